"""Nothing on a page belongs to another matter than the one above it, however late or wrong answers come."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QWidget

from tests.ui.hands import click, press, told, write
from ui.background import Topic
from xinfang_desk.desk.books.repair import Repair
from xinfang_desk.desk.papers import Papers
from xinfang_desk.desk.reception import Reception
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.record import PaperState

CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST, SECOND = ("周试例", "拖欠工资一万八"), ("钱示范", "宅基地的界线")


@pytest.fixture
def undrawable(monkeypatch):
    """Of which matters no paper can be drawn: a drawing that is broken at the edge."""
    broken = set()
    was = Papers.draw

    def draw(self, number, kinds=(), **more):
        if number in broken:
            raise DeskError("paper.sealed")
        return was(self, number, kinds, **more)

    monkeypatch.setattr(Papers, "draw", draw)
    return broken


def papers(lane, desk, number):
    return lane.open(lambda: desk.reception.show(number)).papers


def all_of(widget):
    """All that stands on a page, seen or not, for eyes and for readers."""
    said = [each.text() for each in widget.findChildren(QLabel)]
    return "\n".join(said + [each.accessibleName() for each in widget.findChildren(QWidget)])


def picture(page):
    return page.findChild(QLabel, "paperPreview").pixmap()


def turn_off(page):
    """The buttons of a page that can be clicked, but for those that leave it, and the till, which waits."""
    leaving = {"nextVisit", "askFeedback", "openRegistered", "copyNumber", "copyRegistered", "till"}
    return {
        each.objectName()
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.isEnabled() and each.objectName() not in leaving
    }


# A paper that cannot be drawn


def test_after_a_visit_whose_paper_cannot_be_drawn_nothing_of_the_last_one_stands_or_is_done(
    window, desk, lane, come, done, undrawable, settle, qtbot, tmp_path, monkeypatch
):
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    first = come(FIRST, purpose=Purpose.SHENSU)
    window._show_registered(first)
    settle()
    page = window.around.pages.result
    assert not picture(page).isNull()
    second = come(SECOND)
    number = second.matters[0].number
    undrawable.add(number)
    # As the lane tells it: registered, and then that something was written.
    window._show_registered(second)
    lane.changed.emit(Topic.ALL)
    settle()
    assert page.findChild(QLabel, "registeredNumber").text() == grouped(number)
    assert picture(page).isNull()
    refusal = page.findChild(QLabel, "previewRefused")
    assert refusal.isVisible()
    assert grouped(number) in refusal.text()
    assert page.papers._papers == papers(lane, desk, number)
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert [what for verb, what in done if verb == "hand_over"] == []
    assert {what for verb, what in done} == {number}
    assert not any(
        each.state is PaperState.HANDED_OVER for each in papers(lane, desk, first.matters[0].number)
    )


def test_a_page_resized_after_a_refusal_shows_no_older_picture(window, come, undrawable, settle):
    first, second = come(FIRST), come(SECOND)
    window._show_registered(first)
    settle()
    undrawable.add(second.matters[0].number)
    window._show_registered(second)
    settle()
    window.resize(1366, 768)
    settle()
    assert picture(window.around.pages.result).isNull()


# Answers that come late, or in another order


@pytest.mark.parametrize("last_first", [False, True])
@pytest.mark.parametrize("where", ["result", "matter"])
def test_only_the_matter_above_is_shown_in_whatever_order_answers_come(
    window, lane, come, settle, where, last_first
):
    first, second = come(FIRST), come(SECOND)
    show = {
        "result": window._show_registered,
        "matter": lambda visit: window.open_matter(visit.matters[0].number),
    }[where]
    show(first)
    settle()
    lane.hold()
    window._page.reload()
    show(second)
    page = window._page
    lane.done()
    # Nothing has come yet: nothing is shown, and nothing can be done.
    assert FIRST[1] not in all_of(page)
    assert turn_off(page) == set()
    assert page.papers._papers == ()
    lane.let_go(last_first=last_first)
    settle()
    assert page._bound.number == second.matters[0].number == page._record.matter.number
    uids = {each.uid for each in page.papers._papers}
    assert uids == {each.uid for each in papers(lane, window._station.desk, second.matters[0].number)}
    assert FIRST[1] not in all_of(page)


@pytest.mark.parametrize("where", ["result", "matter"])
def test_a_refusal_that_belongs_to_the_matter_before_is_not_said(
    window, desk, lane, come, settle, where, monkeypatch
):
    first, second = come(FIRST), come(SECOND)
    was = Reception.show

    def show(self, number):
        if number == first.matters[0].number:
            raise DeskError("matter.unknown")
        return was(self, number)

    monkeypatch.setattr(Reception, "show", show)
    lane.hold()
    for visit in (first, second):
        if where == "result":
            window._show_registered(visit)
        else:
            window.open_matter(visit.matters[0].number)
    lane.done()
    lane.let_go(last_first=True)
    settle()
    assert told(window) == ""
    assert window._page._record.matter.number == second.matters[0].number


def test_what_cannot_be_read_shows_nothing_and_offers_nothing(window, desk, come, settle, monkeypatch):
    first, second = come(FIRST), come(SECOND)
    window.open_matter(first.matters[0].number)
    settle()

    def show(_reception, _number):
        raise DeskError("matter.unknown")

    monkeypatch.setattr(Reception, "show", show)
    window.open_matter(second.matters[0].number)
    settle()
    page = window.around.pages.matter
    assert page.findChild(QLabel, "matterNumber").text() == grouped(second.matters[0].number)
    assert FIRST[0] not in all_of(page)
    assert FIRST[1] not in all_of(page)
    assert turn_off(page) == set()
    assert told(window) != ""


def test_the_paper_that_was_asked_for_last_is_the_one_in_the_picture(
    window, desk, lane, come, settle, qtbot, monkeypatch
):
    number = come(FIRST).matters[0].number
    kinds = [each.kind for each in papers(lane, desk, number)]
    assert len(kinds) > 1
    drawn = []
    monkeypatch.setattr(Papers, "picture", lambda _papers, pdf, *_page: drawn.append(pdf) or b"")
    window.open_matter(number)
    settle()
    preview = window.around.pages.matter._preview
    shown = []
    monkeypatch.setattr(preview, "_show", lambda *_drawn, anew: shown.append(preview.kind))
    lane.hold()
    for kind in (Paper.RECEIPT, kinds[1]):
        click(qtbot, window, f"see_{kind.value}")
    lane.done()
    lane.let_go(last_first=True)
    settle()
    assert len(drawn) == 2
    assert len(shown) == 1
    assert shown == [kinds[1]]


# What was done to the matter before


def test_what_was_kept_on_the_matter_before_leaves_the_form_of_this_one_alone(
    window, desk, lane, come, settle, qtbot
):
    first, second = (come(each).matters[0].number for each in (FIRST, SECOND))
    window.open_matter(first)
    settle()
    steps = window.around.pages.matter.steps
    steps.step.setCurrentIndex(steps.step.findData(Step.NOTE))
    steps.step.activated.emit(steps.step.currentIndex())
    steps.gist.setText("电话告知")
    lane.hold()
    click(qtbot, window, "takeStep")
    window.open_matter(second)
    lane.done()
    lane.let_go()
    settle()
    assert [each.gist for each in lane.open(lambda: desk.reception.show(first)).matter.steps] == ["电话告知"]
    assert window.around.pages.matter._record.matter.number == second
    assert grouped(first) in told(window)


def test_a_correction_of_the_matter_before_does_not_come_up_under_this_one(
    window, desk, lane, come, settle, qtbot
):
    first, second = (come(each).matters[0].number for each in (FIRST, SECOND))
    window.open_matter(first)
    settle()
    click(qtbot, window, "correctMatter")
    window.around.pages.matter.correction.form.statement.write("拖欠的是两万一")
    lane.hold()
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    window.open_matter(second)
    lane.done()
    lane.let_go(last_first=True)
    settle()
    page = window.around.pages.matter
    assert page._record.matter.number == second
    assert "拖欠的是两万一" not in all_of(page)
    assert page.correction.form.read().statement == ""
    assert grouped(first) in told(window)
    assert lane.open(lambda: desk.reception.show(first)).matter.draft.statement == "拖欠的是两万一"


def test_an_act_refused_after_the_page_was_turned_is_told_with_its_own_number(
    window, desk, lane, come, settle, qtbot, monkeypatch
):
    first, second = (come(each).matters[0].number for each in (FIRST, SECOND))
    window.open_matter(first)
    settle()

    def correct(_reception, _number, _draft):
        raise DeskError("matter.unknown")

    monkeypatch.setattr(Repair, "correct", correct)
    click(qtbot, window, "correctMatter")
    lane.hold()
    write(window, correctionWhy="写错了")
    click(qtbot, window, "keepCorrection")
    window.open_matter(second)
    lane.done()
    lane.let_go()
    settle()
    assert told(window).startswith(grouped(first))


# Handed over, and taken back


def test_the_undo_takes_back_what_was_handed_over_and_nothing_else(
    window, desk, lane, come, done, settle, qtbot
):
    first, second = (come(each).matters[0].number for each in (FIRST, SECOND))
    for number in (first, second):
        lane.open(lambda number=number: desk.papers.send(number))
    earlier = papers(lane, desk, first)[0]
    lane.open(lambda: desk.papers.hand_over(earlier.uid))
    done.clear()
    window.open_matter(first)
    settle()
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    handed = [what for verb, what in done if verb == "hand_over"]
    assert handed == [each.uid for each in papers(lane, desk, first) if each.uid != earlier.uid]
    assert grouped(first) in told(window)
    window.around.notice.take_up()
    settle()
    assert [what for verb, what in done if verb == "take_back"] == handed
    states = {each.uid: each.state for each in papers(lane, desk, first)}
    assert states[earlier.uid] is PaperState.HANDED_OVER


def test_papers_that_came_up_after_the_click_are_not_handed_over(
    window, desk, lane, come, done, settle, qtbot
):
    number = come(FIRST).matters[0].number
    lane.open(lambda: desk.papers.send(number))
    window.open_matter(number)
    settle()
    shown = {each.uid for each in window.around.pages.matter.papers._papers}
    draft = lane.open(lambda: desk.reception.show(number)).matter.draft
    lane.open(
        lambda: desk.repair.correct(
            number, Correction(reason="写错了", matter=replace(draft, outcome=Outcome.FORWARD))
        )
    )
    lane.open(lambda: desk.papers.send(number))
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert {what for verb, what in done if verb == "hand_over"} <= shown
