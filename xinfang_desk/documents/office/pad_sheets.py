"""Blank receipts with numbers already given out (停电本): A5, filled by hand, the stub stays here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xinfang_desk.documents.by_hand import blank_lines, to_fill, where_to_ask
from xinfang_desk.documents.form import LEAST_SLIP, Form, Type, red_rule, rehearsed, say
from xinfang_desk.documents.surface.sheet import A5, Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _

_MARGIN = 13.0
_STUB = 146.0
"""Where the stub begins."""


def pad_sheets(numbers: Sequence[Number], office: Office, *, rehearsal: bool = False) -> bytes:
    """A page for each number, in their order."""
    title = f"{office.code}-{office.desk}-pad-{numbers[0]}-{numbers[-1]}"
    sheet = Sheet(A5, title, top=_MARGIN)
    form = Form(sheet=sheet, type=Type(size=12.0, least=LEAST_SLIP), left=_MARGIN, width=A5[0] - 2 * _MARGIN)
    for at, number in enumerate(numbers):
        if at:
            sheet.turn()
        _receipt(form, number, office, rehearsed(rehearsal=rehearsal))
        _stub(form, number)
    return sheet.finish()


def _receipt(form: Form, number: Number, office: Office, mark: str) -> None:
    sheet, kind, middle = form.sheet, form.type, form.sheet.width / 2
    y = sheet.text(middle, _MARGIN - 4, office.name, kind.office, fit=form.width)
    y = sheet.text(middle, red_rule(form, y + 1) + 2, _("来访登记回执"), kind.title, fit=form.width)
    if mark:
        y = sheet.text(middle, y, mark, replace(kind.strong, align=Align.CENTRE))
    y = _numbered(form, y + 1, number)
    y = to_fill(form, y + 2, _("来访人："))
    y = to_fill(form, y + 2, _("来访时间：　　　　年　　月　　日　　时　　分"))
    y = say(form, y + 1, _("反映的情况和要求："), kind.body)
    y = blank_lines(form, y, 5)
    y = to_fill(form, y + 2, _("经办人签名："))
    told = _("停电时手写。来电后照这个编号补录，补录的时间另外记明；15日内书面告诉您归谁办、受不受理。")
    where_to_ask(form, say(form, y + 1, told, kind.note), office)


def _stub(form: Form, number: Number) -> None:
    """What stays at the desk until the visit is written down."""
    cut = Style(face=Face.KAI, size=LEAST_SLIP, align=Align.CENTRE)
    form.sheet.cut_line(_STUB, _("存根，留在窗口，补录以后和日结单放在一起"), cut)
    y = _numbered(form, _STUB + 5, number)
    for words in (_("来访人、证件号、电话："), _("来访时间："), _("反映的事：")):
        y = to_fill(form, y + 2, words)
    to_fill(form, y + 1, _("补录时间、补录人（写坏了的在这里写“作废”）："))


def _numbered(form: Form, y: float, number: Number) -> float:
    words = _("编号 {number}").format(number=grouped(number))
    return form.sheet.text(form.left, y, words, replace(form.type.strong, size=form.type.size * 1.15))
