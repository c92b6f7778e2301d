"""The sentences papers share (措辞): people, dates, classification and what is done today, in plain words."""

from __future__ import annotations

import re
from datetime import date, datetime

from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.days import RECEIVED, written_down_on
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, Visit
from xinfang_desk.domain.neighbours import is_told_elsewhere, own_law
from xinfang_desk.domain.people import petitioner
from xinfang_desk.domain.people.petitioner import Person, Role, masked_id
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.road import offices
from xinfang_desk.domain.road.hearing import left_elsewhere
from xinfang_desk.domain.road.offices import Level, level_of
from xinfang_desk.domain.road.roadmap import ELSEWHERE, THANKED, end_of
from xinfang_desk.domain.road.safety import safety
from xinfang_desk.domain.road.standing import is_of_thanks
from xinfang_desk.domain.road.waiting import told_by
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.time.deadline import rights, safest, spoken
from xinfang_desk.words import _, label
from xinfang_desk.words.language import N_
from xinfang_desk.words.rights import BY_ITS_DAY, BY_ITS_LAW, BY_WHICH_LAW, hearer

TAKEN_DOWN = "chaichu"
"""The place of the road map for who is ordered to take a building down."""
ABOVE_OPINION = N_("作出那份意见书的机关的上一级（镇里作的，一般是县政府）")
"""Who hears 复查 where nobody has named it (信访工作条例 art. 35)."""
ABOVE_REVIEW = N_("作出那份复查意见的机关的上一级（县政府作的，一般是市政府）")
"""Who hears 复核 where nobody has named it (art. 36)."""
BLANK = "________________"
"""A line to fill by hand (留空待填): what is not known is never invented."""
BLANK_DAY = "______年____月____日"

_LONGEST_SUMMARY = 48
_TAIL = 8
"""Four stars and four figures: as many stars as an ID number has figures only fill the line."""
_SENTENCE = re.compile(r"[^。！？!?；;\n]*[。！？!?；;\n]?")
_PAUSE = re.compile(r"[，、：,:]")
_IN_PLAIN_WORDS = {
    Route.S1: N_("打官司、调解的事，走法院、政法部门"),
    Route.S2: N_("有地方专门裁决的事，走仲裁"),
    Route.S3: N_("党员、公职人员不服处理，走申诉"),
    Route.S4: N_("不服政府的决定、要政府给的，走行政复议等程序"),
    Route.S5: N_("请政府部门查处、履行职责"),
    Route.S6: N_("走信访程序办理"),
}
"""What each item of article 31 means to whoever reads it."""
AUTHORITY = {
    Role.AGENT: N_("授权委托书"),
    Role.GUARDIAN: N_("法定代理情况说明"),
    Role.REPRESENTATIVE: N_("推选代表书"),
}
"""The paper of each role in which one speaks for others."""
_STANDS_BY = frozenset({Role.INTERPRETER, Role.COMPANION})


def summary(said: MatterDraft) -> str:
    """The matter in a line or two (事由): as many whole sentences as there is room for."""
    return shortened(said.statement.strip() or said.request.strip()).rstrip("。")


def shortened(words: str) -> str:
    """What is said, where it is too long for a line or two cut after a sentence or else a pause, and marked.

    Cut anywhere else, or without a mark, it could be read the other way round.
    """
    text = " ".join(words.split())
    if len(text) <= _LONGEST_SUMMARY:
        return text
    kept = ""
    for sentence in _SENTENCE.findall(text):
        if len(kept) + len(sentence) > _LONGEST_SUMMARY:
            break
        kept += sentence
    if not kept:
        pauses = [each.start() for each in _PAUSE.finditer(text[: _LONGEST_SUMMARY + 1])]
        kept = text[: pauses[-1] if pauses else _LONGEST_SUMMARY]
    return f"{kept.rstrip('。')}……"


