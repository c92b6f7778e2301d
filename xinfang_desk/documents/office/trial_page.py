"""打印测试页: whether a printer keeps the size, the edges, and rare characters."""

from __future__ import annotations

from datetime import date

from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.surface.sheet import A4, Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _

RARE = "𬭚𫖯𠅤𰻝㛃䶮"
"""Characters from beyond the usual ones, as they stand in names."""


def proof(office: Office, day: date, *, rehearsal: bool = False) -> bytes:
    """One A4 page: a ruler of 100 mm, a frame 10 mm from the edge, each typeface, both codes."""
    sheet = Sheet(A4, "proof")
    width, height = A4
    sheet.box(10.0, 10.0, width - 20.0, height - 20.0)
    title = Style(face=Face.BOLD, size=20.0, align=Align.CENTRE)
    y = sheet.text(width / 2, 20.0, _("打印测试页"), title)
    y = sheet.text(width / 2, y + 2, f"{office.name}　{spoken(day)}", Style(size=12.0, align=Align.CENTRE))
    if mark := rehearsed(rehearsal=rehearsal):
        sheet.text(width / 2, y + 1, mark, Style(size=12.0, align=Align.CENTRE))
    y += 10
    sheet.rule(55.0, y, 155.0, y)
    for tick in range(11):
        sheet.rule(55.0 + tick * 10, y - (4 if tick % 5 == 0 else 2), 55.0 + tick * 10, y)
    y = sheet.text(width / 2, y + 2, _("这条线应当正好100毫米"), Style(size=10.5, align=Align.CENTRE))
    for face in Face:
        y = sheet.text(
            25.0, y + 6, _("来访登记回执，生僻字：{rare}").format(rare=RARE), Style(face=face, size=16.0)
        )
    number = "0" * 17 + "01"
    sheet.qr(25.0, y + 10, 30.0, number)
    sheet.barcode(70.0, y + 15, 12.0, number)
    note = _("四边的框应当完整，离纸边10毫米。框缺一边的，请在打印机设置里选“实际大小”。")
    sheet.paragraph(25.0, y + 50, width - 50.0, note, Style(face=Face.KAI, size=11.0))
    return sheet.finish()
