"""恢复单: the page that lies in the safe and opens the register when every passphrase is lost."""

from __future__ import annotations

from datetime import date

from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _

_EDGE = 25.0
_PER_LINE = 3
_GROUP = Style(face=Face.SANS_BOLD, size=40.0, align=Align.CENTRE, leading=1.6)
_BODY = Style(size=14.0, leading=1.6, justify=True)
_HEADING = Style(face=Face.SANS_BOLD, size=14.0, leading=1.8)


def recovery(office: Office, day: date, code: str, *, rehearsal: bool = False) -> bytes:
    """One A4 page with ``code``, groups of digits that spaces part, to be copied by eye in a bad hour."""
    sheet = Sheet(A4, "recovery")
    width = A4[0]
    inner = width - 2 * _EDGE
    title = Style(face=Face.BOLD, size=26.0, align=Align.CENTRE)
    named = Style(size=14.0, align=Align.CENTRE)
    y = sheet.text(width / 2, 24.0, _("登记簿恢复单"), title)
    desk = _("{office}　{desk} 号窗口").format(office=office.name, desk=office.desk)
    y = sheet.text(width / 2, y + 3, desk, named, fit=inner)
    y = sheet.text(width / 2, y + 1, _("{day}出具").format(day=spoken(day)), named)
    if mark := rehearsed(rehearsal=rehearsal):
        y = sheet.text(width / 2, y + 1, mark, named)
    y = _groups(sheet, y + 8, code.split(), inner)
    for heading, words in _said():
        y = sheet.text(_EDGE, y + 4, heading, _HEADING)
        y = sheet.paragraph(_EDGE, y, inner, words, _BODY)
    _signatures(sheet, y + 16)
    return sheet.finish()


def _groups(sheet: Sheet, y: float, groups: list[str], inner: float) -> float:
    """The code in a frame, three groups a line; gives the y below it."""
    lines = [groups[at : at + _PER_LINE] for at in range(0, len(groups), _PER_LINE)]
    height = len(lines) * _GROUP.line + 12.0
    sheet.box(_EDGE, y, inner, height, weight=1.5)
    step = inner / _PER_LINE
    for row, line in enumerate(lines):
        for place, group in enumerate(line):
            sheet.text(_EDGE + step * (place + 0.5), y + 6.0 + row * _GROUP.line, group, _GROUP)
    return y + height


def _said() -> tuple[tuple[str, str], ...]:
    return (
        (
            _("有什么用"),
            _("所有口令都忘了的时候，凭这组数字给一个账户重设口令，登记簿照常打开。它打不开封存的检举控告。"),
        ),
        (
            _("怎么用"),
            _(
                "在装着登记簿的电脑上运行 xinfang-desk account recover 账户名，"
                "先输入这30个数字，再输入新口令。连续输错要等一会儿再试，不会锁死。"
            ),
        ),
        (
            _("怎么保管"),
            _(
                "装进信封封好，由负责人锁进保险柜，不要放在窗口，不要拍照，不要复印。"
                "拿到它和这台电脑的人就能打开登记簿。"
                "重新出具以后，旧的这一张就没有用了，请当场撕毁。"
            ),
        ),
    )


def _signatures(sheet: Sheet, y: float) -> None:
    plain, middle, below = Style(size=14.0), A4[0] / 2, y + 14.0
    for x, top, words in (
        (_EDGE, y, _("出具人：")),
        (middle, y, _("负责人：")),
        (_EDGE, below, _("封存日期：")),
    ):
        sheet.text(x, top, words, plain)
        sheet.rule(x + sheet.text_width(words, plain), top + plain.line, x + 70.0, top + plain.line)
