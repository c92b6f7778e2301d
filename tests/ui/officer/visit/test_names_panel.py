"""A group is one table over the form: pasted or typed, its representatives chosen, taken at once."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.hands import click, press, register_as_is, say, told
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES, Role

FORTY = "序号\t姓名\t电话\n" + "\n".join(
    f"{each}\t周试例{each:02d}\t000000{1000 + each}" for each in range(1, 41)
)


def test_forty_people_are_one_paste(window, visits, qtbot, settle):
    people = window.intake.people
    QGuiApplication.clipboard().setText(FORTY)
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert people.names.isVisible()
    click(qtbot, window, "pasteNames")
    assert "贴了 40 人" in told(window)
    table = people.names.table
    for row in range(6):
        table.setCurrentIndex(table.model().index(row, 4))
        qtbot.keyClick(table, Qt.Key.Key_Space)
    click(qtbot, window, "takeNames")
    assert not people.names.isVisible()
    assert people.involved.value() == 40
    assert window.findChild(QPushButton, "person_list").isVisible()
    assert window.findChild(QPushButton, "person_1") is None
    window.intake.matters.form.statement.insertPlainText("路灯坏了没人修")
    register_as_is(qtbot, window)
    settle()
    [visit] = visits()
    assert (len(visit.people), visit.people_involved) == (40, 40)
    roles = [each.role for each in visit.people]
    assert roles.count(Role.REPRESENTATIVE) == MOST_REPRESENTATIVES
    assert visit.people[39].phone == "0000001040"


def test_who_was_written_stays_first_and_escape_leaves_the_form(window, qtbot, settle):
    people = window.intake.people
    say(people.form.name, "吴试例")
    people.list_names()
    assert [each.name for each in people.names.table.people()] == ["吴试例"]
    people.names.table.paste("郑试例")
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert not people.names.isVisible()
    assert [each.name for each in people.read()] == ["吴试例"]


def test_a_text_without_a_name_says_so(window, qtbot):
    QGuiApplication.clipboard().setText("")
    window.intake.people.list_names()
    click(qtbot, window, "pasteNames")
    assert "没有认出人名" in told(window)


def test_no_key_of_the_form_reaches_under_the_list(window, visits, drafts, qtbot, settle):
    intake = window.intake
    say(intake.people.form.name, "周试例")
    intake.matters.form.statement.insertPlainText("路灯坏了没人修")
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    table = intake.people.names.table
    table.paste("吴试例、郑试例")
    for key, modifier in (
        (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier),
    ):
        press(qtbot, window, key, modifier)
    settle()
    assert intake.people.names.isVisible()
    assert not intake.people.several()
    assert not intake.matters.several()
    register_as_is(qtbot, window)
    settle()
    assert not intake.people.names.isVisible()
    assert [each.name for each in intake.people.read()] == ["周试例", "吴试例", "郑试例"]
    assert visits() == []


def test_the_name_that_is_being_typed_is_taken_with_the_others(window, qtbot, settle):
    people = window.intake.people
    press(qtbot, window, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    press(qtbot, window, Qt.Key.Key_Z)
    say(QApplication.focusWidget(), "吴试例")
    register_as_is(qtbot, window)
    settle()
    assert [each.name for each in people.read()] == ["z吴试例"]


def test_a_list_that_is_open_is_lost_by_no_button_and_no_new_visit(window, visits, drafts, qtbot, settle):
    people = window.intake.people
    window.intake.matters.form.statement.insertPlainText("路灯坏了没人修")
    people.list_names()
    people.names.table.paste("吴试例、郑试例")
    click(qtbot, window, "registerVisit")
    settle()
    assert visits() == []
    assert len(people.read()) == 2
    people.list_names()
    people.names.table.paste("周试例")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert not people.names.isVisible()
    [kept] = drafts()
    assert [each.name for each in kept.draft.people] == ["吴试例", "郑试例", "周试例"]


def test_the_list_says_its_keys(window):
    window.intake.people.list_names()
    assert "Ctrl+Enter" in window.findChild(QPushButton, "takeNames").text()
    assert "Esc" in window.findChild(QPushButton, "dropNames").text()


def test_the_count_follows_unless_it_was_given(window):
    people = window.intake.people
    people.involved.setValue(60)
    people._take_names(people.names.table._model.people or ())
    people.names.table.paste("周试例、吴试例、郑试例")
    people._take_names(people.names.table.people())
    assert people.involved.value() == 60