def materials(said: MatterDraft) -> str:
    """What was handed in, by name and pages (随附材料); empty where nothing was."""
    each_said = _("{name}{pages}页")
    return "；".join(each_said.format(name=each.name, pages=each.pages) for each in said.materials)


def petitioners(visit: Visit) -> tuple[Person, ...]:
    """Those whose matter it is (信访人)."""
    return petitioner.petitioners(visit.people)


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
    return not visit.anonymous and petitioner.is_named(visit.people)


def addressee(visit: Visit) -> str:
    """To whom a notice speaks (称谓): the names, or that none was written."""
    if not is_named(visit):
        return _("来访人")
    guardians = people_with(visit, Role.GUARDIAN)
    if guardians and all(each.role is Role.MINOR for each in petitioners(visit)):
        return _("{names}（监护人{guardian}）").format(names=names(visit), guardian=guardians[0].name)
    return names(visit)


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


def moment(at: datetime, *, weekday: bool = True) -> str:
    """A time as people say it: 2026年9月14日（周一）9:30."""
    day = spoken(at.date()) if weekday else plain_day(at.date())
    return f"{day}{at.hour}:{at.minute:02d}"


def came(job: Job, *, weekday: bool = True) -> str:
    """When they came (来访时间), or that it is still to be checked."""
    if RECEIVED in job.doubted:
        return _("来访的日子还要核对")
    return moment(job.matter.received_at, weekday=weekday)


def came_on(job: Job) -> date | None:
    """The day of the visit, as a paper is dated with it; None while it is doubtful."""
    return None if RECEIVED in job.doubted else job.matter.received_at.date()


def made_on(job: Job) -> date | None:
    """The day with which a paper of the visit is signed: of what stood on the pad when it was entered."""
    came = came_on(job)
    return None if came is None else max(came, written_down_on(job.visit) or came)


def told_on(job: Job) -> date | None:
    """The day of a paper that tells how the matter stands: that of the last step on it."""
    made = made_on(job)
    return None if made is None else max((made, *(each.on for each in job.matter.standing)))


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


def classification(said: MatterDraft, *, cited: bool = True) -> str:
    """What it is and by which road it goes (分类), in plain words; ``cited`` with the item of article 31."""
    if said.purpose is not Purpose.SHENSU:
        return _("来道谢") if end_of(said) == THANKED else label(said.purpose)
    if said.outcome is Outcome.ONSPOT:
        return _("来问事")
    if said.route is None:
        return _("自己的事没解决，要个说法")
    words = _("{words}（条例第31条第{item}项）") if cited else "{words}"
    return words.format(words=_(_IN_PLAIN_WORDS[said.route]), item=said.route.value[1])


def is_answered_at_once(job: Job) -> bool:
    """Whether it was answered at the window (当场解答): nothing more is owed."""
    return job.said.outcome is Outcome.ONSPOT and not job.matter.unanswered


def is_thanks(job: Job) -> bool:
    """Whether somebody came to say thanks: nothing was asked, and nothing is owed."""
    return is_of_thanks(job.matter)


def first_of_all(job: Job) -> tuple[str, ...]:
    """What stands first on a paper, before anything else (先保安全); nothing by words that are withheld."""
    if job.matter.unanswered or job.matter.confidential:
        return ()
    return tuple(_(each) for each in safety(job.said, job.place.id))


def by_which_law(job: Job) -> str:
    """Of an order to take down: by when, where its day is told; else the law it names decides it."""
    limit = next((each for each in job.matter.deadlines if each.id == "chaichu_15d"), None)
    day = (safest(limit, job.on, job.calendar) or limit.last(job.on)) if limit else None
    if limit is None or limit.doubt or day is None:
        return _(BY_WHICH_LAW).format(until=_("从收到那天起15日内"))
    over = limit.is_over(job.on)
    if over and any(each.id == "fuyi_apply" for each in rights(job.matter.deadlines, job.on)):
        return _(BY_ITS_LAW)
    until = _("日子过了，赶快") if over else _("{day}（含当天）前").format(day=plain_day(day))
    return _(BY_ITS_DAY).format(until=until)


