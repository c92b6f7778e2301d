"""From an empty folder, or a passphrase, to the county's window."""

import re
import shutil

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.county.parties import PASSPHRASE, record
from ui.start.clerk import CountyOpening
from xinfang_desk.places import RESOURCES


@pytest.fixture
def begin(qapp, lane, look, qtbot, monkeypatch):
    monkeypatch.delenv("XINFANG_PASSPHRASE", raising=False)
    begun = []

    def begin(home) -> CountyOpening:
        opening = CountyOpening(qapp, home, look, lane)
        begun.append(opening)
        opening.begin()
        return opening

    yield begin
    for opening in begun:
        opening.end()
        for left in (opening.window, opening.door, opening.lock and opening.lock.page):
            if left is not None:
                # By now pytest-qt has closed what it was told of.
                left.hide()
                left.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def enter(qtbot, door) -> None:
    qtbot.mouseClick(door.findChild(QPushButton, "enterCounty"), Qt.MouseButton.LeftButton)


def fault(door, name) -> str:
    line = door.findChild(QLabel, f"{name}Fault")
    return line.text() if line else ""


def opened(qtbot, opening, lane):
    qtbot.waitUntil(lambda: opening.window is not None, timeout=20_000)
    qtbot.waitUntil(lambda: lane._waiting == 0)


def test_an_empty_folder_becomes_a_county(begin, lane, qtbot, tmp_path) -> None:
    opening = begin(tmp_path / "home")
    door = opening.door
    enter(qtbot, door)
    assert fault(door, "countyName")
    assert fault(door, "passphrase")
    door.name.setText("示例县")
    door.passphrase.setText(PASSPHRASE)
    door.again.setText("another")
    enter(qtbot, door)
    assert fault(door, "passphraseAgain")
    assert not (tmp_path / "home").exists()
    door.again.setText(PASSPHRASE)
    enter(qtbot, door)
    opened(qtbot, opening, lane)
    assert opening.door is None
    assert (tmp_path / "home" / "reserve-key.txt").exists()
    assert any(each.text() == "示例县" for each in opening.window.findChildren(QLabel))


def test_a_wrong_passphrase_is_told_and_can_be_tried_again(begin, lane, qtbot, tmp_path, county_made) -> None:
    home = shutil.copytree(county_made, tmp_path / "home")
    opening = begin(home)
    door = opening.door
    assert not door.name.isVisible()
    door.passphrase.setText("wrong words")
    enter(qtbot, door)
    qtbot.waitUntil(lambda: fault(door, "passphrase") != "", timeout=20_000)
    door.passphrase.setText(PASSPHRASE)
    enter(qtbot, door)
    opened(qtbot, opening, lane)


def test_a_passphrase_from_the_environment_opens_at_once(
    begin, lane, qtbot, tmp_path, county_made, monkeypatch
) -> None:
    home = shutil.copytree(county_made, tmp_path / "home")
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    opening = begin(home)
    assert opening.door is None
    opened(qtbot, opening, lane)


def test_a_wrong_one_from_the_environment_asks(begin, qtbot, tmp_path, county_made, monkeypatch) -> None:
    home = shutil.copytree(county_made, tmp_path / "home")
    monkeypatch.setenv("XINFANG_PASSPHRASE", "wrong words")
    opening = begin(home)
    qtbot.waitUntil(lambda: opening.door is not None, timeout=20_000)
    assert fault(opening.door, "passphrase")


def test_a_batch_opened_with_the_program_waits_for_the_clerk(
    qapp, look, lane, qtbot, tmp_path, county_made, monkeypatch
) -> None:
    home = shutil.copytree(county_made, tmp_path / "home")
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    file = tmp_path / "411526102-1-000001.xfb"
    file.write_bytes(b"age-encryption.org/v1\n")
    opening = CountyOpening(qapp, home, look, lane, file)
    opening.begin()
    opened(qtbot, opening, lane)
    said = opening.window.findChild(QWidget, "countyNotice")
    qtbot.waitUntil(lambda: "还没有收" in said.accessibleName())
    assert not opening.window.findChildren(QWidget, "received_0")
    opening.window.findChild(QPushButton, "countyNoticeAction").click()
    qtbot.waitUntil(lambda: bool(opening.window.findChildren(QWidget, "received_0")))
    opening.end()
    qtbot.addWidget(opening.window)


def test_a_new_computer_is_set_up_from_a_backup(
    begin, lane, qtbot, tmp_path, county_made, desk, office, monkeypatch
) -> None:
    lane.open(lambda: office.receive([desk.batch(record(1)).path]))
    copy, _sha256 = lane.open(lambda: office.keeping.backup(tmp_path))
    opening = begin(tmp_path / "new" / "county")
    door = opening.door
    monkeypatch.setattr("ui.chosen_files.QFileDialog.getOpenFileName", lambda *_: (str(copy), ""))

    def restore(passphrase):
        door.passphrase.setText(passphrase)
        qtbot.mouseClick(door.findChild(QPushButton, "restoreCounty"), Qt.MouseButton.LeftButton)

    restore("")
    assert "备份里的口令" in fault(door, "passphrase")
    restore("wrong words")
    qtbot.waitUntil(lambda: "备份里的" not in fault(door, "passphrase") != "", timeout=20_000)
    assert not (tmp_path / "new" / "county" / "vault.json").exists()
    restore(PASSPHRASE)
    opened(qtbot, opening, lane)
    said = opening.window.findChild(QWidget, "countyNotice")
    qtbot.waitUntil(lambda: "重写全部" in said.accessibleName())
    assert lane.open(opening.window._station.office.desks)[0].batches == 1


def named_keys():
    """The keys that work everywhere, as the manual's first page lists them."""
    text = (RESOURCES / "manual" / "county" / "index.md").read_text(encoding="utf-8")
    return re.findall(r"^\| ([^ |]+) \| (?!做什么)", text, re.MULTILINE)


def test_every_key_that_the_manual_names_does_its_act_on_every_page(
    begin, lane, qtbot, tmp_path, county_made, monkeypatch
) -> None:
    home = shutil.copytree(county_made, tmp_path / "home")
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    opening = begin(home)
    opened(qtbot, opening, lane)
    window = opening.window

    def locked():
        is_locked = opening.lock.is_locked
        if is_locked:
            opening.lock.page.passphrase.setText(PASSPHRASE)
            qtbot.keyClick(opening.lock.page.passphrase, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda: not opening.lock.is_locked)
        return is_locked

    acts = {
        "F1": lambda _page: window._at == "manual",
        "Ctrl+K": lambda _page: window.top.search.hasFocus(),
        "Ctrl+Tab": lambda page: window._at != page,
        "Esc": lambda page: window._at == ("in" if page != "manual" else "matters"),
        "F11": lambda _page: window.isFullScreen(),
        "Ctrl+L": lambda _page: locked(),
    }
    assert set(named_keys()) == set(acts)
    for page in window.pages:
        for name, did in acts.items():
            window.showNormal()
            with qtbot.waitActive(window):
                window.activateWindow()
            window.open_page("matters")
            window.open_page(page)
            window.pages[page].setFocus()
            pressed = QKeySequence(name)[0]
            qtbot.keyClick(
                window.focusWidget() or window,
                pressed.key(),
                pressed.keyboardModifiers(),
            )
            assert did(page), (page, name)
