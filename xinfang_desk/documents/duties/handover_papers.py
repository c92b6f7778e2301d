"""H1 移交单: who looks after whoever came, in two copies; H2 告知: what ended, and what remains.

信访工作条例 arts. 31 item 1, 36 para. 3, 37 para. 3; 法律援助法 for the last line.
"""

from __future__ import annotations

from xinfang_desk.documents import phrases
from xinfang_desk.documents.by_hand import where_to_ask
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
from xinfang_desk.documents.phrases import BLANK_DAY, plain_day
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.domain.category import ClosingGround
from xinfang_desk.domain.duties.ending import doer
from xinfang_desk.words import _, label


def handing_down(job: Job) -> Drawing:
    """H1: the latest handover of the matter, a copy for the place and one for the file, both to be signed."""
    return in_copies(job, _handed, offices=[_("第一联　交属地"), _("第二联　存档")])


def _handed(job: Job, copy: str) -> Drawing:
    handover = job.matter.handovers[-1]
    form, y = open_form(job, _("移交单（属地疏导、化解、帮扶）"), copy=copy)
    known = [
        [(_("移交给"), handover.to)],
        [(_("接收"), handover.accepted_by)],
        [(_("移交日期"), plain_day(handover.on))],
        [(_("来访人"), phrases.names(job.visit))],
        [(_("什么事"), phrases.summary(job.said))],
    ]
    if job.matter.closing:
        known.append([(_("程序"), _ended(job))])
    y = fields(form, y, known)
    y = heading(form, y, _("从移交起要做的"))
    small = form.type.body
    titles = (_("做什么"), _("具体内容"), _("哪天以前（当天还算）"), _("谁做"))
    head = [[Cell(text=words, style=form.type.label) for words in titles]]
    rows = [
        [
            Cell(text=words, style=small)
            for words in (label(each.kind), each.what, plain_day(each.due), doer(handover, each))
        ]
        for each in handover.charges
    ]
    columns = (24.0, form.width - 94.0, 40.0, 30.0)
    y = table(form.sheet, form.left, y, columns, rows, head=head, least=9.0)
    y = say(form, y + 3, _("本人再来反映，照样登记。办不了、到期办不完的，到期前告诉移交单位。"))
    signed = (_("移交人签名："), _("接收人签名："), _("日期："), _("日期："))
    y = signatures(form, y + 2, signed)
    where_to_ask(form, y + 4, job.office)
    return form.sheet.drawing()


def what_ended(job: Job) -> Drawing:
    """H2: a copy for whoever came, and one for the file that is signed for."""
    return in_copies(job, _told, theirs=[_("第一联　交本人")], offices=[_("第二联　存档")])


def _told(job: Job, copy: str) -> Drawing:
    form, y = open_form(job, _("信访程序终结告知"), copy=copy)
    y = say(form, y + 1, _("{who}：").format(who=phrases.addressee(job.visit)), form.type.body)
    y = heading(form, y, _("结束的"))
    y = say(form, y, _("您反映的事：{what}。").format(what=phrases.summary(job.said).rstrip("。")))
    y = say(form, y, _ended(job))
    y = heading(form, y, _("还在的"))
    for words in _remaining(job):
        y = say(form, y, words)
    for each in job.matter.handovers[-1:]:
        y = heading(form, y, _("以后找谁"))
        for charge in each.charges:
            said = _("{who}在{day}以前（当天还算）：{what}（{kind}）。")
            day = plain_day(charge.due)
            who, kind = doer(each, charge), label(charge.kind)
            y = say(form, y, said.format(who=who, day=day, what=charge.what, kind=kind))
    return _closed(form, y, job)


def _ended(job: Job) -> str:
    closing = job.matter.closing
    if closing is None:
        return ""
    served = _("，{day}送达").format(day=plain_day(closing.served_on)) if closing.served_on else ""
    return _("这件事的信访程序已经结束。依据：{ground}（{org}，{document}{served}）。").format(
        ground=label(closing.ground), org=closing.org, document=closing.document, served=served
    )


def _remaining(job: Job) -> tuple[str, ...]:
    closing = job.matter.closing
    court = closing is not None and closing.ground is ClosingGround.BY_LAW
    rechecked = closing is not None and closing.ground is ClosingGround.RECHECKED
    return (
        _(
            "一、结束的是程序。再来反映，照样登记；同样的事实和理由，各级不再受理（《信访工作条例》第三十六条）。"
        )
        if rechecked
        else _("一、结束的是程序。再来反映，照样登记。"),
        _("二、有新的事实、新的证据，可以另外提出，按新的事办。"),
        *((_("三、法院、检察院、公安机关已经作出的结论，按法律规定的途径申诉。"),) if court else ()),
        _("{number}、生活有困难，可以申请救助；要请律师、请不起的，可以拨12348问法律援助。").format(
            number=_("四") if court else _("三")
        ),
    )


def _closed(form: Form, y: float, job: Job) -> Drawing:
    def closed(y: float) -> float:
        y = signatures(form, y + 4, (_("收到人签名："), _("日期："), _("经办人签名："), _("负责人签名：")))
        y = seal_place(form, y, job.office.full_name or job.office.name, BLANK_DAY)
        return where_to_ask(form, y + 4, job.office)

    # The seal is alone on no page.
    form.sheet.together(y, closed)
    return form.sheet.drawing()
