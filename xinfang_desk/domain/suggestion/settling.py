"""Where a matter goes, as far as it was said (走到哪里): by answers, by what has run out, by its words.

A choice of the officer and a paper in hand stand before all of it; what stays open stands at a question.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import MatterDraft, Notice
from xinfang_desk.domain.road.displaced import is_displaced
from xinfang_desk.domain.road.roadmap import ends_left_to_words, ends_of, is_undecided
from xinfang_desk.domain.suggestion import Rules, heard_end
from xinfang_desk.domain.time.deadline import Deadline

_STILL_ASKED = {"petition_recheck_30d": "fuhe", "petition_review_30d": "fucha_ok"}
"""Where a repeat of what was answered stands while its owner may ask for more, by the limit that runs."""
_TOO_LATE = {"petition_review_30d": "fucha_late", "ldzc_1y": "laodong_late"}
"""Where a matter stands whose limit has run out."""


def notices_of_road(draft: MatterDraft) -> tuple[Notice, ...]:
    """That it is still open where it ends, or ends elsewhere than was answered."""
    open_ = (Notice(code="road_end_missing"),) if is_undecided(draft) else ()
    return (*open_, Notice(code="answers_differ")) if is_displaced(draft) else open_


def settled(
    draft: MatterDraft, limits: Iterable[Deadline], on: date, rules: Rules, seen: tuple[Notice, ...]
) -> tuple[MatterDraft, tuple[Notice, ...]]:
    """The draft with its end, and what was ``seen`` with what is to be seen of that end."""
    made = with_end(draft, limits, on, rules)
    return made, seen + tuple(each for each in notices_of_road(made) if each not in seen)


def with_end(draft: MatterDraft, limits: Iterable[Deadline], on: date, rules: Rules) -> MatterDraft:
    """The draft with its end on the map (路线图终点), as far as its ``limits`` on a day and its words say."""
    ends = ends_of(draft)
    if draft.road_end in ends:
        return draft
    theirs = {each.id: each.is_over(on) for each in limits}
    if draft.outcome is Outcome.MERGE:
        end = next((to for limit, to in _STILL_ASKED.items() if theirs.get(limit) is False), "")
    else:
        late = (to for limit, to in _TOO_LATE.items() if theirs.get(limit) and to in ends)
        left = ends_left_to_words(draft)
        end = next(late, "") or heard_end(f"{draft.statement}\n{draft.request}", rules, among=left)
    return replace(draft, road_end=end)
