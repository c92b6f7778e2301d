"""Homes full of fictional visits (演示台账): built once, kept beside the system's temporary files."""

from __future__ import annotations

import hashlib
import inspect
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path

from bench import people
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.desk import start
from xinfang_desk.desk.accounts import sit_down
from xinfang_desk.desk.drafts import Drafts
from xinfang_desk.desk.reception import Reception
from xinfang_desk.desk.safe import readers
from xinfang_desk.desk.seat import Seat, take_seat
from xinfang_desk.desk.shipped import calendar_shipped, road_map_shipped, rules_shipped
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.visit import Standpoint, register
from xinfang_desk.places import REGISTER
from xinfang_desk.searched import query
from xinfang_desk.store import visits
from xinfang_desk.store.file import migrations, schema_v1
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.finding import search
from xinfang_desk.vault import open_vault, read_vault

PASSPHRASE = "bench 虚构口令"
OFFICE = Office(
    code="411526102", name="示例镇信访工作站", desk=1, officer="示例员", address="示例镇人民路1号"
)
NOW = datetime.combine(people.LAST_DAY, time(9, 0), CHINA) + timedelta(days=1)
DESK, COUNTY, CARDS, STATE = "desk", "county", "cards", "state"

_IN_ONE_WRITE = 1000


def now() -> datetime:
    """The same moment always: the day after the last visit."""
    return NOW


def home(visits_wanted: int) -> Path:
    """A folder with the homes of a desk and a county that know each other; the desk has so many visits."""
    kept = _cache() / f"{visits_wanted}"
    if not kept.exists():
        part = kept.with_name(f"{kept.name}.{os.getpid()}.part")
        shutil.rmtree(part, ignore_errors=True)
        _build(part, visits_wanted)
        try:
            part.rename(kept)
        except OSError:  # another run was quicker
            shutil.rmtree(part)
    return kept


@contextmanager
def room() -> Iterator[Path]:
    """A folder to work in, on the same disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="xinfang-bench-") as folder:
        yield Path(folder)


@contextmanager
def copy_of(visits_wanted: int) -> Iterator[Path]:
    """A copy of :func:`home` that may be written to, gone afterwards."""
    with room() as folder:
        shutil.copytree(home(visits_wanted), folder / "home")
        yield folder / "home"


def open_store(folder: Path) -> Register:
    """The register of the desk in ``folder``."""
    store = open_register(folder / DESK / REGISTER, open_vault(folder / DESK, PASSPHRASE))
    readers.hold(store, read_vault(folder / DESK).readers[-1])
    return store


def seat(store: Register, folder: Path) -> Seat:
    """Who sits at the desk in ``folder``, over its open register."""
    sitting = sit_down(folder / DESK, PASSPHRASE, "", NOW)
    return take_seat(store, folder / DESK, sitting.account, sitting.key, now, folder / STATE)


def reception(store: Register, folder: Path) -> Reception:
    """The reception of that desk."""
    at = seat(store, folder)
    return Reception(at, Drafts(at))


def fill(store: Register, drafts: Iterable[VisitDraft]) -> None:
    """Register the drafts by the desk's own rules, a thousand in one write."""
    calendar, road_map, rules = calendar_shipped(), road_map_shipped(), rules_shipped()
    waiting = iter(drafts)
    while chunk := list(islice(waiting, _IN_ONE_WRITE)):
        with store.write():
            for draft in chunk:
                visit = register(
                    draft,
                    Standpoint(
                        office_code=OFFICE.code,
                        desk=OFFICE.desk,
                        officer=OFFICE.officer,
                        now=draft.received_at or NOW,
                        calendar=calendar,
                        road_map=road_map,
                        rules=rules,
                    ),
                    new_uid=store.new_uid,
                    next_number=lambda year: visits.next_number(store, OFFICE.code, OFFICE.desk, year),
                    earlier=lambda _: None,
                )
                visits.add_visit(store, visit)


def _build(folder: Path, visits_wanted: int) -> None:
    (folder / CARDS).mkdir(parents=True)
    init_desk(folder / DESK, PASSPHRASE, office=OFFICE, now=now)
    init_office(folder / COUNTY, PASSPHRASE, "示例县", now=now)
    desk = open_desk(folder / DESK, PASSPHRASE, now=now)
    county = open_office(folder / COUNTY, PASSPHRASE, now=now)
    county.write_card(folder / CARDS / "county")
    desk.keys.write_card(folder / CARDS / "desk")
    county.enrol(folder / CARDS / "desk")
    desk.keys.enrol(folder / CARDS / "county")
    county.close()
    desk.close()
    with open_store(folder) as store:
        fill(store, people.visits(visits_wanted))


def _cache() -> Path:
    """Named by whatever makes the registers what they are, so that a change builds them anew."""
    made_by = hashlib.sha256()
    for module in (people, migrations, schema_v1, query, search, start):
        made_by.update(inspect.getsource(module).encode())
    folder = Path(tempfile.gettempdir()) / "xinfang-bench" / f"v{people.VERSION}-{made_by.hexdigest()[:12]}"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder
