"""Papers of a joint meeting: M1 会议通知, M2 议程, M3 会议纪要 (GB/T 9704 10.3), M4 任务单 of one body.

A matter stands there by its number and what it is about; whoever brought it is not named.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xinfang_desk.documents.duties.official import Official
from xinfang_desk.documents.form import fields, say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.phrases import BLANK, BLANK_DAY, moment, plain_day
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Style
from xinfang_desk.domain.duties.meeting import Attendance, Item, Meeting, Tasked, tasks_of
from xinfang_desk.domain.number import Number, grouped, short
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _, label

_NOBODY: Mapping[Number, str] = {}
_ENDS = "。？！"
_COUNTED = "一二三四五六七八九十"


def notice(meeting: Meeting, office: Office, *, rehearsal: bool = False) -> Drawing:
    """M1: when, where, about what; what each body brings along."""
    paper = _opened(meeting, office, "M1", _("关于召开{kind}的通知"), rehearsal=rehearsal)
    paper.line(_("各成员单位："))
    words = _("定于{when}在{place}召开{kind}，请准时到会。")
    paper.say(words.format(when=moment(meeting.held_at), place=meeting.place, kind=label(meeting.kind)))
    paper.part(_("一、主持和记录"))
    paper.say(_("主持：{chair}。记录：{recorder}。").format(chair=meeting.chair, recorder=meeting.recorder))
    paper.part(_("二、要议的事"))
    for order, item in enumerate(meeting.items, 1):
        paper.say(f"{order}. {_named(item)}")
        if item.question:
            paper.say(_("要定：{question}").format(question=_whole(item.question)))
    if not meeting.items:
        paper.say(_("另行通知。"))
    paper.part(_("三、请各单位准备"))
    paper.say(
        _("与本单位有关的，请带上已经查清的事实、依据的条款和能办到的日期。来不了的，请派能当场表态的人。")
    )
    paper.fact(_("到会单位："), _("、").join(dict.fromkeys(each.org for each in meeting.members)) or "____")
    paper.fact(_("联系："), f"{meeting.recorder}　{office.phone or BLANK}")
    paper.sign(BLANK_DAY)
    return paper.drawing()


def agenda(meeting: Meeting, office: Office, *, rehearsal: bool = False) -> Drawing:
    """M2: the items in their order, what is to be settled, who speaks to it."""
    paper = _opened(meeting, office, "M2", _("{kind}议程"), rehearsal=rehearsal)
    paper.fact(_("时间："), moment(meeting.held_at))
    paper.fact(_("地点："), meeting.place)
    paper.fact(_("主持："), meeting.chair)
    rows = [
        (
            str(order),
            _named(item),
            item.question,
            _("、").join(dict.fromkeys(each.org for each in item.opinions)),
        )
        for order, item in enumerate(meeting.items, 1)
    ]
    head = (_("序号"), _("议题"), _("要定什么"), _("哪个单位说明"))
    paper.table((0.1, 0.36, 0.32, 0.22), head, rows)
    return paper.drawing()


def minutes(
    meeting: Meeting, office: Office, named: Mapping[Number, str] = _NOBODY, *, rehearsal: bool = False
) -> Drawing:
    """M3: what was decided on each item, and who does what by when; no seal stands on minutes.

    ``named`` are those who brought a matter, where the head agreed that they are named.
    """
    mark = _("{kind}纪要").format(kind=label(meeting.kind))
    paper = Official(office, _key(meeting, office, "M3"), mark, rehearsal=rehearsal)
    paper.ends(office.full_name or office.name, _signed(meeting))
    words = _("{when}，{chair}在{place}主持召开{kind}，议定以下事项。")
    paper.say(
        words.format(
            when=moment(meeting.held_at), chair=meeting.chair, place=meeting.place, kind=label(meeting.kind)
        )
    )
    for order, item in enumerate(meeting.items, 1):
        paper.part(f"{_order(order)}、{_named(item)}")
        if item.number and item.number in named:
            paper.say(_("来访人：{names}").format(names=named[item.number]))
        if item.question:
            paper.say(_("要定：{question}").format(question=_whole(item.question)))
        if item.facts:
            paper.say(_("事实：{facts}").format(facts=item.facts))
        if item.lawful:
            words = _("这个请求：{lawful}（《信访工作条例》第三十二条）。")
            paper.say(words.format(lawful=label(item.lawful)))
        if item.law:
            paper.say(_("依据：{law}。").format(law=_("、").join(item.law)))
        for each in item.opinions:
            paper.say(_("{org}：{text}").format(org=each.org, text=_whole(each.text)))
        paper.say(_("会议决定：{decision}").format(decision=_whole(item.decision)))
        if item.tasks:
            rows = [(each.what, each.org, each.who, spoken(each.due)) for each in item.tasks]
            paper.table((0.4, 0.2, 0.15, 0.25), _task_head(), rows)
    paper.say(_("会议的决定不改变各事项自己的办理期限；书面答复仍由承办单位按期送达。"))
    for caption, attendance in (
        (_("出席："), Attendance.PRESENT),
        (_("派人参加："), Attendance.SENT),
        (_("请假："), Attendance.LEAVE),
    ):
        names = [
            _member(each.org, each.duty, each.name)
            for each in meeting.members
            if each.attendance is attendance
        ]
        if names:
            paper.fact(caption, _("、").join(names))
    paper.fact(_("记录："), meeting.recorder)
    paper.fact(_("主持人签名："), BLANK)
    paper.fact(_("日期："), BLANK_DAY)
    return paper.drawing()


def task_sheet(meeting: Meeting, org: str, office: Office, *, rehearsal: bool = False) -> Drawing:
    """M4: what one body does by when, with room for what came of it."""
    tasks = [each for each in tasks_of(meeting) if each.task.org == org]
    key = _key(meeting, office, f"M4-{tasks[0].task_number}")
    form, y = opened_list(office, _("任务单"), key, rehearsal=rehearsal)
    y = fields(
        form,
        y,
        [
            [(_("单位"), org)],
            [(_("哪次会议定的"), f"{moment(meeting.held_at)}　{label(meeting.kind)}")],
        ],
    )
    text, head = Style(size=12.0, leading=1.35), form.type.label
    titles = (_("办什么"), _("谁"), _("哪天以前（当天还算）"), _("办成了没有、结果"))
    wide = form.width
    y = table(
        form.sheet,
        form.left,
        y + 3,
        (wide * 0.42, wide * 0.12, wide * 0.2, wide * 0.26),
        [[Cell(text=words, style=text) for words in _task_line(each)] for each in tasks],
        head=[[Cell(text=words, style=head) for words in titles]],
        least=16.0,
    )
    y = say(form, y + 3, _("办成了就回话；到期办不成的，到期以前说明原因，由会议改日子。"), form.type.note)
    signatures(form, y + 2, (_("领受人签名："), _("日期："), _("交办人签名："), _("日期：")))
    return form.sheet.drawing()


def _opened(meeting: Meeting, office: Office, kind: str, title: str, *, rehearsal: bool) -> Official:
    words = title.format(kind=label(meeting.kind))
    mark = office.full_name or office.name
    return Official(office, _key(meeting, office, kind), mark, words, rehearsal=rehearsal)


def _key(meeting: Meeting, office: Office, kind: str) -> str:
    return f"{office.code}-{office.desk}-{meeting.uid}-{kind}"


def _task_head() -> Sequence[str]:
    return (_("办什么"), _("哪个单位"), _("谁"), _("哪天以前（当天还算）"))


def _task_line(tasked: Tasked) -> Sequence[str]:
    task = tasked.task
    number = f"\n{grouped(tasked.item.number)}" if tasked.item.number else ""
    decided = _("会议决定：{decision}").format(decision=tasked.item.decision)
    about = f"{task.what}\n{tasked.item.topic}{number}\n{decided}"
    result = f"{plain_day(task.done_on)}\n{task.result}" if task.done_on else ""
    return (about, task.who, spoken(task.due), result)


def _named(item: Item) -> str:
    """What it is about, with the running number and its check digits (00184 03)."""
    return f"{item.topic}（{short(item.number)}）" if item.number else item.topic


def _whole(words: str) -> str:
    """What was written as a sentence, with its stop."""
    return words if words.endswith(tuple(_ENDS)) else f"{words}。"


def _member(org: str, duty: str, name: str) -> str:
    said = f"{duty}{name}"
    return f"{org}（{said}）" if said else org


def _order(order: int) -> str:
    if order <= len(_COUNTED):
        return _COUNTED[order - 1]
    tens, ones = divmod(order, 10)
    return f"{'' if tens == 1 else _COUNTED[tens - 1]}十{_COUNTED[ones - 1] if ones else ''}"


def _signed(meeting: Meeting) -> str:
    return plain_day(meeting.signed_on) if meeting.signed_on else BLANK_DAY
