"""What scans and pictures are taken in (扫描件的种类和限度): more is a mistake, or a bomb."""

BEGINS = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"%PDF-", "pdf"),
)
"""How a file of each kind begins."""

FILE = 64 << 20
"""Bytes of one file, as it comes and as it is kept."""
TOGETHER = 128 << 20
"""Bytes of all the files that become one material."""
MOST_PAGES = 200
"""Pages of one material."""
PIXELS = 64_000_000
"""Of one page: A3 at 400 dots an inch has half of that."""
DPI = 200
"""At how many dots an inch a page of a PDF is drawn."""
MEMORY = 1 << 30
"""Bytes that the reading process may take."""
SECONDS = 120
"""Of the processor, for the reading process."""

READ_PAGES = 10
"""Pages of one paper whose words are read."""
EYE = 2000
"""Points of the longer side of a page as it is read: more is not looked at (rapidocr, max_side_len)."""
READING_MEMORY = 1500 << 20
"""Bytes of its own that the process which reads words may take; a page of :data:`EYE` takes 850 MB."""
READING_SECONDS = 120
"""Of the processor, for one page; it takes five."""
READING_PATIENCE = 300
"""Seconds by the clock, for one page: others may need the processor more."""
IDLE = 180
"""Seconds for which it waits for another page."""
