"""The drawing surface of every paper (纸面): millimetres from the top left, text that breaks and flows.

Everything takes the y where it begins and gives back the y where it ends, so a form reads from top to
bottom. What does not fit above ``bottom`` goes to a further page; nothing is clipped. Marks are kept
until :meth:`Sheet.finish`, so reportlab is first imported there, and the number of pages is known
when their footers are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable

from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.ink import Bars, Box, Circle, Mark, Rule, Text
from xinfang_desk.documents.type.style import POINTS_PER_MM, Ink, Line, Style, lay_out
from xinfang_desk.documents.type.typeface import Face, Run, open_typefaces
from xinfang_desk.words import _

A4 = (210.0, 297.0)
A5 = (148.0, 210.0)

ASCENT = 0.88
"""From the top of the em square to the base line, in ems, in all our Chinese fonts."""

HAIR = 0.6
"""Points: the thinnest line a needle printer draws whole."""

BODY = Style()

_LEAST_TO_WRITE, _MOST_TO_WRITE, _BETWEEN = 12.0, 42.0, 2.5
"""Millimetres in width for what is written by hand, and from one such place to the next."""
_TO_WRITE = 3.0
"""Millimetres left free above such a line."""
_WHOLE_LINES, _WHOLE_LINE = 2, 7.0
"""How many lines, and how far apart in millimetres, where the places are too many for one."""
_MISSING = (1.0, 1.2)
"""The dashes of an empty box."""


class Sheet:
    """Pages of one size, drawn from top to bottom."""

    def __init__(
        self,
        size: tuple[float, float],
        title: str,
        *,
        top: float = 15.0,
        bottom: float | None = None,
        on_turn: Callable[[Sheet], None] | None = None,
        footer: Callable[[Sheet, int, int], None] | None = None,
    ) -> None:
        """An empty first page of ``size`` (width, height) millimetres.

        ``title`` goes into the PDF as it is; printers garble all but ASCII. Text flows between ``top`` and
        ``bottom`` (by default 15 mm above the edge). ``on_turn`` is called on each further page before
        anything is drawn there and may move ``top`` and ``bottom``; ``footer`` is called for
        each page at the end, with its number and how many there are.
        """
        self.width, self.height = size
        self.title = title
        self.top = top
        self.bottom = self.height - 15.0 if bottom is None else bottom
        self._on_turn, self._footer = on_turn, footer
        self._faces = open_typefaces()
        self._laid: dict[tuple[float, str, Style], list[Line]] = {}
        self._page: list[Mark] = []
        self._pages: list[list[Mark]] = [self._page]
        self._boxed: dict[str, bool] = {}
        self._boxed_on: list[dict[str, bool]] = [self._boxed]

    @property
    def page(self) -> int:
        """Number of the page being drawn, from 1."""
        return len(self._pages)

    def turn(self) -> float:
        """Begin a further page; gives the y where it begins."""
        self._page, self._boxed = [], {}
        self._pages.append(self._page)
        self._boxed_on.append(self._boxed)
        if self._on_turn:
            self._on_turn(self)
        return self.top

    def room(self, y: float, height: float) -> float:
        """``y`` if so much height is left below it, else the top of a further page."""
        return y if y + height <= self.bottom + 1e-6 else self.turn()

    def crop(self, height: float) -> None:
        """Make the pages this high after all (a slip from a roll is as long as its text)."""
        below = self.to_write_in(1.5, height, self.width - 3.0, Style(face=Face.KAI, leading=1.3))
        self.height = height if below == height else below + 3.0

    def finish(self) -> bytes:
        """The PDF; the same calls give the same bytes on every machine."""
        return self.drawing().pdf()

    def drawing(self) -> Drawing:
        """All that was drawn, its footers too; nothing more is drawn afterwards."""
        for number, page in enumerate(zip(self._pages, self._boxed_on, strict=True), start=1):
            self._page, self._boxed = page
            if self._footer:
                self._footer(self, number, len(self._pages))
            edge, small = (6.0, 11.0) if self.width >= A4[0] else (4.2, 8.0)
            note = Style(face=Face.KAI, size=small, leading=1.3)
            if self._unnamed():
                self._write_in(11.0, self.height - edge - note.line, self.width - 22.0, note, lines=0)
        self._footer = None
        pages = tuple(map(tuple, self._pages))
        return Drawing(width=self.width, height=self.height, title=self.title, pages=pages)

    def text_width(self, text: str, style: Style = BODY) -> float:
        """Width of one line of text in millimetres."""
        drawn = self._faces.drawn(text)
        points = self._faces.width(drawn, style.face, style.size) + style.pitch * max(len(drawn) - 1, 0)
        return points / POINTS_PER_MM

    def lines(self, width: float, text: str, style: Style = BODY) -> list[Line]:
        """The text as the lines a paragraph of this width (mm) would have."""
        asked = (width, text, style)  # what is drawn was measured before
        if asked not in self._laid:
            self._laid[asked] = lay_out(self._faces, text, style, width * POINTS_PER_MM)
        return self._laid[asked]

    def measure(self, width: float, text: str, style: Style = BODY) -> float:
        """Height in millimetres of a paragraph of this width."""
        return len(self.lines(width, text, style)) * style.line

    def text(self, x: float, y: float, text: str, style: Style = BODY, *, fit: float | None = None) -> float:
        """One line that begins, is centred or ends at ``x`` by its style; smaller if wider than ``fit``."""
        width = self.text_width(text, style)
        if fit is not None and width > fit:
            style = style.scaled(fit / width)
            width = fit
        line = Line(text=self._faces.drawn(text), shift=0.0, pitch=style.pitch)
        return self.line(x - width * style.align.value, y, line, style)

    def paragraph(self, x: float, y: float, width: float, text: str, style: Style = BODY) -> float:
        """Text broken into lines and, where the page ends, over pages; line ends begin new paragraphs."""
        for block in text.splitlines() or [""]:
            lines = self.lines(width, block, style)
            # neither a first line is left alone at the foot of a page, nor a last one at the top of the next
            y = self.room(y, style.line * (3 if len(lines) == 3 else min(2, len(lines))))
            for left, line in zip(range(len(lines), 0, -1), lines, strict=True):
                y = self.line(x, self.room(y, style.line * (2 if left == 2 else 1)), line, style)
        return y

    def together(self, y: float, draw: Callable[[float], float]) -> float:
        """What ``draw`` puts below ``y`` stays on one page: on the next, if it runs over here."""
        page, edges = self.page, (self.top, self.bottom)
        undo = self._undo()
        below = draw(y)
        if self.page == page:
            return below
        undo()
        self.top, self.bottom = edges
        return draw(self.turn())

    def height_of(self, draw: Callable[[float], float]) -> float:
        """How much of a page ``draw`` takes, in millimetres; nothing of it stays."""
        edges, undo = (self.top, self.bottom), self._undo()
        top = self.turn()
        self.bottom = math.inf
        height = draw(top) - top
        undo()
        self.top, self.bottom = edges
        return height

    def _undo(self) -> Callable[[], None]:
        """Takes away again all that is drawn from here on."""
        page, marks, boxed = self.page, len(self._page), dict(self._boxed)

        def undo() -> None:
            del self._pages[page:], self._boxed_on[page:]
            self._page, self._boxed = self._pages[-1], self._boxed_on[-1]
            del self._page[marks:]
            self._boxed.clear()
            self._boxed.update(boxed)

        return undo

    def line(self, x: float, y: float, line: Line, style: Style) -> float:
        """One line as laid out by :meth:`lines`."""
        base = y + (style.line + (2 * ASCENT - 1) * style.size / POINTS_PER_MM) / 2
        runs = tuple(self._faces.runs(line.text, style.face))
        x += line.shift / POINTS_PER_MM
        self._page.append(Text(x=x, y=base, runs=runs, size=style.size, pitch=line.pitch, ink=style.ink))
        if any(run.missing for run in runs):
            self._box_in(x, base, runs, style, line.pitch)
        return y + style.line

    def to_write_in(self, x: float, y: float, width: float, style: Style = BODY) -> float:
        """A line to write by hand what stands as an empty box on this page; gives ``y`` where nothing does.

        One place to write for each sign or word, once a page; where they do not fit, whole lines. What no
        such line names yet is named at the foot of its page in the end.
        """
        if not self._unnamed():
            return y
        y = self.room(y, style.line + _TO_WRITE + _WHOLE_LINES * _WHOLE_LINE)
        return self._write_in(x, y + _TO_WRITE, width, style, lines=_WHOLE_LINES) + 1

    def _write_in(self, x: float, y: float, width: float, style: Style, *, lines: int) -> float:
        """The places beside the words; where those are too many, ``lines`` below them, else what is left."""
        signs = self._unnamed()
        self._boxed.update(dict.fromkeys(signs, True))
        words = _("打不出的字，请用笔补上：")
        places = [min(max(_LEAST_TO_WRITE, 7.0 * len(sign)), _MOST_TO_WRITE) for sign in signs]
        start = x + self.text_width(words, style)
        if start + sum(places) + _BETWEEN * len(places) > x + width:
            places = [max(x + width - start - _BETWEEN, 0.0)]
            if lines:
                return self._whole_lines(x, y, width, words, style, lines)
        for line in self.lines(width, words, style):
            y = self.line(x, y, line, style)
        for place in places:
            self.rule(start + _BETWEEN, y, start + _BETWEEN + place, y)
            start += _BETWEEN + place
        return y

    def _whole_lines(self, x: float, y: float, width: float, words: str, style: Style, lines: int) -> float:
        """The words, and whole lines below them to write on."""
        y = self.paragraph(x, y, width, words, style)
        for _line in range(lines):
            y += _WHOLE_LINE
            self.rule(x, y, x + width, y)
        return y

    def written_in_above(self) -> None:
        """What is boxed on this page from the last line to write on up to here is written there already."""
        self._boxed.update(dict.fromkeys(self._boxed, True))

    def _unnamed(self) -> list[str]:
        return [sign for sign, named in self._boxed.items() if not named]

    def _box_in(self, x: float, base: float, runs: tuple[Run, ...], style: Style, pitch: float) -> None:
        """An empty box (空框) in the place of each sign that no font draws."""
        em, em_of = style.size / POINTS_PER_MM, self._faces.em_of(style.face)
        for run in runs:
            if run.missing:
                self._boxed.setdefault(run.missing, False)
            for char in run.missing or run.text:
                if run.missing:
                    # Dashed: nobody takes it for one to tick.
                    left, top, wide, tall = x + 0.06 * em, base - 0.84 * em, 0.88 * em, 0.92 * em
                    self.box(left, top, wide, tall, ink=style.ink, dash=_MISSING)
                x += em_of(char) * em + pitch / POINTS_PER_MM

    def rule(
        self,
        x: float,
        y: float,
        x2: float,
        y2: float,
        *,
        weight: float = HAIR,
        ink: Ink = Ink.BLACK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A straight line; ``dash`` in points, on and off."""
        self._page.append(Rule(x=x, y=y, x2=x2, y2=y2, weight=weight, ink=ink, dash=dash))

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        weight: float = HAIR,
        ink: Ink = Ink.BLACK,
        dash: tuple[float, ...] = (),
    ) -> None:
        """A rectangle's outline, never filled; ``dash`` in points, on and off."""
        self._page.append(Box(x=x, y=y, width=width, height=height, weight=weight, ink=ink, dash=dash))

    def circle(self, x: float, y: float, radius: float, *, weight: float = HAIR) -> None:
        """A circle's outline; ``x`` and ``y`` are the centre."""
        self._page.append(Circle(x=x, y=y, radius=radius, weight=weight, ink=Ink.BLACK, dash=()))

    def dashed_circle(self, x: float, y: float, radius: float, *, ink: Ink = Ink.GREY) -> None:
        """Where a seal (印章) goes; ``x`` and ``y`` are the centre."""
        self._page.append(Circle(x=x, y=y, radius=radius, weight=HAIR, ink=ink, dash=(1.5, 2.0)))

    def cut_line(self, y: float, text: str, style: Style) -> None:
        """A dashed line from edge to edge (裁切线), the text in a gap in its middle; both centred on y."""
        half = self.text_width(text, style) / 2 + 2.0
        middle = self.width / 2
        for x, x2 in ((4.0, middle - half), (middle + half, self.width - 4.0)):
            self.rule(x, y, x2, y, dash=(4.0, 3.0))
        drawn = Line(text=self._faces.drawn(text), shift=0.0, pitch=style.pitch)
        self.line(middle - half + 2.0, y - style.line / 2, drawn, style)

    def tick_box(self, x: float, y: float, size: float, *, ticked: bool) -> None:
        """A square to tick (勾选框), ``size`` millimetres wide; drawn, for no Chinese font has ☑ and ☐."""
        self.box(x, y, size, size)
        if ticked:
            self.rule(x + 0.18 * size, y + 0.52 * size, x + 0.42 * size, y + 0.78 * size, weight=1.0)
            self.rule(x + 0.42 * size, y + 0.78 * size, x + 0.84 * size, y + 0.22 * size, weight=1.0)

    def qr(self, x: float, y: float, size: float, number: str) -> float:
        """A QR code ``size`` millimetres wide, white border included; gives the y below it."""
        from xinfang_desk.documents.surface.barcodes import qr

        modules, bars = qr(number)
        unit = size / modules
        cells = tuple((bar.x, bar.y, bar.width) for bar in bars)
        self._page.append(Bars(x=x, y=y, unit=unit, height=unit, cells=cells))
        return y + size

    def barcode(self, x: float, y: float, height: float, number: str, *, module: float = 0.33) -> float:
        """A Code 128 with a white border of ten modules (mm) on each side; gives its whole width."""
        from xinfang_desk.documents.surface.barcodes import code128

        modules, bars = code128(number)
        cells = tuple((bar.x, 0, bar.width) for bar in bars)
        self._page.append(Bars(x=x, y=y, unit=module, height=height, cells=cells))
        return modules * module


def warm() -> None:
    """Import and open all that a first paper needs; for a quiet moment, so that nobody waits for it."""
    sheet = Sheet(A5, "0")
    for face in Face:
        sheet.text(0, 0, "例", Style(face=face))
    sheet.qr(0, 0, 20, "0")
    sheet.barcode(0, 0, 9, "0")
    sheet.finish()
