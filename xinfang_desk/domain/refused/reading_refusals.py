"""The refusals of reading a paper; their sentences stand with those of scans."""

from __future__ import annotations

from typing import Literal

ReadingCode = Literal[
    "reading.failed",
    "reading.model_changed",
    "reading.not_here",
    "reading.stopped",
    "reading.too_many_pages",
    "reading.too_slow",
]
