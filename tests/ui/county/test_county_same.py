"""The same person or matter at two offices: side by side, decided by keys, remembered, taken back."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from tests.county.parties import PERSON, DeskSide, record
from tests.ui.county.hands import notice, press, words_in
from ui.widgets.notice import Notice

OTHER = "411526103-1"
FIRST, SECOND = record(1).number, record(1, desk=OTHER).number
PHONE = "10073961024"


@pytest.fixture
def pair(office, desk, lane, tmp_path):
    """Who came to one office came to another."""
    other = DeskSide(tmp_path, desk.county, OTHER)
    lane.open(lambda: office.enrol(other.card_file(name="样本镇")))
    who = msgspec.structs.replace(PERSON, phone=PHONE, address="示例村三组")
    files = (
        desk.batch(record(1, people=(who,), village="示例村")),
        other.batch(record(1, desk=OTHER, people=(who,), village="样本村", statement="第二次来说的")),
    )
    lane.open(lambda: office.receive([each.path for each in files]))
    return office


@pytest.fixture
def page(window, pair, qtbot):
    window.open_page("same")
    qtbot.waitUntil(lambda: window.same.table.model().rowCount() == 1)
    qtbot.waitUntil(lambda: "样本村" in words_in(window.same))
    return window.same


def decided(lane, office):
    (found,) = lane.open(office.finder.same)
    return found.decided


def beside(page):
    """What stands in a row of the two, by its name."""
    grid = page._grid
    rows = {}
    for at in range(1, grid.rowCount()):
        items = [grid.itemAtPosition(at, column) for column in range(4)]
        if all(items):
            rows[items[0].widget().text()] = [each.widget().text() for each in items[1:]]
    return rows


def test_two_matters_stand_side_by_side_with_their_numbers_masked(page):
    rows = beside(page)
    assert rows["证件号"] == ["**************1019", "一样", "**************1019"]
    assert rows["电话"] == ["100****1024", "一样", "100****1024"]
    assert rows["村（社区）"] == ["示例村", "不一样", "样本村"]
    assert rows["情况"][1] == "不一样"
    assert PHONE not in words_in(page)


def test_a_decision_by_keys_is_remembered_and_taken_back(page, window, pair, lane, qtbot):
    qtbot.keyClick(page.table, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)
    assert decided(lane, pair) == "linked"
    assert "是同一件" in notice(window)
    qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 1)
    assert decided(lane, pair) is None
    press(qtbot, window, "sayApart")
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 0)
    assert decided(lane, pair) == "apart"
    press(qtbot, window, "sameShown_apart")
    assert page.table.model().index(0, 3).data() == "不是同一件"
    assert not window.findChild(QPushButton, "sayApart").isEnabled()
    press(qtbot, window, "sayLinked")
    qtbot.waitUntil(lambda: decided(lane, pair) == "linked")
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_one_goes_from_pair_to_pair_by_keys(page, pair, desk, lane, qtbot, tmp_path):
    third = DeskSide(tmp_path, desk.county, "411526104-1")
    lane.open(lambda: pair.enrol(third.card_file(name="另一镇")))
    who = msgspec.structs.replace(PERSON, phone=PHONE)
    made = third.batch(record(1, desk="411526104-1", people=(who,)))
    lane.open(lambda: pair.receive([made.path]))
    page.reload()
    qtbot.waitUntil(lambda: page.table.model().rowCount() == 2)
    page.table.selectRow(0)
    control = Qt.KeyboardModifier.ControlModifier
    for key, at in ((Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageDown, 1), (Qt.Key.Key_PageUp, 0)):
        qtbot.keyClick(page.table, key, control)
        assert page.table.currentIndex().row() == at
    assert not page.window().findChild(QPushButton, "pairBefore").isEnabled()
    assert page.window().findChild(QPushButton, "pairAfter").isEnabled()
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_a_matter_says_what_may_be_the_same_and_leads_there(window, pair, lane, qtbot):
    window.open_matter(SECOND)
    hint = window.findChild(Notice, "alikeHint")
    qtbot.waitUntil(hint.isVisible)
    assert hint.accessibleName().startswith("证件号相同：")
    press(qtbot, window, "alikeHintAction")
    qtbot.waitUntil(lambda: window.same.table.currentIndex().isValid())
    assert window.same.isVisible()
    qtbot.waitUntil(lambda: lane._waiting == 0)
    lane.open(lambda: pair.finder.apart(FIRST, SECOND))
    press(qtbot, window, "openOther")
    qtbot.waitUntil(lambda: window.matters.isVisible() and lane._waiting == 0)
    assert not hint.isVisible()


def test_without_a_pair_the_page_says_so(window, filled, lane, qtbot):
    window.open_page("same")
    said = window.findChild(QLabel, "sameSaid")
    qtbot.waitUntil(lambda: "没有像同一件的" in said.text())
    assert not window.findChild(QPushButton, "sayLinked").isEnabled()
    qtbot.waitUntil(lambda: lane._waiting == 0)
