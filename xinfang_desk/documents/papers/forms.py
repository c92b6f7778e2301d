"""Forms that are signed at the desk: D11 调解协议书, D13 送达回证, D17 材料接收清单."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.documents import phrases, when
from xinfang_desk.documents.by_hand import (
    blank_lines,
    ticks,
    to_fill,
    where_to_ask,
    written_down_to,
)
from xinfang_desk.documents.form import (
    RING,
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
from xinfang_desk.documents.surface.drawing import Drawing, joined
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align
from xinfang_desk.domain.category import Paper, Purpose, Route
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.road.standing import waits
from xinfang_desk.domain.road.waiting import TOLD_BY
from xinfang_desk.words import _, label
from xinfang_desk.words.language import N_

_SERVED = frozenset(
    {
        Paper.ACCEPTANCE,
        Paper.OTHER_ROAD,
        Paper.FORWARDING,
        Paper.NOT_ACCEPTED,
        Paper.NO_LONGER_ACCEPTED,
        Paper.EXTENSION,
    }
)
"""What is served; all else is signed at the desk, on itself or on its stub."""
_OPINIONS = {
    Step.ANSWER: N_("信访事项处理意见书"),
    Step.REVIEW: N_("复查意见书"),
    Step.RECHECK: N_("复核意见书"),
}
LEAST_ROWS = 5
"""A list with fewer materials keeps lines for what comes later."""


def mediation(job: Job) -> Drawing:
    """D11 (art. 33): 调解协议书 with whoever mediated, 和解协议书 of the two alone, each a sheet to fill."""
    return joined([_agreement(job, _("调解协议书"), led=True), _agreement(job, _("和解协议书"), led=False)])


def _agreement(job: Job, title: str, *, led: bool) -> Drawing:
    """Both sides, the dispute, what they agreed of their own will; ``led`` by an office, which seals it."""
    form, y = open_form(job, title, copy=_("要签三份：双方、存档各一份"))
    address = next((each.address for each in phrases.petitioners(job.visit) if each.address), "")
    y = fields(
        form,
        y,
        [
            [(_("甲方"), phrases.names(job.visit)), (_("证件号"), "")],
            [(_("住址"), address)],
            [(_("乙方"), ""), (_("证件号"), "")],
            [(_("住址"), "")],
            [(_("争议事项"), phrases.summary(job.said))],
            *([[(_("主持单位"), job.office.name)]] if led else []),
        ],
    )
    y = say(
        form,
        y + 2,
        _("双方自愿，在不违反政策法规强制性规定的情况下，达成如下协议（《信访工作条例》第三十三条）："),
    )
    y = heading(form, y, _("一、协议内容"))
    written_down_to(form, y, 2, lambda start: _agreed(form, start, job, led=led))
    return form.sheet.drawing()


def _agreed(form: Form, y: float, job: Job, *, led: bool) -> float:
    """How and when it is done, who signs, and the seal of whoever mediated."""
    y = heading(form, y, _("二、履行方式和期限，其他约定"))
    y = blank_lines(form, y, 2)
    if led:
        words = _(
            "依法设立的调解组织主持的，可以请法院确认。双方在签协议起30日内，一起向法院申请。"
            "确认后一方不照办的，可以申请强制执行。"
        )
        y = say(form, y + 1, words, form.type.note)
    led_by = (_("主持人签名："),) if led else ()
    y = signatures(form, y, (_("甲方签名："), _("乙方签名："), *led_by, _("日期：")))
    if not led:
        return where_to_ask(form, y + 4, job.office)
    below = seal_place(form, y, job.office.name, "")
    beside = where_to_ask(form, below - 2 * RING + 4, job.office, width=form.width - 2 * RING - 30)
    return max(below, beside)


def delivery(job: Job) -> Drawing:
    """D13 送达回证: what was delivered, how, and the signed day from which arts. 35 and 36 count."""
    form, y = open_form(job, label(Paper.DELIVERY))
    handed = [kind for kind in job.matter.papers if kind in _SERVED]
    y = say(form, y, _("送达文书（在方框内打勾）"), form.type.heading)
    y = ticks(form, y, [(phrases.title(job, kind), False) for kind in handed])
    y = fields(
        form,
        y + 2,
        [
            [(_("其他文书"), _opinion(job))],
            [(_("受送达人"), phrases.names(job.visit))],
            [(_("送达地址"), next((each.address for each in job.visit.people if each.address), ""))],
            [(_("送达人"), ""), (_("见证人"), "")],
        ],
        least=11.0,
    )
    y = say(form, y + 3, _("送达方式"), form.type.heading)
    y = ticks(
        form, y, [(_("当面"), False), (_("邮寄，邮件号：____________"), False), (_("其他：________"), False)]
    )
    y = say(form, y + 3, _("签收情况"), form.type.heading)
    y = ticks(
        form, y, [(_("本人签收"), False), (_("代收（与本人关系：________）"), False), (_("拒收"), False)]
    )
    y = to_fill(form, y + 2, _("拒收理由："))
    y = signatures(form, y + 4, (_("收件人签名："), _("收到日期："), _("送达人签名："), _("送达日期：")))
    if then := _then(job):
        say(form, y + 6, then, form.type.note)
    return form.sheet.drawing()


def materials(job: Job) -> Drawing:
    """D17 材料接收清单 and what is still missing, told once (arts. 19, 23)."""
    return in_copies(job, _materials, theirs=[_("第一联　交来访人")], offices=[_("第二联　存档")])


def _materials(job: Job, copy: str) -> Drawing:
    form, y = open_form(job, _("材料接收清单、补材料告知单"), copy=copy)
    caption = form.type.label
    head = [
        Cell(text=words, style=caption)
        for words in (_("序号"), _("材料名称"), _("份数"), _("页数"), _("原件或复印件"))
    ]
    middle = replace(form.type.body, align=Align.CENTRE)
    said_of_copy = {True: _("复印件"), False: _("原件"), None: _("□原件　□复印件")}
    listed = [
        (str(number), each.name, str(each.pages), said_of_copy[each.copy])
        for number, each in enumerate(job.said.materials, start=1)
    ]
    while len(listed) < LEAST_ROWS:
        listed.append((str(len(listed) + 1), "", "", ""))
    rows = [
        [
            Cell(text=number, style=middle),
            Cell(text=name, style=form.type.body),
            Cell(text="1" if name else "", style=middle),
            Cell(text=pages, style=middle),
            Cell(text=copy, style=middle),
        ]
        for number, name, pages, copy in listed
    ]
    wide = form.width
    columns = (wide * 0.09, wide * 0.43, wide * 0.11, wide * 0.11, wide * 0.26)
    day = phrases.dated(phrases.came_on(job))
    y = fields(form, y, [[(_("来访人"), phrases.names(job.visit))], [(_("接收日期"), day)]])
    y = table(form.sheet, form.left, y + 2, columns, rows, head=[head], least=8.5)
    y = heading(form, y + 1, _("还需要补充的材料（一次写清）"))
    written_down_to(form, y, 2, lambda start: _missing(form, start, job))
    return form.sheet.drawing()


def _missing(form: Form, y: float, job: Job) -> float:
    """By what day and where to what is missing is brought; and who signs for all of it."""
    y = to_fill(form, y + 2, _("最好哪天以前补来："))
    y = to_fill(form, y + 2, _("送到："), job.office.address)
    told = next((each for each in when.owed(job) if each.id in TOLD_BY and not each.is_over(job.on)), None)
    by = _("{day}书面告知您。").format(day=when.before(told)) if told else ""
    in_hand = job.matter.merged_into and waits(job.leading)
    by = _("日子照原来那一件算，不从头算。") if in_hand else by
    y = say(form, y + 1, _("材料不全也先登记。") + by, form.type.note)
    y = signatures(form, y + 2, (_("交件人签名："), _("收件人签名：")))
    return where_to_ask(form, y + 4, job.office)


def _opinion(job: Job) -> str:
    """The opinion that is delivered (D10, D12 are written elsewhere; the desk knows the number)."""
    taken = phrases.last_step(job, *_OPINIONS)
    if taken is None:
        return ""
    by_petition = (job.said.purpose, job.said.route) == (Purpose.SHENSU, Route.S6)
    named = _(_OPINIONS[taken.step]) if by_petition else _("书面答复")
    return f"{named} {taken.document}"


def _then(job: Job) -> str:
    """What may be asked for once it is signed for, by what is delivered (arts. 35, 36)."""
    taken = phrases.last_step(job, *_OPINIONS)
    if taken is None or (job.said.purpose, job.said.route) != (Purpose.SHENSU, Route.S6):
        return ""
    if taken.step is Step.ANSWER:
        words = _(
            "不服的，可以向{office}请求复查：从您签字的第二天数，数30天（《信访工作条例》第三十五条）。"
        )
        return words.format(office=phrases.reviewer(job))
    if taken.step is Step.REVIEW:
        words = _(
            "不服的，可以向{office}请求复核：从您签字的第二天数，数30天（《信访工作条例》第三十六条）。"
        )
        return words.format(office=phrases.rechecker(job))
    return ""
