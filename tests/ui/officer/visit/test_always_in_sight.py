"""1366×768 at every text size: what has the focus, the road in a line and the last verb are seen."""

import re

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.hands import press, say
from ui.look.theme import SCALES, Theme
from ui.widgets.boxes import Scrolled
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft

WORDS = "镇里对我家在村口盖的棚子罚了款，我不服，要求撤销处罚"
TABS = 40
"""More than there are fields: the walk ends at the verb."""


def place(part, around):
    return QRect(part.mapTo(around, part.rect().topLeft()), part.size())


def wholly_seen(window, part):
    """Whether all of it stands in the window, and in the area that scrolls where it stands in one."""
    area = window.findChild(Scrolled, "intakeScroll")
    room = area.viewport() if area.isAncestorOf(part) else window
    return room.rect().contains(place(part, room)) and part.visibleRegion().boundingRect() == part.rect()


@pytest.fixture
def sized(window, look, settle):
    def to(scale):
        look.use(Theme(scale=scale, still=True))
        window.resize(1366, 768)
        settle()

    return to


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("route", [None, Route.S2, Route.S4])
def test_tab_walks_through_nothing_that_is_not_wholly_seen(window, sized, settle, qtbot, scale, route):
    sized(scale)
    register = window.findChild(QWidget, "registerVisit")
    form = window.intake.matters.form
    outcome = route and Outcome.GUIDE
    form.show_matter(MatterDraft(statement="", purpose=Purpose.SHENSU, route=route, outcome=outcome))
    form.statement.write(WORDS)
    say(window.intake.people.form.name, "周试例")
    window.intake.people.form.name.setFocus()
    window.intake.ahead.look()
    settle()
    seen = []
    for _ in range(TABS):
        focused = QApplication.focusWidget()
        seen.append(focused.objectName())
        assert wholly_seen(window, focused), focused.objectName()
        assert wholly_seen(window, register)
        if focused is register:
            break
        press(qtbot, window, Qt.Key.Key_Tab)
        settle()
    assert seen[-1] == "registerVisit"
    assert {"statement", "request", "route", "outcome"} <= set(seen)


@pytest.mark.parametrize("scale", [each for each in SCALES if each > 1])
def test_the_road_stands_in_a_line_where_the_strip_may_be_scrolled_away(window, sized, settle, scale):
    sized(scale)
    line = window.findChild(QWidget, "halvesLine")
    form, halves = window.intake.matters.form, window.intake.halves
    form.show_matter(MatterDraft(statement="", purpose=Purpose.SHENSU, route=Route.S4, outcome=Outcome.GUIDE))
    form.statement.write(WORDS)
    window.intake.ahead.look()
    settle()
    assert wholly_seen(window, line)
    assert "复议、裁决等行政程序 · " in halves._said.text()
    form.show_matter(MatterDraft(statement=WORDS))
    window.intake.ahead.look()
    settle()
    assert "建议 " in halves._said.text()
    assert "Alt+1 就这样" in halves._said.text()
    said = halves._said
    shown = said.fontMetrics().elidedText(said.text(), Qt.TextElideMode.ElideRight, said.width())
    assert re.match(r"(最迟)?[0-9]+月[0-9]+日", shown), shown


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_a_whole_ordinary_visit_is_in_sight_without_scrolling(window, sized, settle, scale):
    sized(scale)
    window.intake.matters.form.statement.write("老板拖欠工资三个月，一直不给")
    window.intake.ahead.look()
    settle()
    assert window.findChild(Scrolled, "intakeScroll").verticalScrollBar().maximum() == 0
    for name in ("name", "statement", "request", "route", "outcome", "confirmRoute"):
        assert wholly_seen(window, window.findChild(QWidget, name)), name
