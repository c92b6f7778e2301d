"""Registering a visit (来访登记): never refused, always answered with limits and papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from xinfang_desk.domain.accusation import as_answered, is_unanswered
from xinfang_desk.domain.bounds import too_long
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
    notices_of_days,
    notices_of_lapse,
    notices_of_visit,
    rests_on,
)
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import (
    Event,
    Matter,
    MatterDraft,
    Notice,
    State,
    Visit,
    VisitDraft,
)
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import (
    BESIDE,
    SPEAKS_FOR_OTHERS,
    IdType,
    Need,
    Person,
    Role,
    concerned,
    id_doubt,
    kept_id,
    normal_id,
)
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.road.walk import walk
from xinfang_desk.domain.suggestion import Rules
from xinfang_desk.domain.time.calendar import CHINA, Calendar, china_day
from xinfang_desk.domain.time.deadline import Deadline, limit, uncertain

MOST_REPRESENTATIVES = 5
"""Representatives of a group (信访工作条例 art. 20, para. 3)."""

_FIRST_STATE = {
    Outcome.ONSPOT: State.ANSWERED,
    Outcome.ACCEPT: State.ACCEPTED,
    Outcome.FORWARD: State.FORWARDED,
    Outcome.ASSIGN: State.ASSIGNED,
    Outcome.MERGE: State.MERGED,
}
_LAND_CONTENTS = frozenset({"自然资源", "农村农业", "国土资源"})
_SPOKEN_THROUGH_ANOTHER = frozenset({Role.AGENT, Role.GUARDIAN, Role.MINOR, Role.INTERPRETER})
_SPOKEN_NEEDS = frozenset({Need.SCRIBE, Need.INTERPRETER, Need.SIGN_LANGUAGE, Need.HEARING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What is known of the matter that a visit repeats (原信访事项): its clocks go on running."""

    number: Number
    deadlines: tuple[Deadline, ...]


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
    """Make a visit of a draft, with the limits, papers and notices of each matter.

    Only a draft with nobody and nothing in it is refused (``visit.empty``): whatever else is missing
    or doubtful becomes a notice (信访工作条例 arts. 19, 22, 23: what is received is registered).
    """
    draft = taken_down(draft)
    people = tuple(_normal(person) for person in draft.people)
    if not draft.matters:
        raise DeskError("visit.no_matter")
    if not people and not draft.anonymous:
        raise DeskError("visit.nobody")
    for index, matter in enumerate(draft.matters, start=1):
        if not matter.statement.strip() and not matter.request.strip():
            raise DeskError("visit.empty", matter=index)
    involved = max(draft.people_involved, concerned(people))
    received = (draft.received_at or at.now).astimezone(CHINA)
    visit_uid = new_uid()
    about_people = people_notices(people, anonymous=draft.anonymous, on=received.date())
    if at.clock_suspect:
        about_people += (Notice(code="clock_suspect"),)
    today = china_day(at.now)
    # A day that is not to be believed names no year of numbers.
    year = received.year if not notices_of_visit(received.date(), today) else today.year
    matters = []
    for written in draft.matters:
        matter = as_answered(written)
        unanswered = is_unanswered(matter, at.rules)
        found = earlier(matter.earlier) if matter.earlier else None
        deadlines, about_days = counted(
            matter, people, received.date(), today, at.calendar, found, unanswered=unanswered
        )
        matters.append(
            Matter(
                uid=new_uid(),
                number=next_number(year),
                rev=1,
                visit_uid=visit_uid,
                received_at=received,
                draft=matter,
                state=first_state(matter.outcome, unanswered=unanswered),
                confidential=is_confidential(matter.purpose, matter.outcome),
                merged_into=matter.earlier if matter.outcome is Outcome.MERGE else None,
                unanswered=unanswered,
                notices=about_people
                + matter_notices(matter, known_earlier=found is not None, unanswered=unanswered)
                + length_notices(matter, people)
                + about_days,
                deadlines=deadlines,
                papers=papers_of(matter, people, doubtful(about_days), unanswered=unanswered),
                walked=walk(at.road_map, matter, people, involved=involved),
            )
        )
    return Visit(
        uid=visit_uid,
        received_at=received,
        registered_at=at.now,
        office_code=at.office_code,
        desk=at.desk,
        officer=at.officer,
        people=people,
        people_involved=involved,
        anonymous=draft.anonymous,
        matters=tuple(matters),
        # Of an accusation nothing stays in the open, not even a hash by which to guess (art. 30).
        agreed=None if any(each.withheld for each in matters) else draft.agreed,
    )


