"""Esc leads back to where the officer was, and the program never hands the focus to what adds something."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from tests.ui.hands import click, press, register_as_is, say
from tests.ui.officer.test_window import PAGES, current
from ui.officer.tab_order import stops
from ui.widgets.boxes import reached
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.people.petitioner import Person

CONTROL = Qt.KeyboardModifier.ControlModifier


def focused():
    return QApplication.focusWidget()


@pytest.fixture
def name(window):
    return window.intake.people.form.name


@pytest.fixture(params=["keys", "mouse"])
def registered_now(request, window, name, qtbot, settle):
    """The page of a visit that was just registered."""
    say(name, "周试例")
    statement = window.intake.matters.form.statement
    statement.setFocus()
    say(statement, "路灯不亮")
    if request.param == "keys":
        register_as_is(qtbot, window)
    else:
        click(qtbot, window, "registerVisit")
    settle()
    assert current(window) == "resultPage"
    return window


def test_from_a_registered_visit_one_comes_to_the_name_of_a_new_form(registered_now, name, qtbot, settle):
    press(qtbot, registered_now, Qt.Key.Key_Escape)
    settle()
    assert focused() is name
    assert name.text() == ""


def test_from_the_manual_one_comes_back_to_the_page_and_then_to_the_form(registered_now, name, qtbot, settle):
    was = focused()
    assert was is not None
    press(qtbot, registered_now, Qt.Key.Key_F1)
    settle()
    click(qtbot, registered_now, "manualKeys")
    settle()
    assert current(registered_now) == "keysPage"
    press(qtbot, registered_now, Qt.Key.Key_Escape)
    settle()
    assert current(registered_now) == "resultPage"
    assert focused() is was
    press(qtbot, registered_now, Qt.Key.Key_Escape)
    settle()
    assert focused() is name


@pytest.mark.parametrize("page", [each for each in PAGES if each != "today"])
@pytest.mark.parametrize("lost", [False, True])
def test_from_every_page_one_comes_back_to_the_field(window, name, page, lost, qtbot, settle):
    phone = window.intake.people.form.phone
    phone.setFocus()
    if lost:
        phone.clearFocus()
    window.open_page(page)
    settle()
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert focused() is (name if lost else phone)


def test_from_the_search_one_comes_back_to_the_field(window, qtbot, settle):
    statement = window.intake.matters.form.statement
    statement.setFocus()
    for words in ("", "没有的人"):
        press(qtbot, window, Qt.Key.Key_K, CONTROL)
        window.around.top.search.setText(words)
        settle()
        press(qtbot, window, Qt.Key.Key_Escape)
        assert focused() is statement
        assert not window.around.search.isVisible()


def test_from_the_search_one_comes_back_to_the_page_under_it(window, registered, qtbot, settle):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    window.open_page("owed")
    settle()
    was = focused()
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    press(qtbot, window, Qt.Key.Key_Escape)
    assert current(window) == "owedPage"
    assert focused() is was


def test_the_half_that_was_shown_is_come_back_to(window, qtbot, settle):
    window.resize(1000, 700)
    window.around.halves.show("side")
    settle()
    window.open_page("keys")
    settle()
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert window.around.halves.side_place.isVisible()
    assert focused() is window.around.halves.side_place or window.around.halves.side_place.isAncestorOf(
        focused()
    )


@pytest.mark.parametrize("page", PAGES)
def test_no_page_opens_on_a_button_that_does_something(window, page, settle):
    window.resize(1366, 768)
    window.open_page(page)
    settle()
    assert not isinstance(focused(), QPushButton) or focused().isCheckable()


def test_a_page_of_buttons_begins_with_tab(window, qtbot, settle):
    window.open_page("day_close")
    settle()
    press(qtbot, window, Qt.Key.Key_Tab)
    assert focused() is next(reached(window._page))


@pytest.fixture
def several(window, settle):
    people = tuple(Person(name=each) for each in ("周试例", "钱示范", "孙样本"))
    matters = tuple(MatterDraft(statement=each) for each in ("路灯不亮", "拖欠工资", "宅基地的界线"))
    window.intake.people.show_people(people, involved=3, anonymous=False)
    window.intake.matters.show_matters(matters)
    settle()


@pytest.mark.usefixtures("several")
@pytest.mark.parametrize(
    ("button", "where"),
    [
        ("person_3", "name"),
        ("dropPerson", "name"),
        ("matter_3", "statement"),
    ],
)
def test_another_person_or_matter_begins_in_its_first_field(window, button, where, qtbot, settle):
    click(qtbot, window, button)
    settle()
    assert focused().objectName() == where


@pytest.mark.parametrize(("gone", "nearest"), [(-1, -2), (0, 1)])
def test_what_goes_away_hands_the_focus_to_its_neighbour(window, gone, nearest, settle):
    order = [each for each in stops(window.intake) if each.isVisible() and each.isEnabled()]
    order[gone].setFocus()
    order[gone].hide()
    settle()
    assert focused() is order[nearest]
