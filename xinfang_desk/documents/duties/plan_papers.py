"""O1 普法责任清单, O2 学习计划, O3 公示栏: of posts; what nobody has said stays blank."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.documents.by_hand import to_fill
from xinfang_desk.documents.form import heading, say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.domain.duties.plan import Planned
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _, label

_BODY = Style(size=10.5, leading=1.3)
_MIDDLE = Style(size=10.5, leading=1.3, align=Align.CENTRE)


def plan_list(title: str, year: int, planned: Sequence[Planned], office: Office, *, rehearsal: bool) -> bytes:
    """O1 or O2: each item with its month, for whom, where, how, which post, planned and done."""
    number = f"{office.code}-{office.desk}-{year}"
    form, y = opened_list(office, f"{year}年{title}", number, rehearsal=rehearsal, across=True)
    titles = (
        *(_("月份"), _("内容"), _("法律法规"), _("给谁"), _("在哪里"), _("怎么做"), _("责任岗位")),
        *(_("计划"), _("完成"), _("还差")),
    )
    shares = (0.06, 0.22, 0.16, 0.12, 0.11, 0.08, 0.1, 0.05, 0.05, 0.05)
    head = [[Cell(text=words, style=form.type.label) for words in titles]]
    rows = [_row(each) for each in planned]
    if not rows:
        say(form, y + 3, _("这一年还没有定计划。"), form.type.note)
        return form.sheet.finish()
    y = table(form.sheet, form.left, y, [form.width * share for share in shares], rows, head=head, least=9.0)
    signatures(form, y + 4, (_("经办人签名："), _("负责人签名：")))
    return form.sheet.finish()


def _row(each: Planned) -> list[Cell]:
    item = each.item
    words = [item.what, item.law, item.who_for, item.where, label(item.how), item.responsible]
    counts = (str(item.target), str(each.done), str(each.left))
    return [
        Cell(text=_("{month}月").format(month=item.when), style=_MIDDLE),
        *(Cell(text=each, style=_BODY) for each in words),
        *(Cell(text=each, style=_MIDDLE) for each in counts),
    ]


def notice_board(office: Office, *, rehearsal: bool) -> bytes:
    """O3: what an office makes known of itself (art. 18, para. 1), the rest to be written."""
    form, y = opened_list(office, _("信访工作公示"), f"{office.code}-{office.desk}", rehearsal=rehearsal)
    y = heading(form, y, _("怎么找到我们"))
    for caption, known in (
        (_("单位："), office.full_name or office.name),
        (_("地址："), office.address),
        (_("电话："), office.phone),
        (_("接待时间："), office.hours),
        (_("接待地点："), office.address),
        (_("网址："), ""),
        (_("监督电话："), office.supervision_phone),
    ):
        y = to_fill(form, y + 2, caption, known)
    y = heading(form, y + 2, _("怎么查办到哪里了"))
    y = say(form, y, _("带上登记回执，到接待窗口问，或者打上面的电话，报回执上的登记编号。"))
    y = heading(form, y, _("领导接访日"))
    for caption in (_("日期："), _("领导（职务）："), _("地点：")):
        y = to_fill(form, y + 2, caption)
    y = heading(form, y + 2, _("依据"))
    say(form, y, _("《信访工作条例》第18条。来了就登记，登了就给回执。"))
    return form.sheet.finish()
