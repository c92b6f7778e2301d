"""Printing on a real print system: the chosen queue and no other, the paper's own size, what became of it."""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdf
import pytest

from tests.devices.print_system import PrintSystem, print_system
from tests.documents import samples
from tests.documents.reading import paper, roll, text_of
from xinfang_desk.devices import printer
from xinfang_desk.devices.printing.cups import Cups
from xinfang_desk.documents.office.poster import poster
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.hall.print_job import Hindrance, JobState, PrintOutcome
from xinfang_desk.domain.hall.stock import Make, PaperSetup

USUAL = "Default_A4"
QUEUES = ("EPSON+LQ630K", "HP(1018)", "HP_LaserJet@hall", "窗口回执", "-dash")
OTHERS = {"HP(1018)": "前台打印机", "HP_LaserJet@hall": "前台打印机"}
"""Two that are called the same for people."""
TRAYS = "two-trays"


@pytest.fixture(scope="module")
def system() -> Iterator[PrintSystem]:
    with print_system() as running, pytest.MonkeyPatch.context() as patch:
        running.add(USUAL, *QUEUES, "gone-soon", "stopped", "closed")
        running.add_with_trays(TRAYS)
        running.make_usual(USUAL, "A4")
        for queue, words in OTHERS.items():
            running.call(queue, words)
        running.stop("stopped")
        running.close("closed")
        for name, value in running.env.items():
            patch.setenv(name, value)
        yield running


@pytest.fixture
def cups(system: PrintSystem) -> PrintSystem:
    system.forget()
    return system


def send(pdf: bytes, queue: str = USUAL, title: str = "0001-D01", **setup: object) -> PrintOutcome:
    """All pages of a paper, as the desk sends them."""
    made = PaperSetup(printer=queue, **setup)  # type: ignore[arg-type]  # names of its own fields
    for _stock, media, part in printer.by_stock(pdf):
        outcome = printer.send(part, system=Cups(), setup=made, title=title, media=media)
        if outcome is not PrintOutcome.SENT:
            return outcome
    return PrintOutcome.SENT


