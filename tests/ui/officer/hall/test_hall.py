"""What the office does for the hall: the box of slips, sessions that explain the law, the poster."""

import shutil
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from tests.ui.fakes import NOON
from tests.ui.hands import click, say, told
from ui.officer.hall.feedback_card import told_said
from ui.widgets.inputs.choices import choose
from xinfang_desk.desk.hall import Hall
from xinfang_desk.domain.hall.feedback import Answer, Cell, Month, Reason, Tally, Told
from xinfang_desk.domain.hall.outreach import Handout, Session
from xinfang_desk.domain.time.calendar import CHINA

BOX = Tally(
    month=Month("2026-08"),
    answers={Answer.SATISFIED: 9, Answer.FAIRLY: 0, Answer.UNSATISFIED: 6},
    reasons=dict.fromkeys(Reason, 0) | {Reason.WAITING: 5},
)


@pytest.fixture
def hall(window, settle):
    window.open_page("hall")
    settle()
    return window.around.pages.hall


def words_in(card):
    return "\n".join(each.text() for each in card.findChildren(QLabel) if each.isVisible())


def fill_box(card):
    choose(card.month, BOX.month)
    for member, number in (*BOX.answers.items(), *BOX.reasons.items()):
        card.counts[member].setValue(number)


def test_the_box_is_counted_and_told_when_its_month_is_over(window, hall, desk, ask, qtbot, settle):
    assert "还没有过完的月份有评价" in words_in(hall.feedback)
    fill_box(hall.feedback)
    click(qtbot, window, "countBox")
    settle()
    [month] = ask(desk.hall.told)
    assert (month.first, month.last, sum(cell.count for cell in month.cells)) == (BOX.month, BOX.month, 15)
    assert "2026年8月开箱 15 张" in told(window)
    assert "2026年8月：满意 9、基本满意或不满意 6；不满意的：等得太久 5" in words_in(hall.feedback)
    assert {box.value() for box in hall.feedback.counts.values()} == {0}
    assert hall.feedback.month.currentData() == "2026-09"


def test_a_miscount_comes_back_into_the_fields(window, hall, desk, ask, qtbot, settle):
    fill_box(hall.feedback)
    hall.feedback.count()
    settle()
    window.around.notice.take_up()
    settle()
    assert ask(desk.hall.told) == ()
    assert hall.feedback.month.currentData() == "2026-08"
    assert hall.feedback.counts[Answer.SATISFIED].value() == 9
    assert "已撤回" in told(window)


def test_a_box_is_counted_once_and_the_next_month_may_be_written_meanwhile(
    window, hall, lane, watch, qtbot, settle
):
    counted = watch(Hall, "count_slips")
    fill_box(hall.feedback)
    lane.hold()
    for _again in range(2):
        click(qtbot, window, "countBox")
    hall.feedback.counts[Answer.SATISFIED].setValue(3)
    lane.let_go()
    settle()
    assert len(counted) == 1
    assert hall.feedback.counts[Answer.SATISFIED].value() == 3
    click(qtbot, window, "countBox")
    settle()
    assert len(counted) == 2


def test_an_empty_box_is_refused_in_words(window, hall, desk, ask, qtbot, settle):
    click(qtbot, window, "countBox")
    settle()
    assert "一张也没有填" in told(window)
    assert ask(desk.hall.told) == ()


def test_few_answers_are_not_told_apart():
    few = Told(first=Month("2026-07"), last=Month("2026-08"), cells=(), reasons=(), further=0)
    assert told_said(few) == "2026年7月到2026年8月：不到 5 份，不单列"
    cells = (Cell(answers=tuple(Answer), count=7),)
    assert told_said(replace(few, cells=cells, further=6)) == (
        "2026年7月到2026年8月：满意或基本满意或不满意 7；不满意的：别的合起来 6"
    )


@pytest.mark.parametrize(
    ("button", "title"),
    [
        ("printSlip", "feedback-slip"),
        ("printSlipRoll", "feedback-slip"),
        ("printPoster", "poster"),
        ("printSessions", "outreach-2026"),
    ],
)
def test_sheets_of_the_hall_go_to_the_printer(window, hall, printer, qtbot, settle, button, title):
    click(qtbot, window, button)
    settle()
    assert printer.titles == [title]


def test_the_poster_is_saved_with_its_pictures(window, hall, qtbot, settle, tmp_path, monkeypatch):
    folder = tmp_path / "wall"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    click(qtbot, window, "savePoster")
    settle()
    assert "poster.pdf" in [each.name for each in folder.iterdir()]
    assert f"已存 {len(list(folder.iterdir()))} 份" in told(window)
    shutil.rmtree(folder)
    folder.write_bytes(b"no folder")
    click(qtbot, window, "savePoster")
    settle()
    assert "写不进" in told(window)


def test_a_session_is_written_down_and_stands_in_the_list(window, hall, desk, ask, lane, qtbot, settle):
    card = hall.outreach
    page = next(iter(desk.road_map.places.values()))
    assert "还没有记过" in words_in(card)
    say(card.place, "村部")
    say(card.day, "9.10")
    card.began.setText("14：30")
    card.people.setValue(30)
    card.given[Handout.POSTER].setValue(2)
    choose(card.page, page.id)
    card.page.activated.emit(1)
    card.page.activated.emit(1)
    assert f"讲了：{page.title}" in words_in(card).splitlines()
    click(qtbot, window, "keepSession")
    settle()
    assert [each.session for each in ask(desk.hall.sessions, 2026).rows] == [
        Session(
            began_at=datetime(2026, 9, 10, 14, 30, tzinfo=CHINA),
            minutes=60,
            place="村部",
            people=30,
            pages=(page.id,),
            given={Handout.POSTER: 2},
        )
    ]
    assert "2026 年一共 1 场，30 人" in words_in(card)
    assert any(f"村部　30 人　60 分钟　{page.title}" in line for line in words_in(card).splitlines())
    assert card.place.text() == ""
    assert not card._shown.isVisible()
    say(card.place, "集市")
    lane.hold()
    say(card.day, "9.11")
    card.people.setValue(5)
    for _again in range(2):
        click(qtbot, window, "keepSession")
    card.place.setText("小学")
    lane.let_go()
    settle()
    assert len(ask(desk.hall.sessions, 2026).rows) == 2
    assert (card.place.text(), card.people.value()) == ("小学", 5)
    click(qtbot, window, f"outreachYear_{NOON.year - 1}")
    settle()
    assert "2025 年还没有记过" in words_in(card)


def test_what_is_missing_of_a_session_is_asked_for(window, hall, desk, ask, qtbot, settle):
    card = hall.outreach
    card.began.setText("下午")
    click(qtbot, window, "keepSession")
    assert [each.fault for each in (card._place, card._day, card._began)] == [
        "请写上地点，比如“村部”",
        "请写哪一天，如 9.14",
        "请写几点，如 9:30",
    ]
    assert card.place.hasFocus()
    say(card.place, "村部")
    say(card.day, "9.10")
    card.began.setText("9:30")
    click(qtbot, window, "keepSession")
    settle()
    assert "人数“0”不对" in told(window)
    assert ask(desk.hall.sessions, 2026).rows == ()
