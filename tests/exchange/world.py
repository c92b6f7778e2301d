"""Two desks, a county and the discipline authority in their homes, on a clock that a test sets."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.journey.conftest import visit
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.county.office import Office as County
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA

PASSPHRASE = "示例口令-1234"
FIRST, SECOND = "411526102-1", "411526103-1"
_OFFICES = {
    "desk": Office(code="411526102", name="示例镇", desk=1, officer="示例员"),
    "other": Office(code="411526103", name="示例乡", desk=1, officer="示例员"),
}
ACCUSED = "吴试例"
ACCUSATION: dict[str, Any] = {
    "purpose": "jubao",
    "route": None,
    "outcome": "discipline",
    "statement": f"检举{ACCUSED}冒领补贴。",
    "request": "查处。",
}


@dataclass
class Clock:
    """A clock that all of a journey goes by."""

    time: datetime = field(default_factory=lambda: datetime(2026, 9, 14, 17, 30, tzinfo=CHINA))

    def __call__(self) -> datetime:
        return self.time

    def later(self, **more: int) -> None:
        self.time += timedelta(**more)


@dataclass
class World:
    """Where everybody lives."""

    folder: Path
    clock: Clock

    @contextmanager
    def desk(self, name: str = "desk") -> Iterator[Desk]:
        opened = open_desk(self.folder / name, PASSPHRASE, now=self.clock)
        try:
            yield opened
        finally:
            opened.close()

    @contextmanager
    def county(self, name: str = "county") -> Iterator[County]:
        opened = open_office(self.folder / name, PASSPHRASE, now=self.clock)
        try:
            yield opened
        finally:
            opened.close()

    def place(self, name: str = "stick") -> Path:
        folder = self.folder / name
        folder.mkdir(exist_ok=True)
        return folder


def register(desk: Desk, **changes: Any) -> str:
    """Register one visit of one matter; its number."""
    made = desk.reception.register(read_visit(json.dumps(visit(**changes))))
    return str(made.matters[0].number)


def settle(folder: Path) -> None:
    """Set everybody up, and let them accept each other's cards."""
    clock = Clock()
    clock.time = datetime(2026, 9, 14, 8, 0, tzinfo=CHINA)
    world = World(folder, clock)
    for name, office in _OFFICES.items():
        init_desk(folder / name, PASSPHRASE, office=office, now=clock)
    init_office(folder / "county", PASSPHRASE, "示例县信访局", now=clock)
    init_office(folder / "discipline", PASSPHRASE, "示例县纪委监委", kind=CardKind.DISCIPLINE, now=clock)
    for name in ("county", "discipline"):
        with world.county(name) as office_of:
            office_of.write_card(folder / f"{name}.card")
    for name in _OFFICES:
        with world.desk(name) as desk:
            desk.keys.write_card(folder / f"{name}.card")
            desk.keys.enrol(folder / "county.card")
            desk.sealing.enrol_discipline(folder / "discipline.card", PASSPHRASE)
    for name in ("county", "discipline"):
        with world.county(name) as office_of:
            for desk_name in _OFFICES:
                office_of.enrol(folder / f"{desk_name}.card")


@pytest.fixture(scope="session")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One world for all: making keys costs Argon2's time."""
    folder = tmp_path_factory.mktemp("world") / "made"
    folder.mkdir()
    settle(folder)
    return folder


@pytest.fixture
def world(settled: Path, tmp_path: Path) -> World:
    """A world of one's own."""
    return World(Path(shutil.copytree(settled, tmp_path / "world")), Clock())
