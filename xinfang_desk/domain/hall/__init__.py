"""The hall beside the matters (大厅): waiting numbers, what visitors say, explaining the law."""
