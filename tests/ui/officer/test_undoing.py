"""Ctrl+Z takes back small pieces, Ctrl+Y brings them again, and neither eats what is said below."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from tests.ui.hands import press, say
from ui.shortcuts import Keys

CONTROL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def compose(widget, sound, text):
    """Spell a phrase, and take it."""
    for end in range(1, len(sound) + 1):
        QApplication.sendEvent(widget, QInputMethodEvent(sound[:end], []))
    say(widget, text)


def key_in(widget, text):
    """Letters that come as keys, as some input methods send them."""
    for letter in text:
        QTest.sendKeyEvent(QTest.KeyAction.Click, widget, Qt.Key.Key_unknown, letter, Qt.KeyboardModifier(0))


def text_of(field):
    return field.toPlainText() if hasattr(field, "toPlainText") else field.text()


def pressed(qtbot, window, field, keys, modifier):
    """What stands in the field after each of so many presses, until nothing changes."""
    found = [text_of(field)]
    while len(found) < 20:
        press(qtbot, window, keys, modifier)
        if text_of(field) == found[-1]:
            break
        found.append(text_of(field))
    return found[1:]


@pytest.fixture(params=["statement", "request", "address"])
def field(request, window):
    matter, person = window.intake.matters.form, window.intake.people.form
    field = getattr(matter, request.param, None) or getattr(person, request.param)
    field.setFocus()
    return field


def test_each_phrase_of_an_input_method_is_a_step_back_and_forward(window, field, qtbot):
    compose(field, "lukou", "路口")
    compose(field, "ludeng", "路灯")
    say(field, "，")
    compose(field, "huaile", "坏了")
    steps = ["路口路灯，", "路口路灯", "路口", ""]
    assert pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL) == steps
    forward = [*reversed(steps[:-1]), "路口路灯，坏了"]
    assert pressed(qtbot, window, field, Qt.Key.Key_Y, CONTROL) == forward
    pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL)
    assert pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL | SHIFT) == forward


def test_what_is_typed_goes_back_word_by_word(window, field, qtbot):
    key_in(field, "路灯 LED12坏。")
    steps = ["路灯 LED12坏", "路灯 LED12", "路灯", "路", ""]
    assert pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL) == steps


def test_a_step_begins_where_the_cursor_stands(window, field, qtbot):
    say(field, "路灯")
    press(qtbot, window, Qt.Key.Key_Home)
    compose(field, "cunkou", "村口")
    say(field, "，")
    assert text_of(field) == "村口，路灯"
    assert pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL) == ["村口路灯", "路灯", ""]


def test_the_road_taken_by_key_leaves_what_was_typed_to_be_taken_back(window, qtbot, settle):
    statement = window.intake.matters.form.statement
    statement.setFocus()
    key_in(statement, "拖欠农民工工资")
    window.intake.ahead.look()
    press(qtbot, window, Qt.Key.Key_1, ALT)
    settle()
    assert window.intake.matters.current().route is not None
    key_in(statement, "一万八")
    back = pressed(qtbot, window, statement, Qt.Key.Key_Z, CONTROL)
    assert back[:4] == ["拖欠农民工工资一万", "拖欠农民工工资一", "拖欠农民工工资", "拖欠农民工工"]
    assert pressed(qtbot, window, statement, Qt.Key.Key_Y, CONTROL)[-1] == "拖欠农民工工资一万八"
    assert window.intake.matters.current().route is not None


def test_nothing_of_the_visit_before_comes_back(window, field, qtbot):
    say(field, "路灯")
    press(qtbot, window, Qt.Key.Key_F2)
    field.setFocus()
    assert pressed(qtbot, window, field, Qt.Key.Key_Z, CONTROL) == []
    assert pressed(qtbot, window, field, Qt.Key.Key_Y, CONTROL) == []


def test_the_key_belongs_to_the_field_first_and_then_to_the_line_below(window, field, qtbot):
    done = []
    say(field, "路灯")
    window._offer("草稿已放弃。", "撤回", lambda: done.append(1))
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert (text_of(field), done) == ("", [])
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert done == [1]


def test_a_count_that_was_not_typed_leaves_the_key_to_the_line(window, qtbot):
    done = []
    window.intake.people.involved.setFocus()
    window._offer("草稿已放弃。", "撤回", lambda: done.append(1))
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert done == [1]


def test_what_is_being_spelled_is_left_alone(window, field, qtbot):
    say(field, "路灯")
    QApplication.sendEvent(field, QInputMethodEvent("huai", []))
    QApplication.sendEvent(field, QInputMethodEvent("huaile", []))
    say(field, "坏了")
    assert text_of(field) == "路灯坏了"


def test_a_key_of_the_page_is_not_eaten_by_the_line_that_knows_it_too(qtbot):
    window, done = QWidget(), []
    line = QLineEdit("周试例", window)
    qtbot.addWidget(window)
    keys = Keys(window, {"Ctrl+A": lambda: done.append("all")}, dict)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    keys.watch(window.windowHandle())
    line.setFocus()
    line.setCursorPosition(0)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A, CONTROL)
    assert (done, line.selectedText()) == (["all"], "")
