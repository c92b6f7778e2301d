"""Touching and reading the petitioner's window as a visitor does."""

from functools import cache

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel


def wordy(guide):
    return [*guide.findChildren(QLabel), *guide.findChildren(QAbstractButton)]


def press(qtbot, guide, name):
    """Touch a button that can be seen."""
    button = next(each for each in guide.findChildren(QAbstractButton, name) if each.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@cache
def finger():
    return QTest.createTouchDevice()


def tap(guide, name):
    """Put a finger on a button that can be seen, and lift it, as a touch screen reports it."""
    tap_on(guide, next(each for each in guide.findChildren(QAbstractButton, name) if each.isVisible()))


def tap_on(guide, button):
    """The same for the button itself."""
    window, place = guide.windowHandle(), button.mapTo(guide, button.rect().center())
    QTest.touchEvent(window, finger()).press(0, place, window).commit()
    QTest.touchEvent(window, finger()).release(0, place, window).commit()
    QCoreApplication.processEvents()


def tap_through(guide, name):
    """Turn the leaves by finger until the button can be seen, then tap it."""
    while not any(each.isVisible() for each in guide.findChildren(QAbstractButton, name)):
        tap(guide, "guideNext")
    tap(guide, name)


def seen(guide):
    """All words that can be seen now."""
    shown = [each for each in wordy(guide) if each.isVisible()]
    return "\n".join(each.text() or each.accessibleName() for each in shown)


def held(guide):
    """All words that the window holds, seen or not."""
    return "\n".join(each.text() + each.accessibleName() + each.toolTip() for each in wordy(guide))
