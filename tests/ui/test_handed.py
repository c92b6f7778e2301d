"""A second start with a file: the window that is open shows it, on its page, and nothing is done."""

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from tests.desk.conftest import PASSPHRASE
from tests.ui.opened import settle, take_down
from tests.ui.test_opened_files import said
from ui.start.handed import Handed, come_forward, hand_over
from ui.start.officer import DeskOpening
from xinfang_desk import system
from xinfang_desk.places import VAULT

START = "import sys; from app import main; raise SystemExit(main(sys.argv[1:]))"


@pytest.fixture
def handed(qapp, home):
    """A window's ear, and all that it was told."""
    ear, told = Handed(), []
    ear.came.connect(told.append)
    ear.listen("desk", home)
    yield told
    ear.close()


def aside(qtbot, work):
    """What ``work`` gives in a thread of its own, while the window goes on."""
    given = []
    thread = threading.Thread(target=lambda: given.append(work()))
    thread.start()
    qtbot.waitUntil(lambda: bool(given), timeout=20_000)
    thread.join()
    return given[0]


def call(name, said):
    """Say ``said`` as no program of ours would; what is answered."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as caller:
        caller.settimeout(5)
        caller.connect(name)
        try:
            caller.send(said)
            return caller.recv(1)
        except ConnectionError:
            return b""


def test_a_second_program_hands_its_file_over_and_leaves(handed, home, qtbot, tmp_path):
    (tmp_path / "回执.xfb").write_bytes(b"-")
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(Path.cwd())}

    def start():
        words = ["--home", str(home), "open", "回执.xfb"]
        return subprocess.run(
            [sys.executable, "-c", START, *words], env=environment, cwd=tmp_path, timeout=60, check=False
        )

    assert aside(qtbot, start).returncode == 0
    assert handed == [tmp_path / "回执.xfb"]


@pytest.mark.parametrize(("asked", "takes"), [("main", "county"), ("county_main", "desk")])
def test_a_file_goes_to_the_half_that_is_set_up_here(qapp, qtbot, tmp_path, asked, takes):
    """Both halves are in the menu of every computer, and the file manager knows one of them alone."""
    home = tmp_path / f"xinfang-{takes}"
    home.mkdir()
    (home / VAULT).touch()
    (tmp_path / "批次.xfb").write_bytes(b"-")
    environment = {each: value for each, value in os.environ.items() if each != "XINFANG_HOME"}
    environment |= {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(Path.cwd()),
        "XDG_DATA_HOME": str(tmp_path),
    }
    ear, told = Handed(), []
    ear.came.connect(told.append)
    ear.listen(takes, home)

    def start():
        call = [sys.executable, "-c", START.replace("main", asked), "open", "批次.xfb"]
        return subprocess.run(call, env=environment, cwd=tmp_path, timeout=60, check=False)

    try:
        assert aside(qtbot, start).returncode == 0
    finally:
        ear.close()
    assert told == [tmp_path / "批次.xfb"]


def test_one_without_a_file_only_asks_for_the_window(handed, home, qtbot):
    assert aside(qtbot, lambda: hand_over("desk", home, None))
    assert handed == [None]


def test_nobody_hears_of_another_home_or_the_other_half_or_after_the_end(handed, home, qtbot, tmp_path):
    for kind, other in (("desk", tmp_path / "other"), ("county", home)):
        assert not aside(qtbot, lambda kind=kind, other=other: hand_over(kind, other, None))
    assert handed == []


def test_the_name_is_free_again_and_the_first_window_keeps_it(qapp, home, qtbot):
    first, second, told = Handed(), Handed(), []
    first.came.connect(lambda _file: told.append("first"))
    second.came.connect(lambda _file: told.append("second"))
    first.listen("desk", home)
    second.listen("desk", home)
    assert aside(qtbot, lambda: hand_over("desk", home, None))
    first.close()
    assert not aside(qtbot, lambda: hand_over("desk", home, None))
    second.listen("desk", home)
    assert aside(qtbot, lambda: hand_over("desk", home, None))
    second.close()
    assert told == ["first", "second"]


@pytest.mark.parametrize(
    "words", [b"/a/b", b"a/b\0", b"/a\0/b\0", b"", b"--json\0", b"/" + b"a" * 5000 + b"\0", b"\0\0"]
)
def test_what_is_no_whole_path_is_not_heard(handed, home, qtbot, words):
    name = system.meeting_name("desk", home)
    assert aside(qtbot, lambda: call(name, words)) == b""
    assert handed == []


@pytest.mark.skipif(os.getuid() != 0, reason="only root can be somebody else")
def test_another_user_is_not_heard_and_is_not_spoken_to(handed, home, qtbot):
    name = system.meeting_name("desk", home)
    stranger = (
        "import os, socket, sys\n"
        "os.setuid(65534)\n"
        "caller = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)\n"
        f"caller.connect({name!r})\n"
        "try:\n"
        r"    caller.send(b'/tmp/x\0')" + "\n"
        "    sys.exit(len(caller.recv(1)))\n"
        "except ConnectionError:\n"
        "    sys.exit(0)\n"
    )
    done = aside(qtbot, lambda: subprocess.run([sys.executable, "-c", stranger], timeout=20, check=False))
    assert done.returncode == 0
    assert handed == []


def test_we_tell_nothing_to_a_program_of_another_user(home, monkeypatch):
    name, ours = system.meeting_name("desk", home), os.getuid()
    monkeypatch.setattr(system.os, "getuid", lambda: ours + 1)
    monkeypatch.setattr("ui.start.handed.meeting_name", lambda _kind, _home: name)
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as squatter:
        squatter.bind(name)
        squatter.listen()
        assert not hand_over("desk", home, Path("/tmp/x"))
        with squatter.accept()[0] as caller:
            assert caller.recv(100) == b""


def test_windows_hands_nothing_over(handed, home, qtbot, monkeypatch):
    monkeypatch.setattr(system, "WINDOWS", True)
    assert not aside(qtbot, lambda: hand_over("desk", home, None))
    assert handed == []


def test_what_comes_before_the_passphrase_or_while_locked_is_shown_afterwards(
    qapp, home, look, lane, qtbot, tmp_path, monkeypatch
):
    first, second = tmp_path / "one.xfb", tmp_path / "two.xfb"
    for file in (first, second):
        file.write_bytes(b"%PDF-1.7")
    monkeypatch.delenv("XINFANG_PASSPHRASE", raising=False)
    opening = DeskOpening(qapp, home, look, lane)
    opening.begin()
    assert opening.take(first) is opening._door
    assert opening._window is None
    opening._door.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: opening._window is not None and "one.xfb" in said(opening))
    opening._window.tell("")
    opening._lock.lock()
    assert opening.take(second) is opening._lock.page
    settle(opening, qtbot)
    assert "two.xfb" not in said(opening)
    opening._lock.page.given.emit(PASSPHRASE)
    qtbot.waitUntil(lambda: "two.xfb" in said(opening))
    opening._window.tell("")
    assert opening.take(None) is opening._frame
    settle(opening, qtbot)
    assert "xfb" not in said(opening)
    take_down(opening)


@pytest.mark.qt_log_ignore("raise")  # the invisible screen has no order of windows
def test_a_window_that_was_put_away_comes_back(qapp, qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.showMaximized()
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)
    come_forward(window)
    assert not window.isMinimized()
    assert window.isMaximized()
    come_forward(None)
