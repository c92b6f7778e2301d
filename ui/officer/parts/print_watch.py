"""What becomes of jobs after they were sent (队列): asked of the print system until nothing more comes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.officer.parts.station import Station
from xinfang_desk.domain.hall.print_job import Hindrance, PrintJob, Queue

_EVERY = 500
"""Milliseconds between two looks."""
_MOST = 240
"""Looks: two minutes; whatever hangs longer is seen on the page of devices."""


class PrintWatch(QWidget):
    """Follows the newest job of each title while its owner is seen; never seen itself."""

    told = Signal(tuple, tuple)
    """The jobs, and what hinders the printers that have not done them; no job of one that keeps no queue."""

    def __init__(self, owner: QWidget, station: Station) -> None:
        super().__init__(owner)
        self.hide()
        self._owner, self._station = owner, station
        self._titles: frozenset[str] = frozenset()
        self._looks = 0
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)

    def follow(self, titles: Iterable[str]) -> None:
        """From now on these."""
        self._titles, self._looks = frozenset(titles), 0
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Follow nothing."""
        self._timer.stop()
        self._titles = frozenset()

    def _look(self) -> None:
        self._looks += 1
        if self._looks > _MOST or not self._owner.isVisible():
            self._timer.stop()
            return
        printing, titles = self._station.desk.printing, self._titles
        self._station.background.ask(
            self,
            lambda: (titles, printing.jobs(""), printing.queues()),
            self._told,
        )

    def _told(self, found: tuple[frozenset[str], tuple[PrintJob, ...], tuple[Queue, ...]]) -> None:
        titles, jobs, queues = found
        if titles != self._titles or not titles:
            return
        jobs = tuple(each for each in jobs if each.title.startswith(tuple(titles)))
        waiting = {each.queue for each in jobs if not each.state.is_over}
        hindered: dict[Hindrance, None] = {}
        for queue in queues:
            hindered |= dict.fromkeys(queue.hindrances) if queue.name in waiting else {}
        if not waiting:
            self._timer.stop()
        self.told.emit(jobs, tuple(hindered))
