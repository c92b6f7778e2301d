"""As safe as a desk: accounts and duties, the trail a page at a time, a copy tried and restored."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QTableView

from tests.county.parties import NOW, PASSPHRASE, open_office
from tests.ui.county.hands import fault, notice, press, words_in, write
from ui.widgets.notice import Notice

SECOND = "another horse 示例"
SAVED = "ui.chosen_files.QFileDialog.getExistingDirectory"
OPENED = "ui.chosen_files.QFileDialog.getOpenFileName"


@pytest.fixture
def settings(window, lane, qtbot):
    window.open_page("settings")
    qtbot.waitUntil(lambda: window.findChild(QLabel, "account_1") is not None and lane._waiting == 0)
    return window


def found(window):
    shown = [each for each in window.findChildren(Notice, "finding_0") if not each.isHidden()]
    return shown[-1].accessibleName()


def test_an_account_comes_in_with_duties_gets_a_passphrase_and_goes(settings, office, lane, qtbot):
    press(qtbot, settings, "openAdd")
    assert QApplication.focusWidget() is settings.findChild(QLineEdit, "addName")
    press(qtbot, settings, "addAccountDo")
    assert fault(settings, "addName")
    write(settings, addName="示例丙", addPassphrase=SECOND, addPassphraseAgain=SECOND)
    settings.findChild(QCheckBox, "duty_auditor").click()
    press(qtbot, settings, "addAccountDo")
    qtbot.waitUntil(lambda: "已加账户：示例丙" in notice(settings))
    qtbot.waitUntil(lambda: "示例丙　审计员" in words_in(settings.settings.accounts))
    press(qtbot, settings, "openReset")
    write(settings, resetNew="third horse 示例", resetNewAgain="third horse 示例")
    press(qtbot, settings, "resetPassphraseDo")
    qtbot.waitUntil(lambda: "已重设口令：示例丙" in notice(settings))
    press(qtbot, settings, "openRemove")
    press(qtbot, settings, "removeAccountDo")
    qtbot.waitUntil(lambda: "已撤销账户：示例丙" in notice(settings))
    qtbot.waitUntil(lambda: not settings.findChild(QPushButton, "openRemove").isVisible())
    assert len(lane.open(office.keeping.clerks.listed)) == 1


def test_ones_own_passphrase_is_changed_and_a_wrong_one_is_said_at_its_field(settings, office, lane, qtbot):
    press(qtbot, settings, "openOwn")
    write(settings, ownOld="wrong", ownNew=SECOND, ownNewAgain=SECOND)
    press(qtbot, settings, "ownPassphraseDo")
    qtbot.waitUntil(lambda: bool(fault(settings, "ownOld")))
    write(settings, ownOld=PASSPHRASE)
    press(qtbot, settings, "ownPassphraseDo")
    qtbot.waitUntil(lambda: "口令已换" in notice(settings))
    lane.open(lambda: office.confirm(SECOND))
    assert settings.findChild(QLineEdit, "ownNew").text() == ""


def test_the_recovery_code_is_shown_once(settings, lane, qtbot):
    press(qtbot, settings, "openRecovery")
    press(qtbot, settings, "recoveryCodeDo")
    code = settings.findChild(QLabel, "recoveryCode")
    qtbot.waitUntil(lambda: len(code.text().split()) == 6)
    press(qtbot, settings, "recoveryCodeLeave")
    assert code.text() == ""
    settings.findChild(QPushButton, "openRecovery").click()
    settings.findChild(QPushButton, "recoveryCodeDo").click()
    qtbot.waitUntil(lambda: len(code.text().split()) == 6)
    settings.open_page("in")
    assert code.text() == ""
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_who_only_audits_sees_no_verb_on_others(county_made, lane, look, qtbot, tmp_path):
    from tests.ui.county.conftest import CountyWindow
    from xinfang_desk.domain.roles import Duty

    home = shutil.copytree(county_made, tmp_path / "county")
    first = lane.open(lambda: open_office(home, PASSPHRASE, now=lambda: NOW))
    lane.open(lambda: first.keeping.clerks.add("示例丙", {Duty.AUDITOR}, SECOND))
    lane.open(first.close)
    office = lane.open(lambda: open_office(home, SECOND, officer="示例丙", now=lambda: NOW))
    window = CountyWindow(office, lane, look)
    qtbot.addWidget(window)
    window.show()
    window.open_page("settings")
    qtbot.waitUntil(lambda: "示例丙（您）" in words_in(window.settings.accounts))
    assert not window.findChild(QPushButton, "openAdd").isVisible()
    assert window.findChild(QPushButton, "openOwn").isVisible()
    qtbot.waitUntil(lambda: lane._waiting == 0)
    lane.open(office.close)


def test_the_trail_is_filtered_and_turned_by_keys(window, filled, lane, qtbot):
    for _ in range(120):
        lane.open(lambda: filled.keeping.did("backup", "home"))
    window.open_page("trail")
    press(qtbot, window, "readTrail")
    said = window.findChild(QLabel, "trailCount")
    qtbot.waitUntil(lambda: said.text().startswith("第 1—100 条，共 "))
    table = window.findChild(QTableView, "trailTable")
    assert window.findChild(Notice, "trailSound").property("kind") == "ok"
    row = [table.model().index(0, column).data() for column in range(2, 5)]
    assert row == ["建台账的人", "备份", ""], "no English, and no number for a name"
    qtbot.keyClick(table, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert said.text().startswith("第 101—")
    verb = window.findChild(QComboBox, "trailVerb")
    verb.setCurrentIndex(verb.findData("receive"))
    press(qtbot, window, "readTrail")
    qtbot.waitUntil(lambda: said.text() == "第 1—1 条，共 1 条，新的在前")
    assert table.model().index(0, 4).data() == "411526102-1　1"
    write(window, trailSince="2026-13-40")
    press(qtbot, window, "readTrail")
    assert fault(window, "trailSince")


def test_a_copy_is_tried_and_a_torn_one_is_told(settings, office, lane, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(SAVED, lambda *_: str(tmp_path))
    press(qtbot, settings, "backUp")
    qtbot.waitUntil(lambda: "已备份并读回核对" in notice(settings))
    (copy,) = tmp_path.glob("*.xfbackup")
    monkeypatch.setattr(OPENED, lambda *_: (str(copy), ""))
    press(qtbot, settings, "drillBackup")
    qtbot.waitUntil(lambda: settings.findChild(Notice, "finding_0") is not None)
    assert "打得开，是这个台账的" in found(settings)
    torn = tmp_path / "torn.xfbackup"
    torn.write_bytes(copy.read_bytes()[: copy.stat().st_size // 2])
    monkeypatch.setattr(OPENED, lambda *_: (str(torn), ""))
    settings.findChild(QPushButton, "drillBackup").click()
    qtbot.waitUntil(lambda: lane._waiting == 0)
    assert "损坏" in found(settings)
    qtbot.waitUntil(lambda: lane._waiting == 0)
