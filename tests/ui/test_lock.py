"""The lock: comes with rest or by key, shows nothing, goes with the right passphrase alone."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QWidget

from tests.ui.hands import press
from tests.ui.leftovers import left_behind
from ui.start.lock import Lock
from xinfang_desk.domain.errors import DeskError

RIGHT = "示例口令-1234"
CONTROL = Qt.KeyboardModifier.ControlModifier


def confirm(passphrase):
    if passphrase != RIGHT:
        raise DeskError("passphrase.wrong")


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    window.setCentralWidget(QLineEdit("周试例"))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def lock(qapp, qtbot, window, look, lane):
    lock = Lock(qapp, window, look, lane, confirm, "示例镇　示例员")
    yield lock
    if lock.page is not None:
        lock.page.hide()
        lock.page.deleteLater()


def give(lock, passphrase):
    lock.page.passphrase.setText(passphrase)
    lock.page.passphrase.returnPressed.emit()


def test_minutes_without_a_sign_of_life_cover_the_desk(lock, window, qtbot):
    assert lock.idle.isActive()
    assert lock.idle.isSingleShot()
    lock.set_minutes(10)
    assert lock.idle.interval() == 600_000
    with qtbot.waitSignal(lock.locked):
        lock.idle.timeout.emit()
    assert not window.isVisible()
    assert lock.page.isVisible()
    assert "周试例" not in [each.text() for each in lock.page.findChildren(QLineEdit)]
    assert not lock.idle.isActive()


@pytest.mark.parametrize("minutes", [0, -5])
def test_it_cannot_be_set_to_never(lock, minutes):
    lock.set_minutes(minutes)
    assert lock.idle.interval() == 60_000


def by_key(qtbot, window):
    press(qtbot, window, Qt.Key.Key_A)


def by_mouse(_qtbot, window):
    here = QPointF(5, 5)
    none = Qt.MouseButton.NoButton
    kind, held = QEvent.Type.MouseMove, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(window.windowHandle(), QMouseEvent(kind, here, here, none, none, held))


def by_input_method(_qtbot, window):
    event = QInputMethodEvent("", [])
    event.setCommitString("张")
    QApplication.sendEvent(window.centralWidget(), event)


@pytest.mark.parametrize("sign", [by_key, by_mouse, by_input_method])
def test_a_sign_of_life_begins_the_minutes_anew(lock, window, qtbot, sign):
    window.centralWidget().setFocus()
    lock.idle.stop()
    sign(qtbot, window)
    assert lock.idle.isActive()


def test_a_touch_of_the_other_screen_counts_too(lock, qtbot):
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    lock.spare(other)
    lock.idle.stop()
    by_mouse(qtbot, other)
    assert lock.idle.isActive()


def test_ctrl_l_locks_at_once_but_not_while_one_composes(lock, window, qtbot):
    field = window.centralWidget()
    field.setFocus()
    QApplication.sendEvent(field, QInputMethodEvent("zhang", []))
    press(qtbot, window, Qt.Key.Key_L, CONTROL)
    assert not lock.is_locked
    QApplication.sendEvent(field, QInputMethodEvent("", []))
    press(qtbot, window, Qt.Key.Key_L, CONTROL)
    assert lock.is_locked


def test_dialogs_go_and_the_petitioners_screen_stays(lock, window, qtbot):
    dialog, other = QDialog(window), QWidget()
    for each in (dialog, other):
        qtbot.addWidget(each)
        each.show()
    lock.spare(other)
    lock.lock()
    assert not dialog.isVisible()
    assert other.isVisible()


def test_a_wrong_passphrase_keeps_it_shut(lock, window, qtbot):
    lock.lock()
    page = lock.page
    give(lock, "不对")
    qtbot.waitUntil(lambda: "口令不对" in page.passphrase.accessibleDescription())
    assert lock.is_locked
    assert not window.isVisible()
    assert page.passphrase.selectedText() == "不对"


def test_the_right_one_brings_back_what_stood_there(lock, window, qtbot):
    lock.lock()
    page = lock.page
    with qtbot.waitSignal(lock.unlocked):
        give(lock, RIGHT)
    assert window.isVisible()
    assert window.centralWidget().text() == "周试例"
    assert not page.isVisible()
    assert lock.idle.isActive()
    lock.lock()
    assert lock.page.passphrase.text() == ""


def test_nothing_is_asked_without_words(lock, qtbot):
    lock.lock()
    with qtbot.assertNotEmitted(lock.page.given):
        give(lock, "")


def test_locking_twice_covers_once(lock, qtbot):
    lock.lock()
    page = lock.page
    with qtbot.assertNotEmitted(lock.locked):
        lock.lock()
    assert lock.page is page


def test_closing_the_locked_screen_leaves_the_program(lock, qtbot):
    lock.lock()
    with qtbot.waitSignal(lock.left):
        lock.page.close()


def test_every_control_has_a_name(lock):
    lock.lock()
    named = [each for each in lock.page.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(named) == 2
    assert all(each.objectName() and each.accessibleName() for each in named)


@pytest.mark.slow
def test_locked_and_unlocked_over_and_over_leaves_nothing(lock, lane, qtbot):
    def once():
        lock.lock()
        give(lock, RIGHT)
        qtbot.waitUntil(lambda: not lock.is_locked)

    assert left_behind(once) == {}
