"""TrueType files, mapped into memory and read in bulk: which characters they draw, and how wide.

Needs no drawing library, so coverage can be asked long before the first paper is drawn.
Table layouts: OpenType 1.9.1, chapters cmap, hmtx, loca.
"""

from __future__ import annotations

import mmap
import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.domain.errors import DeskError

LONG_CMAP = 12
"""The one cmap format that reaches beyond the BMP; ``packaging/fonts/build.py`` always writes it."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FontFile:
    """One open font file; widths are in its own units, ``units_per_em`` to the em."""

    path: Path
    data: mmap.mmap
    tables: dict[str, tuple[int, int]]
    """Offset and length by tag."""
    units_per_em: int
    glyph_count: int
    glyphs: dict[int, int]
    """Glyph index by code point."""
    advances: array[int]
    """Advance widths; every glyph past the last has the last one's."""
    bearings: array[int]
    """Left side bearings, as unsigned 16-bit values."""
    offsets: array[int]
    """Where each glyph's outline begins in glyf; one more than there are glyphs."""

    def advance(self, glyph: int) -> int:
        """Advance width of a glyph, in font units."""
        return self.advances[min(glyph, len(self.advances) - 1)]


def open_font(path: Path) -> FontFile:
    """Map a font; refuses with ``paper.font_missing`` or ``paper.font_unreadable``."""
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as fault:  # ValueError: an empty file cannot be mapped
        raise DeskError("paper.font_missing", file=path.name) from fault
    try:
        return _parse(path, data)
    except (struct.error, KeyError, IndexError, ValueError) as fault:
        raise DeskError("paper.font_unreadable", file=path.name) from fault


def _parse(path: Path, data: mmap.mmap) -> FontFile:
    tables: dict[str, tuple[int, int]] = {}
    for record in range(_u16(data, 4)):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * record)
        if offset + length > len(data):
            raise ValueError("file cut short")
        tables[tag.decode("ascii")] = (offset, length)
    head, maxp, hhea = (tables[tag][0] for tag in ("head", "maxp", "hhea"))
    glyph_count, wide_count = _u16(data, maxp + 4), _u16(data, hhea + 34)
    metrics = _big_endian("H", data, tables["hmtx"][0], wide_count + glyph_count)
    long_offsets = _u16(data, head + 50)
    offsets = _big_endian("I" if long_offsets else "H", data, tables["loca"][0], glyph_count + 1)
    return FontFile(
        path=path,
        data=data,
        tables=tables,
        units_per_em=_u16(data, head + 18),
        glyph_count=glyph_count,
        glyphs=_cmap(data, tables["cmap"][0]),
        advances=metrics[0 : 2 * wide_count : 2],
        bearings=metrics[1 : 2 * wide_count : 2] + metrics[2 * wide_count :],
        offsets=offsets if long_offsets else array("I", [half * 2 for half in offsets]),
    )


def _cmap(data: mmap.mmap, start: int) -> dict[int, int]:
    for record in range(_u16(data, start + 2)):
        (offset,) = struct.unpack_from(">L", data, start + 8 + 8 * record)
        if _u16(data, start + offset) == LONG_CMAP:
            return _groups(data, start + offset)
    raise ValueError("no 32-bit cmap")


def _groups(data: mmap.mmap, start: int) -> dict[int, int]:
    (count,) = struct.unpack_from(">L", data, start + 12)
    numbers = _big_endian("I", data, start + 16, 3 * count)
    glyphs: dict[int, int] = {}
    for first, last, glyph in zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True):
        if first == last:
            glyphs[first] = glyph
        else:
            # Groups are short: ranges made for each would take longer than this loop.
            for code_point in range(first, last + 1):
                glyphs[code_point] = code_point + glyph - first
    return glyphs


def _u16(data: mmap.mmap, offset: int) -> int:
    number: int = struct.unpack_from(">H", data, offset)[0]
    return number


def _big_endian(code: str, data: mmap.mmap, offset: int, count: int) -> array[int]:
    numbers: array[int] = array(code)
    numbers.frombytes(data[offset : offset + numbers.itemsize * count])
    if sys.byteorder == "little":
        numbers.byteswap()
    return numbers
