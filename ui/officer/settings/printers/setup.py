"""How one kind of paper comes out (怎么出): printer, tray, sides, copies, and where on the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QWidget

from ui.officer.parts.station import Station
from ui.officer.settings.device_lines import printer_pill
from ui.officer.settings.machine import keep_setup
from ui.officer.settings.printers.kinds import printer_entries
from ui.officer.settings.printers.trial import PrintTrial
from ui.widgets.boxes import column, frame, row
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import Choice, choices, choose, numbers, refill
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.hall.print_job import Loads, Queue
from xinfang_desk.domain.hall.stock import FARTHEST, MOST_COPIES, ROLLS, Make, Stock
from xinfang_desk.settings import Settings
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import stock_said

_STEP = 0.5


class Millimetres(QDoubleSpinBox):
    """A box for how far to move a page; the wheel belongs to the page that is scrolled."""

    def __init__(self) -> None:
        super().__init__(decimals=1, singleStep=_STEP, minimum=-FARTHEST, maximum=FARTHEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSuffix(_(" 毫米"))
        self.lineEdit().setTextMargins(10, 0, 0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page (Qt)."""
        event.ignore()


class PaperPane(QWidget):
    """All that can be set of one kind of paper, at once; and a test page."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._stock = Stock.RECEIPT
        self._title = label("", "section", name="paperTitle")
        self._pill = Pill(look, "", PillKind.IDLE)
        self.printer = choices(())
        self.make = choices(_makes())
        self.tray = choices([("", _("打印机自己定"))])
        self.copies = numbers(1, MOST_COPIES)
        self.right, self.down = Millimetres(), Millimetres()
        self.roll = choices((each, _("{wide} 毫米").format(wide=each)) for each in ROLLS)
        self.two_sided = QCheckBox(_("双面打"))
        self.two_sided.setObjectName("paperTwoSided")
        self.address = QLineEdit()
        card = Card(look, _("怎么出"), "paperSetup", icon="printer")
        grid = Grid(look, columns=3, narrowest=150)
        self._fields = {
            "printer": Field(look, _("从哪台出"), self.printer, "paperPrinter"),
            "copies": Field(look, _("打几份"), self.copies, "paperCopies"),
            "tray": Field(look, _("纸盒"), self.tray, "paperTray"),
            "right": Field(look, _("往右（往左填负数）"), self.right, "paperRight"),
            "down": Field(look, _("往下（往上填负数）"), self.down, "paperDown"),
            "roll": Field(look, _("纸卷宽"), self.roll, "paperRoll"),
            "make": Field(look, _("打印机是"), self.make, "paperMake"),
        }
        grid.fill((each, 1) for each in self._fields.values())
        hint = _("接在网线上、没有驱动的小票机，写它的地址，回车生效，比如 socket://192.168.1.50:9100")
        self._address = Field(look, _("网络小票机"), self.address, "paperAddress", hint=hint)
        card.body.addWidget(grid)
        card.body.addWidget(self.two_sided)
        card.body.addWidget(self._address)
        self.trial = PrintTrial(station)
        words = _(
            "打印机怎么样，都照样能登记：文书可以另存 PDF，在“未交付”里不会丢。打完了不算交付，交到手里才算。"
        )
        self.setLayout(
            column(
                look,
                row(look, self._title, self._pill, None),
                card,
                frame("ask", column(look, self.trial, margins=(12, 8, 12, 8))),
                label(words, "caption", wrap=True),
                None,
            )
        )
        for name, box in self._choices().items():
            box.activated.connect(lambda _at, name=name, box=box: self._keep(**{name: box.currentData()}))
        for name, spin in self._spins().items():
            spin.editingFinished.connect(lambda name=name, spin=spin: self._keep(**{name: spin.value()}))
        self.two_sided.clicked.connect(lambda on: self._keep(two_sided=on))
        self.address.returnPressed.connect(self._use_address)

    def show_stock(self, stock: Stock) -> None:
        """Be about this kind of paper."""
        self._stock = stock
        self.trial.offer(stock)
        self.reload()
        self.printer.setFocus()

    def reload(self) -> None:
        """Read again how it is set, and how its printer stands."""
        desk, stock = self._station.desk, self._stock

        def read() -> tuple[Stock, Settings, tuple[Queue, ...], Loads]:
            settings = desk.upkeep.settings()
            printer = settings.setup_of(stock).printer
            queues = desk.printing.queues()
            name = printer or next((each.name for each in queues if each.usual), "")
            return stock, settings, queues, desk.printing.loads(name)

        self._station.background.ask(self, read, self._show)

    def _choices(self) -> dict[str, Choice]:
        return {"printer": self.printer, "make": self.make, "tray": self.tray, "roll": self.roll}

    def _spins(self) -> dict[str, Any]:
        return {"copies": self.copies, "right": self.right, "down": self.down}

    def _show(self, found: tuple[Stock, Settings, tuple[Queue, ...], Loads]) -> None:
        stock, settings, queues, loads = found
        if stock is not self._stock:
            return
        setup, in_force = getattr(settings, stock.value), settings.setup_of(stock)
        what, size = stock_said(stock)
        self._title.setText(f"{what}　{size}")
        self._show_state(in_force.printer, queues)
        refill(self.printer, printer_entries(stock, queues, setup.printer))
        trays = (*loads.trays, *({setup.tray} - {"", *loads.trays}))
        refill(self.tray, [("", _("打印机自己定")), *((each, _tray(each)) for each in trays)])
        refill(self.make, _makes(on_roll=stock is Stock.SLIP))
        for name, box in self._choices().items():
            choose(box, getattr(setup, name))
        for name, spin in self._spins().items():
            if not spin.hasFocus():
                spin.setValue(getattr(setup, name))
        self.two_sided.setChecked(setup.two_sided)
        on_roll = stock is Stock.SLIP
        self._fields["tray"].setVisible(not on_roll)
        self._fields["roll"].setVisible(on_roll)
        # The printer says what it is where it is chosen; elsewhere it is that of the papers.
        self._fields["make"].setVisible(bool(setup.printer) or stock is Stock.PAPERS)
        self.two_sided.setVisible(loads.two_sided and not on_roll)
        self._address.setVisible(on_roll)

    def _show_state(self, printer: str, queues: tuple[Queue, ...]) -> None:
        named = (each for each in queues if (each.name == printer if printer else each.usual))
        queue = next(named, None)
        if queue is not None:
            self._pill.show_state(*printer_pill(queue))
        elif printer.startswith("socket://"):
            self._pill.show_state(_("试了才知道"), PillKind.IDLE)
        else:
            self._pill.show_state(_("没接上") if printer else _("还没选"), PillKind.WARN)

    def _keep(self, **changes: Any) -> None:
        keep_setup(self._station, self, self._stock, **changes)

    def _use_address(self) -> None:
        written = self.address.text().strip()
        if written:
            self._keep(printer=written if "://" in written else f"socket://{written}", make=Make.DOTS)
            self.address.clear()


def _makes(*, on_roll: bool = False) -> list[tuple[Make, str]]:
    makes = [(Make.USUAL, _("普通（激光、喷墨、装了驱动的）"))]
    if on_roll:
        return [*makes, (Make.DOTS, _("没有驱动的小票机（ESC/POS）"))]
    return [*makes, (Make.NEEDLES, _("针式：不打灰色，线加粗"))]


def _tray(keyword: str) -> str:
    """A tray by its number, or by the printer's own word."""
    if keyword.startswith("tray-"):
        return _("纸盒 {number}").format(number=keyword.removeprefix("tray-"))
    return {"manual": _("手工送纸"), "by-pass-tray": _("旁边的手送口")}.get(keyword, keyword)
