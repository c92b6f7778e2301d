"""A file opened with the program, and the icon that its windows bear."""

from PySide6.QtWidgets import QWidget

from tests.desk.conftest import PASSPHRASE
from tests.ui.opened import settle, take_down
from ui.look.application import equip
from ui.start.officer import DeskOpening


def said(opening):
    return opening._window.findChild(QWidget, "deskNotice").accessibleName()


def test_a_file_opened_with_the_program_is_shown_behind_the_passphrase(
    qapp, home, look, lane, qtbot, tmp_path, monkeypatch
):
    file = tmp_path / "none.xfb"
    file.write_bytes(b"%PDF-1.7")
    monkeypatch.delenv("XINFANG_PASSPHRASE", raising=False)
    opening = DeskOpening(qapp, home, look, lane, None, file)
    opening.begin()
    assert opening._window is None
    opening._door.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: opening._window is not None)
    qtbot.waitUntil(lambda: "不是本程序的文件" in said(opening))
    settle(opening, qtbot)
    take_down(opening)


def test_the_windows_bear_our_icon(qapp):
    equip(qapp)
    assert not qapp.windowIcon().pixmap(48, 48).isNull()
