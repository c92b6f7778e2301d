"""The sentences papers share (措辞): people, dates, classification and what is done today, in plain words."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Purpose, Route
from xinfang_desk.domain.days import ACCEPTED, RECEIVED, SERVED, TRANSFERRED
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, Visit
from xinfang_desk.domain.notices import refusal_lacks
from xinfang_desk.domain.people.petitioner import Person, Role, masked_id
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.road import offices
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.time.deadline import Deadline, spoken
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.words import _, label
from xinfang_desk.words.language import N_

BLANK = "________________"
"""A line to fill by hand (留空待填): what is not known is never invented."""
BLANK_DAY = "______年____月____日"

_DOUBTED = {
    RECEIVED: N_("来访的日子"),
    ACCEPTED: N_("受理的日子"),
    TRANSFERRED: N_("转送的日子"),
    SERVED: N_("收到处理意见的日子"),
}
_LONGEST_SUMMARY = 48
_TAIL = 8
"""Four stars and four figures: as many stars as an ID number has figures only fill the line."""
_SENTENCE_END = re.compile(r"[。！？!?；;\n]")
_STANDS_BY = frozenset({Role.INTERPRETER, Role.COMPANION})
_STANDS_BESIDE = _STANDS_BY | {Role.AGENT, Role.GUARDIAN}


def summary(said: MatterDraft) -> str:
    """The matter in one sentence (一句话事项): the statement's first, shortened where it is long."""
    text = said.statement.strip() or said.request.strip()
    first = _SENTENCE_END.split(text, maxsplit=1)[0].strip() or text
    return first if len(first) <= _LONGEST_SUMMARY else f"{first[:_LONGEST_SUMMARY].rstrip('，、：,')}……"


def petitioners(visit: Visit) -> tuple[Person, ...]:
    """Those whose matter it is (信访人); everyone, where only people standing beside them came."""
    own = tuple(person for person in visit.people if person.role not in _STANDS_BESIDE)
    return own or visit.people


def names(visit: Visit) -> str:
    """The petitioners' names, and how many they speak for where that is more (…等12人)."""
    if visit.anonymous or not visit.people:
        return _("（未留姓名）")
    own = petitioners(visit)
    listed = "、".join(person.name for person in own if called(person.name))
    count = how_many(visit)
    return listed if count == len(own) else _("{names}等{count}人").format(names=listed, count=count)


def is_named(visit: Visit) -> bool:
    """Whether any of those whose matter it is gave a name; without one no notice reaches them (art. 23)."""
    return not visit.anonymous and any(called(person.name) for person in petitioners(visit))


def addressee(visit: Visit) -> str:
    """To whom a notice speaks (称谓): the names, or that none was written."""
    return names(visit) if visit.anonymous or is_named(visit) else _("来访人（姓名未填）")


def how_many(visit: Visit) -> int:
    """How many people the matter is about: those who came for it, or more where they speak for others."""
    came = sum(person.role not in _STANDS_BY for person in visit.people)
    return visit.people_involved if visit.people_involved > came else len(petitioners(visit))


def people_with(visit: Visit, *roles: Role) -> tuple[Person, ...]:
    """Those who came in one of these roles."""
    return tuple(person for person in visit.people if person.role in roles)


def hidden_ids(visit: Visit) -> str:
    """The petitioners' identity numbers, the last four only (证件号只印后4位)."""
    own = () if visit.anonymous else petitioners(visit)
    if len(own) == 1:
        return _tail(own[0].id_number)
    return "；".join(f"{each.name} {_tail(each.id_number)}" for each in own if each.id_number)


def _tail(id_number: str) -> str:
    return masked_id(id_number)[-_TAIL:]


def moment(at: datetime) -> str:
    """A time as people say it: 2026年9月14日（周一）9:30."""
    return f"{spoken(at.date())}{at.hour}:{at.minute:02d}"


def came(job: Job) -> str:
    """When they came (来访时间), or that it is still to be checked."""
    return _("来访的日子还要核对") if RECEIVED in job.doubted else moment(job.matter.received_at)


