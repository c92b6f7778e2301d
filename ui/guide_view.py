"""What the petitioner's screen is handed (群众屏): frozen records, and words made from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ui.guide_words import _, day_said
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Place, Stop
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words.rights import TO_COURT, beside, over, told


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideView:
    """One matter as its owner sees it (我这件事): no name, no ID number.

    ``window`` is what is called out (``1 号窗口``); ``others`` are the other lawful roads that stay open;
    ``what_to_do`` are pairs of what to do and how, best made by :func:`three_things`; ``telephone`` is the
    office's, for the same words in another language.
    """

    stops: tuple[Stop, ...]
    place: Place | None
    deadlines: tuple[Deadline, ...]
    as_of: date
    """By which day it is judged what is over."""
    number_groups: str
    window: str
    others: tuple[Place, ...]
    what_to_do: tuple[tuple[str, str], ...]
    telephone: str = ""
    offices: tuple[Body, ...] = ()
    """Who hears it, as far as the county's table knows."""
    waited: date | None = None
    """From when a court may be asked about a body that does nothing (申请满两个月)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What was written, to be read back before it is registered (核对): pairs of title and words.

    The only record of this screen that may hold names and numbers.
    """

    lines: tuple[tuple[str, str], ...]


def three_things(
    deadlines: tuple[Deadline, ...],
    *,
    on: date,
    number_groups: str,
    place: Place | None,
    telephone: str,
    offices: tuple[Body, ...] = (),
    waited: date | None = None,
) -> tuple[tuple[str, str], ...]:
    """The three things to do next (接下来您要做的三件事): keep the receipt, mind the day, bring papers.

    A day that is over ``on`` a day is no task: what can still be done is.
    """
    keep = (_("收好这张回执"), _("编号 {number}，凭它查进展").format(number=number_groups))
    bring = place.bring if place else ()
    theirs = _theirs(deadlines, on, waited)
    if theirs is not None:
        who = "、".join(each.name for each in offices) or (place.who if place else "")
        how = _("去找：{who}").format(who=who) if who else _("去哪里，告知书上写着")
        first, then = theirs
        where = _("{first}。{second}").format(first=how, second=then) if then else how
        papers = (_("带上回执和材料"), _("；").join(bring) or _("不知道带什么，问窗口"))
        return (keep, (first, where), papers)
    ask = _("没等到，打 {telephone} 或再来窗口问").format(telephone=telephone)
    answer = ask if telephone else _("没等到，再来窗口问")
    wait = _wait(deadlines)
    more = _("比如{papers}").format(papers=_("；").join(bring)) if bring else _("拿着回执来就行")
    return (keep, (wait, answer), (_("有新材料，随时补"), more))


def _theirs(deadlines: tuple[Deadline, ...], on: date, waited: date | None) -> tuple[str, str] | None:
    """What the petitioner is to mind, and what to know with it: the foremost day, the wait, what is over."""
    open_ = [each for each in rights(deadlines, on) if each.due is not None and not each.doubt]
    if open_:
        right = open_[0]
        day = said_day(right) if right.due is None or right.due >= on else later_day(right)
        only = _("{title}。").format(title=told(right, _)) if right.condition else ""
        return _("最晚{day}，您去提出").format(day=day), only + beside(right, _) + grace_of(right)
    if waited is not None:
        return _("{day}，申请满两个月").format(day=day_said(waited, year=True)), _(TO_COURT)
    gone = lapsed(deadlines, on)
    return (_("期限过了，还有办法"), said_over(gone[0])) if gone else None


def said_over(deadline: Deadline) -> str:
    """That a limit is over, and what is left to do."""
    last = deadline.rolled or deadline.due
    return over(deadline, day_said(last, year=True) if last else "", _)


def later_day(deadline: Deadline) -> str:
    """The workday on which a petitioner is still in time, as it is said."""
    rolled = deadline.rolled
    return "" if rolled is None else day_said(rolled, year=rolled.year != deadline.start.year)


def said_day(deadline: Deadline) -> str:
    """The day a limit ends as it is said: with the year only where that is not the year it began in."""
    due = deadline.due
    return "" if due is None else day_said(due, year=due.year != deadline.start.year)


def grace_of(deadline: Deadline) -> str:
    """That a later day counts too because the last one is a day off (逢休息日顺延); empty where none does.

    Only for a limit that binds the petitioner: an office keeps to the day that is not rolled.
    """
    due, rolled = deadline.due, deadline.rolled
    if due is None or rolled is None or rolled == due or deadline.binds is not Binds.PETITIONER:
        return ""
    return _("最后一天逢休息日，{day}也算").format(day=later_day(deadline))


def _wait(deadlines: tuple[Deadline, ...]) -> str:
    """What one waits for: the answer where the matter is accepted, else to be told who handles it."""
    answer = _first(each for each in deadlines if each.id in {"extend_30d", "handle_60d"})
    if answer is not None:
        return _("最晚{day}等书面答复").format(day=said_day(answer))
    duty = _first(each for each in deadlines if each.binds is Binds.OFFICE and each.term)
    return _("等书面告知") if duty is None else _("最晚{day}等书面告知").format(day=said_day(duty))


def _first(deadlines: Iterable[Deadline]) -> Deadline | None:
    dated = [
        (each.due, place, each)
        for place, each in enumerate(deadlines)
        if each.due is not None and not each.doubt
    ]
    return min(dated)[2] if dated else None
