"""号条: a waiting number on a roll, large enough to be read without glasses; no word about who took it."""

from __future__ import annotations

from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.papers.thermal import LONGEST, PRINTED
from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.hall.ticket import Ticket
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _

_SAID = Style(size=14.0, align=Align.CENTRE, leading=1.4)
_STRONG = Style(face=Face.BOLD, size=14.0, align=Align.CENTRE, leading=1.4)
_NUMBER = Style(face=Face.SANS_BOLD, size=64.0, align=Align.CENTRE)


def ticket_slip(ticket: Ticket, office: Office, *, width_mm: int = 80, rehearsal: bool = False) -> bytes:
    """The slip for a roll of 80 or 58 mm as PDF."""
    width = PRINTED[width_mm]
    sheet = Sheet((width, LONGEST), str(ticket.number), top=2.0, bottom=LONGEST - 2.0)
    left, room, middle = 1.5, width - 3.0, width / 2
    y = sheet.paragraph(left, 2.0, room, office.name, _SAID)
    if mark := rehearsed(rehearsal=rehearsal):
        y = sheet.paragraph(left, y, room, mark, _STRONG)
    y = sheet.text(middle, y + 1, _("{number} 号").format(number=ticket.number), _NUMBER, fit=room)
    taken = ticket.taken_at.astimezone(CHINA)
    for words, style in (
        (_("{time:%Y-%m-%d %H:%M} 取号").format(time=taken), _SAID),
        (_("请坐着等，叫到再来 {desk} 号窗口。").format(desk=office.desk), _STRONG),
        (_("没听见不要紧，回来说一声，还算数。"), _SAID),
        (_("腿脚、耳朵不便，说一声，可以先办。"), _SAID),
    ):
        y = sheet.paragraph(left, y + 1.5, room, words, style)
    sheet.crop(y + 3)
    return sheet.finish()
