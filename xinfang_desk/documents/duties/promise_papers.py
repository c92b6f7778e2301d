"""P1 承诺清单 of one body, and P2 the explanation to whoever waits; P1 names nobody who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.documents.duties.official import Official
from xinfang_desk.documents.form import fields, say, signatures
from xinfang_desk.documents.office.listing import opened_list
from xinfang_desk.documents.phrases import BLANK, BLANK_DAY, plain_day
from xinfang_desk.documents.surface.drawing import Drawing
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Style
from xinfang_desk.domain.duties.pledge import Pledge
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.deadline import spoken
from xinfang_desk.words import _, label
from xinfang_desk.words.language import N_

_ANSWERED = N_("办完，书面答复您")
_SAID: Mapping[str, str] = {
    "notify_15d": N_("书面告诉您受理没有、归谁办"),
    "notify_onspot": N_("当场书面答复您"),
    "notify_forwarded_15d": N_("书面告诉您受理不受理"),
    "forward_15d": N_("把您反映的事转给该管的单位"),
    "assigned_term": N_("办完，报结果"),
    "handle_60d": _ANSWERED,
    "extend_30d": _ANSWERED,
    "own_promise": _ANSWERED,
    "review_30d": N_("书面答复您的复查请求"),
    "recheck_30d": N_("书面答复您的复核请求"),
    "no_answer": N_("书面回复受理不受理、办得怎么样"),
    "s5_reply": N_("书面答复您的申请"),
}
"""What a limit means to whoever waits, by its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PledgeTold:
    """A promise with what its matter is about, and what is lacking."""

    pledge: Pledge
    topic: str
    lacking: str


def promise_list(
    told: Sequence[PledgeTold], body: str, office: Office, day: date, *, rehearsal: bool = False
) -> Drawing:
    """P1: what a body promised and has not done, soonest day first."""
    number = f"{office.code}-{office.desk}-{day:%Y%m%d}-P1"
    form, y = opened_list(office, _("承诺清单"), number, rehearsal=rehearsal)
    count = _("{count}条").format(count=len(told))
    y = fields(form, y, [[(_("单位"), body)], [(_("到哪一天"), spoken(day)), (_("还没办到"), count)]])
    titles = (_("哪天以前"), _("办什么"), _("差什么"), _("从哪里来、事由"))
    head = [[Cell(text=words, style=form.type.label) for words in titles]]
    text = Style(size=12.0, leading=1.35)
    rows = [[Cell(text=words, style=text) for words in _line(each)] for each in told]
    wide = form.width
    columns = (wide * 0.2, wide * 0.3, wide * 0.2, wide * 0.3)
    y = table(form.sheet, form.left, y + 3, columns, rows, head=head, least=12.0)
    y = say(form, y + 3, _("办到了，并告诉了来访人，才从这张清单上去掉。"), form.type.note)
    signatures(form, y + 2, (_("承办单位签名："), _("日期："), _("负责人签名："), _("日期：")))
    return form.sheet.drawing()


def explanation(
    told: PledgeTold, by: str, office: Office, *, names: Sequence[str] = (), rehearsal: bool = False
) -> Drawing:
    """P2: what was promised, that it was not done, why, until when now, and who approved it.

    A day of the law is not moved (art. 34): the paper says that it is over, and when the answer comes.
    What another body owes is said of that body. ``names`` are of whom it is handed to.
    """
    pledge = told.pledge
    number = str(pledge.number or "")
    paper = Official(
        office,
        f"{pledge.uid}-P2",
        office.full_name or office.name,
        _("关于没有按时办到的说明"),
        rehearsal=rehearsal,
    )
    paper.line(_("来访人：{names}").format(names="、".join(names) or "____________"))
    if number:
        paper.say(
            _("您反映的事（登记编号 {number}）：{topic}。").format(number=grouped(number), topic=told.topic)
        )
    what, day = _(_SAID.get(pledge.rule, pledge.what)), plain_day(pledge.term)
    paper.say(_owed(pledge).format(what=what, day=day, by=by))
    if pledge.is_theirs:
        paper.say(_("到现在还没有。我们马上去催，{day}告诉您结果。").format(day=BLANK_DAY))
    elif pledge.is_of_the_law:
        words = _("没有做到，因为：{blank}。法定期限已过，马上办，{day}给您答复。")
        paper.say(words.format(blank="_" * 32, day=BLANK_DAY))
    else:
        paper.say(_moved(pledge))
    if pledge.leader and pledge.next_meeting:
        words = _("这件事由{leader}负责到底，{day}再当面听您说。")
        paper.say(words.format(leader=pledge.leader, day=spoken(pledge.next_meeting)))
    if not pledge.is_theirs:
        paper.say(_("耽误了您，是我们的责任。"))
    paper.say(_("到那天还没有办到，请打监督电话：{phone}。").format(phone=_phone(office)))
    if not (pledge.is_theirs or pledge.is_of_the_law):
        paper.say(_("改的是答应您的日子。"))
    paper.say(_("法律给您的期限和权利不变。"))
    paper.sign(BLANK_DAY)
    return paper.drawing()


def _owed(pledge: Pledge) -> str:
    if pledge.is_theirs:
        return _("{by}应当在{day}以前（当天还算）{what}。")
    if pledge.is_of_the_law:
        return _("按规定，{day}以前（当天还算）要{what}。由{by}办。")
    if pledge.is_anothers_word:
        return _("{by}答应：{what}，{day}以前（当天还算）办到。")
    return _("我们答应：{what}，{day}以前（当天还算）办到。由{by}办。")


def _moved(pledge: Pledge) -> str:
    if not pledge.moved:
        words = _("没有做到，因为：________________________________。现在改到{day}。")
        return words.format(day=BLANK_DAY)
    last = pledge.moved[-1]
    words = _("没有做到，因为：{why}。现在改到{day}（当天还算），{on}经{head}批准。")
    return words.format(
        why=last.why.rstrip("。"), day=spoken(last.to), on=plain_day(last.on), head=last.approved_by
    )


def _line(told: PledgeTold) -> Sequence[str]:
    pledge = told.pledge
    moved = _("\n原定{day}").format(day=plain_day(pledge.due)) if pledge.moved else ""
    about = f"{label(pledge.source)}\n{told.topic}"
    number = f"\n{grouped(pledge.number)}" if pledge.number else ""
    what = _("该单位应当：{what}").format(what=pledge.what) if pledge.is_theirs else pledge.what
    return (f"{spoken(pledge.due_now)}{moved}", what, told.lacking, f"{about}{number}")


def _phone(office: Office) -> str:
    return office.supervision_phone or BLANK
