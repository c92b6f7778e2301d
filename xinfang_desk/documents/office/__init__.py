"""Sheets of the office itself (办公用纸): lists, posters, slips; no owed paper of a matter."""
