"""Pages made to fit a printer: moved by millimetres, in strong black, and nothing of them lost."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdf
import pypdfium2
import pypdfium2.raw as raw
import pytest

from tests.documents import samples
from tests.documents.reading import paper, text_of
from xinfang_desk.devices.printing.fitted import moved, strengthened
from xinfang_desk.domain.category import Paper

MM = 72 / 25.4


@pytest.fixture(scope="module", params=[Paper.RECEIPT, Paper.ACCEPTANCE])
def sheet(request: pytest.FixtureRequest) -> bytes:
    return paper(request.param, samples.WAGES if request.param is Paper.RECEIPT else samples.ACCEPTED)


def first_ink(pdf: bytes) -> tuple[float, float]:
    """How far from the left and upper edge of the first page its first dot lies, in millimetres."""
    page = pypdfium2.PdfDocument(pdf)[0]
    scale = 4
    box = page.render(scale=scale, grayscale=True).to_pil().point(lambda grey: 255 * (grey < 200)).getbbox()
    return box[0] / scale / MM, box[1] / scale / MM


def test_a_moved_page_says_the_same_so_many_millimetres_away(sheet: bytes) -> None:
    left, top = first_ink(sheet)
    pushed = moved(sheet, right=3.5, down=-2.0)
    assert first_ink(pushed) == pytest.approx((left + 3.5, top - 2.0), abs=0.2)
    assert text_of(pushed) == text_of(sheet)
    assert _size(pushed) == _size(sheet)


def test_a_page_that_is_not_moved_is_the_same_bytes(sheet: bytes) -> None:
    assert moved(sheet, right=0, down=0) is sheet


def _size(pdf: bytes) -> list[tuple[float, float]]:
    return [tuple(map(float, page.mediabox)) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _marks(pdf: bytes) -> Iterator[pypdfium2.PdfObject]:
    for page in pypdfium2.PdfDocument(pdf):
        yield from page.get_objects()


def test_for_needles_everything_is_black_and_no_line_is_thin(sheet: bytes) -> None:
    strong = strengthened(sheet)
    assert text_of(strong) == text_of(sheet)
    picture = (
        pypdfium2.PdfDocument(strong)[0].render(scale=2, no_smoothtext=True, no_smoothpath=True).to_pil()
    )
    assert {colour for _count, colour in picture.convert("RGB").getcolors(1 << 20)} == {
        (0, 0, 0),
        (255, 255, 255),
    }
    from ctypes import byref, c_float

    weights = []
    for mark in _marks(strong):
        if mark.type == raw.FPDF_PAGEOBJ_PATH:
            weight = c_float()
            raw.FPDFPageObj_GetStrokeWidth(mark.raw, byref(weight))
            weights.append(weight.value)
    assert min(weights) >= 1.0
