"""Pages made to fit a printer (适配): moved by millimetres, in strong black, or as dots; by PDFium.

Moved and strengthened pages keep their text and lines: nothing of them becomes a picture.
"""

from __future__ import annotations

from ctypes import byref, c_float
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pypdfium2
    from PIL import Image

_POINTS_OF_A_MM = 72 / 25.4
_STRONG = 1.0
"""Points of the thinnest line that a needle printer of 180 dots an inch draws without gaps."""
_BLACK = (0, 0, 0, 255)
_DARK = 160
"""Of 255: what is darker is a dot of a roll printer."""


def moved(pdf: bytes, *, right: float, down: float) -> bytes:
    """The same pages with all that is on them moved, in millimetres; ``pdf`` itself where by nothing."""
    if not right and not down:
        return pdf
    import pypdfium2.raw as raw

    def move(page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        by = raw.FS_MATRIX(1, 0, 0, 1, right * _POINTS_OF_A_MM, -down * _POINTS_OF_A_MM)
        raw.FPDFPage_TransFormWithClip(page.raw, byref(by), byref(raw.FS_RECTF(0, height, width, 0)))

    return _each_page(pdf, move)


def strengthened(pdf: bytes) -> bytes:
    """The same pages in black alone, without a thin line: grey and red are dots between needles."""
    import pypdfium2.raw as raw

    def strengthen(page: pypdfium2.PdfPage) -> None:
        for mark in page.get_objects():
            raw.FPDFPageObj_SetFillColor(mark.raw, *_BLACK)
            if mark.type != raw.FPDF_PAGEOBJ_PATH:
                continue
            weight = c_float()
            raw.FPDFPageObj_GetStrokeWidth(mark.raw, byref(weight))
            raw.FPDFPageObj_SetStrokeColor(mark.raw, *_BLACK)
            raw.FPDFPageObj_SetStrokeWidth(mark.raw, max(weight.value, _STRONG))
        page.gen_content()

    return _each_page(pdf, strengthen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A page in grey: millimetres of the paper, and a byte a dot, row by row from the top."""

    width: float
    height: float
    columns: int
    rows: int
    grey: bytes


def pictures(pdf: bytes, dpi: int) -> list[Picture]:
    """Each page as a picture, for a print system that takes no PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_picture(page, dpi) for page in document]
    finally:
        document.close()


def dots(pdf: bytes, width: int) -> list[Image.Image]:
    """Each page in black and white, ``width`` dots wide, as high as it is."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_dotted(page, width) for page in document]
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, dpi: int) -> Picture:
    width, height = page.get_size()
    grey: Image.Image = page.render(scale=dpi / 72, grayscale=True).to_pil().convert("L")
    return Picture(
        width=width / _POINTS_OF_A_MM,
        height=height / _POINTS_OF_A_MM,
        columns=grey.width,
        rows=grey.height,
        grey=grey.tobytes(),
    )


def _dotted(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    grey: Image.Image = page.render(scale=width / page.get_width(), grayscale=True).to_pil().convert("L")
    return grey.point([0 if level < _DARK else 255 for level in range(256)]).convert("1")


def _each_page(pdf: bytes, change: Callable[[pypdfium2.PdfPage], None]) -> bytes:
    import pypdfium2

    document, out = pypdfium2.PdfDocument(pdf), BytesIO()
    try:
        for page in document:
            change(page)
        document.save(out)
    finally:
        document.close()
    return out.getvalue()
