"""A paper counts as sent only when its printer took it; each kind of paper comes out of its own."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from tests.desk.conftest import PASSPHRASE
from tests.ui.fakes import Printer
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.devices.printing.cups import Cups
from xinfang_desk.devices.printing.seam import Order
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.hall.print_job import JobState, Loads, PrintJob, PrintOutcome, Queue
from xinfang_desk.domain.hall.stock import PaperSetup, Stock
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import PaperState


@pytest.fixture
def printer(monkeypatch: pytest.MonkeyPatch) -> Printer:
    standing_in = Printer()
    standing_in.queues = ("A4机", "A5机", "小票机")
    standing_in.stands_in(monkeypatch)
    return standing_in


@pytest.fixture
def number(desk: Desk) -> str:
    matter = MatterDraft(statement="路灯坏了", outcome=Outcome.ACCEPT, route=Route.S6)
    return (
        desk.reception.register(VisitDraft(people=(Person(name="周试例"),), matters=(matter,)))
        .matters[0]
        .number
    )


def _set(desk: Desk, **setups: PaperSetup) -> None:
    desk.upkeep.change_settings(replace(desk.upkeep.settings(), **setups))


def _states(desk: Desk, number: str) -> set[PaperState]:
    return {paper.state for paper in desk.reception.show(number).papers}


def test_each_kind_of_paper_comes_out_of_its_own_printer_tray_and_copies(
    desk: Desk, number: str, printer: Printer
) -> None:
    _set(
        desk,
        receipt=PaperSetup(printer="A5机", copies=2),
        papers=PaperSetup(printer="A4机", tray="tray-2", two_sided=True),
        slip=PaperSetup(printer="小票机", roll=58),
    )
    assert desk.papers.send(number) is PrintOutcome.SENT
    assert desk.papers.send(number, (Paper.RECEIPT,), on_roll=True) is PrintOutcome.SENT
    by_title = {
        title.partition("-")[2]: (
            queue,
            order.media.partition("x")[0],
            order.tray,
            order.two_sided,
            order.copies,
        )
        for (title, _pdf, queue), order in zip(printer.sheets, printer.orders, strict=True)
    }
    assert by_title["D01"] == ("A5机", "A5", "", False, 2)
    assert by_title[Paper.ACCEPTANCE.value] == ("A4机", "A4", "tray-2", False, 1)
    assert by_title["D01-roll"] == ("小票机", "Custom.58", "", False, 1)
    assert all(title.isascii() for title in printer.titles)
    assert _states(desk, number) == {PaperState.SENT}


def test_only_a_paper_of_one_copy_is_printed_on_both_sides(desk: Desk, number: str, printer: Printer) -> None:
    """The second copy (第二联) is another's: it is not on the back of the first."""
    both = PaperSetup(printer="A4机", two_sided=True)
    _set(desk, papers=both, receipt=both)
    desk.papers.send(number, (Paper.ACCEPTANCE, Paper.GUIDANCE))
    assert [order.two_sided for order in printer.orders] == [False, True]


def test_a_receipt_without_a_printer_of_its_own_takes_that_of_the_papers(
    desk: Desk, number: str, printer: Printer
) -> None:
    _set(desk, papers=PaperSetup(printer="A5机"), receipt=PaperSetup(tray="tray-1"))
    desk.papers.send(number, (Paper.RECEIPT,))
    assert (printer.sheets[0][2], printer.orders[0].tray) == ("A5机", "tray-1")


def test_another_printer_for_once_has_neither_the_tray_nor_the_place_of_the_first(
    desk: Desk, number: str, printer: Printer
) -> None:
    _set(desk, receipt=PaperSetup(printer="A5机", tray="tray-1", right=5))
    desk.papers.send(number, (Paper.RECEIPT,))
    desk.papers.send(number, (Paper.RECEIPT,), queue="A4机")
    (_, first, _), (_, second, queue) = printer.sheets
    assert (queue, printer.orders[1].tray) == ("A4机", "")
    assert _left(first) - _left(second) == pytest.approx(5 * 72 / 25.4, abs=0.1)


def _left(pdf: bytes) -> float:
    places: list[float] = []
    page = pypdf.PdfReader(io.BytesIO(pdf)).pages[0]
    page.extract_text(
        visitor_text=lambda text, cm, tm, *_: places.append(cm[4] + tm[4]) if text.strip() else None
    )
    return min(places)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"queues": ()}, PrintOutcome.NO_PRINTER),
        ({"queues": ("A5机",)}, PrintOutcome.GONE),
        ({"paused": True}, PrintOutcome.PAUSED),
        ({"takes": False}, PrintOutcome.FAILED),
    ],
)
def test_where_the_printer_does_not_take_it_no_paper_counts_as_sent(
    desk: Desk, number: str, printer: Printer, how: dict[str, object], said: PrintOutcome
) -> None:
    _set(desk, receipt=PaperSetup(printer="A4机"))
    vars(printer).update(how)
    assert desk.papers.send(number, (Paper.RECEIPT,)) is said
    assert printer.sheets == []
    assert PaperState.SENT not in _states(desk, number)
    if said is not PrintOutcome.FAILED:
        assert desk.printing.lacking(Stock.RECEIPT) is said


