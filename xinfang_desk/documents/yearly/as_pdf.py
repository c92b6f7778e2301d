"""A report as PDF: the same parts as the DOCX, set by our own typefaces, to be printed and filed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xinfang_desk.documents.papers.letter import BODY, HEIGHT, LEFT, TITLE, TOP, WIDTH
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.documents.yearly.outline import Block, Kind

_OF = {
    Kind.PART: replace(BODY, face=Face.SANS),
    Kind.SECTION: replace(BODY, face=Face.KAI),
    Kind.SAY: replace(BODY, justify=True),
    Kind.FILL: replace(BODY, ink=Ink.GREY),
}
_CELL = Style(size=12.0, leading=1.3)
_HEAD = Style(face=Face.SANS, size=12.0, leading=1.3)
_PAGE = Style(size=14.0, align=Align.CENTRE)
_MARK = Style(face=Face.KAI, size=14.0)


def as_pdf(blocks: Sequence[Block], name: str, mark: str = "") -> bytes:
    """The report as a PDF called ``name``; ``mark`` stands over every page of a rehearsal."""

    def foot(sheet: Sheet, number: int, _total: int) -> None:
        sheet.text(sheet.width / 2, TOP + HEIGHT + 7, f"— {number} —", _PAGE)
        if mark:
            sheet.text(LEFT, 12.0, mark, _MARK)

    sheet = Sheet(A4, name, top=TOP, bottom=TOP + HEIGHT, footer=foot)
    y = TOP
    for block in blocks:
        if block.kind is Kind.TITLE:
            y = sheet.paragraph(LEFT, y, WIDTH, block.text, TITLE) + 8
        elif block.kind is Kind.TABLE:
            y = _table(sheet, y + 2, block.rows) + 3
        else:
            style = _OF[block.kind]
            if block.kind in {Kind.PART, Kind.SECTION}:
                y = sheet.room(y, 3 * style.line)
            y = sheet.paragraph(LEFT, y, WIDTH, block.text, style)
    return sheet.finish()


def _table(sheet: Sheet, y: float, rows: Sequence[Sequence[str]]) -> float:
    shares = (0.3, 0.25, 0.45) if len(rows[0]) == 3 else (0.75, 0.25)
    head, *lines = (
        [Cell(text=words, style=style) for words in line]
        for line, style in zip(rows, [_HEAD, *[_CELL] * (len(rows) - 1)], strict=True)
    )
    return table(sheet, LEFT, y, [WIDTH * share for share in shares], lines, head=[head])
