"""An officer's hands: Chinese through the input method, keys where the focus is, clicks by name."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from ui.officer.visit.question_line import DEAD_FOR


def say(widget, text):
    """Commit ``text`` as an input method does: key events carry no Chinese."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def press(qtbot, window, key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is."""
    qtbot.keyClick(QApplication.focusWidget() or window, key, modifier)


def click(qtbot, window, name):
    """Click the button of this name."""
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def write(window, **lines):
    """Write into the lines of these names."""
    for name, text in lines.items():
        window.findChild(QLineEdit, name).setText(text)


def told(window):
    """What the line over the page says."""
    return window.findChild(QWidget, "deskNotice").accessibleName()


def choose_by_hand(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def heard(widget):
    """What an assistive tool says for a widget: name and description."""
    spoken = QAccessible.queryAccessibleInterface(widget)
    return spoken.text(QAccessible.Text.Name), spoken.text(QAccessible.Text.Description)


def image(widget):
    return widget.grab().toImage()


def register_as_is(qtbot, window):
    """Press Ctrl+Enter, and again for each road that is only proposed: it is asked about and left so."""
    for _matter in (*window.intake.matters.read(), None):
        press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        asked = window.intake.matters.questions.shown().asked
        if asked is None or asked.question != "road":
            return
        qtbot.wait(DEAD_FOR + 50)
