"""The receipt scanner (扫码枪): a wedge types a whole number faster than any hand, wherever the focus is."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number, read_number

BETWEEN = 0.035
"""Seconds between two keys of a scanner at the most; hands are slower over a whole number."""

_SHORTEST = 19
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Burst:
    """The letters that came in one go, without a pause of more than :data:`BETWEEN`."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last = 0.0
        self._text = ""

    def add(self, letter: str) -> None:
        """One more letter."""
        now = self._clock()
        self._text = self._text + letter if now - self._last <= BETWEEN else letter
        self._last = now

    def end(self) -> tuple[Number, int] | None:
        """At Enter: the number that was scanned and how many letters it took, or None."""
        text, self._text = self._text, ""
        if self._clock() - self._last > BETWEEN or len(text) < _SHORTEST:
            return None
        try:
            return read_number(text), len(text)
        except DeskError:
            return None


class Scanner(QObject):
    """Watches the keys of one window; the letters of a scanned number are taken out of the field again."""

    scanned = Signal(str)
    """The number on a receipt."""

    def __init__(self, parent: QObject, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(parent)
        self._burst = Burst(clock)

    def watch(self, window: QWindow) -> None:
        """Listen to the keys of ``window``."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Listen before whoever has the focus gets the key (Qt)."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in _ENTERS:
            self._burst.add(event.text())
            return False
        found = self._burst.end()
        if found is None:
            return False
        number, length = found
        _take_out(QApplication.focusWidget(), length)
        self.scanned.emit(number)
        return True


def _take_out(field: QWidget | None, length: int) -> None:
    """Remove the last ``length`` letters before the cursor: they were meant for the window."""
    if isinstance(field, QLineEdit):
        for _ in range(length):
            field.backspace()
    elif isinstance(field, QTextEdit):
        for _ in range(length):
            field.textCursor().deletePreviousChar()
