"""打印测试页: whether a printer keeps the size, the place, the edges, and rare characters, on each paper."""

from __future__ import annotations

from datetime import date

from xinfang_desk.documents.form import rehearsed
from xinfang_desk.documents.papers.thermal import open_roll
from xinfang_desk.documents.surface.sheet import A4, A5, Sheet
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _

RARE = "𬭚𫖯𠅤𰻝㛃䶮"
"""Characters from beyond the usual ones, as they stand in names."""
_EDGE = 10.0
"""Millimetres from the frame to the edge of the paper: what is measured to move a page."""
_NUMBER = "0" * 17 + "01"


def trial_page(stock: Stock, office: Office, day: date, *, roll: int = 80, rehearsal: bool = False) -> bytes:
    """One page on this kind of paper; names no person. ``paper.roll_width`` for a roll that is none."""
    if stock is Stock.SLIP:
        return _slip(office, day, roll, rehearsal=rehearsal)
    return _sheet(A5 if stock is Stock.RECEIPT else A4, office, day, rehearsal=rehearsal)


def _sheet(size: tuple[float, float], office: Office, day: date, *, rehearsal: bool) -> bytes:
    """A ruler of 100 mm, a frame 10 mm from the edge, each typeface, both codes."""
    sheet = Sheet(size, "test-page")
    width, height = size
    middle, left = width / 2, 16.0
    sheet.box(_EDGE, _EDGE, width - 2 * _EDGE, height - 2 * _EDGE)
    small = Style(size=10.5, align=Align.CENTRE)
    y = sheet.text(middle, 16.0, _("打印测试页"), Style(face=Face.BOLD, size=20.0, align=Align.CENTRE))
    y = sheet.text(middle, y + 2, f"{office.name}　{spoken(day)}", small, fit=width - 2 * left)
    if mark := rehearsed(rehearsal=rehearsal):
        y = sheet.text(middle, y + 1, mark, small)
    y = _ruler(sheet, middle, y + 10, 100)
    y = sheet.text(middle, y + 2, _("这条线应当正好100毫米"), small)
    for face in Face:
        words = _("来访登记回执，生僻字：{rare}").format(rare=RARE)
        y = sheet.text(left, y + 4, words, Style(face=face, size=14.0), fit=width - 2 * left)
    sheet.qr(left, y + 6, 26.0, _NUMBER)
    sheet.barcode(left + 34.0, y + 12, 12.0, _NUMBER)
    y += 38
    for words in (
        _("四边的框应当完整，离纸边10毫米。框缺一边的，请在系统的打印机设置里选“实际大小”。"),
        _("左边不是10毫米的：差几毫米，在“设备”里“往右”填几，多了填负数；上边的填“往下”。"),
    ):
        y = sheet.paragraph(left, y + 2, width - 2 * left, words, Style(face=Face.KAI, size=11.0))
    return sheet.finish()


def _slip(office: Office, day: date, width_mm: int, *, rehearsal: bool) -> bytes:
    """A ruler of 40 mm, each typeface, the number as a code; as long as it is."""
    roll = open_roll(width_mm, "test-page")
    kind, sheet = roll.type, roll.sheet
    y = roll.say_in_the_middle(2.0, office.name, kind.body)
    y = roll.say_in_the_middle(y, _("打印测试页"), kind.strong)
    y = roll.say_in_the_middle(y, spoken(day), kind.body)
    if mark := rehearsed(rehearsal=rehearsal):
        y = roll.say_in_the_middle(y, mark, kind.strong)
    y = _ruler(sheet, roll.middle, y + 6, 40)
    y = roll.say_in_the_middle(y + 1, _("这条线应当正好40毫米"), kind.note)
    for face in Face:
        y = roll.say(y + 1, _("生僻字：{rare}").format(rare=RARE), Style(face=face, size=kind.size))
    y = sheet.qr(roll.middle - 16.0, y + 2, 32.0, _NUMBER)
    words = _("字应当不缺边。左边缺的，在“设备”里“往右”填几毫米。")
    return roll.end(roll.say(y + 1, words, kind.note)).pdf()


def _ruler(sheet: Sheet, middle: float, y: float, long: int) -> float:
    """A line of so many millimetres with a tick each ten; gives its y."""
    start = middle - long / 2
    sheet.rule(start, y, start + long, y)
    for tick in range(0, long + 1, 10):
        sheet.rule(start + tick, y - (4 if tick % 50 == 0 else 2), start + tick, y)
    return y
