"""What a real print system says of a paper's job decides whether the paper counts as printed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.devices.print_system import PrintSystem, print_system
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.hall.print_job import JobState, PrintOutcome
from xinfang_desk.domain.hall.stock import PaperSetup
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

QUEUE = "front"


@pytest.fixture
def cups(monkeypatch: pytest.MonkeyPatch) -> Iterator[PrintSystem]:
    with print_system() as running:
        running.add(QUEUE)
        for name, value in running.env.items():
            monkeypatch.setenv(name, value)
        yield running


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_what_the_printer_gave_up_or_keeps_is_to_be_printed_again(desk: Desk, cups: PrintSystem) -> None:
    """One job that was given up, two that wait where the printer stopped, and one that came out."""
    setup = PaperSetup(printer=QUEUE)
    desk.upkeep.change_settings(replace(desk.upkeep.settings(), papers=setup, receipt=setup))
    matter = MatterDraft(statement="路灯坏了", outcome=Outcome.ACCEPT, route=Route.S6)
    visit = desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
    number = visit.matters[0].number

    def states() -> list[JobState]:
        return [each.state for each in desk.printing.jobs(number)]

    cups.behave("broken")
    assert desk.papers.send(number, (Paper.RECEIPT,)) is PrintOutcome.SENT
    until(lambda: states()[0].is_over)
    assert desk.papers.not_printed(number) == (Paper.RECEIPT,)
    cups.behave("empty")
    assert desk.papers.send(number, (Paper.RECEIPT, Paper.ACCEPTANCE)) is PrintOutcome.SENT
    assert desk.papers.not_printed(number) == ()
    cups.stop(QUEUE)
    assert set(desk.papers.not_printed(number)) == {Paper.RECEIPT, Paper.ACCEPTANCE}
    until(lambda: all(each is JobState.CANCELLED for each in states()))
    cups.behave("usual")
    cups.go_on(QUEUE)
    assert desk.papers.send(number, (Paper.RECEIPT,)) is PrintOutcome.SENT
    [job] = cups.printed(1)
    assert job.title == f"{number}-D01"
    assert desk.papers.not_printed(number) == ()
