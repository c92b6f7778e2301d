"""A road that is only proposed is asked about once, in the line, before registering; nothing is refused."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import click, press, say
from ui.officer.visit import question_line
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft

WAGES = "老板拖欠工资三个月，一直不给"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def written(window, settle, monkeypatch):
    """A visit whose words say one road; ``dead`` is how long no key answers."""

    def written(words=WAGES, dead=0):
        monkeypatch.setattr(question_line, "DEAD_FOR", dead)
        say(window.intake.people.form.name, "周试例")
        statement = window.intake.matters.form.statement
        statement.setFocus()
        say(statement, words)
        window.intake.ahead.look()
        settle()

    return written


@pytest.fixture
def register(window, qtbot, settle):
    def register():
        press(qtbot, window, Qt.Key.Key_Return, CONTROL)
        settle()

    return register


def asked(window):
    shown = window.intake.matters.questions.shown().asked
    return shown and shown.question


def test_enter_takes_the_proposed_road_and_registers(window, written, register, visits, qtbot, settle):
    written()
    register()
    assert visits() == []
    assert asked(window) == "road"
    assert QApplication.focusWidget().objectName() == "answer_1"
    assert "还没登记" in window.intake.foot._state.text()
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    [visit] = visits()
    assert visit.matters[0].draft.route is Route.S5


def test_pressed_again_it_is_registered_as_it_is(written, register, visits):
    written()
    register()
    register()
    [visit] = visits()
    assert visit.matters[0].draft.route is None


def test_a_key_that_is_held_registers_nothing(written, register, visits):
    written(dead=60_000)
    register()
    register()
    assert visits() == []


def test_who_chooses_is_brought_to_the_road_and_not_asked_again(window, written, register, visits, qtbot):
    written()
    register()
    click(qtbot, window, "answer_3")
    assert QApplication.focusWidget() is window.intake.matters.form.classing.route
    register()
    assert len(visits()) == 1


def test_other_words_ask_again(window, written, register, visits, settle):
    written()
    register()
    written("，还打了人")
    assert asked(window) != "road"
    register()
    assert visits() == []


@pytest.mark.parametrize(
    "matter",
    [
        {"route": Route.S5, "outcome": Outcome.FORWARD},
        {"purpose": Purpose.JIANYI, "outcome": Outcome.ACCEPT},
        {"statement": "问问"},
    ],
)
def test_what_was_looked_at_or_says_too_little_is_not_asked_about(
    window, written, register, visits, settle, matter
):
    written("")
    window.intake.matters.show_matters(
        (MatterDraft(**{"statement": WAGES, "purpose": Purpose.SHENSU} | matter),)
    )
    window.intake.ahead.look()
    settle()
    register()
    assert len(visits()) == 1


def test_ten_keys_beside_the_text_lead_from_an_empty_form_to_the_papers_in_hand(
    window, written, visits, hand_over, qtbot, settle, printer
):
    keys = []

    def key(which, modifier=Qt.KeyboardModifier.NoModifier):
        keys.append(which)
        qtbot.wait(350)
        press(qtbot, window, which, modifier)
        settle()

    key(Qt.Key.Key_F2)
    say(QApplication.focusWidget(), "周试例")
    for _ in range(4):
        key(Qt.Key.Key_Return)
    say(QApplication.focusWidget(), WAGES)
    window.intake.ahead.look()
    settle()
    key(Qt.Key.Key_Return, CONTROL)
    key(Qt.Key.Key_Return)  # as proposed
    key(Qt.Key.Key_Return)  # printed
    key(Qt.Key.Key_Return)  # in hand
    assert len(keys) <= 10
    [visit] = visits()
    assert visit.matters[0].draft.route is Route.S5
    assert printer.sheets
    record = window._station.background.open(
        lambda: window._station.desk.reception.show(visit.matters[0].number)
    )
    assert all(each.handed_over_at for each in record.papers)


def test_sixteen_tabs_lead_from_the_name_to_the_verb(window, written, qtbot, settle):
    written()
    window.intake.people.form.name.setFocus()
    for _ in range(16):
        press(qtbot, window, Qt.Key.Key_Tab)
        settle()
        if QApplication.focusWidget().objectName() == "registerVisit":
            break
    assert QApplication.focusWidget().objectName() == "registerVisit"
