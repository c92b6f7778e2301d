"""Erasing after the retention time: where it is offered, what is asked, what the page says afterwards."""

from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, told
from ui.failures import words_for
from ui.look.theme import Theme
from ui.officer.settings.retention import retention_said
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.people import People
from xinfang_desk.domain.category import Outcome
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty
from xinfang_desk.domain.time.calendar import CHINA

TODAY = NOON.date()
HEAD = frozenset({Duty.OFFICER, Duty.HEAD})


YEARS = 5


@pytest.fixture
def since():
    """From what day the matter may be erased; None where the office has not said how long it keeps one."""
    return TODAY


@pytest.fixture
def numbers():
    return []


@pytest.fixture
def beforehand(since, numbers):
    def done(desk):
        over = datetime.combine(since or TODAY, time(9), CHINA)
        said = MatterDraft(statement="问低保条件", outcome=Outcome.ONSPOT)
        old = VisitDraft(
            people=(Person(name="周试例"),), matters=(said,), received_at=over.replace(year=over.year - YEARS)
        )
        numbers.append(desk.reception.register(old).matters[0].number)
        if since is not None:
            desk.people.set_retention(YEARS)

    return done


@pytest.fixture
def opened(window, numbers, settle):
    def open_one():
        window.open_matter(numbers[0])
        settle()
        return window.around.pages.matter.erasing

    return open_one


@pytest.fixture
def erased(desk, ask, numbers):
    """The reasons for which the matter was erased."""
    return lambda: [
        each.detail for each in ask(desk.reception.show, numbers[0]).history if each.verb == "erased"
    ]


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
def test_it_is_offered_when_the_time_is_over_to_who_may(opened, offered):
    assert opened().isVisible() is offered


def test_without_a_reason_nothing_is_asked(window, opened, erased, qtbot):
    card = opened()
    click(qtbot, window, "beginErasing")
    assert card._field.fault == words_for(DeskError("retention.why_missing"))
    assert QApplication.focusWidget() is card.why
    assert not is_asked(card)
    assert erased() == []


def test_it_asks_once_in_place_and_the_safe_answer_is_at_hand(window, opened, erased, qtbot, settle):
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
    assert erased() == []


def test_it_erases_and_the_page_says_so_ever_after(window, opened, erased, qtbot, settle):
    card = opened()
    card.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    click(qtbot, window, "erase")
    settle()
    assert erased() == ["保存期满"]
    assert "已删除" in told(window)
    assert not card.isVisible()
    notice = window.findChild(QWidget, "erasedNotice")
    assert "2026-09-14 到期删除" in notice.accessibleName()
    for name in ("correctMatter", "progressCard"):
        assert not window.findChild(QWidget, name).isVisible()


def test_a_refusal_stands_beside_the_reason(window, opened, refuse, qtbot, settle):
    card = opened()
    card.why.setText("保存期满")
    click(qtbot, window, "beginErasing")
    refuse(People, "erase", "store.busy")
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


@pytest.mark.parametrize("since", [None])
def test_the_years_are_set_by_who_may_and_told(window, desk, ask, qtbot, settle):
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
    assert ask(desk.people.retention_years) == 5
    assert "5 年" in told(window)
    settle()
    shown = [each for each in window.findChildren(QWidget, "retentionState") if each.isVisible()]
    assert "5 年" in shown[0].accessibleName()


@pytest.mark.parametrize("duties", [{Duty.OFFICER}])
def test_everybody_reads_the_years_and_not_everybody_sets_them(window, settle):
    window.open_page("settings")
    settle()
    assert "5 年" in window.findChild(QWidget, "retentionState").accessibleName()
    assert not window.findChild(QWidget, "retentionYears").isVisible()


def test_years_that_nobody_has_set_are_no_fault():
    assert [retention_said(each)[1] for each in (None, 5)] == [NoticeKind.INFO, NoticeKind.OK]
