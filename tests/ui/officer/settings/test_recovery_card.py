"""The recovery sheet with a head's consent, and the county's copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.ui.hands import click, say, told, write
from ui.failures import words_for
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Account, Duty

HEADS = "第二个口令-22"


@pytest.fixture
def with_head(desk):
    desk.accounts_there.append(Account(id="2", name="赵负责", duties=frozenset({Duty.HEAD})))
    desk.passphrases["赵负责"] = HEADS


def fault(window, name):
    return window.findChild(QLabel, f"{name}Fault").text()


@pytest.mark.usefixtures("with_head")
def test_a_recovery_sheet_wants_the_head_and_is_printed_then(window, settings, desk, qtbot, settle):
    click(qtbot, window, "printRecovery")
    settle()
    assert desk.sheets == []
    consent = window.focusWidget()
    assert consent.objectName() == "recoveryConsentPassphrase"
    say(consent, "不对的口令")
    qtbot.keyClick(consent, Qt.Key.Key_Return)
    settle()
    assert fault(window, "recoveryConsentPassphrase") == words_for(DeskError("passphrase.wrong"))
    consent.setText(HEADS)
    qtbot.keyClick(consent, Qt.Key.Key_Return)
    qtbot.keyClick(consent, Qt.Key.Key_Return)
    settle()
    assert desk.sheets == [("recovery", b"%PDF recovery 1", "")]
    assert "已送打印" in told(window)
    assert not window.findChild(QWidget, "recoveryConsent").isVisible()
    assert consent.text() == ""
    assert window.focusWidget().objectName() == "printRecovery"


@pytest.mark.usefixtures("with_head")
def test_a_file_is_written_with_consent_and_not_without(window, settings, desk, qtbot, settle, tmp_path):
    file = tmp_path / "sheet.pdf"
    settings.recovery.save(file)
    settle()
    assert list(tmp_path.iterdir()) == []
    write(window, recoveryConsentPassphrase=HEADS)
    click(qtbot, window, "recoveryConsentAgree")
    settle()
    assert file.read_bytes() == b"%PDF recovery 1"
    assert desk.sheets == []


def test_a_file_that_is_there_stays_and_the_sheet_in_the_safe_keeps_its_worth(
    window, settings, desk, settle, tmp_path
):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"%PDF of somebody")
    settings.recovery.save(file)
    settle()
    assert file.read_bytes() == b"%PDF of somebody"
    assert desk.recoveries == 0
    assert told(window) == words_for(DeskError("output.exists", file="sheet.pdf"))


def test_the_countys_copy_is_offered_once_there_is_a_county(window, settings, desk, lane, settle):
    part = window.findChild(QWidget, "countyCopy")
    assert not part.isVisible()
    desk.keys.enrol(Path("county.card"))
    lane.changed.emit()
    settle()
    assert part.isVisible()
    assert any("备用密钥" in each.text() for each in part.findChildren(QLabel))


def test_a_new_copy_is_sealed_and_written_where_one_says(
    window, settings, desk, lane, qtbot, settle, monkeypatch
):
    desk.keys.enrol(Path("county.card"))
    lane.changed.emit()
    settle()
    click(qtbot, window, "renewCountyCopy")
    settle()
    assert desk.copies_sealed == 2
    assert "新的恢复副本" in told(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    click(qtbot, window, "writeCountyCopy")
    settle()
    assert "新的恢复副本" in told(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "/stick")
    click(qtbot, window, "writeCountyCopy")
    settle()
    assert str(Path("/stick/copy-2.xfb")) in told(window)
    for name in ("renewCountyCopy", "writeCountyCopy"):
        desk.refuse = "copy.none"
        click(qtbot, window, name)
        settle()
        assert told(window) == words_for(DeskError("copy.none"))
