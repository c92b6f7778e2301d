"""Looking things up while somebody types (查找): after a pause, beside the lane, the newest alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from ui.county.station import Station
from xinfang_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office

T = TypeVar("T")

PAUSE = 200
"""Milliseconds after the last sign before one looks."""


class Looking(QObject):
    """Asks an office over a connection of its own: no act waits for a search, and no search for an act.

    A question that is asked before the one before it was begun takes its place; what an older one found is
    dropped.
    """

    under_way = Signal(bool)
    """Whether an answer is waited for."""

    def __init__(self, owner: QObject, station: Station) -> None:
        super().__init__(owner)
        self._station = station
        self._asked = 0
        self._office: Office | None = None
        self._ask: Callable[[], None] = lambda: None
        self._pause = QTimer(self, interval=PAUSE, singleShot=True)
        self._pause.timeout.connect(self._begin)

    def look(
        self,
        work: Callable[[Office], T],
        then: Callable[[T], None],
        refused: Callable[[DeskError], None],
        *,
        at_once: bool = False,
    ) -> None:
        """Ask ``work`` after :data:`PAUSE`, or ``at_once``; what was asked before is dropped."""
        self._asked += 1
        asked = self._asked

        def works() -> T | None:
            return work(self._own()) if asked == self._asked else None

        def answered(found: T | None) -> None:
            if asked == self._asked and found is not None:
                self.under_way.emit(False)
                then(found)

        def said_no(fault: DeskError) -> None:
            if asked == self._asked:
                self.under_way.emit(False)
                refused(fault)

        self._ask = lambda: self._station.background.look_up(self, works, answered, said_no)
        self.under_way.emit(True)
        if at_once:
            self._pause.stop()
            self._ask()
        else:
            self._pause.start()

    def close(self) -> None:
        """Ask nothing more, and close the connection in the thread that opened it."""
        self._asked += 1
        self._pause.stop()
        self._station.background.look_up(self, self._let_go, lambda _nothing: None)

    def _begin(self) -> None:
        self._ask()

    def _own(self) -> Office:
        if self._office is None:
            self._office = self._station.office.beside()
        return self._office

    def _let_go(self) -> None:
        if self._office is not None:
            self._office.close()
            self._office = None
