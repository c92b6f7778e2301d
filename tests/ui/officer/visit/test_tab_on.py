"""Tab goes through the form as it is said, at every size of text; what turns its halves stands after it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.hands import press, say
from ui.look.theme import Theme
from ui.widgets.focus import in_chain

TAB = Qt.FocusPolicy.TabFocus


@pytest.mark.parametrize("scale", [1.0, 1.1, 1.25, 1.5, 1.75, 2.0])
def test_tab_goes_from_the_address_to_the_facts(window, look, settle, qtbot, scale):
    look.use(Theme(scale=scale, still=True))
    window.resize(1366, 768)
    settle()
    person = window.intake.people.form
    person.name.setFocus()
    for line in (person.name, person.id_number, person.phone, person.address):
        assert line.hasFocus()
        press(qtbot, window, Qt.Key.Key_Tab)
    assert window.intake.matters.form.statement.hasFocus()
    passed = []
    for _ in range(80):
        passed.append(QApplication.focusWidget())
        if window.intake.halves.line.isAncestorOf(passed[-1]):
            break
        press(qtbot, window, Qt.Key.Key_Tab)
    if window.intake.halves.line.isVisible():
        assert window.intake.foot.register in passed


def test_what_is_done_for_good_hands_the_focus_to_what_follows(window, settle, qtbot):
    intake = window.intake
    say(intake.people.form.name, "周试例")
    say(intake.matters.form.statement, "工地欠我们三个月工资不给")
    settle()
    intake.ahead.look()
    settle()
    classing = intake.matters.form.classing
    classing.confirm.setFocus()
    assert classing.confirm.hasFocus()
    stood = [each for each in in_chain(classing.confirm) if intake.isAncestorOf(each)]
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    assert not classing.confirm.isEnabled()
    here = QApplication.focusWidget()
    assert here is not None
    assert here is next(each for each in stood if each.isVisible() and each.focusPolicy() & TAB)
