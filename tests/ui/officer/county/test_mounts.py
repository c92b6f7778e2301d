"""A stick that is plugged in while the batch page is open is noticed, and one that is pulled out."""

from dataclasses import replace
from pathlib import Path
from socket import MSG_OOB, create_connection, create_server

import pytest
from PySide6.QtWidgets import QWidget

from ui import mounts as plugging
from ui.officer.county.stick import Place, said_of
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import StickView
from xinfang_desk.devices.carrier import Standing


@pytest.fixture
def kernel(monkeypatch):
    """A file whose exceptions the test raises, as the kernel does when a mount table changes."""
    with create_server(("127.0.0.1", 0)) as server:
        ours = create_connection(server.getsockname())
        theirs, _ = server.accept()
    opened = []

    def table():
        opened.append(ours.dup())
        return opened[-1]

    monkeypatch.setattr(plugging, "mount_table", table)
    monkeypatch.setattr(plugging, "_SETTLED", 0)
    yield theirs, opened
    for each in (ours, theirs):
        each.close()


@pytest.fixture
def page(window, kernel, settle):
    window.open_page("batch")
    settle()
    return window.around.pages.batch


def notice(kernel, page, qtbot, settle):
    with qtbot.waitSignal(page.stick._plugging.noticed):
        kernel[0].send(b"!", MSG_OOB)
    settle()


def test_plugged_in_and_pulled_out_while_the_page_is_open(page, socket, stick, kernel, qtbot, settle, window):
    assert page.stick.folder.currentData() is None
    plugged = stick()
    notice(kernel, page, qtbot, settle)
    assert page.stick.folder.currentData() == (plugged, True)
    assert page.stick.place.takes_batches
    assert "本县" in window.findChild(QWidget, "stickStanding").accessibleName()
    socket.pull()
    notice(kernel, page, qtbot, settle)
    assert page.stick.folder.currentData() is None
    assert page.stick.place is None


def test_another_mount_changes_nothing_on_the_page(page, socket, stick, kernel, qtbot, settle):
    stick()
    socket.plug("ANOTHER")
    notice(kernel, page, qtbot, settle)
    page.stick.folder.setCurrentIndex(1)
    looked = []
    page.stick.looked.connect(looked.append)
    notice(kernel, page, qtbot, settle)
    assert looked == []
    assert page.stick.folder.currentIndex() == 1


def test_nobody_watches_while_the_page_is_not_shown(page, kernel, window, settle):
    [table] = kernel[1]
    assert table.fileno() >= 0
    window.open_page("due")
    settle()
    assert table.fileno() == -1
    assert page.stick._plugging._notifier is None
    window.open_page("batch")
    assert len(kernel[1]) == 2


def test_without_a_table_one_looks_now_and_then(window, stick, monkeypatch, settle):
    monkeypatch.setattr(plugging, "mount_table", lambda: None)
    window.open_page("batch")
    settle()
    watch = window.around.pages.batch.stick._plugging
    assert watch._looking.isActive()
    plugged = stick()
    watch._looking.timeout.emit()
    settle()
    assert window.around.pages.batch.stick.folder.currentData() == (plugged, True)
    window.open_page("due")
    assert not watch._looking.isActive()


def test_this_machine_has_a_table_or_none():
    table = plugging.mount_table()
    if table is not None:
        assert b" / " in table.read(65536)
        table.close()


def test_a_stick_whose_write_protection_is_on_says_so_and_takes_no_batch():
    view = StickView(standing=Standing.OURS, free_mb=9, batches=(), files=0, strays=0, writable=False)
    words, kind, action = said_of(view)
    assert "只能读" in words
    assert "写保护开关" in words
    assert (kind, action) == (NoticeKind.WARN, "")
    assert not Place(folder=Path("/media/x"), view=view).takes_batches
    words, _kind, action = said_of(replace(view, standing=Standing.BLANK))
    assert "不能启用" in words
    assert action == ""
