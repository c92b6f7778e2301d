"""How limits are said on paper (期限的说法): last days that cannot be misread, and what is promised."""

from __future__ import annotations

from datetime import date, timedelta

from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.days import ACCEPTED, RECEIVED, SERVED, TRANSFERRED
from xinfang_desk.domain.road.roadmap import Progress
from xinfang_desk.domain.road.standing import DONE, waits
from xinfang_desk.domain.road.stop_days import OF_THOSE_ABOVE
from xinfang_desk.domain.road.waiting import TOLD_BY, ask_on, is_with_a_judge, told_by
from xinfang_desk.domain.time.deadline import Deadline, safest, spoken
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import _
from xinfang_desk.words.language import N_
from xinfang_desk.words.rights import last_day_off

_DOUBTED = {
    RECEIVED: N_("来访的日子"),
    ACCEPTED: N_("受理的日子"),
    TRANSFERRED: N_("转送的日子"),
    SERVED: N_("收到处理意见的日子"),
}
_ANSWERED_BY = ("extend_30d", "handle_60d", "own_promise")


def limit_of(job: Job, *rule_ids: str) -> Deadline | None:
    """The first of these limits that runs for the matter."""
    by_id = {each.id: each for each in job.matter.deadlines}
    return next((by_id[each] for each in rule_ids if each in by_id), None)


def sixtieth_day(job: Job) -> date | None:
    """The last day for a matter accepted under article 31, item 6, before any extension (art. 34)."""
    if handled := limit_of(job, "handle_60d"):
        return None if handled.doubt else handled.due
    said = job.said
    if said.outcome is Outcome.ACCEPT and said.purpose is Purpose.SHENSU and said.route is Route.S6:
        return (said.accepted_on or job.matter.received_at.date()) + timedelta(days=60)
    return None


def last_day(limit: Deadline) -> str:
    """The day itself, unrolled, as it stands on a line of its own."""
    if limit.doubt:
        named = _(_DOUBTED.get(limit.doubt, N_("起算的日子")))
        return _("{day}还要核对，核对后另外书面告诉您").format(day=named)
    return _("现在算不出") if limit.due is None else spoken(limit.due)


def before(limit: Deadline, on: date = date.min) -> str:
    """By when the office does it, the last day with it: a bare 前 is read both ways (民法典 art. 1259)."""
    if limit.due is None or limit.doubt:
        return last_day(limit)
    above = limit.id in OF_THOSE_ABOVE
    missed = _("应在{day}以前，还没等到") if above else _("应在{day}以前，我们还没做到")
    words = missed if limit.due < on else _("最迟{day}")
    return words.format(day=spoken(limit.due))


def to_go(job: Job, limit: Deadline) -> str:
    """The one day by which the petitioner goes: before a last day that is a day off, the workday before it.

    Seen a day after a feast that swallowed the last day, it is the workday on which it still counts.
    """
    day = safest(limit, job.on, job.calendar) or limit.last(job.on)
    return last_day(limit) if day is None or limit.doubt else _("{day}，当天还算").format(day=spoken(day))


def if_day_off(job: Job, limit: Deadline) -> str:
    """The second form of a limit in a villager's words; empty where there is nothing to add.

    The Regulations have no rule by which an office's own last day moves: it keeps to the first.
    """
    if limit.doubt:
        return ""
    if limit.due is None:
        return _("要数到放假安排还没公布的年份，公布后可以来问。")
    if limit.rolled is None:
        if limit.binds is not Binds.PETITIONER:
            return ""
        words = _("那年哪天放假还没公布，请在这一天或者更早去。")
        return last_day_off(limit, spoken) + words if safest(limit, job.on, job.calendar) else words
    if not limit.certain:
        # It has both its days, so the day it runs from is what is doubtful.
        return _("起算的日子还要核对，这个日期可能会变。")
    if limit.rolled == limit.due:
        return ""
    if limit.binds is Binds.PETITIONER and limit.due < job.on:
        return _("本来的最后一天{day}逢休息日，所以今天还来得及。").format(day=spoken(limit.due))
    if limit.binds is Binds.PETITIONER:
        # On the last workday itself, and on the day off, there is no safer day to name above it.
        if safest(limit, job.on, job.calendar):
            return last_day_off(limit, spoken)
        return _("这天放假，{rolled}还算。").format(rolled=spoken(limit.rolled))
    if limit.id in OF_THOSE_ABOVE:
        return ""
    words = _("这一天放假，我们不晚于这一天办；窗口{day}上班。")
    return words.format(day=spoken(limit.rolled))


def asked_of(job: Job, limit: Deadline) -> str:
    """Of whom 复查 or 复核 is asked within this limit, in a sentence; empty for any other limit."""
    asked = {"petition_review_30d": phrases.reviewer, "petition_recheck_30d": phrases.rechecker}.get(limit.id)
    return _("向{office}提出。").format(office=asked(job)) if asked else ""


