"""Trying a printer (试打): a test page on one kind of paper, and how far it came, step by step."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from ui.officer.parts.print_watch import PrintWatch
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import Station
from ui.officer.settings.device_trial import Step, step_line
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.domain.hall.print_job import Hindrance, JobState, PrintJob, PrintOutcome
from xinfang_desk.domain.hall.stock import Stock
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import hindrance_said, job_said, print_said


def print_steps(
    outcome: PrintOutcome, jobs: tuple[PrintJob, ...] | None = None, hindered: tuple[Hindrance, ...] = ()
) -> tuple[Step, ...]:
    """How far a test page came; ``jobs`` are None before the print system was asked of them."""
    if outcome is not PrintOutcome.SENT:
        return ("wrong", print_said(outcome)), ("open", _("打印：还没试到这一步"))
    sent: tuple[Step, ...] = (("done", _("打印机在，收任务")), ("done", _("测试页送出去了")))
    if jobs is None:
        return *sent, ("open", _("正在等打印机……"))
    measure: Step = ("open", _("看纸：框齐不齐，离纸边是不是10毫米，线是不是正好"))
    if not jobs:
        return *sent, measure
    state = jobs[-1].state
    if state is JobState.DONE:
        return *sent, ("done", job_said(state)), measure
    if state.is_over or state is JobState.STOPPED:
        return *sent, ("wrong", job_said(state))
    why: tuple[Step, ...] = tuple(("wrong", "：".join(hindrance_said(each))) for each in hindered)
    return *sent, ("open", job_said(state)), *why


class PrintTrial(QWidget):
    """A button, another that needs no printer, and the steps that it took."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        self._station = station
        self._stock = Stock.RECEIPT
        self._watch = PrintWatch(self, station)
        self.start = Button(look, _("打测试页"), "tryPaper", icon="printer")
        save = Button(look, _("测试页存 PDF"), "saveTestPage", kind="ghost")
        self._steps = Shelf(look, spacing=4)
        head = row(look, label(_("试一试"), "section"), None, save, self.start)
        self.setLayout(column(look, head, self._steps, spacing=6))
        self.start.clicked.connect(self._begin)
        save.clicked.connect(self._save)
        self._watch.told.connect(lambda jobs, why: self._show(print_steps(PrintOutcome.SENT, jobs, why)))

    def offer(self, stock: Stock) -> None:
        """Let this kind of paper be tried."""
        if stock is not self._stock:
            self._watch.stop()
            self._steps.fill(())
            self._stock = stock

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask no more of what nobody sees (Qt)."""
        self._watch.stop()
        super().hideEvent(event)

    def _title(self) -> str:
        return f"test-page-{self._stock.value}"

    def _begin(self) -> None:
        printing, stock, title = self._station.desk.printing, self._stock, self._title()
        self._watch.stop()
        self._show((("open", _("正在试……")),))
        self._station.background.ask(
            self,
            lambda: printing.lacking(stock) or printing.send(printing.test_page(stock), title=title),
            self._sent,
            self._station.refused,
        )

    def _sent(self, outcome: PrintOutcome) -> None:
        self._show(print_steps(outcome))
        if outcome is PrintOutcome.SENT:
            self._watch.follow((self._title(),))

    def _save(self) -> None:
        printing, stock = self._station.desk.printing, self._stock
        called = f"{_('打印测试页')}_{stock.value}"
        Sheet(self._station, self, self._title(), lambda: printing.test_page(stock), called=called).save_it()

    def _show(self, steps: tuple[Step, ...]) -> None:
        self._steps.fill(step_line(self._look, each) for each in steps)
