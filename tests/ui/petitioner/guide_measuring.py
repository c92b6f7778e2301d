"""Measuring the petitioner's window: what is too small, cut, or off the screen."""

from PySide6.QtCore import QCoreApplication, QPoint, QRect
from PySide6.QtGui import QFontInfo, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel

from ui.look.tokens import Size
from ui.petitioner import names
from ui.petitioner.leaves import Leaves
from ui.petitioner.strip import Strip
from ui.petitioner.touch import _WRAP, TouchButton

LINE_SPACING = 1.3
LARGE = 1600 * 900
"""Pixels of a screen on which nothing at all is under 26."""
OWN = (
    names.WELCOME,
    names.TODAY,
    names.RIGHTS,
    names.CONDUCT,
    names.AGREED,
    names.CHANGE,
    names.LANGUAGES,
    names.FEEDBACK,
    f"{names.WHY}:unsatisfied",
    names.THANKS,
)


def least(guide, widget):
    """The smallest type and target there: both grow with the screen."""
    large = guide.width() * guide.height() >= LARGE
    if isinstance(widget.parent(), Strip):
        return (26, 82) if large else (20, 58)
    return (26, 78) if large else (20, 58)


def faults(guide):
    """What is too small, cut, or off the screen on the leaf shown."""
    QCoreApplication.processEvents()
    window = QRect(QPoint(), guide.size())
    found = []
    for button in guide.findChildren(QAbstractButton):
        if button.isVisible():
            box = QRect(button.mapTo(guide, QPoint()), button.size())
            name = button.accessibleName()
            if min(box.width(), box.height()) < least(guide, button)[1]:
                found.append(("small target", name, box))
            if button.heightForWidth(button.width()) > button.height() or not window.contains(box):
                found.append(("cut", name, box))
            if isinstance(button, TouchButton) and widest(button) > button._room(button.width()):
                found.append(("elided", name, box))
    for words in guide.findChildren(QLabel):
        if not words.isVisible() or not words.text():
            continue
        if QFontInfo(words.font()).pixelSize() < least(guide, words)[0]:
            found.append(("small type", words.text(), QFontInfo(words.font()).pixelSize()))
        metrics = QFontMetrics(words.font())
        if metrics.lineSpacing() < LINE_SPACING * QFontInfo(words.font()).pixelSize():
            found.append(("tight lines", words.text(), metrics.lineSpacing()))
        box = QRect(words.mapTo(guide, QPoint()), words.size())
        high = words.heightForWidth(words.width()) if words.wordWrap() else words.sizeHint().height()
        wide = 0 if words.wordWrap() else words.sizeHint().width()
        if high > words.height() or wide > words.width() or not window.contains(box):
            found.append(("cut", words.text(), box))
    leaves = next(each for each in guide.findChildren(Leaves) if each.isVisible())
    rows = [row for row in leaves._rows if row.isVisible()]
    found += [("below", row.geometry()) for row in rows if row.geometry().bottom() >= leaves.height()]
    return found


def widest(button):
    """The widest word or line that cannot wrap any further, of a button's text and note."""
    said = (
        (button.text(), button._look.font(button._type(), bold=button._bold())),
        (button._note, button._look.font(Size.GUIDE_SECOND)),
    )
    room = QRect(0, 0, button._room(button.width()), 1 << 14)
    return max(QFontMetrics(font).boundingRect(room, _WRAP, text).width() for text, font in said)


def walk(guide, page):
    """Every leaf of ``page``, with what is wrong on it."""
    guide.open(page)
    found, leaf = faults(guide), 0
    following = guide.findChild(QAbstractButton, "guideNext")
    while following.isVisible() and "/" in following.text():
        following.click()
        leaf += 1
        found += [(page, leaf, *fault) for fault in faults(guide)]
    assert leaf <= 9, page
    return found
