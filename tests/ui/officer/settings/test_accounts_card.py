"""Accounts in the settings: who may see and do what, what is refused and where it is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from tests.ui.hands import click, say, told, write
from tests.ui.officer.conftest import SECOND
from tests.ui.officer.settings.conftest import HEAD, HEADS, OFFICER, THEIRS
from ui.background import Topic
from ui.failures import words_for
from xinfang_desk.desk.accounts import Accounts
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

MINE = "示例口令-1234"
VERBS = ("addAccount", "ownPassphrase", "resetPassphrase", "removeAccount", "handOver")


def with_officer(desk):
    desk.accounts.add(OFFICER, [Duty.OFFICER], THEIRS)


def written(window, name):
    return window.findChild(QLineEdit, name).text()


def lines(window):
    found = (each for each in window.findChildren(QLabel) if each.objectName().startswith("account_"))
    return [each.text() for each in found if each.isVisible()]


def offered(window):
    return [name for name in VERBS if window.findChild(QPushButton, name).isVisible()]


def fault(window, name):
    return window.findChild(QLabel, f"{name}Fault").text()


def choose(window, name, account):
    box = window.findChild(QComboBox, name)
    box.setCurrentIndex(box.findText(account))


def fill_in(window, name, duty, secret=THEIRS):
    write(window, addName=name, addPassphrase=secret, addPassphraseAgain=secret)
    window.findChild(QCheckBox, f"duty_{duty.value}").setChecked(True)


@pytest.mark.usefixtures("with_others")
def test_every_account_is_listed_with_its_duties_and_ones_own_is_marked(open_settings, window):
    open_settings()
    assert lines(window) == [
        "示例员（您）　接待员、管理员、保密员",
        "赵负责　负责人",
        "李示例　接待员",
    ]
    assert offered(window) == list(VERBS)


@pytest.mark.parametrize("beforehand", [with_officer])
@pytest.mark.parametrize(
    ("duties", "seen", "verbs"),
    [
        ({Duty.OFFICER}, 1, ["ownPassphrase"]),
        ({Duty.OFFICER, Duty.CONFIDENTIAL}, 1, ["ownPassphrase", "handOver"]),
        ({Duty.AUDITOR}, 3, ["ownPassphrase"]),
        ({Duty.HEAD}, 3, ["addAccount", "ownPassphrase", "resetPassphrase", "removeAccount"]),
    ],
)
def test_each_sees_and_does_what_their_duties_let(open_settings, window, seen, verbs):
    open_settings()
    assert len(lines(window)) == seen
    assert f"{SECOND}（您）" in lines(window)[-1]
    assert offered(window) == verbs


def test_who_is_alone_has_nobody_to_reset_or_remove(open_settings, window):
    open_settings()
    assert offered(window) == ["addAccount", "ownPassphrase"]


def test_an_account_is_added_and_nothing_of_its_passphrase_stays(open_settings, window, opens, qtbot, settle):
    open_settings()
    click(qtbot, window, "addAccount")
    assert window.focusWidget().objectName() == "addName"
    fill_in(window, "李示例", Duty.OFFICER)
    assert "很好" in {each.text() for each in window.findChildren(QLabel) if each.isVisible()}
    click(qtbot, window, "addAccountDo")
    settle()
    assert told(window) == "已加账户：李示例"
    assert lines(window)[1] == "李示例　接待员"
    assert opens(OFFICER, THEIRS)
    assert not window.findChild(QWidget, "addAccountPanel").isVisible()
    assert window.focusWidget().objectName() == "addAccount"
    click(qtbot, window, "addAccount")
    assert [written(window, name) for name in ("addName", "addPassphrase", "addPassphraseAgain")] == [""] * 3
    assert not window.findChild(QCheckBox, "duty_officer").isChecked()


def test_what_is_lacking_is_said_beside_each_field_and_the_desk_is_not_asked(
    open_settings, window, watch, qtbot, settle
):
    added = watch(Accounts, "add")
    open_settings()
    click(qtbot, window, "addAccount")
    write(window, addPassphrase="short", addPassphraseAgain="shorter")
    click(qtbot, window, "addAccountDo")
    settle()
    for name in ("addName", "addDuties", "addPassphrase", "addPassphraseAgain"):
        assert fault(window, name) != ""
    assert window.focusWidget().objectName() == "addName"
    assert added == []


@pytest.mark.parametrize(
    ("code", "place"),
    [("account.exists", "addNameFault"), ("passphrase.short", "addPassphraseFault"), ("home.unwritable", "")],
)
def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(
    open_settings, window, refuse, qtbot, settle, code, place
):
    open_settings()
    click(qtbot, window, "addAccount")
    fill_in(window, "李示例", Duty.OFFICER)
    refuse(Accounts, "add", code)
    click(qtbot, window, "addAccountDo")
    settle()
    words = words_for(DeskError(code))
    if place:
        assert window.findChild(QLabel, place).text() == words
    else:
        assert window.findChild(QWidget, "addAccountSaid").accessibleName() == words
    assert QApplication.activeModalWidget() is None
    assert (written(window, "addName"), written(window, "addPassphrase")) == ("李示例", THEIRS)
    click(qtbot, window, "addAccountDo")
    settle()
    assert told(window) == "已加账户：李示例"


def test_what_was_said_to_be_wrong_is_taken_back(open_settings, window, refuse, qtbot, settle):
    open_settings()
    click(qtbot, window, "addAccount")
    fill_in(window, "李示例", Duty.OFFICER)
    for code in ("account.exists", "home.unwritable"):
        refuse(Accounts, "add", code)
        click(qtbot, window, "addAccountDo")
        settle()
    said = window.findChild(QWidget, "addAccountSaid")
    assert fault(window, "addName") == ""
    assert said.isVisible()
    click(qtbot, window, "addAccountLeave")
    click(qtbot, window, "addAccount")
    assert not said.isVisible()
    assert written(window, "addName") == "李示例"


@pytest.mark.usefixtures("with_others")
def test_another_head_wants_the_consent_of_the_head(open_settings, window, desk, ask, watch, qtbot, settle):
    added = watch(Accounts, "add")
    open_settings()
    click(qtbot, window, "addAccount")
    fill_in(window, "钱副职", Duty.HEAD, "第四个口令-44")
    click(qtbot, window, "addAccountDo")
    settle()
    assert window.findChild(QLabel, "addAccountConsentWhy").text() == words_for(
        DeskError("account.head_consent")
    )
    consent = window.focusWidget()
    assert consent.objectName() == "addAccountConsentPassphrase"
    assert consent.echoMode() is QLineEdit.EchoMode.Password
    say(consent, "不对的口令")
    qtbot.keyClick(consent, Qt.Key.Key_Return)
    settle()
    assert fault(window, "addAccountConsentPassphrase") == words_for(DeskError("passphrase.wrong"))
    assert len(ask(desk.accounts.listed)) == 3
    assert written(window, "addPassphrase") == "第四个口令-44"
    consent.setText(HEADS)
    click(qtbot, window, "addAccountConsentAgree")
    settle()
    assert told(window) == "已加账户：钱副职"
    assert [consent for *_, consent in added] == ["", "不对的口令", HEADS]
    assert not window.findChild(QWidget, "addAccountConsent").isVisible()
    assert consent.text() == ""


def test_ones_own_passphrase_is_changed_by_the_one_of_now(open_settings, window, opens, qtbot, settle):
    open_settings()
    click(qtbot, window, "ownPassphrase")
    write(window, ownOld="不对的口令", ownNew=HEADS, ownNewAgain=HEADS)
    click(qtbot, window, "ownPassphraseDo")
    settle()
    assert fault(window, "ownOld") == words_for(DeskError("passphrase.wrong"))
    assert window.focusWidget().objectName() == "ownOld"
    assert written(window, "ownNew") == HEADS
    window.focusWidget().setText(MINE)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert opens("示例员", HEADS)
    assert "口令已换" in told(window)
    assert [written(window, name) for name in ("ownOld", "ownNew", "ownNewAgain")] == [""] * 3


@pytest.mark.usefixtures("with_others")
def test_anothers_passphrase_is_reset_and_a_heads_by_a_head(open_settings, window, opens, qtbot, settle):
    open_settings()
    click(qtbot, window, "resetPassphrase")
    box = window.findChild(QComboBox, "resetWho")
    assert [box.itemText(place) for place in range(box.count())] == [HEAD, OFFICER]
    choose(window, "resetWho", OFFICER)
    write(window, resetNew="第五个口令-55", resetNewAgain="第五个口令-55")
    click(qtbot, window, "resetPassphraseDo")
    settle()
    assert told(window) == "已重设口令：李示例"
    assert opens(OFFICER, "第五个口令-55")
    click(qtbot, window, "resetPassphrase")
    choose(window, "resetWho", HEAD)
    write(window, resetNew="第六个口令-66", resetNewAgain="第六个口令-66")
    click(qtbot, window, "resetPassphraseDo")
    settle()
    assert window.focusWidget().objectName() == "resetPassphraseConsentPassphrase"
    assert opens(HEAD, HEADS)


@pytest.mark.usefixtures("with_others")
def test_who_keeps_the_seals_keeps_the_old_passphrase_for_them(open_settings, window, desk, ask, qtbot):
    ask(desk.sealing.hand_over, OFFICER, MINE, THEIRS, THEIRS)
    open_settings()
    click(qtbot, window, "resetPassphrase")
    words = {each.text() for each in window.findChildren(QLabel) if each.isVisible()}
    assert not any("原来的口令" in each for each in words)
    choose(window, "resetWho", OFFICER)
    words = {each.text() for each in window.findChildren(QLabel) if each.isVisible()}
    assert any("原来的口令" in each for each in words)


@pytest.mark.usefixtures("with_others")
def test_passphrases_are_gone_when_the_page_is_left_and_when_another_verb_is_chosen(
    open_settings, window, qtbot, settle
):
    settings = open_settings()
    click(qtbot, window, "addAccount")
    fill_in(window, "钱副职", Duty.HEAD)
    click(qtbot, window, "addAccountDo")
    settle()
    write(window, addAccountConsentPassphrase=HEADS)
    window.open_page("today")
    window.open_page("settings")
    settle()
    secrets = ("addPassphrase", "addPassphraseAgain", "addAccountConsentPassphrase")
    assert [written(window, name) for name in secrets] == [""] * 3
    assert written(window, "addName") == "钱副职"
    write(window, addPassphrase=THEIRS)
    click(qtbot, window, "ownPassphrase")
    assert not settings.accounts.add.isVisible()
    write(window, ownOld=MINE)
    click(qtbot, window, "ownPassphraseLeave")
    assert window.focusWidget().objectName() == "ownPassphrase"
    assert (written(window, "addPassphrase"), written(window, "ownOld")) == ("", "")


def test_a_page_that_is_left_hears_of_a_refusal_all_the_same(open_settings, window, refuse, qtbot, settle):
    open_settings()
    click(qtbot, window, "addAccount")
    fill_in(window, "李示例", Duty.OFFICER)
    refuse(Accounts, "add", "account.exists")
    click(qtbot, window, "addAccountDo")
    window.open_page("today")
    settle()
    assert told(window) == words_for(DeskError("account.exists"))


@pytest.mark.usefixtures("with_others")
def test_no_passphrase_is_spoken_or_shown(open_settings, window, qtbot):
    open_settings()
    click(qtbot, window, "ownPassphrase")
    write(window, ownOld=MINE, ownNew=HEADS, ownNewAgain=HEADS)
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    for widget in window.findChildren(QWidget):
        spoken = QAccessible.queryAccessibleInterface(widget)
        said = "".join(spoken.text(kind) for kind in kinds) if spoken else ""
        assert MINE not in said, widget
        assert HEADS not in said, widget


@pytest.mark.usefixtures("with_others")
def test_a_list_that_is_read_again_leaves_what_is_chosen(
    open_settings, window, desk, ask, lane, qtbot, settle
):
    open_settings()
    click(qtbot, window, "resetPassphrase")
    choose(window, "resetWho", OFFICER)
    write(window, resetNew=HEADS)
    ask(desk.accounts.add, "孙示例", [Duty.AUDITOR], "第四个口令-44")
    lane.changed.emit(Topic.ALL)
    settle()
    box = window.findChild(QComboBox, "resetWho")
    assert box.count() == 3
    assert box.currentText() == OFFICER
    assert written(window, "resetNew") == HEADS
