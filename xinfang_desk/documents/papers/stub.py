"""The stub (存根) below the cut line of a receipt: what the office keeps, and the petitioner signs."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents import phrases
from xinfang_desk.documents.form import Form
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

STUB = 41.0
"""Millimetres from the cut line to the lower edge of an A5."""


def draw_stub(form: Form, job: Job) -> None:
    """Number, who and when, the papers handed over today (each with a box to tick), a line to sign."""
    sheet, scale = form.sheet, job.scale
    top = sheet.height - STUB * scale
    text = Style(size=9.5 * scale, leading=1.4)
    note = Style(face=Face.KAI, size=8.5 * scale)
    sheet.cut_line(top, _("第二联　存根　接待单位存档"), note)
    y = top + 2.6 * scale
    half = form.left + form.width * 0.56
    wide = form.width * 0.54
    when = phrases.came(job)
    number = _("编号 {number}").format(number=grouped(job.matter.number))
    registered = _("登记 {moment}").format(moment=when)
    sheet.text(form.right, y, registered, replace(text, align=Align.RIGHT), fit=form.right - half)
    y = sheet.text(form.left, y, number, text, fit=wide)
    received = _("接待人 {officer}").format(officer=job.visit.officer)
    sheet.text(form.right, y, received, replace(text, align=Align.RIGHT), fit=form.width / 3)
    room = form.width - min(sheet.text_width(received, text), form.width / 3) - 4
    y = sheet.text(form.left, y, _("来访人 {names}").format(names=_short_names(job)), text, fit=room)
    if not job.matter.unanswered:
        about = _("事由 {words}").format(words=phrases.summary(job.said))
        y = sheet.text(form.left, y, about, text, fit=form.width)
    _papers(form, job, y + 0.6, text)
    low = top + (STUB - 13.5) * scale
    sheet.barcode(form.left - 3 * scale, low, 8 * scale, str(job.matter.number), module=0.27 * scale)
    caption = _("来访人签收")
    below = sheet.text(half, low + 4 * scale, caption, text)
    sheet.rule(half + sheet.text_width(caption, text) + 1, below, form.right, below)
    sheet.written_in_above()


def _short_names(job: Job) -> str:
    own = phrases.petitioners(job.visit)
    if job.visit.anonymous or not own:
        return phrases.names(job.visit)
    count = phrases.how_many(job.visit)
    if count == 1:
        return own[0].name
    return _("{names}等{count}人").format(names=own[0].name, count=count)


def _papers(form: Form, job: Job, y: float, style: Style) -> None:
    """The papers of today with a box to tick each; what fits no second line came with later steps."""
    sheet, size = form.sheet, style.size * 0.26
    caption, first = _("今天交付"), y
    sheet.text(form.left, y, caption, style)
    start = x = form.left + sheet.text_width(caption, style) + 2
    for kind in job.matter.papers:
        words = phrases.title(job, kind)
        wide = size + 1 + sheet.text_width(words, style) + 3
        if x + wide > form.right + 3 and x > start:
            if y > first:
                return
            x, y = start, y + style.line
        sheet.tick_box(x, y + (style.line - size) / 2, size, ticked=False)
        sheet.text(x + size + 1, y, words, style)
        x += wide
