"""What the office promised on an earlier matter, and whether it was kept: facts about the matter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from tests.desk.conftest import Clock
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.matter import Matter, MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.promises import Promise, promises_of
from xinfang_desk.domain.record import Answer, MatterRecord, PaperState
from xinfang_desk.domain.time.calendar import CHINA

TODAY = date(2026, 9, 14)


def accepted(desk: Desk, **more: date) -> Number:
    matter = MatterDraft(statement="拖欠工资", route=Route.S6, outcome=Outcome.ACCEPT, **more)
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    return visit.matters[0].number


def told(record: MatterRecord, older: tuple[Matter, ...] = ()) -> dict[str, Promise]:
    return {each.title: each for each in promises_of(record, older)}


def test_what_binds_the_office_is_a_promise_and_not_kept_yet(desk: Desk) -> None:
    found = promises_of(desk.reception.show(accepted(desk)))
    assert [each.due for each in found] == [TODAY + timedelta(days=15), TODAY + timedelta(days=60)]
    assert {each.kept_on for each in found} == {None}


def test_what_binds_the_petitioner_is_none(desk: Desk) -> None:
    number = accepted(desk, served_on=TODAY)
    assert all("复查" not in each.title for each in promises_of(desk.reception.show(number)))


def test_a_notice_in_hand_keeps_the_promise_to_tell(desk: Desk) -> None:
    record = desk.reception.show(accepted(desk))
    handed = tuple(
        replace(each, state=PaperState.HANDED_OVER, handed_over_at=datetime(2026, 9, 20, 23, tzinfo=CHINA))
        for each in record.papers
        if each.kind is Paper.ACCEPTANCE
    )
    assert [each.kept_on for each in promises_of(replace(record, papers=handed))] == [date(2026, 9, 20), None]


def test_a_receipt_in_hand_is_no_answer(desk: Desk, clock: Clock) -> None:
    record = desk.reception.show(accepted(desk))
    handed = tuple(
        replace(each, handed_over_at=clock.time) for each in record.papers if each.kind is Paper.RECEIPT
    )
    assert {each.kept_on for each in promises_of(replace(record, papers=handed))} == {None}


def test_a_limit_that_no_longer_runs_is_still_told_from_the_older_revision(desk: Desk, clock: Clock) -> None:
    number = accepted(desk)
    before = desk.reception.show(number).matter
    clock.time = clock.time.replace(month=11, day=20)
    taken = StepTaken(step=Step.ANSWER, on=date(2026, 11, 20), document="示信〔2026〕1号")
    record = desk.reception.take_step(number, taken)
    assert all(each.id != "handle_60d" for each in record.matter.deadlines)
    found = told(record, (before,))
    assert found["60日办结"].kept_on == date(2026, 11, 20)


def test_what_the_county_said_keeps_a_promise_too(desk: Desk) -> None:
    record = desk.reception.show(accepted(desk))
    said = Answer(
        number=record.matter.number,
        event="answered",
        org="县人社局",
        on=date(2026, 10, 1),
        document="",
        text="",
        due=None,
    )
    assert told(replace(record, answers=(said,)))["60日办结"].kept_on == date(2026, 10, 1)


def test_nothing_is_told_of_an_accusation(desk: Desk) -> None:
    matter = MatterDraft(statement="x", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    visit = desk.reception.register(VisitDraft(people=(Person(name="郑虚构"),), matters=(matter,)))
    found = promises_of(desk.reception.show(visit.matters[0].number))
    assert all("郑虚构" not in repr(each) for each in found)
