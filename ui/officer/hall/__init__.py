"""The hall (大厅): waiting numbers, counts, how visitors were received, explaining the law."""
