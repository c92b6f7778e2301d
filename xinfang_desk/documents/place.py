"""What a paper says of the place at which a matter stands (站在哪里): the map's words that fit it today."""

from __future__ import annotations

import re

from xinfang_desk.documents import phrases
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.days import was_asked_late
from xinfang_desk.domain.matter import State, Step
from xinfang_desk.domain.neighbours import has_no_other
from xinfang_desk.domain.road.offices import LATE_REVIEW, RECHECK, REVIEW, Body
from xinfang_desk.domain.road.roadmap import THANKED
from xinfang_desk.domain.time.deadline import lapsed, rights
from xinfang_desk.words import _

_WITH_US = frozenset({"zhenli", "cunwu", "urgent", "jianyi_town", THANKED})
"""Places of the map at which this office itself acts: its telephone stands on every paper."""
_OUR_NOTICE = re.compile("15[天日]内")
"""By when this office answers or sends on: on paper that stands on the road, with its day."""
_TO_BE_TOLD = re.compile("^今天(能定|定不了)")
"""What is told today or later: the day of a paper is over when it is read at home."""
_SIXTY_DAYS = re.compile("^60天内办完")
"""Said no more once there is another day, or the answer."""
_THIRTY_DAYS = re.compile("30天内")
"""Of 复核 whose thirty days are over: neither they nor those of its answer are promised any more."""
_GENERAL = re.compile("行政复议|复议决定书|直接去法院|^复议")
"""Reconsideration and suit, which a law of its own leaves out (行政复议法 art. 12, 行政诉讼法 art. 13)."""
_TERM = re.compile("[0-9]+(天|日|个月|年)|还能告")
_OFFERS = {
    "复议": {"fuyi_apply", "fuyi_penalty"},
    "法院|还能告": {
        *("xingsu_6m", "xingsu_6m_refusal", "xingsu_15d", "fuyi_suit_15d", "chaichu_15d", "tdqs"),
        *("ldzc_suit_15d", "ndcb_suit_30d"),
    },
    "上诉": {"shangsu"},
    "仲裁": {"ldzc_1y", "ndcb_2y"},
}
"""By a word of the map what it offers: the limits of this person by which that is open or over."""
_CLAUSE = re.compile("[^；。]+[；。]?")


def is_told(job: Job) -> bool:
    """Whether the map says something: not of what was withdrawn, goes back, or is no kind of matter yet.

    What was passed to us by mistake goes back to its sender (art. 23, para. 3), who sends it elsewhere.
    """
    if job.leading.state is State.WITHDRAWN or job.leading.draft.outcome is Outcome.OBJECTION:
        return False
    return job.place.id != job.road_map.start


def sentences(job: Job) -> tuple[str, ...]:
    """What the road map says there; where it asks, what may be answered. Nothing where it is done."""
    place = job.place
    if _is_asked_for(job):
        return ()
    over = _SIXTY_DAYS if phrases.last_step(job, Step.EXTEND, Step.ANSWER) else _TO_BE_TOLD
    told = tuple(each for each in place.text if not over.search(each) and not _is_over(job, each))
    if _is_late(job):
        told = tuple(each for each in told if not _THIRTY_DAYS.search(each))
    return (*told, *(way.label for way in place.ways if place.kind == "question"))


def to_bring(job: Job) -> str:
    """What to bring there (带什么); empty where it was handed in."""
    return "" if _is_asked_for(job) else "、".join(job.place.bring)


def _is_asked_for(job: Job) -> bool:
    """Whether 复查 or 复核 was asked for already, there where it is asked for: nothing of that is to do."""
    asked = {REVIEW: Step.ASK_REVIEW, LATE_REVIEW: Step.ASK_REVIEW, RECHECK: Step.ASK_RECHECK}.get(
        job.place.id
    )
    return asked is not None and phrases.last_step(job, asked) is not None


def if_unsatisfied(job: Job) -> str:
    """What the road map says for whoever is not content; nothing once all that leads there is over."""
    words, limits = job.place.if_unsatisfied, job.matter.deadlines
    ended = lapsed(limits, job.on) and not rights(limits, job.on)
    return "" if ended or _is_over(job, words) else words


def _is_over(job: Job, words: str) -> bool:
    """Whether the map's words offer within a term what is over for this person, or what they never had."""
    if has_no_other(job.said) and _GENERAL.search(words):
        return True
    limits = job.matter.deadlines
    gone = {each.id for each in lapsed(limits, job.on)}
    left = {each.id for each in rights(limits, job.on)}
    offered = (ids for word, ids in _OFFERS.items() if re.search(word, words))
    return bool(_TERM.search(words)) and any(ids & gone and not ids & left for ids in offered)


def how_long(job: Job) -> str:
    """How long it takes there, without what has its day on the road."""
    clauses = [] if _is_late(job) else _CLAUSE.findall(job.place.how_long)
    return "".join(
        each for each in clauses if not _OUR_NOTICE.search(each) and not _is_over(job, each)
    ).rstrip("；。")


def _is_late(job: Job) -> bool:
    """Whether 复核 is asked for after its thirty days."""
    over = any(each.id == "petition_recheck_30d" and each.is_over(job.on) for each in job.matter.deadlines)
    asked = was_asked_late(job.matter.notices, Step.ASK_RECHECK)
    return job.place.id == RECHECK and (over or asked)


def phone_there(job: Job, body: Body | None) -> str:
    """The telephone of an office; where the table has none, ours, by which one asks for it."""
    if body and body.phone:
        return body.phone
    ours = job.office.phone
    return _("那里的电话还没有，先打我们这里问：{phone}").format(phone=ours) if ours else phrases.BLANK


def is_gone_to(job: Job) -> bool:
    """Whether one goes to somebody else's office from where the matter stands."""
    return bool(phrases.whom(job)) and job.place.id not in _WITH_US


def where(body: Body) -> str:
    """An office with all that the table knows of it, in one line."""
    known = (body.address, body.phone, body.hours)
    return _("，").join((body.name, *(each for each in known if each)))
