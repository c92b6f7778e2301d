"""What was just registered is put right or declared void by a key of its own."""

import pytest
from PySide6.QtCore import Qt

from tests.ui.hands import press, register_as_is, say


@pytest.mark.parametrize(("key", "card"), [(Qt.Key.Key_G, "correction"), (Qt.Key.Key_Z, "voiding")])
def test_a_key_begins_it(window, qtbot, settle, key, card):
    window.resize(1366, 768)
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, "村里的路灯坏了")
    register_as_is(qtbot, window)
    settle()
    assert window.around.pages.result.isVisible()
    press(qtbot, window, key, Qt.KeyboardModifier.AltModifier)
    settle()
    assert getattr(window.around.pages.matter, card).isVisible()
