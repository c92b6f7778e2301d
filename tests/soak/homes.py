"""Where the soak happens: a desk and a county on a clock of their own, and a disk that nobody waits for."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

from tests.store.making import calendar, road_map
from xinfang_desk import sealed_file, system, vault
from xinfang_desk.county.office import Office as County
from xinfang_desk.county.office import init_office, open_office
from xinfang_desk.desk import Desk
from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.visit import Standpoint
from xinfang_desk.domain.visit import register as registered
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file import codec, register, trail
from xinfang_desk.store.file.migrations import STEPS, bring_up_to_date
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.store.file.trail import By, append
from xinfang_desk.trail_chain import seal

OFFICERS = {"示例员": "虚构口令-甲1234", "李示例": "虚构口令-乙1234"}
"""Both receive; the confidential post goes to and fro between them."""
FIRST = "示例员"
COUNTY_PASSPHRASE = "虚构口令-县1234"
OFFICE = Office(code="411526102", name="示例镇", desk=1, officer=FIRST)
DESK_ID = "411526102-1"
BEGINS = date(2026, 1, 5)
_BEFORE = datetime(2025, 12, 30, 10, 0, tzinfo=CHINA)
_OLD_WORDS = "水渠堵了没人管，旧账第{}件"
_LATER_FIELDS = ("unanswered", "on_pad", "walked")
"""What a matter of the first version did not have."""


class Clock:
    """The time of the soak, which is set."""

    def __init__(self) -> None:
        self.time = _BEFORE

    def __call__(self) -> datetime:
        """What the computer says it is; each look takes a moment."""
        self.time += timedelta(milliseconds=20)
        return self.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Homes:
    """The folders of a soak."""

    folder: Path
    clock: Clock

    @property
    def desk(self) -> Path:
        """The desk's home."""
        return self.folder / "desk"

    @property
    def county(self) -> Path:
        """The county's home."""
        return self.folder / "county"

    def place(self, name: str) -> Path:
        """A folder beside them: the stick, the copies."""
        made = self.folder / name
        made.mkdir(exist_ok=True)
        return made

    def open_desk(self, officer: str = FIRST) -> Desk:
        """The desk, for one of its officers; what outlives the home lies beside it."""
        return open_desk(
            self.desk, OFFICERS[officer], officer=officer, now=self.clock, state=self.folder / "state"
        )

    @contextmanager
    def open_county(self) -> Iterator[County]:
        """The county's office."""
        opened = open_office(self.county, COUNTY_PASSPHRASE, now=self.clock)
        try:
            yield opened
        finally:
            opened.close()


@contextmanager
def hurried() -> Iterator[None]:
    """No write waits for the disk and no passphrase costs time, in this process and while this lasts.

    The product has no such setting. A kill takes nothing back all the same: the system has what was written.
    """
    real = sealed_file.connect

    def connect(path: Path, key: bytes, kind: sealed_file.Kind) -> Any:
        connection = real(path, key, kind)
        connection.execute("PRAGMA synchronous = OFF")
        return connection

    quick = {"name": "argon2id", "memory_kib": 64, "passes": 1, "lanes": 1}
    with ExitStack() as changed:
        for module in list(sys.modules.values()):
            if getattr(module, "connect", None) is real:
                changed.enter_context(mock.patch.object(module, "connect", connect))
        changed.enter_context(mock.patch.object(os, "fsync", return_value=None))
        changed.enter_context(mock.patch.object(vault, "measured_kdf", return_value=quick))
        # As every installed system is: ``check`` looks for it.
        changed.enter_context(mock.patch.object(system, "_IDENTITIES", (Path(__file__),)))
        yield


