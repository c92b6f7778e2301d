"""The printer (打印机): sheets made to fit and handed to a queue; the paper is streamed and left nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.devices import page_pictures as pages
from xinfang_desk.devices.printing import roll
from xinfang_desk.devices.printing.fitted import moved, strengthened
from xinfang_desk.devices.printing.seam import Order, PrintSystem
from xinfang_desk.domain.hall.print_job import PrintOutcome, Queue
from xinfang_desk.domain.hall.stock import Make, PaperSetup, Stock

_STOCKS = {"A5": Stock.RECEIPT, "Custom.80": Stock.SLIP, "Custom.58": Stock.SLIP}
"""What a page is printed on, by its size; everything else is a paper."""


def by_stock(pdf: bytes) -> list[tuple[Stock, str, bytes]]:
    """The kind of paper, the size to ask for, and the pages for it: one part for each change of size."""
    parts = pages.by_media(pdf)
    return [(_STOCKS.get(media.partition("x")[0], Stock.PAPERS), media, part) for media, part in parts]


def lacking(system: PrintSystem, setup: PaperSetup) -> PrintOutcome | None:
    """Why nothing can be sent to this printer, or the usual one where none is named; None where it can.

    A printer that has no paper now takes the job all the same and prints it when it is filled.
    """
    if roll.is_address(setup.printer):
        return roll.lacking(setup.printer)
    found = _chosen(system.queues(), setup.printer)
    return found.refuses if isinstance(found, Queue) else found


def send(pdf: bytes, *, system: PrintSystem, setup: PaperSetup, title: str, media: str) -> PrintOutcome:
    """Hand pages of one size to a printer under a title of number and kind only.

    They ask for their own size, ``media``: a queue's own may be another.
    """
    if roll.is_address(setup.printer):
        page = moved(pdf, right=setup.right, down=setup.down)
        return roll.lacking(setup.printer) or roll.put(page, setup.printer, setup.roll, setup.copies)
    found = _chosen(system.queues(), setup.printer)
    if not isinstance(found, Queue):
        return found
    if found.refuses:
        return found.refuses
    raw = setup.make is Make.DOTS
    order = Order(media=media, tray=setup.tray, two_sided=setup.two_sided, copies=setup.copies, raw=raw)
    content = _made_for(pdf, setup)
    taken = system.put(content, queue=found.name, title=title, order=order)
    return PrintOutcome.SENT if taken else PrintOutcome.FAILED


def _made_for(pdf: bytes, setup: PaperSetup) -> bytes:
    page = moved(pdf, right=setup.right, down=setup.down)
    if setup.make is Make.DOTS:
        return roll.commands(page, setup.roll)
    return strengthened(page) if setup.make is Make.NEEDLES else page


def usual(queues: Sequence[Queue]) -> str:
    """The queue that is used where none is named: the usual one, or the only one; empty for none."""
    found = [each for each in queues if each.usual] or (queues if len(queues) == 1 else ())
    return found[0].name if found else ""


def _chosen(queues: Sequence[Queue], name: str) -> Queue | PrintOutcome:
    """The queue of this name, or the usual one where none is named; no other in its place."""
    if not queues:
        return PrintOutcome.NO_PRINTER
    wanted = name or usual(queues)
    absent = PrintOutcome.GONE if name else PrintOutcome.NOT_CHOSEN
    return next((each for each in queues if each.name == wanted), absent)
