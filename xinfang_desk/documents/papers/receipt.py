"""D01 来访登记回执 and D08, the sealed receipt (信访工作条例 arts. 18, 22, 23, 30).

A5 with a stub below a cut line; large type is the same on A4. The text is set as large as one page
allows; what does not fit at the smallest size goes on to a further page.
"""

from __future__ import annotations

import math

from xinfang_desk.documents import phrases, today, when
from xinfang_desk.documents.drawn import by_hand
from xinfang_desk.documents.form import (
    FORM_SIZE,
    RING,
    Form,
    Type,
    blank_form,
    fields,
    form_head,
    heading,
    laid_to_fit,
    least_of,
    number_line,
    red_rule,
    ring,
    say,
    seal_place,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.papers.stub import draw_stub, stub_height
from xinfang_desk.documents.remedies import foremost
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.sheet import A4, A5
from xinfang_desk.documents.surface.table import Cell, Row, table
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.documents.where_to_ask import keep_it, ways_to_ask, window
from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import Role
from xinfang_desk.words import _, label

MARGIN = 11.0
_BESIDE = 3.0
"""Millimetres that a cell keeps free beside its words."""
LONGEST_IN_A_ROW = 66
"""Characters of a request: three lines."""


def receipt(job: Job) -> Drawing:
    """D01 来访登记回执: what was received, when, and by which day the office answers in writing.

    Of what sounds like an accusation, until it is answered, neither 事由 nor 请求 nor where it goes.
    """
    form = laid_to_fit(job, lambda kind: _laid(job, kind))
    if Paper.OTHER_ROAD in job.matter.papers:
        # First the article is left to the notice that is handed over with it, then whom to ask.
        shorter = laid_to_fit(job, lambda kind: _laid(job, kind, cited=False))
        if shorter.sheet.page < form.sheet.page or shorter.type.size > form.type.size:
            form = shorter
        if form.sheet.page > 1:
            form = laid_to_fit(job, lambda kind: _laid(job, kind, cited=False, briefly=True))
    apart = form.sheet.page > 1
    if apart:
        # What the petitioner keeps is one page by itself, and so is what the office keeps.
        form = laid_to_fit(job, lambda kind: _laid(job, kind, stub=False))
    sheet, y = form.sheet, math.inf
    if _is_long(job.said.request) and not job.matter.unanswered:
        y = heading(form, sheet.turn(), _("请求全文"))
        for paragraph in job.said.request.strip().splitlines():
            y = say(form, y, paragraph)
    if apart and y + stub_height(form, job) <= sheet.height:
        draw_stub(form, job)
    elif apart:
        draw_stub(form, job, sheet.turn())
    return sheet.drawing()


def sealed_receipt(job: Job) -> Drawing:
    """D08 登记回执（保密式样）: number, days, receptionist, what to do next (arts. 22, 30).

    Nothing tells an accusation from anything else: not the title, not a name, not a word of it.
    """
    page = A4 if job.large else A5
    kind = Type(size=FORM_SIZE * job.scale, least=least_of(job, page))
    form = blank_form(job, kind, page, margin=MARGIN * job.scale)
    sheet = form.sheet
    y = form_head(form, job, _("登记回执"))
    rows = [
        [(_("登记日期"), phrases.day_or_blank(phrases.came_on(job)))],
        [(_("接待人"), job.visit.officer)],
    ]
    y = fields(form, y + 4, rows, least=10 * job.scale)
    sent, then = when.sealed_told(job)
    y = say(form, y + 8, sent, kind.strong)
    y = say(form, y + 3, then, kind.body)
    if job.record.replaces_receipt:
        y = say(form, y + 3, _("您先前拿到的登记回执，以这张为准。"), kind.aside)
    y = say(form, y + 3, keep_it(), kind.aside)
    for caption, value in window(job.office):
        y = _note_line(form, form.left, y + 1, form.width, caption, value, kind.aside)
    side = 24 * job.scale
    sheet.qr(form.left - 2, y + 8, side, str(job.matter.number))
    seal_place(form, y + 6, job.office.name, phrases.dated(phrases.came_on(job)))
    return sheet.drawing()


def _laid(job: Job, kind: Type, *, stub: bool = True, cited: bool = True, briefly: bool = False) -> Form:
    scale = job.scale
    form = blank_form(job, kind, A4 if job.large else A5, margin=MARGIN * scale, bottom=8.0 * scale)
    sheet = form.sheet
    y = _head(form, job)
    for words in phrases.first_of_all(job):
        y = say(form, y, words, form.type.strong)
    y = fields(form, y, _rows(job, cited=cited), least=6.2 * scale)
    y = by_hand(form, y, job)
    y = _dates(form, y + 1.2 * scale, job, briefly=briefly)
    y = sheet.to_write_in(form.left, y, form.width, form.type.note)
    y = _foot(form, y + 0.8 * scale, job)
    if stub:
        sheet.bottom = sheet.height
        sheet.room(y, stub_height(form, job))
        draw_stub(form, job)
    return form


def _is_long(request: str) -> bool:
    """Whether a request goes on to a page of its own, so that the first page holds all the rest."""
    return len(request) > LONGEST_IN_A_ROW or "\n" in request.strip()


def _head(form: Form, job: Job) -> float:
    sheet, kind = form.sheet, form.type
    middle = sheet.width / 2
    y = sheet.text(middle, 8.6 * job.scale, job.office.name, kind.office, fit=form.width)
    y = red_rule(form, y + 0.6)
    y = sheet.text(middle, y + 0.8, label(Paper.RECEIPT), kind.title, fit=form.width)
    return number_line(form, y, job, _("第一联　交来访人")) + 0.8


def _rows(job: Job, *, cited: bool) -> list[list[tuple[str, str]]]:
    """What was received, by whom, and what is done with it today."""
    visit, said = job.visit, job.said
    rows = [[(_("姓名"), phrases.names(visit))]]
    hidden = phrases.hidden_ids(visit)
    if len(phrases.petitioners(visit)) == 1 and len(phrases.names(visit)) <= 8:
        rows[0].append((_("证件号"), hidden))
    elif hidden:
        rows.append([(_("证件号"), hidden)])
    for role, caption in ((Role.AGENT, _("代理人")), (Role.GUARDIAN, _("监护人"))):
        if spokesmen := phrases.people_with(visit, role):
            rows.append([(caption, "、".join(person.name for person in spokesmen))])
    rows.append([(_("来访时间"), phrases.came(job))])
    if not job.matter.unanswered:
        rows.append([(_("事由"), phrases.summary(said))])
        if said.request.strip() and said.statement.strip():
            rows.append([(_("请求"), _("全文见续页") if _is_long(said.request) else said.request.strip())])
        rows.append([(_("分类"), phrases.classification(said, cited=cited))])
    rows.append([(_("今天的处理"), today.way_today(job))])
    if agreed := phrases.agreement(job):
        rows.append([(_("核对"), agreed)])
    if job.matter.merged_into and not job.matter.unanswered:
        rows.append([(_("原件编号"), grouped(job.matter.merged_into))])
    received = _("{officer}　{desk}号窗口").format(officer=visit.officer, desk=visit.desk)
    # What only the national system gives is never made up: there is no box for it until the county has told.
    national = job.record.national
    code = [(_("国家系统\n查询码"), national.query_code)] if national and national.query_code else []
    rows.append([(_("接待人"), received), *code])
    if national and national.number:
        rows.append([(_("信访件编号"), national.number)])
    return rows


def _dates(form: Form, y: float, job: Job, *, briefly: bool) -> float:
    """The days that count, each bold on a line of its own, with the second form below it."""
    rows: list[Row] = []
    wide, free = form.width * 0.33, _BESIDE * job.scale
    for caption, words, second in (*when.days_told(job), *foremost(job, briefly=briefly)):
        if _is_too_long(form, wide - free, caption, form.width - wide - free, words):
            rows.append([Cell(text=f"{caption}：{words}", style=form.type.strong, span=2)])
        else:
            rows.append(_date_row(form, caption, words))
        if second:
            rows.append([Cell(text=second, style=form.type.body, span=2)])
    if not rows and job.record.first:
        rows.append(_date_row(form, _("以后"), _("有新的事实、新的理由，随时来说")))
    elif not rows:
        merged = job.said.outcome is Outcome.MERGE
        words = _("照原来那一件的日子，不从头算") if merged else _("看给您的告知书")
        rows.append(_date_row(form, _("书面告知"), words))
    answered = phrases.is_answered_at_once(job) or phrases.is_thanks(job)
    if not answered and not any(person.address for person in job.visit.people):
        words = _("没有留下住址，书面告知送不到您手里，可以凭编号来问，也可以随时来补住址。")
        rows.append([Cell(text=words, style=form.type.body, span=2)])
    return table(form.sheet, form.left, y, (wide, form.width - wide), rows, least=5.0, weight=0.9)


def _is_too_long(form: Form, caption_width: float, caption: str, width: float, day: str) -> bool:
    """Whether a caption is not read in one go beside its day, or the day in two: they stand in one cell."""
    lines = form.sheet.lines
    return (
        len(lines(caption_width, caption, form.type.label)) > 1
        or len(lines(width, day, form.type.strong)) > 2
    )


def _date_row(form: Form, caption: str, day: str) -> Row:
    return [Cell(text=caption, style=form.type.label), Cell(text=day, style=form.type.strong)]


def _foot(form: Form, y: float, job: Job) -> float:
    """That registering is not accepting, how to ask, whom to complain to; beside it where the seal goes."""
    sheet, scale = form.sheet, job.scale
    side = 20.0 * scale
    wide = form.width - 2 * RING - 2
    strong = Style(face=Face.SANS_BOLD, size=form.type.size, leading=1.3)
    note = Style(face=Face.KAI, size=form.type.note.size, leading=1.3)
    lines = (
        (_("查询：报编号或带回执来窗口"), None),
        *ways_to_ask(job.office),
        *([(_("核验码：{code}").format(code=job.check_code), None)] if job.check_code else []),
    )
    said = today.registered_only(job)
    told = sum(sheet.measure(wide - side, f"{caption}{value or ''}", note) for caption, value in lines)
    height = sheet.measure(wide, said, strong) + 1 + max(side, told)
    y = sheet.room(y, max(2 * RING, height))
    ring(sheet, form.type, form.right - RING, y, phrases.dated(phrases.told_on(job)))
    below = sheet.paragraph(form.left, y, wide, said, strong) + 1
    sheet.qr(form.left - 1.5 * scale, below, side, job.qr or str(job.matter.number))
    for caption, value in lines:
        below = _note_line(form, form.left + side, below, wide - side, caption, value, note)
    return y + max(2 * RING, height)


def _note_line(
    form: Form, x: float, y: float, width: float, caption: str, value: str | None, style: Style
) -> float:
    """A caption with its value, or a rule to fill where the office has none (never invented)."""
    if value or value is None:
        return form.sheet.paragraph(x, y, width, f"{caption}{value or ''}", style)
    below = form.sheet.text(x, y, caption, style)
    form.sheet.rule(x + form.sheet.text_width(caption, style), below - 0.6, x + width, below - 0.6)
    return below
