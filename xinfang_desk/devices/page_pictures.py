"""Pages (页面): how many, of which size, and as pictures as a screen shows them; by PDFium."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pypdfium2

_MM_OF_A_POINT = 25.4 / 72
_SHEETS = {"A3": (297, 420), "A4": (210, 297), "A5": (148, 210)}
"""Millimetres of the sheets that a print queue knows by name."""
_ROLLS = {72: 80, 48: 58}
"""What the head of a roll's printer reaches, and the roll: its page is as wide as the first."""
_LEVEL = 3
"""Of zlib: a page of even colours is no larger by it than at 6, and written in two thirds of the time."""
_NEARLY = 1.5
"""Millimetres by which a page may differ and still be that sheet."""


def count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def picture(pdf: bytes, *, page: int = 0, dpi: int = 110, packed: bool = True) -> bytes:
    """One page as a PNG, at ``dpi`` dots an inch; not ``packed``, as a PPM, seen thrice as soon."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        out = BytesIO()
        drawn = document[page].render(scale=dpi / 72).to_pil()
        if packed:
            drawn.save(out, "PNG", compress_level=_LEVEL)
        else:
            drawn.save(out, "PPM")
        return out.getvalue()
    finally:
        document.close()


def by_media(pdf: bytes) -> list[tuple[str, bytes]]:
    """The paper to ask a print queue for, and the pages for it: one part for each change of size.

    A name such as ``A5``, or ``Custom.80x212mm`` for what has none, and empty for what is no PDF; a part
    that is the whole is ``pdf`` itself.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return [("", pdf)]
    try:
        media = [_media(*document.get_page_size(number)) for number in range(len(document))]
        parts = [list(numbers) for _, numbers in groupby(range(len(media)), key=media.__getitem__)]
        if len(parts) == 1:
            return [(media[0], pdf)]
        return [(media[part[0]], _only(document, part)) for part in parts]
    finally:
        document.close()


def _media(width: float, height: float) -> str:
    across, along = width * _MM_OF_A_POINT, height * _MM_OF_A_POINT
    short, long = sorted((across, along))
    for name, (least, most) in _SHEETS.items():
        if abs(short - least) < _NEARLY and abs(long - most) < _NEARLY:
            return name
    # A tenth of a millimetre is the rounding of points, not a longer paper.
    return f"Custom.{_ROLLS.get(round(across), round(across))}x{ceil(along - 0.1)}mm"


def _only(document: pypdfium2.PdfDocument, numbers: list[int]) -> bytes:
    import pypdfium2

    part, out = pypdfium2.PdfDocument.new(), BytesIO()
    try:
        part.import_pages(document, pages=numbers)
        part.save(out)
    finally:
        part.close()
    return out.getvalue()
