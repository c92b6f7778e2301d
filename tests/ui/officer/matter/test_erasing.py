"""Erasing after the retention time: where it is offered, what is asked, what the page says afterwards."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, told
from ui.failures import words_for
from ui.look.theme import Theme
from ui.officer.settings.retention import retention_said
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

TODAY = NOON.date()
HEAD = frozenset({Duty.OFFICER, Duty.HEAD})


@pytest.fixture
def number(registered):
    return registered(outcome=Outcome.ONSPOT).matters[0].number


@pytest.fixture
def opened(window, desk, number, settle):
    def open_one(since=TODAY):
        if since is not None:
            desk.erasable[number] = since
        window.open_matter(number)
        settle()
        return window.pages.matter.erasing

    return open_one


def is_asked(card):
    return not card._question.isHidden()


@pytest.mark.parametrize(
    ("since", "duties", "offered"),
    [
        (TODAY, HEAD, True),
        (date(2020, 1, 1), HEAD, True),
        (TODAY + timedelta(days=1), HEAD, False),
        (None, HEAD, False),
        (TODAY, frozenset({Duty.OFFICER}), False),
    ],
)
def test_it_is_offered_when_the_time_is_over_to_who_may(opened, desk, since, duties, offered):
    desk.sit_down(*duties)
    assert opened(since).isVisible() is offered


def test_without_a_reason_nothing_is_asked(window, opened, desk, qtbot):
    card = opened()
    click(qtbot, window, "beginErasing")
    assert card._field.fault == words_for(DeskError("retention.why_missing"))
    assert QApplication.focusWidget() is card.why
    assert not is_asked(card)
    assert desk.erased == []


def test_it_asks_once_in_place_and_the_safe_answer_is_at_hand(window, opened, desk, qtbot, settle):
    card = opened()
    card.why.setFocus()
    card.why.setText("保存期满")
    press(qtbot, window, Qt.Key.Key_Return)
    assert is_asked(card)
    assert "找不回来" in window.findChild(QWidget, "eraseQuestion").accessibleName()
    assert QApplication.focusWidget().objectName() == "dropErasing"
    assert QApplication.activeModalWidget() is None
    press(qtbot, window, Qt.Key.Key_Space)
    settle()
    assert not is_asked(card)
    assert desk.erased == []


def test_it_erases_and_the_page_says_so_ever_after(window, opened, desk, number, qtbot, settle):
    card = opened()
    card.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    click(qtbot, window, "erase")
    settle()
    assert desk.erased == [(number, "保存期满")]
    assert "已删除" in told(window)
    assert not card.isVisible()
    notice = window.findChild(QWidget, "erasedNotice")
    assert "2026-09-14 到期删除" in notice.accessibleName()
    for name in ("correctMatter", "progressCard"):
        assert not window.findChild(QWidget, name).isVisible()


def test_a_refusal_stands_beside_the_reason(window, opened, desk, qtbot, settle):
    card = opened()
    card.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    desk.refuse = "store.busy"
    click(qtbot, window, "erase")
    settle()
    assert card._field.fault == words_for(DeskError("store.busy"))
    assert not is_asked(card)
    assert card.why.text() == "保存期满"


def test_a_question_is_not_left_standing(window, opened, qtbot):
    card = opened()
    card.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    window.new_visit()
    assert not is_asked(card)
    assert card.why.text() == ""


def test_the_question_comes_into_sight_where_the_page_is_long(window, opened, look, settle, qtbot):
    look.use(Theme(scale=2.0, still=True))
    window.resize(1366, 768)
    card = opened()
    card.why.setText("保存期满")
    assert card._erase.visibleRegion().isEmpty()
    card._ask()
    qtbot.waitUntil(lambda: not card._erase.visibleRegion().isEmpty())


# The years


def test_the_years_are_set_by_who_may_and_told(window, desk, qtbot, settle):
    window.open_page("settings")
    settle()
    assert "还没有定" in window.findChild(QWidget, "retentionState").accessibleName()
    years = window.findChild(QWidget, "retentionYears")
    assert years.text() == "还没有定"
    click(qtbot, window, "keepRetention")
    settle()
    assert window.findChild(QLabel, "retentionYearsFault").text() == words_for(
        DeskError("retention.bad_years")
    )
    years.setValue(5)
    click(qtbot, window, "keepRetention")
    settle()
    assert desk.retention == 5
    assert "5 年" in told(window)
    settle()
    shown = [each for each in window.findChildren(QWidget, "retentionState") if each.isVisible()]
    assert "5 年" in shown[0].accessibleName()


def test_everybody_reads_the_years_and_not_everybody_sets_them(window, desk, settle):
    desk.sit_down(Duty.OFFICER)
    desk.retention = 5
    window.open_page("settings")
    settle()
    assert "5 年" in window.findChild(QWidget, "retentionState").accessibleName()
    assert not window.findChild(QWidget, "retentionYears").isVisible()


def test_years_that_nobody_has_set_are_no_fault():
    assert [retention_said(each)[1] for each in (None, 5)] == [NoticeKind.INFO, NoticeKind.OK]
