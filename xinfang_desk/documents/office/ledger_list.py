"""The ledger of a day or a month on paper (台账): A4 across, the columns that are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import east_asian_width

from xinfang_desk.documents.form import say
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office

_SIZE = 8.5
_DIGIT, _AROUND = 1.55, 3.4
"""Millimetres of a digit, and of what stands around the words of a cell."""
_WIDEST, _LEAST = 60.0, 30.0
"""Of a column; the widest give way, down to the least, and what is longer breaks."""


def ledger_list(
    title: str,
    number: str,
    words: str,
    headings: Sequence[str],
    lines: Sequence[Sequence[str]],
    office: Office,
    *,
    rehearsal: bool = False,
) -> bytes:
    """The table under its title; ``words`` say of what time it is and what it comes to."""
    form, y = opened_list(office, title, number, rehearsal=rehearsal, across=True)
    y = say(form, y, words, form.type.note)
    if not lines:
        return form.sheet.finish()
    columns = _columns([max(map(_width, each)) for each in zip(headings, *lines, strict=True)], form.width)
    body, bold = Style(size=_SIZE, leading=1.25), Style(face=Face.SANS, size=_SIZE, leading=1.25)
    head = [[Cell(text=each, style=bold) for each in headings]]
    rows = [[Cell(text=each, style=body) for each in line] for line in lines]
    table(form.sheet, form.left, y + 2, columns, rows, head=head)
    return form.sheet.finish()


def _columns(longest: Sequence[int], width: float) -> list[float]:
    """How wide each column is, in millimetres, for its longest words in digits."""
    wanted = [min(each * _DIGIT + _AROUND, _WIDEST) for each in longest]
    for at in sorted(range(len(wanted)), key=lambda at: -wanted[at]):
        wanted[at] = max(min(wanted[at], _LEAST), wanted[at] - max(sum(wanted) - width, 0.0))
    return [each * width / sum(wanted) for each in wanted]


def _width(words: str) -> int:
    """How wide words are, in digits: a Chinese character is as wide as two."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in words)
