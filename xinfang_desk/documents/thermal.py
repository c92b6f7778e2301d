"""D01 and D08 on a roll (热敏小票), 80 or 58 mm: as long as its text, black on white, no grey."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents import phrases
from xinfang_desk.documents.form import Type, standing_mark
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.phrases import BLANK
from xinfang_desk.documents.sheet import Sheet
from xinfang_desk.documents.style import Align
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.deadline import spoken
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _, label

PRINTED = {80: 72.0, 58: 48.0}
"""Millimetres that the head of a printer reaches on a roll of that width."""
LONGEST = 3000.0


def thermal_receipt(job: Job, width_mm: int = 80) -> bytes:
    """The receipt for a roll of 80 or 58 mm; a sealed matter's tells nothing, as D08."""
    if width_mm not in PRINTED:
        raise DeskError("paper.roll_width", width=width_mm)
    width = PRINTED[width_mm]
    kind = Type(size=(11.0 if width_mm == 80 else 9.5) * job.scale)
    sheet = Sheet((width, LONGEST), str(job.matter.number), top=2.0, bottom=LONGEST - 2.0)
    left, room, middle = 1.5, width - 3.0, width / 2
    centred = replace(kind.body, align=Align.CENTRE)
    y = sheet.paragraph(left, 2.0, room, job.office.name, centred)
    name = _("登记回执") if job.matter.confidential else label(Paper.RECEIPT)
    y = sheet.text(middle, y, name, kind.title, fit=room)
    if mark := standing_mark(job):
        y = sheet.paragraph(left, y, room, mark, replace(kind.strong, align=Align.CENTRE))
    strong = replace(kind.strong, align=Align.CENTRE)
    y = sheet.text(middle, y + 1, grouped(job.matter.number), strong, fit=room)
    for caption, words in _lines(job):
        y = sheet.paragraph(left, y + 0.6, room, f"{caption}{words}", kind.body)
    for caption, words, second in _days(job):
        y = sheet.paragraph(left, y + 1.5, room, caption, kind.body)
        y = sheet.paragraph(left, y, room, words, kind.strong)
        y = sheet.paragraph(left, y, room, second, kind.note) if second else y
    for words in _notes(job):
        y = sheet.paragraph(left, y + 1, room, words, kind.note)
    side = 32.0
    if job.check_code:
        code = _("核验码：{code}").format(code=job.check_code)
        y = sheet.text(middle, y + 1, code, centred, fit=room)
    y = sheet.qr(middle - side / 2, y + 1, side, job.qr or str(job.matter.number))
    sheet.crop(y + 3)
    return sheet.finish()


def _lines(job: Job) -> list[tuple[str, str]]:
    if job.matter.confidential:
        return [
            (_("登记日期："), spoken(job.matter.received_at.date())),
            (_("接待人："), job.visit.officer),
            ("", _("已登记，将按规定转送有关机关。")),
        ]
    lines = [
        (_("姓名："), phrases.names(job.visit)),
        (_("证件号："), phrases.hidden_ids(job.visit)),
        (_("来访时间："), phrases.moment(job.matter.received_at)),
        (_("事由："), phrases.summary(job.said)),
        (_("分类："), phrases.classification(job.said)),
        (_("今天的处理："), phrases.way_today(job)),
        (_("接待人："), _("{officer}　{desk}号窗口").format(officer=job.visit.officer, desk=job.visit.desk)),
    ]
    return [(caption, words) for caption, words in lines if words]


def _days(job: Job) -> list[tuple[str, str, str]]:
    if job.matter.confidential:
        return []
    return [(name, phrases.before(day), phrases.if_day_off(day)) for name, day in phrases.promises(job)]


def _notes(job: Job) -> list[str]:
    if job.matter.confidential:
        return [_("请收好这张回执。")]
    office = job.office
    ask = [
        _("查询电话：{phone}").format(phone=office.phone or BLANK),
        _("地址：{address}").format(address=office.address or BLANK),
        _("监督电话：{phone}").format(phone=office.supervision_phone or BLANK),
    ]
    return [
        _("登记不等于受理：归谁办、受不受理，以书面告知为准。"),
        *ask,
        _("热敏纸会褪色，请拍照留存。"),
    ]
