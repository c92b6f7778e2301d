"""Buttons that act once (双击只算一次): the second half of a double click does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


def is_enter(event: QKeyEvent) -> bool:
    """Whether Enter was pressed anew: one that is held down, or comes with another key, does nothing."""
    alone = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and alone and not event.isAutoRepeat()


class ActsOnce(_Button):
    """Mixed into a button, before Qt's own class; Enter presses it, as space does.

    Qt finds double clicks by the time stamps of the events and by where the pointer stood in the window, not
    by what lay under it: a second click that falls on what the first one has brought up is one as well.
    """

    _left_out: int | None = None
    """When the last click of a row of quick ones was left out, in the milliseconds of the events."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it by Enter, wherever it stands (Qt)."""
        if is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press, unless it is the third or later of a row of quick ones (Qt)."""
        last, now = self._left_out, int(event.timestamp())
        if last is not None and now - last <= QGuiApplication.styleHints().mouseDoubleClickInterval():
            self._left_out = now
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Leave the second press out (Qt would press the button with it)."""
        self._left_out = int(event.timestamp())
        event.accept()
