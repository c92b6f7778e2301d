"""Lists that say what to do next; counts in which nobody can be found."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.ui.fakes import NOON
from tests.ui.hands import press
from ui.officer.lists.due import _when, due_face, next_step
from ui.widgets.shown.bars import BAR, COUNT, NAME
from ui.widgets.shown.pill import PillKind
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Count

TODAY = NOON.date()


@pytest.fixture
def row(desk, ask, registered):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    [row] = ask(desk.reception.today)
    return replace(row, papers_handed_over=row.papers_owed)


@pytest.mark.parametrize("state", [State.FORWARDED, State.ASSIGNED, State.ACCEPTED, State.UNDER_REVIEW])
@pytest.mark.parametrize("outcome", [None, Outcome.GUIDE, Outcome.FORWARD, Outcome.OBJECTION])
def test_every_row_says_what_to_do_next(row, state, outcome):
    assert next_step(replace(row, state=state, outcome=outcome), TODAY) != ""


def test_next_week_ends_with_its_sunday(row, window, settle):
    monday = TODAY - timedelta(days=TODAY.weekday())
    for today, days, part in ((0, 8, "next_week"), (0, 14, "later"), (6, 7, "week"), (6, 8, "later")):
        day = monday + timedelta(days=today)
        assert _when(day + timedelta(days=days), day) == part


def test_papers_in_nobodys_hand_come_first(row):
    assert next_step(replace(row, papers_handed_over=0), TODAY) == "文书交到本人手里"


def test_what_comes_next_follows_the_state_then_the_outcome(row):
    assert "先批延期" in next_step(replace(row, state=State.ACCEPTED), TODAY)
    late = replace(row, state=State.ACCEPTED, due=TODAY - timedelta(days=15))
    assert "不能再延" in next_step(late, TODAY)
    assert "先批" not in next_step(late, TODAY)
    registered = replace(row, state=State.REGISTERED)
    assert "选定" in next_step(replace(registered, outcome=None), TODAY)
    assert "转送" in next_step(replace(registered, outcome=Outcome.FORWARD), TODAY)
    assert "告知书" in next_step(replace(registered, outcome=Outcome.GUIDE), TODAY)
    # Art. 23, para. 3: reasons, and the sender has to agree; a review is another body's act (art. 35).
    assert "对方同意" in next_step(replace(registered, outcome=Outcome.OBJECTION), TODAY)
    assert "等" in next_step(replace(row, state=State.UNDER_REVIEW), TODAY)


@pytest.mark.parametrize(
    ("days", "words", "kind"),
    [(-2, "超过 2 天", PillKind.DANGER), (0, "今天到期", PillKind.WARN), (3, "还有 3 天", PillKind.INFO)],
)
def test_how_long_is_left_is_said_in_days(row, days, words, kind):
    face = due_face(replace(row, due=TODAY + timedelta(days=days)), TODAY)
    assert face.pill == (words, kind)
    # Where room is scarce the words of the matter are cut, not what is to be done.
    assert face.lower.startswith("下一步：")


@pytest.mark.parametrize(
    ("due", "said"), [((2026, 11, 24), "11月24日 周二"), ((2027, 1, 4), "2027年1月4日 周一")]
)
def test_a_day_of_another_year_bears_its_year(row, due, said):
    assert due_face(replace(row, due=date(*due)), TODAY).end == said


@pytest.mark.usefixtures("enrolled")
def test_batches_that_the_county_has_not_answered_are_called_out(
    window, desk, ask, registered, clock, printer, settle, qtbot, tmp_path
):
    registered(outcome=Outcome.ONSPOT)
    ask(desk.outbox.make_batch, tmp_path)
    clock.later(days=13)
    window.open_page("due")
    settle()
    assert window.findChild(QWidget, "unanswered_1").isVisible()
    assert "催问" in window.findChild(QLabel, "dueWords").text()
    qtbot.mouseClick(window.findChild(QPushButton, "printReminder"), Qt.MouseButton.LeftButton)
    settle()
    assert printer.titles == ["411526102-1-reminder"]


@pytest.mark.parametrize(
    ("days", "key"),
    [(16, "late"), (15, "today"), (14, "tomorrow"), (9, "week"), (7, "next_week"), (0, "later")],
)
def test_the_list_tells_tomorrows_and_next_weeks_work_and_all(window, registered, clock, settle, days, key):
    registered()
    clock.later(days=days)
    window.open_page("due")
    settle()
    page = window.around.pages.due
    assert page._filter.choice() == key
    assert page.view.model().rowCount() == 1
    page._filter.button("all").click()
    assert page.view.model().rowCount() == 1


def test_enter_on_a_row_leads_to_what_is_to_be_done(window, registered, hand_over, clock, settle, qtbot):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    clock.later(days=14)
    for name in ("printPapers", "step"):
        window.open_page("due")
        settle()
        page = window.around.pages.due
        page._filter.button("all").click()
        page.view.setFocus()
        page.view.setCurrentIndex(page.view.model().index(0))
        press(qtbot, window, Qt.Key.Key_Return)
        settle()
        assert QApplication.focusWidget().objectName() == name
        hand_over()


# Counts


def counts(**cells):
    return tuple(Count(key=key, matters=matters) for key, matters in cells.items())


def test_figures_are_shown_as_bars_with_a_table(window, registered, settle, qtbot):
    for _ in range(3):
        registered(content="民政")
    registered(content="教育")
    window.open_page("figures")
    settle()
    model = window.around.pages.figures.view.bars.model()
    assert [(model.index(at, NAME).data(), model.index(at, COUNT).data()) for at in range(2)] == [
        ("民政", "3"),
        ("教育", "1"),
    ]
    assert model.index(1, BAR).data(Qt.ItemDataRole.UserRole) == pytest.approx(1 / 3)
    assert "一共 4 件" in window.findChild(QLabel, "figuresTotal").text()
    qtbot.mouseClick(window.findChild(QPushButton, "figuresBy_month"), Qt.MouseButton.LeftButton)
    settle()
    assert model.headerData(NAME, Qt.Orientation.Horizontal) == "月份"


def test_what_is_saved_for_others_holds_no_small_cell(window, registered, settle, tmp_path):
    for _ in range(6):
        registered(content="民政")
    registered(content="教育")
    window.open_page("figures")
    settle()
    window.around.pages.figures.save(tmp_path / "table.csv")
    settle()
    text = (tmp_path / "table.csv").read_text("utf-8-sig")
    assert "教育" not in text
    assert "7" in text
    window.around.pages.figures.save(tmp_path / "no" / "table.csv")
    settle()
    assert "写不进" in window.findChild(QWidget, "deskNotice").accessibleName()
