"""Buttons that act once (双击只算一次): the second half of a double click does nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QAbstractButton

if TYPE_CHECKING:
    _Button = QAbstractButton
else:
    _Button = object


class ActsOnce(_Button):
    """Mixed into a button, before Qt's own class.

    Qt finds double clicks by the time stamps of the events and by where the pointer stood in the window, not
    by what lay under it: a second click that falls on what the first one has brought up is one as well.
    """

    _left_out: int | None = None
    """When the last click of a row of quick ones was left out, in the milliseconds of the events."""

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
