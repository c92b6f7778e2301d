"""Procedures beside a petition (相邻程序): the days that their limits run from, and the limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.days import EVENT, doubtful
from xinfang_desk.domain.matter import Event, Matter, MatterDraft
from xinfang_desk.domain.time.deadline import add_months

_LAND_CONTENTS = frozenset({"自然资源", "农村农业", "国土资源"})
_AGAINST_AN_ACT = ("fuyi_apply", "xingsu_6m")
_STARTS: Mapping[Event, tuple[str, ...]] = {
    Event.EMPLOYMENT_ENDED: ("ldzc_1y",),
    Event.ACT_KNOWN: _AGAINST_AN_ACT,
    # Two months to wait are nobody's last day: :func:`waits_until`.
    Event.APPLIED_ON: (),
    Event.PENALTY_RECEIVED: ("fuyi_penalty", "xingsu_6m"),
    Event.DEMOLITION_ORDER_RECEIVED: ("chaichu_15d", "fuyi_apply"),
    Event.TITLE_DECISION_RECEIVED: ("fuyi_apply", "tdqs"),
    Event.BENEFIT_DECISION_RECEIVED: _AGAINST_AN_ACT,
    Event.REFUSAL_RECEIVED: ("fuyi_apply", "xingsu_6m_refusal"),
    Event.RECONSIDERATION_RECEIVED: ("fuyi_suit_15d",),
    Event.AWARD_RECEIVED: ("ldzc_suit_15d",),
    Event.LAND_AWARD_RECEIVED: ("ndcb_suit_30d",),
    Event.JUDGMENT_RECEIVED: ("shangsu",),
    Event.JUDGMENT_SERVED: ("shangsu",),
    Event.OPINION_RECEIVED: ("petition_review_30d",),
    Event.REVIEW_RECEIVED: ("petition_recheck_30d",),
    Event.DECISION_RECEIVED: (*_AGAINST_AN_ACT, "xingsu_15d", "tdqs"),
}

_JUDGED = frozenset({Event.JUDGMENT_RECEIVED, Event.JUDGMENT_SERVED})
PAPER_ASKED = "paper"
"""The question after a paper in hand, which is answered by its kind."""
_BEFORE_A_DECISION = (Event.APPLIED_ON,)
_DECISIONS = (
    Event.PENALTY_RECEIVED,
    Event.DEMOLITION_ORDER_RECEIVED,
    Event.TITLE_DECISION_RECEIVED,
    Event.BENEFIT_DECISION_RECEIVED,
    Event.REFUSAL_RECEIVED,
    Event.DECISION_RECEIVED,
    Event.ACT_KNOWN,
    *_BEFORE_A_DECISION,
)
_BEFORE_A_CIVIL_JUDGMENT = (Event.EMPLOYMENT_ENDED, Event.AWARD_RECEIVED, Event.LAND_AWARD_RECEIVED)
_BEFORE_AN_ADMINISTRATIVE_JUDGMENT = (*_DECISIONS, Event.RECONSIDERATION_RECEIVED)
_GOES_BEFORE: Mapping[Event, tuple[Event, ...]] = {
    Event.BENEFIT_DECISION_RECEIVED: _BEFORE_A_DECISION,
    Event.REFUSAL_RECEIVED: _BEFORE_A_DECISION,
    Event.RECONSIDERATION_RECEIVED: _DECISIONS,
    Event.AWARD_RECEIVED: (Event.EMPLOYMENT_ENDED,),
    Event.JUDGMENT_RECEIVED: _BEFORE_A_CIVIL_JUDGMENT,
    Event.JUDGMENT_SERVED: _BEFORE_A_CIVIL_JUDGMENT,
    Event.REVIEW_RECEIVED: (Event.OPINION_RECEIVED,),
}
"""What each paper is the answer to: who holds it stands there no more.