def until(wanted: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not wanted():
        assert time.monotonic() < end
        time.sleep(0.02)


def state_of(title: str) -> JobState:
    return [each.state for each in Cups().jobs() if each.title == title][-1]


def test_whatever_its_name_the_chosen_queue_takes_the_job_and_no_other(cups: PrintSystem) -> None:
    assert {each.name for each in Cups().queues()} >= {USUAL, *QUEUES}
    pdf = paper(Paper.RECEIPT, samples.WAGES)
    for queue in QUEUES:
        assert send(pdf, queue) is PrintOutcome.SENT
    assert send(pdf, "") is PrintOutcome.SENT
    jobs = cups.printed(len(QUEUES) + 1)
    assert [job.queue for job in jobs] == [*QUEUES, USUAL]
    assert {job.pdf for job in jobs} == {pdf}
    assert {job.title for job in jobs} == {"0001-D01"}
    assert {each.queue for each in Cups().jobs()} >= set(QUEUES)


def test_two_printers_that_are_called_the_same_are_told_apart_by_their_queues(cups: PrintSystem) -> None:
    called = {each.name: each.called for each in Cups().queues()}
    assert {name: called[name] for name in OTHERS} == OTHERS


def test_a_queue_that_is_gone_takes_nothing_and_neither_does_the_usual_one(cups: PrintSystem) -> None:
    cups.take_away("gone-soon")
    pdf = paper(Paper.SEALED_RECEIPT, samples.ACCUSATION)
    assert send(pdf, "gone-soon", "0001-D08") is PrintOutcome.GONE
    assert send(pdf, "HP(1018)", "0001-D08") is PrintOutcome.SENT
    assert [job.queue for job in cups.printed(1)] == ["HP(1018)"]


@pytest.mark.parametrize(
    ("queue", "said"), [("stopped", PrintOutcome.PAUSED), ("closed", PrintOutcome.CLOSED)]
)
def test_a_queue_that_stands_still_or_is_closed_is_given_nothing(
    cups: PrintSystem, queue: str, said: PrintOutcome
) -> None:
    before = len(Cups().jobs())
    assert printer.lacking(Cups(), PaperSetup(printer=queue)) is said
    assert send(paper(Paper.RECEIPT, samples.WAGES), queue) is said
    assert len(Cups().jobs()) == before


def test_a_job_is_done_when_the_system_says_so(cups: PrintSystem) -> None:
    send(paper(Paper.RECEIPT, samples.WAGES), title="0002-D01")
    until(lambda: state_of("0002-D01") is JobState.DONE)


def test_out_of_paper_the_job_waits_is_said_and_goes_on_when_there_is_some(cups: PrintSystem) -> None:
    cups.behave("empty")
    try:
        assert send(paper(Paper.RECEIPT, samples.WAGES), title="0003-D01") is PrintOutcome.SENT
        until(lambda: any(each.hindrances == (Hindrance.NO_PAPER,) for each in Cups().queues()))
        assert state_of("0003-D01") is JobState.PRINTING
        assert printer.lacking(Cups(), PaperSetup(printer=USUAL)) is None
    finally:
        cups.behave("usual")
    until(lambda: state_of("0003-D01") is JobState.DONE)
    until(lambda: not any(each.hindrances for each in Cups().queues()))


def test_a_job_that_the_printer_gave_up_is_no_done_one(cups: PrintSystem) -> None:
    cups.behave("broken")
    try:
        assert send(paper(Paper.RECEIPT, samples.WAGES), title="0004-D01") is PrintOutcome.SENT
        until(lambda: state_of("0004-D01").is_over)
    finally:
        cups.behave("usual")
    assert state_of("0004-D01") is JobState.FAILED


def test_a_tray_both_sides_and_copies_are_those_of_the_printer(cups: PrintSystem) -> None:
    loads = Cups().loads(TRAYS)
    assert loads.trays == ("tray-1", "tray-2")
    assert loads.two_sided
    assert not Cups().loads(USUAL).two_sided
    pdf = paper(Paper.ACCEPTANCE, samples.ACCEPTED)
    assert send(pdf, TRAYS, tray="tray-2", two_sided=True, copies=3) is PrintOutcome.SENT
    (job,) = cups.printed(1)
    assert {"InputSlot=Tray2", "sides=two-sided-long-edge"} <= set(job.options)
    assert job.copies == 3


def test_the_papers_own_size_goes_with_the_job_whatever_the_queue_is_loaded_with(cups: PrintSystem) -> None:
    slip = roll(Paper.RECEIPT, samples.WAGES)
    narrow = roll(Paper.RECEIPT, samples.WAGES, width_mm=58)
    sent = {
        "A5": paper(Paper.RECEIPT, samples.WAGES),
        "A4": paper(Paper.RECEIPT, samples.WAGES, large=True),
        "A3": poster(samples.ROAD_MAP, samples.OFFICE),
        f"Custom.80x{_whole_millimetres(slip)}mm": slip,
        f"Custom.58x{_whole_millimetres(narrow)}mm": narrow,
    }
    for pdf in sent.values():
        assert send(pdf) is PrintOutcome.SENT
    jobs = cups.printed(len(sent))
    assert [job.media for job in jobs] == [[media] for media in sent]
    assert all("print-scaling=none" in job.options for job in jobs)


def test_pages_of_several_sizes_are_a_job_for_each(cups: PrintSystem) -> None:
    mixed, out = pypdf.PdfWriter(), io.BytesIO()
    for each in (paper(Paper.RECEIPT, samples.WAGES), paper(Paper.ACCEPTANCE, samples.ACCEPTED)):
        mixed.append(io.BytesIO(each))
    mixed.write(out)
    assert send(out.getvalue(), "HP(1018)") is PrintOutcome.SENT
    first, second = cups.printed(2)
    assert (first.media, second.media) == (["A5"], ["A4"])
    assert "来访登记回执" in text_of(first.pdf)


def test_a_roll_without_a_driver_is_given_its_own_language_untouched(cups: PrintSystem) -> None:
    assert send(roll(Paper.RECEIPT, samples.WAGES), "窗口回执", make=Make.DOTS) is PrintOutcome.SENT
    (job,) = cups.printed(1)
    assert job.pdf.startswith(b"\x1b@")
    assert job.media == []


def test_where_no_print_system_answers_there_is_no_printer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nobody"))
    assert Cups().queues() == () == Cups().jobs()
    assert send(b"%PDF", "A4") is PrintOutcome.NO_PRINTER
    assert Cups().loads("A4").trays == ()


def _whole_millimetres(pdf: bytes) -> int:
    height = float(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox.height) * 25.4 / 72
    return -int(-(height - 0.1) // 1)
