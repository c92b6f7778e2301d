"""What a hand does to papers: once for a double click, and the eye and the focus stay with the paper."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.ui.hands import click, told
from ui.widgets.folded import FoldedNotices
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.record import PaperState

LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def number(window, desk, lane, come, settle):
    """A matter on its page, whose papers have all been printed."""
    number = come(("周试例", "拖欠工资一万八")).matters[0].number
    lane.open(lambda: desk.papers.send(number))
    window.resize(1366, 768)
    window.open_matter(number)
    settle()
    return number


def papers(lane, desk, number):
    return lane.open(lambda: desk.reception.show(number)).papers


def double_click(window, name):
    button = window.findChild(QPushButton, name)
    QTest.mouseDClick(window.windowHandle(), LEFT, PLAIN, button.mapTo(window, button.rect().center()))


def test_a_double_click_on_the_second_paper_hands_over_that_one_alone(
    window, desk, lane, number, done, settle
):
    second = papers(lane, desk, number)[1]
    where = window.findChild(QPushButton, f"handOver_{second.kind.value}")
    before = where.mapTo(window, QPoint(0, 0))
    double_click(window, f"handOver_{second.kind.value}")
    settle()
    assert [what for verb, what in done if verb == "hand_over"] == [second.uid]
    assert [verb for verb, _what in done if verb == "take_back"] == []
    # The line has come, and everything is where it was.
    assert "已交付" in told(window)
    undo = window.findChild(QPushButton, f"takeBack_{second.kind.value}")
    assert undo.mapTo(window, QPoint(0, 0)).y() == before.y()


def test_the_focus_stays_in_the_row_of_the_paper(window, desk, lane, number, settle, qtbot):
    second = papers(lane, desk, number)[1].kind.value
    for name in (f"handOver_{second}", f"takeBack_{second}"):
        window.findChild(QPushButton, name).setFocus()
        click(qtbot, window, name)
        settle()
        row = window.around.pages.matter.findChild(QWidget, f"paper_{second}")
        assert row.isAncestorOf(QApplication.focusWidget())


def test_a_paper_that_is_looked_at_comes_into_sight_and_the_focus_stays(window, number, settle, qtbot):
    page = window.around.pages.matter
    see = window.findChild(QPushButton, "see_D01")
    see.setFocus()
    click(qtbot, window, "see_D01")
    settle()
    top = QPoint(0, 0)
    qtbot.waitUntil(lambda: 0 <= page._preview.mapTo(page, top).y() < page.height() // 4)
    assert QApplication.focusWidget().objectName() == "see_D01"


def test_several_things_to_mind_are_one_line_that_unfolds(window, number, qtbot):
    notices = window.around.pages.matter.findChild(FoldedNotices, "matterNotices")
    each = [one for one in notices.findChildren(QWidget) if one.objectName().startswith("notice_")]
    each = [one for one in each if not one.objectName().endswith("Action")]
    assert len(each) > 1
    assert not any(one.isVisible() for one in each)
    line = notices.findChild(QWidget, "matterNoticesLine")
    assert all(one.accessibleName() in line.accessibleName() for one in each)
    click(qtbot, window, "matterNoticesTurn")
    assert all(one.isVisible() for one in each)
    click(qtbot, window, "matterNoticesTurn")
    assert not any(one.isVisible() for one in each)


def test_a_paper_in_somebodys_hand_is_printed_as_it_was_or_anew_by_choice(
    window, desk, lane, number, settle, qtbot, monkeypatch
):
    sent = []
    monkeypatch.setattr(
        type(desk.papers),
        "send",
        lambda self, number, kinds=(), **how: sent.append((kinds, how["anew"])) or PrintOutcome.SENT,
    )
    assert window.findChild(QPushButton, "reissue_D01") is None
    assert not window.around.pages.matter.findChild(QWidget, "keptPapers").isVisibleTo(window)
    click(qtbot, window, "handOver_D01")
    settle()
    assert window.around.pages.matter.findChild(QWidget, "keptPapers").isVisibleTo(window)
    click(qtbot, window, "print_D01")
    settle()
    before = lane.open(lambda: desk.reception.show(number).history)
    click(qtbot, window, "reissue_D01")
    settle()
    # It is looked at first: nothing is printed and nothing is noted before it is wanted.
    assert sent == [((Paper.RECEIPT,), False)]
    assert lane.open(lambda: desk.reception.show(number).history) == before
    assert window.findChild(QPushButton, "reissueShown").hasFocus()
    click(qtbot, window, "keepHanded")
    settle()
    assert not window.findChild(QPushButton, "reissueShown").isVisible()
    click(qtbot, window, "reissue_D01")
    settle()
    click(qtbot, window, "reissueShown")
    settle()
    assert sent == [((Paper.RECEIPT,), False), ((Paper.RECEIPT,), True)]
    assert not window.findChild(QPushButton, "reissueShown").isVisible()


@pytest.mark.parametrize("way", ["row", "key"])
def test_what_was_not_printed_here_is_asked_about_once_alike(window, desk, lane, come, settle, qtbot, way):
    """A row's button and Ctrl+D follow one rule, for what was drawn and for what was not."""
    number = come(("周试例", "拖欠工资一万八")).matters[0].number
    lane.open(lambda: desk.papers.draw(number, (Paper.RECEIPT,)))
    window.open_matter(number)
    settle()

    def give():
        if way == "row":
            click(qtbot, window, "handOver_D01")
        else:
            QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
        settle()

    def handed():
        return {each.kind for each in papers(lane, desk, number) if each.state is PaperState.HANDED_OVER}

    every = {each.kind for each in papers(lane, desk, number)}
    give()
    assert handed() == set()
    assert "再按一次" in told(window)
    give()
    assert handed() == ({Paper.RECEIPT} if way == "row" else every)
    assert "已交付" in told(window)


def test_what_was_printed_and_what_was_not_are_told_apart(window, desk, lane, come, settle, qtbot):
    number = come(("周试例", "拖欠工资一万八")).matters[0].number
    lane.open(lambda: desk.papers.send(number, (Paper.RECEIPT,)))
    window.open_matter(number)
    settle()
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    left = [each for each in papers(lane, desk, number) if each.state is not PaperState.HANDED_OVER]
    assert Paper.RECEIPT not in {each.kind for each in left}
    assert left
    assert "没有打印" in told(window)
