"""What is proposed for a matter that is being written down (建议), and the one thing to ask (问一句)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Final

from xinfang_desk.domain.category import Outcome, Purpose, Route, is_confidential
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED, paper_received
from xinfang_desk.domain.road.roadmap import RoadMap, end_of
from xinfang_desk.domain.suggestion import Rules, Suggestion, questions_of, suggest
from xinfang_desk.domain.suggestion.asking import NO_PAPER, PAPER
from xinfang_desk.domain.suggestion.parts import two_parts
from xinfang_desk.domain.suggestion.seal import Seal
from xinfang_desk.domain.suggestion.settling import with_end

_RECEIVED: Final = "_received"
_ROADS: Final = {each.value: each for each in Route}
_COUNTED_FROM_A_PAPER: Final = frozenset(
    {"fuyi", "chaichu", "daiyu", "fuyi_hou", "caijue", "nd_caijue", "susong", "fucha", "fucha_ok", "fuhe"}
)
"""Ends of the road map whose limits run from a paper: without its kind and day nobody can count them."""


class Unclear(Enum):
    """What nobody has said yet (没问清), of the road or of what its limits need; it stops no registration."""

    ROAD = "road"
    PAPER = "paper"
    DAY = "paper_day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What the words and the answers of one matter propose."""

    suggestion: Suggestion
    ask: str | None
    """The question to be asked now, by its id on the road map or ``paper``; None where none is."""
    unclear: Unclear | None
    papers: tuple[str, ...]
    """The answers to ``paper``, those that belong to the first road before the others."""
    parts: tuple[str, str] | None
    """The words of each, where two matters are told as one."""


def propose(matter: MatterDraft, rules: Rules, road_map: RoadMap) -> Proposal:
    """What to show beside a matter: its roads by words and answers, what to ask, what is unclear.

    The road is asked about until the officer has chosen one, the paper in hand where limits run from it.
    """
    questions = questions_of(road_map, rules)
    suggestion = suggest(matter.statement, rules, matter.answers, questions)
    unclear = _unclear(matter, suggestion, rules)
    ask = suggestion.ask if suggestion.seal is not Seal.OPEN or not is_classed(matter) else None
    if ask is None and unclear is Unclear.PAPER and PAPER not in matter.answers:
        ask = PAPER
    if is_confidential(matter.purpose, matter.outcome):
        ask = None
    parts = two_parts(matter.statement) if suggestion.two_matters else None
    if ask is not None and (ask != PAPER or unclear is None):
        unclear = Unclear.ROAD
    papers = _papers_first_of(suggestion.routes[0].route, rules)
    return Proposal(suggestion=suggestion, ask=ask, unclear=unclear, papers=papers, parts=parts)


def _papers_first_of(route: str, rules: Rules) -> tuple[str, ...]:
    def is_far(kind: str) -> bool:
        return all(route != road for end in rules.papers.ends[kind] for road, _body in rules.ends[end])

    return tuple(sorted(rules.papers.kinds, key=is_far))


def is_classed(matter: MatterDraft) -> bool:
    """Whether the officer has chosen a road, or what has none of its own."""
    merged = matter.outcome is Outcome.MERGE
    return merged or matter.route is not None or matter.purpose is not Purpose.SHENSU


def _unclear(matter: MatterDraft, suggestion: Suggestion, rules: Rules) -> Unclear | None:
    """What is lacking for the limits of the road that was chosen, or else is proposed."""
    if matter.purpose is not Purpose.SHENSU or matter.outcome not in {None, Outcome.GUIDE}:
        return None
    if paper_received(matter.events) is not None or matter.answers.get(PAPER) == NO_PAPER:
        return None
    if paper_of(matter.answers.get(PAPER, "")) is not None:
        return Unclear.DAY
    if suggestion.seal is not Seal.OPEN:
        return None
    taken = matter
    if not is_classed(matter):
        content = matter.content or next(iter(suggestion.content), "")
        taken = replace(matter, route=_ROADS.get(suggestion.routes[0].route), content=content)
    # No limit runs yet: where it ends is what answers and words say.
    there = with_end(taken, (), date.max, rules)
    return Unclear.PAPER if counts_from_a_paper(there) else None


def counts_from_a_paper(matter: MatterDraft) -> bool:
    """Whether the limits run from a paper where the matter goes: its kind and day are worth asking for."""
    return end_of(matter) in _COUNTED_FROM_A_PAPER


def paper_of(answer: str) -> Event | None:
    """The kind of paper that an answer to ``paper`` names; None where it names none."""
    return next((each for each in PAPERS_RECEIVED if each.value == f"{answer}{_RECEIVED}"), None)


def answer_of(paper: Event) -> str:
    """The same the other way round."""
    return paper.value.removesuffix(_RECEIVED)
