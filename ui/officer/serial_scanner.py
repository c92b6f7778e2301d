"""A scanner on a serial line (串口扫码枪): it needs no focus and no input method, and fills nothing in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.officer.listening import Hearing
from ui.officer.parts.station import Station
from ui.officer.scanner import recognise
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.hall.device import DeviceState
from xinfang_desk.settings import Settings
from xinfang_desk.words.devices_said import scanner_said


class SerialScanner(Hearing):
    """Listens while ``window`` is in sight, which it is not while the desk is locked."""

    scanned = Signal(str)
    """The number on a receipt."""
    damaged = Signal()
    """A receipt's code that is not whole."""
    foreign = Signal()
    """A code that is none of ours."""

    def __init__(self, station: Station, window: QWidget) -> None:
        super().__init__(window, station.desk.equipment.code_reader, window.isVisible)
        self._station = station
        self._troubled: DeviceState | None = None
        self.came.connect(self._take)
        station.background.changed.connect(self._changed)
        self._changed(Topic.OFFICE)

    def _changed(self, what: Topic) -> None:
        if what & Topic.OFFICE:
            self._station.background.ask(self, self._station.desk.upkeep.settings, self._choose)

    def _choose(self, settings: Settings) -> None:
        self.use(settings.scanner)

    def _take(self, told: str | DeviceState) -> None:
        if isinstance(told, DeviceState):
            if told is not DeviceState.READY and told is not self._troubled:
                self._station.tell(scanner_said(told), NoticeKind.WARN)
            self._troubled = told
            return
        scan = recognise(told)
        if scan is None:
            self.foreign.emit()
        elif scan.number is None:
            self.damaged.emit()
        else:
            self.scanned.emit(scan.number)