def is_assigned(job: Job) -> bool:
    """Whether the matter was assigned with a term (交办) rather than passed on (转送), art. 22."""
    taken = last_step(job, Step.FORWARD, Step.ASSIGN)
    return taken.step is Step.ASSIGN if taken else job.said.outcome is Outcome.ASSIGN


def sent_to(job: Job) -> tuple[str, Level]:
    """Who was given the matter, or is to be, and where that body stands."""
    taken = last_step(job, Step.FORWARD, Step.ASSIGN)
    to = (taken.org if taken else "") or job.said.to
    return to, level_of(job.offices, to)


def title(job: Job, kind: Paper) -> str:
    """What a paper is called for this matter: 转送 or 交办, another road or only another office."""
    if kind is Paper.FORWARDING and sent_to(job)[1] is Level.VILLAGE:
        return _("请村里协助说明的通知")
    if kind is Paper.FORWARDING:
        return _("交办告知单") if is_assigned(job) else _("转送告知单")
    if kind is Paper.OTHER_ROAD and goes_on(job):
        return _("告知书（申请复查、复核）")
    if kind is Paper.OTHER_ROAD and is_told_elsewhere(job.said):
        return _("告知书（向有权机关提出）")
    if kind is Paper.ANSWER_RECORD and is_thanks(job):
        return _("道谢记录")
    if kind is Paper.AUTHORITY:
        needed = petitioner.authorities(job.visit.people, job.visit.people_involved)
        return "、".join(_(AUTHORITY[role]) for role in needed)
    return label(kind)


def told_today(job: Job) -> Paper | None:
    """The paper that answers in writing on the day itself (art. 23, para. 2); None where none is owed."""
    return told_by(job.matter.papers)


def last_step(job: Job, *steps: Step) -> StepTaken | None:
    """The latest of these steps that was taken on the matter (办理环节)."""
    return next((taken for taken in reversed(job.matter.standing) if taken.step in steps), None)


def reviewer(job: Job) -> str:
    """Who hears a review (复查机关): named by the officer, the county, or the law (art. 35)."""
    named = job.to if goes_on(job) else ""
    return named or offices.reviewer(job.offices, job.office) or _(ABOVE_OPINION)


def rechecker(job: Job) -> str:
    """Who hears it a last time (复核机关): named by the officer, the county, or the law (art. 36)."""
    named = job.to if goes_on(job) else ""
    return named or offices.rechecker(job.offices) or _(ABOVE_REVIEW)


def goes_on(job: Job) -> bool:
    """Whether it stands at 复查 or 复核: no other road, but the next step of the petition procedure."""
    return job.place.id in offices.GOES_ON


def whom(job: Job) -> str:
    """To whom one goes from where the matter stands (找谁): whoever was named, the table's, the map's.

    The map cannot know another competent body that nobody has named: that is a line to fill.
    """
    if job.place.id == TAKEN_DOWN:
        return by_which_law(job)
    asked = {offices.REVIEW: reviewer, offices.LATE_REVIEW: reviewer, offices.RECHECK: rechecker}.get(
        job.place.id
    )
    if asked:
        return asked(job)
    own = own_law(job.said)
    if own and own.place == job.place.id:
        heard = job.to and own.hears in job.to and not offices.reconsiders(job.to)
        return job.to if heard else _(own.who)
    hearing = offices.asked(job.offices, job.place.id, job.leading.draft)
    if left := left_elsewhere(hearing, job.leading.deadlines, job.on):
        return _(hearer(left))
    first = offices.mediators(job.place.who, job.there) if job.there else ""
    known = job.to or "、".join(each for each in (first, *(body.name for body in job.there)) if each)
    if job.place.id == ELSEWHERE:
        return known or BLANK
    return known or job.place.who
