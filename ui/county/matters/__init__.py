"""The matters of the county (信访事项): the table, one of them, and what is entered on it."""