def counted(
    matter: MatterDraft,
    people: tuple[Person, ...],
    received: date,
    today: date,
    calendar: Calendar,
    earlier: Earlier | None = None,
    *,
    unanswered: bool = False,
) -> tuple[tuple[Deadline, ...], tuple[Notice, ...]]:
    """The limits that run for a matter, and what is to be said of the days that they are counted from."""
    about_days = notices_of_days(matter, people, received, today)
    deadlines = deadlines_of(matter, received, calendar, earlier, doubtful(about_days), unanswered=unanswered)
    return deadlines, about_days + notices_of_lapse(matter, deadlines, received)


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

    found = list(_office_limits(matter, received, running, earlier))
    if matter.served_on is not None:
        found.append(running("petition_review_30d", SERVED, matter.served_on))
    for event, day in matter.events.items():
        field = f"{EVENT}{event.value}"
        found.extend(running(rule, field, day) for rule in _neighbours(event, matter))
    order = {"office": 0, "petitioner": 1}
    return tuple(sorted(found, key=lambda each: (order[each.binds.value], each.due or date.max)))


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
    if any(person.role in _SPOKEN_THROUGH_ANOTHER or _SPOKEN_NEEDS & set(person.needs) for person in people):
        owed.append(Paper.ORAL_RECORD)
    if any(person.role in SPEAKS_FOR_OTHERS and not person.authority for person in people):
        owed.append(Paper.AUTHORITY)
    if matter.materials and Paper.MATERIALS not in owed:
        owed.append(Paper.MATERIALS)
    return tuple(kind for kind in owed if not rests_on(kind, doubtful))


def refusal_lacks(matter: MatterDraft) -> str | None:
    """What a refusal still lacks: a notice code, or None when it may be printed.

    不予受理 stands on art. 19, para. 3 alone (the same matter, already accepted or in hand elsewhere);
    不再受理 on art. 36, para. 3 alone (same facts and reasons after a 复核 opinion that was served).
    """
    if matter.conclusion is None or not matter.conclusion.document or not matter.conclusion.same_facts:
        return "facts_missing"
    if matter.outcome is Outcome.NO_MORE and matter.conclusion.served_on is None:
        return "facts_missing"
    return None if matter.conclusion.approved_by else "approval_missing"


def waits_for_approval(matter: MatterDraft) -> bool:
    """Whether a refusal has the law's facts, and lacks the head's approval alone (负责人签批)."""
    return matter.outcome in NEEDS_APPROVAL and refusal_lacks(matter) == "approval_missing"


def people_notices(people: tuple[Person, ...], *, anonymous: bool, on: date) -> tuple[Notice, ...]:
    """What the officer should see about the people who came ``on`` a day; none of it blocks (art. 19)."""
    found: list[Notice] = []
    spoken_for = [person for person in people if person.role not in BESIDE]
    if anonymous:
        found.append(Notice(code="anonymous"))
    elif any(person.id_type is IdType.NONE or not person.id_number for person in spoken_for):
        found.append(Notice(code="id_missing"))
    # 姓名不清 is an exception to the answer within 15 days (art. 23, para. 2).
    if not anonymous and not all(called(person.name) for person in spoken_for):
        found.append(Notice(code="name_missing"))
    doubts = (id_doubt(person.id_type, normal_id(person.id_number), on) for person in people)
    found += [Notice(code=code) for code in dict.fromkeys(doubts) if code]
    representatives = sum(person.role is Role.REPRESENTATIVE for person in people)
    if representatives > MOST_REPRESENTATIVES:
        found.append(Notice(code="too_many_representatives", facts={"count": representatives}))
    if any(person.role is Role.AGENT and not person.authority for person in people):
        found.append(Notice(code="authority_missing"))
    if any(person.role is Role.MINOR for person in people) and not any(
        person.role is Role.GUARDIAN for person in people
    ):
        found.append(Notice(code="guardian_missing"))
    if any(person.role is Role.INTERPRETER for person in people):
        found.append(Notice(code="interpreter_interest"))
    if spoken_for and not anonymous and not any(person.address for person in spoken_for):
        found.append(Notice(code="address_missing"))
    return tuple(found)


