"""Official notices (告知书) as GB/T 9704-2012 sets them: A4, 156 × 225 mm, 22 lines of 28 characters.

The office's name in red above a red double line, the title centred, the text in 三号, the day in Arabic
figures above the place for the seal. A notice of several copies names each copy at its head.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import product

from xinfang_desk.documents.form import LEAST_LARGE, RING, page_marks
from xinfang_desk.documents.job import LARGE, Job
from xinfang_desk.documents.surface.drawing import Drawing, joined
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.type.style import POINTS_PER_MM, Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.road.law import legal
from xinfang_desk.words import _

TOP = 37.0
"""天头, mm."""
LEFT = 28.0
"""订口, mm."""
WIDTH, HEIGHT = 156.0, 225.0
"""版心, mm."""
LEADING = 29.0 / 16.0
"""22 lines in 225 mm: 29 pt for 三号 (16 pt)."""
PITCH = -0.21
"""28 characters of 16 pt are 158 mm wide; set 0.21 pt closer they are 156."""

BODY = Style(size=16.0, leading=LEADING, indent=2, pitch=PITCH)
MARK = Style(face=Face.BOLD, size=26.0, leading=1.2, align=Align.CENTRE, ink=Ink.RED)
TITLE = Style(face=Face.BOLD, size=22.0, leading=1.4, align=Align.CENTRE)
SMALL = Style(face=Face.KAI, size=14.0, leading=1.4)
PAGE_NUMBER = Style(size=14.0)


_TO_SIGN = 60.0
"""Millimetres to write the legal name on, where the office has not said it."""
LEAST_NOTE = 40.0
"""Millimetres: a narrower note is not set beside the seal."""
TIGHTER = (25.0 / 16.0, 22.0 / 16.0)
"""Leadings where little more than the seal would stand on a further page (7.3.5.5: to be avoided)."""


SIZES_OF_LARGE = (LARGE, LEAST_LARGE / SMALL.size)
"""What large type is larger by: as on every paper, or as little as leaves nothing too small."""


class Letter:
    """A notice being drawn from top to bottom: each call goes on where the last one ended."""

    def __init__(self, job: Job, title: str, *, leading: float = LEADING, large: float = LARGE) -> None:
        """A notice with nothing on it yet; begin with a copy. In large type it is so much larger."""
        self.job, self.title = job, title
        self.y = TOP
        self.is_for_the_file = False
        self._wanted, self._leading, self._large = job, leading, large
        self._sheets: list[Sheet] = []

    @property
    def sheet(self) -> Sheet:
        """What the copy that is being drawn stands on."""
        return self._sheets[-1]

    @property
    def spare_pages(self) -> int:
        """How many pages there are beside the first of each copy."""
        return sum(each.page - 1 for each in self._sheets)

    def drawing(self) -> Drawing:
        """All copies, one after another."""
        return joined([each.drawing() for each in self._sheets])

    def turn_to_the_file(self) -> None:
        """What is drawn from here on is the copy that stays in the office, signed for."""
        self.is_for_the_file = True

    def begin_copy(self, copy: str, addressee: str, *, theirs: bool = False) -> None:
        """The head of one copy (联), on sheets of its own: whom it is for, and to whom it speaks.

        That of whoever came is in the type they want (``theirs``), that of an office in normal type.
        """
        self.job = job = self._wanted if theirs else self._wanted.for_an_office
        scale = self._large if job.large else 1.0
        self.body = replace(BODY, leading=self._leading).scaled(scale)
        self.small = SMALL.scaled(scale)
        sheet = Sheet(
            A4,
            str(job.matter.number),
            top=TOP,
            bottom=TOP + HEIGHT,
            on_turn=_turned,
            footer=partial(_foot, job, PAGE_NUMBER.scaled(scale)),
        )
        self._sheets.append(sheet)
        middle = LEFT + WIDTH / 2
        y = sheet.text(middle, TOP - 7, job.office.name, MARK, fit=WIDTH)
        sheet.rule(LEFT, y + 2, LEFT + WIDTH, y + 2, weight=2.0, ink=Ink.RED)
        sheet.rule(LEFT, y + 3.1, LEFT + WIDTH, y + 3.1, ink=Ink.RED)
        y = self._numbers(y + 4.5, copy)
        title = sheet.text(middle, y + 4, self.title, TITLE.scaled(scale), fit=WIDTH)
        self.y = title + 4
        self._paragraph(f"{addressee}：", replace(self.body, indent=0.0))

    def say(self, words: str) -> None:
        """A paragraph of the notice."""
        self._paragraph(words, self.body)

    def stress(self, words: str) -> None:
        """A paragraph that must not be overlooked, bold on lines of its own."""
        self._paragraph(words, replace(self.body, face=Face.BOLD))

    def part(self, words: str) -> None:
        """The heading of a part (一、……), in 黑体, not left alone at the foot of a page."""
        # A paragraph of up to three lines is not parted at the foot of a page: the heading goes with it.
        self.y = self.sheet.room(self.y, 4 * self.body.line)
        self._paragraph(words, replace(self.body, face=Face.SANS))

    def items(self, words: Sequence[str]) -> None:
        """Numbered paragraphs (1. 2. 3.)."""
        for number, each in enumerate(words, start=1):
            self.say(f"{number}. {each}")

    def to_fill(self, label: str, value: str = "") -> None:
        """A label and what is known, or a line to fill by hand to the right edge."""
        if value:
            self.say(f"{label}{value}")
            return
        x = LEFT + 2 * self.body.size / POINTS_PER_MM
        y = self.sheet.room(self.y, self.body.line)
        below = self.sheet.text(x, y, label, self.body)
        start = x + self.sheet.text_width(label, self.body) + 1
        self.sheet.rule(start, below - 1.5, LEFT + WIDTH, below - 1.5)
        self.y = below

    def close(
        self,
        day: str,
        note: str = "",
        *,
        last: Callable[[], None] = lambda: None,
        filed: Sequence[tuple[str, str]] = (),
    ) -> None:
        """Who signs, the day four characters from the right (7.3.5), the place for the seal, a note.

        What is said ``last`` stands on the page of the seal, which is alone on none. The copy for the file
        has beside it what is ``filed`` with it: a caption, and what is known or empty.
        """

        def closed(y: float) -> float:
            self.y = y
            last()
            self._sign(day, note, filed)
            return self.y

        self.y = self.sheet.together(self.y, closed)

    def _sign(self, day: str, note: str, filed: Sequence[tuple[str, str]]) -> None:
        sheet = self.sheet
        self.y = sheet.to_write_in(LEFT, self.y, WIDTH, self.small)
        name = replace(self.body, indent=0.0, align=Align.CENTRE, pitch=0.0, leading=1.5)
        y = sheet.room(self.y + 2, 2 * RING)
        signed = self.job.office.full_name
        day_width = sheet.text_width(day, name)
        office_width = min(sheet.text_width(signed, name), WIDTH) if signed else _TO_SIGN
        inset = max(4 * name.size / POINTS_PER_MM + day_width / 2, office_width / 2, RING)
        x = LEFT + WIDTH - inset
        sheet.dashed_circle(x, y + RING, RING)
        middle = y + RING - name.line + 2
        sheet.text(x, middle - self.small.line, _("（盖章处）"), replace(self.small, align=Align.CENTRE))
        below = sheet.text(x, middle, signed, name, fit=WIDTH)
        if not signed:
            sheet.rule(x - _TO_SIGN / 2, below - 1.5, x + _TO_SIGN / 2, below - 1.5)
        sheet.text(x, below, day, name)
        if self.is_for_the_file:
            taken = ((_("领取人签名："), ""), (_("领取日期："), ""))
            self._beside(y + 1, x - max(RING, office_width / 2) - 4, (*filed, *taken))
        self.y = y + 2 * RING
        if note:
            self._note_beside(x - max(RING, day_width / 2), below, legal(note))

    def _beside(self, y: float, right: float, lines: Sequence[tuple[str, str]]) -> None:
        """What only the file has, beside the seal: who signed it off, where whoever took the other signs."""
        for caption, known in lines:
            start = LEFT + self.sheet.text_width(caption, self.small) + 1
            y = self.sheet.text(LEFT, y, f"{caption}{known}", self.small, fit=right - LEFT)
            if not known:
                self.sheet.rule(start, y - 0.8, max(right, start + 20), y - 0.8)

    def _note_beside(self, right: float, y: float, note: str) -> None:
        """A note left of the day where there is room, else below the seal."""
        width = right - LEFT - 4
        height = self.sheet.measure(width, note, self.small) if width > LEAST_NOTE else self.sheet.height
        if y + height <= self.y:
            self.sheet.paragraph(LEFT, y, width, note, self.small)
        else:
            self.y = self.sheet.paragraph(LEFT, self.y + 1, WIDTH, note, self.small)

    def _paragraph(self, words: str, style: Style) -> None:
        self.y = self.sheet.paragraph(LEFT, self.y, WIDTH, words, style)

    def _numbers(self, y: float, copy: str) -> float:
        """The register number, the copy's name, and a line for the office's own number (文号)."""
        sheet, small = self.sheet, self.small
        words = _("登记编号 {number}").format(number=grouped(self.job.matter.number))
        y = sheet.text(LEFT, y, words, small, fit=WIDTH)
        sheet.text(LEFT + WIDTH, y, copy, replace(small, align=Align.RIGHT))
        label = _("文号")
        below = sheet.text(LEFT, y, label, small)
        start = LEFT + sheet.text_width(label, small) + 2
        end = min(start + 60, LEFT + WIDTH - sheet.text_width(copy, small) - 4)
        sheet.rule(start, below - 0.8, end, below - 0.8)
        return below


def _foot(job: Job, style: Style, sheet: Sheet, number: int, total: int) -> None:
    """— 1 — below the text where a copy has several pages: right on odd ones, left on even (7.5)."""
    page_marks(sheet, job, 1, 1)
    _stamp(job, sheet)
    if total < 2:
        return
    inset = style.size / POINTS_PER_MM
    x = LEFT + WIDTH - inset if number % 2 else LEFT + inset
    align = Align.RIGHT if number % 2 else Align.LEFT
    sheet.text(x, TOP + HEIGHT + 7, f"— {number} —", replace(style, align=align))


def _stamp(job: Job, sheet: Sheet) -> None:
    """草稿 or 演练 in a frame on every page, until the paper may be handed over."""
    word = _("草　稿") if job.draft else _("演　练") if job.rehearsal else ""
    if word:
        style = Style(face=Face.SANS_BOLD, size=26.0, leading=1.2, ink=Ink.RED, align=Align.CENTRE)
        sheet.box(LEFT, 12.0, 40.0, 14.0, weight=1.6, ink=Ink.RED)
        sheet.text(LEFT + 20.0, 13.4, word, style)


def fitted(job: Job, title: str, write: Callable[[Letter], None]) -> Drawing:
    """The notice as GB/T 9704 spaces it, or a little tighter or less large where that saves pages."""

    def written(large: float, leading: float) -> Letter:
        letter = Letter(job, title, leading=leading, large=large)
        write(letter)
        return letter

    best = written(LARGE, LEADING)
    for large, leading in product(SIZES_OF_LARGE if job.large else (LARGE,), (LEADING, *TIGHTER)):
        if not best.spare_pages:
            break
        other = written(large, leading)
        best = other if other.spare_pages < best.spare_pages else best
    return best.drawing()


def and_for_the_file(write: Callable[[Letter], None]) -> Callable[[Letter], None]:
    """The notice and, after it, the copy that stays here (存档), which says who signed and who took it."""

    def both(letter: Letter) -> None:
        write(letter)
        letter.turn_to_the_file()
        write(letter)

    return both


def _turned(sheet: Sheet) -> None:
    sheet.top = TOP
