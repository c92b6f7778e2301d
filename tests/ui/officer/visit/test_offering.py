"""What is offered under a line never takes the keys of another."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.hands import choose_by_hand, press, say
from ui.widgets.inputs.offering import Offering
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import IdType, Person

PHONE, ID = "00000000003", "000000197904121019"


@pytest.fixture
def been_here(desk, ask):
    """The same person was here before, and somebody else of the same village."""
    for name, number, place in (("周试例", ID, "示例村三组"), ("钱试例", "", "示例村三组7号")):
        kind = IdType.RESIDENT_ID if number else IdType.NONE
        person = Person(name=name, id_type=kind, id_number=number, phone=PHONE, address=place)
        ask(
            desk.reception.register,
            VisitDraft(people=(person,), matters=(MatterDraft(statement="拖欠工资"),)),
        )


def typed(qtbot, window, letters):
    """Keys as the system gives them: to the list that is open, else to where the focus is."""
    qtbot.wait(20)
    QTest.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), letters)


@pytest.mark.usefixtures("been_here")
def test_what_is_typed_after_the_fill_stands_where_the_focus_is(window, qtbot, settle):
    form = window.intake.people.form
    say(form.name, "周试例")
    form.id_number.setFocus()
    say(form.id_number, ID)
    for _line in (form.id_number, form.phone, form.address):
        press(qtbot, window, Qt.Key.Key_Return)
        settle()
    typed(qtbot, window, "abc")
    assert (form.read().phone, form.read().address) == (PHONE, "示例村三组")
    assert window.intake.matters.form.statement.toPlainText() == "abc"
    form.address.undo()
    assert form.address.text() == ""


@pytest.mark.qt_log_ignore("This plugin does not support")  # offscreen, a list that comes up
@pytest.mark.parametrize("name", ["address", "village", "to"])
def test_a_list_closes_when_the_focus_goes_on(window, qtbot, settle, name):
    settle()
    line = window.intake.findChild(QLineEdit, name)
    line.completer().model().setStringList(["Example 1", "Example 2"])
    if not line.isVisible():
        choose_by_hand(window.intake.matters.form.classing.outcome, Outcome.FORWARD)
    line.setFocus()
    typed(qtbot, window, "Exa")
    shown = line.completer().popup()
    assert shown.isVisible()
    window.intake.people.form.name.setFocus()
    assert not shown.isVisible()
    typed(qtbot, window, "x")
    assert (line.text(), window.intake.people.form.name.text()) == ("Exa", "x")


def test_no_line_offers_in_another_way(window, settle):
    settle()
    offers = [each.completer() for each in window.findChildren(QLineEdit)]
    assert {type(each) for each in offers if each is not None} == {Offering}
