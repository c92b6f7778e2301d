"""Impossible days (日期核对): what is wrong with a day of a draft, said of every day in one place.

A day never refuses a visit (信访工作条例 arts. 19, 22, 23: what is received is registered). It is taken down
with a notice, and no limit that is counted from it is certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.matter import Matter, MatterDraft, Notice, Step, StepTaken, Visit
from xinfang_desk.domain.people.petitioner import Person, Role, id_states, normal_id
from xinfang_desk.domain.time.calendar import CHINA, Calendar
from xinfang_desk.domain.time.deadline import Deadline, limit
from xinfang_desk.domain.time.limits import Binds

MOST_COUNTED = 2**31 - 1
"""No whole number that is handed in is larger."""

RECEIVED = "received_at"
ACCEPTED = "accepted_on"
TRANSFERRED = "transferred_on"
SERVED = "served_on"
CONCLUSION = "conclusion.served_on"
DECIDED = "conclusion.decided_on"
EVENT = "events."
"""The fields that hold a day, as a visit's document names them; an event's name follows its prefix."""

_DOUBTFUL = frozenset(
    {
        "date_after_today",
        "date_after_visit",
        "date_before_receipt",
        "date_before_birth",
        "date_before_regulations",
    }
)
IN_FORCE = date(2022, 5, 1)
"""信访工作条例 art. 50: nothing that the desk registers was received before it was in force."""
LONG_AGO = 366
"""Days; what is further back is worth a second look at its year."""
_BESIDE = frozenset({Role.INTERPRETER, Role.COMPANION, Role.AGENT})
_WITHIN = {Step.ASK_REVIEW: "petition_review_30d", Step.ASK_RECHECK: "petition_recheck_30d"}
"""The limit within which each is asked for."""
_SET_BY = {Step.ACCEPT: ACCEPTED, Step.FORWARD: TRANSFERRED, Step.DELIVER: SERVED}
_RESTS_ON = {
    Paper.ACCEPTANCE: frozenset({RECEIVED, ACCEPTED}),
    Paper.OTHER_ROAD: frozenset({RECEIVED}),
    Paper.FORWARDING: frozenset({RECEIVED, TRANSFERRED}),
    Paper.NOT_ACCEPTED: frozenset({RECEIVED, ACCEPTED}),
    Paper.NO_LONGER_ACCEPTED: frozenset({RECEIVED, CONCLUSION, DECIDED}),
    Paper.EXTENSION: frozenset({RECEIVED, ACCEPTED}),
    Paper.MATERIALS: frozenset({RECEIVED}),
    Paper.OBJECTION_LETTER: frozenset({RECEIVED, TRANSFERRED}),
    Paper.URGENT_REPORT: frozenset({RECEIVED}),
}
"""The days that a paper bears; D01 is always given, and says what is still to be checked."""
_OURS_TO_SEND = frozenset({Outcome.FORWARD, Outcome.ASSIGN, Outcome.REPORT})


def notices_of_days(
    matter: MatterDraft, people: Iterable[Person], received: date, today: date
) -> tuple[Notice, ...]:
    """What is impossible or far about the days of a matter received on a day, seen ``today``.

    An accepted matter's own steps may come after the visit, when it is entered late; what happened to the
    petitioner cannot. The facts hold the field and the day, never a name.
    """
    found = list(notices_of_visit(received, today))
    upto, born = min(received, today), _born(people, received)
    for field, day in _days(matter):
        happened = field.startswith(EVENT) or field in {CONCLUSION, DECIDED}
        if happened and day > upto:
            found.append(_notice("date_after_visit", field, day))
        elif day > today:
            found.append(_notice("date_after_today", field, day))
        elif day < received and _is_of_receipt(field, matter):
            found.append(_notice("date_before_receipt", field, day))
        elif happened and born is not None and day < born:
            found.append(_notice("date_before_birth", field, day))
    return tuple(found)


def notices_of_visit(received: date, today: date) -> tuple[Notice, ...]:
    """What is impossible or far about the day of the visit itself, seen ``today``."""
    if received > today:
        return (_notice("date_after_today", RECEIVED, received),)
    if received < IN_FORCE:
        return (_notice("date_before_regulations", RECEIVED, received),)
    if (today - received).days > LONG_AGO:
        return (_notice("date_long_ago", RECEIVED, received),)
    return ()


def notices_of_lapse(
    matter: MatterDraft, deadlines: Sequence[Deadline], received: date
) -> tuple[Notice, ...]:
    """A day that happened, from which every limit of the petitioner's had run out before the visit.

    So too the five workdays in which we may object to what was transferred here (art. 23, para. 3).
    """
    found = []
    for field, day in _days(matter):
        theirs = [each for each in deadlines if each.start == day and each.binds is Binds.PETITIONER]
        happened = field.startswith(EVENT) or field == SERVED
        if happened and theirs and all(each.is_over(received) for each in theirs):
            found.append(_notice("date_lapsed", field, day))
    ours = next((each for each in deadlines if each.id == "objection_5wd"), None)
    if matter.outcome is Outcome.OBJECTION and ours is not None and ours.is_over(received):
        found.append(Notice(code="objection_late"))
    return tuple(found)


def late_asking(
    seen: tuple[Notice, ...], matter: MatterDraft, steps: Iterable[StepTaken], calendar: Calendar
) -> tuple[Notice, ...]:
    """``seen``, and that 复查 or 复核 was asked for after its thirty days: those above say if it is taken."""
    served, found = matter.served_on, list(seen)
    for taken in steps:
        if taken.step is Step.DELIVER_REVIEW:
            served = taken.on
        rule_id = _WITHIN.get(taken.step)
        late = rule_id and served and limit(rule_id, served, calendar).is_over(taken.on)
        if late and not was_asked_late(found, taken.step):
            found.append(Notice(code="asked_late", facts={"step": taken.step.value}))
    return tuple(found)


def was_asked_late(notices: Iterable[Notice], step: Step) -> bool:
    """Whether that step came after the thirty days in which it may be asked for."""
    return any(each.code == "asked_late" and each.facts.get("step") == step.value for each in notices)


def doubtful(notices: Iterable[Notice], steps: Iterable[StepTaken] = ()) -> frozenset[str]:
    """The fields from which nothing certain is counted; a step that set the day again has mended it."""
    mended = {_SET_BY[taken.step] for taken in steps if taken.step in _SET_BY}
    return frozenset(str(each.facts["field"]) for each in notices if each.code in _DOUBTFUL) - mended


def as_of(matter: Matter) -> date:
    """The day by which it is judged what is over: that of the visit, or of the last step on it.

    By a doubtful day of the visit nothing is over.
    """
    received = matter.received_at.date()
    if RECEIVED in doubtful(matter.notices, matter.steps):
        received = date.min
    return max((received, *(each.on for each in matter.steps)))


def written_down_on(visit: Visit) -> date | None:
    """When what stood on the pad for power cuts was entered (补录), its papers' own day; else None."""
    on_pad = any(each.on_pad for each in visit.matters)
    return visit.registered_at.astimezone(CHINA).date() if on_pad else None