def set_up(homes: Homes) -> list[tuple[str, str, bool]]:
    """A desk whose register is of the first version and has a year behind it, and its county.

    The number, the words and whether it is an accusation of each matter that the old register holds.
    """
    oldest = partial(bring_up_to_date, steps=STEPS[:1])
    with (
        mock.patch.object(register, "bring_up_to_date", oldest),
        mock.patch.object(trail, "_append", _line_of_then),
    ):
        init_desk(homes.desk, OFFICERS[FIRST], office=OFFICE, now=homes.clock)
        key = vault.open_vault(homes.desk, OFFICERS[FIRST])
        with open_register(homes.desk / REGISTER, key, existing=True) as store:
            held = [_old_matter(store, place) for place in range(1, 13)]
    init_office(homes.county, COUNTY_PASSPHRASE, "示例县信访局", now=homes.clock)
    desk, cards = homes.open_desk(), homes.place("cards")
    with homes.open_county() as county:
        county.write_card(cards / "county.card")
        desk.keys.write_card(cards / "desk.card")
        desk.keys.enrol(cards / "county.card")
        county.enrol(cards / "desk.card")
    desk.close()
    return held


def _line_of_then(store: Register, by: By, verb: str, subject: str, detail: str, _told: str = "") -> None:
    """A line of the trail as the first version wrote it, bound to nothing."""
    seq, prev = trail.last(store)
    line = (seq + 1, by.at.isoformat(), by.officer, verb, subject, detail)
    store.run(
        "INSERT INTO trail (seq, at, officer, verb, subject, detail, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, prev, seal((*line, "", prev))),
    )


def _old_matter(store: Register, place: int) -> tuple[str, str, bool]:
    """One matter as the first version of the program kept it; every fourth an accusation, open as then."""
    accusing = place % 4 == 0
    draft = MatterDraft(
        statement=_OLD_WORDS.format(place),
        purpose=Purpose.JUBAO if accusing else Purpose.SHENSU,
        outcome=Outcome.DISCIPLINE if accusing else Outcome.FORWARD,
        answers={} if accusing else {"jubao": "none"},
    )
    visit = registered(
        VisitDraft(people=(Person(name="周试例", address="示例村"),), matters=(draft,)),
        Standpoint(
            office_code=OFFICE.code,
            desk=OFFICE.desk,
            officer=FIRST,
            now=_BEFORE,
            calendar=calendar(),
            road_map=road_map(),
            rules=rules_shipped(),
        ),
        new_uid=store.new_uid,
        next_number=lambda year: make_number(OFFICE.code, OFFICE.desk, year, place),
        earlier=lambda _number: None,
    )
    [matter] = visit.matters
    at = codec.instant(visit.received_at)
    body = json.loads(codec.body(matter))
    with store.write():
        store.run("INSERT OR REPLACE INTO counters VALUES (?, ?, 2025, ?)", (OFFICE.code, OFFICE.desk, place))
        store.run(
            "INSERT INTO visits (id, uid, received_at, registered_at, body) VALUES (?, ?, ?, ?, ?)",
            (place, visit.uid, at, at, codec.body(replace(visit, matters=()))),
        )
        store.run(
            "INSERT INTO matters (id, uid, number, visit, rev, state, purpose, outcome, content, place,"
            " confidential, received_at, received_on, newest, people, people_count, village, summary,"
            " body) VALUES (?1, ?2, ?3, ?1, 1, ?4, ?5, ?6, '', '', ?7, ?8, substr(?8, 1, 10), ?8, '', 1,"
            " '', '', ?9)",
            (
                place,
                matter.uid,
                matter.number,
                matter.state.value,
                draft.purpose.value,
                draft.outcome and draft.outcome.value,
                int(accusing),
                at,
                json.dumps({name: body[name] for name in body if name not in _LATER_FIELDS}),
            ),
        )
        store.run_many(
            "INSERT INTO papers (matter, position, kind, state) VALUES (?, ?, ?, 'due')",
            [(place, position, kind.value) for position, kind in enumerate(matter.papers)],
        )
        append(store, By(at=visit.registered_at, officer=FIRST), "registered", matter.number)
    return matter.number, draft.statement, accusing


def days_off(years: range) -> bytes:
    """A calendar for years of which none is published: invented, and only for this soak."""
    off = {
        f"{year}-{month:02d}-{day:02d}": "虚构假日"
        for year in years
        for month, first, last in ((1, 1, 1), (2, 10, 16), (5, 1, 5), (10, 1, 7))
        for day in range(first, last + 1)
    }
    table = {"version": f"soak-{years[-1]}", "years": list(years), "notices": {}, "off": off, "makeup": {}}
    return json.dumps(table, ensure_ascii=False).encode()
