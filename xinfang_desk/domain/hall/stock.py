"""Kinds of paper (用纸), and how an office prints on each: which printer, which tray, what to move."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Stock(Enum):
    """What a printer is loaded with."""

    RECEIPT = "receipt"
    """A5: the receipt and the guidance (回执、指引单)."""
    PAPERS = "papers"
    """A4, and the poster on A3: notices, lists, everything else (告知书、清单)."""
    SLIP = "slip"
    """A roll of 80 or 58 mm: waiting numbers and slips (号条、小票)."""


class Make(StrEnum):
    """What a printer is, as far as a page has to be made for it."""

    USUAL = "usual"
    """It takes the page as it is: laser, ink, or a roll with its maker's driver."""
    NEEDLES = "needles"
    """Needles (针式): no grey, no colour, no thin line."""
    DOTS = "dots"
    """A roll without a driver (ESC/POS): it is given dots, cut at their end."""


MOST_COPIES = 9
FARTHEST = 30.0
"""Millimetres that a page can be moved, either way."""
ROLLS = (80, 58)
"""Millimetres of the rolls that slips are drawn for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSetup:
    """How one kind of paper comes out; the defaults need no setting."""

    printer: str = ""
    """A queue, or ``socket://HOST:PORT`` of a roll printer in the network; empty for the usual."""
    make: Make = Make.USUAL
    tray: str = ""
    """By the printer's own keyword; empty for the one that it takes by itself."""
    two_sided: bool = False
    copies: int = 1
    right: float = 0.0
    """Millimetres to move the page, to the left where less than nothing."""
    down: float = 0.0
    roll: int = ROLLS[0]
    """Width of the roll in millimetres."""
