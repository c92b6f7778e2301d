"""What stock reportlab gets wrong on the same words, beside what ours does (docs/decisions/0003)."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfgen import canvas
from reportlab.platypus import Paragraph

from xinfang_desk.documents.surface.sheet import A5, Sheet
from xinfang_desk.documents.type.breaking import NEVER_FIRST, NEVER_LAST, wrap
from xinfang_desk.documents.type.style import Ink, Style
from xinfang_desk.documents.type.typeface import FONTS, Face, open_typefaces

WORDS = (
    "您反映的“土地承包经营权证面积与实际不符”的事项，已于2026年11月24日登记。我们将依照《信访工作条例》，按照"
    "“属地管理、分级负责，谁主管、谁负责”的原则，及时转送；对处理意见不服的，可自收到书面答复之日起30日内请求复查！"
)
SIZE = 10.5


@pytest.fixture(scope="module")
def stock() -> Iterator[str]:
    # Stock takes a face of the same name for the same font; ours may have been registered before.
    open_typefaces()
    known = pdfmetrics._fonts, pdfmetrics._dynFaceNames
    before = [dict(each) for each in known]
    pdfmetrics._dynFaceNames.clear()
    pdfmetrics.registerFont(ttfonts.TTFont("stock-faults", str(FONTS / "xf-serif.ttf")))
    yield "stock-faults"
    for now, then in zip(known, before, strict=True):
        now.clear()
        now.update(then)


def _faults(lines: list[str], width: float, width_of: dict[str, float]) -> int:
    wide = sum(sum(width_of[each] for each in line) > width + 0.01 for line in lines)
    starts = sum(line[:1] in NEVER_FIRST for line in lines[1:])
    return wide + starts + sum(line[-1:] in NEVER_LAST for line in lines[:-1])


def test_lines_begin_and_end_as_they_should(stock: str) -> None:
    faces = open_typefaces()
    width_of = {each: faces.width(each, Face.SERIF, SIZE) for each in WORDS}
    style = ParagraphStyle("x", fontName=stock, fontSize=SIZE, leading=15, wordWrap="CJK")
    theirs = ours = 0
    for width in range(120, 300, 3):
        paragraph = Paragraph(WORDS, style)
        paragraph.wrap(width, 2000)
        lines = [
            "".join(line[1]) if isinstance(line, tuple) else line.text for line in paragraph.blPara.lines
        ]
        theirs += _faults([line for line in lines if line], width, width_of)
        ours += _faults(wrap(WORDS, width_of.__getitem__, width), width, width_of)
    assert theirs > 0
    assert ours == 0


def _fonts(pdf: bytes) -> set[str]:
    page = PdfReader(io.BytesIO(pdf)).pages[0]
    return {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}


def test_no_file_carries_a_font_that_is_not_in_it(stock: str) -> None:
    out = io.BytesIO()
    theirs = canvas.Canvas(out, initialFontName="Helvetica")
    theirs.setFont(stock, SIZE)
    theirs.drawString(50, 50, "来访登记回执")
    theirs.save()
    assert "/Helvetica" in _fonts(out.getvalue())
    sheet = Sheet(A5, "1")
    sheet.text(20, 20, "来访登记回执", Style())
    assert all("XF" in name for name in _fonts(sheet.finish()))


def _colours(pdf: bytes) -> list[str]:
    """The fill colour in force at each piece of text."""
    content = PdfReader(io.BytesIO(pdf)).pages[0].get_contents().get_data().decode("latin-1")
    found, colour = [], ""
    for operator in re.findall(r"[\d. ]+(?:rg|g|k)\b|\bTj\b|\bTJ\b|<[0-9A-F]+> Tj|\) Tj", content):
        if operator.rstrip().endswith(("rg", "g", "k")):
            colour = operator.strip()
        else:
            found.append(colour)
    return found


def test_red_does_not_run_on_into_what_follows(stock: str) -> None:
    out = io.BytesIO()
    theirs = canvas.Canvas(out, pageCompression=0)
    theirs.setFont(stock, SIZE)
    red = theirs.beginText(50, 80)
    red.setFillColorRGB(0.8, 0, 0)
    red.textOut("红")
    theirs.drawText(red)
    theirs.drawString(50, 50, "黑")
    theirs.save()
    first, second = _colours(out.getvalue())
    assert first == second
    sheet = Sheet(A5, "1")
    sheet.text(20, 20, "红", Style(ink=Ink.RED))
    sheet.text(20, 40, "黑", Style())
    first, second = _colours(sheet.finish())
    assert first != second
