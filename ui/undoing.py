"""Back and forward again in what is written (撤销、重做): in small pieces, with the same keys everywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractSpinBox, QLineEdit, QTextEdit

from ui.composing import Composing

_CONTROL = Qt.KeyboardModifier.ControlModifier
_UNDO = QKeyCombination(_CONTROL, Qt.Key.Key_Z)
_REDO = (
    QKeyCombination(_CONTROL, Qt.Key.Key_Y),
    QKeyCombination(_CONTROL | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)
"""Qt takes one of the two on each system, and lets the other do nothing."""


class Undoing(Composing):
    """Watches what is written in one window, as :class:`~ui.composing.Composing` does.

    Qt takes all that was typed in one go back at once. Here each phrase of an input method is a step, and so
    is a run of plain letters or digits. Ctrl+Z belongs to the field that has the focus while there is
    something to take back in it, and to the window when there is nothing, or where what it takes back was
    done after all that is written (``window_first``); keys that are ``ours`` always do.
    """

    def __init__(
        self,
        parent: QObject,
        ours: Callable[[str], bool] = lambda _keys: False,
        window_first: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self._ours, self._window_first = ours, window_first

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """End a step, go forward again, or leave Ctrl+Z to the window (Qt)."""
        field = watched.lineEdit() if isinstance(watched, QAbstractSpinBox) else watched
        if isinstance(field, QLineEdit | QTextEdit):
            if isinstance(event, QKeyEvent):
                return self._leaves(event) or _press(field, event)
            if isinstance(event, QInputMethodEvent) and not self.under_way():
                _end_step(field)
        return super().eventFilter(watched, event)

    def _leaves(self, event: QKeyEvent) -> bool:
        """Whether the field lets the window have a key that it knows itself."""
        if event.type() != QEvent.Type.ShortcutOverride:
            return False
        if event.keyCombination() == _UNDO:
            ours = self._window_first()
        else:
            ours = self._ours(QKeySequence(event.keyCombination()).toString())
        if ours:
            event.ignore()
        return ours


def _press(field: QLineEdit | QTextEdit, event: QKeyEvent) -> bool:
    """Whether the field shall hear no more of a key."""
    pressed = event.type() == QEvent.Type.KeyPress
    if event.type() == QEvent.Type.ShortcutOverride and event.keyCombination() == _UNDO:
        event.ignore()
        return not _can_go_back(field)
    if pressed and event.keyCombination() in _REDO:
        field.redo()
        return True
    if pressed and event.text() and not (event.text().isascii() and event.text().isalnum()):
        _end_step(field)
    return False


def _can_go_back(field: QLineEdit | QTextEdit) -> bool:
    return field.isUndoAvailable() if isinstance(field, QLineEdit) else field.document().isUndoAvailable()


def _end_step(field: QLineEdit | QTextEdit) -> None:
    """What is written from now on is taken back apart from what stands there."""
    if isinstance(field, QTextEdit):
        # Qt joins on to what was written before in a changed document alone.
        field.document().setModified(False)
    elif not field.hasSelectedText() and (here := field.cursorPosition()):
        # As in any line after the cursor was moved; what replaces a selection is a step in any case.
        field.setCursorPosition(here - 1)
        field.setCursorPosition(here)
