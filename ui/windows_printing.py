"""Printing on Windows (打印), by Qt: each page as a picture on the printer's own paper.

It was never run on Windows; its test prints by it on CUPS. What Qt does not tell is not told: whether a job
is done, and the trays by their names. A roll without a driver wants its bytes untouched, which Qt cannot do.
"""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QRect, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from xinfang_desk.desk.edges.printing import Order, Picture, pictures
from xinfang_desk.domain.hall.print_job import Hindrance, Loads, PrintJob, Queue

_DPI = 300
"""Dots an inch: letters are sharp, and a page of A4 is nine megabytes for a moment."""


class WindowsPrinting:
    """The printers of Windows, as Qt lists them."""

    def queues(self) -> tuple[Queue, ...]:
        """The printers that there are, as they stand now."""
        return tuple(map(_queue, QPrinterInfo.availablePrinters()))

    def loads(self, queue: str) -> Loads:
        """What a printer can be asked for."""
        modes = QPrinterInfo.printerInfo(queue).supportedDuplexModes()
        return Loads(two_sided=QPrinter.DuplexMode.DuplexLongSide in modes)

    def put(self, content: bytes, *, queue: str, title: str, order: Order) -> bool:
        """Print a PDF; whether Windows took it."""
        info = QPrinterInfo.printerInfo(queue)
        if order.raw or info.isNull():
            return False
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setFullPage(True)
        printer.setCopyCount(order.copies)
        if order.two_sided:
            printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
        pages = pictures(content, _DPI)
        _lay_in(printer, pages[0])
        painter = QPainter()
        if not painter.begin(printer):
            return False
        for at, page in enumerate(pages):
            if at:
                printer.newPage()
            _paint(painter, printer, page)
        return painter.end()

    def jobs(self) -> tuple[PrintJob, ...]:
        """Qt tells of no job."""
        return ()

    def cancel(self, _job: PrintJob) -> None:
        """Qt takes none back."""


def _queue(info: QPrinterInfo) -> Queue:
    called, faulty = info.description(), info.state() == QPrinter.PrinterState.Error
    return Queue(
        name=info.printerName(),
        called=called if called != info.printerName() else "",
        usual=info.isDefault(),
        hindrances=(Hindrance.FAULTY,) if faulty else (),
    )


def _lay_in(printer: QPrinter, page: Picture) -> None:
    """Ask for the paper that the page is as large as."""
    size = QSizeF(page.width, page.height)
    paper = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    printer.setPageLayout(QPageLayout(paper, QPageLayout.Orientation.Portrait, QMarginsF()))


def _paint(painter: QPainter, printer: QPrinter, page: Picture) -> None:
    image = QImage(page.grey, page.columns, page.rows, page.columns, QImage.Format.Format_Grayscale8)
    dots = printer.resolution() / 25.4
    painter.drawImage(QRect(0, 0, round(page.width * dots), round(page.height * dots)), image)