@pytest.mark.parametrize("state", [JobState.FAILED, JobState.CANCELLED, JobState.STOPPED])
def test_what_did_not_come_out_counts_as_sent_no_more(
    desk: Desk, number: str, printer: Printer, state: JobState
) -> None:
    desk.papers.send(number)
    assert desk.papers.not_printed(number) == ()
    printer.state = state
    kinds = {each.kind for each in desk.reception.show(number).papers}
    assert set(desk.papers.not_printed(number)) == kinds
    assert {(each.state, each.prints) for each in desk.reception.show(number).papers} == {
        (PaperState.DRAWN, 0)
    }
    assert desk.papers.not_printed(number) == ()


def test_a_job_at_a_printer_that_stopped_has_stopped_and_is_taken_back(
    desk: Desk, number: str, printer: Printer
) -> None:
    desk.papers.send(number, (Paper.RECEIPT,))
    printer.state = JobState.WAITING
    assert desk.papers.not_printed(number) == ()
    printer.paused = True
    assert [each.state for each in desk.printing.jobs(number)] == [JobState.STOPPED]
    assert desk.papers.not_printed(number) == (Paper.RECEIPT,)
    assert printer.cancelled == {0}


def test_a_reprint_that_failed_takes_nothing_back_from_the_first(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch, printer: Printer
) -> None:
    for _time in range(2):
        desk.papers.send(number, (Paper.RECEIPT,))
    states = (JobState.DONE, JobState.FAILED)
    jobs = tuple(
        PrintJob(id=at, queue="A4机", title=f"{number}-D01", state=state) for at, state in enumerate(states)
    )
    monkeypatch.setattr(Cups, "jobs", lambda _cups: jobs)
    assert desk.papers.not_printed(number) == ()


def test_a_paper_of_two_sizes_is_whole_only_with_both(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch, printer: Printer
) -> None:
    desk.papers.send(number, (Paper.RECEIPT,))
    came = {f"{number}-D01": JobState.FAILED, f"{number}-D01-2": JobState.DONE}
    jobs = tuple(
        PrintJob(id=at, queue="A4机", title=title, state=state)
        for at, (title, state) in enumerate(came.items())
    )
    monkeypatch.setattr(Cups, "jobs", lambda _cups: jobs)
    assert desk.papers.not_printed(number) == (Paper.RECEIPT,)


def test_a_kind_that_is_asked_for_twice_is_one_file(desk: Desk, number: str, tmp_path: Path) -> None:
    kinds = (Paper.RECEIPT, Paper.RECEIPT, Paper.ACCEPTANCE)
    assert len(desk.papers.save(number, tmp_path, kinds, spoken=True)) == 2


def test_several_printers_and_none_chosen_is_said_and_the_only_one_needs_no_choice(
    desk: Desk, number: str, monkeypatch: pytest.MonkeyPatch, printer: Printer
) -> None:
    monkeypatch.setattr(Cups, "queues", lambda _cups: (Queue(name="A"), Queue(name="B")))
    assert desk.papers.send(number) is PrintOutcome.NOT_CHOSEN
    monkeypatch.setattr(Cups, "queues", lambda _cups: (Queue(name="A"),))
    assert desk.papers.send(number) is PrintOutcome.SENT
    assert {queue for _, _, queue in printer.sheets} == {"A"}


def test_of_each_title_the_newest_job_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def job(at: int, title: str, state: JobState) -> PrintJob:
        return PrintJob(id=at, queue="A", title=title, state=state)

    jobs = (
        job(1, "12-D01", JobState.FAILED),
        job(2, "12-D02", JobState.DONE),
        job(3, "12-D01", JobState.PRINTING),
        job(4, "7-D01", JobState.DONE),
    )
    monkeypatch.setattr(Cups, "jobs", lambda _cups: jobs)
    assert {each.id for each in desk.printing.jobs("12-")} == {2, 3}


@pytest.mark.parametrize("stock", Stock)
def test_each_kind_of_paper_has_a_page_to_try_it_with(desk: Desk, printer: Printer, stock: Stock) -> None:
    _set(desk, slip=PaperSetup(printer="小票机", roll=58))
    assert desk.printing.send(desk.printing.test_page(stock), title="test-page") is PrintOutcome.SENT
    assert (
        printer.orders[0].media.partition("x")[0]
        == {
            Stock.RECEIPT: "A5",
            Stock.PAPERS: "A4",
            Stock.SLIP: "Custom.58",
        }[stock]
    )


class Elsewhere:
    """A print system that is none of this machine's."""

    def queues(self) -> tuple[Queue, ...]:
        return (Queue(name="别处"),)

    def loads(self, _queue: str) -> Loads:
        return Loads()

    def put(self, _content: bytes, *, queue: str, title: str, order: Order) -> bool:
        return (queue, title, order.media) == ("别处", "test-page", "A4")

    def jobs(self) -> tuple[PrintJob, ...]:
        return ()

    def cancel(self, _job: PrintJob) -> None:
        pass


def test_what_prints_is_what_the_desk_was_given(home: Path) -> None:
    desk = open_desk(home, PASSPHRASE, printing=Elsewhere())
    assert [each.name for each in desk.printing.queues()] == ["别处"]
    assert desk.printing.send(desk.printing.test_page(), title="test-page") is PrintOutcome.SENT
    desk.close()