def if_it_passes(job: Job) -> str:
    """On which day to ask where nothing has come by then, and whom (art. 40)."""
    day = ask_on(job.leading, job.on, job.calendar)
    if not phrases.is_named(job.visit):
        asked = _("{day}凭编号来窗口问").format(day=spoken(day)) if day else _("凭编号来窗口问")
    elif day:
        asked = _("{day}还没接到信，拿回执来窗口").format(day=spoken(day))
    elif is_with_a_judge(job.leading):
        asked = _("想问转了没有，拿回执来窗口")
    else:
        asked = _("一直没接到信，拿回执来窗口")
    phone = job.office.supervision_phone
    words = (
        _("{asked}，或打监督电话（{phone}）；也可以找县信访局。")
        if phone
        else _("{asked}；也可以找县信访局。")
    )
    return words.format(asked=asked, phone=phone)


def sealed_told(job: Job) -> tuple[str, str]:
    """By when what is sealed is passed on (art. 22), and what one does then: in words that fit any matter."""
    limit = limit_of(job, "forward_15d")
    if limit is None or limit.due is None or limit.doubt:
        sent, asked = _("已登记，将按规定转送有关机关。"), _("想问转了没有")
    else:
        sent = _("已登记，{day}转送有关机关。").format(day=before(limit))
        open_on = job.calendar.first_workday(limit.due) or limit.due
        asked = _("{day}还没有消息").format(day=spoken(open_on))
    then = _("{asked}，打电话或者来窗口问，只报编号，不用说是什么事。问了没有答复，也可以找县信访局。")
    return sent, then.format(asked=asked)


def owed(job: Job) -> tuple[Deadline, ...]:
    """The office's limits by which something is still owed; what a paper has told is not owed again."""
    told = phrases.told_today(job) or _was_told(job)
    ours = (each for each in job.matter.deadlines if each.binds is Binds.OFFICE and each.due is not None)
    return tuple(each for each in ours if not (told and each.id in TOLD_BY))


def days_told(job: Job) -> list[tuple[str, str, str]]:
    """The office's days on a receipt: what it is, by when or what is done instead, what is to be added."""
    if stands := _as_it_stands(job):
        return stands
    found = [*_written_answer(job)]
    if handled := limit_of(job, *_ANSWERED_BY):
        found.append(_promise(job, _("给您答复"), handled))
    if not found and job.record.first and waits(job.leading):
        found.append((_("答复您"), _("照原来那一件的日子，不从头算"), ""))
    if found and waits(job.leading):
        caption, words, second = found[-1]
        found[-1] = (caption, words, second + if_it_passes(job))
    return found


def _as_it_stands(job: Job) -> list[tuple[str, str, str]]:
    """Where it stands after the steps taken, and what this office does next; empty before any of them."""
    if not any(each.step in DONE for each in job.matter.standing):
        return []
    here, *ahead = (each for each in job.road if each.progress is not Progress.DONE)
    found = [(_("现在到这里"), f"{here.title}　{here.when}", "；".join(here.lines))]
    for stop in ahead[:1]:
        if stop.limit is None or stop.limit.binds is Binds.OFFICE:
            more = if_it_passes(job) if stop.limit is not None and waits(job.leading) else ""
            found.append(
                (_("接下来：{what}").format(what=stop.title), stop.when, more or "；".join(stop.lines))
            )
    return found


def _written_answer(job: Job) -> list[tuple[str, str, str]]:
    """What was answered in writing today, or by when it will be (art. 23, para. 2)."""
    caption = _("书面告知您")
    if phrases.is_thanks(job):
        words = _("已记下，会转告您要谢的人和单位")
        return [(_("转告"), words, _("不用送钱送礼，工作人员也不能收。"))]
    if phrases.is_answered_at_once(job):
        return [(_("答复您"), _("今天已当场答复，另给《当场解答记录》"), "")]
    # 姓名（名称）、住址不清的除外: what reaches nobody is not promised.
    if not phrases.is_named(job.visit):
        return [(caption, _("没有留姓名住址的，请凭编号来窗口问"), "")]
    if job.matter.unanswered:
        (limit,) = job.matter.deadlines
        return [(caption, before(limit), if_day_off(job, limit) + _("过了没有消息，请凭编号来窗口问。"))]
    if kind := phrases.told_today(job):
        return [(caption, _("今天给您《{paper}》").format(paper=phrases.title(job, kind)), "")]
    told = limit_of(job, *TOLD_BY)
    if told is None or (job.said.outcome is Outcome.MERGE and _was_told(job)):
        return []
    return [_promise(job, caption, told)]


def _was_told(job: Job) -> bool:
    """Whether it was told in writing before: of what was accepted by the acceptance, at the first visit."""
    if job.record.first and not waits(job.record.first):
        return True
    return limit_of(job, *_ANSWERED_BY) is not None or told_by(job.leading.papers) is not None


def _promise(job: Job, caption: str, limit: Deadline) -> tuple[str, str, str]:
    """By when the office does it, and what is to be added."""
    more = _("仍由本机关答复您，今天就去催。") if limit.is_over(job.on) else if_day_off(job, limit)
    return caption, before(limit, job.on), more