def judged_on(visit: Visit, matter: Matter) -> date:
    """:func:`as_of`, and not before what stood on the pad was entered: its papers are made then."""
    return max(as_of(matter), written_down_on(visit) or date.min)


def rests_on(kind: Paper, fields: frozenset[str]) -> bool:
    """Whether a notice (告知书) says, counts from or is signed with one of these doubtful days.

    It is neither owed nor final until the day is put right: a wrong day on it would be another's duty.
    """
    return bool(_RESTS_ON.get(kind, frozenset()) & fields)


def _days(matter: MatterDraft) -> Iterator[tuple[str, date]]:
    """Every day that a matter holds, with its field."""
    conclusion = matter.conclusion
    given = (
        (ACCEPTED, matter.accepted_on),
        (TRANSFERRED, matter.transferred_on),
        (SERVED, matter.served_on),
        (CONCLUSION, conclusion.served_on if conclusion else None),
        (DECIDED, conclusion.decided_on if conclusion else None),
        *((f"{EVENT}{event.value}", day) for event, day in matter.events.items()),
    )
    yield from ((field, day) for field, day in given if day is not None)


def _is_of_receipt(field: str, matter: MatterDraft) -> bool:
    """Whether the office did it with this very matter: then not before it had it (art. 23, para. 2; 34)."""
    if field == ACCEPTED:
        # 并入 and 不予受理 name the day on which somebody took on the first one.
        return matter.outcome not in {Outcome.MERGE, Outcome.NOT_ACCEPT}
    return field == TRANSFERRED and matter.outcome in _OURS_TO_SEND


def _born(people: Iterable[Person], on: date) -> date | None:
    """When the first of those whose matter it is was born; None where not all their numbers surely say."""
    theirs = [each for each in people if each.role not in _BESIDE]
    stated = [id_states(each.id_type, normal_id(each.id_number), on) for each in theirs]
    known = [each[0] for each in stated if each is not None]
    return min(known) if known and len(known) == len(theirs) else None


def _notice(code: str, field: str, day: date) -> Notice:
    return Notice(code=code, facts={"field": field, "day": f"{day.year}年{day.month}月{day.day}日"})
