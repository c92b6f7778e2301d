"""A day that cannot stand stops the registration beside its field; a doubtful clock is asked about once."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, register_as_is, say
from ui.officer.parts.days import read_day
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.matter import Event, MatterDraft, Step
from xinfang_desk.domain.record import Count
from xinfang_desk.domain.time.clock import ClockDoubt
from xinfang_desk.words.counts import table

WAGES = "2026年3月至8月在镇区工地做瓦工，老板拖欠工资一万八，一直不给"
ENDED = "event_employment_ended"


@pytest.fixture
def wages(window):
    """A visit about wages, written down but for the day from which its limit runs."""
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.put(
        MatterDraft(statement=WAGES, purpose=Purpose.SHENSU, route=Route.S2, place="411526102")
    )
    window.intake.matters.form.statement.write(WAGES)
    return window.intake.matters.form.classing.days[Event.EMPLOYMENT_ENDED]


def register(window, qtbot, settle):
    register_as_is(qtbot, window)
    settle()


def said(window, name):
    return window.findChild(QLabel, name).text()


@pytest.mark.parametrize(
    ("typed", "words"),
    [("明天吧", "这不是日期"), ("2099-01-01", "还没有到"), ("9999-01-01", "1900 年到 2199 年")],
)
def test_a_day_that_cannot_stand_stops_and_takes_the_focus(
    window, visits, qtbot, settle, wages, typed, words
):
    say(wages, typed)
    window.intake.people.form.name.setFocus()
    register(window, qtbot, settle)
    assert visits() == []
    assert words in said(window, f"{ENDED}Fault")
    assert QApplication.focusWidget() is wages
    assert window.findChild(QLabel, "visitState").text() == "有一个日期要改：看红字"
    assert window.intake.draft().matters[0].events == {}
    window.intake.matters.add_matter()
    assert not window.intake.matters.several()
    wages.clear()
    say(wages, "2026-08-31")
    register(window, qtbot, settle)
    assert visits()[0].matters[0].draft.events == {Event.EMPLOYMENT_ENDED: date(2026, 8, 31)}


def test_a_day_that_has_not_come_this_year_is_asked_about_once(window, visits, qtbot, settle, wages):
    wages.setFocus()
    qtbot.keyClicks(wages, "9.30")
    assert "9月30日还没到。是去年的吗" in said(window, f"{ENDED}Fault")
    register(window, qtbot, settle)
    assert visits() == []
    press(qtbot, window, Qt.Key.Key_Return)
    assert (wages.text(), window.intake.draft().matters[0].events) == ("9.30", {})
    press(qtbot, window, Qt.Key.Key_Return)
    assert wages.text() == "2025-09-30"
    assert window.intake.draft().matters[0].events == {Event.EMPLOYMENT_ENDED: date(2025, 9, 30)}


def test_leaving_the_field_is_no_answer_and_a_year_is_one(window, qtbot, wages):
    wages.setFocus()
    qtbot.keyClicks(wages, "9.30")
    press(qtbot, window, Qt.Key.Key_Tab)
    assert window.intake.draft().matters[0].events == {}
    wages.setFocus()
    wages.selectAll()
    qtbot.keyClicks(wages, "2025.9.30")
    press(qtbot, window, Qt.Key.Key_Tab)
    assert window.intake.draft().matters[0].events == {Event.EMPLOYMENT_ENDED: date(2025, 9, 30)}


def test_a_day_that_the_story_tells_is_offered_to_its_field(window, qtbot, wages):
    window.intake.matters.form.statement.write("十天前被辞退了，工资没结。")
    assert "十天前" in wages.placeholderText()
    wages.setFocus()
    press(qtbot, window, Qt.Key.Key_Return)
    assert wages.text() == "2026-09-04"
    wages.clear()
    window.intake.matters.form.statement.write("十天前被辞退，三天前才说不给工资。")
    press(qtbot, window, Qt.Key.Key_Return)
    assert wages.text() == ""


def test_a_day_that_is_over_is_said_beside_it_and_stops_nothing(window, visits, qtbot, settle, wages):
    say(wages, "2020-03-01")
    remark = [each.text() for each in wages.parent().findChildren(QLabel)]
    assert any("一年以前" in each for each in remark)
    window.intake.ahead.look()
    settle()
    assert any("已经过了" in each.text() for each in wages.parent().findChildren(QLabel))
    register(window, qtbot, settle)
    assert len(visits()) == 1


def test_a_withdrawal_on_a_day_to_come_is_refused_beside_its_day(window, desk, ask, settle, registered):
    number = registered("周试例", WAGES).matters[0].number
    window.open_matter(number)
    settle()
    steps = window.around.pages.matter.steps
    steps.step.setCurrentIndex(steps.step.findData(Step.WITHDRAW))
    steps.step.activated.emit(steps.step.currentIndex())
    steps.gist.setText("不办了")
    steps.on.setText("2026-12-31")
    steps.take()
    settle()
    assert "还没有到" in said(window, "stepOnFault")
    assert ask(desk.reception.show, number).matter.steps == ()


@pytest.mark.parametrize("typed", ["1899-12-31", "2200-1-1", "0001-01-01", "20260230"])
def test_no_day_outside_these_centuries_is_read(typed):
    assert read_day(typed, NOON.date()) is None


@pytest.fixture
def doubted(window, clock, settle):
    """The clock runs more than a month ahead of the last thing that was done."""
    clock.later(days=40)
    window.new_visit()
    settle()
    return window.findChild(QWidget, "clockQuestion")


def test_the_clock_is_asked_about_before_the_first_visit(
    window, desk, ask, visits, qtbot, settle, doubted, wages
):
    assert doubted.isVisible()
    assert "一个多月" in said(window, "clockWords")
    register(window, qtbot, settle)
    assert visits() == []
    assert QApplication.focusWidget().objectName() == "clockRight"
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert ask(desk.upkeep.clock_doubt) is None
    assert len(visits()) == 1
    assert not doubted.isVisible()


def test_who_puts_the_clock_off_registers_all_the_same_and_is_asked_no_more(
    window, desk, ask, visits, qtbot, settle, doubted, wages
):
    register(window, qtbot, settle)
    click(qtbot, window, "clockLater")
    settle()
    assert len(visits()) == 1
    assert ask(desk.upkeep.clock_doubt) is ClockDoubt.AHEAD
    window.new_visit()
    settle()
    assert not doubted.isVisible()


def test_the_table_that_leaves_the_office_holds_no_formula():
    told = table([Count(key="=1+2", matters=7), Count(key="示例村", matters=6)], "村")
    assert "'=1+2,7" in told
    assert "示例村,6" in told
