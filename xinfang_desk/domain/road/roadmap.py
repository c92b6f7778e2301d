"""The lawful road map (依法信访路线图): its places, and the road that one matter walks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import cache
from typing import Any

from xinfang_desk.domain.category import Outcome, Purpose, Route, is_confidential
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import (
    PAPER_ASKED,
    held,
    is_of_a_work_injury,
    is_told_elsewhere,
    own_place,
)
from xinfang_desk.domain.time.deadline import Deadline

ELSEWHERE = "elsewhere"
"""Where one stands who is told that another body is competent (art. 23, para. 1)."""
NEWER = frozenset({"urgent", ELSEWHERE, "quanshu_fuyi", "gongshang_fuyi", "jiancha", "zhenli"})
"""Ends that a county's map may not have yet: their matters stand where they stood before."""
AFTER_AWARDS = ("caijue", "nd_caijue", "fuyi_hou")
"""Ends after an award or a decision on reconsideration; on a map without them one stands at the start."""
THANKED = "ganxie"
"""Where somebody stands who came to say thanks."""
_NAMED = 40
"""Characters of an id that a refusal names: a file that somebody else made may hold any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way on from a place (岔路): what a person would answer, and where it leads."""

    label: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place on the road map (节点), in plain sentences."""

    id: str
    kind: str
    """question, explain or outcome."""
    title: str
    text: tuple[str, ...]
    articles: tuple[str, ...]
    ways: tuple[Way, ...]
    who: str
    bring: tuple[str, ...]
    how_long: str
    if_unsatisfied: str
    papers: tuple[str, ...]
    confidential: bool
    note: str
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Contents of which alone a line is said, by where it stands: ``text.0``, ``bring.2``."""
    unless: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Events after which a line is done and not said any more, by where it stands."""

    def fitting(self, content: str, told: Iterable[Event] = ()) -> Place:
        """The place without what is said of other contents (内容分类), or was done by the days told."""
        happened = {event.value for event in told}

        def is_said(line: str) -> bool:
            contents, done = self.only.get(line), self.unless.get(line, frozenset())
            return (not content or contents is None or content in contents) and not happened & done

        def said(part: str, lines: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(line for index, line in enumerate(lines) if is_said(f"{part}.{index}"))

        return replace(self, text=said("text", self.text), bring=said("bring", self.bring))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RoadMap:
    """The whole road map of one version."""

    version: str
    start: str
    places: Mapping[str, Place]

    def place(self, place_id: str) -> Place:
        """The place of that id."""
        try:
            return self.places[place_id]
        except KeyError as fault:
            raise DeskError("roadmap.unknown_place", place=place_id) from fault


class Progress(Enum):
    """Where a stop lies on a matter's road (进度)."""

    DONE = "done"
    HERE = "here"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One stop on the road of a matter (步骤): what happens there, by when, in words for a villager."""

    id: str
    title: str
    when: str
    lines: tuple[str, ...]
    progress: Progress
    limit: Deadline | None = None
    """The limit whose last day ``when`` tells."""
    is_theirs: bool = False
    """Whether the petitioner takes it: nobody else can, and the matter waits there."""


def read_roadmap(data: Mapping[str, Any]) -> RoadMap:
    """The road map from its data file; refuses one in which a way leads nowhere."""
    try:
        places = {node["id"]: _place(node) for node in data["nodes"]}
        start, version = str(data["start"]), str(data["version"])
    except (KeyError, TypeError) as fault:
        raise DeskError("roadmap.bad_file") from fault
    for place in places.values():
        for way in place.ways:
            if way.to not in places:
                raise DeskError("roadmap.way_leads_nowhere", place=place.id[:_NAMED], to=way.to[:_NAMED])
    if start not in places:
        raise DeskError("roadmap.way_leads_nowhere", place="start", to=start[:_NAMED])
    return RoadMap(version=version, start=start, places=places)


def end_of(draft: MatterDraft) -> str:
    """The place on the map at which a matter stands after today: the officer's, or the one that fits.

    Where two fit as well it stands at the question between them, until somebody has said which.
    """
    ends = ends_of(draft)
    return draft.road_end if draft.road_end in ends and not _taken_up(draft) else ends[0]


def end_on(road_map: RoadMap, draft: MatterDraft) -> str:
    """The same on this map: a county's own may be older.

    In the place of one of the :data:`NEWER` ends the next that fits; else it stands at the start.
    """
    end, *others = dict.fromkeys((end_of(draft), *ends_of(draft)))
    fitting = (end, *others) if end in NEWER else (end,)
    return next((each for each in fitting if each in road_map.places), road_map.start)


def is_undecided(draft: MatterDraft) -> bool:
    """Whether two places fit a matter as well, and nobody has said which (路线图终点待选)."""
    return end_of(draft) in _OPEN


def ends_left_to_words(draft: MatterDraft) -> tuple[str, ...]:
    """The ends of a claim among which nothing that was said decides: no choice, no paper, no answer.

    Empty where something does. Of article 31, item 6, the outcome decides.
    """
    ends = ends_of(draft)
    if draft.purpose is not Purpose.SHENSU or draft.route in {None, Route.S6} or draft.outcome in _SETTLES:
        return ()
    if draft.road_end in ends or _after_paper(draft) or answered(draft.answers) in ends:
        return ()
    return tuple(each for each in ends if each not in _OPEN)


def answered(answers: Mapping[str, str]) -> str:
    """The place to which the answers lead (答到哪里), an end rather than a question; empty without any.

    Of an opinion in hand it is not known yet if the thirty days are over: that is asked where it leads.
    """
    led = {
        asked: "fucha_ok" if to == "fucha" else to
        for asked, to in answers.items()
        if asked != PAPER_ASKED and to not in _SAYS_NOTHING
    }
    reached = [_followed(asked, led) for asked in led if asked not in led.values()]
    return next((each for each in reached if each not in _OPEN), reached[0] if reached else "")


def _followed(asked: str, led: Mapping[str, str]) -> str:
    here, passed = asked, set[str]()
    while here in led and here not in passed:
        passed.add(here)
        here = led[here]
    return here


def ends_of(draft: MatterDraft) -> tuple[str, ...]:
    """The places at which a matter may stand by purpose, route and outcome, the likeliest first."""
    if is_confidential(draft.purpose, draft.outcome):
        return ("jubao_jw",)
    by_outcome = {
        # Of what was answered already, 复查 or 复核 is what is left (arts. 35, 36).
        Outcome.MERGE: ("dup_here", "fucha_ok", "fuhe", "fucha_late", "zhongjie"),
        Outcome.NOT_ACCEPT: ("dup_up",),
        Outcome.NO_MORE: ("zhongjie",),
        Outcome.ONSPOT: _ends_of_enquiry(draft),
    }
    if draft.outcome in by_outcome:
        return by_outcome[draft.outcome]
    if draft.outcome is Outcome.REPORT:
        return ("urgent", *_ends_of_purpose(draft))
    if is_told_elsewhere(draft):
        return (ELSEWHERE, *_ends_of_purpose(draft))
    ours, rest = _taken_up(draft), _ends_of_purpose(draft)
    return (ours, *(each for each in rest if each != ours)) if ours else rest


def _taken_up(draft: MatterDraft) -> str:
    """Where a claim stands that was accepted or assigned: nobody need ask for it again; else empty.

    What a village is asked to explain is looked into by the town itself.
    """
    if draft.purpose is not Purpose.SHENSU or draft.route is None:
        return ""
    if draft.outcome in {Outcome.FORWARD, Outcome.ASSIGN} and _VILLAGE.search(draft.to):
        return "cunwu" if draft.route is Route.S6 else "zhenli"
    if draft.outcome is Outcome.ASSIGN and draft.route is Route.S6:
        return "xf_county"
    if draft.outcome is not Outcome.ACCEPT:
        return ""
    return "xf_handle" if draft.route is Route.S6 else "zhenli"


def _ends_of_purpose(draft: MatterDraft) -> tuple[str, ...]:
    if draft.purpose is Purpose.JIANYI:
        return ("jianyi_up",) if draft.outcome in _SENT_ON else ("jianyi_town",)
    if draft.purpose is Purpose.QITA:
        return _ends_of_enquiry(draft)
    return _ends_of_claim(draft)


def _ends_of_enquiry(draft: MatterDraft) -> tuple[str, ...]:
    """Whoever only says thanks asks nothing and is promised nothing."""
    if draft.purpose is not Purpose.QITA:
        return ("consult",)
    led = answered(draft.answers)
    heard = _THANKS.search(draft.statement) and not _ASKS.search(draft.statement + draft.request)
    thanks = led == THANKED or (heard and led != "consult")
    return (THANKED, "consult") if thanks else ("consult", THANKED)


_NO_COURT_YET = ("jiashi", "linli", "qianzhai", "peichang")
"""Private disputes that no court has seen: mediation, then the court (arts. 31, item 1, and 33)."""
_INJURY_FOUND = "gongshang_fuyi"
"""Against what was found, refused or granted of a work injury (工伤保险条例 art. 55)."""
_LABOUR = frozenset({"jiancha", "laodong", "laodong_late"})
"""Wages that are not paid (art. 31, items 2 and 5)."""
_GIVEN_OR_TOLD = ("daiyu", "shenqing", "gongshang", _INJURY_FOUND, "gongkai", "lvzhi")
"""What an authority gives, recognises or tells when it is asked (art. 31, item 4)."""
_SENT_ON = frozenset({Outcome.FORWARD, Outcome.ASSIGN, Outcome.REPORT, Outcome.OBJECTION})


_TAKEN_UP = frozenset({Outcome.ACCEPT, Outcome.ASSIGN, Outcome.MEDIATE, Outcome.REPORT, Outcome.OBJECTION})
"""Where the office goes on with it, whatever paper was received."""
_SETTLES = frozenset(
    {
        Outcome.MERGE,
        Outcome.NOT_ACCEPT,
        Outcome.NO_MORE,
        Outcome.ONSPOT,
        Outcome.REPORT,
        Outcome.TELL_ELSEWHERE,
        Outcome.DISCIPLINE,
    }
)
"""Outcomes that say by themselves where a matter stands."""
_IN_COURT_YET, _WITH_WHOM, _WHICH_LAND = "shensu_q1", "shensu_q2", "tudi"
_OPEN = frozenset({_IN_COURT_YET, _WITH_WHOM, _WHICH_LAND, "minshi", "xingzheng_q", "xinfang_q", "xf_town"})
"""The questions of the map at which it may stay open where a matter goes."""
_SAYS_NOTHING = frozenset({"unknown", "none"})
_GIVEN = frozenset({"民政与应急", "教育"})
"""Contents of which one asks an authority for something."""
_BENEFITS = frozenset({"民政与应急", "劳动和社会保障", "卫生健康"})
"""Contents of which a benefit that is not given is what one comes with (art. 31, item 4)."""
_ENFORCED = frozenset({"市场监管", "生态环境", "城乡建设", "自然资源", "交通运输", "卫生健康", "经济管理"})
"""Contents of which one asks an authority to act against somebody else."""
_AFTER: Mapping[Event, str] = {
    Event.PENALTY_RECEIVED: "fuyi",
    Event.DEMOLITION_ORDER_RECEIVED: "chaichu",
    Event.TITLE_DECISION_RECEIVED: "quanshu_fuyi",
    Event.BENEFIT_DECISION_RECEIVED: "daiyu",
    Event.REFUSAL_RECEIVED: "fuyi",
    Event.RECONSIDERATION_RECEIVED: "fuyi_hou",
    Event.AWARD_RECEIVED: "caijue",
    Event.LAND_AWARD_RECEIVED: "nd_caijue",
    Event.JUDGMENT_RECEIVED: "susong",
    Event.JUDGMENT_SERVED: "susong",
    Event.OPINION_RECEIVED: "fucha_ok",
    Event.REVIEW_RECEIVED: "fuhe",
    Event.APPLIED_ON: "lvzhi",
    Event.DECISION_RECEIVED: "fuyi",
}
"""Where each paper that was received leads on."""
_OF_AN_INJURY = frozenset({Event.BENEFIT_DECISION_RECEIVED, Event.REFUSAL_RECEIVED, Event.DECISION_RECEIVED})
"""Papers that may be a finding on a work injury, where that is what one speaks of."""
_THANKS = re.compile("谢|锦旗|表扬")
_ASKS = re.compile("[?？吗呢]|怎么|问|什么|能不能|多少")
_VILLAGE = re.compile("村委|村民委|村$")


def _after_paper(draft: MatterDraft) -> str:
    """Where the paper that was received leads on, or of which it was said that it was; empty without one."""
    # Of several in hand the order to take down comes first: its fifteen days are the shortest.
    standing = sorted(held(draft), key=lambda each: each is not Event.DEMOLITION_ORDER_RECEIVED)
    if own := own_place(draft):
        return own
    if standing and standing[0] in _OF_AN_INJURY and is_of_a_work_injury(draft):
        return _INJURY_FOUND
    return next((_AFTER[each] for each in standing if each in _AFTER), "")


def _ends_of_claim(draft: MatterDraft) -> tuple[str, ...]:
    """Where the paper received leads, then the answers, then what the road of article 31 leads to."""
    ends, led = _ends_of_road(draft), answered(draft.answers)
    if led in _OPEN and ends[0] in _OPEN:
        ends = (led, *ends[1:])
    elif led in ends:
        ends = (led, *(each for each in ends if each != led and each not in _OPEN))
    elif draft.route is None and led in _ends_of_any_road():
        ends = (led,)
    after = _after_paper(draft)
    if not after or draft.outcome in _TAKEN_UP:
        return ends
    first = (after, "fucha_late") if after == "fucha_ok" else (after,)
    return (*first, *(each for each in ends if each not in {*first, *_OPEN}))


@cache
def _ends_of_any_road() -> frozenset[str]:
    drafts = (MatterDraft(statement="", route=each) for each in Route)
    return frozenset(end for draft in drafts for end in _ends_of_road(draft))


def _ends_of_road(draft: MatterDraft) -> tuple[str, ...]:
    """Article 31 names six roads; on the map some of them part once more."""
    land = draft.content in {"自然资源", "农村农业"}
    match draft.route:
        case Route.S1:
            # Before anybody has said so, nothing is known of a court: most disputes have not seen one.
            return (_IN_COURT_YET, *_NO_COURT_YET, "susong", "zhengfa", "cunjue", "zhixing", *AFTER_AWARDS)
        case Route.S2:
            first = ("chengbao", "laodong") if land else ("laodong", "chengbao")
            return (*first, "laodong_late", "zhongcai", "caijue", "nd_caijue")
        case Route.S3:
            return ("dangyuan",)
        case Route.S4:
            decided = ("fuyi", "zhengdi", "quanshu", "quanshu_fuyi", "chaichu", *_GIVEN_OR_TOLD, "fuyi_hou")
            if draft.content in _BENEFITS:
                return ("daiyu", *(each for each in decided if each != "daiyu"))
            return (_WHICH_LAND, *decided) if draft.content == "自然资源" else decided
        case Route.S5:
            asked = ("lvzhi", "chachu") if draft.content in _GIVEN else ("chachu", "lvzhi")
            if draft.content == "劳动和社会保障" or answered(draft.answers) in _LABOUR:
                return ("jiancha", "laodong", *asked, "laodong_late")
            fits = draft.outcome is not Outcome.GUIDE or draft.content in _GIVEN | _ENFORCED
            return asked if fits else (_WITH_WHOM, *asked)
        case Route.S6:
            if draft.outcome in _SENT_ON - {Outcome.ASSIGN}:
                return ("xf_county", "tinggong")
            ours = ("cunwu", "xf_accept") if _VILLAGE.search(draft.to) else ("xf_accept", "cunwu")
            theirs = ("xf_county",) if draft.outcome is Outcome.ASSIGN else ()
            return (*ours, "tinggong", *theirs, "fucha_ok", "fucha_late", "fuhe", "overdue")
        case None:
            return ("start",)


def short_day(day: date) -> str:
    """A day as it is said in the same year: 10月6日."""
    return f"{day.month}月{day.day}日"


def _place(node: Mapping[str, Any]) -> Place:
    return Place(
        id=str(node["id"]),
        kind=str(node["kind"]),
        title=str(node["title"]),
        text=tuple(node["text"]),
        articles=tuple(f"《{each['law']}》{each['art']}" for each in node["articles"]),
        ways=tuple(Way(label=each["label"], to=each["to"]) for each in node["edges"]),
        who=str(node.get("who", "")),
        bring=tuple(node.get("bring", ())),
        how_long=str(node.get("how_long", "")),
        if_unsatisfied=str(node.get("if_unsatisfied", "")),
        papers=tuple(node.get("documents", ())),
        confidential=bool(node.get("confidential", False)),
        note=str(node.get("note", "")),
        only={line: frozenset(contents) for line, contents in node.get("only", {}).items()},
        unless={line: frozenset(events) for line, events in node.get("unless", {}).items()},
    )
