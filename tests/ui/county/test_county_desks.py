"""What is rarely done for a desk: a lost batch is waited for no more, everything is told again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.county.parties import record
from ui.background import Topic
from ui.widgets.shown.pill import Pill

DESK = "411526102-1"


@pytest.fixture
def lost(office, lane, desk, window, qtbot):
    """The first and the third batch never came."""
    batches = [desk.batch(record(running)) for running in range(1, 5)]
    lane.open(lambda: office.receive([batches[1].path, batches[3].path]))
    window.reload()
    qtbot.waitUntil(lambda: pill(window) == "缺第1、3批")
    qtbot.waitUntil(lambda: lane._waiting == 0)
    return window


def press(qtbot, window, name):
    qtbot.mouseClick(window.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def pill(window):
    found = window.incoming.desks.findChildren(Pill)
    return next((each.text() for each in found if each.isVisible()), "")


def notice(window):
    return window.findChild(QWidget, "countyNotice").accessibleName()


def fault(window, name):
    found = window.findChild(QLabel, f"{name}Fault")
    return found.text() if found is not None else ""


def test_a_lost_batch_is_waited_for_no_more(lost, office, lane, qtbot):
    press(qtbot, lost, f"gap_{DESK}")
    panel = lost.findChild(QWidget, "gapPanel")
    assert panel.isVisible()
    assert "示例镇" in panel.accessibleName()
    which = lost.findChild(QComboBox, "gapSequence")
    assert QApplication.focusWidget() is which
    assert [which.itemData(at) for at in range(which.count())] == [(1, 1), (3, 3)]
    which.setCurrentIndex(1)
    why = lost.findChild(QLineEdit, "gapWhy")
    why.setText("U盘丢失，第4批已补报")
    qtbot.keyClick(why, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pill(lost) == "缺第1批")
    assert not panel.isVisible()
    assert notice(lost) == "已记下，不再等 411526102-1 的第3批。"
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert lane.open(office.desks)[0].missing == (1,)


def test_without_a_reason_nothing_is_asked_of_the_office(lost, office, lane, qtbot):
    press(qtbot, lost, f"gap_{DESK}")
    press(qtbot, lost, "gapDo")
    assert lane._waiting == 0
    assert "为什么不会来" in fault(lost, "gapWhy")
    assert QApplication.focusWidget() is lost.findChild(QLineEdit, "gapWhy")
    press(qtbot, lost, "gapLeave")
    assert not lost.findChild(QWidget, "gapPanel").isVisible()
    assert QApplication.focusWidget() is lost.findChild(QPushButton, f"gap_{DESK}")
    press(qtbot, lost, f"gap_{DESK}")
    assert fault(lost, "gapWhy") == ""


def test_one_that_came_meanwhile_is_said_at_its_field(lost, office, lane, qtbot):
    press(qtbot, lost, f"gap_{DESK}")
    lane.open(lambda: office.close_gap(DESK, 1, "已补报"))
    lost.findChild(QLineEdit, "gapWhy").setText("U盘丢失")
    press(qtbot, lost, "gapDo")
    qtbot.waitUntil(lambda: "没有在等" in fault(lost, "gapSequence"))
    assert lost.findChild(QLineEdit, "gapWhy").text() == "U盘丢失"


def test_all_replies_are_written_anew_once_asked(window, filled, lane, qtbot, desk, tmp_path, monkeypatch):
    qtbot.waitUntil(lambda: lane._waiting == 0)
    lane.open(lambda: filled.reply(DESK, tmp_path))
    later = desk.batch(record(4))
    lane.open(lambda: filled.receive([later.path]))
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    window.incoming.desks.reply(DESK, first)
    qtbot.waitUntil(lambda: "收下1件" in notice(window))
    qtbot.waitUntil(lambda: lane._waiting == 0 and pill(window) == "都已回执")
    press(qtbot, window, f"whole_{DESK}")
    assert window.findChild(QWidget, "wholePanel").isVisible()
    chosen = "ui.chosen_files.QFileDialog.getExistingDirectory"
    monkeypatch.setattr(chosen, lambda *_: str(tmp_path / "pulled-out"))
    press(qtbot, window, "wholeDo")
    qtbot.waitUntil(lambda: "拔出" in notice(window))
    assert window.findChild(QWidget, "wholePanel").isVisible()
    monkeypatch.setattr(chosen, lambda *_: str(second))
    press(qtbot, window, "wholeDo")
    qtbot.waitUntil(lambda: "已写好并核对" in notice(window))
    assert not window.findChild(QWidget, "wholePanel").isVisible()
    (file,) = second.iterdir()
    assert set(desk.results(file)) == {record(running).number for running in (1, 2, 3, 4)}


def test_one_thing_is_asked_at_a_time(lost, qtbot):
    press(qtbot, lost, f"gap_{DESK}")
    press(qtbot, lost, f"whole_{DESK}")
    assert not lost.findChild(QWidget, "gapPanel").isVisible()
    assert lost.findChild(QWidget, "wholePanel").isVisible()


def test_a_reload_that_changes_nothing_leaves_the_focus(lost, lane, qtbot):
    button = lost.findChild(QPushButton, f"reply_{DESK}")
    button.setFocus()
    lane.changed.emit(Topic.ALL)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert QApplication.focusWidget() is button
