"""Drop-down lists over closed lists, and boxes for whole numbers (下拉选择、数字)."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QStyle, QStyleOptionComboBox, QStylePainter

from xinfang_desk.words import _


class Choice(QComboBox):
    """A drop-down that the wheel never turns: it belongs to the page that is being scrolled under it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page (Qt)."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what is chosen, ending in an ellipsis where it has no room (Qt)."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        words = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class NumberBox(QSpinBox):
    """A box for a whole number that the wheel never turns; full-width digits are digits to it."""

    doubted = Signal(str)
    """What was typed was left out, as it is none of its numbers, in a sentence; empty once one is."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().inputRejected.connect(self._refuse)
        self.textChanged.connect(lambda _text: self.doubted.emit(""))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Judge plain digits, whichever were typed (Qt)."""
        found: tuple[QValidator.State, str, int] = super().validate(normalize("NFKC", text), position)
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page (Qt)."""
        event.ignore()

    def _refuse(self) -> None:
        words = _("这里只写 {least} 到 {most} 的数字。")
        self.doubted.emit(words.format(least=self.minimum(), most=self.maximum()))


def choices(entries: Iterable[tuple[object, str]], box: Choice | None = None) -> Choice:
    """A drop-down of values with their words, or this ``box``; it does not grow with its longest entry."""
    box = box or Choice()
    for value, words in entries:
        box.addItem(words, value)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)
    return box


def choose(box: QComboBox, value: object) -> None:
    """Show the entry of ``value``; the first where there is none."""
    places = (place for place in range(box.count()) if box.itemData(place) == value)
    box.setCurrentIndex(next(places, 0))


def refill(box: QComboBox, entries: Iterable[tuple[object, str]]) -> None:
    """Offer these entries in the place of those before; what was chosen stays so while it is among them."""
    offered = list(entries)
    if offered == [(box.itemData(place), box.itemText(place)) for place in range(box.count())]:
        return
    chosen = box.currentData()
    box.clear()
    for value, words in offered:
        box.addItem(words, value)
    choose(box, chosen)


def offer(box: QComboBox, value: object) -> None:
    """Make sure that ``value`` can be chosen: what was once written down is kept, though no longer listed."""
    if all(box.itemData(place) != value for place in range(box.count())):
        box.addItem(str(value or _("没有填")), value)


def numbers(lowest: int, highest: int) -> NumberBox:
    """A box for a whole number; its digits keep off the edge, which a stylesheet does not give them."""
    box = NumberBox()
    box.setRange(lowest, highest)
    box.lineEdit().setTextMargins(10, 0, 0, 0)
    return box
