"""The first card stands before the rest of the window, and stays as it is when that comes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.ui.codes import shipped
from tests.ui.fakes import NOON
from ui.officer.tab_order import stops
from ui.officer.window import DeskWindow


@pytest.fixture
def begun(qtbot, desk, lane, look):
    """Stands at a size, with nothing but its first card."""

    def begin(width: int, height: int) -> DeskWindow:
        window = DeskWindow(desk, lane, look, shipped, lambda: NOON, is_open=False)
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return begin


def place_of(window: DeskWindow, name: str) -> QPoint:
    return window.findChild(QWidget, name).mapTo(window, QPoint(0, 0))


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1000, 700)])
def test_what_is_written_first_stays_in_its_place(begun, settle, qtbot, width, height):
    window = begun(width, height)
    name = window.intake.people.form.name
    name.setFocus()
    QTest.keyClicks(name, "zhou")
    before = place_of(window, "name")
    window.furnish()
    window.complete()
    settle()
    QTest.qWaitForWindowExposed(window)
    qtbot.waitUntil(lambda: window.findChild(QWidget, "statement").isVisible())
    assert name.text() == "zhou"
    assert name.hasFocus()
    assert window.findChild(QWidget, "name") is name
    moved = place_of(window, "name") - before
    assert (abs(moved.x()), abs(moved.y())) <= (1, 1)
    assert window.intake.unfinished()


def test_it_is_furnished_once(begun, settle):
    window = begun(1366, 768)
    window.furnish()
    built = window.findChildren(QWidget)
    window.furnish()
    assert window.findChildren(QWidget) == built
    settle()


def test_tab_goes_through_the_window_as_it_is_read(begun, settle):
    window = begun(1366, 768)
    window.furnish()
    window.complete()
    settle()
    order = [each.objectName() for each in stops(window.centralWidget())]
    first = (
        "search",
        "openMore",
        "newVisit",
        "todayList",
        "name",
        "idNumber",
        "phone",
        "address",
        "statement",
        "request",
        "materials",
        "moreOfPerson",
        "purpose_shensu",
        "route",
        "outcome",
        "confirmRoute",
        "registerVisit",
        "showReadBack",
    )
    places = [order.index(name) for name in first]
    assert places == sorted(places)
    side = [
        at for at, each in enumerate(stops(window.centralWidget())) if window.around.side.isAncestorOf(each)
    ]
    assert side
    assert min(side) > order.index("registerVisit")


def test_closing_before_all_stands_keeps_what_is_written(begun, settle, drafts):
    window = begun(1366, 768)
    name = window.findChild(QLineEdit, "name")
    name.setFocus()
    QTest.keyClicks(name, "zhou")
    assert not window.close()
    settle()
    [kept] = drafts()
    assert kept.draft.people[0].name == "zhou"
    window._asked_about = frozenset({window.intake.unfinished()})
    assert window.close()
    assert window.windowFlags() & Qt.WindowType.Window
