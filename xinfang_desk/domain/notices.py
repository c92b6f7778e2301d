"""What the officer should see (提示): about the people, the matter and its days; none of it blocks."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.approval import lacks_who_has_it, refusal_lacks
from xinfang_desk.domain.bounds import too_long
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Purpose, Route, is_confidential
from xinfang_desk.domain.days import notices_of_days
from xinfang_desk.domain.matter import Matter, MatterDraft, Notice, Visit
from xinfang_desk.domain.neighbours import has_other_days, has_several_papers, is_told_elsewhere, own_law
from xinfang_desk.domain.office import is_of_the_county, judges, names_a_village
from xinfang_desk.domain.people.petitioner import (
    BESIDE,
    MOST_REPRESENTATIVES,
    IdType,
    Person,
    Role,
    concerned,
    id_doubt,
    id_states,
    normal_id,
)
from xinfang_desk.domain.people.spelling import called
from xinfang_desk.domain.reading.against_law import is_received_before_made, notices_of_papers
from xinfang_desk.domain.road.standing import Standing, standing_of
from xinfang_desk.domain.time.calendar import china_day

_DECIDED_ELSEWHERE = frozenset({Route.S1, Route.S2, Route.S3, Route.S4})
"""Roads on which a court, an arbitrator, the party or a reconsideration decides (art. 31, items 1 to 4)."""
_GIVEN_TO = frozenset({Outcome.FORWARD, Outcome.ASSIGN, Outcome.TELL_ELSEWHERE})
"""Outcomes of which ``to`` names who is competent: no committee of villagers is (arts. 22, 23, 31)."""
OF_AGE = 18
_NOT_IN_HAND = {Standing.ENDED: "earlier_ended", Standing.WITHDRAWN: "earlier_withdrawn"}
CLOCK_SUSPECT = "clock_suspect"
"""The clock was not to be believed when it was taken down."""


def notices_of(
    matter: MatterDraft,
    visit: Visit,
    *,
    today: date,
    known_earlier: bool,
    first: Matter | None,
    unanswered: bool,
    answered: frozenset[str],
    clock_suspect: bool = False,
    told: int = 0,
) -> tuple[Notice, ...]:
    """All that is to be seen of a matter of ``visit`` before its limits are counted.

    ``first`` is the matter that it repeats, where that is known. ``answered`` are the roads to which the
    answers lead, none where they say nothing of it; ``told`` is how many it concerns by what was written
    down, 0 where nobody said.
    """
    received = china_day(visit.received_at)
    return (
        notices_of_repeat(matter, first)
        + people_notices(visit.people, anonymous=visit.anonymous, on=received)
        + count_notices(visit.people, told)
        + ((Notice(code=CLOCK_SUSPECT),) if clock_suspect else ())
        + matter_notices(matter, known_earlier=known_earlier, unanswered=unanswered, answered=answered)
        + length_notices(matter, visit.people)
        + notices_of_days(matter, visit.people, received, today)
    )


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
    if any(person.role is Role.MINOR or _is_a_child(person, on) for person in people) and not any(
        person.role is Role.GUARDIAN for person in people
    ):
        found.append(Notice(code="guardian_missing"))
    if any(person.role is Role.INTERPRETER for person in people):
        found.append(Notice(code="interpreter_interest"))
    if spoken_for and not anonymous and not any(person.address for person in spoken_for):
        found.append(Notice(code="address_missing"))
    return tuple(found)


def count_notices(people: tuple[Person, ...], told: int) -> tuple[Notice, ...]:
    """That fewer were counted than are written down, and that so many chose nobody to speak for them.

    As many are registered as came for it; who comes in numbers chooses at most five (art. 20, para. 3).
    """
    found, least = [], concerned(people)
    if 0 < told < least:
        found.append(Notice(code="fewer_involved", facts={"count": told, "least": least}))
    many = max(told, least)
    if many > MOST_REPRESENTATIVES and not any(each.role is Role.REPRESENTATIVE for each in people):
        found.append(Notice(code="representatives_missing", facts={"count": many}))
    return tuple(found)


def _is_a_child(person: Person, on: date) -> bool:
    """Whether who brought it is under eighteen by their number (民法典 arts. 17 to 20)."""
    stated = id_states(person.id_type, normal_id(person.id_number), on)
    if stated is None or person.role in BESIDE:
        return False
    born = stated[0]
    return (on.year - born.year - ((on.month, on.day) < (born.month, born.day))) < OF_AGE


def matter_notices(
    matter: MatterDraft,
    *,
    known_earlier: bool,
    unanswered: bool = False,
    answered: frozenset[str] = frozenset(),
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
    if answered and _road_chosen(matter) not in {None, *answered}:
        found.append(Notice(code="answers_differ"))
    lacking = refusal_lacks(matter) if matter.outcome in NEEDS_APPROVAL else None
    if lacking:
        found.append(Notice(code=lacking))
    if matter.earlier and not known_earlier:
        found.append(Notice(code="earlier_unknown"))
    if matter.outcome is Outcome.MERGE and not matter.earlier:
        found.append(Notice(code="merge_without_earlier"))
    if matter.earlier and matter.outcome not in {Outcome.MERGE, Outcome.NOT_ACCEPT}:
        found.append(Notice(code="repeat_not_merged"))
    if matter.outcome in _GIVEN_TO and names_a_village(matter.to):
        found.append(Notice(code="sent_to_a_village"))
    if matter.outcome in {Outcome.FORWARD, Outcome.ASSIGN} and judges(matter.to):
        found.append(Notice(code="sent_to_a_court"))
    if matter.outcome is Outcome.NOT_ACCEPT and not matter.conclusion and is_of_the_county(matter.to):
        found.append(Notice(code="not_the_upper_body"))
    if lacks_who_has_it(matter) and lacking not in {"refused_our_own", "not_the_upper_body"}:
        found.append(Notice(code="refused_for_nobody"))
    if matter.outcome is Outcome.GUIDE and is_told_elsewhere(matter):
        found.append(Notice(code="guided_to_petition"))
    if is_told_elsewhere(matter) and not matter.to.strip():
        found.append(Notice(code="body_missing"))
    theirs = matter.purpose is Purpose.SHENSU and matter.route in _DECIDED_ELSEWHERE
    if theirs and matter.outcome is Outcome.ACCEPT:
        found.append(Notice(code="accepted_on_anothers_road"))
    if has_other_days(matter):
        found.append(Notice(code="judgment_kind"))
    if own_law(matter):
        found.append(Notice(code="own_law"))
    if has_several_papers(matter):
        found.append(Notice(code="several_papers"))
    if is_received_before_made(matter):
        found.append(Notice(code="received_before_made"))
    return (*found, *notices_of_papers(matter))


def notices_of_repeat(matter: MatterDraft, first: Matter | None) -> tuple[Notice, ...]:
    """That what a repeat visit is merged into is not in hand any more: then something is to be asked."""
    if matter.outcome is not Outcome.MERGE or first is None:
        return ()
    code = _NOT_IN_HAND.get(standing_of(first))
    return (Notice(code=code),) if code else ()


def _road_chosen(matter: MatterDraft) -> str | None:
    """The road that was chosen, as suggestions name it; None where none was, and of an accusation."""
    if matter.purpose is Purpose.SHENSU:
        return matter.route and matter.route.value
    return None if is_confidential(matter.purpose, matter.outcome) else matter.purpose.value


def length_notices(matter: MatterDraft, people: tuple[Person, ...]) -> tuple[Notice, ...]:
    """What travels shortened, though it is kept whole; of an accusation the whole goes under its own seal."""
    fields = too_long(matter, people)
    if not fields or is_confidential(matter.purpose, matter.outcome):
        return ()
    return (Notice(code="shortened", facts={"fields": " ".join(fields)}),)
