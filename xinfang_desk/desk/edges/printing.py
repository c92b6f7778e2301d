"""Printing (打印): each kind of paper on its own printer, and what the print system knows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import printer
from xinfang_desk.devices.printing.fitted import Picture, pictures
from xinfang_desk.devices.printing.seam import Order
from xinfang_desk.documents.office.trial_page import trial_page
from xinfang_desk.domain.hall.print_job import JobState, Loads, PrintJob, PrintOutcome, Queue
from xinfang_desk.domain.hall.stock import PaperSetup, Stock
from xinfang_desk.domain.roles import WORKING
from xinfang_desk.settings import read_settings

__all__ = ["Order", "Picture", "Printing", "pictures"]

ROLL = "-roll"
"""How the title of a slip ends."""


class Printing(Counter):
    """The verbs of printers."""

    @open_to_all
    def queues(self) -> tuple[Queue, ...]:
        """The printers that this machine knows, as they stand now."""
        return self._seat.printing.queues()

    @open_to_all
    def loads(self, queue: str) -> Loads:
        """What a printer can be asked for."""
        return self._seat.printing.loads(queue)

    @open_to_all
    def lacking(self, stock: Stock, queue: str = "") -> PrintOutcome | None:
        """Why no sheet of this kind can be printed now, on ``queue`` or the chosen one; None where it can."""
        return printer.lacking(self._seat.printing, setup_for(self._seat, stock, queue))

    @open_to_all
    def jobs(self, title: str) -> tuple[PrintJob, ...]:
        """The newest job of each title that begins so, as the print system knows it.

        One that waits at a queue which stands still has stopped too.
        """
        return tuple({each.title: each for each in _jobs(self._seat, title)}.values())

    @open_to_all
    def test_page(self, stock: Stock = Stock.PAPERS) -> bytes:
        """A page that shows whether a printer keeps sizes, places and rare characters."""
        seat = self._seat
        roll = setup_for(seat, stock).roll
        return trial_page(stock, seat.office, seat.today(), roll=roll, rehearsal=seat.rehearsal)

    @duty(WORKING)
    def never_came_out(self, title: str) -> bool:
        """Whether nothing came of the last sheet of that title; at a stopped printer it is taken back."""
        return bool(lost_of(self._seat, {title: 1}))

    @duty(WORKING)
    def send(self, pdf: bytes, *, title: str, queue: str = "", one_sided: bool = False) -> PrintOutcome:
        """Print what is no owed paper (roll, day sheet, list, test page); the title names nobody.

        ``one_sided``: its copies are for different people, so that no two of them share a sheet.
        """
        return put_on_paper(self._seat, pdf, title=title, queue=queue, one_sided=one_sided)


def setup_for(seat: Seat, stock: Stock, queue: str = "") -> PaperSetup:
    """How this kind of paper comes out of ``queue``, or of the printer that is chosen for it."""
    settings = read_settings(seat.home)
    setup = settings.setup_of(stock)
    if queue in {"", setup.printer}:
        return setup
    # Trays and places are those of another machine.
    return PaperSetup(printer=queue, copies=setup.copies, roll=setup.roll)


def lost_of(seat: Seat, sent: Mapping[str, int]) -> tuple[str, ...]:
    """The titles of which the print system says that nothing came of what was sent so many times.

    The sheets of a title, and its slip. What still waits at a printer that stopped is taken back: it would
    come out later, in nobody's sight. What it says nothing about is not among them.
    """
    jobs = _jobs(seat, *sent) if sent else []
    lost = tuple(title for title, times in sent.items() if _is_lost(_last(jobs, title, times), title))
    for title in lost:
        for job in (each for each_of in _last(jobs, title, sent[title]).values() for each in each_of):
            if not job.state.is_over:
                seat.printing.cancel(job)
    return lost


def _last(jobs: Sequence[PrintJob], title: str, times: int) -> dict[str, list[PrintJob]]:
    """The last jobs of each part of a title."""
    found: dict[str, list[PrintJob]] = {}
    for job in jobs:
        if job.title.startswith(title):
            found.setdefault(job.title, []).append(job)
    return {each: of_part[-times:] for each, of_part in found.items()}


def _is_lost(last: Mapping[str, Sequence[PrintJob]], title: str) -> bool:
    """Whether neither all sheets came out, nor the slip."""
    lost = {each: all(job.state.is_lost for job in jobs) for each, jobs in last.items()}
    slip = f"{title}{ROLL}"
    slips = [is_lost for each, is_lost in lost.items() if each.startswith(slip)]
    sheets = [is_lost for each, is_lost in lost.items() if not each.startswith(slip)]
    # A paper of two sizes is two jobs: it is whole only with both.
    return bool(lost) and all(slips) and (any(sheets) or not sheets)


def _jobs(seat: Seat, *titles: str) -> list[PrintJob]:
    """The jobs of titles that begin so, the newest last."""
    jobs = [each for each in seat.printing.jobs() if each.title.startswith(titles)]
    if all(each.state.is_over for each in jobs):
        return jobs
    still = {each.name for each in seat.printing.queues() if each.paused}
    return [
        replace(each, state=JobState.STOPPED) if each.queue in still and not each.state.is_over else each
        for each in jobs
    ]


def put_on_paper(
    seat: Seat, pdf: bytes, *, title: str, queue: str = "", copies: int = 0, one_sided: bool = False
) -> PrintOutcome:
    """Send each page to the printer of its kind of paper, or all to ``queue``, so many of each.

    ``one_sided``: on no other page's back, whatever the settings say.
    """
    for at, (stock, media, part) in enumerate(printer.by_stock(pdf)):
        named = f"{title}-{at + 1}" if at else title
        setup = setup_for(seat, stock, queue)
        if copies:
            setup = replace(setup, copies=copies)
        if one_sided:
            setup = replace(setup, two_sided=False)
        outcome = printer.send(part, system=seat.printing, setup=setup, title=named, media=media)
        if outcome is not PrintOutcome.SENT:
            return outcome
    return PrintOutcome.SENT


def asked_of(seat: Seat, pdf: bytes, queue: str = "") -> tuple[str, str]:
    """Which printer a sheet is for, empty where there is none, and which size it asks for."""
    stock, media, _part = printer.by_stock(pdf)[0]
    chosen = setup_for(seat, stock, queue).printer
    return chosen or printer.usual(seat.printing.queues()), media
