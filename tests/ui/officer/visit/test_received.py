"""The officer asks which paper was received and when; the panel tells the same limits as the papers."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QListView

from tests.documents import samples
from tests.ui.hands import press, register_as_is, say
from ui.officer.parts.limits import limits_of
from xinfang_desk.documents.job import Job
from xinfang_desk.documents.remedies import remedies
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.days import as_of
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.time.limits import Binds

GOT = date(2026, 8, 10)


@pytest.fixture
def fined(window):
    """A visit about a fine, written down but for the paper."""
    say(window.intake.people.form.name, "周试例")
    window.intake.matters.put(
        MatterDraft(
            statement="不服镇里的罚款",
            purpose=Purpose.SHENSU,
            route=Route.S4,
            place="411526102",
            content="市场监管",
        )
    )
    window.intake.matters.form.statement.write("不服镇里的罚款")
    return window.intake.matters.form.classing.received


@pytest.fixture
def kept(desk, ask):
    """What was registered today."""

    def kept() -> list[MatterDraft]:
        rows = ask(desk.reception.today)
        return [ask(desk.reception.show, each.number).matter.draft for each in rows]

    return kept


def titles(window) -> list[str]:
    model = window.findChild(QListView, "limits").model()
    return [model.index(row, 0).data(model.ItemRole).title for row in range(model.rowCount())]


def test_the_kind_is_chosen_and_the_day_typed_by_keys_alone(window, fined, kept, qtbot, settle):
    kind = window.findChild(QComboBox, "paperReceived")
    kind.setFocus()
    assert fined.day_field.isHidden()
    for _each in range(kind.count()):
        if kind.currentData() is Event.PENALTY_RECEIVED:
            break
        press(qtbot, window, Qt.Key.Key_Down)
        kind.activated.emit(kind.currentIndex())
    press(qtbot, window, Qt.Key.Key_Tab)
    day = QApplication.focusWidget()
    assert day is window.findChild(QLineEdit, "paperReceivedOn")
    QTest.keyClicks(day, "8.10")
    register_as_is(qtbot, window)
    settle()
    assert [each.events for each in kept()] == [{Event.PENALTY_RECEIVED: GOT}]


def test_the_panel_tells_the_limits_of_that_kind_at_once(window, fined, settle):
    fined.kind.setCurrentIndex(fined.kind.findData(Event.DECISION_RECEIVED))
    fined.kind.activated.emit(fined.kind.currentIndex())
    say(fined.day, "2026-09-10")
    window.intake.ahead.look()
    settle()
    assert titles(window)[2:4] == ["60日内申请行政复议", "6个月内提起行政诉讼"]
    assert titles(window)[4].startswith("收到的是行政复议决定书的：")


def test_a_kind_without_its_day_counts_nothing_and_stops_nothing(window, fined, kept, qtbot, settle):
    fined.kind.setCurrentIndex(fined.kind.findData(Event.PENALTY_RECEIVED))
    fined.kind.activated.emit(fined.kind.currentIndex())
    register_as_is(qtbot, window)
    settle()
    assert [each.events for each in kept()] == [{}]


def test_a_day_that_cannot_stand_stops_beside_it(window, fined, kept, qtbot, settle):
    fined.kind.setCurrentIndex(fined.kind.findData(Event.PENALTY_RECEIVED))
    fined.kind.activated.emit(fined.kind.currentIndex())
    say(fined.day, "2099-01-01")
    register_as_is(qtbot, window)
    settle()
    assert kept() == []
    assert QApplication.focusWidget() is fined.day
    assert "还没有到" in window.findChild(QLabel, "paperReceivedOnFault").text()


def test_a_day_that_is_over_is_said_beside_it(window, fined, settle):
    fined.kind.setCurrentIndex(fined.kind.findData(Event.AWARD_RECEIVED))
    fined.kind.activated.emit(fined.kind.currentIndex())
    say(fined.day, "2026-08-03")
    window.intake.ahead.look()
    settle()
    assert any("已经过了" in each.text() for each in fined.day_field.findChildren(QLabel))


def test_no_paper_is_asked_for_where_none_can_have_been_given(window, fined):
    form = window.intake.matters.form
    form.show_matter(MatterDraft(statement="x", purpose=Purpose.JIANYI, outcome=Outcome.ACCEPT))
    assert fined.isHidden()
    assert form.read().events == {}


def test_two_papers_of_a_record_both_stay(window, fined):
    both = {Event.PENALTY_RECEIVED: GOT, Event.RECONSIDERATION_RECEIVED: date(2026, 9, 1)}
    form = window.intake.matters.form
    form.show_matter(MatterDraft(statement="x", route=Route.S4, events=both))
    assert form.read().events == both
    form.show_matter(MatterDraft(statement="x", route=Route.S1, events={Event.JUDGMENT_SERVED: GOT}))
    assert form.read().events == {Event.JUDGMENT_RECEIVED: GOT}


@pytest.mark.parametrize("on", ["2026-08-10", "2026-10-10", "2027-03-01"])
@pytest.mark.parametrize("event", list(Event))
def test_the_panel_tells_what_the_papers_tell(event, on):
    draft = MatterDraft(
        statement="x", route=Route.S4, content="市场监管", outcome=Outcome.GUIDE, events={event: GOT}
    )
    record = samples.record(draft, samples.ZHOU, on=f"{on}T09:30")
    on_paper = remedies(Job(record=record, office=samples.OFFICE, road_map=samples.ROAD_MAP))
    ours = sum(each.binds is Binds.OFFICE for each in record.matter.deadlines)
    rows = limits_of(record.matter.deadlines, as_of(record.matter))[ours:]
    told = [each for each in on_paper if each.title != "申请交上去满两个月"]
    assert [each.title for each in rows] == [each.title for each in told]
    assert [each.left == "已经过了" for each in rows] == [each.day == "已经过了" for each in told]
    assert [each.note for each in rows if each.left == "已经过了"] == [
        each.note for each in told if each.day == "已经过了"
    ]


def test_a_paper_is_asked_for_only_where_limits_run_from_one(window, fined, settle):
    matters = window.intake.matters
    window.intake.ahead.look()
    settle()
    fined.stand_aside(asked_above=False)
    assert not fined.isHidden()
    matters.put(MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S5, content="劳动和社会保障"))
    window.intake.ahead.look()
    settle()
    assert fined.isHidden()
