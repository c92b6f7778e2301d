"""The county's pages: nothing of one matter stands under another, whatever answers come when."""

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget

from tests.ui.county.hands import notice, press, words_in
from xinfang_desk.county.finding.finder import Finder
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped


@pytest.fixture
def numbers(window, filled, lane, settle):
    settle()
    return [each.number for each in lane.open(filled.finder.page).lines]


@pytest.fixture
def settle(qtbot, lane):
    def wait():
        qtbot.waitUntil(lambda: lane._waiting == 0)

    return wait


def all_of(page):
    return "\n".join(each.text() for each in page.findChildren(QLabel))


def title(window):
    return window.matters.matter.findChild(QLabel, "matterNumber").text()


def acts(window):
    """The buttons of the page that could be clicked, but the way back."""
    found = window.matters.matter.findChildren(QPushButton)
    return {each.objectName() for each in found if each.isVisible() and each.objectName() != "backToList"}


@pytest.mark.parametrize("last_first", [False, True])
def test_only_the_matter_above_is_shown(window, filled, lane, numbers, settle, last_first):
    first, second = numbers[:2]
    village = lane.open(lambda: filled.matter(first)).village
    window.open_matter(first)
    settle()
    assert village in words_in(window.matters.matter)
    lane.hold()
    window.matters.matter.reload()
    window.open_matter(second)
    lane.done()
    assert title(window) == grouped(second)
    assert village not in all_of(window.matters.matter)
    assert acts(window) == set()
    lane.let_go(last_first=last_first)
    settle()
    other = lane.open(lambda: filled.matter(second))
    assert other.received_at.strftime("%Y-%m-%d") in words_in(window.matters.matter)
    assert title(window) == grouped(second)
    assert (village in words_in(window.matters.matter)) is (village == other.village)


def test_a_matter_that_cannot_be_read_leaves_nothing_of_the_one_before(
    window, lane, numbers, settle, monkeypatch
):
    window.open_matter(numbers[0])
    settle()

    def refuse(_office, _number):
        raise DeskError("matter.unknown")

    monkeypatch.setattr(Finder, "whole", refuse)
    window.open_matter(numbers[1])
    settle()
    assert title(window) == grouped(numbers[1])
    assert acts(window) == set()
    assert "情况" not in all_of(window.matters.matter)


def test_progress_kept_late_leaves_the_form_of_the_next_matter_alone(
    window, filled, lane, numbers, settle, qtbot
):
    first, second = numbers[:2]
    window.open_matter(first)
    settle()
    form = window.matters.matter.form
    form.org.setText("县人社局")
    form.day.setText("2026-09-15")
    lane.hold()
    press(qtbot, window, "enterAnswer")
    window.open_matter(second)
    form.org.setText("县自然资源局")
    lane.done()
    lane.let_go()
    settle()
    assert form.org.text() == "县自然资源局"
    assert notice(window).startswith(grouped(first))
    assert [each.org for each in lane.open(lambda: filled.matter(first)).answers] == ["县人社局"]
    assert lane.open(lambda: filled.matter(second)).answers == ()


def test_a_matter_sent_back_late_is_told_with_its_own_number(window, filled, lane, numbers, settle, qtbot):
    first, second = numbers[:2]
    window.open_matter(first)
    settle()
    reason = window.findChild(QComboBox, "returnReason")
    reason.setCurrentIndex(reason.findData("record.place_missing"))
    lane.hold()
    press(qtbot, window, "sendBack")
    window.open_matter(second)
    lane.done()
    lane.let_go(last_first=True)
    settle()
    assert notice(window).startswith(grouped(first))
    assert lane.open(lambda: filled.matter(second)).returned == ""


def test_a_verdict_goes_as_soon_as_another_paper_is_typed(window, lane, settle, qtbot):
    card = window.incoming.receipts
    card.text.setText("00000000000000000000")
    card.code.setText("0000000000000000")
    press(qtbot, window, "checkReceipt")
    settle()

    def verdicts():
        found = card.findChildren(QWidget, "receiptNotice")
        return [each for each in found if each.isVisible()]

    assert len(verdicts()) == 1
    qtbot.keyClicks(card.text, "1")
    assert verdicts() == []
    # What is still on its way about the paper before does not come up either.
    lane.hold()
    press(qtbot, window, "checkReceipt")
    qtbot.keyClicks(card.text, "2")
    lane.done()
    lane.let_go()
    settle()
    assert verdicts() == []
