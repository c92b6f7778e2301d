"""Accounts on a real register: a head's consent, one's own passphrase, and the way back in by the code."""

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.ui.hands import write
from tests.ui.opened import settle, take_down
from ui.failures import words_for
from ui.start.officer import DeskOpening
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

HEADS = "第二个口令-22"
THIRD = "第三个口令-33"
WRONG = "不对的口令-00"


def opens(home, passphrase):
    """Who sits down with this passphrase."""
    desk = open_desk(home, passphrase)
    desk.close()
    return desk.accounts.mine().name


def begin(opening, qtbot, verb):
    window = opening._window
    window.open_page("settings")
    button = window.findChild(QPushButton, verb)
    qtbot.waitUntil(button.isVisible)
    button.click()
    return window


def listed(window):
    found = (each for each in window.findChildren(QLabel) if each.objectName().startswith("account_"))
    return [each.text() for each in found if each.isVisible()]


def add_head(window, name, secret):
    write(window, addName=name, addPassphrase=secret, addPassphraseAgain=secret)
    window.findChild(QCheckBox, "duty_head").setChecked(True)
    window.findChild(QPushButton, "addAccountDo").click()


def test_a_second_head_is_let_in_by_the_first_alone(opening, qtbot):
    window = begin(opening, qtbot, "addAccount")
    add_head(window, "赵负责", HEADS)
    qtbot.waitUntil(lambda: listed(window)[1:] == ["赵负责　负责人"])
    window.findChild(QPushButton, "addAccount").click()
    add_head(window, "钱副职", THIRD)
    consent = window.findChild(QLineEdit, "addAccountConsentPassphrase")
    qtbot.waitUntil(consent.isVisible)
    consent.setText(WRONG)
    consent.returnPressed.emit()
    wrong = words_for(DeskError("passphrase.wrong"))
    qtbot.waitUntil(lambda: wrong in {each.text() for each in consent.parent().findChildren(QLabel)})
    assert [each.name for each in opening.background.open(opening._desk.accounts.listed)] == [
        "示例员",
        "赵负责",
    ]
    consent.setText(HEADS)
    consent.returnPressed.emit()
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    assert listed(window)[0].startswith("示例员（您）")
    [line] = opening.background.open(lambda: opening._desk.trail.export(verb="account_added").lines)[-1:]
    assert line.detail == "head agreed 2"


def test_ones_own_passphrase_is_changed_and_opens_lock_and_register(opening, qtbot, home):
    window = begin(opening, qtbot, "ownPassphrase")
    write(window, ownOld=PASSPHRASE, ownNew=THIRD, ownNewAgain=THIRD)
    window.findChild(QPushButton, "ownPassphraseDo").click()
    notice = window.findChild(QWidget, "deskNotice")
    qtbot.waitUntil(lambda: "口令已换" in notice.accessibleName())
    with pytest.raises(DeskError, match=r"passphrase\.wrong"):
        opening.background.open(lambda: opening._desk.accounts.confirm(PASSPHRASE))
    opening.background.open(lambda: opening._desk.accounts.confirm(THIRD))
    settle(opening, qtbot)
    opening.background.open(opening._desk.close)
    assert opens(home, THIRD) == "示例员"


@pytest.fixture
def door(qapp, home, look, lane, qtbot, monkeypatch):
    """The door of a register whose recovery code is known."""
    monkeypatch.delenv("XINFANG_PASSPHRASE", raising=False)
    # Set for whoever sits here on most days, and not asked where another comes in by the code.
    monkeypatch.setenv("XINFANG_OFFICER", OFFICE.officer)
    desk = open_desk(home, PASSPHRASE)
    code = desk.accounts.recovery_code()
    desk.accounts.add("赵负责", [Duty.HEAD], HEADS)
    desk.close()
    opening = DeskOpening(qapp, home, look, lane)
    opening.begin()
    opening._door.findChild(QPushButton, "forgot").click()
    yield opening, code
    for _ in range(3):
        settle(opening, qtbot)
    take_down(opening)


def test_who_forgot_the_passphrase_comes_in_by_the_code(door, qtbot, home):
    opening, code = door
    window = opening._door
    write(window, recoverAccount="赵负责", recoverCode="0" * 30, recoverNew=THIRD, recoverNewAgain=THIRD)
    do = window.findChild(QPushButton, "recoverDo")
    do.click()
    qtbot.waitUntil(lambda: window.findChild(QLabel, "recoverCodeFault") is not None)
    assert window.findChild(QLabel, "recoverCodeFault").text().startswith("恢复码不对")
    write(window, recoverCode=code)
    do.click()
    qtbot.waitUntil(lambda: opening._desk is not None)
    assert opening._door is None
    assert opening.background.open(opening._desk.accounts.mine).name == "赵负责"
    assert "恢复单" in opening._window.findChild(QWidget, "deskNotice").accessibleName()
    opening.background.open(lambda: opening._desk.accounts.confirm(THIRD))
    told = opening.background.open(lambda: opening._desk.trail.export(verb="recovered").lines)
    assert [line.detail for line in told] == ["sheet"]


def test_the_countys_copy_is_renewed_and_written(opening, qtbot, tmp_path, monkeypatch):
    card, folder = tmp_path / "county.card", tmp_path / "stick"
    folder.mkdir()
    init_office(tmp_path / "county", PASSPHRASE, "示例县")
    county = open_office(tmp_path / "county", PASSPHRASE)
    county.write_card(card)
    county.close()
    opening.background.open(lambda: opening._desk.keys.enrol(card))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    window = begin(opening, qtbot, "renewCountyCopy")
    notice = window.findChild(QWidget, "deskNotice")
    qtbot.waitUntil(lambda: "新的恢复副本" in notice.accessibleName())
    window.findChild(QPushButton, "writeCountyCopy").click()
    qtbot.waitUntil(lambda: "请交给县局" in notice.accessibleName())
    # The first was sealed when the county's card was taken.
    assert [each.name for each in folder.iterdir()] == [f"{OFFICE.code}-1-r000002.xfb"]
