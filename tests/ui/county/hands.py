"""What a clerk's hands and eyes do, for tests."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ui.widgets.notice import Notice


def press(qtbot, window, name):
    button = window.findChild(QPushButton, name)
    assert button.isVisible(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def write(window, **fields):
    for name, words in fields.items():
        window.findChild(QLineEdit, name).setText(str(words))


def notice(window):
    return window.findChild(QWidget, "countyNotice").accessibleName()


def fault(window, name):
    found = window.findChild(QLabel, f"{name}Fault")
    return found.text() if found is not None else ""


def words_in(widget):
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def received(window):
    """What is said of the files that were received last."""
    told = window.incoming.inbox.results.findChildren(Notice)
    found = [each for each in told if each.objectName().startswith("received")]
    return "\n".join(each.accessibleName() for each in found if not each.isHidden())


def write_reply(qtbot, window, monkeypatch, folder, name="replyDesk"):
    """Look at what the chosen desk would be told, or all, and write it to ``folder`` by the keys."""
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    window.open_page("in")
    button, write = (window.findChild(QPushButton, each) for each in (name, "sendReplies"))
    if not write.isVisible():
        qtbot.waitUntil(button.isEnabled)
        press(qtbot, window, name)
    qtbot.waitUntil(write.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_F8)
