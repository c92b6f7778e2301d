"""The ordinary visit with real keys on a real display, and what the register holds afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journey.displays import display, lacking
from tests.ui.fakes import OFFICE
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.record import MatterRecord, PaperState

PASSPHRASE = "示例口令-1234"
ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
QUIET = 2.0
"""Seconds without a write after which what a key has begun is done."""
NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
"""Programs and the Debian packages that they come in."""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(lacking(NEEDED)), reason=lacking(NEEDED))]


class Hands:
    """Two hands at the keyboard of one display."""

    def __init__(self, screen: str) -> None:
        self._env = os.environ | {"DISPLAY": screen}

    def key(self, *keys: str) -> None:
        self._do("key", *keys)

    def type(self, text: str) -> None:
        self._do("type", "--delay", "20", text)

    def sees(self, title: str) -> bool:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", title],
            env=self._env,
            capture_output=True,
            check=False,
        )
        return found.returncode == 0

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env, check=True)


def _until(done: Callable[[], bool]) -> None:
    last = time.monotonic() + PATIENCE
    while not done():
        assert time.monotonic() < last, "nothing happened"
        time.sleep(0.2)


class Register:
    """The files of a register, seen from outside: whether somebody writes into them."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self._seen: object = None
        self._since = time.monotonic()

    def is_quiet(self) -> bool:
        """Whether it is open, which its log beside it tells, and nothing has been written for a while."""
        files = sorted(self._home.glob("register.db*"))
        now = tuple((each.name, each.stat().st_mtime_ns, each.stat().st_size) for each in files)
        if now != self._seen:
            self._seen, self._since = now, time.monotonic()
        return len(now) > 1 and time.monotonic() - self._since > QUIET


def _record(home: Path) -> MatterRecord | None:
    """The one matter in the register, as soon as it is there."""
    desk = open_desk(home, PASSPHRASE)
    try:
        rows = desk.reception.today()
        return desk.reception.show(rows[0].number) if rows else None
    finally:
        desk.close()


def test_an_ordinary_visit_typed_with_real_keys(tmp_path: Path) -> None:
    home = tmp_path / "desk"
    init_desk(home, PASSPHRASE, office=OFFICE)
    with display() as screen:
        seen = os.environ | {
            "DISPLAY": screen,
            "QT_QPA_PLATFORM": "xcb",
            "XINFANG_PASSPHRASE": PASSPHRASE,
            "XDG_RUNTIME_DIR": str(tmp_path),
        }
        manager = subprocess.Popen(["openbox"], env=seen, stderr=subprocess.DEVNULL)
        desk = subprocess.Popen([sys.executable, "app.py", "--home", str(home)], cwd=ROOT, env=seen)
        try:
            hands = Hands(screen)
            _until(lambda: hands.sees("来访接待台"))
            register = Register(home)
            _until(register.is_quiet)
            hands.key("F2")
            hands.type("Zhou Shili")
            hands.key("Return")
            hands.type("000000197904121019")
            hands.key("Return")
            hands.type("13800000003")
            hands.key("Return")
            hands.type("Shili 3")
            hands.key("Return")
            hands.type("18600")
            hands.key("Tab")
            hands.type("repay")
            for keys in ("ctrl+Return", "ctrl+p", "ctrl+d"):
                hands.key(keys)
                register = Register(home)
                _until(register.is_quiet)
        finally:
            for process in (desk, manager):
                process.terminate()
                process.wait()
    record = _record(home)
    assert record is not None
    person, draft = record.visit.people[0], record.matter.draft
    assert (person.name, person.id_number, person.phone) == (
        "Zhou Shili",
        "000000197904121019",
        "13800000003",
    )
    assert (person.address, draft.statement, draft.request) == ("Shili 3", "18600", "repay")
    assert {each.state for each in record.papers} == {PaperState.HANDED_OVER}
