"""Lists, searches, figures and look-ups: each is about what is written above it now, or shows nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.ui.hands import click, told
from ui.background import Topic
from xinfang_desk.desk.mail.sticks import Sticks
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.people.petitioner import Person

FIRST, SECOND = ("周试例", "拖欠工资一万八"), ("钱示范", "宅基地的界线")


@pytest.fixture
def numbers(come):
    return [come(each).matters[0].number for each in (FIRST, SECOND)]


# Search


def test_enter_opens_what_is_written_and_not_what_was_found_before(window, numbers, settle, qtbot):
    opened = []
    window.around.search.opened.connect(opened.append)
    window.around.top.search.setText("周试例")
    qtbot.waitUntil(lambda: window.around.search.view.model().rowCount() == 1)
    window.around.top.search.setText("钱示范")
    qtbot.keyClick(window.around.top.search, Qt.Key.Key_Return)
    settle()
    assert opened == [numbers[1]]


def test_an_older_search_does_not_come_up_under_newer_words(window, lane, numbers, settle):
    panel = window.around.search
    panel.look_for("周试例")
    lane.hold()
    panel._ask()
    panel.look_for("钱示范")
    panel._ask()
    lane.done()
    lane.let_go(last_first=True)
    settle()
    rows = [panel.view.model().index(at, 0).data() for at in range(panel.view.model().rowCount())]
    assert len(rows) == 1
    assert "钱示范" in rows[0]


# Who asks what is held on them


@pytest.fixture
def own(window, numbers, settle):
    window.open_page("own_record")
    settle()
    return window.around.pages.own_record


def test_what_was_found_goes_when_somebody_else_is_written(own, desk, come, settle, qtbot):
    own.name.setText("周试例")
    own.phone.setText("13800000001")
    own.look()
    settle()
    assert own.findChild(QPushButton, "printOwnRecord").isVisible()
    qtbot.keyClicks(own.phone, "2")
    assert not own.findChild(QPushButton, "printOwnRecord").isVisible()
    assert own._asked == ("", "", "")


def test_what_is_held_on_one_person_does_not_come_up_for_the_next(own, lane, settle, qtbot):
    own.name.setText("周试例")
    own.phone.setText("13800000001")
    lane.hold()
    own.look()
    qtbot.keyClicks(own.phone, "2")
    lane.done()
    lane.let_go()
    settle()
    assert own._asked == ("", "", "")
    assert not own.findChild(QWidget, "ownFoundCard").isVisible()


# Earlier visits


def test_earlier_visits_of_whoever_was_written_before_are_taken_away(window, desk, lane, settle, monkeypatch):
    shown = []
    card = window.around.side.earlier
    monkeypatch.setattr(card, "show_rows", lambda rows, promised=None: shown.append(tuple(rows)))
    monkeypatch.setattr(Reception, "earlier", lambda _reception, person: (person.name,))
    monkeypatch.setattr("ui.officer.visit.outlook.SHOWN", 0)
    ahead = window.intake.ahead
    first, second = (Person(name=name, phone="13800000001") for name in ("周试例", "钱示范"))
    people = [first]
    monkeypatch.setattr(ahead._people, "read", lambda: tuple(people))
    lane.hold()
    ahead.look_back()
    people[:] = [second]
    ahead.look_back()
    lane.done()
    lane.let_go(last_first=True)
    settle()
    assert shown[-1] == ("钱示范",)
    assert ("周试例",) not in shown
    people[:] = [replace(second, name="", phone="")]
    ahead.look_back()
    assert shown[-1] == ()


# Figures


def test_figures_of_the_last_tab_do_not_stand_under_the_next(
    window, desk, numbers, settle, qtbot, monkeypatch
):
    window.open_page("figures")
    settle()
    view = window.around.pages.figures.view
    assert view._counts != ()

    def refuse(*_more):
        raise DeskError("home.unwritable")

    monkeypatch.setattr(Reception, "counts", refuse)
    click(qtbot, window, "figuresBy_month")
    settle()
    assert view._counts == ()
    assert view.findChild(QLabel, "figuresTotal").text() == ""


# Papers that are owed


def test_an_owed_paper_is_told_and_taken_back_with_its_own_number(
    window, desk, lane, numbers, done, settle, qtbot
):
    for number in numbers:
        lane.open(lambda number=number: desk.papers.send(number))
    window.open_page("owed")
    settle()
    uid = next(each.paper.uid for each in lane.open(desk.papers.owed) if each.row.number == numbers[0])
    click(qtbot, window, f"handOver_{uid}")
    settle()
    assert told(window).startswith(grouped(numbers[0]))
    window.open_matter(numbers[1])
    settle()
    window.open_page("owed")
    settle()
    assert [what for verb, what in done if verb == "hand_over"] == [uid]


def test_a_refusal_on_the_owed_list_names_its_matter(window, lane, desk, numbers, settle, qtbot, monkeypatch):
    window.open_page("owed")
    settle()

    def refuse(*_more, **_named):
        raise DeskError("matter.unknown")

    monkeypatch.setattr(Papers, "send", refuse)
    uid = next(each.paper.uid for each in lane.open(desk.papers.owed) if each.row.number == numbers[1])
    click(qtbot, window, f"printOwed_{uid}")
    settle()
    assert told(window).startswith(grouped(numbers[1]))


def test_a_reason_that_is_being_written_survives_a_reload(window, lane, desk, numbers, settle, qtbot):
    window.open_page("owed")
    settle()
    uid = lane.open(desk.papers.owed)[0].paper.uid
    click(qtbot, window, f"void_{uid}")
    qtbot.keyClicks(window.findChild(QWidget, f"voidReason_{uid}"), "abc")
    lane.changed.emit(Topic.ALL)
    settle()
    assert window.findChild(QWidget, f"voidReason_{uid}").text() == "abc"


# The day that was closed


def test_the_list_of_a_day_is_of_the_day_that_is_shown(window, settle, tmp_path, monkeypatch, qtbot):
    window.open_page("day_close")
    settle()
    page, asked = window.around.pages.day_close, []
    monkeypatch.setattr(Papers, "day_sheet", lambda _papers, day: asked.append(day) or b"%PDF")
    shown = page._shown
    # Midnight has passed since it was read.
    monkeypatch.setattr(type(window._station), "today", lambda _station: shown.replace(day=shown.day + 1))
    file = tmp_path / "day.pdf"
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getSaveFileName", lambda *_: (str(file), ""))
    click(qtbot, window, "saveDaySheet")
    settle()
    assert asked == [shown]


# Sticks


def test_nothing_goes_to_the_stick_that_was_chosen_before(window, lane, settle, monkeypatch):
    window.open_page("batch")
    settle()
    panel = window.around.pages.batch.stick
    monkeypatch.setattr(Sticks, "verify_again", lambda _sticks, _folder: ())
    panel.use_folder(Path("/one"))
    settle()
    assert panel.place.folder == Path("/one")
    panel.folder.addItem("two", (Path("/two"), True))
    lane.hold()
    panel._verify_again()
    panel.folder.setCurrentIndex(panel.folder.count() - 1)
    panel._chosen()
    lane.done()
    # How the other one stands is not known yet.
    assert panel.place is None
    lane.let_go()
    settle()
    assert not panel._verified.isVisible()
