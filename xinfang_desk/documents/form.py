"""The parts all forms share (表单): head, fields, lines to fill, signatures, continuation and page marks.

A form is drawn from top to bottom; each part takes the y where it begins and gives the y where it ends.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from xinfang_desk.documents.job import Job
from xinfang_desk.documents.surface.drawing import Drawing, joined
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.surface.table import Cell, Row, table
from xinfang_desk.documents.type.style import Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

FORM_SIZE = 14.0
"""四号: what a form's text is not smaller than."""
SLIP_SIZES = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0)
"""Points, tried from the largest; large type is ``Job.scale`` times as much."""
CLOSER = 0.9
"""What the distances from line to line are multiplied by on a slip that is one page no other way."""
RING = 21.0
"""Half of the 42 mm of a township's seal (印章), which is pressed on no telephone line."""
_FROM_THE_RING, _BETWEEN_SIGNATURES = 5.0, 4.0
_SIGNED_FOOT = 30.0
"""Millimetres at the foot of a page of a record, to be signed."""
MARKS = 3.2
"""Millimetres from the upper edge to what is said at the head of every page."""
LEAST_LARGE = 18.0
"""小二: what nothing in large type (大字版) is smaller than."""
LEAST_SLIP = 10.5
"""五号: what nothing on an A5 slip is smaller than, where 四号 is more than a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The sizes of one form (字号), all from the size of its text in points, none below ``least``."""

    size: float
    least: float = 0.0
    leading: float = 1.0
    """What the usual distances from line to line are multiplied by (行距)."""

    def at_least(self, share: float) -> float:
        """A share of the text's size, or the smallest that a reader is given."""
        return max(self.size * share, self.least)

    @property
    def body(self) -> Style:
        """宋体: what is said."""
        return Style(size=self.size, leading=1.35 * self.leading)

    @property
    def prose(self) -> Style:
        """宋体 with the first line indented: paragraphs."""
        return Style(size=self.size, leading=1.45 * self.leading, indent=2, justify=True)

    @property
    def strong(self) -> Style:
        """粗宋: what must not be overlooked, such as a last day."""
        return Style(face=Face.BOLD, size=self.size, leading=1.4 * self.leading)

    @property
    def label(self) -> Style:
        """黑体: names of fields."""
        return Style(face=Face.SANS, size=self.at_least(0.8), leading=1.25 * self.leading, align=Align.CENTRE)

    @property
    def heading(self) -> Style:
        """粗黑: headings of parts."""
        return Style(face=Face.SANS_BOLD, size=self.at_least(0.9), leading=1.5 * self.leading)

    @property
    def note(self) -> Style:
        """楷体: explanations."""
        return Style(face=Face.KAI, size=self.at_least(0.8), leading=1.35 * self.leading)

    @property
    def aside(self) -> Style:
        """楷体 as large as the text: what has to be known with a day."""
        return replace(self.note, size=self.size)

    @property
    def title(self) -> Style:
        """粗宋: the paper's name."""
        return Style(face=Face.BOLD, size=self.size * 1.45, leading=1.35 * self.leading, align=Align.CENTRE)

    @property
    def office(self) -> Style:
        """红色粗宋: who issues the paper."""
        return Style(
            face=Face.BOLD, size=self.size * 1.15, leading=1.3 * self.leading, align=Align.CENTRE, ink=Ink.RED
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form being drawn."""

    sheet: Sheet
    type: Type
    left: float
    width: float

    @property
    def right(self) -> float:
        """The right edge of the text."""
        return self.left + self.width


def laid_to_fit(job: Job, lay: Callable[[Type], Form], pages: int = 1) -> Form:
    """A slip at the largest size at which it is so many pages, set closer where it is at none.

    Where it is more pages even so, at the largest size of all.
    """
    sizes = [size * job.scale for size in SLIP_SIZES]
    if job.large:
        sizes = [*(size for size in sizes if size > LEAST_LARGE), LEAST_LARGE]
    least = LEAST_LARGE if job.large else LEAST_SLIP
    for leading in (1.0, CLOSER):
        kinds = [Type(size=size, least=least, leading=leading) for size in sizes]
        laid = cache(lay)
        # Whatever is set smaller is no longer: the smallest tells whether any size will do.
        if laid(kinds[-1]).sheet.page <= pages:
            place = bisect_left(kinds, True, key=lambda kind: laid(kind).sheet.page <= pages)
            return laid(kinds[place])
    return lay(Type(size=sizes[0], least=least))


def open_form(job: Job, title: str, *, copy: str = "", signed: Sequence[str] = ()) -> tuple[Form, float]:
    """An A4 form with its head drawn; the y where it goes on.

    Of several pages each but the last, where the signatures stand, has a place to be ``signed`` at its foot.
    """
    form = blank_form(job, Type(size=FORM_SIZE * job.scale, least=least_of(job, A4)), signed=signed)
    return form, form_head(form, job, title, copy)


def in_copies(
    job: Job,
    draw: Callable[[Job, str], Drawing],
    *,
    theirs: Sequence[str] = (),
    offices: Sequence[str] = (),
) -> Drawing:
    """Each copy (联) by its name: those of whoever came in the type they want, those of offices in normal."""
    drawn = [draw(job, name) for name in theirs]
    return joined([*drawn, *(draw(job.for_an_office, name) for name in offices)])


def blank_form(
    job: Job,
    kind: Type,
    page: tuple[float, float] = A4,
    *,
    margin: float = 18.0,
    bottom: float = 18.0,
    signed: Sequence[str] = (),
) -> Form:
    """A form of this page size with nothing on it yet; further pages carry the number."""

    def turned(sheet: Sheet) -> None:
        running = Style(face=Face.KAI, size=kind.note.size)
        sheet.text(
            margin, margin - 5, _("编号 {number}（续页）").format(number=grouped(job.matter.number)), running
        )
        sheet.top = margin - 5 + running.line + 2
        sheet.bottom = sheet.height - bottom

    def foot(sheet: Sheet, number: int, total: int) -> None:
        page_marks(sheet, job, number, total)
        if signed and number < total:
            sheet.bottom = sheet.height
            signatures(form, sheet.height - _SIGNED_FOOT, signed)

    bottom = _SIGNED_FOOT if signed else bottom
    sheet = Sheet(
        page, str(job.matter.number), top=margin, bottom=page[1] - bottom, on_turn=turned, footer=foot
    )
    form = Form(sheet=sheet, type=kind, left=margin, width=page[0] - 2 * margin)
    return form


def least_of(job: Job, page: tuple[float, float]) -> float:
    """What nothing on this paper is smaller than: 小二 in large type, 四号 on A4, 五号 on an A5 slip."""
    if job.large:
        return LEAST_LARGE
    return FORM_SIZE if page == A4 else LEAST_SLIP


def page_marks(sheet: Sheet, job: Job, number: int, total: int) -> None:
    """At the upper edge of a page: its number where there are several, and what the paper is not."""
    marks = [standing_mark(job)]
    if total > 1:
        marks.append(_("第{number}页　共{total}页").format(number=number, total=total))
    size = least_of(job, (sheet.width, sheet.height))
    style = Style(face=Face.SANS, size=size, leading=1.3, align=Align.RIGHT)
    sheet.text(sheet.width - 11.0, MARKS, "　".join(filter(None, marks)), style, fit=sheet.width - 22.0)


def standing_mark(job: Job) -> str:
    """What must be said at the head of every page: draft, rehearsal, printed again."""
    marks = []
    if job.draft:
        marks.append(_("草稿：未经负责人签批，不得交付"))
    if job.rehearsal:
        marks.append(rehearsed(rehearsal=True))
    if job.reissued:
        day = job.reissued
        words = _("重新出具：{year}年{month}月{day}日")
        marks.append(words.format(year=day.year, month=day.month, day=day.day))
    if job.printed_on:
        # As a machine stamps it: no day on it is taken for one to keep.
        marks.append(_("{day} 打印").format(day=job.printed_on.isoformat()))
    if job.reprint:
        marks.append(printed_before(job.reprint))
    return "　".join(marks)


def printed_before(count: int) -> str:
    """That it was printed before (补打): two originals mislead."""
    return _("补打：此前已打印{count}次").format(count=count)


def rehearsed(*, rehearsal: bool) -> str:
    """What stands on every paper of a rehearsal (演练), and on no other."""
    return _("演练：不作凭证") if rehearsal else ""


def form_head(form: Form, job: Job, title: str, copy: str = "") -> float:
    """Office, red rule, title, number, and for whom the copy is (联次)."""
    sheet, kind = form.sheet, form.type
    middle = form.left + form.width / 2
    marks = MARKS + Style(size=kind.least, leading=1.3).line + 0.4
    y = sheet.text(middle, max(sheet.top - 4, marks), job.office.name, kind.office, fit=form.width)
    y = red_rule(form, y + 1)
    y = sheet.text(middle, y + 2, title, kind.title, fit=form.width)
    y += 1.5
    return number_line(form, y, job, copy) + 1.5


def red_rule(form: Form, y: float) -> float:
    """The double red line under the office's name (红色双线)."""
    form.sheet.rule(form.left, y, form.right, y, weight=1.6, ink=Ink.RED)
    form.sheet.rule(form.left, y + 0.9, form.right, y + 0.9, ink=Ink.RED)
    return y + 1


def number_line(form: Form, y: float, job: Job, copy: str) -> float:
    """The number in groups, large enough to be read out, and the copy's name at the right."""
    label = Style(face=Face.SANS, size=form.type.label.size, leading=form.type.strong.leading)
    x = form.left + form.sheet.text_width(_("编号"), label) + 2
    form.sheet.text(form.left, y + 0.4, _("编号"), label)
    note = Style(face=Face.KAI, size=form.type.note.size, align=Align.RIGHT)
    number = grouped(job.matter.number)
    below = form.sheet.text(x, y, number, form.type.strong)
    left_over = form.right - x - form.sheet.text_width(number, form.type.strong) - 3
    if form.sheet.text_width(copy, note) > left_over:
        return form.sheet.text(form.right, below, copy, note, fit=form.width)
    form.sheet.text(form.right, y + 0.4, copy, note)
    return below


def fields(form: Form, y: float, rows: Sequence[Sequence[tuple[str, str]]], *, least: float = 7.5) -> float:
    """Framed rows of one or two (label, value) pairs; values wrap and rows grow, over pages if need be."""
    labels = [line for row in rows for label, _value in row for line in label.splitlines()]
    widest = max(form.sheet.text_width(label, form.type.label) for label in labels)
    label_width = min(widest + 4.0, form.width * 0.22)
    half = form.width / 2 - label_width
    columns = (label_width, half, label_width, half)
    return table(form.sheet, form.left, y, columns, [_field_row(form, row) for row in rows], least=least)


def _field_row(form: Form, row: Sequence[tuple[str, str]]) -> Row:
    cells: list[Cell] = []
    for label, value in row:
        cells.append(Cell(text=label, style=form.type.label))
        cells.append(Cell(text=value, style=form.type.body, span=3 if len(row) == 1 else 1))
    return cells


def heading(form: Form, y: float, words: str) -> float:
    """The heading of a part, kept with the line below it."""
    y = form.sheet.room(y + 2.5, form.type.heading.line + form.type.body.line)
    return form.sheet.text(form.left, y, words, form.type.heading)


def say(form: Form, y: float, words: str, style: Style | None = None) -> float:
    """A paragraph as wide as the form."""
    return form.sheet.paragraph(form.left, y, form.width, words, style or form.type.prose)


def signatures(form: Form, y: float, labels: Sequence[str]) -> float:
    """Places to sign (签名), two on a line where their labels leave room, each with a rule."""
    style = form.type.body
    step = style.line + 5.5
    longest = max(form.sheet.text_width(label, style) for label in labels)
    in_a_row = 2 if longest < form.width * 0.28 else 1
    half = form.width / 2
    wide = half if in_a_row == 2 else form.width * 0.8
    for index, label in enumerate(labels):
        if index % in_a_row == 0:
            y = form.sheet.room(y, step) + step
        x = form.left + half * (index % in_a_row)
        form.sheet.text(x, y - style.line, label, style)
        start = x + form.sheet.text_width(label, style) + 1
        beside = in_a_row == 2 and index % 2 == 0
        form.sheet.rule(start, y, x + wide - (_BETWEEN_SIGNATURES if beside else 0), y)
    return y


def seal_place(form: Form, y: float, office: str, day: str) -> float:
    """Who signs, above the ring where the seal goes (盖章处), and in it the day; never a seal itself."""
    name = Style(size=form.type.size, leading=1.5, align=Align.CENTRE)
    y = form.sheet.room(y + 2, name.line + 2 * RING)
    half = max(min(form.sheet.text_width(office, name), form.width) / 2, RING)
    x = form.right - half
    y = form.sheet.text(x, y, office, name, fit=form.width)
    return ring(form.sheet, form.type, x, y, day)


def ring(sheet: Sheet, kind: Type, x: float, y: float, day: str) -> float:
    """The ring around ``x`` below ``y``, with the day in it, in two lines where one is too wide."""
    sheet.dashed_circle(x, y + RING, RING)
    small = Style(face=Face.KAI, size=kind.note.size, leading=1.3, align=Align.CENTRE)
    dated = Style(size=kind.at_least(0.9), leading=1.3, align=Align.CENTRE)
    year, sign, rest = day.partition("年")
    wide = sheet.text_width(day, dated) > 2 * RING - _FROM_THE_RING
    lines = [f"{year}{sign}", rest] if wide and rest else [day]
    below = y + RING - (small.line + dated.line * len(lines)) / 2
    below = sheet.text(x, below, _("（盖章处）"), small)
    for line in lines:
        below = sheet.text(x, below, line, dated)
    return y + 2 * RING
