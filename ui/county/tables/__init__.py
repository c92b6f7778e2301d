"""Tables for the desks (下发)."""
