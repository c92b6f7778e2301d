"""Touching and reading the petitioner's window as a visitor does."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel


def wordy(guide):
    return [*guide.findChildren(QLabel), *guide.findChildren(QAbstractButton)]


def press(qtbot, guide, name):
    """Touch a button that can be seen."""
    button = next(each for each in guide.findChildren(QAbstractButton, name) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def seen(guide):
    """All words that can be seen now."""
    shown = [each for each in wordy(guide) if each.isVisible()]
    return "\n".join(each.text() or each.accessibleName() for each in shown)


def held(guide):
    """All words that the window holds, seen or not."""
    return "\n".join(each.text() + each.accessibleName() + each.toolTip() for each in wordy(guide))
