"""Printing (打印): what a printer said, in words with a next step; and sheets that are no owed paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.officer.parts.station import Station
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import PrintOutcome
from xinfang_desk.files import write_paper
from xinfang_desk.words import _


def said_of_print(outcome: PrintOutcome) -> tuple[str, NoticeKind]:
    """What to say after papers went to the printer."""
    return {
        PrintOutcome.SENT: (_("已送打印。纸出来交给本人后，按 Ctrl+D 确认。"), NoticeKind.OK),
        PrintOutcome.NO_PRINTER: (_("没有找到打印机。可另存 PDF，文书在未交付里。"), NoticeKind.WARN),
        PrintOutcome.GONE: (
            _("设置里选的打印机现在没有接上，没有打印。请接好，或在设置里另选一台；文书在未交付里。"),
            NoticeKind.WARN,
        ),
        PrintOutcome.FAILED: (_("打印没有成功。请检查打印机后再打，文书还在。"), NoticeKind.DANGER),
    }[outcome]


def said_of_sheet(outcome: PrintOutcome) -> tuple[str, NoticeKind]:
    """What to say after a sheet went to the printer that no key of this page confirms."""
    return {
        PrintOutcome.SENT: (_("已送打印。"), NoticeKind.OK),
        PrintOutcome.NO_PRINTER: (_("没有找到打印机。可以另存 PDF，换一台电脑打。"), NoticeKind.WARN),
        PrintOutcome.GONE: (
            _("设置里选的打印机现在没有接上，没有打印。请接好，或在设置里另选一台。"),
            NoticeKind.WARN,
        ),
        PrintOutcome.FAILED: (_("打印没有成功。请检查打印机后再打。"), NoticeKind.DANGER),
    }[outcome]


class Sheet:
    """A sheet that nobody is owed (日结单、清单、小票、告知、测试页): drawn in the lane, printed or saved.

    ``title`` is what the print queue and a file are called by; it holds no name of a person. What is drawn
    for a roll goes to the printer of waiting numbers where there is one.
    """

    def __init__(
        self,
        station: Station,
        owner: QWidget,
        title: str,
        draw: Callable[[], bytes],
        *,
        on_roll: bool = False,
    ) -> None:
        self._station = station
        self._owner = owner
        self._title = title
        self._draw = draw
        self._on_roll = on_roll

    def print_it(self) -> None:
        """Draw it and hand it to the printer."""
        desk = self._station.desk

        def send() -> PrintOutcome:
            settings = desk.upkeep.settings()
            printer = (self._on_roll and settings.slip_printer) or settings.printer
            return desk.papers.send_sheet(self._draw(), title=self._title, printer_name=printer)

        self._station.background.ask(self._owner, send, self._sent, self._station.refused)

    def save_it(self) -> None:
        """Draw it into a file that the officer names."""
        chosen, _kind = QFileDialog.getSaveFileName(self._owner, _("另存 PDF"), f"{self._title}.pdf")
        if chosen:
            file = Path(chosen)
            self._station.background.ask(
                self._owner, lambda: write_paper(file, self._draw()), self._saved, self._station.refused
            )

    def _sent(self, outcome: PrintOutcome) -> None:
        self._station.tell(*said_of_sheet(outcome))

    def _saved(self, file: Path) -> None:
        self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK)
