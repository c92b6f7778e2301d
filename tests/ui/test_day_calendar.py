"""The small calendar of a day field: by keys alone, with days off marked, no day that cannot be."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QToolButton

from ui.officer.parts.days import read_day
from ui.widgets.field import Field
from ui.widgets.inputs.day_calendar import DayCalendar, _Month
from ui.widgets.inputs.day_edit import DayEdit
from xinfang_desk.domain.time.calendar import Calendar

# Offscreen there is nothing to raise and no keyboard to grab.
pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)

TODAY = date(2026, 10, 12)
HOLIDAYS = Calendar(
    version="1",
    years=frozenset({2026}),
    off=frozenset({date(2026, 10, 1)}),
    makeup=frozenset({date(2026, 10, 10)}),
)


@pytest.fixture
def field(look, qtbot):
    def show(**more):
        edit = DayEdit(
            look, lambda text: read_day(text, TODAY), lambda: TODAY, holidays=lambda: HOLIDAYS, **more
        )
        held = Field(look, "哪一天", edit, "day")
        qtbot.addWidget(held)
        edit.held = held
        with qtbot.waitActive(held):
            held.show()
            held.activateWindow()
        edit.setFocus()
        return edit

    return show


def opened(qtbot, edit):
    qtbot.keyClick(edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    return edit.findChild(DayCalendar)


def keys(qtbot, *pressed):
    for key in pressed:
        qtbot.keyClick(QApplication.focusWidget(), key)


def test_arrows_and_enter_choose_a_day(qtbot, field):
    edit = field()
    calendar = opened(qtbot, edit)
    assert calendar.isVisible()
    keys(qtbot, Qt.Key.Key_Left, Qt.Key.Key_PageUp, Qt.Key.Key_Return)
    assert edit.text() == "2026-09-11"
    assert QApplication.focusWidget() is edit
    assert not calendar.isVisible()


def test_escape_chooses_nothing_and_it_opens_on_the_day_that_stands_there(qtbot, field):
    edit = field()
    edit.setText("9.3")
    opened(qtbot, edit)
    assert edit.findChild(_Month).selectedDate() == QDate(2026, 9, 3)
    keys(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert edit.text() == "9.3"
    assert QApplication.activePopupWidget() is None


@pytest.mark.parametrize(("ahead", "key", "limit"), [(False, "Key_Right", TODAY), (True, "Key_Left", TODAY)])
def test_no_day_is_offered_that_is_not_asked_for(qtbot, field, ahead, key, limit):
    edit = field(ahead=ahead)
    opened(qtbot, edit)
    keys(qtbot, getattr(Qt.Key, key), Qt.Key.Key_Return)
    assert edit.day() == limit


def test_all_seven_days_of_a_week_are_in_sight(qtbot, field):
    edit = field()
    opened(qtbot, edit)
    view = edit.findChild(QTableView)
    header = view.horizontalHeader()
    assert sum(header.sectionSize(at) for at in range(7)) <= view.viewport().width()


def test_it_speaks_chinese_and_tells_days_off_from_make_up_days(qtbot, field):
    edit = field()
    calendar = opened(qtbot, edit)
    month = edit.findChild(_Month)
    assert [month._mark(date(2026, 10, day))[0] for day in (1, 10, 11, 12)] == ["休", "班", "休", ""]
    buttons = edit.findChildren(QToolButton)
    assert "十月" in " ".join(each.text() for each in buttons)
    legend = calendar.findChild(QLabel, "dayCalendarLegend")
    assert "调休" in legend.text()
    month.setCurrentPage(2025, 10)
    assert "2025年的放假安排还没有" in legend.text()
    assert month._mark(date(2025, 10, 1)) == ("", "")


@pytest.mark.parametrize(
    ("typed", "words"),
    [("1850-1-1", "1900 年到 2199 年"), ("99990101", "1900 年"), ("2026-02-30", "不是日期")],
)
def test_a_day_that_nobody_means_is_refused_in_words(field, typed, words):
    edit = field()
    edit.setText(typed)
    assert words in edit.fault()
