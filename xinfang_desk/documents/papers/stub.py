"""The stub (存根) below the cut line of a receipt: what the office keeps, and the petitioner signs."""

from __future__ import annotations

from collections.abc import Iterator

from xinfang_desk.documents import phrases
from xinfang_desk.documents.form import Form
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.type.style import Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

_NOT_HANDED_OVER = frozenset({Paper.MEDIATION, Paper.OBJECTION_LETTER, Paper.URGENT_REPORT})
"""What is still a blank to be filled by two parties, or goes to other offices: nobody signs for it here."""
_APART = 4.0
"""Millimetres around the name of a stub on a page of its own."""
_BELOW, _CODE = 4.0, 8.5
"""Millimetres to the lower edge, and of the code that stands there."""


def stub_height(form: Form, job: Job) -> float:
    """Millimetres from the upper edge of the words in the cut line to the lower edge of the page."""
    text = _text(form)
    lines = sum(form.sheet.measure(form.width, each, text) for each in _lines(job))
    *_others, (_x, last, _words) = _boxes(form, job, 0.0)
    return _cut(form).line + lines + last + text.line + 1.5 + (_CODE + _BELOW) * job.scale


def draw_stub(form: Form, job: Job, top: float | None = None) -> None:
    """Number, who and when, the papers handed over today (each with a box to tick), a line to sign.

    At the foot of the page, where it is cut off; or from ``top`` on a page of its own, which is kept whole.
    """
    sheet, scale, text = form.sheet, job.scale, _text(form)
    cut = _cut(form)
    name = _("第二联　存根　接待单位存档")
    sheet.bottom = sheet.height
    if top is None:
        y = sheet.height - stub_height(form, job)
        sheet.cut_line(y + cut.line / 2, name, cut)
        y += cut.line
    else:
        y = sheet.text(sheet.width / 2, top + _APART, name, form.type.title, fit=form.width) + _APART
    for line in _lines(job):
        y = sheet.paragraph(form.left, y, form.width, line, text)
    sheet.text(form.left, y, _caption(), text)
    size = text.size * 0.26
    last = y
    for x, last, words in _boxes(form, job, y):
        sheet.tick_box(x, last + (text.line - size) / 2, size, ticked=False)
        sheet.text(x + size + _gap(text), last, words, text)
    foot = last + text.line + 1.5 + _CODE * scale
    left, module = form.left - 3 * scale, 0.27 * scale
    start = left + sheet.barcode(
        left, foot - _CODE * scale, _CODE * scale, str(job.matter.number), module=module
    )
    signed = _("来访人签收")
    sheet.text(start, foot - text.line, signed, text)
    sheet.rule(start + sheet.text_width(signed, text) + 1, foot, form.right, foot)
    sheet.written_in_above()


def handed_over(job: Job) -> tuple[Paper, ...]:
    """The papers of today that somebody signs for."""
    return tuple(kind for kind in job.matter.papers if kind not in _NOT_HANDED_OVER)


def _cut(form: Form) -> Style:
    return Style(face=Face.KAI, size=form.type.least, leading=1.3)


def _text(form: Form) -> Style:
    return Style(size=form.type.least, leading=1.4)


def _gap(text: Style) -> float:
    """Millimetres from a box to its words."""
    return text.size * 0.1


def _caption() -> str:
    return _("今天交付")


def _lines(job: Job) -> list[str]:
    """What the office keeps, in lines that break where they are long: no name is set smaller to fit."""
    lines = [
        _("编号 {number}　{moment} 登记").format(
            number=grouped(job.matter.number), moment=phrases.came(job, weekday=False)
        ),
        _("来访人 {names}　接待人 {officer}").format(names=_short_names(job), officer=job.visit.officer),
    ]
    if not job.matter.unanswered:
        lines.append(_("事由 {words}").format(words=phrases.summary(job.said)))
    return lines


def _short_names(job: Job) -> str:
    own = phrases.petitioners(job.visit)
    if job.visit.anonymous or not own:
        return phrases.names(job.visit)
    count = phrases.how_many(job.visit)
    if count == 1:
        return own[0].name
    return _("{names}等{count}人").format(names=own[0].name, count=count)


def _boxes(form: Form, job: Job, y: float) -> Iterator[tuple[float, float, str]]:
    """Where each paper of today has its box, as many to a line as fit beside the caption."""
    sheet, text = form.sheet, _text(form)
    start = x = form.left + sheet.text_width(_caption(), text) + 2
    for kind in handed_over(job):
        words = phrases.title(job, kind)
        wide = text.size * 0.26 + _gap(text) + sheet.text_width(words, text)
        if x + wide > form.right and x > start:
            x, y = start, y + text.line
        yield x, y, words
        x += wide + 3
