from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA

PASSPHRASE = "示例口令-1234"
CONFIDENTIAL = PASSPHRASE
"""Until the post is handed over, the key to accusations lies under the same passphrase."""
OFFICE = Office(code="411526102", name="示例镇", desk=1, officer="示例员")


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)

    def __call__(self) -> datetime:
        return self.time

    def later(self, **more: int) -> None:
        self.time += timedelta(**more)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def home_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for all; each test takes a copy of its own."""
    home = tmp_path_factory.mktemp("made") / "home"
    init_desk(home, PASSPHRASE, office=OFFICE, now=Clock())
    return home


@pytest.fixture
def home(home_made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(home_made, tmp_path / "home"))


@pytest.fixture
def desk(home: Path, clock: Clock) -> Iterator[Desk]:
    opened = open_desk(home, PASSPHRASE, now=clock)
    yield opened
    opened.close()