def matter_notices(
    matter: MatterDraft, *, known_earlier: bool, unanswered: bool = False
) -> tuple[Notice, ...]:
    """What the officer should see about one matter."""
    found: list[Notice] = []
    if unanswered:
        found.append(Notice(code="accusation_unanswered"))
    if is_confidential(matter.purpose, matter.outcome):
        found.append(Notice(code="sealed"))
        found.append(Notice(code="ask_recusal"))
    if matter.outcome is None:
        found.append(Notice(code="outcome_missing"))
    if matter.purpose is Purpose.SHENSU and matter.route is None and matter.outcome is not Outcome.MERGE:
        found.append(Notice(code="route_missing"))
    lacking = refusal_lacks(matter) if matter.outcome in NEEDS_APPROVAL else None
    if lacking:
        found.append(Notice(code=lacking))
    if matter.earlier and not known_earlier:
        found.append(Notice(code="earlier_unknown"))
    if matter.outcome is Outcome.MERGE and not matter.earlier:
        found.append(Notice(code="merge_without_earlier"))
    if matter.earlier and matter.outcome is not Outcome.MERGE:
        found.append(Notice(code="repeat_not_merged"))
    return tuple(found)


def length_notices(matter: MatterDraft, people: tuple[Person, ...]) -> tuple[Notice, ...]:
    """What travels shortened, though it is kept whole; of an accusation the whole goes under its own seal."""
    fields = too_long(matter, people)
    if not fields or is_confidential(matter.purpose, matter.outcome):
        return ()
    return (Notice(code="shortened", facts={"fields": " ".join(fields)}),)


def _office_limits(
    matter: MatterDraft,
    received: date,
    running: Callable[[str, str, date], Deadline],
    earlier: Earlier | None,
) -> tuple[Deadline, ...]:
    accepted, transferred = matter.accepted_on, matter.transferred_on
    if is_confidential(matter.purpose, matter.outcome):
        return (running("forward_15d", RECEIVED, received),)
    if matter.outcome is Outcome.MERGE:
        # A repeat visit starts no clock again: those of the first visit go on (art. 34, 受理之日).
        if earlier is not None:
            return tuple(each for each in earlier.deadlines if each.binds.value == "office")
        return (running("handle_60d", ACCEPTED, accepted),) if accepted else ()
    reached = (TRANSFERRED, transferred) if transferred else (RECEIVED, received)
    if matter.outcome is Outcome.OBJECTION:
        return running("objection_5wd", *reached), running("notify_forwarded_15d", *reached)
    found = [running("notify_15d", RECEIVED, received)]
    if matter.outcome is Outcome.ONSPOT:
        found.append(running("notify_onspot", RECEIVED, received))
    if matter.outcome in {Outcome.FORWARD, Outcome.ASSIGN, Outcome.REPORT}:
        found.append(running("forward_15d", RECEIVED, received))
        if transferred is not None:
            found.append(running("notify_forwarded_15d", TRANSFERRED, transferred))
            found.append(running("objection_5wd", TRANSFERRED, transferred))
    if matter.outcome is Outcome.REPORT:
        found.append(running("urgent", RECEIVED, received))
    if matter.outcome is Outcome.ASSIGN:
        found.append(running("assigned_term", *reached))
    if matter.outcome is Outcome.ACCEPT and matter.purpose is Purpose.SHENSU and matter.route is Route.S6:
        found.append(running("handle_60d", *((ACCEPTED, accepted) if accepted else (RECEIVED, received))))
    return tuple(found)


def _neighbours(event: Event, matter: MatterDraft) -> tuple[str, ...]:
    """The limits of neighbouring procedures that an event starts (相邻程序)."""
    if event is Event.EMPLOYMENT_ENDED:
        return ("ldzc_1y",)
    if event is Event.JUDGMENT_SERVED:
        return ("shangsu",)
    if event is Event.ACT_KNOWN and matter.route is Route.S2 and matter.content in _LAND_CONTENTS:
        return ("ndcb_2y",)
    against_an_act: tuple[str, ...] = ("fuyi_apply", "xingsu_6m")
    if event is Event.ACT_KNOWN:
        return against_an_act
    land: tuple[str, ...] = ("tdqs",) if matter.content in _LAND_CONTENTS else ()
    return ("xingsu_15d", *land, *against_an_act)


def first_state(outcome: Outcome | None, *, unanswered: bool = False) -> State:
    """Where a matter stands when it is registered with that outcome; ``unanswered``, it is registered."""
    return State.REGISTERED if outcome is None or unanswered else _FIRST_STATE.get(outcome, State.REGISTERED)


def _normal(person: Person) -> Person:
    return replace(
        person, name=" ".join(person.name.split()), id_number=kept_id(person.id_type, person.id_number)
    )
