"""One line of a page as a reader saw it (读出的一行)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom, in thousandths of the width and height of the upright page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Its words, how sure the reader was of them (0 to 1), where they stand; pages count from 0."""

    text: str
    score: float
    box: Box
    page: int
