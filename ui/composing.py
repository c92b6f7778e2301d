"""Whether an input method composes (正在拼音输入): keys then belong to it, not to the window."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QWindow


class Composing(QObject):
    """Watches the preedit text of whatever has the focus in one window."""

    _watched: QObject | None = None
    _under_way = False
    # Of the class: Qt still tells of the focus while Python takes the object apart.

    def watch(self, window: QWindow) -> None:
        """Follow the focus of ``window``."""
        window.focusObjectChanged.connect(self._follow)
        # Asking the window itself keeps what it answers alive for ever (PySide 6.11).
        if QGuiApplication.focusWindow() is window:
            self._follow(QGuiApplication.focusObject())

    def under_way(self) -> bool:
        """Whether something is being composed now."""
        return self._under_way

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note what is being composed (Qt)."""
        if isinstance(event, QInputMethodEvent):
            self._under_way = bool(event.preeditString())
        return super().eventFilter(watched, event)

    @Slot(QObject)
    def _follow(self, focused: QObject | None) -> None:
        if self._watched is not None and shiboken6.isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = focused
        self._under_way = False
        if focused is not None:
            focused.installEventFilter(self)
