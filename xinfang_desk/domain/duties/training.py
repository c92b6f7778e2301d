"""Trainings (培训和测试): on what, for how many, how many passed; never whose mark.

A case is a visit that is told and registered for practice. What is right about it follows from the same rules
as a real one: :func:`answer_key` foresees it, and nobody writes a key by hand where the rules know it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from random import Random

from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import LONGEST, MOST_PEOPLE
from xinfang_desk.domain.matter import Event, Matter, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.road.roadmap import Place, RoadMap, end_of
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.time.limits import RULES, Unit
from xinfang_desk.domain.visit import Standpoint, foresee


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """One training, like a session that explains the law: figures, and the name of who taught."""

    uid: str = ""
    on: date
    minutes: int
    topic: str
    people: int
    passed: int = 0
    teacher: str = ""
    plan_item: str = ""
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A fictional visit to practise on (案例)."""

    id: str
    title: str
    story: str
    spoken: str
    """What the visitor says."""
    visit: date
    purpose: Purpose
    routes: tuple[Route, ...] = ()
    """The roads that are right, the best first; none where the purpose has none."""
    outcomes: tuple[Outcome, ...] = ()
    road_end: str = ""
    to: str = ""
    content: str = ""
    events: Mapping[Event, date] = field(default_factory=dict)
    must: tuple[str, ...] = ()
    must_not: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKey:
    """What is right about a case (答案): as the rules foresee it."""

    purpose: Purpose
    routes: tuple[Route, ...]
    outcomes: tuple[Outcome, ...]
    end: str
    papers: tuple[Paper, ...]
    dates: Mapping[str, date]
    """Limits by their titles."""
    must: tuple[str, ...]
    must_not: tuple[str, ...]
    why: tuple[str, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that was held against the key."""

    what: str
    expected: str
    got: str
    article: str
    right: bool


def checked(training: Training, today: date) -> Training:
    """``training`` if it can have been: ``training.blank``, ``training.bad_number``, ``training.bad_day``."""
    if not training.topic.strip():
        raise DeskError("training.blank")
    if training.on > today:
        raise DeskError("training.bad_day")
    if not (1 <= training.people <= MOST_PEOPLE and 0 <= training.passed <= training.people):
        raise DeskError("training.bad_number")
    if not 1 <= training.minutes <= LONGEST:
        raise DeskError("training.bad_number")
    return training


def answer_key(case: Case, at: Standpoint) -> AnswerKey:
    """What the rules say of a case, foreseen as a visit of its day is."""
    matter = _foreseen(case, at)
    place = at.road_map.places.get(end_of(matter.draft)) or at.road_map.place(at.road_map.start)
    return AnswerKey(
        purpose=case.purpose,
        routes=case.routes,
        outcomes=case.outcomes,
        end=place.title,
        papers=matter.papers,
        dates=_dates(matter),
        must=("照样登记", *case.must),
        must_not=(*_never(case), *case.must_not),
        why=place.text,
        articles=place.articles,
    )


def held_against(case: Case, given: VisitDraft, at: Standpoint) -> tuple[Point, ...]:
    """What a learner took down, point by point; the visit is taken to be of the day of the case."""
    key = answer_key(case, at)
    [matter, *_more] = foresee(_of_day(given, case), at, lambda _number: None).matters
    draft, article = matter.draft, "、".join(key.articles[:2])
    points = [
        _point("purpose", key.purpose.value, draft.purpose.value, article),
        _one_of("route", [each.value for each in key.routes], draft.route, article),
        _one_of("outcome", [each.value for each in key.outcomes], draft.outcome, article),
    ]
    wanted = " ".join(sorted(each.value for each in key.papers))
    points.append(_point("papers", wanted, " ".join(sorted(each.value for each in matter.papers)), article))
    found = _dates(matter)
    for title, day in key.dates.items():
        got = found[title].isoformat() if title in found else "—"
        points.append(_point(title, day.isoformat(), got, article))
    return tuple(points)


def _foreseen(case: Case, at: Standpoint) -> Matter:
    draft = MatterDraft(
        statement=case.spoken,
        purpose=case.purpose,
        route=case.routes[0] if case.routes else None,
        outcome=case.outcomes[0] if case.outcomes else None,
        road_end=case.road_end,
        to=case.to,
        content=case.content,
        events=case.events,
    )
    given = VisitDraft(people=(Person(name="周试例"),), matters=(draft,))
    return foresee(_of_day(given, case), at, lambda _number: None).matters[0]


def _of_day(given: VisitDraft, case: Case) -> VisitDraft:
    return replace(given, received_at=datetime.combine(case.visit, time(9, 30), CHINA))


def _never(case: Case) -> tuple[str, ...]:
    """What the rules forbid of every such matter."""
    found = []
    if Route.S6 not in case.routes:
        found.append("套60日")
    if Outcome.NOT_ACCEPT not in case.outcomes:
        found.append("写“不予受理”")
    return (*found, "只口头打发", "拒绝登记")


def _dates(matter: Matter) -> dict[str, date]:
    return {each.title: each.due for each in matter.deadlines if each.due is not None and not each.condition}


def _one_of(what: str, wanted: list[str], got: Route | Outcome | None, article: str) -> Point:
    said = got.value if got else ""
    right = said in wanted if wanted else not said
    return Point(what=what, expected=" ".join(wanted) or "—", got=said or "—", article=article, right=right)


def _point(what: str, expected: str, got: str, article: str) -> Point:
    return Point(what=what, expected=expected, got=got, article=article, right=expected == got)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question of a sheet, with the answer that the road map or the law gives."""

    asked: str
    answer: str
    basis: str


_ON_THE_MAP, _ON_THE_LAW = 20, 10
_NEVER_REFUSED = "不能。来了就登记，登了就给回执。"
_REGISTERED = "《信访工作条例》第22条；《信访工作条例》第23条；《信访工作条例》第44条"
"""Whatever the road is: it is these that want everything registered."""
_REPLACED = frozenset({"manyi_2014"})
"""A later rule stands in its place: it can be looked up, and nobody is asked about it."""
_TERM = re.compile(r"(不超过)?(\d+|[一两])(个工作日|个月|日|年)内?")
"""The answer, where the name of a limit says it."""
_ON_END = 3
"""So many signs are an answer given away."""
_UNITS = {Unit.DAY: "日", Unit.WORKDAY: "个工作日", Unit.MONTH: "个月", Unit.YEAR: "年"}


def drawn(road_map: RoadMap, seed: int) -> tuple[Question, ...]:
    """Twenty questions from the road map, ten from the limits of the law; the same for the same ``seed``."""
    chance = Random(seed)  # noqa: S311  # a draw that shall be the same again
    asked = [each for place in road_map.places.values() for each in _about(place)]
    refusing = [each for each in asked if each.answer == _NEVER_REFUSED]
    others = [each for each in asked if each.answer != _NEVER_REFUSED]
    # A term of no days is no question, nor one that is replaced; two limits of one name are one.
    rules = {
        each.asked: each
        for rule in RULES.values()
        if rule.term and rule.id not in _REPLACED
        for each in [
            Question(
                asked=f"{_TERM.sub('', rule.title)}（{rule.article}），期限多长？",
                answer=f"{rule.term}{_UNITS[rule.unit]}",
                basis=rule.article,
            )
        ]
    }
    return (
        *chance.sample(others, _ON_THE_MAP - 1),
        chance.choice(refusing),
        *chance.sample(list(rules.values()), min(_ON_THE_LAW, len(rules))),
    )


def _is_told(answer: str, asked: str) -> bool:
    """Whether the question says what is asked: as many signs of the answer on end stand in it."""
    return any(answer[at : at + _ON_END] in asked for at in range(len(answer) - _ON_END + 1))


def _about(place: Place) -> tuple[Question, ...]:
    """Whom to find, what to bring, by when, what then, and whether anybody may be turned away."""
    if place.kind != "outcome" or place.confidential:
        return ()
    basis = "；".join(place.articles[:2])
    told = (
        ("找谁？", place.who),
        ("带什么？", "；".join(place.bring)),
        ("哪天以前、要多久？", place.how_long),
        ("不满意怎么办？", place.if_unsatisfied),
        ("能不能拒收、不登记？", _NEVER_REFUSED),
    )
    # What a title says after its colon is the answer already; some say no more before it than a condition.
    about = place.title.partition("：")[0]
    if about.startswith("还没"):
        return ()
    return tuple(
        Question(
            asked=f"{about}：{words}",
            answer=answer,
            basis=_REGISTERED if answer == _NEVER_REFUSED else basis,
        )
        for words, answer in told
        if answer and not _is_told(answer, about)
    )


def changes(was: RoadMap, now: RoadMap) -> tuple[tuple[str, str], ...]:
    """Which places of the road map say something else (新版改了哪几处): title, and what of it."""
    found = []
    for name, place in now.places.items():
        before = was.places.get(name)
        if before is None:
            found.append((place.title, "新加的"))
            continue
        parts = (
            ("怎么办", before.text != place.text),
            ("找谁", before.who != place.who),
            ("带什么", before.bring != place.bring),
            ("要多久", before.how_long != place.how_long),
            ("不满意怎么办", before.if_unsatisfied != place.if_unsatisfied),
            ("依据", before.articles != place.articles),
        )
        if changed := [words for words, differs in parts if differs]:
            found.append((place.title, "、".join(changed)))
    found += [(was.places[name].title, "去掉了") for name in was.places if name not in now.places]
    return tuple(found)
