"""What comes in by a serial line (候卡、候码), asked for on the Qt thread while it is wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from xinfang_desk.desk.edges.equipment import Listener

EVERY = 100
"""Milliseconds between two looks at what has come; the line itself is listened to in another thread."""


class Hearing(QObject):
    """Listens at a port as long as ``wanted`` says so and the program is in front; holds it no longer.

    Another program on this machine may use the same device while ours stands behind it.
    """

    came = Signal(object)
    """What the device said, or its :class:`~xinfang_desk.domain.hall.device.DeviceState`."""

    def __init__(
        self, parent: QObject, listener: Callable[[], Listener[Any]], wanted: Callable[[], bool]
    ) -> None:
        super().__init__(parent)
        self._make = listener
        self._wanted = wanted
        self._listener: Listener[Any] | None = None
        self._port = ""
        self._looking = QTimer(self, interval=EVERY)
        self._looking.timeout.connect(self._look)

    def use(self, port: str) -> None:
        """Listen there from now on; nowhere where it is empty."""
        if port == self._port:
            return
        self._port = port
        if port and self._listener is None:
            self._listener = self._make()
            # Whatever becomes of us: its thread ends, and lets the port go.
            self.destroyed.connect(self._listener.close)
        if self._listener is not None:
            self._listener.attend("")
        self._looking.start() if port else self._looking.stop()

    def _look(self) -> None:
        if self._listener is None:
            return
        in_front = QGuiApplication.applicationState() == Qt.ApplicationState.ApplicationActive
        self._listener.attend(self._port if in_front and self._wanted() else "")
        while (told := self._listener.take()) is not None:
            self.came.emit(told)
