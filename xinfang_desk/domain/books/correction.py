"""Putting right what was written down wrong (更正): the earlier words stay, all that follows follows."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from xinfang_desk.domain.bounds import SHORT_TEXT
from xinfang_desk.domain.days import doubtful
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.intake import lacks
from xinfang_desk.domain.matter import Matter, MatterDraft, State, Visit, VisitDraft
from xinfang_desk.domain.people.petitioner import Person, concerned
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.visit import deadlines_of, normal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinfang_desk.domain.time.calendar import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What is to stand instead; None leaves it as it is. ``people`` is the whole new list."""

    reason: str
    matter: MatterDraft | None = None
    people: tuple[Person, ...] | None = None
    people_involved: int | None = None
    anonymous: bool | None = None
    received_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A revision that was replaced (改前), with the visit as it stood then, and why it was."""

    visit: Visit
    matter: Matter
    why: str


def require_reason(text: str) -> str:
    """The reason without blanks around it; ``repair.reason_missing``, ``office.too_long``."""
    reason = text.strip()
    if not reason:
        raise DeskError("repair.reason_missing")
    if len(reason) > SHORT_TEXT:
        raise DeskError("office.too_long", most=SHORT_TEXT, written=len(reason))
    return reason


def require_standing(matter: Matter) -> None:
    """Refuse to act on what was declared void: ``matter.void``."""
    if matter.state is State.VOID:
        raise DeskError("matter.void", number=matter.number)


def put_right(visit: Visit, draft: MatterDraft, correction: Correction) -> Visit:
    """The visit as it should have been written down, ``draft`` being the matter that it is about.

    The number of people follows who came, unless it was more than that before, or is given; fewer than came
    are not (``repair.fewer_involved``). Else refused as a registration is, and for nothing else
    (:func:`~xinfang_desk.domain.intake.lacks`).
    """
    before, people = concerned(visit.people), visit.people
    if correction.people is not None:
        people = tuple(map(normal, correction.people))
    given = correction.people_involved
    least = concerned(people)
    if given is not None and given < least:
        raise DeskError("repair.fewer_involved", told=given, least=least)
    if given is None:
        given = 0 if visit.people_involved == before else visit.people_involved
    anonymous = visit.anonymous if correction.anonymous is None else correction.anonymous
    received = visit.received_at if correction.received_at is None else correction.received_at
    made = replace(
        visit,
        people=people,
        people_involved=max(given, least, 1),
        anonymous=anonymous,
        received_at=received.astimezone(CHINA),
    )
    for fault in lacks(VisitDraft(people=people, matters=(draft,), anonymous=anonymous)):
        raise fault
    return made


def as_received(revisions: Sequence[Matter], calendar: Calendar) -> Matter:
    """What a receipt says of a matter: how it was when it came, by what was put right since; oldest first.

    A step changes nothing of that, a correction everything that it touched. The days are those of now.
    """
    shown = revisions[0]
    for before, after in pairwise(revisions):
        if after.steps != before.steps:
            continue
        if not after.steps:
            shown = after
            continue
        changed: dict[str, Any] = {
            each.name: getattr(after.draft, each.name)
            for each in fields(MatterDraft)
            if getattr(after.draft, each.name) != getattr(before.draft, each.name)
        }
        moved = replace(
            shown,
            rev=after.rev,
            draft=replace(shown.draft, **changed),
            received_at=after.received_at,
            notices=after.notices,
        )
        if changed or after.received_at != before.received_at:
            day, doubts = moved.received_at.date(), doubtful(moved.notices)
            moved = replace(moved, deadlines=deadlines_of(moved.draft, day, calendar, doubtful=doubts))
        shown = moved
    now = revisions[-1]
    if shown.withheld or not now.steps:
        return shown
    # What was done since, and the days that run now: the receipt tells it beside what was received.
    return replace(shown, steps=now.steps, state=now.state, deadlines=now.deadlines)
