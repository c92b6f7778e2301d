"""Taking down a visit: by keyboard, never lost, registered once."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from tests.ui.hands import choose_by_hand, press, register_as_is, say
from ui.officer.visit.question_line import DEAD_FOR
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import DAYS

WAGES = "2026年3月至8月在镇区工地做瓦工，老板拖欠工资一万八，一直不给"


def text_of(window, name):
    return window.findChild(QLabel, name).text()


@pytest.fixture
def fill(window, qtbot):
    def write(name="周试例", statement=WAGES):
        window.intake.people.form.name.setFocus()
        say(window.intake.people.form.name, name)
        window.intake.matters.form.statement.setFocus()
        window.intake.matters.form.statement.insertPlainText(statement)

    return write


def test_the_focus_begins_in_the_name(window):
    assert QApplication.focusWidget() is window.intake.people.form.name


def test_control_enter_registers_and_shows_the_number(window, visits, fill, qtbot, settle):
    fill()
    register_as_is(qtbot, window)
    settle()
    assert [visit.people[0].name for visit in visits()] == ["周试例"]
    assert visits()[0].matters[0].draft.statement == WAGES
    number = visits()[0].matters[0].number
    assert text_of(window, "registeredNumber").replace(" ", "") == number


def test_twice_makes_one_visit(window, visits, fill, qtbot, settle):
    fill()
    # The road was only proposed: the first press asks about it.
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.wait(DEAD_FOR + 50)
    for _ in range(2):
        press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert len(visits()) == 1


def test_enter_goes_from_line_to_line_in_the_order_of_speech(window, qtbot):
    person, matter = window.intake.people.form, window.intake.matters.form
    person.name.setFocus()
    for following in (person.id_number, person.phone, person.address, matter.statement):
        press(qtbot, window, Qt.Key.Key_Return)
        assert QApplication.focusWidget() is following
    press(qtbot, window, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is matter.request
    press(qtbot, window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is matter.materials
    press(qtbot, window, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "registerVisit"


@pytest.mark.parametrize(
    ("road", "usual"),
    [
        (Route.S1, Outcome.GUIDE),
        (Route.S4, Outcome.GUIDE),
        (Route.S5, Outcome.FORWARD),
        (Route.S6, Outcome.ACCEPT),
    ],
)
def test_what_is_usually_done_follows_a_road_chosen_by_hand(window, road, usual):
    form = window.intake.matters.form
    choose_by_hand(form.classing.route, Route.S1 if road is not Route.S1 else Route.S2)
    choose_by_hand(form.classing.route, road)
    assert form.read().outcome is usual


def test_what_the_officer_chose_to_do_stays_when_the_road_changes(window):
    form = window.intake.matters.form
    choose_by_hand(form.classing.route, Route.S6)
    choose_by_hand(form.classing.outcome, Outcome.ASSIGN)
    choose_by_hand(form.classing.route, Route.S1)
    assert form.read().outcome is Outcome.ASSIGN


def test_what_is_missing_is_said_beside_the_field_and_focused(window, visits, qtbot):
    register_as_is(qtbot, window)
    assert text_of(window, "nameFault") != ""
    assert text_of(window, "statementFault") != ""
    assert QApplication.focusWidget() is window.intake.people.form.name
    assert visits() == []


def test_a_refusal_keeps_everything_that_was_written(window, visits, refuse, fill, qtbot, settle):
    fill()
    settle()
    refuse(Reception, "register", "visit.nobody")
    register_as_is(qtbot, window)
    settle()
    assert window.intake.draft().people[0].name == "周试例"
    assert window.intake.draft().matters[0].statement == WAGES
    assert window.findChild(object, "deskNotice").isVisible()
    register_as_is(qtbot, window)
    settle()
    assert len(visits()) == 1


def test_keys_belong_to_the_input_method_while_it_composes(window, visits, fill, qtbot, settle):
    fill()
    statement = window.intake.matters.form.statement
    QApplication.sendEvent(statement, QInputMethodEvent("gong", []))
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert visits() == []
    assert window.intake.draft().people[0].name == "周试例"
    done = QInputMethodEvent("", [])
    done.setCommitString("工")
    QApplication.sendEvent(statement, done)
    register_as_is(qtbot, window)
    settle()
    assert len(visits()) == 1


def test_no_key_of_the_window_fires_while_one_composes(window, visits, fill, settle):
    fill()
    settle()
    statement = window.intake.matters.form.statement
    before = window.intake.draft()
    QApplication.sendEvent(statement, QInputMethodEvent("gong", []))
    # In a field Ctrl+Z is its own undo, and a stroke is a stroke.
    its_own = {QKeySequence("Ctrl+Z"), QKeySequence("/")}
    for shortcut in (each for each in window.findChildren(QShortcut) if each.key() not in its_own):
        QTest.keySequence(statement, shortcut.key())
        settle()
        assert QApplication.focusWidget() is statement, shortcut.key()
        assert window.intake.isVisible(), shortcut.key()
        assert window.intake.draft() == before, shortcut.key()
    assert visits() == []


# Drafts


def test_leaving_a_field_keeps_the_draft(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    press(qtbot, window, Qt.Key.Key_Tab)
    settle()
    assert [kept.draft.people[0].name for kept in drafts()] == ["周试例"]


def test_leaving_the_statement_keeps_the_draft(window, drafts, settle):
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, "路灯不亮")
    window.intake.people.form.name.setFocus()
    settle()
    assert [kept.first_words for kept in drafts()] == ["路灯不亮"]


@pytest.mark.parametrize("key", [Qt.Key.Key_F7, Qt.Key.Key_F8])
def test_a_further_person_or_matter_keeps_what_stands_there(window, drafts, qtbot, settle, key):
    window.intake.matters.form.statement.setFocus()
    say(window.intake.matters.form.statement, "路灯不亮")
    press(qtbot, window, key)
    settle()
    assert [kept.first_words for kept in drafts()] == ["路灯不亮"]


def test_an_untouched_form_is_no_draft(window, drafts, settle):
    window.intake.keep_draft()
    settle()
    assert drafts() == ()


def test_registering_leaves_no_draft(window, drafts, fill, settle, qtbot):
    fill()
    window.intake.keep_draft()
    register_as_is(qtbot, window)
    settle()
    assert drafts() == ()


def test_a_new_visit_keeps_what_was_being_written(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert [kept.draft.people[0].name for kept in drafts()] == ["周试例"]
    assert window.intake.draft().people == ()


def test_closing_keeps_what_was_being_written_and_asks_once(window, drafts, qtbot, settle):
    say(window.intake.people.form.name, "周试例")
    assert not window.close()
    settle()
    assert len(drafts()) == 1
    assert "没有登记的草稿" in window.findChild(object, "deskNotice").accessibleName()
    with qtbot.waitSignal(window.closed):
        assert window.close()


def test_the_line_that_asks_can_close_the_window(window, qtbot):
    say(window.intake.people.form.name, "周试例")
    window.close()
    with qtbot.waitSignal(window.closed):
        qtbot.mouseClick(window.findChild(QPushButton, "deskNoticeAction"), Qt.MouseButton.LeftButton)


def test_an_empty_form_closes_without_a_question(window, qtbot):
    with qtbot.waitSignal(window.closed):
        assert window.close()


# Matters


def test_two_matters_each_keep_their_own(window, visits, fill, qtbot, settle):
    fill()
    window.intake.matters.add_matter()
    window.intake.matters.form.statement.insertPlainText("村口路灯不亮")
    window.intake.matters._turn(0)
    assert window.intake.matters.form.statement.written() == WAGES
    register_as_is(qtbot, window)
    settle()
    assert [each.draft.statement for each in visits()[0].matters] == [WAGES, "村口路灯不亮"]
    assert window.findChild(object, "whichMatter").isVisible()
    first = text_of(window, "registeredNumber")
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    second = text_of(window, "registeredNumber")
    settle()
    press(qtbot, window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert second != first
    assert text_of(window, "registeredNumber") == first


def test_a_matter_goes_through_the_form_unchanged(window):
    matter = MatterDraft(
        statement="对处罚决定不服",
        request="撤销",
        route=Route.S4,
        content="市场监管",
        place="411526102",
        village="示例村",
        outcome=Outcome.GUIDE,
        to="县人民政府",
        events={Event.DECISION_RECEIVED: window._station.today()},
    )
    window.intake.matters.form.show_matter(matter)
    assert window.intake.matters.form.read() == matter


@pytest.mark.parametrize(
    ("route", "shown", "paper"),
    [
        (None, set(), False),
        (Route.S1, set(), False),
        (Route.S3, set(), False),
        (Route.S4, {"act_known"}, True),
        (Route.S5, {"applied_on", "act_known", "employment_ended"}, False),
    ],
)
def test_days_are_asked_where_the_road_makes_them_useful(window, route, shown, paper):
    window.intake.matters.form.show_matter(MatterDraft(statement="x", route=route))
    edits = {event: window.findChild(QLineEdit, f"event_{event.value}") for event in DAYS}
    assert {event.value for event, edit in edits.items() if not edit.parentWidget().isHidden()} == shown
    assert window.intake.matters.form.classing.received.isHidden() is not paper


def test_a_day_that_is_none_is_said_beside_its_field(window, qtbot):
    window.intake.matters.form.show_matter(MatterDraft(statement="x", route=Route.S4))
    edit = window.findChild(QLineEdit, "event_act_known")
    say(edit, "13.45")
    assert text_of(window, "event_act_knownFault") != ""
    edit.clear()
    say(edit, "9.8")
    assert text_of(window, "event_act_knownFault") == ""


def test_a_refusal_asks_for_the_laws_facts(window):
    form = window.intake.matters.form
    form.show_matter(MatterDraft(statement="x", outcome=Outcome.NO_MORE))
    assert not window.findChild(QLineEdit, "conclusionDocument").parentWidget().isHidden()
    assert form.read().conclusion is not None
    form.show_matter(MatterDraft(statement="x", outcome=Outcome.ACCEPT))
    assert window.findChild(QLineEdit, "conclusionDocument").parentWidget().isHidden()
    assert form.read().conclusion is None


def test_a_refusal_asks_where_the_matter_is_in_hand_and_since_when(window):
    """Art. 19, para. 3: both stand on 不予受理告知书, and neither is of an acceptance here."""
    form = window.intake.matters.form
    there = MatterDraft(
        statement="x", outcome=Outcome.NOT_ACCEPT, to="示例镇财政所", accepted_on=date(2026, 9, 1)
    )
    form.show_matter(there)
    for name in ("to", "acceptedThere"):
        assert not window.findChild(QLineEdit, name).parentWidget().isHidden()
    assert (form.read().to, form.read().accepted_on) == (there.to, there.accepted_on)
    choose_by_hand(form.classing.outcome, Outcome.ACCEPT)
    assert form.read().accepted_on is None
