"""How one was received, on paper (评价单): three faces to tick, and why; a month and nothing of a visit.

What it asks is what the petitioner's screen asks. It has no line to write on: a hand tells who wrote.
"""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents.form import Type
from xinfang_desk.documents.papers.thermal import open_roll
from xinfang_desk.documents.surface.sheet import A5, Sheet
from xinfang_desk.documents.type.style import Align
from xinfang_desk.domain.hall.feedback import Answer, Month, Reason
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _, label

_MARGIN = 12.0
_SIZE = 19.0
_MOUTH = {Answer.SATISFIED: 0.28, Answer.FAIRLY: 0.0, Answer.UNSATISFIED: -0.28}
"""How far the middle of a mouth hangs below its corners, in radii."""


def feedback_slip(office: Office, month: Month) -> bytes:
    """The slip on A5, large enough for old eyes; the same for everybody who came in that month."""
    kind = Type(size=_SIZE)
    sheet = Sheet(A5, f"feedback {month}", top=_MARGIN)
    return _drawn(sheet, kind, office, month, left=_MARGIN, room=A5[0] - 2 * _MARGIN).finish()


def feedback_roll(office: Office, month: Month, width_mm: int = 80) -> bytes:
    """The slip on a roll of 80 or 58 mm (``paper.roll_width`` else)."""
    roll = open_roll(width_mm, f"feedback {month}")
    return _drawn(roll.sheet, roll.type, office, month, left=roll.left, room=roll.room).finish()


def _drawn(sheet: Sheet, kind: Type, office: Office, month: Month, *, left: float, room: float) -> Sheet:
    """The slip from top to bottom; a roll is cut below it."""
    middle, unit = left + room / 2, kind.size * 0.35
    centred, note = replace(kind.body, align=Align.CENTRE), replace(kind.note, align=Align.CENTRE)
    y = sheet.paragraph(left, sheet.top, room, office.name, centred)
    asked = _("今天这样接待您，您满意吗？")
    if sheet.text_width(asked, replace(kind.title, size=kind.size)) > room:
        asked = asked.replace("，", "，\n")
    for line in asked.splitlines():
        y = sheet.text(middle, y, line, kind.title, fit=room)
    y = sheet.paragraph(left, y, room, _("在下面打一个勾，投进意见箱。"), note) + unit
    y = _faces(sheet, kind, y, left=left, room=room)
    y = sheet.paragraph(left, y + unit, room, _("哪里没做好？"), kind.strong)
    y = sheet.paragraph(left, y, room, _("选最要紧的一条，不想说可以不选。"), kind.note)
    # In two columns where they are wide enough, never in smaller type.
    widest = max(sheet.text_width(label(reason), kind.body) for reason in Reason)
    columns = 2 if widest <= room / 2 - unit * 1.6 else 1
    for at, reason in enumerate(Reason):
        x = left + room / columns * (at % columns)
        sheet.tick_box(x, y + unit * 0.6, unit * 0.9, ticked=False)
        sheet.text(x + unit * 1.4, y + unit * 0.2, label(reason), kind.body)
        y += kind.body.line + unit * 0.4 if (at + 1) % columns == 0 else 0
    y += unit
    for words in (_("不写名字，只按月记个数。"), _("怎么填，都不影响您的事。")):
        y = sheet.paragraph(left, y, room, words, note)
    year, number = month.split("-")
    y = sheet.text(middle, y, _("{year}年{month}月").format(year=year, month=int(number)), note)
    if sheet.height > A5[1]:
        sheet.crop(y + 3)
    return sheet


def _faces(sheet: Sheet, kind: Type, y: float, *, left: float, room: float) -> float:
    """The three answers side by side: a face, its words, a square to tick."""
    third, radius = room / 3, kind.size * 0.5
    words = replace(kind.strong, align=Align.CENTRE)
    box = kind.size * 0.5
    for at, answer in enumerate(Answer):
        x, eyes = left + third * (at + 0.5), y + radius * 0.7
        sheet.circle(x, y + radius, radius, weight=1.4)
        for side in (-0.36, 0.36):
            sheet.circle(x + side * radius, eyes, radius * 0.07, weight=1.6)
        mouth, hang = y + radius * 1.4, _MOUTH[answer] * radius
        for side in (-1, 1):
            sheet.rule(
                x + side * radius * 0.45,
                mouth - hang / 2,
                x + side * radius * 0.2,
                mouth + hang / 2,
                weight=1.6,
            )
        sheet.rule(x - radius * 0.2, mouth + hang / 2, x + radius * 0.2, mouth + hang / 2, weight=1.6)
        below = sheet.text(x, y + 2 * radius + 1, label(answer), words, fit=third - 1)
        sheet.tick_box(x - box / 2, below + 0.5, box, ticked=False)
    return y + 2 * radius + 1 + words.line + 0.5 + box
