"""Papers in the window: printed, saved, handed over and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tests.ui.fakes import NOON
from tests.ui.hands import click, press, say, told
from ui.guide_view import GuideView
from xinfang_desk.domain.category import Outcome, Paper, Route
from xinfang_desk.domain.matter import Conclusion
from xinfang_desk.domain.record import PaperState

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opened(window, registered, settle):
    number = registered(outcome=Outcome.ACCEPT, route=Route.S6).matters[0].number
    window.open_matter(number)
    settle()
    return number


@pytest.fixture
def kinds(desk, ask):
    return lambda number: [each.kind for each in ask(desk.reception.show, number).papers]


@pytest.fixture
def states(desk, ask):
    return lambda number: {each.state for each in ask(desk.reception.show, number).papers}


def test_papers_are_printed_handed_over_and_taken_back(window, states, opened, qtbot, settle):
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert states(opened) == {PaperState.SENT}
    press(qtbot, window, Qt.Key.Key_D, CONTROL)
    settle()
    assert states(opened) == {PaperState.HANDED_OVER}
    click(qtbot, window, "takeBack_D01")
    settle()
    assert PaperState.SENT in states(opened)


@pytest.mark.parametrize("how", [{"queues": ()}, {"takes": False}, {"paused": True}])
def test_a_printer_that_is_gone_is_said_and_nothing_is_lost(
    window, printer, states, opened, qtbot, settle, how
):
    vars(printer).update(how)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    settle()
    assert "打印" in told(window)
    assert states(opened) == {PaperState.DRAWN}


def test_papers_are_saved_as_files(window, opened, tmp_path, settle, monkeypatch, qtbot):
    folder = tmp_path / "papers"
    folder.mkdir()
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getExistingDirectory", lambda *_: str(folder))
    press(qtbot, window, Qt.Key.Key_S, CONTROL)
    settle()
    of_day = f"20260914-{opened[12:17]}"
    assert {file.name for file in folder.iterdir()} == {
        f"来访登记回执_{of_day}.pdf",
        f"受理告知书_{of_day}.pdf",
    }


def test_a_paper_can_be_looked_at(window, opened, qtbot, settle):
    click(qtbot, window, "see_D01")
    settle()
    pictures = [each for each in window.findChildren(QLabel, "paperPreview") if each.isVisible()]
    assert not pictures[0].pixmap().isNull()


def test_the_road_of_a_matter_goes_to_the_petitioners_screen_without_a_name(window, opened, qtbot):
    with qtbot.waitSignal(window.guide_wanted) as told:
        press(qtbot, window, Qt.Key.Key_F6)
    view = told.args[0]
    assert isinstance(view, GuideView)
    assert view.number_groups.replace(" ", "") == opened
    assert "周试例" not in repr(view)


def test_a_refusal_waits_for_the_heads_approval(window, kinds, registered, settle, qtbot):
    concluded = Conclusion(document="复核意见1号", served_on=NOON.date(), same_facts=True)
    number = registered(outcome=Outcome.NO_MORE, conclusion=concluded).matters[0].number
    assert kinds(number) == [Paper.RECEIPT]
    window.open_matter(number)
    settle()
    assert window.findChild(QWidget, "approvalCard").isVisible()
    say(window.findChild(QLineEdit, "approvedBy"), "负责人")
    click(qtbot, window, "approve")
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()
    assert kinds(number) == [Paper.RECEIPT, Paper.NO_LONGER_ACCEPTED, Paper.DELIVERY]


def test_a_refusal_without_the_laws_facts_is_not_there_to_be_approved(window, registered, settle):
    window.open_matter(registered(outcome=Outcome.NO_MORE).matters[0].number)
    settle()
    assert not window.findChild(QWidget, "approvalCard").isVisible()


def test_papers_not_handed_over_are_listed_and_ticked_off(window, desk, ask, registered, settle, qtbot):
    registered()
    window.open_page("owed")
    settle()
    uid = ask(desk.papers.owed)[0].paper.uid
    assert window.findChild(QPushButton, f"handOver_{uid}") is None
    click(qtbot, window, f"printOwed_{uid}")
    settle()
    click(qtbot, window, f"handOver_{uid}")
    settle()
    assert ask(desk.papers.owed) == ()
    assert "都已交付" in window.findChild(QLabel, "owedCount").text()


def test_a_paper_is_voided_only_with_a_reason(window, desk, ask, states, registered, settle, qtbot):
    number = registered().matters[0].number
    window.open_page("owed")
    settle()
    uid = ask(desk.papers.owed)[0].paper.uid
    void = window.findChild(QPushButton, f"void_{uid}")
    for _ in range(2):
        qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(number) == {PaperState.DUE}
    assert "原因" in told(window)
    say(window.findChild(QLineEdit, f"voidReason_{uid}"), "打印模糊")
    qtbot.mouseClick(void, Qt.MouseButton.LeftButton)
    settle()
    assert states(number) == {PaperState.VOIDED}
