"""The window: pages, keys, search, columns, and every reader's names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from tests.ui.hands import choose_by_hand, click, press, say
from tests.ui.reach import cut_off
from ui.background import Topic
from ui.look.theme import Theme
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from ui.shortcuts import PAGE_KEYS
from ui.widgets.labels import ElidedLabel
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError

CONTROL = Qt.KeyboardModifier.ControlModifier
PAGES = (
    "today",
    "owed",
    "due",
    "batch",
    "day_close",
    "figures",
    "hall",
    "own_record",
    "trail",
    "settings",
    "devices",
    "keys",
    "manual",
    "meetings",
    "promises",
    "incidents",
    "yearly",
    "plans",
    "digests",
    "trainings",
    "handingdown",
)


def current(window):
    return window._shell.pages.currentWidget().objectName()


# Pages and keys


@pytest.mark.parametrize("name", PAGES)
def test_every_page_opens_and_escape_comes_back(window, qtbot, settle, name):
    if name == "today":  # a wide window has the day at its side
        window.resize(1100, 768)
    window.open_page(name)
    settle()
    assert current(window) != "intakePage"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert current(window) == "intakePage"


def test_the_day_is_shown_filtered_and_counted(window, registered, hand_over, lane, settle, qtbot):
    done = registered("钱示范", "问低保条件", purpose=Purpose.QITA, outcome=Outcome.ONSPOT)
    registered("周试例", "拖欠工资", route=Route.S2, outcome=Outcome.GUIDE)
    hand_over(done.matters[0].number)
    lane.changed.emit(Topic.ALL)
    settle()
    view = window.around.today.view
    assert view.model().rowCount() == 2
    choose_by_hand(window.findChild(QComboBox, "todayFilter"), "waiting")
    assert [view.model().index(0).data().split("，")[0]] == ["周试例"]
    choose_by_hand(window.findChild(QComboBox, "todayFilter"), "done")
    assert [view.model().index(0).data().split("，")[0]] == ["钱示范"]
    assert window.findChild(QPushButton, "openOwed").accessibleName() == "未交付　2"


def test_an_accusation_shows_nothing_in_the_day(window, registered, lane, settle):
    registered("郑虚构", "举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    lane.changed.emit(Topic.ALL)
    settle()
    words = window.around.today.view.model().index(0).data()
    assert "郑虚构" not in words
    assert "举报某人" not in words
    assert "内容保密" in words


def test_f4_opens_the_first_that_waits(window, registered, lane, settle, qtbot):
    first = registered("周试例").matters[0].number
    registered("钱示范")
    lane.changed.emit(Topic.ALL)
    settle()
    press(qtbot, window, Qt.Key.Key_F4)
    settle()
    assert current(window) == "matterPage"
    assert window.findChild(QLabel, "matterNumber").text().replace(" ", "") == first


def test_f4_pressed_before_the_day_was_read_does_not_say_that_nothing_waits(
    window, registered, settle, qtbot
):
    registered("周试例")
    press(qtbot, window, Qt.Key.Key_F4)
    settle()
    assert current(window) == "matterPage"


def test_a_row_opens_by_keyboard(window, registered, lane, settle, qtbot):
    registered()
    lane.changed.emit(Topic.ALL)
    settle()
    window.around.today.view.setFocus()
    window.around.today.view.setCurrentIndex(window.around.today.view.model().index(0))
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"


# Search


def test_search_finds_while_one_types_and_enter_opens(window, registered, settle, qtbot):
    registered("周试例", "拖欠工资")
    registered("钱示范", "宅基地")
    press(qtbot, window, Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.around.top.search
    window.around.top.search.setText("周")
    qtbot.waitUntil(lambda: window.around.search.view.model().rowCount() == 1)
    press(qtbot, window, Qt.Key.Key_Return)
    settle()
    assert current(window) == "matterPage"
    assert not window.around.search.isVisible()


def test_down_goes_from_the_field_into_the_results(window, registered, qtbot):
    registered()
    window.around.top.search.setFocus()
    window.around.top.search.setText("周")
    qtbot.waitUntil(window.around.search.isVisible)
    press(qtbot, window, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is window.around.search.view
    assert window.around.search.view.currentIndex().row() == 0


def test_search_that_finds_nothing_says_what_to_try(window, qtbot):
    window.around.top.search.setText("没有的人")
    qtbot.waitUntil(window.around.search.isVisible)
    assert "没有找到" in window.findChild(QLabel, "searchCount").text()
    press(qtbot, window, Qt.Key.Key_Escape)
    assert not window.around.search.isVisible()


# First start and unlocking


@pytest.fixture
def first_run(qtbot, look, lane, window):
    made = []

    def init(office, passphrase):
        if office.name == "拒绝":
            raise DeskError("home.not_empty")
        made.append((office, passphrase))
        return "12345 67890"

    page = FirstRunWindow(look, window._station.codes, lane, init, first_cards)
    qtbot.addWidget(page)
    page.show()
    return page, made


def test_the_first_start_makes_the_register(first_run, settle, qtbot):
    page, made = first_run
    page.make()
    assert made == []
    page.office_code.setCurrentIndex(1)
    say(page.office_name, "示例镇信访工作站")
    say(page.officer, "示例员")
    for secret in (page.passphrase, page.again):
        say(secret, "correct horse battery")
    page.make()
    settle()
    assert [(office.name, secret) for office, secret in made] == [
        ("示例镇信访工作站", "correct horse battery")
    ]
    assert "12345 67890" in page.findChild(QWidget, "firstRunNotice").accessibleName()
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(page.findChild(QPushButton, "startDesk"), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("name", "first", "second", "fault"),
    [
        ("", "correct horse", "correct horse", "officeNameFault"),
        ("示例镇", "short", "short", "newPassphraseFault"),
        ("示例镇", "correct horse", "correct house", "newPassphraseAgainFault"),
    ],
)
def test_what_is_wrong_at_the_first_start_is_said_beside_it(first_run, name, first, second, fault):
    page, made = first_run
    page.office_code.setCurrentIndex(1)
    page.office_name.setText(name)
    page.officer.setText("示例员")
    page.passphrase.setText(first)
    page.again.setText(second)
    page.make()
    assert page.findChild(QLabel, fault).text() != ""
    assert made == []


def test_a_wrong_passphrase_is_said_and_can_be_tried_again(qtbot, look):
    page = UnlockWindow(look)
    qtbot.addWidget(page)
    page.show()
    say(page.passphrase, "wrong")
    with qtbot.waitSignal(page.given) as told:
        qtbot.keyClick(page.passphrase, Qt.Key.Key_Return)
    assert told.args == ["wrong"]
    page.refused(DeskError("passphrase.wrong"))
    assert page.findChild(QLabel, "passphraseFault").text() != ""
    assert page.findChild(QPushButton, "unlock").isEnabled()


def test_locking_leaving_and_the_whole_screen_stand_in_the_menu(window, qtbot, monkeypatch):
    menu = window.findChild(QPushButton, "openMore").menu()
    acts = {each.objectName(): each for each in menu.actions()}
    with qtbot.waitSignal(window.lock_wanted):
        acts["lockDesk"].trigger()
    closed = []
    monkeypatch.setattr(window, "close", lambda: closed.append(True))
    acts["leaveDesk"].trigger()
    assert closed
    press(qtbot, window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    acts["fillScreen"].trigger()
    assert not window.isFullScreen()


# Columns


@pytest.mark.parametrize(
    ("width", "scale", "rail", "side"),
    [(1920, 1.0, True, True), (1366, 1.0, True, True), (1366, 1.25, False, False), (1920, 2.0, False, False)],
)
def test_columns_follow_the_width_and_the_text_size(window, look, settle, width, scale, rail, side):
    look.use(Theme(scale=scale, still=True))
    window.resize(width, 768)
    settle()
    assert window.width() == width
    assert window.around.today.isVisible() is rail
    assert window.around.side.isVisible() is side


def test_what_has_no_room_beside_the_form_is_a_tab(window, qtbot, settle):
    window.resize(1000, 700)
    settle()
    click(qtbot, window, "halves_side")
    assert window.around.side.isVisible()
    assert not window.intake.people.isVisible()
    assert window.findChild(QPushButton, "registerVisit").isVisible()
    click(qtbot, window, "halves_form")
    assert window.intake.people.isVisible()
    assert not window.around.side.isVisible()


def test_the_day_has_a_page_where_it_has_no_column(window, settle):
    window.resize(1100, 768)
    window.open_page("today")
    settle()
    assert window.around.today.isVisible()
    assert not window.intake.isVisible()
    window.resize(1920, 1080)
    settle()
    # The day has its column again: an empty page beside it would be of no use.
    assert window.around.today.isVisible()
    assert window.intake.isVisible()


# For every reader


@pytest.mark.parametrize("page", ["intake", *PAGES])
@pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 768, 1.5), (1366, 768, 2.0), (1920, 1080, 1.25)]
)
def test_nothing_is_cut_off(window, look, desk, ask, registered, settle, page, width, height, scale):
    registered(outcome=Outcome.ACCEPT, route=Route.S6)
    look.use(Theme(scale=scale, still=True))
    window.resize(width, height)
    if page == "intake":
        window.intake.matters.form.statement.write("工地老板拖欠工资一万八，一直不给，我要举报村支书收好处费")
        window.around.side.earlier.show_rows(ask(desk.reception.today))
        window.intake.ahead.look()
    else:
        window.open_page(page)
    settle()
    assert cut_off(window) == []


@pytest.mark.parametrize("name", ["matter", "ledger", "batch", "day_close", "hall", "settings", "result"])
def test_every_key_of_a_page_is_bound(window, name):
    """A key that is shown on a button and reaches nothing is a promise that is broken."""
    page = window.around.pages.named(name)
    own = {each.key().toString() for each in page.findChildren(QShortcut)}
    assert set(page.keys) <= set(PAGE_KEYS) | own


def test_the_strips_words_are_whole_in_a_narrow_window_and_enter_presses_them(window, qtbot, settle):
    window.resize(1000, 700)
    settle()
    icon = window.findChild(QPushButton, "dueIcon")
    assert icon.isVisible()
    words = icon.findChild(ElidedLabel)
    assert words.geometry().bottom() < icon.height()
    assert words.height() >= words.sizeHint().height()
    icon.setFocus()
    qtbot.keyClick(icon, Qt.Key.Key_Return)
    assert window._page is window.around.pages.due
