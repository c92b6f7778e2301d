"""Lists open at their top, newest first; what is read again stays where one has scrolled to."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QComboBox

from tests.ui.fakes import NOON
from tests.ui.hands import choose_by_hand, click, press, register_as_is
from ui.background import Topic
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.record import SavedDraft

CONTROL = Qt.KeyboardModifier.ControlModifier


def first_seen(view):
    return view.indexAt(QPoint(1, 1)).data(view.model().ItemRole)


def at_top(view):
    return view.verticalScrollBar().value() == 0 and view.verticalScrollBar().maximum() > 0


def seen(view, number):
    area = view.visualRect(view.model().index_of(number))
    return area.isValid() and view.viewport().rect().contains(area)


@pytest.fixture
def day(window, registered, lane, settle):
    """Thirty visits of the day, in a window that has no room for all."""
    window.resize(1920, 900)
    for _ in range(30):
        registered(outcome=Outcome.ACCEPT, route=Route.S6)
    lane.changed.emit(Topic.ALL)
    settle()
    return window.around.today.view


def scrolled_down(view):
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    return first_seen(view)


def open_row(view, place, qtbot, settle):
    """Look at an older matter, as one does in the course of a day."""
    view.scrollTo(view.model().index(place))
    at = view.visualRect(view.model().index(place)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    settle()


def test_the_day_opens_at_its_top_whatever_was_opened_last(window, day, lane, settle, qtbot):
    open_row(day, 25, qtbot, settle)
    window.resize(1000, 768)
    press(qtbot, window, Qt.Key.Key_Escape)
    lane.changed.emit(Topic.ALL)
    settle()
    click(qtbot, window, "todayIcon")
    settle()
    assert window._shell.pages.currentWidget().objectName() == "todayPage"
    assert at_top(day)


def test_a_refresh_keeps_the_place_also_when_others_came_before_it(window, day, registered, lane, settle):
    before = scrolled_down(day)
    for _ in range(2):
        registered("钱示范")
        lane.changed.emit(Topic.ALL)
        settle()
        assert first_seen(day).number == before.number


def test_a_refresh_does_not_go_to_what_was_opened(window, day, lane, settle, qtbot):
    open_row(day, 25, qtbot, settle)
    day.verticalScrollBar().setValue(0)
    lane.changed.emit(Topic.ALL)
    settle()
    assert at_top(day)
    assert day.currentIndex().row() == 25


def test_after_registering_the_new_row_is_in_sight_and_the_current_one(window, day, visits, settle, qtbot):
    scrolled_down(day)
    window.intake.people.form.name.setText("钱示范")
    window.intake.matters.form.statement.write("路灯不亮")
    register_as_is(qtbot, window)
    settle()
    number = visits()[-1].matters[0].number
    assert day.currentIndex().data(day.model().ItemRole).number == number
    assert seen(day, number)


def test_another_filter_begins_at_the_top(window, day, qtbot, settle):
    open_row(day, 25, qtbot, settle)
    scrolled_down(day)
    choose_by_hand(window.findChild(QComboBox, "todayFilter"), "waiting")
    assert at_top(day)


def test_a_new_visit_leaves_the_day_where_it_is(window, day, qtbot, settle):
    before = scrolled_down(day)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert first_seen(day).number == before.number


@pytest.mark.usefixtures("day")
def test_what_runs_out_opens_at_its_top_and_is_kept_in_place(
    window, desk, ask, lane, settle, qtbot, monkeypatch
):
    late = [replace(each, due=NOON.date() - timedelta(days=1)) for each in ask(desk.reception.today)]
    monkeypatch.setattr(desk.reception, "due", lambda *_days, **_until: tuple(late))
    window.open_page("due")
    settle()
    due = window.around.pages.due.view
    before = scrolled_down(due)
    due.setCurrentIndex(due.model().index(0))
    scrolled_down(due)
    lane.changed.emit(Topic.ALL)
    settle()
    assert first_seen(due).number == before.number
    press(qtbot, window, Qt.Key.Key_Escape)
    window.open_page("due")
    settle()
    assert at_top(due)


@pytest.mark.usefixtures("day")
def test_what_is_found_for_other_words_begins_at_its_top(window, qtbot):
    found = window.around.search.view
    window.around.go_to_search()
    window.around.top.search.setText("周")
    qtbot.waitUntil(lambda: found.model().rowCount() == 30)
    found.setCurrentIndex(found.model().index(25))
    window.around.top.search.setText("周试")
    qtbot.waitUntil(lambda: window.around.search._shown == "周试")
    assert at_top(found)
    assert not found.currentIndex().isValid()


def test_numbers_that_wait_stay_where_they_are_scrolled_to(window, desk, ask, lane, settle):
    for _ in range(12):
        ask(desk.tickets.take)
    lane.changed.emit(Topic.ALL)
    settle()
    queue = window.around.queue.view
    assert at_top(queue)
    before = scrolled_down(queue)
    lane.changed.emit(Topic.ALL)
    settle()
    assert first_seen(queue).number == before.number


def test_drafts_stay_where_they_are_scrolled_to(window, settle):
    written = VisitDraft(people=(), matters=())
    kept = [
        SavedDraft(key=f"draft-{each}", first_words="", saved_at=NOON, draft=written) for each in range(12)
    ]
    drafts = window.around.today.drafts
    drafts.show_drafts(kept, kept[0])
    settle()
    before = scrolled_down(drafts.view)
    drafts.show_drafts(kept, kept[0])
    settle()
    assert first_seen(drafts.view).key == before.key
    drafts.show_drafts(kept, kept[11])
    settle()
    assert seen(drafts.view, "draft-11")
