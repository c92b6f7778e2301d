"""What a person wrote or gave is left alone by what the desk fills in beside it."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPushButton

from tests.ui.hands import press, say
from ui.widgets.inputs.statement import StatementEdit
from xinfang_desk.domain.category import Purpose
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.people.petitioner import Person, Role

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
WAGES = "2026年3月至8月在镇区工地做瓦工，\n老板拖欠工资一万八，\n一直不给 "


def paste(edit, text):
    brought = QMimeData()
    brought.setText(text)
    edit.insertFromMimeData(brought)


def heights(edit):
    document = edit.document()
    document.documentLayout().documentSize()
    blocks = (document.findBlockByNumber(place) for place in range(document.blockCount()))
    return [round(block.layout().boundingRect().height()) for block in blocks]


def test_taking_the_road_leaves_caret_undo_scroll_and_lines_of_the_statement(window, settle, qtbot):
    form = window.intake.matters.form
    form.statement.setFocus()
    paste(form.statement, WAGES * 30)
    form.statement.verticalScrollBar().setValue(17)
    cursor = form.statement.textCursor()
    cursor.setPosition(11)
    cursor.setPosition(5, QTextCursor.MoveMode.KeepAnchor)
    form.statement.setTextCursor(cursor)
    form.statement.verticalScrollBar().setValue(17)
    window.intake.ahead.look()
    before = heights(form.statement)
    press(qtbot, window, Qt.Key.Key_1, ALT)
    settle()
    assert form.read().route is not None
    kept = form.statement.textCursor()
    assert (kept.anchor(), kept.position()) == (11, 5)
    assert form.statement.verticalScrollBar().value() == 17
    assert heights(form.statement) == before
    assert form.statement.toPlainText() == WAGES * 30
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert form.statement.toPlainText() == ""


@pytest.mark.parametrize("act", ["_seal", "_merge"])
def test_sealing_and_putting_together_leave_undo_too(window, registered, settle, act):
    number = registered().matters[0].number
    form = window.intake.matters.form
    form.statement.setFocus()
    paste(form.statement, "举报村支书收好处费")
    form.village.setText("示例村 ")
    getattr(window.intake.ahead, act)(*([number] if act == "_merge" else []))
    assert form.statement.document().isUndoAvailable()
    assert form.statement.textCursor().position() == 9
    assert form.village.text() == "示例村 "
    assert (form.read().purpose is Purpose.JUBAO) is (act == "_seal")


def test_pasted_lines_stand_as_high_as_typed_ones(look, qtbot):
    edit = StatementEdit(look, limit=1000)
    qtbot.addWidget(edit)
    edit.resize(400, 300)
    edit.show()
    say(edit, "一")
    typed = heights(edit)
    edit.clear()
    edit.write("")
    paste(edit, "一\n二\n三")
    assert heights(edit) == typed * 3


# How many it concerns


def test_the_count_follows_those_who_are_named_both_ways(window, qtbot):
    people = window.intake.people
    for name in ("群众一", "群众二", "群众三"):
        say(people.form.name, name)
        people.add_person()
    # The fourth is still blank.
    assert people.involved.value() == 3
    drop = window.findChild(QPushButton, "dropPerson")
    for left in (3, 2, 1):
        qtbot.mouseClick(drop, Qt.MouseButton.LeftButton)
        assert people.involved.value() == left
    assert window.intake.draft().people_involved == 1


def test_who_only_comes_along_is_not_counted(window):
    people = window.intake.people
    say(people.form.name, "群众一")
    people.add_person()
    say(people.form.name, "译员例")
    people.form.role.setCurrentIndex(people.form.role.findData(Role.INTERPRETER))
    people.form.role.activated.emit(0)
    assert people.involved.value() == 1


def test_a_count_that_was_given_stays_but_is_never_below_the_people(window, qtbot):
    people = window.intake.people
    say(people.form.name, "群众一")
    people.involved.setValue(30)
    people.add_person()
    say(people.form.name, "群众二")
    assert people.involved.value() == 30
    people.involved.setValue(1)
    assert people.involved.value() == 2
    people.add_person()
    say(people.form.name, "群众三")
    assert people.involved.value() == 3
    qtbot.mouseClick(window.findChild(QPushButton, "dropPerson"), Qt.MouseButton.LeftButton)
    assert people.involved.value() == 3


@pytest.mark.parametrize(("given", "after"), [(1, 2), (3, 3)])
def test_a_draft_brings_its_count_and_whether_it_was_given(window, given, after):
    kept = VisitDraft(people=(Person(name="群众一"),), matters=(), people_involved=given)
    people = window.intake.people
    people.show_people(kept.people, involved=given, anonymous=False)
    assert people.involved.value() == given
    people.add_person()
    say(people.form.name, "群众二")
    assert people.involved.value() == after
