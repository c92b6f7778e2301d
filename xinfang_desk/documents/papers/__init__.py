"""The papers of a matter (文书), a file for each kind."""
