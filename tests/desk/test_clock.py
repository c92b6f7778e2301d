"""A clock that runs wrong is asked about once, loses nobody's place, and an officer's word ends it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE, Clock
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Step, StepTaken, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.time.clock import ClockDoubt

TODAY = datetime(2026, 9, 14, 10, 0, tzinfo=CHINA)
AHEAD = datetime(2036, 5, 5, 10, 0, tzinfo=CHINA)


def register(desk: Desk) -> str:
    """The number of a visit that was just taken down."""
    matter = MatterDraft(statement="水渠堵了", outcome=Outcome.FORWARD)
    draft = VisitDraft(people=(Person(name="周试例"),), matters=(matter,))
    return str(desk.reception.register(draft).matters[0].number)


def suspected(desk: Desk) -> bool:
    """Whether a visit that is taken down now is told that the clock may be wrong."""
    record = desk.reception.show(register(desk))
    return "clock_suspect" in {each.code for each in record.matter.notices}


def clock_findings(desk: Desk) -> set[str]:
    return {each.code for each in desk.upkeep.check() if each.code.startswith("clock.")}


def test_one_that_ran_ahead_is_said_and_poisons_nothing(desk: Desk, clock: Clock) -> None:
    assert not suspected(desk)
    clock.time = AHEAD
    assert desk.upkeep.clock_doubt() is ClockDoubt.AHEAD
    assert suspected(desk)
    assert clock_findings(desk) == {"clock.ahead"}
    clock.time = TODAY
    assert desk.upkeep.clock_doubt() is ClockDoubt.BEHIND
    assert suspected(desk)
    desk.upkeep.confirm_clock()
    for days in range(3):
        clock.time = TODAY.replace(day=15 + days)
        assert not suspected(desk)
        assert clock_findings(desk) == set()
    [line] = desk.trail.export(verb="clock_confirmed").lines
    assert (line.officer, line.at) == ("示例员", TODAY)


def test_an_officers_word_lasts_over_the_night(home: Path, clock: Clock) -> None:
    for time in (AHEAD, TODAY):
        clock.time = time
        desk = open_desk(home, PASSPHRASE, now=clock)
        register(desk)
        if time == TODAY:
            desk.upkeep.confirm_clock()
        desk.close()
    desk = open_desk(home, PASSPHRASE, now=clock)
    assert desk.upkeep.clock_doubt() is None
    assert not suspected(desk)
    desk.close()


def test_another_act_before_the_first_visit_hides_nothing(desk: Desk, clock: Clock) -> None:
    clock.later(days=40)
    desk.reception.find("周试例")
    desk.trail.export()
    assert desk.upkeep.clock_doubt() is ClockDoubt.AHEAD
    assert suspected(desk)
    desk.upkeep.confirm_clock()
    assert not suspected(desk)
    clock.later(days=31)
    assert not suspected(desk)


def test_a_year_without_days_off_is_asked_about_once_in_it(desk: Desk, clock: Clock) -> None:
    clock.time = datetime(2026, 12, 30, 9, 0, tzinfo=CHINA)
    desk.upkeep.confirm_clock()
    clock.later(days=5)
    assert desk.upkeep.clock_doubt() is ClockDoubt.UNKNOWN_YEAR
    desk.upkeep.confirm_clock()
    clock.later(days=20)
    assert desk.upkeep.clock_doubt() is None


def test_the_first_run_of_a_machine_without_a_battery_says_so(tmp_path: Path) -> None:
    clock = Clock()
    clock.time = datetime(2000, 1, 1, 0, 5, tzinfo=CHINA)
    init_desk(tmp_path / "home", PASSPHRASE, office=OFFICE, now=clock)
    desk = open_desk(tmp_path / "home", PASSPHRASE, now=clock)
    assert desk.upkeep.clock_doubt() is ClockDoubt.UNKNOWN_YEAR
    assert suspected(desk)
    desk.close()


def test_waiting_numbers_are_neither_lost_nor_doubled(desk: Desk, clock: Clock) -> None:
    clock.time = TODAY
    for _ in range(4):
        desk.tickets.take()
    desk.tickets.call()
    for wrong in (AHEAD, TODAY.replace(day=30), datetime(2000, 1, 1, 9, 0, tzinfo=CHINA)):
        clock.time = wrong
        desk.tickets.take()
        clock.time = TODAY
        assert [each.number for each in desk.tickets.today()] == [1, 2, 3, 4]
    assert desk.tickets.take().number == 5


def test_old_waiting_numbers_go_after_a_month(desk: Desk, clock: Clock) -> None:
    clock.time = TODAY
    desk.tickets.take()
    clock.later(days=40)
    desk.tickets.take()
    desk.upkeep.confirm_clock()
    desk.tickets.take()
    clock.time = TODAY
    assert desk.tickets.today() == ()


def test_nothing_is_erased_by_a_clock_that_runs_ahead(desk: Desk, clock: Clock) -> None:
    desk.people.set_retention(5)
    number = register(desk)
    desk.reception.take_step(number, StepTaken(step=Step.WITHDRAW, on=date(2026, 9, 14), gist="不办了"))
    clock.time = AHEAD
    with pytest.raises(DeskError, match=r"clock\.ahead"):
        desk.people.erase(number, "到期")
    desk.upkeep.confirm_clock()
    desk.people.erase(number, "到期")
