"""What a scan fell on (扫码落点): what stood in a field before, its selection too, to be given back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QLineEdit, QSpinBox, QTextEdit, QWidget

from ui.widgets.inputs.offering import fill

GiveBack = Callable[[int], None]
"""Takes so many letters out again that were typed meanwhile."""


def fallen_on(field: QWidget) -> GiveBack:
    """How to give back what stands in ``field`` now, before the first letter is typed."""
    match field:
        case QLineEdit():
            return _line(field)
        case QTextEdit():
            return _text(field)
        case QSpinBox():
            number = field.value()
            return lambda _length: field.setValue(number)
        case QComboBox():
            # In lists digits look for what begins with them.
            place = field.currentIndex()
            return lambda _length: field.setCurrentIndex(place)
        case QAbstractItemView():
            row = field.currentIndex().row()
            return lambda _length: field.setCurrentIndex(field.model().index(row, 0))
        case _:
            return lambda _length: None


def _line(field: QLineEdit) -> GiveBack:
    text, selected, cursor = field.text(), field.selectedText(), field.cursorPosition()
    start = field.selectionStart() if selected else cursor

    def give_back(_length: int) -> None:
        # Not by the letters: the line may have been too short for all of them.
        came = len(field.text()) - len(text) + len(selected)
        field.setSelection(start, came)
        # An edit, not a new text: what was typed before can still be undone.
        fill(field, selected)
        field.setCursorPosition(cursor)
        if selected:
            backwards = cursor == start
            field.setSelection(
                *((start + len(selected), -len(selected)) if backwards else (start, len(selected)))
            )

    return give_back


def _text(field: QTextEdit) -> GiveBack:
    cursor = field.textCursor()
    anchor, position = cursor.anchor(), cursor.position()
    # Qt writes the end of a line within a selection in a way of its own.
    selected = cursor.selectedText().replace("\u2029", "\n")

    def give_back(length: int) -> None:
        start = min(anchor, position)
        cursor = field.textCursor()
        cursor.joinPreviousEditBlock()
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(selected)
        cursor.endEditBlock()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)

    return give_back
