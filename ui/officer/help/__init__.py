"""Help (帮助): the manual and the keys."""
