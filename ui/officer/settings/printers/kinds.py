"""Which paper comes out of which printer (哪种纸从哪台出): a line each, and a page to try it with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.officer.settings.machine import keep_setup
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.inputs.choices import Choice, choices, choose, refill
from ui.widgets.labels import label
from xinfang_desk.domain.hall.print_job import Queue
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.settings import Settings
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import queue_called, stock_said

_NAMES = {Stock.RECEIPT: "receiptPrinter", Stock.PAPERS: "printer", Stock.SLIP: "slipPrinter"}


def printer_entries(stock: Stock, queues: Sequence[Queue], chosen: str) -> list[tuple[object, str]]:
    """What can be chosen for this kind of paper, and how each is called; two of one name by both names."""
    nothing = {
        Stock.RECEIPT: _("和文书同一台"),
        Stock.PAPERS: _("系统默认打印机"),
        Stock.SLIP: _("不打，口头告诉几号"),
    }
    entries: list[tuple[object, str]] = [("", nothing[stock])]
    entries += [(each.name, queue_called(each, queues)) for each in queues]
    if chosen and chosen not in {each.name for each in queues}:
        here = chosen.startswith("socket://")
        entries.append((chosen, chosen if here else _("{printer}（现在没有接上）").format(printer=chosen)))
    return entries


class PrinterCard(Card):
    """A printer for each kind of paper; what is chosen holds at once."""

    tuned = Signal(object)
    """The :class:`Stock` that is to be looked at closer."""

    def __init__(self, station: Station, *, tunes: bool = False) -> None:
        look = station.look
        super().__init__(look, _("哪种纸从哪台出"), "printerCard", icon="printer", note=_("打印时还能临时换"))
        self._station = station
        self._boxes: dict[Stock, Choice] = {}
        lines = QGridLayout()
        lines.setColumnStretch(1, 1)
        for at, stock in enumerate(Stock):
            what, size = stock_said(stock)
            box = self._boxes[stock] = choices(printer_entries(stock, (), ""))
            box.setObjectName(_NAMES[stock])
            box.setAccessibleName(_("{what}（{size}）从哪台出").format(what=what, size=size))
            named = label(f"{what} {size}")
            named.setBuddy(box)
            box.activated.connect(lambda _place, stock=stock: self._choose(stock))
            act = self._act(stock, tunes=tunes)
            act.setAccessibleName(f"{act.text()}：{what} {size}")
            for column, widget in enumerate((named, box, act)):
                lines.addWidget(widget, at, column)
        self.body.addLayout(lines)

    def reload(self) -> None:
        """Read again which printers there are, and which are used."""
        desk = self._station.desk
        self._station.background.ask(
            self, lambda: (desk.upkeep.settings(), desk.printing.queues()), self._show
        )

    def _act(self, stock: Stock, *, tunes: bool) -> Button:
        look, station = self._station.look, self._station
        if tunes:
            tune = Button(look, _("试打、细调"), f"tune_{stock.value}", kind="ghost")
            tune.clicked.connect(lambda: self.tuned.emit(stock))
            return tune
        proof = Button(look, _("试打"), f"printTest_{stock.value}", kind="ghost")
        draw = partial(station.desk.printing.test_page, stock)
        title = f"test-page-{stock.value}"
        proof.clicked.connect(lambda: Sheet(station, self, title, draw).print_it())
        return proof

    def _choose(self, stock: Stock) -> None:
        keep_setup(self._station, self, stock, printer=self._boxes[stock].currentData())

    def _show(self, found: tuple[Settings, tuple[Queue, ...]]) -> None:
        settings, queues = found
        for stock, box in self._boxes.items():
            chosen = getattr(settings, stock.value).printer
            refill(box, printer_entries(stock, queues, chosen))
            choose(box, chosen)
