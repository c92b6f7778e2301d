"""What the petitioner drew on the screen (手写), under what it acknowledges."""

from __future__ import annotations

from xinfang_desk.documents import phrases
from xinfang_desk.documents.form import Form
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.hall import drawn
from xinfang_desk.words import _

_HEIGHT = 9.0
"""Millimetres of the field, at normal type."""
_WEIGHT = 1.1


def by_hand(form: Form, y: float, job: Job) -> float:
    """The drawing, and that it says no more than that what was read back is right."""
    agreed = job.visit.agreed
    strokes = drawn.strokes_of(agreed.drawn) if agreed and phrases.agreement(job) else ()
    if not strokes:
        return y
    sheet, height = form.sheet, _HEIGHT * job.scale
    y = sheet.room(y + 1, height)
    unit = height / drawn.HEIGHT
    words = _("本人在屏上手写，只表示看过、写得对：")
    wide = min(sheet.text_width(words, form.type.note), form.width - drawn.WIDTH * unit - 1)
    sheet.paragraph(form.left, y + height / 3, wide, words, form.type.note)
    x = form.left + wide + 1
    for stroke in strokes:
        # A point is a stroke that ends where it began.
        for (x1, y1), (x2, y2) in zip(stroke, stroke[1:] or stroke, strict=False):
            sheet.rule(x + x1 * unit, y + y1 * unit, x + x2 * unit, y + y2 * unit, weight=_WEIGHT)
    return y + height
