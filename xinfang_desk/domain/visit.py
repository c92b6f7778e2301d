"""Registering a visit (来访登记): never refused, always answered with limits and papers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from xinfang_desk.domain.accusation import as_answered, is_unanswered
from xinfang_desk.domain.approval import refusal_lacks
from xinfang_desk.domain.category import (
    NEEDS_APPROVAL,
    PAPERS_OF,
    Outcome,
    Paper,
    Purpose,
    Route,
    is_confidential,
)
from xinfang_desk.domain.days import (
    ACCEPTED,
    EVENT,
    RECEIVED,
    SERVED,
    TRANSFERRED,
    doubtful,
    notices_of_lapse,
    notices_of_visit,
    rests_on,
)
from xinfang_desk.domain.intake import lacks
from xinfang_desk.domain.matter import (
    Event,
    Matter,
    MatterDraft,
    Notice,
    State,
    Visit,
    VisitDraft,
)
from xinfang_desk.domain.neighbours import held, limits_from
from xinfang_desk.domain.notices import notices_of
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.office import is_beside_us
from xinfang_desk.domain.people.petitioner import (
    SPEAKS_FOR_OTHERS,
    Need,
    Person,
    Role,
    concerned,
    kept_id,
)
from xinfang_desk.domain.people.text import taken_down, without_hidden
from xinfang_desk.domain.road.roadmap import RoadMap, end_of
from xinfang_desk.domain.road.walk import walk
from xinfang_desk.domain.suggestion import Rules, questions_of
from xinfang_desk.domain.suggestion.said import roads_answered
from xinfang_desk.domain.suggestion.settling import settled
from xinfang_desk.domain.time.calendar import CHINA, Calendar, china_day
from xinfang_desk.domain.time.deadline import Deadline, limit, named, uncertain
from xinfang_desk.domain.time.limits import Binds

_FIRST_STATE = {
    Outcome.ONSPOT: State.ANSWERED,
    Outcome.ACCEPT: State.ACCEPTED,
    Outcome.FORWARD: State.FORWARDED,
    Outcome.ASSIGN: State.ASSIGNED,
    Outcome.MERGE: State.MERGED,
}
_SPOKEN_THROUGH_ANOTHER = frozenset({Role.AGENT, Role.GUARDIAN, Role.MINOR, Role.INTERPRETER})
_SPOKEN_NEEDS = frozenset({Need.SCRIBE, Need.INTERPRETER, Need.SIGN_LANGUAGE, Need.HEARING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What is known of the matter that a visit repeats (原信访事项): its clocks go on running."""

    number: Number
    deadlines: tuple[Deadline, ...]
    joinable: bool = True
    """Whether another may be merged into it: not into what is void, nor into what is or may be sealed."""
    matter: Matter | None = None
    """As it stands; where it repeats another itself, that one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """From where a visit is registered: the desk, who sits at it, the time, the calendar, map and rules."""

    office_code: str
    desk: int
    officer: str
    now: datetime
    calendar: Calendar
    road_map: RoadMap
    rules: Rules
    """What an accusation is heard by."""
    clock_suspect: bool = False
    """The clock is not to be believed (:mod:`xinfang_desk.domain.time.clock`): dates want an eye on them."""


def register(
    draft: VisitDraft,
    at: Standpoint,
    *,
    new_uid: Callable[[], str],
    next_number: Callable[[int], Number],
    earlier: Callable[[Number], Earlier | None],
) -> Visit:
    """What :func:`foresee` says of a draft, with the numbers and ids by which it is kept.

    Only a draft with nobody and nothing in it is refused (``visit.empty``): whatever else is missing
    or doubtful becomes a notice (信访工作条例 arts. 19, 22, 23: what is received is registered).
    """
    for fault in lacks(draft):
        raise fault
    visit = foresee(draft, at, earlier)
    uid, year = new_uid(), _year_of_numbers(visit.received_at, at.now)
    # What was filled in by hand has its number already, and its first matter is the one that it was of.
    given = [draft.pad_number] if draft.pad_number else []
    numbers = (given.pop() if given else next_number(year) for _each in visit.matters)
    kept = (
        replace(each, uid=new_uid(), number=number, visit_uid=uid, on_pad=number == draft.pad_number)
        for each, number in zip(visit.matters, numbers, strict=True)
    )
    return replace(visit, uid=uid, matters=tuple(kept))


def foresee(draft: VisitDraft, at: Standpoint, earlier: Callable[[Number], Earlier | None]) -> Visit:
    """The visit that a draft would be (预览): each matter's limits, papers, notices and road.

    It has no number and no id yet, and a draft that lacks anything is foreseen as far as it goes.
    """
    brought = taken_down(draft)
    draft = replace(without_hidden(brought), people=without_hidden(brought.people, lines=False))
    people = tuple(normal(person) for person in draft.people)
    involved = max(draft.people_involved, concerned(people), 1)
    received = (draft.received_at or at.now).astimezone(CHINA)
    visit = Visit(
        uid="",
        received_at=received,
        registered_at=at.now,
        office_code=at.office_code,
        desk=at.desk,
        officer=at.officer,
        people=people,
        people_involved=involved,
        anonymous=draft.anonymous,
        matters=(),
        agreed=draft.agreed,
    )
    told = draft.people_involved
    matters = tuple(_foreseen(as_answered(each), visit, at, earlier, told=told) for each in draft.matters)
    # What a number carries along where it was copied from is no word of anybody's.
    numbers = (
        replace(was, id_number=now.id_number, phone=now.phone)
        for was, now in zip(brought.people, draft.people, strict=True)
    )
    if draft is not brought and draft != replace(brought, people=tuple(numbers)):
        unseen = Notice(code="unseen_removed")
        matters = tuple(replace(each, notices=(*each.notices, unseen)) for each in matters)
    # Of an accusation nothing stays in the open, not even a hash by which to guess (art. 30).
    agreed = None if any(each.withheld for each in matters) else draft.agreed
    return replace(visit, matters=matters, agreed=agreed)


def _foreseen(
    matter: MatterDraft,
    visit: Visit,
    at: Standpoint,
    earlier: Callable[[Number], Earlier | None],
    *,
    told: int,
) -> Matter:
    received = visit.received_at.date()
    unanswered = is_unanswered(matter, at.rules)
    found = earlier(matter.earlier) if matter.earlier else None
    matter, found, apart = apart_from_closed(matter, found)
    notices = apart + notices_of(
        matter,
        visit,
        today=china_day(at.now),
        known_earlier=found is not None,
        first=found.matter if found else None,
        unanswered=unanswered,
        answered=answered_roads(matter, at),
        clock_suspect=at.clock_suspect,
        told=told,
    )
    deadlines = deadlines_of(matter, received, at.calendar, found, doubtful(notices), unanswered=unanswered)
    seen = notices + notices_of_lapse(matter, deadlines, received)
    if not unanswered:
        matter, seen = settled(matter, deadlines, received, at.rules, seen)
    return Matter(
        uid="",
        number=Number(""),
        rev=1,
        visit_uid="",
        received_at=visit.received_at,
        draft=matter,
        state=first_state(matter.outcome, unanswered=unanswered),
        confidential=is_confidential(matter.purpose, matter.outcome),
        merged_into=joined(matter),
        unanswered=unanswered,
        notices=seen,
        deadlines=deadlines,
        papers=papers_of(matter, visit.people, doubtful(notices), unanswered=unanswered),
        walked=walk(at.road_map, matter, visit.people, involved=visit.people_involved),
    )


def joined(matter: MatterDraft) -> Number | None:
    """The matter that a repeat visit is merged into (原件)."""
    return matter.earlier if matter.outcome is Outcome.MERGE else None


def apart_from_closed(
    matter: MatterDraft, earlier: Earlier | None
) -> tuple[MatterDraft, Earlier | None, tuple[Notice, ...]]:
    """The draft as a matter of its own where the earlier one takes no other, and the notice that says so.

    A repeat of what is a repeat itself is merged into the first of them.
    """
    if earlier is None or earlier.joinable:
        first = earlier.matter if earlier and matter.outcome is Outcome.MERGE else None
        return (replace(matter, earlier=first.number) if first else matter), earlier, ()
    outcome = None if matter.outcome is Outcome.MERGE else matter.outcome
    return replace(matter, earlier=None, outcome=outcome), None, (Notice(code="earlier_closed"),)


def answered_roads(matter: MatterDraft, at: Standpoint) -> frozenset[str]:
    """The roads to which what was answered at the desk leads; none where nobody has said anything of it."""
    if not matter.answers:
        return frozenset()
    questions = questions_of(at.road_map, at.rules)
    return roads_answered(matter.answers, at.rules, questions)


def _year_of_numbers(received: datetime, now: datetime) -> int:
    """The year that numbers are of: a day of visit that is not to be believed names none."""
    today = china_day(now)
    return today.year if notices_of_visit(received.date(), today) else received.year


def deadlines_of(
    matter: MatterDraft,
    received: date,
    calendar: Calendar,
    earlier: Earlier | None = None,
    doubtful: frozenset[str] = frozenset(),
    *,
    unanswered: bool = False,
) -> tuple[Deadline, ...]:
    """Every limit that runs for a matter, those that bind the office first, each group soonest first.

    What is counted from one of the ``doubtful`` fields (:mod:`xinfang_desk.domain.days`) is not certain.
    What is ``unanswered`` has one, whatever it turns out to be: the answer within 15 days (art. 23, para. 2).
    """

    def running(rule_id: str, field: str, start: date) -> Deadline:
        found = limit(rule_id, start, calendar)
        return uncertain(found, field) if field in doubtful else found

    if unanswered:
        return (running("notify_15d", RECEIVED, received),)

    found = list(_limits_of_outcome(matter, received, calendar, running, earlier))
    if matter.served_on is not None:
        found.extend(running(each, SERVED, matter.served_on) for each in _after_an_answer(matter))
    standing, end = held(matter), end_of(matter)
    own = [
        (event, day, rule)
        for event, day in matter.events.items()
        if event in standing
        for rule in limits_from(event, matter, end)
    ]
    several = len({event for event, _day, _rule in own}) > 1
    for event, day, rule in own:
        same = [other.value for other, on, its in own if (on, its) == (day, rule) and several]
        found.append(replace(running(rule, f"{EVENT}{event.value}", day), papers=tuple(same)))
    order = {"office": 0, "petitioner": 1}
    found.sort(key=lambda each: (order[each.binds.value], bool(each.condition), each.due or date.max))
    return once_each(found)


def once_each(found: Iterable[Deadline]) -> tuple[Deadline, ...]:
    """Each limit once, as it was said last: an office's one clock, a petitioner's one from each day."""
    return tuple(
        {(each.id, each.start if each.binds is Binds.PETITIONER else None): each for each in found}.values()
    )


def papers_of(
    matter: MatterDraft,
    people: tuple[Person, ...],
    doubtful: frozenset[str] = frozenset(),
    *,
    unanswered: bool = False,
) -> tuple[Paper, ...]:
    """The papers owed today, in the order in which they are handed over.

    An accusation owes the sealed receipt alone, what is ``unanswered`` the receipt alone. A refusal without
    the head's approval, or without the law's facts, owes the receipt alone until it has both. What rests on
    a ``doubtful`` day (:func:`xinfang_desk.domain.days.rests_on`) is owed when that is put right.
    """
    if is_confidential(matter.purpose, matter.outcome):
        return (Paper.SEALED_RECEIPT,)
    if unanswered:
        return (Paper.RECEIPT,)
    owed = list(PAPERS_OF[matter.outcome]) if matter.outcome else [Paper.RECEIPT]
    if matter.outcome in NEEDS_APPROVAL and refusal_lacks(matter):
        owed = [Paper.RECEIPT]
    elif matter.conclusion and matter.conclusion.approved_on and matter.outcome in NEEDS_APPROVAL:
        # It is delivered after the visit: nobody signs for it on the stub of that day.
        owed.append(Paper.DELIVERY)
    if any(person.role in _SPOKEN_THROUGH_ANOTHER or _SPOKEN_NEEDS & set(person.needs) for person in people):
        owed.append(Paper.ORAL_RECORD)
    if any(person.role in SPEAKS_FOR_OTHERS and not person.authority for person in people):
        owed.append(Paper.AUTHORITY)
    if matter.materials:
        owed.append(Paper.MATERIALS)
    return tuple(kind for kind in owed if not rests_on(kind, doubtful))


def _has_sixty_days(matter: MatterDraft) -> bool:
    """Whether it is a matter of the petition procedure proper (arts. 31, item 6, and 34)."""
    return matter.purpose is Purpose.SHENSU and matter.route is Route.S6


def has_review(matter: MatterDraft) -> bool:
    """Whether 复查 follows an answer (art. 35): not where article 31 leaves it to another law."""
    undecided = matter.route is None and matter.outcome is not Outcome.ACCEPT
    return matter.purpose is Purpose.SHENSU and (matter.route is Route.S6 or undecided)


def _after_an_answer(matter: MatterDraft) -> tuple[str, ...]:
    """What may be asked for once an answer is served: 复查, or what the law of an authority's act gives."""
    if has_review(matter):
        return ("petition_review_30d",)
    acted = matter.purpose is Purpose.SHENSU and matter.route in {Route.S4, Route.S5}
    return limits_from(Event.ACT_KNOWN, matter, end_of(matter)) if acted else ()


