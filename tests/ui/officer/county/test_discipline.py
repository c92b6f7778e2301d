"""Accusations on their own road: the authority's card in the settings, their file on the batch page."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget

from tests.desk.conftest import CONFIDENTIAL
from tests.ui.hands import click, told
from ui.failures import words_for
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.roles import Duty

ACCUSATION = VisitDraft(
    people=(Person(name="郑虚构"),),
    matters=(MatterDraft(statement="举报某人", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE),),
)


@pytest.fixture
def home(home_made, tmp_path):
    """A desk that has no card of the authority yet."""
    return Path(shutil.copytree(home_made, tmp_path / "home"))


@pytest.fixture
def discipline_card(settled):
    return settled / "discipline.card"


@pytest.fixture
def discipline_enrolled(desk, ask, discipline_card):
    ask(desk.sealing.enrol_discipline, discipline_card, CONFIDENTIAL)


@pytest.fixture
def accusation(ask, desk):
    ask(desk.reception.register, ACCUSATION)


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


def test_the_confidential_officer_accepts_the_card(
    window, opened, desk, ask, discipline_card, qtbot, settle, monkeypatch
):
    opened("settings")
    assert card(window, "disciplineCard").isVisible()
    assert "还没有接收" in words(window, "disciplineWords")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(discipline_card), ""))
    passphrase = window.findChild(QWidget, "disciplinePassphrase")
    click(qtbot, window, "enrolDiscipline")
    settle()
    assert QApplication.focusWidget() is passphrase
    assert ask(desk.sealing.readers).cards == ()
    passphrase.setText("不对的口令-99")
    click(qtbot, window, "enrolDiscipline")
    settle()
    assert words(window, "disciplinePassphraseFault") == words_for(DeskError("passphrase.wrong"))
    assert ask(desk.sealing.readers).cards == ()
    passphrase.setText(CONFIDENTIAL)
    click(qtbot, window, "enrolDiscipline")
    settle()
    readers = ask(desk.sealing.readers)
    [accepted] = readers.cards
    assert accepted.fingerprint in told(window)
    assert passphrase.text() == ""
    settle()
    assert "已经接收" in words(window, "disciplineWords")
    assert accepted.fingerprint in words(window, "accusationReaders")
    assert f"保密员（{readers.officer}）" in words(window, "accusationReaders")


def test_a_passphrase_that_was_typed_is_not_left_there(window, opened):
    opened("settings")
    passphrase = window.findChild(QWidget, "disciplinePassphrase")
    passphrase.setText(CONFIDENTIAL)
    window.new_visit()
    assert passphrase.text() == ""


@pytest.mark.parametrize("duties", [(Duty.HEAD, Duty.ADMINISTRATOR)])
def test_nobody_else_accepts_it(window, opened):
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


@pytest.mark.usefixtures("discipline_enrolled")
def test_what_waits_is_sealed_once_and_then_gone(
    window, opened, accusation, qtbot, settle, monkeypatch, tmp_path
):
    opened("batch")
    assert "有 1 件" in words(window, "sealedWaiting")
    folder = tmp_path / "handed-over"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    click(qtbot, window, "makeDisciplineBatch")
    settle()
    assert [each.name for each in folder.iterdir()] == ["411526102-1-d000001.xfb"]
    assert "411526102-1-d000001.xfb" in told(window)
    settle()
    assert not card(window, "sealedCard").isVisible()


@pytest.mark.usefixtures("discipline_enrolled")
def test_a_medium_that_fails_is_said_in_the_card(window, opened, accusation, settle, tmp_path):
    opened("batch")
    window.around.pages.batch._sealed.make(tmp_path / "pulled-out")
    settle()
    refusal = window.findChild(QWidget, "sealedRefused")
    assert refusal.isVisible()
    assert refusal.accessibleName() == words_for(DeskError("drive.gone"))
    assert window.findChild(QPushButton, "makeDisciplineBatch").isEnabled()


@pytest.mark.parametrize(
    ("duties", "beforehand"), [((Duty.AUDITOR,), lambda desk: desk.reception.register(ACCUSATION))]
)
def test_who_may_not_hand_it_over_sees_nothing_of_it(window, opened):
    opened("batch")
    assert not card(window, "sealedCard").isVisible()
