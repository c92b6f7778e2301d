"""Procedures beside a petition (相邻程序): the days that their limits run from, and the limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.days import EVENT, doubtful
from xinfang_desk.domain.matter import Event, Matter, MatterDraft
from xinfang_desk.domain.time.deadline import add_months
from xinfang_desk.domain.time.undated import UNDATED, Undated

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
_FINED = re.compile("罚")
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
    if (event in _JUDGED and has_other_days(matter)) or (event in MAY_BE_ITS_OWN and has_no_other(matter)):
        return ()
    of_land = matter.content in _LAND_CONTENTS or end == _CONTRACTED_LAND
    if event is Event.ACT_KNOWN and matter.route is Route.S2 and of_land:
        return ("ndcb_2y",)
    words = _words(matter)
    if event is Event.PENALTY_RECEIVED and _TAKEN_DOWN.search(words) and not _FINED.search(words):
        return _AGAINST_AN_ACT
    return _STARTS[event]


def waits_until(matter: Matter) -> date | None:
    """The first day after two months since the person applied to a body (行政诉讼法 art. 47).

    From then on a court may be asked, where no law sets another time; it is no last day. None of a doubtful
    day, and of words that are withheld.
    """
    applied = matter.draft.events.get(Event.APPLIED_ON) if Event.APPLIED_ON in held(matter.draft) else None
    field = f"{EVENT}{Event.APPLIED_ON.value}"
    if (
        applied is None
        or matter.withheld
        or has_no_other(matter.draft)
        or field in doubtful(matter.notices, matter.steps)
    ):
        return None
    return add_months(applied, 2) + timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLaw:
    """Where on the road map one stands with it, who hears it, and the term; None where none is set."""

    place: str
    who: str
    limit: Undated | None
    hears: str = ""
    """A word in the name of whoever hears it, where nobody else does."""


_NOT_FILED = OwnLaw(
    place="zhengfa",
    who="作决定的公安机关／县检察院",
    limit=Undated(
        title="不服公安不立案，申请复议",
        since="从收到通知书那天起7日内",
        of_whom="向作决定的公安申请。也可以请检察院监督立案。",
        article="《公安机关办理刑事案件程序规定》第179条、《刑事诉讼法》第113条",
    ),
)
_OFFICIAL = OwnLaw(
    place="dangyuan",
    who="作出处分、处理的单位／它的上一级",
    limit=Undated(
        title="不服人事处理，申请复核或者申诉",
        since="从知道那天起30日内",
        of_whom="向原单位申请复核，也可以直接申诉。监察委给的政务处分，收到起1个月内向它申请复审。",
        article="《公务员法》第95条、《公职人员政务处分法》第55条",
    ),
)
_STAFF = OwnLaw(
    place="dangyuan",
    who="作出处分、处理的单位／它的主管部门",
    limit=Undated(
        title="不服人事处理，申请复核",
        since="从知道那天起30日内",
        of_whom="向原单位申请复核，还不服的再申诉。老师也可以向县教育局申诉。",
        article="《事业单位人事管理条例》第38条、《教师法》第39条",
    ),
)
_MEMBER = OwnLaw(place="dangyuan", who="作处分的党组织／它的上级", limit=None)
_CAPACITY = OwnLaw(
    place="gongshang_fuyi",
    who="省劳动能力鉴定委员会",
    hears="省",
    limit=Undated(
        title="不服伤残几级，申请再次鉴定",
        since="从收到鉴定结论那天起15日内",
        of_whom="市里鉴定的，向省劳动能力鉴定委员会申请。",
        article="《工伤保险条例》第26条",
    ),
)
_CRASH = OwnLaw(
    place="peichang",
    who="上一级公安交警",
    limit=Undated(
        title="不服事故认定，申请复核",
        since="从收到认定书那天起3个工作日内",
        of_whom="向上一级交警书面申请，只能一次。过了的，打官司时可以请法院重新看责任。",
        article="《道路交通事故处理程序规定》第71条",
    ),
)

_POLICE = re.compile("公安|派出所|刑警|民警|警察|刑事")
_NOT_OPENED = re.compile("不予?立案|[不没]给?立个?案|不给我?立案|没有立案|拒不立案")
_BY_A_COURT = re.compile("法院.{0,6}[不没].{0,4}立|裁定")
_ASSESSED = re.compile("劳动能力鉴定|劳动能力.{0,4}结论|伤残.{0,4}鉴定")
_CRASHED = re.compile("事故.{0,2}认定|交警.{0,8}(?:认定|定).{0,6}责|责任认定书")
_ANOTHER_ACT = re.compile(
    "罚|扣车|扣了?我?.{0,2}车|吊销|拘留|认定工伤|工伤认定|不算工伤|不是工伤|待遇|停发|不给报|赔付"
)
"""Words of an act that is reconsidered: then what the law gives for that stays too."""
_PARTY = re.compile("党纪|党内|党籍|留党|党员")
_OF_STAFF = re.compile("老师|教师|教书|学校|小学|中学|镇中|幼儿园|事业|医院|卫生院|护士|医生|乡医|编制|在编")
_OFFICIALS = re.compile("公务员|干部|政务处分|监察委")
_ONESELF = re.compile(
    "(?:我|俺|本人)们?(?:是|系|在)[^，。；]{0,14}(?:公务员|干部|老师|教师|护士|医生|事业编|事业单位)"
)
_BY_THE_EMPLOYER = re.compile("处分|记过|降级|撤职|不称职|考核|人事处理|降了?岗|辞退|开除")


MAY_BE_ITS_OWN = frozenset(
    {Event.DECISION_RECEIVED, Event.REFUSAL_RECEIVED, Event.ACT_KNOWN, Event.APPLIED_ON}
)
"""Papers and days that do not say by themselves which law they are under."""


def own_law(draft: MatterDraft) -> OwnLaw | None:
    """The law of its own under which a matter stands by what was said; None where the general one is."""
    if draft.purpose is not Purpose.SHENSU or not set(draft.events) <= MAY_BE_ITS_OWN:
        return None
    words = _words(draft)
    of_staff = _ONESELF.search(words) and _BY_THE_EMPLOYER.search(words)
    if draft.route is Route.S3 or (draft.route in {None, Route.S4} and of_staff):
        if _OFFICIALS.search(words):
            return _OFFICIAL
        if _OF_STAFF.search(words):
            return _STAFF
        return _MEMBER if _PARTY.search(words) else _OFFICIAL
    if draft.route not in {None, Route.S1, Route.S4}:
        return None
    if _NOT_OPENED.search(words) and _POLICE.search(words + draft.to) and not _BY_A_COURT.search(words):
        return _NOT_FILED
    if _ASSESSED.search(words):
        return _CAPACITY
    return _CRASH if _CRASHED.search(words) else None


def has_no_other(draft: MatterDraft) -> bool:
    """Whether its own law alone gives a remedy: no act is spoken of beside it that is reconsidered."""
    alone = draft.route is Route.S3 or not _ANOTHER_ACT.search(_words(draft))
    return alone and own_law(draft) is not None


def own_place(draft: MatterDraft) -> str:
    """Where on the map a matter of its own law stands; empty of any other, or past it."""
    own = own_law(draft) if has_no_other(draft) and set(held(draft)) <= MAY_BE_ITS_OWN else None
    return own.place if own else ""


def without_a_day(draft: MatterDraft, place: str) -> Undated | None:
    """The limit that is told from when it runs, at a place of the map; None where days of their own are.

    Of what goes back to its sender nobody has decided yet which road it takes (art. 23, para. 3).
    """
    if draft.outcome is Outcome.OBJECTION:
        return None
    own = own_law(draft)
    if own and own.place == place:
        return own.limit
    return None if draft.events else UNDATED.get(place)
