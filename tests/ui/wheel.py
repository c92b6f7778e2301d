"""The wheel over everything that Qt would let it change."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDateTimeEdit,
    QScrollBar,
    QTabBar,
    QWidget,
)

TURNED = (QComboBox, QAbstractSpinBox, QAbstractSlider, QDateTimeEdit, QTabBar)


def standing(widget):
    match widget:
        case QComboBox() | QTabBar():
            return widget.currentIndex()
        case QDateTimeEdit():
            return widget.dateTime()
        case _:
            return widget.value()


def turn(widget):
    """Two notches up and two down, where the pointer is; Qt hands them to parents itself."""
    for step in (120, 120, -120, -120):
        before = standing(widget)
        middle = QPointF(widget.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(widget.mapToGlobal(widget.rect().center())),
            QPoint(),
            QPoint(0, step),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        yield standing(widget) == before


def turned_by_wheel(window):
    found = [each for each in window.findChildren(QWidget) if isinstance(each, TURNED)]
    return [each for each in found if not isinstance(each, QScrollBar)]


def wheel_over_everything(window):
    """Nothing changes, with the focus or without it, and nothing takes the focus by the wheel alone."""
    for each in turned_by_wheel(window):
        if isinstance(each, QComboBox):
            each.setCurrentIndex(each.count() // 2)
        for focus in (False, True):
            if focus:
                each.setFocus()
            assert all(turn(each)), each.objectName()
        assert each.focusPolicy() & Qt.FocusPolicy.WheelFocus != Qt.FocusPolicy.WheelFocus
