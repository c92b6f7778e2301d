"""The recovery sheet with a head's consent, and the county's copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from tests.ui.hands import click, say, told, write
from ui.background import Topic
from ui.failures import words_for
from xinfang_desk.desk.mail.keys import Keys
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import JobState
from xinfang_desk.domain.roles import Duty
from xinfang_desk.vault import open_recovery, read_vault

HEADS = "第二个口令-22"


@pytest.fixture
def with_head(desk, ask):
    ask(desk.accounts.add, "赵负责", [Duty.HEAD], HEADS)


@pytest.fixture
def enrol(settled, desk, ask):
    return lambda: ask(desk.keys.enrol, settled / "county.card")


def fault(window, name):
    return window.findChild(QLabel, f"{name}Fault").text()


@pytest.mark.usefixtures("with_head")
def test_a_recovery_sheet_wants_the_head_and_is_printed_then(window, settings, printer, qtbot, settle):
    click(qtbot, window, "printRecovery")
    settle()
    assert printer.sheets == []
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
    [(title, pdf, queue)] = printer.sheets
    assert (title, pdf[:4], queue) == ("recovery", b"%PDF", "前台打印机")
    assert "从现在起有效" in told(window)
    assert not window.findChild(QWidget, "recoveryConsent").isVisible()
    assert consent.text() == ""
    assert window.focusWidget().objectName() == "printRecovery"


@pytest.mark.parametrize("how", [{"state": JobState.FAILED}, {"state": JobState.WAITING, "paused": True}])
def test_the_old_sheet_is_good_until_the_new_one_is_on_paper(
    window, settings, desk, home, ask, printer, qtbot, settle, monkeypatch, how
):
    older = ask(desk.accounts.recovery_code)
    vault = read_vault(home)
    put = printer._put

    def put_and_break(content, **order):
        taken = put(content, **order)
        vars(printer).update(how)
        return taken

    monkeypatch.setattr(printer, "_put", put_and_break)
    click(qtbot, window, "printRecovery")
    settle()
    assert "旧的照样有效" in told(window)
    assert read_vault(home).recovery == vault.recovery
    assert open_recovery(read_vault(home), older.replace(" ", ""))
    assert printer.cancelled == ({0} if "paused" in how else set())
    assert not window.findChild(QWidget, "recoveryCameOut").isVisible()


def test_where_the_system_tells_of_no_job_the_officer_says_that_it_came_out(
    window, settings, desk, ask, printer, qtbot, settle, monkeypatch
):
    monkeypatch.setattr(printer, "_jobs", lambda: ())
    click(qtbot, window, "printRecovery")
    settle()
    assert not ask(desk.accounts.has_recovery)
    assert "还没有生效" in window.findChild(QWidget, "recoveryState").accessibleName()
    click(qtbot, window, "recoveryCameOut")
    settle()
    assert ask(desk.accounts.has_recovery)
    assert told(window) == "恢复单打出来了，从现在起有效。"
    assert not window.findChild(QWidget, "recoveryCameOut").isVisible()


@pytest.mark.parametrize("is_first", [True, False])
def test_only_where_there_is_an_older_sheet_is_it_to_be_torn_up(
    window, settings, desk, ask, qtbot, settle, is_first
):
    if not is_first:
        ask(desk.accounts.recovery_code)
    settings.recovery.reload()
    settle()
    click(qtbot, window, "printRecovery")
    settle()
    torn_up = "" if is_first else "旧的作废，请当场撕毁。"
    assert told(window) == f"恢复单打出来了，从现在起有效。{torn_up}"


@pytest.mark.usefixtures("with_head")
def test_a_file_is_written_with_consent_and_not_without(window, settings, printer, qtbot, settle, tmp_path):
    file = tmp_path / "safe" / "sheet.pdf"
    file.parent.mkdir()
    settings.recovery.save(file)
    settle()
    assert not file.exists()
    write(window, recoveryConsentPassphrase=HEADS)
    click(qtbot, window, "recoveryConsentAgree")
    settle()
    assert file.read_bytes().startswith(b"%PDF")
    assert printer.sheets == []


def test_a_file_that_is_there_stays_and_the_sheet_in_the_safe_keeps_its_worth(
    window, settings, desk, ask, settle, tmp_path
):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(b"%PDF of somebody")
    settings.recovery.save(file)
    settle()
    assert file.read_bytes() == b"%PDF of somebody"
    assert not ask(desk.accounts.has_recovery)
    assert told(window) == words_for(DeskError("output.exists", file="sheet.pdf"))


def test_the_countys_copy_is_offered_once_there_is_a_county(window, settings, enrol, lane, settle):
    part = window.findChild(QWidget, "countyCopy")
    assert not part.isVisible()
    enrol()
    lane.changed.emit(Topic.ALL)
    settle()
    assert part.isVisible()
    assert any("备用密钥" in each.text() for each in part.findChildren(QLabel))


@pytest.mark.usefixtures("enrolled")
def test_a_new_copy_is_sealed_and_written_where_one_says(
    window, settings, watch, refuse, qtbot, settle, monkeypatch, tmp_path
):
    renewed = watch(Keys, "renew_copy")
    click(qtbot, window, "renewCountyCopy")
    settle()
    assert len(renewed) == 1
    assert "新的恢复副本" in told(window)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    click(qtbot, window, "writeCountyCopy")
    settle()
    assert "新的恢复副本" in told(window)
    folder = tmp_path / "stick"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))
    click(qtbot, window, "writeCountyCopy")
    settle()
    [copy] = folder.iterdir()
    assert str(copy) in told(window)
    for name, verb in (("renewCountyCopy", "renew_copy"), ("writeCountyCopy", "write_copy")):
        refuse(Keys, verb, "copy.none")
        click(qtbot, window, name)
        settle()
        assert told(window) == words_for(DeskError("copy.none"))
