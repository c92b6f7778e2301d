"""催回执单: the batches that the county has not acknowledged in time, to be handed or read out to it.

No name and no word of a matter stands in it: batches, days, file hashes and signatures only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from xinfang_desk.documents.form import fields, say, signatures
from xinfang_desk.documents.office.listing import in_halves, opened_list
from xinfang_desk.documents.phrases import moment
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class LateBatch:
    """One batch that waits for the county's reply (未回执批次)."""

    sequence: int
    made_at: datetime
    records: int
    days: int
    sha256: str


def reminder(
    batches: Sequence[LateBatch], office: Office, county: str, day: date, *, rehearsal: bool = False
) -> bytes:
    """催回执单: which batches, since when, and what the county is asked to do."""
    number = f"{office.code}-{office.desk}-{day:%Y%m%d}"
    form, y = opened_list(office, _("催回执单"), number, rehearsal=rehearsal)
    y = fields(form, y, [[(_("致"), county), (_("日期"), spoken(day))]])
    y = say(form, y + 3, _("下列批次已经送出，到今天还没有收到县里的回执。"))
    caption, small = form.type.label, Style(size=8.0, leading=1.35)
    middle = Style(size=10.5, align=Align.CENTRE)
    words = (_("批次"), _("导出时间"), _("件数"), _("已过天数"), _("文件SHA-256"))
    head = [[Cell(text=each, style=caption) for each in words]]
    rows = [
        [
            Cell(text=str(each.sequence), style=middle),
            Cell(text=moment(each.made_at), style=Style(size=9.5)),
            Cell(text=str(each.records), style=middle),
            Cell(text=str(each.days), style=middle),
            Cell(text=in_halves(each.sha256), style=small),
        ]
        for each in batches
    ]
    columns = (14.0, 48.0, 14.0, 20.0, form.width - 96.0)
    y = table(form.sheet, form.left, y + 3, columns, rows, head=head)
    y = say(
        form,
        y + 3,
        _("请核对：已收到的，请补发回执；没有收到的，请告知，本台重新导出一份。重送不会重复登记。"),
        form.type.note,
    )
    signatures(form, y, (_("经办人签名："), _("县局接收人签名："), _("日期："), _("日期：")))
    return form.sheet.finish()
