"""A visit while it is written down (登记草稿): what it still lacks, and what a road brings with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from xinfang_desk.domain.matter import MatterDraft, VisitDraft
    from xinfang_desk.domain.suggestion import SuggestedRoute

_ROADS = {each.value: each for each in Route}
_TOWNSHIP = ("乡镇", "镇人民政府", "乡人民政府", "街道")


def lacks(draft: VisitDraft) -> tuple[DeskError, ...]:
    """Why a draft cannot be registered yet, the first thing first; the only reasons there are (art. 22)."""
    found = []
    if not draft.matters:
        found.append(DeskError("visit.no_matter"))
    if not draft.people and not draft.anonymous:
        found.append(DeskError("visit.nobody"))
    found += [
        DeskError("visit.empty", matter=place)
        for place, each in enumerate(draft.matters, start=1)
        if is_wordless(each)
    ]
    return tuple(found)


def is_wordless(matter: MatterDraft) -> bool:
    """Whether neither what happened nor what is wanted has been said."""
    return not matter.statement.strip() and not matter.request.strip()


def is_blank(draft: VisitDraft) -> bool:
    """Whether nobody and nothing has been written down, nor scanned."""
    named = any(each.name or each.id_number for each in draft.people)
    scanned = any(material.scan for each in draft.matters for material in each.materials)
    return not named and not scanned and all(map(is_wordless, draft.matters))


def with_road(matter: MatterDraft, suggested: SuggestedRoute, content: tuple[str, ...]) -> MatterDraft:
    """The matter with a suggested road taken; what the officer has chosen beside it stays chosen.

    What is done today was chosen where it is not what the road before usually brings.
    """
    road = _ROADS.get(suggested.route)
    purpose = Purpose.SHENSU if road else Purpose(suggested.route)
    here = is_township(suggested.body)
    same = matter.purpose is purpose and matter.route is road
    outcome: Outcome | None = usual_outcome(purpose, road, here=here)
    to = (same and matter.to) or ("" if here else suggested.body)
    if matter.outcome not in {outcome, *_brought_by_its_road(matter)}:
        outcome, to = matter.outcome, matter.to
    return replace(
        matter,
        purpose=purpose,
        route=road,
        outcome=outcome,
        to=to,
        content=matter.content or (content[0] if content else ""),
        road_end=matter.road_end if same else "",
    )


def _brought_by_its_road(matter: MatterDraft) -> set[Outcome | None]:
    """What may be done today without anybody having chosen it."""
    if matter.purpose is Purpose.SHENSU and matter.route is None:
        return {None}
    usual = (usual_outcome(matter.purpose, matter.route, here=here) for here in (None, True, False))
    return {None, *usual}


def with_answer(matter: MatterDraft, question: str, to: str) -> MatterDraft:
    """The matter with one thing answered, or answered otherwise; nothing else that was said is lost.

    Whoever names somebody in office makes it an accusation, and who takes that back an ordinary matter. The
    day of a paper stays with another kind of it.
    """
    # Not above: the first card of the form waits for no suggestion.
    from xinfang_desk.domain.accusation import as_answered
    from xinfang_desk.domain.neighbours import paper_received
    from xinfang_desk.domain.suggestion.asking import PAPER
    from xinfang_desk.domain.suggestion.proposal import paper_of
    from xinfang_desk.domain.suggestion.seal import JUBAO, SEALED_ENDS, UNKNOWN

    said = replace(matter, answers={**matter.answers, question: to})
    if question == JUBAO:
        was = matter.answers.get(JUBAO) in SEALED_ENDS and matter.purpose is Purpose.JUBAO
        back = was and to not in SEALED_ENDS
        return replace(said, purpose=Purpose.SHENSU, outcome=None) if back else as_answered(said)
    named = paper_received(matter.events)
    if question != PAPER or named is None or to == UNKNOWN:
        return said
    others = {event: day for event, day in matter.events.items() if paper_received({event: day}) != named}
    kind = paper_of(to)
    return replace(said, events={**others, kind: named[1]} if kind else others)


def is_settled(suggested: SuggestedRoute, matter: MatterDraft) -> bool:
    """Whether the road of a matter is the suggested one, chosen by somebody."""
    road = matter.route
    agreed = suggested.route == (road.value if road else matter.purpose.value)
    return agreed and is_chosen(matter)


def is_chosen(matter: MatterDraft) -> bool:
    """Whether a matter has a road, or a nature that is none of an ordinary matter."""
    return matter.route is not None or matter.purpose is not Purpose.SHENSU


def is_township(body: str) -> bool:
    """Whether a body that has to act is a township's own government (乡镇、街道): this very office."""
    return any(word in body for word in _TOWNSHIP)


def usual_outcome(purpose: Purpose, road: Route | None, *, here: bool | None = None) -> Outcome:
    """What the desk usually does with such a matter today (信访工作条例 arts. 22, 30, 31).

    ``here`` is whether this office is the one that has to act; None where no body is named yet: then it is,
    but for what another authority looks into (art. 31, item 5).
    """
    if purpose is Purpose.JUBAO:
        return Outcome.DISCIPLINE
    if purpose is Purpose.QITA:
        return Outcome.ONSPOT
    if road in {Route.S1, Route.S2, Route.S3, Route.S4}:
        return Outcome.GUIDE
    acts = road is not Route.S5 if here is None else here
    return Outcome.ACCEPT if acts else Outcome.FORWARD
