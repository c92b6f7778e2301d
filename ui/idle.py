"""Nobody there (无人操作): what only one person may see does not stay open on an empty chair."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

RESTS = 60_000
"""Milliseconds without key, mouse or touch after which what was opened is put away."""
SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
    }
)
"""What a window hears while somebody is there."""


class Resting(QTimer):
    """Runs out when the window of ``owner`` has been left alone for a minute."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, interval=RESTS, singleShot=True)
        self._owner = owner
        self._window: QWindow | None = None

    def begin(self) -> None:
        """Count from now on, and anew with every key, movement or touch."""
        self._window = self._owner.window().windowHandle()
        if self._window is not None:
            self._window.installEventFilter(self)
        self.start()

    def end(self) -> None:
        """Count no more."""
        self.stop()
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody is still there (Qt)."""
        if event.type() in SIGNS_OF_LIFE:
            self.start()
        return super().eventFilter(watched, event)