行政诉讼法 art. 45, 劳动争议调解仲裁法 art. 50, 信访工作条例 art. 36. Neither a civil judgment nor an award
answers what an authority decided: of an administrative judgment :func:`_answered_by`.
"""
_ARBITRATED = _JUDGED | {Event.AWARD_RECEIVED, Event.LAND_AWARD_RECEIVED}
"""What may answer a dispute over work or contracted land, of which one knew from a day."""

PAPERS_RECEIVED = tuple(event for event in Event if event.value.endswith("_received"))
"""The kinds of papers of which the day is asked (收到的是哪一种)."""
DAYS = (Event.EMPLOYMENT_ENDED, Event.ACT_KNOWN, Event.APPLIED_ON)
"""The days that are asked for beside it."""
_ADMINISTRATIVE = re.compile("行政(?:的?判决|案|诉讼|官司|一审|庭)|告(?:镇|乡|县|市|区|省)?政府")
_SENTENCED = re.compile(
    "刑事|判刑|判了刑|有期徒刑|无期徒刑|死刑|拘役|缓刑|判(?:处|了|他|她|我|俺|成)*[一二两三四五六七八九十几0-9]+"
    "(?:年|个月)(?:半|多|零?[一二三四五六七八九十0-9]+个月)?(?![^，。；,;]{0,6}[内还付租赔])"
)
"""Words of a criminal judgment (刑事诉讼法 230); not those of years within which something is paid."""
_OTHER_DAYS = re.compile("二审.{0,4}判|终审|维持原判|驳回上诉")
"""Words of a judgment that no appeal follows (民事诉讼法 182)."""
_APART = re.compile("[两二](?:件|码|个|桩|回)事|不是(?:同)?一(?:件|码|回)事|另外|另一|还有一[件份个]")
"""Words by which papers are of different matters."""
_TAKEN_DOWN = re.compile("拆除|自拆|限期拆")
_WORK_INJURY = re.compile("工伤|职业病|尘肺|矽肺|劳动能力鉴定")
_RULING, _JUDGMENT = re.compile("裁定"), re.compile("判决")
_CONTRACTED_LAND = "chengbao"
"""The place of the road map at which contracted land is arbitrated (农村土地承包经营纠纷调解仲裁法)."""
_OLD_NAMES = {Event.JUDGMENT_SERVED: Event.JUDGMENT_RECEIVED}
_ASKED_ON: Mapping[Route | None, tuple[Event, ...]] = {
    Route.S2: (Event.EMPLOYMENT_ENDED, Event.ACT_KNOWN),
    Route.S4: (Event.ACT_KNOWN,),
    Route.S5: (Event.APPLIED_ON, Event.ACT_KNOWN, Event.EMPLOYMENT_ENDED),
}


def days_asked(route: Route | None) -> tuple[Event, ...]:
    """The days that are worth asking for on a road of article 31, beside that of a paper received."""
    return _ASKED_ON.get(route, ())


def paper_received(events: Mapping[Event, date]) -> tuple[Event, date] | None:
    """The paper that one stands at, by its name of today, and when it was received; None without one."""
    latest = held(MatterDraft(statement="", events=events))
    named = ((_OLD_NAMES.get(event, event), events[event]) for event in latest)
    return next((each for each in named if each[0] in PAPERS_RECEIVED), None)


def held(draft: MatterDraft) -> tuple[Event, ...]:
    """Where a matter stands by its papers, the latest first: what a later one has answered is left out.

    A paper of which it was only said that it was received has no day, and comes last.
    """
    said = f"{draft.answers.get(PAPER_ASKED, '')}_received"
    dayless = [each for each in Event if each.value == said and each not in draft.events]
    days = draft.events
    answered = {
        before
        for event in (*days, *dayless)
        for before in _answered_by(event, draft)
        if event in dayless or before not in days or _may_answer(days[before], before, days[event])
    }
    order = sorted(days, key=lambda each: (each is Event.APPLIED_ON, -days[each].toordinal()))
    return tuple(each for each in (*order, *dayless) if each not in answered)


def _answered_by(event: Event, draft: MatterDraft) -> tuple[Event, ...]:
    """What ``event`` may be the answer to; nothing where the words tell of two matters.

    Of several decisions one alone was reconsidered, and nobody can tell which.
    """
    words = _words(draft)
    if _APART.search(words):
        return ()
    before = _GOES_BEFORE.get(event, ())
    if event in _JUDGED and _ADMINISTRATIVE.search(words):
        before = _BEFORE_AN_ADMINISTRATIVE_JUDGMENT
    if event in _ARBITRATED and draft.route is Route.S2:
        before = (*before, Event.ACT_KNOWN)
    decided = [
        each for each in before if each in _DECISIONS and each in PAPERS_RECEIVED and each in draft.events
    ]
    return tuple(each for each in before if each not in decided) if len(decided) > 1 else before


def _may_answer(came: date, before: Event, later: date) -> bool:
    """Whether a paper of ``later`` may answer what ``came``: nothing is decided on the day of its paper."""
    return came < later or (came == later and before not in PAPERS_RECEIVED)


def _words(draft: MatterDraft) -> str:
    return f"{draft.statement}\n{draft.request}"


def has_several_papers(draft: MatterDraft) -> bool:
    """Whether the days of several papers were told: they may be of one matter, or of two."""
    return len({_OLD_NAMES.get(each, each) for each in draft.events} & set(PAPERS_RECEIVED)) > 1


def stands_at_an_opinion(draft: MatterDraft) -> bool:
    """Whether a paper of the petition procedure itself is in hand: 复查 or 复核 comes next (arts. 35, 36)."""
    return next(iter(held(draft)), None) in {Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED}


def has_petition_remedy(draft: MatterDraft) -> bool:
    """Whether 复查 or 复核 is among the ways that stay open (arts. 35, 36), whatever else is in hand."""
    return not {Event.OPINION_RECEIVED, Event.REVIEW_RECEIVED}.isdisjoint(held(draft))


def is_told_elsewhere(draft: MatterDraft) -> bool:
    """Whether another body is named (art. 23, para. 1) and no other road.

    Article 31, item 6, is the petition procedure itself: whoever is guided there is only told with whom.
    """
    guided = draft.outcome is Outcome.GUIDE and draft.route is Route.S6
    return (guided or draft.outcome is Outcome.TELL_ELSEWHERE) and not stands_at_an_opinion(draft)


def has_other_days(draft: MatterDraft) -> bool:
    """Whether a judgment in hand sounds like one for which the days of a civil first judgment are not meant.

    A criminal or administrative one, one of second instance, and a ruling have days of their own.
    """
    if not _JUDGED.intersection(held(draft)):
        return False
    words = _words(draft)
    ruled = _RULING.search(words) is not None and _JUDGMENT.search(words) is None
    return ruled or any(each.search(words) for each in (_SENTENCED, _ADMINISTRATIVE, _OTHER_DAYS))


def is_a_sentence(draft: MatterDraft) -> bool:
    """Whether a judgment in hand sounds like a criminal one of first instance (刑事诉讼法 art. 230)."""
    words = _words(draft)
    ended = _OTHER_DAYS.search(words) or (_RULING.search(words) and not _JUDGMENT.search(words))
    return has_other_days(draft) and not ended and _SENTENCED.search(words) is not None


def is_to_be_taken_down(draft: MatterDraft) -> bool:
    """Whether a paper in hand orders something to be taken down (限期拆除), under whichever law."""
    orders = set(held(draft))
    words = _words(draft)
    return Event.DEMOLITION_ORDER_RECEIVED in orders or (
        Event.PENALTY_RECEIVED in orders and _TAKEN_DOWN.search(words) is not None
    )


def is_of_a_work_injury(draft: MatterDraft) -> bool:
    """Whether it is of a work injury (工伤) that somebody speaks: its papers have a law of their own."""
    return _WORK_INJURY.search(_words(draft)) is not None


def limits_from(event: Event, matter: MatterDraft, end: str) -> tuple[str, ...]:
    """The limits that an event starts for a matter that stands at ``end`` of the road map, by their ids."""
    if event in _JUDGED and has_other_days(matter):
        return ()
    of_land = matter.content in _LAND_CONTENTS or end == _CONTRACTED_LAND
    if event is Event.ACT_KNOWN and matter.route is Route.S2 and of_land:
        return ("ndcb_2y",)
    return _STARTS[event]


def waits_until(matter: Matter) -> date | None:
    """The first day after two months since the person applied to a body (行政诉讼法 art. 47).

    From then on a court may be asked, where no law sets another time; it is no last day. None of a doubtful
    day, and of words that are withheld.
    """
    applied = matter.draft.events.get(Event.APPLIED_ON) if Event.APPLIED_ON in held(matter.draft) else None
    field = f"{EVENT}{Event.APPLIED_ON.value}"
    if applied is None or matter.withheld or field in doubtful(matter.notices, matter.steps):
        return None
    return add_months(applied, 2) + timedelta(days=1)
