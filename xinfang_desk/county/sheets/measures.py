"""How much of a table is read (表格的限度): more is a mistake, or a bomb."""

PACKED = 32 << 20
"""Bytes of the file."""
UNPACKED = 64 << 20
"""Bytes that a workbook says it unpacks to."""
MOST_FILES = 200
"""Files within a workbook."""
MOST_ROWS = 100_000
MOST_COLUMNS = 100
MEMORY = 1 << 30
"""Bytes that the reading process may take."""
SECONDS = 60
"""Of the processor, for the reading process."""
