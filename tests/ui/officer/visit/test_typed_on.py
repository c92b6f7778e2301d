"""Whoever types on while a visit is being registered loses nothing, and stays where they are."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.hands import click, press, register_as_is, say, told
from xinfang_desk.desk.reception import Reception


@pytest.fixture
def write(window):
    def write(name, words="村里的路灯坏了"):
        say(window.intake.people.form.name, name)
        statement = window.intake.matters.form.statement
        statement.setFocus()
        say(statement, words)

    return write


@pytest.fixture
def registering(window, lane, write, settle, qtbot):
    """周试例 is written and Ctrl+Enter pressed, and the lane has not said yet what came of it."""
    write("周试例")
    window.intake.ahead.look()
    settle()
    lane.hold()
    register_as_is(qtbot, window)
    assert not window.findChild(QPushButton, "registerVisit").isEnabled()


def names(drafts):
    return [each.draft.people[0].name for each in drafts()]


@pytest.mark.usefixtures("registering")
def test_who_begins_another_visit_at_once_keeps_every_word_of_it(window, lane, visits, settle, qtbot):
    press(qtbot, window, Qt.Key.Key_F2)
    name = QApplication.focusWidget()
    say(name, "冯试例")
    QTest.keyClicks(name, "abc")
    lane.let_go()
    settle()
    assert [visit.people[0].name for visit in visits()] == ["周试例"]
    assert window.intake.isVisible()
    assert window.intake.people.form.name.text() == "冯试例abc"
    assert QApplication.focusWidget() is window.intake.people.form.name
    assert "已登记" in told(window)


@pytest.mark.usefixtures("registering")
def test_the_papers_of_the_one_before_are_a_press_away(window, lane, drafts, settle, qtbot):
    press(qtbot, window, Qt.Key.Key_F2)
    say(QApplication.focusWidget(), "冯试例")
    lane.let_go()
    settle()
    click(qtbot, window, "deskNoticeAction")
    settle()
    assert window.around.pages.result.isVisible()
    assert names(drafts) == ["冯试例"]


@pytest.mark.usefixtures("registering")
def test_nothing_is_said_to_be_a_draft_that_is_being_registered(window, lane, drafts, settle, qtbot):
    press(qtbot, window, Qt.Key.Key_F2)
    assert "草稿" not in told(window)
    lane.let_go()
    settle()
    assert drafts() == ()


@pytest.mark.usefixtures("registering")
def test_both_are_registered_when_both_are_pressed(window, lane, write, visits, settle, qtbot):
    press(qtbot, window, Qt.Key.Key_F2)
    write("冯试例", "自来水三天没有水")
    lane.let_go()
    settle()
    register_as_is(qtbot, window)
    settle()
    assert [visit.people[0].name for visit in visits()] == ["周试例", "冯试例"]
    assert window.around.pages.result.isVisible()


def test_what_is_refused_waits_as_a_draft_where_another_is_written(
    window, lane, write, drafts, visits, settle, refuse, qtbot
):
    refuse(Reception, "register", "store.busy")
    write("周试例")
    window.intake.ahead.look()
    settle()
    lane.hold()
    register_as_is(qtbot, window)
    press(qtbot, window, Qt.Key.Key_F2)
    say(QApplication.focusWidget(), "冯试例")
    lane.let_go()
    settle()
    assert visits() == []
    assert names(drafts) == ["周试例"]
    assert window.intake.people.form.name.text() == "冯试例"
    assert "草稿" in told(window)
    press(qtbot, window, Qt.Key.Key_F3)
    settle()
    assert window.intake.people.form.name.text() == "周试例"
    assert sorted(names(drafts)) == sorted(["周试例", "冯试例"])


@pytest.mark.usefixtures("registering")
def test_words_written_after_it_are_a_draft_and_not_lost(window, lane, visits, drafts, settle, qtbot):
    statement = window.intake.matters.form.statement
    statement.setFocus()
    say(statement, "，还有井盖")
    lane.let_go()
    settle()
    [visit] = visits()
    assert visit.matters[0].draft.statement == "村里的路灯坏了"
    assert "已登记" in told(window)
    assert statement.toPlainText().endswith("，还有井盖")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    [kept] = drafts()
    assert kept.draft.matters[0].statement.endswith("，还有井盖")


@pytest.mark.usefixtures("registering")
def test_who_has_gone_to_another_page_stays_there(window, lane, visits, settle, qtbot):
    click(qtbot, window, "due")
    lane.let_go()
    settle()
    assert len(visits()) == 1
    assert window.around.pages.due.isVisible()
    assert "已登记" in told(window)
    window.open_form()
    assert window.intake.people.form.name.text() == ""
