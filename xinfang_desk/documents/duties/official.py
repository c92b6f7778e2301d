"""A paper of the office that belongs to no one matter, as GB/T 9704-2012 sets it: notice, agenda, minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.papers.letter import (
    BODY,
    HEIGHT,
    LEFT,
    MARK,
    PAGE_NUMBER,
    TITLE,
    TOP,
    WIDTH,
)
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import POINTS_PER_MM, Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office

_CELL = Style(size=12.0, leading=1.35)
_HEAD = Style(face=Face.SANS, size=12.0, leading=1.35, align=Align.CENTRE)
_TO_DATE = 8.0
"""Millimetres between who signs and the day."""


class Official:
    """A paper being drawn from top to bottom: each call goes on where the last one ended."""

    def __init__(self, office: Office, key: str, mark: str, title: str = "", *, rehearsal: bool) -> None:
        """Begin with the ``mark`` in red above its rule; ``key`` names the file, in ASCII."""
        self._sheet = Sheet(
            A4,
            key,
            top=TOP,
            bottom=TOP + HEIGHT,
            on_turn=_turned,
            footer=partial(_foot, rehearsed(rehearsal=rehearsal)),
        )
        self._office = office
        middle = LEFT + WIDTH / 2
        y = self._sheet.text(middle, TOP - 7, mark, MARK, fit=WIDTH)
        self._sheet.rule(LEFT, y + 2, LEFT + WIDTH, y + 2, weight=2.0, ink=Ink.RED)
        self.y = y + 8
        if title:
            self.y = self._sheet.text(middle, self.y, title, TITLE, fit=WIDTH) + 4

    def line(self, words: str) -> None:
        """A line from the left edge: to whom it speaks."""
        self._paragraph(words, replace(BODY, indent=0.0))

    def ends(self, left: str, right: str) -> None:
        """One line with something at each end: whose minutes, of which day (GB/T 9704 10.3)."""
        plain = replace(BODY, indent=0.0, pitch=0.0)
        self.y = self._sheet.room(self.y, BODY.line)
        self._sheet.text(LEFT + WIDTH, self.y, right, replace(plain, align=Align.RIGHT))
        self.y = self._sheet.text(
            LEFT, self.y, left, plain, fit=WIDTH - self._sheet.text_width(right, plain) - 4
        )

    def say(self, words: str) -> None:
        """A paragraph."""
        self._paragraph(words, BODY)

    def part(self, words: str) -> None:
        """The heading of a part, in 黑体, never alone at the foot of a page."""
        self.y = self._sheet.room(self.y, 3 * BODY.line)
        self._paragraph(words, replace(BODY, face=Face.SANS))

    def fact(self, caption: str, words: str) -> None:
        """A caption in 黑体 and what is known, its further lines under the first (GB/T 9704 10.3)."""
        style = replace(BODY, indent=0.0, face=Face.SANS)
        wide = self._sheet.text_width(caption, style)
        x = LEFT + 2 * BODY.size / POINTS_PER_MM
        plain = replace(BODY, indent=0.0)
        height = self._sheet.measure(WIDTH - (x - LEFT) - wide, words, plain)
        self.y = self._sheet.room(self.y, min(height, 4 * BODY.line))
        self._sheet.text(x, self.y, caption, style)
        self.y = self._sheet.paragraph(x + wide, self.y, LEFT + WIDTH - x - wide, words, plain)

    def table(self, shares: Sequence[float], head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """A table as wide as the text; ``shares`` of the width for each column."""
        columns = tuple(share * WIDTH for share in shares)
        cells = [[Cell(text=text, style=_CELL) for text in row] for row in rows]
        first = [[Cell(text=text, style=_HEAD) for text in head]]
        self.y = table(self._sheet, LEFT, self.y + 2, columns, cells, head=first, least=9.0) + 2

    def sign(self, day: str) -> None:
        """Who signs, and the day four characters from the right (7.3.5)."""
        name = replace(BODY, indent=0.0, align=Align.RIGHT, pitch=0.0)
        y = self._sheet.room(self.y + _TO_DATE, 2 * name.line + _TO_DATE)
        x = LEFT + WIDTH - 4 * BODY.size / POINTS_PER_MM
        y = self._sheet.text(x, y, self._office.full_name or self._office.name, name, fit=WIDTH)
        self.y = self._sheet.text(x, y, day, name)

    def drawing(self) -> Drawing:
        """All of it; nothing more is drawn afterwards."""
        return self._sheet.drawing()

    def _paragraph(self, words: str, style: Style) -> None:
        self.y = self._sheet.paragraph(LEFT, self.y, WIDTH, words, style)


def _turned(sheet: Sheet) -> None:
    sheet.top = TOP


def _foot(mark: str, sheet: Sheet, number: int, total: int) -> None:
    if mark:
        style = Style(face=Face.SANS_BOLD, size=16.0, leading=1.2, ink=Ink.RED)
        sheet.text(LEFT, 14.0, mark, style)
    if total > 1:
        inset = PAGE_NUMBER.size / POINTS_PER_MM
        x = LEFT + WIDTH - inset if number % 2 else LEFT + inset
        align = Align.RIGHT if number % 2 else Align.LEFT
        sheet.text(x, TOP + HEIGHT + 7, f"— {number} —", replace(PAGE_NUMBER, align=align))
