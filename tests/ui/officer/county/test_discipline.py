"""Accusations on their own road: the authority's card in the settings, their file on the batch page."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from tests.ui.fakes import CONFIDENTIAL
from tests.ui.hands import click, told
from ui.failures import words_for
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty

CARD = CardRecord(name="示例县纪委监委", fingerprint="13579")


@pytest.fixture
def accusation(registered):
    return registered("郑虚构", "举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)


@pytest.fixture
def opened(window, settle):
    def open_page(name):
        window.open_page(name)
        settle()

    return open_page


def words(window, name):
    return window.findChild(QLabel, name).text()


def card(window, name):
    return window.findChild(QWidget, name)


# The card


def test_the_confidential_officer_accepts_the_card(window, opened, desk, qtbot, settle, monkeypatch):
    opened("settings")
    assert card(window, "disciplineCard").isVisible()
    assert "还没有接收" in words(window, "disciplineWords")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: ("/card", ""))
    passphrase = window.findChild(QWidget, "disciplinePassphrase")
    click(qtbot, window, "enrolDiscipline")
    settle()
    assert QApplication.focusWidget() is passphrase
    assert desk.discipline is None
    passphrase.setText("不对的口令-99")
    click(qtbot, window, "enrolDiscipline")
    settle()
    assert words(window, "disciplinePassphraseFault") == words_for(DeskError("passphrase.wrong"))
    assert desk.discipline is None
    passphrase.setText(CONFIDENTIAL)
    click(qtbot, window, "enrolDiscipline")
    settle()
    assert desk.discipline is not None
    assert desk.discipline.fingerprint in told(window)
    assert passphrase.text() == ""
    settle()
    assert "已经接收" in words(window, "disciplineWords")
    assert desk.discipline.fingerprint in words(window, "accusationReaders")
    assert "保密员（11111 22222）" in words(window, "accusationReaders")


def test_a_passphrase_that_was_typed_is_not_left_there(window, opened):
    opened("settings")
    passphrase = window.findChild(QWidget, "disciplinePassphrase")
    passphrase.setText(CONFIDENTIAL)
    window.new_visit()
    assert passphrase.text() == ""


def test_nobody_else_accepts_it(window, opened, desk):
    desk.sit_down(Duty.HEAD, Duty.ADMINISTRATOR)
    opened("settings")
    assert not card(window, "disciplineCard").isVisible()


# The file


def test_where_nothing_is_sealed_nothing_is_offered(window, opened, registered):
    registered()
    opened("batch")
    assert not card(window, "sealedCard").isVisible()


def test_without_the_card_it_says_who_can_help(window, opened, accusation):
    opened("batch")
    assert card(window, "sealedCard").isVisible()
    assert "保密员先在“设置”里接收" in words(window, "sealedWaiting")
    assert not window.findChild(QPushButton, "makeDisciplineBatch").isEnabled()


def test_what_waits_is_sealed_once_and_then_gone(
    window, opened, accusation, desk, qtbot, settle, monkeypatch
):
    desk.discipline = CARD
    opened("batch")
    assert "有 1 件" in words(window, "sealedWaiting")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "/usb")
    click(qtbot, window, "makeDisciplineBatch")
    settle()
    assert desk.written_to == [("discipline", Path("/usb"))]
    assert "411526102-1-d000001.xfb" in told(window)
    settle()
    assert not card(window, "sealedCard").isVisible()


def test_a_medium_that_fails_is_said_in_the_card(window, opened, accusation, desk, settle):
    desk.discipline = CARD
    opened("batch")
    desk.refuse = "drive.gone"
    window.pages.batch._sealed.make(Path("/usb"))
    settle()
    refusal = window.findChild(QWidget, "sealedRefused")
    assert refusal.isVisible()
    assert refusal.accessibleName() == words_for(DeskError("drive.gone"))
    assert window.findChild(QPushButton, "makeDisciplineBatch").isEnabled()


def test_who_may_not_hand_it_over_sees_nothing_of_it(window, opened, accusation, desk):
    desk.sit_down(Duty.AUDITOR)
    opened("batch")
    assert not card(window, "sealedCard").isVisible()