def came_on(job: Job) -> date | None:
    """The day of the visit, as a paper is dated with it; None while it is doubtful."""
    return None if RECEIVED in job.doubted else job.matter.received_at.date()


def dated(day: date | None) -> str:
    """The day with which a paper is signed (成文日期), or a line to fill."""
    return BLANK_DAY if day is None else plain_day(day)


def plain_day(day: date) -> str:
    """The day as an official paper is dated (成文日期), GB/T 9704 7.3.5.4: 2026年9月14日."""
    return f"{day.year}年{day.month}月{day.day}日"


def agreement(job: Job) -> str:
    """When the petitioner agreed to what was written, and its hash (核对认可); empty where nobody was asked.

    A correction after it was registered is nothing they agreed to.
    """
    agreed = job.visit.agreed
    if agreed is None or job.matter.rev > 1:
        return ""
    at = agreed.at.astimezone(CHINA)
    return _("{hour}:{minute:02d} 本人看过，认可　校验 {code}").format(
        hour=at.hour, minute=at.minute, code=agreed.short
    )


def day_or_blank(day: date | None) -> str:
    """The day with its weekday, or a line to fill."""
    return BLANK_DAY if day is None else spoken(day)


def classification(said: MatterDraft) -> str:
    """Purpose and article 31 road in one line (分类)."""
    named = label(said.purpose)
    if said.purpose is Purpose.SHENSU and said.route is not None:
        return _("{purpose}（第31条第{item}项：{words}）").format(
            purpose=named, item=said.route.value[1], words=label(said.route)
        )
    return named


def way_today(job: Job) -> str:
    """What is done with the matter today (今天的处理方式); an unapproved refusal is not spoken of yet."""
    said = job.said
    if job.matter.unanswered:
        return _("已登记。这件事归哪个单位办，还要先定下来；定了以后书面告诉您")
    to = said.to or _("有权处理的机关、单位")
    if said.outcome in NEEDS_APPROVAL and refusal_lacks(said):
        return _("已登记，正在核对，结果另行书面告知")
    match said.outcome:
        case Outcome.ONSPOT:
            return _("当场解答，另给解答记录")
        case Outcome.ACCEPT:
            return _("受理，另给受理告知书")
        case Outcome.GUIDE:
            return _("按法定途径向{to}提出，另给告知书").format(to=to)
        case Outcome.TELL_ELSEWHERE:
            return _("请向{to}提出，另给告知书").format(to=to)
        case Outcome.FORWARD:
            return _("转送{to}，另给转送告知单").format(to=to)
        case Outcome.ASSIGN:
            return _("交{to}办理，另给交办告知单").format(to=to)
        case Outcome.REPORT:
            return _("报请上级决定由谁办理，另行书面告知")
        case Outcome.NOT_ACCEPT:
            return _("不予受理，另给告知书")
        case Outcome.NO_MORE:
            return _("不再受理，另给告知书")
        case Outcome.MERGE:
            return _("并入原来的那一件，接着办，不从头算时间")
        case Outcome.MEDIATE:
            return _("双方愿意的，先调解")
        case Outcome.OBJECTION:
            return _("正与转来的单位核对归谁办，另行书面告知")
        case Outcome.DISCIPLINE | None:
            return _("已登记，由谁办、怎么办另行书面告知")


def last_step(job: Job, *steps: Step) -> StepTaken | None:
    """The latest of these steps that was taken on the matter (办理环节)."""
    return next((taken for taken in reversed(job.matter.steps) if taken.step in steps), None)


def sixtieth_day(job: Job) -> date | None:
    """The last day for a matter accepted under article 31, item 6, before any extension (art. 34)."""
    if handled := limit_of(job, "handle_60d"):
        return None if handled.doubt else handled.due
    said = job.said
    if said.outcome is Outcome.ACCEPT and said.purpose is Purpose.SHENSU and said.route is Route.S6:
        return (said.accepted_on or job.matter.received_at.date()) + timedelta(days=60)
    return None


