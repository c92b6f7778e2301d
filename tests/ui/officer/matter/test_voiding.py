"""A mistaken visit is made void with a reason, and what is to be taken back is said."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from tests.ui.hands import click, told, write
from xinfang_desk.domain.matter import State


def test_a_mistaken_visit_is_void_with_its_reason(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "voidVisit")
    card = window.findChild(QWidget, "voidCard")
    assert card.isVisible()
    click(qtbot, window, "void")
    settle()
    assert record(number).matter.state is State.FORWARDED
    assert window.around.pages.matter.voiding.why.hasFocus()
    write(window, voidWhy="登了两遍")
    click(qtbot, window, "void")
    settle()
    assert record(number).matter.state is State.VOID
    assert "没有要收回的文书" in told(window)
    assert not card.isVisible()
    for act in ("voidVisit", "correctMatter"):
        assert not window.findChild(QPushButton, act).isVisible()


def test_after_a_hand_over_the_head_is_named_and_the_papers_are_listed(
    window, opened, record, hand_over, qtbot, settle
):
    number = opened()
    hand_over(number)
    settle()
    click(qtbot, window, "voidVisit")
    write(window, voidWhy="登错了")
    click(qtbot, window, "void")
    settle()
    assert record(number).matter.state is not State.VOID
    assert window.around.pages.matter.voiding.head.hasFocus()
    write(window, voidHead="示例领导")
    click(qtbot, window, "void")
    settle()
    assert record(number).matter.state is State.VOID
    assert "请收回" in told(window)


def test_it_can_be_left_and_keeps_nothing(window, opened, record, qtbot, settle):
    number = opened()
    click(qtbot, window, "voidVisit")
    write(window, voidWhy="登错了")
    click(qtbot, window, "dropVoid")
    settle()
    assert record(number).matter.state is not State.VOID
    click(qtbot, window, "voidVisit")
    assert window.around.pages.matter.voiding.why.text() == ""


@pytest.mark.parametrize("act", ["correct", "void"])
def test_what_was_just_registered_is_put_right_from_its_page(window, registered, qtbot, settle, act):
    visit = registered()
    window.show_page(window.around.pages.result)
    window.around.pages.result.show_visit(visit)
    settle()
    click(qtbot, window, f"{act}Registered")
    settle()
    page = window.around.pages.matter
    assert window._page is page
    assert (page.correction.isVisible(), page.voiding.isVisible()) == (act == "correct", act == "void")
    window.open_matter(visit.matters[0].number)
    settle()
    assert not page.voiding.isVisible()


def test_a_void_matter_shows_its_papers_and_prints_none(window, opened, hand_over, printer, qtbot, settle):
    number = opened()
    hand_over(number)
    window.around.pages.matter.reload()
    settle()
    assert window.findChild(QPushButton, "print_D01").isVisible()
    click(qtbot, window, "voidVisit")
    write(window, voidWhy="登错了", voidHead="示例领导")
    click(qtbot, window, "void")
    settle()
    panel = window.around.pages.matter.papers
    assert panel.findChild(QWidget, "paper_D01").isVisible()
    shown = {each.objectName() for each in panel.findChildren(QPushButton) if each.isVisible()}
    assert shown <= {"see_D01", "see_D05"}
    panel.print_all()
    panel.hand_over_all()
    settle()
    assert printer.sheets == []
