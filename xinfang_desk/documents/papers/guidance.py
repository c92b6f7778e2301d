"""D02 依法信访路线图指引单: the road of this matter, its dates, the next place to go (art. 18)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xinfang_desk.documents import phrases, place, when
from xinfang_desk.documents.form import (
    Form,
    Type,
    blank_form,
    fields,
    form_head,
    heading,
    laid_to_fit,
    say,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.phrases import BLANK
from xinfang_desk.documents.remedies import opening, remedies
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.sheet import A4, A5
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.documents.where_to_ask import ask_us, captioned, in_lines, ways_to_ask
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Progress, Stop
from xinfang_desk.domain.road.standing import waits
from xinfang_desk.words import _, label

MARGIN = 11.0
_APART = 3.0
"""Millimetres between what stands in one line."""
SIGNS = {Progress.DONE: "✓", Progress.HERE: "●", Progress.AHEAD: "○"}


def guidance(job: Job) -> Drawing:
    """D02: where the matter is, where it goes, what to bring, how long, what if unsatisfied.

    What is more than one page is two: the road with its days, and where one goes.
    """
    form = laid_to_fit(job, lambda kind: _laid(job, kind))
    if form.sheet.page > 1:
        form = laid_to_fit(job, lambda kind: _laid(job, kind, parted=True), pages=2)
    return form.sheet.drawing()


def _laid(job: Job, kind: Type, *, parted: bool = False) -> Form:
    scale = job.scale
    form = blank_form(job, kind, A4 if job.large else A5, margin=MARGIN * scale, bottom=10.0 * scale)
    y = form_head(form, job, label(Paper.GUIDANCE), _("交来访人"))
    for words in phrases.first_of_all(job):
        y = say(form, y, words, form.type.strong)
    y = heading(form, y, _("这件事的路"))
    y = _road(form, y + 1, job.road)
    y = _rights(form, y, job)
    if place.is_told(job):
        y = form.sheet.turn() if parted else y
        y = _next_place(form, y, job)
    _ask_here(form, y + 2, job)
    return form


def _road(form: Form, y: float, road: Sequence[Stop]) -> float:
    """The stops from top to bottom, a line from sign to sign; past, present and ahead differ in shape."""
    sheet, kind = form.sheet, form.type
    sign = Style(face=Face.SANS_BOLD, size=kind.size, leading=kind.strong.leading, align=Align.CENTRE)
    x, text = form.left + 3.5, form.left + 9.0
    width = form.right - text
    for index, stop in enumerate(road):
        here = stop.progress is Progress.HERE
        turn = (_("现在到这里，该您去了"),) if here and stop.is_theirs else ()
        words = "；".join((*turn, *stop.lines))
        title = stop.title + (_("（现在到这里）") if here and not turn else "")
        beside = text + sheet.text_width(title, kind.strong) + _APART
        room = form.right - sheet.text_width(stop.when, kind.strong) - _APART - beside
        is_short = sheet.text_width(words, kind.aside) <= room
        height = kind.strong.line + 1.5 + (0 if is_short else sheet.measure(width, words, kind.aside))
        y = sheet.room(y, height)
        sheet.text(x, y, SIGNS[stop.progress], sign)
        sheet.text(text, y, title, kind.strong)
        when = replace(kind.strong, align=Align.RIGHT)
        below = sheet.text(form.right, y, stop.when, when, fit=form.right - beside)
        if is_short:
            sheet.text(beside, y, words, replace(kind.aside, leading=kind.strong.leading))
        else:
            below = sheet.paragraph(text, below, width, words, kind.aside)
        if index < len(road) - 1:
            sheet.rule(x, y + sign.line - 0.4, x, y + height + 0.4, weight=1.2)
        y += max(height, below - y + 1.5)
    return y


def _rights(form: Form, y: float, job: Job) -> float:
    """The neighbours' limits (相邻程序的期限), each bold on its own line with its weekday."""
    told = remedies(job)
    if not told:
        return y
    y = heading(form, y, opening(told))
    for each in told:
        y = say(form, y, each.title, form.type.body)
        y = say(form, y, each.day, form.type.strong)
        if each.note:
            y = say(form, y, each.note, form.type.body)
    return y


def _next_place(form: Form, y: float, job: Job) -> float:
    """The place on the road map at which the matter stands, in its own plain sentences."""
    y = heading(form, y, job.place.title)
    indent = form.type.size * 0.3
    for sentence in place.sentences(job):
        # The dot stays with its sentence, of which one line alone is not left behind.
        lines = len(form.sheet.lines(form.width - indent, sentence, form.type.body))
        y = form.sheet.room(y, form.type.body.line * min(2, lines))
        form.sheet.text(form.left, y, "·", form.type.body)
        y = form.sheet.paragraph(form.left + indent, y, form.width - indent, sentence, form.type.body)
    there = job.there
    known = (
        (_("找谁"), phrases.whom(job)),
        (_("带什么"), place.to_bring(job)),
        (_("多久"), place.how_long(job)),
        (_("不满意"), place.if_unsatisfied(job)),
    )
    rows = [[(caption, words)] for caption, words in known if words]
    if place.is_gone_to(job):
        rows += _contacts(job, there)
    return fields(form, y + 1.5, rows, least=6.2 * job.scale) if rows else y


def _contacts(job: Job, there: Sequence[Body]) -> list[list[tuple[str, str]]]:
    """Where that is, its telephone and hours; where the county's table is silent, whom to ask."""
    if not there:
        return [[(_("那里电话"), place.phone_there(job, None))]]

    def of_each(known: Sequence[str]) -> str:
        if len(there) == 1:
            return known[0]
        said = _("{office}：{words}")
        return "\n".join(
            said.format(office=each.name, words=words or BLANK)
            for each, words in zip(there, known, strict=True)
        )

    rows = [
        [(_("那里地址"), of_each([each.address or _("在哪里，问窗口") for each in there]))],
        [(_("那里电话"), of_each([place.phone_there(job, each) for each in there]))],
    ]
    if any(each.hours for each in there):
        rows.append([(_("那里时间"), of_each([each.hours for each in there]))])
    return rows


def _ask_here(form: Form, y: float, job: Job) -> None:
    """Where to ask at this desk, and the number as a code."""
    sheet, note = form.sheet, form.type.note
    side = 16.0 * job.scale
    x = form.left + side + 1
    width = form.right - x
    aside = form.type.aside
    words = captioned(ways_to_ask(job.office))
    if waits(job.leading):
        lines = [(ask_us() + when.if_it_passes(job), aside)]
    else:
        lines, words = [], [ask_us(), *words]
    told_in = in_lines(words, lambda said: sheet.text_width(said, note), width)
    lines += [(line, note) for line in told_in]
    y = sheet.room(y, max(side, 1 + sum(sheet.measure(width, line, style) for line, style in lines)))
    sheet.qr(form.left - 1.5, y, side, str(job.matter.number))
    below = y + 1
    for line, style in lines:
        below = sheet.paragraph(x, below, width, line, style)
