"""A desk on a display of its own: hands that press real keys at it, and eyes that see what comes of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from threading import Timer

from tests.journey.screens.displays import display
from tests.ui.fakes import OFFICE
from xinfang_desk.desk.start import china_now, init_desk, open_desk
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import MatterRecord

NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox"}
"""Programs and the Debian packages that they come in."""

PASSPHRASE = "示例口令-1234"
_PATIENCE = 120
"""Seconds: long enough for a machine that has ten other things to do."""
_KEYBOARD = shutil.which("xdotool") or ""
_ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Seen:
    """What is on the screen (see screen_told.py)."""

    page: str = ""
    focus: str = ""
    text: str = ""
    composing: bool = False
    shown: Mapping[str, str] = field(default_factory=dict)
    """What stands on everything that can be seen and has a name."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where on the screen the middle of each button is."""

    @property
    def said(self) -> str:
        """The line over the page."""
        return self.shown.get("deskNotice", "")


class SeatedDesk:
    """Somebody who sits at the desk, with a keyboard, and a mouse for what hands do with it."""

    def __init__(self, process: subprocess.Popen[str], env: Mapping[str, str]) -> None:
        self.process = process
        self.seen = Seen()
        self._env = env

    def key(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._hands("key", *keys)

    def key_after_reading(self, *keys: str) -> None:
        """Press keys as somebody does who has read what stands there: not within a second."""
        self._hands("sleep", "1", "key", *keys)

    def type(self, text: str) -> None:
        """Type letters that a keyboard has."""
        self._hands("type", "--delay", "20", text)

    def double_click(self, name: str) -> None:
        """Click a button twice, as slowly as still is a double click."""
        x, y = self.seen.places[name]
        self._hands("mousemove", str(x), str(y))
        self._hands("click", "--repeat", "2", "--delay", "250", "1")

    def enter(self, text: str, following: str) -> None:
        """Type into the field and press Enter, which goes on to the field ``following``."""
        self.type(text)
        self.key("Return")
        self.until_focus(following)

    def until(self, done: Callable[[Seen], bool]) -> Seen:
        """Look until ``done``."""
        assert self.process.stdout is not None
        patience = Timer(_PATIENCE, self.process.kill)
        patience.start()
        try:
            while not done(self.seen):
                line = self.process.stdout.readline()
                assert line, f"the desk ended, or nothing happened; last seen: {self.seen}"
                self.seen = Seen(**json.loads(line))
        finally:
            patience.cancel()
        return self.seen

    def until_focus(self, name: str) -> None:
        """Look until that control has the focus."""
        self.until(lambda seen: seen.focus == name)

    def until_shown(self, name: str, words: str = "") -> None:
        """Look until something of that name can be seen, with these words on it."""
        self.until(lambda seen: name in seen.shown and words in seen.shown[name])

    def until_said(self, words: str) -> None:
        """Look until the line over the page says so."""
        self.until(lambda seen: words in seen.said)

    def walk(self, name: str, key: str = "Tab", most: int = 60) -> None:
        """Press Tab until that control has the focus; each press is seen to move it."""
        for _ in range(most):
            if self.seen.focus == name:
                return
            before = self.seen.focus
            self.key(key)
            self.until(lambda seen, before=before: seen.focus != before)
        raise AssertionError(f"{name} is not among the {most} that {key} reached")

    def _hands(self, *words: str) -> None:
        subprocess.run([_KEYBOARD, *words], env=self._env, check=True)


def new_home(folder: Path, now: Callable[[], datetime] = china_now) -> Path:
    """A desk that is set up."""
    home = folder / "desk"
    init_desk(home, PASSPHRASE, office=OFFICE, now=now)
    return home


@contextmanager
def screen(folder: Path) -> Iterator[dict[str, str]]:
    """A display with a window manager, as an environment for programs that shall be seen on it."""
    with ExitStack() as stack:
        env = os.environ | {
            "DISPLAY": stack.enter_context(display()),
            "QT_QPA_PLATFORM": "xcb",
            "XINFANG_PASSPHRASE": PASSPHRASE,
            "XDG_RUNTIME_DIR": str(folder),
        }
        manager = stack.enter_context(subprocess.Popen(["openbox"], env=env, stderr=subprocess.DEVNULL))
        stack.callback(manager.terminate)
        yield env


@contextmanager
def seated(home: Path, env: Mapping[str, str]) -> Iterator[SeatedDesk]:
    """The desk program over ``home``, ready for the first key."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journey.screens.screen_told", "--home", str(home)],
        cwd=_ROOT,
        env=dict(env),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        desk = SeatedDesk(process, env)
        desk.until(lambda seen: seen.focus == "name" and "routeCard" in seen.shown)
        yield desk
    finally:
        process.terminate()
        process.communicate()


def records(home: Path) -> tuple[MatterRecord, ...]:
    """Every matter of today, oldest first."""
    with closing(open_desk(home, PASSPHRASE)) as desk:
        return tuple(desk.reception.show(each.number) for each in reversed(desk.reception.today()))


def record_of(home: Path, number: Number) -> MatterRecord:
    """One matter of any day."""
    with closing(open_desk(home, PASSPHRASE)) as desk:
        return desk.reception.show(number)
