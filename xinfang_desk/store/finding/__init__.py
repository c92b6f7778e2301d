"""Finding (检索): search, lists, names and their initials."""
