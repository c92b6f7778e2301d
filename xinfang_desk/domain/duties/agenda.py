"""What a joint meeting could talk about (可以上会的): open matters that are stuck, by rule, nameless."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.duties.pledge import by_rule, is_notice
from xinfang_desk.domain.matter import Matter, State, Step, Visit
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.text import on_one_line
from xinfang_desk.domain.promises import Deeds

TOPIC_LENGTH = 24
"""Characters of a matter's topic (事由)."""
MOST_URGED = 2
"""Urged so often, it is talked about."""
_MEDIATION_FAILED = ("没调成", "调解不成", "未达成", "调解失败")
"""As it is noted on the matter."""
_DECIDED_ELSEWHERE = frozenset({Route.S1, Route.S2, Route.S3, Route.S4})
"""Art. 31, items 1 to 4."""
_ENDS = "，。；！？、,.;!?\n"
_SOMEBODY = "来访人"


class Why(Enum):
    """Why a matter is offered."""

    OVERDUE = "overdue"
    TWO_BODIES = "two_bodies"
    """More than one body had it in hand (art. 24)."""
    URGED = "urged"
    EXTENDED = "extended"
    MEDIATION_FAILED = "mediation_failed"
    PROMISED = "promised"
    """Something that was promised on it stands open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A matter that is offered for the agenda."""

    number: Number
    topic: str
    village: str
    received_on: date
    due: date | None
    people: int
    why: tuple[Why, ...]


def why_offered(matter: Matter, deeds: Deeds, today: date, *, promised: bool) -> tuple[Why, ...]:
    """Why an open matter could be talked about; for most there is no reason, nor for a sealed one.

    No meeting decides what a court, an arbitrator or who reconsiders decides (诉访分离): of those, mediation
    alone. A notice that nobody was handed wants no meeting but to be handed over.
    """
    draft = matter.draft
    if matter.withheld or (draft.route in _DECIDED_ELSEWHERE and draft.outcome is not Outcome.MEDIATE):
        return ()
    steps = matter.standing
    bodies = {each.org for each in steps if each.step in {Step.FORWARD, Step.ASSIGN} and each.org}
    noted = [each.gist for each in steps if each.step is Step.NOTE]
    failed = matter.draft.outcome is Outcome.MEDIATE and any(
        words in gist for gist in noted for words in _MEDIATION_FAILED
    )
    reasons = {
        Why.OVERDUE: any(not is_notice(each) for each in by_rule(matter, deeds, today)),
        Why.TWO_BODIES: len(bodies) > 1 or "、" in matter.draft.to,
        Why.URGED: sum(each.step is Step.URGE for each in steps) >= MOST_URGED,
        Why.EXTENDED: matter.state is State.EXTENDED,
        Why.MEDIATION_FAILED: failed,
        Why.PROMISED: promised,
    }
    return tuple(why for why, holds in reasons.items() if holds)


def topic_of(visit: Visit, matter: Matter) -> str:
    """What a matter is about (事由) in a few words, nobody's name in them; empty where it is withheld."""
    if matter.withheld:
        return ""
    said = on_one_line(matter.draft.statement or matter.draft.request)
    for person in visit.people:
        if person.name:
            said = said.replace(person.name, _SOMEBODY)
    ends = [at for at, sign in enumerate(said) if sign in _ENDS and at >= TOPIC_LENGTH // 3]
    said = said[: ends[0]] if ends else said
    if len(said) > TOPIC_LENGTH:
        said = said[: TOPIC_LENGTH - 1] + "…"
    return said.rstrip(_ENDS) or matter.draft.content