def limit_of(job: Job, *rule_ids: str) -> Deadline | None:
    """The first of these limits that runs for the matter."""
    by_id = {each.id: each for each in job.matter.deadlines}
    return next((by_id[each] for each in rule_ids if each in by_id), None)


def last_day(limit: Deadline) -> str:
    """The day itself, unrolled, as it stands on a line of its own."""
    if limit.doubt:
        named = _(_DOUBTED.get(limit.doubt, N_("起算的日子")))
        return _("{day}还要核对，核对后另行书面告诉您").format(day=named)
    return _("现在算不出") if limit.due is None else spoken(limit.due)


def before(limit: Deadline) -> str:
    """By when, as it is said: 2026年9月29日（周二）前."""
    return last_day(limit) if limit.due is None or limit.doubt else _("{day}前").format(day=spoken(limit.due))


def if_day_off(limit: Deadline) -> str:
    """The second form of a limit (顺延说明) in a villager's words; empty where there is nothing to add."""
    if limit.doubt:
        return ""
    if limit.due is None:
        return _("要数到放假安排还没公布的年份，公布后可以来问。")
    if limit.rolled is None:
        return _("那一年的放假安排还没公布，逢假怎么算，公布后可以来问。")
    if not limit.certain:
        # It has both its days, so the day it runs from is what is doubtful.
        return _("起算的日子还要核对，这个日期可能会变。")
    if limit.rolled == limit.due:
        return ""
    if limit.binds is Binds.PETITIONER:
        return _("最后一天逢休息日，{day}提出也算。").format(day=spoken(limit.rolled))
    return _("这一天逢休息日，依法顺延到{day}；我们按前一个日子办。").format(day=spoken(limit.rolled))


def promises(job: Job) -> list[tuple[str, Deadline]]:
    """What the office must do by when."""
    found: list[tuple[str, Deadline]] = []
    if job.said.outcome is Outcome.ONSPOT:
        told = limit_of(job, "notify_onspot")
    else:
        told = limit_of(job, "notify_15d")
    told = told or limit_of(job, "notify_forwarded_15d", "notify_15d")
    # 姓名（名称）、住址不清的除外 (art. 23, para. 2): what reaches nobody is not promised.
    if told is not None and (is_named(job.visit) or told.id == "notify_onspot"):
        found.append((_("最迟书面告知您"), told))
    if handled := limit_of(job, "handle_60d"):
        found.append((_("最迟办结"), handled))
    return found


def days_told(job: Job) -> list[tuple[str, str, str]]:
    """The office's days on a receipt: what it is, by when or what is done instead, what is to be added."""
    found = [(caption, before(limit), if_day_off(limit)) for caption, limit in promises(job)]
    if not is_named(job.visit):
        found.insert(0, (_("书面告知"), _("没有留姓名住址的，请凭编号来窗口问"), ""))
    if job.matter.unanswered:
        caption, words, second = found[0]
        found[0] = (caption, words, second + _("过了没有消息，请凭编号来窗口问。"))
    return found


def reviewer(job: Job) -> str:
    """Who hears a review (复查机关): the county's own name for it, or the law's words (art. 35)."""
    return offices.reviewer(job.offices, job.office) or _("原办理机关、单位的上一级机关、单位")


def rechecker(job: Job) -> str:
    """Who hears it a last time (复核机关): the county's own name for it, or the law's words (art. 36)."""
    return offices.rechecker(job.offices) or _("复查机关、单位的上一级机关、单位")


def asked_of(job: Job, limit: Deadline) -> str:
    """Of whom 复查 or 复核 is asked within this limit, in a sentence; empty for any other limit."""
    asked = {"petition_review_30d": reviewer, "petition_recheck_30d": rechecker}.get(limit.id)
    return _("向{office}提出。").format(office=asked(job)) if asked else ""


def where(body: Body) -> str:
    """An office with all that the table knows of it, in one line."""
    known = (body.address, body.phone, body.hours)
    return _("，").join((body.name, *(each for each in known if each)))
