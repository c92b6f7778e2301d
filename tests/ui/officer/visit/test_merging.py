"""Merging by keys (并入): the next Ctrl+Enter registers, or the question stands in sight."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import press, say
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ID = "000000197904121019"


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_ctrl_enter_after_merging_registers(window, desk, ask, visits, qtbot, settle, size):
    window.resize(*size)
    person = Person(name="周试例", id_type=IdType.RESIDENT_ID, id_number=ID)
    words = "工地欠我们三个月工资不给"
    ask(desk.reception.register, VisitDraft(people=(person,), matters=(MatterDraft(statement=words),)))
    form = window.intake.people.form
    form.name.setFocus()
    say(form.name, "周试例")
    form.id_number.setFocus()
    say(form.id_number, ID)
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, words)
    qtbot.wait(400)
    settle()
    press(qtbot, window, Qt.Key.Key_2, ALT)
    settle()
    press(qtbot, window, Qt.Key.Key_Tab)
    press(qtbot, window, Qt.Key.Key_Space)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    settle()
    outcomes = {visit.matters[0].draft.outcome for visit in visits()}
    assert outcomes == {None, Outcome.MERGE}
