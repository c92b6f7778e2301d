"""Fictional papers of every kind, drawn, spoiled and read: what is right, unsure and wrong."""
