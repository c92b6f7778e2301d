"""No impossible day is used without a word, and none refuses a visit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Conclusion, Event, Matter, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.people.petitioner import IdType, Person
from xinfang_desk.domain.progress import take
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.time.calendar import CHINA, EARLIEST, LATEST, Calendar
from xinfang_desk.domain.time.deadline import limit
from xinfang_desk.domain.time.limits import RULES
from xinfang_desk.domain.visit import Standpoint, register
from xinfang_desk.words.notices import notice

HEARD_BY = rules_shipped()
NOW = datetime(2026, 11, 27, 9, 30, tzinfo=CHINA)
PERSON = Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number="000000197904121019", address="示例村")
CLAIM = MatterDraft(statement="工资没结清", purpose=Purpose.SHENSU, route=Route.S6, outcome=Outcome.ACCEPT)


def made(calendar: Calendar, road_map: RoadMap, matter: MatterDraft, received: datetime = NOW) -> Matter:
    standpoint = Standpoint(
        office_code="411526102",
        desk=1,
        officer="示例员",
        now=NOW,
        calendar=calendar,
        road_map=road_map,
        rules=HEARD_BY,
    )
    [found] = register(
        VisitDraft(people=(PERSON,), matters=(matter,), received_at=received),
        standpoint,
        new_uid=lambda: "u",
        next_number=lambda year: make_number("411526102", 1, year, 1),
        earlier=lambda _number: None,
    ).matters
    return found


def codes(matter: Matter) -> set[tuple[str, str]]:
    return {(each.code, str(each.facts["field"])) for each in matter.notices if each.code.startswith("date_")}


IMPOSSIBLE = [
    ({"accepted_on": date(2030, 1, 1)}, "date_after_today", "accepted_on", "handle_60d"),
    ({"accepted_on": date(2020, 1, 1)}, "date_before_receipt", "accepted_on", "handle_60d"),
    (
        {"transferred_on": date(2027, 1, 1), "outcome": Outcome.FORWARD},
        "date_after_today",
        "transferred_on",
        "objection_5wd",
    ),
    (
        {"transferred_on": date(2026, 11, 1), "outcome": Outcome.FORWARD},
        "date_before_receipt",
        "transferred_on",
        "notify_forwarded_15d",
    ),
    ({"served_on": date(2027, 1, 1)}, "date_after_today", "served_on", "petition_review_30d"),
    (
        {"events": {Event.EMPLOYMENT_ENDED: date(2099, 1, 1)}},
        "date_after_visit",
        "events.employment_ended",
        "ldzc_1y",
    ),
    (
        {"events": {Event.ACT_KNOWN: date(1970, 1, 1)}},
        "date_before_birth",
        "events.act_known",
        "fuyi_apply",
    ),
]


@pytest.mark.parametrize(("changes", "code", "field", "rule"), IMPOSSIBLE)
def test_an_impossible_day_is_registered_said_and_nothing_certain_is_counted_from_it(
    calendar: Calendar, road_map: RoadMap, changes: dict[str, object], code: str, field: str, rule: str
) -> None:
    matter = made(calendar, road_map, replace(CLAIM, **changes))  # type: ignore[arg-type]
    assert (code, field) in codes(matter)
    [counted] = [each for each in matter.deadlines if each.id == rule]
    assert not counted.certain
    assert "再核对" in counted.words
    assert not any("再核对" in each.words for each in matter.deadlines if each.start == NOW.date())
    [said] = [notice(each.code, each.facts) for each in matter.notices if each.code == code]
    assert "年" in said
    assert "核对" in said


def test_what_a_refusal_rests_on_was_not_served_after_the_visit(
    calendar: Calendar, road_map: RoadMap
) -> None:
    about = Conclusion(document="示例字1号", served_on=date(2026, 12, 1), same_facts=True)
    matter = made(calendar, road_map, replace(CLAIM, outcome=Outcome.NO_MORE, conclusion=about))
    assert codes(matter) == {("date_after_visit", "conclusion.served_on")}


def test_a_visit_of_a_day_to_come_is_doubtful_whole_and_takes_no_number_of_that_year(
    calendar: Calendar, road_map: RoadMap
) -> None:
    matter = made(calendar, road_map, CLAIM, NOW.replace(year=2030))
    assert ("date_after_today", "received_at") in codes(matter)
    assert not any(each.certain for each in matter.deadlines)
    assert matter.number[10:12] == "26"
    old = made(calendar, road_map, CLAIM, NOW.replace(year=1950))
    assert codes(old) == {("date_before_regulations", "received_at")}
    assert old.number[10:12] == "26"


def test_what_is_lapsed_is_said_and_a_second_chance_is_not_called_lapsed(
    calendar: Calendar, road_map: RoadMap
) -> None:
    gone = replace(CLAIM, events={Event.EMPLOYMENT_ENDED: date(2025, 3, 1)})
    assert codes(made(calendar, road_map, gone)) == {("date_lapsed", "events.employment_ended")}
    # 60 days are over, 6 months are not.
    half = replace(CLAIM, events={Event.ACT_KNOWN: date(2026, 8, 1)})
    assert codes(made(calendar, road_map, half)) == set()


@pytest.mark.parametrize(
    "changes",
    [
        {"accepted_on": NOW.date()},
        {"events": {Event.EMPLOYMENT_ENDED: NOW.date()}},
        {"events": {Event.EMPLOYMENT_ENDED: date(2026, 8, 31)}},
        {"outcome": Outcome.OBJECTION, "transferred_on": date(2026, 11, 20)},
        {"outcome": Outcome.MERGE, "accepted_on": date(2026, 10, 1)},
    ],
)
def test_an_ordinary_day_is_not_spoken_of(
    calendar: Calendar, road_map: RoadMap, changes: dict[str, object]
) -> None:
    assert codes(made(calendar, road_map, replace(CLAIM, **changes))) == set()  # type: ignore[arg-type]


def test_a_visit_entered_late_may_have_been_accepted_since(calendar: Calendar, road_map: RoadMap) -> None:
    late = replace(CLAIM, accepted_on=date(2026, 11, 10))
    assert codes(made(calendar, road_map, late, NOW - timedelta(days=20))) == set()


def test_a_step_sets_a_doubtful_day_right(calendar: Calendar, road_map: RoadMap) -> None:
    doubtful = made(calendar, road_map, replace(CLAIM, outcome=None, accepted_on=date(2030, 1, 1)))
    taken = StepTaken(step=Step.ACCEPT, on=NOW.date(), document="示例字1号")
    after = take(doubtful, taken, calendar, today=NOW.date())
    [counted] = [each for each in after.deadlines if each.id == "handle_60d"]
    assert (counted.start, counted.certain) == (NOW.date(), calendar.first_workday(counted.due) is not None)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", [Step.WITHDRAW, Step.FORWARD, Step.ACCEPT, Step.NOTE])
def test_no_step_is_taken_on_a_day_to_come(calendar: Calendar, road_map: RoadMap, step: Step) -> None:
    matter = made(calendar, road_map, replace(CLAIM, outcome=None))
    taken = StepTaken(step=step, on=NOW.date() + timedelta(days=1), org="示例局", gist="x", document="1")
    with pytest.raises(DeskError, match=r"step\.after_today"):
        take(matter, taken, calendar, today=NOW.date())


def test_no_step_is_taken_before_the_one_it_follows(calendar: Calendar, road_map: RoadMap) -> None:
    matter = made(calendar, road_map, replace(CLAIM, outcome=None))

    def then(step: Step, days: int) -> Matter:
        taken = StepTaken(step=step, on=NOW.date() + timedelta(days=days), gist="x", document="示例字1号")
        return take(matter, taken, calendar, today=date(2027, 6, 1))

    matter = then(Step.ACCEPT, 3)
    with pytest.raises(DeskError, match=r"step\.before_earlier"):
        then(Step.ANSWER, 2)
    matter = then(Step.ANSWER, 10)
    with pytest.raises(DeskError, match=r"step\.before_earlier"):
        then(Step.DELIVER, 9)
    assert then(Step.DELIVER, 10).draft.served_on == NOW.date() + timedelta(days=10)


def test_a_visit_with_a_day_to_come_goes_on(calendar: Calendar, road_map: RoadMap) -> None:
    matter = made(calendar, road_map, replace(CLAIM, outcome=None), NOW.replace(year=2030))
    taken = StepTaken(step=Step.ACCEPT, on=NOW.date(), document="示例字1号")
    assert take(matter, taken, calendar, today=NOW.date()).draft.accepted_on == NOW.date()


@settings(deadline=None)
@given(st.sampled_from(sorted(RULES)), st.dates(), st.integers(0, 10**9))
def test_no_day_overflows_the_calendar(calendar: Calendar, rule: str, start: date, excluded: int) -> None:
    found = limit(rule, start, calendar, excluded_days=excluded)
    assert found.due is None or found.due >= start


@settings(deadline=None, max_examples=50)
@given(st.dates(EARLIEST, LATEST), st.dates(EARLIEST, LATEST))
def test_no_day_of_these_centuries_refuses_a_visit(
    calendar: Calendar, road_map: RoadMap, accepted: date, known: date
) -> None:
    made(calendar, road_map, replace(CLAIM, accepted_on=accepted, events={Event.ACT_KNOWN: known}))
