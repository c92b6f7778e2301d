"""Codes a scanner reads (二维码, 条形码), as plain bars; what they hold is a number, never a name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno
from reportlab.graphics.barcode.code128 import Code128

QR_QUIET = 4
"""ISO/IEC 18004: white modules on each side of a QR code."""
BARCODE_QUIET = 10
"""ISO/IEC 15417: white modules on each side of a Code 128."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A black run, in modules from the top left of the code with its quiet zone."""

    x: int
    y: int
    width: int


@lru_cache(maxsize=8)
def qr(text: str) -> tuple[int, tuple[Bar, ...]]:
    """Modules to a side, quiet zone included, and the black runs of each row; error level M."""
    rows = segno.make(text, error="m", micro=False, boost_error=False).matrix
    bars = [
        Bar(x=start + QR_QUIET, y=y + QR_QUIET, width=length)
        for y, row in enumerate(rows)
        for start, length in _runs([bool(module) for module in row])
    ]
    return len(rows) + 2 * QR_QUIET, tuple(bars)


@lru_cache(maxsize=8)
def code128(text: str) -> tuple[int, tuple[Bar, ...]]:
    """Modules in all, quiet zones included, and the black bars; ASCII text, figures in pairs."""
    code = Code128(text)
    code.validate()
    if not code.valid:
        raise ValueError("a Code 128 holds ASCII only")
    code.encode()
    bars: list[Bar] = []
    x = BARCODE_QUIET
    # reportlab spells a symbol as letters: capitals are black, small ones white, A to D their width
    for letter in code.decompose():
        width = ord(letter.upper()) - ord("A") + 1
        if letter.isupper():
            bars.append(Bar(x=x, y=0, width=width))
        x += width
    return x + BARCODE_QUIET, tuple(bars)


def _runs(modules: list[bool]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for place, black in enumerate(modules):
        if black and place and modules[place - 1]:
            start, length = runs[-1]
            runs[-1] = (start, length + 1)
        elif black:
            runs.append((place, 1))
    return runs
