"""What has the focus is always in sight, pages open at their top, and the wheel belongs to the page."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from tests.ui.hands import press, say
from tests.ui.officer.test_reach import ALL, newest, show
from tests.ui.wheel import turned_by_wheel, wheel_over_everything
from ui.look.theme import Theme
from ui.widgets.boxes import Scrolled
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import MatterDraft

pytestmark = pytest.mark.usefixtures("enrolled")
SIZES = pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 690, 1.5), (1366, 728, 2.0), (683, 350, 1.0)]
)


def in_sight(window):
    """Whether all of what has the focus, or its cursor where it is higher than the page, can be seen."""
    focused = QApplication.focusWidget()
    seen = focused.visibleRegion().boundingRect()
    scroll = window.findChild(Scrolled, "intakeScroll")
    if focused.height() > scroll.viewport().height():
        return seen.contains(focused.cursorRect())
    return seen == focused.rect()


def bars(page):
    return [each.verticalScrollBar() for each in page.findChildren(Scrolled) if each.isVisible()]


def to_the_end(window, settle):
    settle()
    for bar in bars(window):
        bar.setValue(bar.maximum())


@pytest.fixture
def sized(window, look, settle):
    def to(width, height, scale):
        look.use(Theme(scale=scale, still=True))
        window.resize(width, height)
        settle()
        assert (window.width(), window.height()) == (width, height)

    return to


@SIZES
def test_a_new_visit_begins_at_the_top_with_the_name_in_sight(
    window, sized, settle, qtbot, width, height, scale
):
    sized(width, height, scale)
    window.intake.matters.form.statement.write("拖欠工资\n" * 40)
    window.around.side.earlier.show_rows(())
    to_the_end(window, settle)
    press(qtbot, window, Qt.Key.Key_F2)
    settle()
    assert QApplication.focusWidget() is window.intake.people.form.name
    assert in_sight(window)
    scroll = window.findChild(Scrolled, "intakeScroll")
    name = window.intake.people.form.name
    if name.mapTo(scroll.widget(), QPoint(0, name.height())).y() < scroll.viewport().height():
        assert [bar.value() for bar in bars(window)] == [0] * len(bars(window))


@SIZES
def test_every_key_that_goes_to_a_field_shows_it(window, sized, settle, qtbot, width, height, scale):
    sized(width, height, scale)
    person, matter = window.intake.people.form, window.intake.matters.form
    press(qtbot, window, Qt.Key.Key_F2)
    say(person.name, "周试例")
    for _ in range(4):
        press(qtbot, window, Qt.Key.Key_Return)
        settle()
        assert in_sight(window)
    assert QApplication.focusWidget() is matter.statement
    say(matter.statement, "路灯不亮")
    for key, where in ((Qt.Key.Key_F8, matter.statement), (Qt.Key.Key_F7, person.name)):
        to_the_end(window, settle)
        press(qtbot, window, key)
        settle()
        assert QApplication.focusWidget() is where
        assert in_sight(window)


def test_a_key_brings_the_half_of_the_page_that_holds_the_field(window, sized, settle, qtbot):
    sized(1000, 700, 1.0)
    for key, where in (
        (Qt.Key.Key_F8, window.intake.matters.form.statement),
        (Qt.Key.Key_F7, window.intake.people.form.name),
        (Qt.Key.Key_F2, window.intake.people.form.name),
    ):
        window.around.halves.show("side")
        settle()
        press(qtbot, window, key)
        settle()
        assert QApplication.focusWidget() is where
        assert in_sight(window)


@SIZES
def test_what_is_missing_is_shown(window, sized, settle, qtbot, width, height, scale):
    sized(width, height, scale)
    say(window.intake.people.form.name, "周试例")
    to_the_end(window, settle)
    press(qtbot, window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QApplication.focusWidget() is window.intake.matters.form.statement
    assert in_sight(window)


@SIZES
def test_what_is_put_together_goes_on_in_the_statement_in_sight(
    window, registered, sized, settle, width, height, scale
):
    number = registered().matters[0].number
    sized(width, height, scale)
    window.intake.matters.form.statement.write("拖欠工资")
    to_the_end(window, settle)
    window.intake.ahead._merge(number)
    settle()
    assert QApplication.focusWidget() is window.intake.matters.form.statement
    assert in_sight(window)


@SIZES
def test_the_verb_that_registers_is_always_in_sight(window, sized, width, height, scale):
    sized(width, height, scale)
    button = window.findChild(QWidget, "registerVisit")
    assert button.visibleRegion().boundingRect().size() == button.size()


@pytest.mark.parametrize("page", [each for each in ALL if each not in {"intake", "search", "today"}])
def test_every_page_opens_at_its_top_and_the_focus_is_on_it(window, registered, sized, settle, qtbot, page):
    for _ in range(9):
        registered(outcome=Outcome.ACCEPT, route=Route.S6)
    sized(1366, 690, 1.5)
    show(window, settle, page)
    to_the_end(window, settle)
    window.around.top.search.setFocus()
    press(qtbot, window, Qt.Key.Key_Escape)
    if page in {"matter", "correction"}:
        window.open_matter(newest(window, 1).matter.number)
    elif page == "result":
        window._show_registered(newest(window, 1).visit)
    else:
        window.open_page({"own_found": "own_record", "accounts": "settings"}.get(page, page))
    settle()
    current = window._shell.pages.currentWidget()
    focused = QApplication.focusWidget()
    assert focused is current or current.isAncestorOf(focused)
    if page == "result":  # goes to its first act, the printing, wherever that stands
        qtbot.waitUntil(lambda: focused.visibleRegion().boundingRect() == focused.rect())
        return
    own = [each for each in bars(current) if each.parent().parent().objectName() != "figuresScroll"]
    assert [bar.value() for bar in own] == [0] * len(own)


def test_escape_comes_back_to_the_same_field(window, qtbot, settle):
    phone = window.intake.people.form.phone
    phone.setFocus()
    press(qtbot, window, Qt.Key.Key_F1)
    settle()
    press(qtbot, window, Qt.Key.Key_Escape)
    settle()
    assert QApplication.focusWidget() is phone
    assert in_sight(window)


def test_a_click_moves_nothing_under_the_pointer(window, sized, settle, qtbot):
    sized(1366, 500, 1.5)
    settle()
    scroll = window.findChild(Scrolled, "intakeScroll")
    line = window.intake.people.form.address
    scroll.verticalScrollBar().setValue(line.mapTo(scroll.widget(), QPoint(0, 10)).y())
    before = scroll.verticalScrollBar().value()
    qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=QPoint(20, line.height() - 4))
    settle()
    assert scroll.verticalScrollBar().value() == before
    qtbot.mouseRelease(line, Qt.MouseButton.LeftButton)


# The wheel


@pytest.mark.parametrize("page", ALL)
def test_the_wheel_changes_nothing_that_it_passes_over(window, registered, settle, page):
    for _ in range(2):
        registered(outcome=Outcome.ACCEPT, route=Route.S6)
    show(window, settle, page)
    window.intake.matters.form.classing.show_matter(MatterDraft(statement="", outcome=Outcome.NO_MORE))
    assert page != "intake" or len(turned_by_wheel(window)) >= 5
    wheel_over_everything(window)


def test_the_page_scrolls_under_a_list_that_the_wheel_passes(window, sized, settle):
    sized(1366, 500, 1.5)
    settle()
    scroll = window.findChild(Scrolled, "intakeScroll")
    role = window.intake.people.form.role
    scroll.ensureWidgetVisible(role)
    before = scroll.verticalScrollBar().value()
    at = window.mapFromGlobal(role.mapToGlobal(role.rect().center()))
    QTest.wheelEvent(window.windowHandle(), QPointF(at), QPoint(0, -120))
    assert scroll.verticalScrollBar().value() > before
    assert role.currentIndex() == 0
    assert not role.hasFocus()


@pytest.mark.parametrize(("width", "height"), [(1092, 582), (910, 475), (683, 350)])
def test_the_window_fits_a_small_screen_at_any_scale(window, sized, width, height):
    """1366×768 at 125, 150 and 200 % less a task bar of 40 pixels and a title."""
    sized(width, height, 1.0)
    footer = window.findChild(QWidget, "registerVisit")
    assert footer.visibleRegion().boundingRect().size() == footer.size()


def test_what_the_line_over_the_page_pushes_down_stays_in_sight(window, sized, settle):
    sized(1366, 500, 1.5)
    address = window.intake.people.form.address
    address.setFocus()
    settle()
    scroll = window.findChild(Scrolled, "intakeScroll")
    low = address.mapTo(scroll.widget(), address.rect().bottomLeft()).y()
    scroll.verticalScrollBar().setValue(low + 2 - scroll.viewport().height())
    assert in_sight(window)
    window.tell("来访人看过了，说写得对。可以登记了。")
    settle()
    assert in_sight(window)


def test_what_was_scrolled_away_from_is_not_jumped_to(window, sized, settle):
    sized(1366, 500, 1.5)
    window.intake.people.form.name.setFocus()
    settle()
    bar = window.findChild(Scrolled, "intakeScroll").verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    window.tell("来访人看过了，说写得对。可以登记了。")
    settle()
    assert bar.value() == before
