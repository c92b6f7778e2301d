"""Printing (打印): what a printer said, in words with a next step; and sheets that are no owed paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.chosen_files import file_to_save
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.inputs.choices import choices, numbers, refill
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.hall.print_job import Hindrance, PrintJob, PrintOutcome, Queue
from xinfang_desk.files import write_paper
from xinfang_desk.words import _
from xinfang_desk.words.printing_said import hindrance_said, job_said, print_said, queue_called

_MOST_COPIES = 9


def said_of_print(outcome: PrintOutcome) -> tuple[str, NoticeKind]:
    """What to say after papers went to the printer."""
    if outcome is PrintOutcome.SENT:
        return _("已送打印。纸出来交给本人后，按 Ctrl+D 确认。"), NoticeKind.OK
    return print_said(outcome) + _("可另存 PDF，文书在未交付里。"), _kind(outcome)


def said_of_sheet(outcome: PrintOutcome, *, can_be_saved: bool = True) -> tuple[str, NoticeKind]:
    """What to say after a sheet went to the printer that no key of this page confirms."""
    if outcome is PrintOutcome.SENT:
        return print_said(outcome), NoticeKind.OK
    way_out = _("可以另存 PDF，换一台电脑打。") if can_be_saved else _("接好了再打一次。")
    return print_said(outcome) + way_out, _kind(outcome)


def said_of_jobs(jobs: Sequence[PrintJob], hindered: Sequence[Hindrance]) -> str:
    """Where the jobs of a matter stand, the same words once; and what hinders the printer."""
    counts = Counter(job_said(job.state) for job in jobs)
    each = _("{count} 份{state}")
    told = "，".join(each.format(count=count, state=words) for words, count in counts.items())
    why = "".join("：".join(hindrance_said(what)) for what in hindered)
    return _("打印队列：{told}。{why}").format(told=told, why=why)


def _kind(outcome: PrintOutcome) -> NoticeKind:
    return NoticeKind.DANGER if outcome is PrintOutcome.FAILED else NoticeKind.WARN


class PrintChoice(QWidget):
    """On which printer, where it is not the one of the settings, and how many of each."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self.printer = choices([("", _("设置里的打印机"))])
        self.printer.setObjectName("printOn")
        self.printer.setAccessibleName(_("用哪台打印机"))
        self.copies = numbers(1, _MOST_COPIES)
        self.copies.setObjectName("printCopies")
        self.copies.setAccessibleName(_("每种打几份"))
        self.copies.setSuffix(_(" 份"))
        inside = row(look, spacing=6)
        self.copies.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for control in (self.printer, self.copies):
            named = label(control.accessibleName(), "caption")
            named.setBuddy(control)
            inside.addWidget(named)
            inside.addWidget(control, 1 if control is self.printer else 0)
        self.setLayout(inside)

    def begin(self) -> None:
        """Another matter: one of each on the printer of the settings, and the printers of now."""
        self.copies.setValue(1)
        self.printer.setCurrentIndex(0)
        queues = self._station.desk.printing.queues
        self._station.background.aside(self, queues, self._show, self._station.refused)

    def _show(self, queues: tuple[Queue, ...]) -> None:
        refill(
            self.printer,
            [("", _("设置里的打印机")), *((each.name, queue_called(each, queues)) for each in queues)],
        )


class Sheet:
    """A sheet that nobody is owed (日结单、清单、小票、告知、测试页): drawn in the lane, printed or saved.

    ``title`` is what the print queue calls it, ``called`` what a file of it is called where the page saves
    one; neither holds the name of a person. What is drawn for a roll goes to the printer of slips. One ``in
    copies`` (联) for different people is on one side of each sheet.
    """

    def __init__(
        self,
        station: Station,
        owner: QWidget,
        title: str,
        draw: Callable[[], bytes],
        *,
        called: str = "",
        in_copies: bool = False,
    ) -> None:
        self._station = station
        self._owner = owner
        self._title = title
        self._called, self._can_be_saved = called, bool(called)
        self._draw = draw
        self._in_copies = in_copies

    def print_it(self) -> None:
        """Draw it and hand it to the printer."""
        desk = self._station.desk

        def send() -> PrintOutcome:
            return desk.printing.send(self._draw(), title=self._title, one_sided=self._in_copies)

        self._station.background.ask(self._owner, send, self._sent, self._station.refused)

    def save_it(self) -> None:
        """Draw it into a file that the officer names."""
        if file := file_to_save(self._owner, _("另存 PDF"), f"{self._called}.pdf"):
            self._station.background.ask(
                self._owner, lambda: write_paper(file, self._draw()), self._saved, self._station.refused
            )

    def _sent(self, outcome: PrintOutcome) -> None:
        self._station.tell(*said_of_sheet(outcome, can_be_saved=self._can_be_saved))

    def _saved(self, file: Path) -> None:
        self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK)
