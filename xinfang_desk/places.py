"""Where things lie (存放位置): what the program ships, and the home of a desk or county."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.system import own

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""What the program ships: fonts, road map, calendars, codes, words."""

REGISTER = "register.db"
LEDGER = "ledger.db"
VAULT = "vault.json"
SETTINGS = "settings.json"
WINDOW = "window.state"
"""Where the officer's window stood last, and how large; in Qt's own form."""
FOLDERS = "folders.json"
"""Which folders were chosen last in the windows; no file and nobody who came."""
HIGHEST = "version"
"""The highest version of the program that has opened the home; an update below it is refused."""
ATTACHMENTS = "attachments"
"""Folder of what was handed in, each file sealed and named by its own hash."""
OFFICE = "office.json"
"""Name, code and officer of the desk, readable before the register is open; nothing of anybody who came."""


def home_folder(given: str | None, kind: str) -> Path:
    """The home of a ``desk`` or ``county``: as given, else ``XINFANG_HOME``, else the platform's."""
    if given:
        return Path(given)
    if from_environment := os.environ.get("XINFANG_HOME"):
        return Path(from_environment)
    from platformdirs import user_data_path

    return user_data_path(f"xinfang-{kind}", appauthor=False)


def state_folder(*, rehearsal: bool) -> Path:
    """What a desk keeps of the user's outside every home; what is only rehearsed has a folder of its own."""
    from platformdirs import user_state_path

    return user_state_path(f"xinfang-desk{'-rehearsal' * rehearsal}", appauthor=False)


def make_private(folder: Path) -> Path:
    """``folder``, made if it is not there, open to its owner alone."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        own(folder)
    return folder


def make_home(folder: Path) -> Path:
    """A home for a register or ledger: its owner's alone, even if it was there, empty and open to all."""
    own(make_private(folder))
    return folder


@contextmanager
def of_home() -> Iterator[None]:
    """What the disk refuses of a home's own files is ``home.unwritable``."""
    try:
        yield
    except OSError as fault:
        raise DeskError("home.unwritable") from fault


@contextmanager
def new_home(home: Path) -> Iterator[None]:
    """An empty folder, or none yet, that becomes a home; a failure inside leaves it empty.

    ``home.not_empty``, ``home.unwritable``.
    """
    with of_home():
        if home.exists() and any(home.iterdir()):
            raise DeskError("home.not_empty")
        make_home(home)
        try:
            yield
        except BaseException:
            for left in home.iterdir():
                left.unlink()
            raise
