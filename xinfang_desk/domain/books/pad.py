"""Numbered pads for power cuts (停电本): blank receipts whose numbers are given out before anybody comes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinfang_desk.domain.errors import DeskError

MOST = 200
"""Receipts of one pad."""


class PadState(Enum):
    """What became of a blank receipt."""

    OPEN = "open"
    USED = "used"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class PadCount:
    """Blank receipts: how many lie open, how many were used or spoiled on a day."""

    open: int
    used: int
    void: int


def require_count(count: int) -> None:
    """Refuse a pad of no receipt, or of more than anybody binds: ``pad.bad_count``."""
    if not 1 <= count <= MOST:
        raise DeskError("pad.bad_count", most=MOST)
