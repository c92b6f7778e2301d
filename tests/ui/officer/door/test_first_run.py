"""The first set-up and the door by keyboard: Enter, what is wrong in sight, slips of an input method."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.codes import shipped
from tests.ui.hands import click, press, say
from ui.look.theme import Theme
from ui.officer.door.first_run import FirstRunWindow
from ui.officer.door.unlock import UnlockWindow
from ui.officer.settings.first_cards import first_cards
from ui.start.lock import LockPage
from ui.widgets.boxes import Scrolled
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import LONGEST

ENTER = Qt.Key.Key_Return
SECRET = "correct horse battery"
ASKED = (
    "officeCode",
    "officeName",
    "deskNumber",
    "officer",
    "officeFullName",
    "officePhone",
    "officeAddress",
    "newPassphrase",
    "newPassphraseAgain",
)
SIZES = pytest.mark.parametrize(
    ("width", "height", "scale"), [(1366, 768, 1.0), (1366, 690, 1.5), (910, 472, 1.0), (1366, 728, 2.0)]
)


@pytest.fixture
def made():
    return []


@pytest.fixture
def page(qtbot, look, lane, made):
    def init(office, passphrase):
        if office.name == "拒绝":
            raise DeskError("home.not_empty")
        made.append((office, passphrase))
        return "12345 67890"

    return shown(qtbot, FirstRunWindow(look, shipped, lane, init, first_cards))


def shown(qtbot, window):
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def fill_in(page, name="示例镇信访工作站"):
    page.office_code.setCurrentIndex(1)
    say(page.office_name, name)
    say(page.officer, "示例员")
    for secret in (page.passphrase, page.again):
        say(secret, SECRET)


def at(page):
    return page.focusWidget().objectName()


def said(page, name, part="Fault"):
    found = page.findChild(QLabel, f"{name}{part}")
    return found.text() if found is not None and found.isVisible() else ""


def in_sight(widget):
    return widget.visibleRegion().boundingRect() == widget.rect()


def to_the(page, end):
    QApplication.processEvents()
    bar = page.findChild(Scrolled, "firstRunScroll").verticalScrollBar()
    bar.setValue(bar.maximum() if end == "bottom" else 0)


def sized(page, look, width, height, scale):
    look.use(Theme(scale=scale, still=True))
    page.resize(width, height)
    QApplication.processEvents()


# Enter


def test_enter_goes_from_field_to_field_and_makes_the_register(page, made, qtbot):
    fill_in(page)
    walked = []
    for _ in ASKED:
        walked.append(at(page))
        assert made == []
        press(qtbot, page, ENTER)
    assert tuple(walked) == ASKED
    qtbot.waitUntil(lambda: len(made) == 1)
    assert made[0][1] == SECRET


def test_enter_on_the_button_makes_it_once_and_leaves_nothing_behind(page, made, qtbot, settle):
    fill_in(page)
    page.findChild(QPushButton, "makeRegister").setFocus()
    with qtbot.assertNotEmitted(page.finished):
        for _ in range(2):
            press(qtbot, page, ENTER)
        settle()
        # The hand that is used to Enter presses it again.
        press(qtbot, page, ENTER)
    assert len(made) == 1
    assert in_sight(page.findChild(QWidget, "firstRunNotice"))
    page.findChild(QPushButton, "startDesk").setFocus()
    with qtbot.waitSignal(page.finished):
        press(qtbot, page, ENTER)


def test_what_was_wrong_is_taken_back_as_soon_as_it_is_right(page, qtbot):
    click(qtbot, page, "makeRegister")
    wrong = ("officeCode", "officeName", "officer", "newPassphrase")
    assert all(said(page, each) for each in wrong)
    page.office_code.setCurrentIndex(1)
    assert said(page, "officeCode") == ""
    say(page.office_name, "示例镇信访工作站")
    assert (said(page, "officeName"), bool(said(page, "officer"))) == ("", True)
    say(page.officer, "示例员")
    say(page.passphrase, SECRET)
    say(page.again, SECRET[:-1])
    assert said(page, "officer") == said(page, "newPassphrase") == ""
    click(qtbot, page, "makeRegister")
    assert said(page, "newPassphraseAgain")
    say(page.again, SECRET[-1])
    assert said(page, "newPassphraseAgain") == ""


def test_a_passphrase_is_seen_on_purpose_and_never_on_coming_back(page, qtbot):
    seen = page.findChild(QCheckBox, "newPassphraseSeen")
    dots, letters = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal
    assert page.passphrase.echoMode() == dots
    seen.click()
    assert page.passphrase.echoMode() == page.again.echoMode() == letters
    page.hide()
    assert page.passphrase.echoMode() == page.again.echoMode() == dots


def test_it_stands_whole_on_a_small_screen(page, look):
    sized(page, look, 1366, 690, 1.0)
    assert page.findChild(Scrolled, "firstRunScroll").verticalScrollBar().maximum() == 0


def test_which_township_is_asked_first_and_proposed_by_nobody(page):
    assert at(page) == "officeCode"
    assert (page.office_code.currentData(), page.full_name.text()) == ("", "")


def test_a_name_of_another_town_is_said(page):
    def seen():
        return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]

    page.office_code.setCurrentIndex(1)
    place = page.office_code.currentText().split("　")[0]
    words = f"单位名称里没有“{place}”"
    say(page.office_name, "示例镇信访工作站")
    assert any(words in each for each in seen())
    page.office_name.setText(f"{place}信访工作站")
    assert not any(words in each for each in seen())
    page.office_name.setText("信访接待大厅")
    assert not any(words in each for each in seen())


@pytest.mark.parametrize("where", ["door", "lock"])
def test_enter_presses_what_has_the_focus_at_the_door(qtbot, look, where):
    door = shown(qtbot, UnlockWindow(look) if where == "door" else LockPage(look, "来访接待台", "示例镇"))
    door.findChild(QPushButton, "unlock" if where == "door" else "unlockDesk").setFocus()
    press(qtbot, door, ENTER)
    name = "passphrase" if where == "door" else "unlockPassphrase"
    assert (at(door), said(door, name)) == (name, "请输入口令")
    say(door.passphrase, SECRET)
    door.findChild(QPushButton, "unlock" if where == "door" else "unlockDesk").setFocus()
    with qtbot.waitSignal(door.given) as told:
        press(qtbot, door, ENTER)
    assert told.args == [SECRET]
    assert said(door, name) == ""


def test_enter_leads_to_the_code_and_back(qtbot, look):
    door = shown(qtbot, UnlockWindow(look, "示例镇", "示例员"))
    door.findChild(QPushButton, "forgot").setFocus()
    press(qtbot, door, ENTER)
    assert at(door) == "recoverCode"
    door.findChild(QPushButton, "recoverDo").setFocus()
    press(qtbot, door, ENTER)
    assert at(door) == "recoverCode"
    door.findChild(QPushButton, "recoverLeave").setFocus()
    press(qtbot, door, ENTER)
    assert at(door) == "passphrase"


# In sight


@SIZES
@pytest.mark.parametrize("end", ["top", "bottom"])
@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("office_name", "officeName"),
        ("officer", "officer"),
        ("passphrase", "newPassphrase"),
        ("again", "newPassphraseAgain"),
    ],
)
def test_the_first_wrong_field_is_gone_to_and_seen(
    page, look, qtbot, made, line, wrong, end, width, height, scale
):
    sized(page, look, width, height, scale)
    fill_in(page)
    field = getattr(page, line)
    field.setText("")
    page.again.setFocus()
    QApplication.processEvents()
    to_the(page, end)
    press(qtbot, page, ENTER)
    qtbot.waitUntil(lambda: in_sight(field) and in_sight(page.findChild(QLabel, f"{wrong}Fault")))
    assert at(page) == wrong
    assert made == []


@SIZES
@pytest.mark.parametrize("end", ["top", "bottom"])
def test_what_is_refused_is_seen_wherever_the_hand_is(page, look, qtbot, settle, end, width, height, scale):
    sized(page, look, width, height, scale)
    fill_in(page, name="拒绝")
    to_the(page, end)
    click(qtbot, page, "makeRegister")
    settle()
    notice = page.findChild(QWidget, "firstRunNotice")
    qtbot.waitUntil(lambda: in_sight(notice))
    assert "不是空的" in notice.accessibleName()
    assert in_sight(page.findChild(QPushButton, "makeRegister"))


@SIZES
def test_what_is_told_of_the_next_steps_is_seen_wherever_the_hand_is(
    page, look, qtbot, station, settle, width, height, scale
):
    sized(page, look, width, height, scale)
    fill_in(page)
    page.make()
    settle()
    page.go_on(station[0].desk, station[0].now)
    settle()
    to_the(page, "bottom")
    notice = page.findChild(QWidget, "firstRunNotice")
    page.findChild(QPushButton, "printRecovery").click()
    settle()
    assert "恢复单" in notice.accessibleName()
    qtbot.waitUntil(lambda: in_sight(notice))


@SIZES
@pytest.mark.parametrize("forgot", [False, True])
def test_what_the_door_refuses_is_seen(qtbot, look, forgot, width, height, scale):
    door = shown(qtbot, UnlockWindow(look, "示例镇", "示例员"))
    if forgot:
        click(qtbot, door, "forgot")
    sized(door, look, width // 2, height // 2, scale)
    code = door.findChild(QLineEdit, "recoverCode" if forgot else "passphrase")
    code.setFocus()
    QApplication.processEvents()
    for end in ("top", "bottom"):
        bar = door.findChild(Scrolled, "unlockScroll").verticalScrollBar()
        bar.setValue(bar.maximum() if end == "bottom" else 0)
        (door.recovery_refused if forgot else door.refused)(DeskError("passphrase.wait", seconds=30))
        fault = door.findChild(QLabel, f"{code.objectName()}Fault")
        qtbot.waitUntil(lambda fault=fault: in_sight(fault))
        assert code.hasFocus()


# What is typed otherwise than it is meant


@pytest.mark.parametrize(
    ("line", "typed", "wrong", "words"),
    [
        ("phone", "信访办", "officePhone", "只写号码"),
        ("office_name", "示" * (LONGEST + 1), "officeName", f"最多{LONGEST}个字"),
        ("officer", "示" * (LONGEST + 1), "officer", f"最多{LONGEST}个字"),
        ("address", "示" * (LONGEST + 1), "officeAddress", f"最多{LONGEST}个字"),
    ],
)
def test_what_does_not_belong_in_a_field_is_said_there(page, made, qtbot, line, typed, wrong, words):
    fill_in(page)
    getattr(page, line).setText("")
    say(getattr(page, line), typed)
    page.again.setFocus()
    press(qtbot, page, ENTER)
    assert words in said(page, wrong)
    assert (at(page), made) == (wrong, [])


def test_full_width_digits_are_digits(page, qtbot):
    page.phone.setFocus()
    say(page.phone, "００００－００００００１")
    page.desk.setFocus()
    assert page.phone.text() == "0000-0000001"
    assert "半角" in " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())
    page.desk.selectAll()
    say(page.desk.lineEdit(), "３")
    assert (page.office().desk, page.office().phone) == (3, "0000-0000001")


def test_a_desk_that_is_no_number_is_said_there(page):
    page.desk.setFocus()
    page.desk.selectAll()
    say(page.desk.lineEdit(), "三")
    assert "1 到 9" in said(page, "deskNumber", "Also")
    assert page.desk.value() == 1
    page.desk.selectAll()
    say(page.desk.lineEdit(), "2")
    assert said(page, "deskNumber", "Also") == ""


@pytest.mark.parametrize("where", ["first_run", "door", "lock"])
def test_caps_lock_is_said_while_only_dots_are_seen(qtbot, look, lane, where):
    window = {
        "first_run": lambda: FirstRunWindow(look, shipped, lane, lambda _office, _secret: "", first_cards),
        "door": lambda: UnlockWindow(look),
        "lock": lambda: LockPage(look, "来访接待台", "示例镇"),
    }[where]()
    shown(qtbot, window)
    line = window.passphrase
    line.setFocus()
    name = line.objectName()
    qtbot.keyClick(line, "A", Qt.KeyboardModifier.ShiftModifier)
    assert said(window, name, "Also") == ""
    qtbot.keyClick(line, "B")
    assert "Caps Lock" in said(window, name, "Also")
    qtbot.keyClick(line, "c")
    assert said(window, name, "Also") == ""
    say(line, "１２")
    assert "全角" in said(window, name, "Also")
    line.clear()
    assert said(window, name, "Also") == ""


def test_words_in_a_code_are_not_counted_as_digits(qtbot, look):
    door = shown(qtbot, UnlockWindow(look, "示例镇", "示例员"))
    click(qtbot, door, "forgot")
    say(door.findChild(QLineEdit, "recoverCode"), "恢复码12345 67890 12345 67890 12345 67890")
    press(qtbot, door, ENTER)
    assert "只有数字" in said(door, "recoverCode")
    assert at(door) == "recoverCode"


# Who opens accusations


def test_who_sets_the_desk_up_is_told_who_opens_accusations(page, settle, station):
    words = page.findChild(QWidget, "holderNotice").accessibleName()
    for told in ("保密员", "启封", "加一个账户", "交接保密员"):
        assert told in words
    fill_in(page)
    page.make()
    settle()
    page.go_on(station[0].desk, station[0].now)
    settle()
    QApplication.processEvents()
    assert in_sight(page.findChild(QWidget, "holderNotice"))
