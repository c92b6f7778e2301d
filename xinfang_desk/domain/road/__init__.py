"""The lawful road (依法信访路线图): its places, who sits there, and how far a matter went."""
