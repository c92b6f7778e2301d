"""A1 办理情况单, for the file: what was done on one matter, beside its answer (信访工作条例 art. 27)."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.form import fields, say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.phrases import plain_day
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Style
from xinfang_desk.domain.matter import Act
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _, label


def act_sheet(
    number: Number, topic: str, acts: Sequence[Act], office: Office, *, rehearsal: bool = False
) -> Drawing:
    """Each act with its day, body, basis, result, and what the petitioner said of it; absent is absent."""
    form, y = opened_list(office, _("办理情况单"), f"{number}-A1", rehearsal=rehearsal)
    y = fields(form, y, [[(_("登记编号"), grouped(number))], [(_("事由"), topic)]])
    if not acts:
        y = say(form, y + 4, _("没有记过办理情况。没有记，不等于没有办。"), form.type.note)
    else:
        wide = form.width
        head = [[Cell(text=words, style=form.type.label) for words in _titles()]]
        text = Style(size=12.0, leading=1.35)
        rows = [[Cell(text=words, style=text) for words in _line(each)] for each in acts]
        columns = (wide * 0.2, wide * 0.36, wide * 0.24, wide * 0.2)
        y = table(form.sheet, form.left, y + 3, columns, rows, head=head, least=12.0)
    signatures(form, y + 4, (_("经办人签名："), _("负责人签名：")))
    return form.sheet.drawing()


def _titles() -> Sequence[str]:
    return (_("哪天、哪一类"), _("做了什么、结果"), _("单位、经办、依据"), _("来访人怎么说"))


def _line(act: Act) -> Sequence[str]:
    return (
        f"{plain_day(act.on)}\n{label(act.kind)}",
        "\n".join(filter(None, (act.what, act.result))),
        "\n".join(filter(None, (act.org, act.who, act.basis, act.paper))),
        label(act.heard),
    )
