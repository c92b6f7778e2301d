"""An answer that is not followed (没照着走的回答): what was chosen, or a paper in hand, leads elsewhere."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.domain.category import is_confidential
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import held
from xinfang_desk.domain.road.roadmap import ELSEWHERE, Place, RoadMap, answered, end_of, ends_of

_SAYS_WHAT_IS_DONE = frozenset(
    {"zhongjie", "dup_here", "dup_up", "urgent", "jianyi_town", "jianyi_up", ELSEWHERE}
)
"""Ends of the map that are an outcome rather than a road: with another outcome nobody goes there."""
_FIRST_DECISIONS = frozenset(
    {
        Event.PENALTY_RECEIVED,
        Event.DEMOLITION_ORDER_RECEIVED,
        Event.BENEFIT_DECISION_RECEIVED,
        Event.DECISION_RECEIVED,
    }
)
"""Papers that say by themselves what a matter is; those that answer another lead on from where it stood."""


def is_displaced(draft: MatterDraft) -> bool:
    """Whether the answers led to an end at which the matter does not stand for all that."""
    if is_confidential(draft.purpose, draft.outcome) or (draft.route is None and draft.outcome is None):
        return False
    led = answered(draft.answers)
    return (led in _SAYS_WHAT_IS_DONE and led not in ends_of(draft)) or bool(_behind_a_paper(draft))


def with_all_to_bring(place: Place, road_map: RoadMap, draft: MatterDraft) -> Place:
    """The place with what to bring for the answered one too, where a paper in hand leads past it."""
    behind = road_map.places.get(_behind_a_paper(draft))
    if behind is None:
        return place
    more = behind.fitting(draft.content, draft.events).bring
    return replace(place, bring=tuple(dict.fromkeys((*place.bring, *more))))


def _behind_a_paper(draft: MatterDraft) -> str:
    """The end that was answered, where the decision in hand leads to another of its road; else empty."""
    led = answered(draft.answers)
    by_a_paper = next(iter(held(draft)), None) in _FIRST_DECISIONS
    return led if by_a_paper and led in ends_of(draft) and end_of(draft) != led else ""
