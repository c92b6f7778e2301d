"""Nothing is entered on a matter that nobody chose in the list that is shown."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.county.parties import record
from tests.ui.county.hands import notice, words_in
from xinfang_desk.domain.number import grouped

NUMBER, OTHER = record(1).number, record(2).number
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chosen(window, filled, lane, qtbot):
    """The window on the first matter, chosen in the list."""
    window.open_page("matters")
    matters = window.matters
    qtbot.waitUntil(lambda: matters.table.model().rowCount() == 2)
    matters._mark(NUMBER)
    qtbot.waitUntil(lambda: matters.matter.form.isVisible() and lane._waiting == 0)
    assert matters.matter.is_about() == NUMBER
    return matters


def search(window, qtbot, words):
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    qtbot.keyClicks(window.top.search, words)


def test_a_search_without_the_open_matter_closes_it(chosen, window, lane, qtbot) -> None:
    search(window, qtbot, OTHER)
    qtbot.waitUntil(lambda: chosen.table.model().rowCount() == 1)
    assert chosen.matter.is_about() == ""
    assert not chosen.matter.form.isVisible()
    assert "请在列表里选一件" in words_in(chosen.matter)
    chosen.matter.form.org.setText("县人社局")
    chosen.matter.form.day.setText("2026-09-16")
    qtbot.keyClick(window.top.search, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert lane.open(lambda: window._station.office.matter(NUMBER)).answers == ()
    chosen.matter.form.begin()
    chosen.table.setFocus()
    chosen.table.setCurrentIndex(chosen.table.model().index(0, 0))
    qtbot.waitUntil(lambda: chosen.matter.is_about() == OTHER and chosen.matter.form.isVisible())
    assert "请在列表里选一件" not in words_in(chosen.matter)


def test_a_search_that_finds_it_keeps_it(chosen, window, lane, qtbot) -> None:
    search(window, qtbot, NUMBER)
    qtbot.waitUntil(lambda: shown(chosen) == [NUMBER])
    assert chosen.matter.is_about() == NUMBER
    assert chosen.table.currentIndex().row() == 0


def test_filters_close_it_too(chosen, window, qtbot) -> None:
    chosen.filtering.state.setCurrentIndex(chosen.filtering.state.findData("returned"))
    chosen.filtering.state.activated.emit(chosen.filtering.state.currentIndex())
    qtbot.waitUntil(lambda: chosen.table.model().rowCount() == 0)
    assert chosen.matter.is_about() == ""


def test_what_is_half_written_stays_with_its_matter_and_is_told(chosen, window, lane, qtbot) -> None:
    org = window.findChild(QLineEdit, "answerOrg")
    org.setFocus()
    qtbot.keyClicks(org, "org")
    search(window, qtbot, OTHER)
    qtbot.waitUntil(lambda: chosen.table.model().rowCount() == 1)
    assert chosen.matter.is_about() == NUMBER
    assert org.text() == "org"
    assert grouped(NUMBER) in notice(window)
    assert window.findChild(QLabel, "matterNumber").text() == grouped(NUMBER)


def test_a_matter_opened_by_its_number_stands_until_the_list_is_another(chosen, window, lane, qtbot) -> None:
    search(window, qtbot, OTHER)
    qtbot.waitUntil(lambda: shown(chosen) == [OTHER])
    window.open_matter(NUMBER)
    window.reload()
    qtbot.waitUntil(lambda: chosen.matter.form.isVisible() and lane._waiting == 0)
    assert chosen.matter.is_about() == NUMBER
    qtbot.keyClick(window.top.search, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: chosen.matter.is_about() == "")


def test_what_was_entered_is_told_with_its_number(chosen, window, lane, qtbot) -> None:
    form = chosen.matter.form
    form.org.setText("县人社局")
    form.day.setText("2026-09-16")
    qtbot.keyClick(form.day, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: "进展已录入" in notice(window))
    assert notice(window).count(grouped(NUMBER)) == 1


def test_what_is_said_never_lies_on_the_pager(chosen, window) -> None:
    window.tell("录好了。")
    said = window.findChild(QWidget, "countyNotice")
    over = QRect(said.mapToGlobal(QPoint(0, 0)), said.size())
    for name in ("mattersCount", "pageBefore", "pageAfter"):
        part = window.findChild(QWidget, name)
        assert not over.intersects(QRect(part.mapToGlobal(QPoint(0, 0)), part.size())), name


def shown(matters):
    model = matters.table.model()
    return [matters._number(model.index(row, 0)) for row in range(model.rowCount())]
