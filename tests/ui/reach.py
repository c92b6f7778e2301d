"""What every reader needs of a window, measured on everything in it that can be seen."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTableView,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from ui.widgets.labels import ElidedLabel

_NESTED = 8
"""Layouts inside one another: each hears of a new size one round later."""
_STOPS = 250
"""Presses of Tab that no window needs."""
INPUTS = (QLineEdit, QComboBox, QTextEdit, QAbstractButton, QSpinBox, QAbstractItemView)


def controls(window):
    inside = (QComboBox, QSpinBox)
    return [
        each
        for each in window.findChildren(QWidget)
        if isinstance(each, INPUTS)
        and each.isVisible()
        and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(each.parent(), inside)
    ]


def tab_comes_round(window, start, qtbot):
    """Tab comes from ``start`` to every control, and back to it."""
    start.setFocus()
    seen = set()
    for _ in range(_STOPS):
        seen.add(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if QApplication.focusWidget() is start:
            break
    grouped = {each for each in controls(window) if isinstance(each, QPushButton) and each.group()}
    missed = {each for each in controls(window) if each.isEnabled()} - seen - grouped
    assert {each.objectName() for each in missed} == set()
    assert QApplication.focusWidget() is start


def nameless(window):
    """Controls without a name for tests, or without one in Chinese for readers."""
    return [each for each in controls(window) if not each.objectName() or not _is_spoken(each)]


def unlabelled(window):
    """Names of the fields that no label belongs to."""
    buddies = {each.buddy() for each in window.findChildren(QLabel) if each.buddy()}
    own = QAbstractButton | QAbstractItemView | QTextBrowser
    fields = [each for each in controls(window) if not isinstance(each, own)]
    return {each.objectName() for each in fields if each not in buddies}


def unmarked(window):
    """Names of the controls that look with the focus as they do without it."""
    window.activateWindow()
    found = []
    for each in controls(window):
        each.clearFocus()
        without = each.grab().toImage()
        each.setFocus(Qt.FocusReason.TabFocusReason)
        if each.hasFocus() and each.grab().toImage() == without:
            found.append(each.objectName())
    return found


def untold(window):
    """Names of the lists and tables that do not say how many rows there are, or what is in one."""
    views = [each for each in window.findChildren(QAbstractItemView) if each.isVisible()]
    return [each.objectName() for each in views if not isinstance(each, QHeaderView) and not _is_told(each)]


def _holds(room, need):
    return need.width() <= room.width() and need.height() <= room.height()


def cut_off(window):
    """Words that their place does not hold, once all have their place."""
    for _level in range(_NESTED):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        QCoreApplication.processEvents()
    cut = []
    for each in window.findChildren(QLabel):
        if each.isVisible() and each.text() and not isinstance(each, ElidedLabel):
            need, room = each.sizeHint(), each.size()
            if each.wordWrap():
                if each.heightForWidth(room.width()) > room.height() + 1:
                    cut.append(each.text())
            elif need.width() > room.width() + 1 or need.height() > room.height() + 1:
                cut.append(each.text())
    buttons = [each for each in window.findChildren(QPushButton) if each.isVisible()]
    cut += [each.objectName() for each in buttons if not _holds(each.size(), each.sizeHint())]
    areas = [each for each in window.findChildren(QScrollArea) if each.isVisible()]
    cut += [each.objectName() for each in areas if each.widget().width() > each.viewport().width()]
    return cut


def _is_spoken(control):
    spoken = QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)
    return any("\u4e00" <= letter <= "\u9fff" or letter == "%" for letter in spoken)


def _is_told(view):
    spoken = QAccessible.queryAccessibleInterface(view)
    children = [spoken.child(place) for place in range(spoken.childCount())]
    rows = [each for each in children if each.role() in {QAccessible.Role.ListItem, QAccessible.Role.Cell}]
    across = view.horizontalHeader().count() if isinstance(view, QTableView) else 1
    words = [each.text(QAccessible.Text.Name) for each in rows]
    return len(rows) == view.model().rowCount() * across and all(words[::across])
