"""Revising a matter (改动事项): read whole, moved by the rules, kept with the version before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xinfang_desk.desk.accounts import signatory
from xinfang_desk.desk.signs import with_sign_notice
from xinfang_desk.domain.accusation import classed_as_accusation
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, Matter, MatterDraft, State, Visit
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.progress import corrected
from xinfang_desk.domain.road.walk import walked_on
from xinfang_desk.domain.visit import Standpoint
from xinfang_desk.store import matters
from xinfang_desk.store.repeats import earlier_matter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinfang_desk.desk.seat import Seat
    from xinfang_desk.domain.record import MatterRecord


def record_of(seat: Seat, number: str) -> MatterRecord:
    """All that is known of a matter; ``matter.unknown``."""
    found = matters.record(seat.store, Number(number))
    if found is None:
        raise DeskError("matter.unknown")
    return found


def matter_of(seat: Seat, number: str) -> tuple[Visit, Matter]:
    """A matter with its visit; ``matter.unknown``."""
    found = matters.matter(seat.store, Number(number))
    if found is None:
        raise DeskError("matter.unknown")
    return found


def require_earlier_is_another(seat: Seat, number: Number, earlier: Number | None) -> None:
    """Refuse a matter that would repeat itself, at once or by way of others: ``input.bad_value``."""
    seen: set[Number] = set()
    while earlier and earlier not in seen:
        if earlier == number:
            raise DeskError("input.bad_value", field="earlier")
        seen.add(earlier)
        found = matters.matter(seat.store, earlier)
        earlier = found[1].draft.earlier if found else None


def standpoint(seat: Seat) -> Standpoint:
    """From where a visit is judged now."""
    return Standpoint(
        office_code=seat.office.code,
        desk=seat.office.desk,
        officer=seat.office.officer,
        now=seat.now(),
        calendar=seat.calendar,
        road_map=seat.road_map,
        rules=seat.rules,
        clock_suspect=seat.clock_doubt() is not None,
    )


def only_signed(seat: Seat, draft: MatterDraft, before: MatterDraft | None = None) -> MatterDraft:
    """The draft without a signature that its officer may not give: its paper waits for the head."""
    conclusion = draft.conclusion
    if conclusion is None or not conclusion.approved_by:
        return draft
    if before is not None and _decided(before) == _decided(draft):
        return draft
    try:
        name = signatory(seat, conclusion.approved_by)
    except DeskError:
        # What is brought is registered all the same (信访工作条例 arts. 22, 23).
        name = ""
    signed = replace(conclusion, approved_by=name)
    return replace(draft, conclusion=signed if before is None else signed_now(seat, signed, name))


def seal_chain(seat: Seat, numbers: Sequence[str], *, verb: str, detail: str = "", why: str = "") -> None:
    """Seal what was merged with a matter that turned out an accusation: it holds the same words."""
    for number in numbers:
        visit, matter = matter_of(seat, number)
        if matter.confidential or matter.state is State.VOID:
            continue
        alone = replace(matter, merged_into=None)
        made = revised(seat, visit, alone, classed_as_accusation(matter.draft))
        matters.replace_matter(seat.store, made, by=seat.by(), verb=verb, detail=detail, why=why)


def _decided(draft: MatterDraft) -> tuple[object, ...]:
    """What the head signs: that it is refused, on which facts, because of whose hand it is in."""
    return draft.outcome, draft.conclusion, draft.to, draft.accepted_on


def signed_now(seat: Seat, conclusion: Conclusion, name: str) -> Conclusion:
    """A refusal that is signed after the visit, today; without a name it still waits."""
    return replace(conclusion, approved_by=name, approved_on=seat.today() if name else None)


def revised(seat: Seat, visit: Visit, matter: Matter, draft: MatterDraft) -> Matter:
    """The matter with ``draft`` in the place of what was written, brought by ``visit``; nothing is kept."""
    moved = corrected(visit, matter, draft, standpoint(seat), earlier_matter(seat.store, draft.earlier))
    return walked(seat, visit, with_sign_notice(moved, visit.people))


def walked(seat: Seat, visit: Visit, matter: Matter) -> Matter:
    """The matter with the road that leads to where it stands now; of an accusation none is kept open."""
    if matter.confidential:
        return matter
    road = walked_on(matter.walked, seat.road_map, matter.draft, visit.people, involved=visit.people_involved)
    return replace(matter, walked=road)
