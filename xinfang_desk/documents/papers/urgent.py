"""D20 重大紧急信访信息报告单 (art. 25): what happened where, what was done, who was told at what time.

It tells of the event and names nobody who came (记事不记人): whoever needs them asks by the number.
"""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents import phrases
from xinfang_desk.documents.by_hand import blank_lines, written_down_to
from xinfang_desk.documents.form import (
    Form,
    fields,
    heading,
    in_copies,
    open_form,
    say,
    seal_place,
    signatures,
)
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.phrases import BLANK_DAY
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align
from xinfang_desk.domain.category import Paper
from xinfang_desk.words import _, label


def urgent_report(job: Job) -> Drawing:
    """D20: time, place and event from the record; calls, measures and advice are written by hand."""
    return in_copies(job, _report, offices=[_("第一联　报出"), _("第二联　存档")])


def _report(job: Job, copy: str) -> Drawing:
    form, y = open_form(job, label(Paper.URGENT_REPORT), copy=copy)
    y = fields(
        form,
        y,
        [
            [(_("来访时间"), phrases.came(job))],
            [
                (_("地点"), job.said.village),
                (_("涉及人数"), _how_many(job)),
            ],
        ],
        least=8.0,
    )
    y = heading(form, y, _("事情（只记事，不记反映人）"))
    for paragraph in (job.said.statement or job.said.request).strip().splitlines():
        y = say(form, y, paragraph)
    y = heading(form, y, _("报给谁（先打电话，再送这张单）"))
    y = _calls(form, y + 1)
    y = say(
        form, y, _("先保人：有危险的先离开。有人受伤打120，着火、要救人打119，报警打110。"), form.type.note
    )
    y = heading(form, y, _("已采取的措施"))
    written_down_to(form, y, 3, lambda start: _advice(form, start, job))
    return form.sheet.drawing()


def _how_many(job: Job) -> str:
    """How many it concerns, where it is more than one: a single visitor says nothing of that."""
    count = job.visit.people_involved
    return _("{count}人").format(count=count) if count > 1 else _("见内容")


def _advice(form: Form, y: float, job: Job) -> float:
    """What is advised, who reports it, and the seal."""
    y = heading(form, y, _("建议"))
    y = blank_lines(form, y, 2)
    y = say(
        form, y + 2, _("依据：《信访工作条例》第二十五条。及时报告，不得隐瞒、谎报、缓报。"), form.type.note
    )
    y = signatures(form, y, (_("报告人签名："), _("负责人签名：")))
    return seal_place(form, y, job.office.name, BLANK_DAY)


def _calls(form: Form, y: float) -> float:
    """Who is told, each with the time of the call and who took it."""
    body, caption = form.type.body, form.type.label
    middle = replace(body, align=Align.CENTRE)
    head = [Cell(text=words, style=caption) for words in (_("报给"), _("几点几分打的电话"), _("谁接的"))]
    rows = [
        [Cell(text=words, style=middle), Cell(text="", style=body), Cell(text="", style=body)]
        for words in (_("镇党委、政府"), _("县信访局"), _("联席会议办公室"))
    ]
    wide = form.width
    columns = (wide * 0.36, wide * 0.34, wide * 0.3)
    return table(form.sheet, form.left, y, columns, rows, head=[head], least=9.0)