def takes_a_promise(matter: MatterDraft) -> bool:
    """Whether no law says by when the office answers what it accepts: it names a day of its own."""
    return not _has_sixty_days(matter)


def _limits_of_outcome(
    matter: MatterDraft,
    received: date,
    calendar: Calendar,
    running: Callable[[str, str, date], Deadline],
    earlier: Earlier | None,
) -> tuple[Deadline, ...]:
    accepted, transferred = matter.accepted_on, matter.transferred_on
    if is_confidential(matter.purpose, matter.outcome):
        return (running("forward_15d", RECEIVED, received),)
    if matter.outcome is Outcome.MERGE:
        # A repeat visit starts no clock again: those of the first visit go on (art. 34, 受理之日).
        if earlier is not None:
            return earlier.deadlines
        # Until it is linked nobody knows that it was answered: the fifteen days of any visit run (art. 23).
        told = running("notify_15d", RECEIVED, received)
        return (told, running("handle_60d", ACCEPTED, accepted)) if accepted else (told,)
    reached = (TRANSFERRED, transferred) if transferred else (RECEIVED, received)
    if matter.outcome is Outcome.OBJECTION:
        return running("objection_5wd", *reached), running("notify_forwarded_15d", *reached)
    found = [running("notify_15d", RECEIVED, received)]
    if matter.outcome is Outcome.ONSPOT:
        found.append(running("notify_onspot", RECEIVED, received))
    if matter.outcome in {Outcome.FORWARD, Outcome.ASSIGN, Outcome.REPORT}:
        found.append(running("forward_15d", RECEIVED, received))
        if transferred is not None and not is_beside_us(matter.to):
            found.append(running("notify_forwarded_15d", TRANSFERRED, transferred))
            found.append(running("objection_5wd", TRANSFERRED, transferred))
    if matter.outcome is Outcome.REPORT:
        found.append(running("urgent", RECEIVED, received))
    if matter.outcome is Outcome.ASSIGN:
        found.append(running("assigned_term", *reached))
    if matter.outcome is Outcome.ACCEPT and takes_a_promise(matter) and matter.promised_on:
        found.append(named("own_promise", accepted or received, matter.promised_on, calendar))
    if matter.outcome is Outcome.ACCEPT and _has_sixty_days(matter):
        found.append(running("handle_60d", *((ACCEPTED, accepted) if accepted else (RECEIVED, received))))
    return tuple(found)


def first_state(outcome: Outcome | None, *, unanswered: bool = False) -> State:
    """Where a matter stands when it is registered with that outcome; ``unanswered``, it is registered."""
    return State.REGISTERED if outcome is None or unanswered else _FIRST_STATE.get(outcome, State.REGISTERED)


def normal(person: Person) -> Person:
    """The person as they are kept: a name without loose blanks, an identity number as it is compared."""
    return replace(
        person, name=" ".join(person.name.split()), id_number=kept_id(person.id_type, person.id_number)
    )
