"""Going: one account less, and the key to accusations in other hands."""

import pytest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QPushButton,
    QWidget,
)

from tests.ui.hands import click, told, write
from tests.ui.officer.conftest import THEIRS as SECONDS
from tests.ui.officer.settings.conftest import HEAD, HEADS, OFFICER, THEIRS
from ui.failures import words_for
from xinfang_desk.desk.accounts import Accounts
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

MINE = "示例口令-1234"
VERBS = ("addAccount", "ownPassphrase", "resetPassphrase", "removeAccount", "handOver")


def with_officer(desk):
    desk.accounts.add(OFFICER, [Duty.OFFICER], THEIRS)


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


@pytest.mark.usefixtures("with_others")
def test_an_account_goes_after_one_question_in_place(open_settings, window, watch, qtbot, settle):
    removed = watch(Accounts, "remove")
    open_settings()
    click(qtbot, window, "removeAccount")
    choose(window, "removeWho", OFFICER)
    question = window.findChild(QWidget, "removeQuestion")
    assert not question.isVisible()
    for _twice in range(2):
        click(qtbot, window, "removeAccountDo")
        settle()
    assert "李示例" in question.accessibleName()
    assert "不能恢复" in question.accessibleName()
    assert removed == []
    choose(window, "removeWho", HEAD)
    assert not question.isVisible()
    choose(window, "removeWho", OFFICER)
    click(qtbot, window, "removeAccountDo")
    click(qtbot, window, "removeQuestionAction")
    settle()
    assert told(window) == "已撤销账户：李示例"
    assert lines(window) == ["示例员（您）　接待员、管理员、保密员", "赵负责　负责人"]


@pytest.mark.usefixtures("with_others")
def test_a_head_goes_with_the_consent_of_a_head_and_of_the_one_that_was_asked_about(
    open_settings, window, watch, qtbot, settle
):
    removed = watch(Accounts, "remove")
    open_settings()
    click(qtbot, window, "removeAccount")
    choose(window, "removeWho", HEAD)
    click(qtbot, window, "removeAccountDo")
    click(qtbot, window, "removeQuestionAction")
    settle()
    window.focusWidget().setText(HEADS)
    choose(window, "removeWho", OFFICER)
    # What the head was asked about was another's account.
    assert not window.findChild(QWidget, "removeAccountConsent").isVisible()
    choose(window, "removeWho", HEAD)
    click(qtbot, window, "removeAccountDo")
    click(qtbot, window, "removeQuestionAction")
    settle()
    window.focusWidget().setText(HEADS)
    click(qtbot, window, "removeAccountDo")
    settle()
    assert told(window) == "已撤销账户：赵负责"
    assert [consent for *_, consent in removed] == ["", "", HEADS]


@pytest.mark.parametrize("code", ["account.last_administrator", "account.hand_over"])
@pytest.mark.usefixtures("with_others")
def test_an_account_that_has_to_stay_is_said_beside_its_name(
    open_settings, window, refuse, qtbot, settle, code
):
    open_settings()
    click(qtbot, window, "removeAccount")
    click(qtbot, window, "removeAccountDo")
    refuse(Accounts, "remove", code)
    click(qtbot, window, "removeQuestionAction")
    settle()
    assert fault(window, "removeWho") == words_for(DeskError(code))


@pytest.mark.usefixtures("with_others")
def test_the_key_to_accusations_is_handed_over_with_both_present(
    open_settings, window, desk, ask, qtbot, settle
):
    open_settings()
    click(qtbot, window, "handOver")
    choose(window, "handOverWho", OFFICER)
    write(window, handOverMine=MINE, handOverTheirs="不对的口令")
    click(qtbot, window, "handOverDo")
    settle()
    assert fault(window, "handOverTheirs") == words_for(DeskError("passphrase.wrong"))
    write(window, handOverMine="不对的口令", handOverTheirs=THEIRS)
    click(qtbot, window, "handOverDo")
    settle()
    assert fault(window, "handOverMine") == words_for(DeskError("passphrase.wrong"))
    assert fault(window, "handOverTheirs") == ""
    write(window, handOverMine=MINE)
    click(qtbot, window, "handOverDo")
    settle()
    digits = ask(desk.sealing.readers).officer
    assert told(window) == f"已交接，现在的保密员：李示例。请抄下保密员钥匙的核对数字：{digits}"
    assert lines(window)[2] == "李示例　接待员、保密员"
    assert "handOver" not in offered(window)


@pytest.mark.parametrize(("duties", "beforehand"), [({Duty.OFFICER, Duty.CONFIDENTIAL}, with_officer)])
def test_who_may_not_see_the_accounts_writes_the_successors_name(
    open_settings, window, desk, ask, qtbot, settle
):
    open_settings()
    click(qtbot, window, "handOver")
    assert not window.findChild(QComboBox, "handOverWho").isVisible()
    write(window, handOverNamed="别人", handOverMine=SECONDS, handOverTheirs=THEIRS)
    click(qtbot, window, "handOverDo")
    settle()
    assert fault(window, "handOverNamed") == words_for(DeskError("account.unknown"))
    write(window, handOverNamed=" 李示例 ")
    click(qtbot, window, "handOverDo")
    settle()
    digits = ask(desk.sealing.readers).officer
    assert told(window) == f"已交接，现在的保密员：李示例。请抄下保密员钥匙的核对数字：{digits}"
