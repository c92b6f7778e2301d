"""Making a file of the ledger (导出台账): part by part, in sight, and stopped at any moment."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from ui.background import Topic
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from xinfang_desk.desk.answers import LedgerFile
from xinfang_desk.domain.books.every_matter import Column
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class LedgerSaving(QWidget):
    """A line that is there while a file is made: how far it is, and a button that stops it.

    Its lines are read in the lane, a part at a time, so that whatever else is asked comes between; the file
    is made beside it. Stopped, refused or left by closing the program, it leaves nothing of itself.
    """

    ended = Signal(int, object)
    """So many lines are in the file (a :class:`~pathlib.Path`)."""
    refused = Signal(object)
    """It was not written: the :class:`~xinfang_desk.domain.errors.DeskError`."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._stopped = Event()
        self._stopped.set()
        self._progress = QProgressBar()
        self._progress.setObjectName("ledgerProgress")
        self._progress.setAccessibleName(_("导出台账的进度"))
        self._stop = Button(look, _("停下"), "stopLedger", icon="close")
        inside = row(look, label(_("正在导出，可以先做别的"), "label"))
        inside.addWidget(self._progress, 1)
        inside.addWidget(self._stop)
        self.setLayout(inside)
        self.hide()
        self._stop.clicked.connect(self.stop)
        if (app := QCoreApplication.instance()) is not None:
            app.aboutToQuit.connect(self.stop)

    def under_way(self) -> bool:
        """Whether a file is being made."""
        return not self.isHidden()

    def begin(self, file: Path, numbers: Sequence[str], columns: Sequence[Column], why: str | None) -> None:
        """Make it; with ``why`` its numbers stand there in full."""
        # Of this file alone: what was stopped before may still be on its way.
        self._stopped = stopped = Event()
        ledger, lines = self._station.desk.ledger, list[list[str]]()
        self._progress.setRange(0, 2 * len(numbers))
        self._progress.setValue(0)
        self.show()

        def read_on(asked: LedgerFile, at: int) -> None:
            if stopped.is_set():
                self._refuse(DeskError("output.stopped"))
            elif at < asked.parts:
                self._station.background.ask(
                    self, lambda: ledger.part_of(asked, at), lambda part: put(asked, at, part), self._refuse
                )
            else:
                self._write(file, asked, lines, stopped)

        def put(asked: LedgerFile, at: int, part: list[list[str]]) -> None:
            lines.extend(part)
            self._progress.setValue(len(lines))
            read_on(asked, at + 1)

        self._station.background.change(
            self,
            lambda: ledger.begin_file(numbers, columns, why=why),
            lambda asked: read_on(asked, 0),
            self._refuse,
            about=Topic.UNSEEN,
        )

    def stop(self) -> None:
        """Make it no further, and write nothing."""
        self._stop.setEnabled(False)
        self._stopped.set()

    def _write(self, file: Path, asked: LedgerFile, lines: list[list[str]], stopped: Event) -> None:
        ledger, background = self._station.desk.ledger, self._station.background
        report = background.progress(self, lambda done: self._progress.setValue(len(lines) + done))

        def goes_on(done: int) -> bool:
            report(done)
            return not stopped.is_set()

        def written(_nothing: None) -> None:
            background.change(
                self,
                lambda: ledger.end_file(len(lines)),
                lambda _nothing: self._end(len(lines), file),
                self._refuse,
                about=Topic.UNSEEN,
            )

        background.aside(self, lambda: ledger.write_file(file, asked, lines, goes_on), written, self._refuse)

    def _end(self, count: int, file: Path) -> None:
        self._rest()
        self.ended.emit(count, file)

    def _refuse(self, fault: DeskError) -> None:
        self._rest()
        self.refused.emit(fault)

    def _rest(self) -> None:
        self.hide()
        self._stop.setEnabled(True)
