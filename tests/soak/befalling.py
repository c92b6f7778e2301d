"""What befalls the desk once a year, or once in all; each done twice is done once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench import people
from tests.soak.homes import DESK_ID, FIRST, OFFICERS, days_off
from tests.soak.plan import Day
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA

if TYPE_CHECKING:
    from tests.soak.decade import Decade

RETENTION = 1
"""Years."""
_ERASED_AT_ONCE = 25


class Fault(Exception):
    """Something did not come out as the books say."""


def desk_keys(decade: Decade, _day: Day) -> None:
    stick = decade.homes.place("stick")
    decade.desk.keys.change(stick)
    with decade.homes.open_county() as county:
        for file in sorted(stick.glob(f"{DESK_ID}-k*.xfb")):
            county.take_rotation(file)
            file.unlink()


def county_keys(decade: Decade, _day: Day) -> None:
    folder = decade.homes.place("keys")
    known = decade.desk.keys.county()
    with decade.homes.open_county() as county:
        # Cut off after the change, the same file is written once more.
        waits = known is not None and known.fingerprint != county.card().fingerprint
        files = county.rotation_again(folder) if waits else county.rotate(folder)
    for file in files:
        decade.desk.keys.enrol(file)
        file.unlink()


def post(decade: Decade, _day: Day) -> None:
    """The confidential post goes to the other officer, who sits there from now on."""
    holder = decade.books.note("holder", FIRST)
    [other] = OFFICERS.keys() - {holder}
    if decade.desk.sealing.is_holder():
        decade.desk.sealing.hand_over(other, OFFICERS[holder], OFFICERS[other], OFFICERS[other])
    decade.books.put("holder", other)
    decade.reopen()


def erasing(decade: Decade, day: Day) -> None:
    if decade.desk.people.retention_years() is None:
        decade.desk.people.set_retention(RETENTION)
    until = day.on - timedelta(days=366 * RETENTION)
    found = decade.books.rows(
        "SELECT number FROM matters WHERE fate = 'kept' AND sealed = 0 AND closed_on BETWEEN '1' AND ?"
        " AND state <> 'void' ORDER BY closed_on, place LIMIT ?",
        until.isoformat(),
        _ERASED_AT_ONCE,
    )
    for (number,) in found:
        with decade.timed("erase"):
            try:
                decade.desk.people.erase(number, "保存期满")
            except DeskError as refused:
                if refused.code != "retention.erased":
                    raise
        decade.books.set(number, "fate", "erased")


def calendar(decade: Decade, day: Day) -> None:
    """The county sends next year's days off; they hold from the next opening on."""
    folder = decade.homes.place("tables")
    table = folder / "calendar.json"
    table.write_bytes(days_off(range(2024, day.on.year + 3)))
    with decade.homes.open_county() as county:
        sent = county.send_table(DESK_ID, "calendar", table, folder)
    decade.desk.tables.apply(sent)
    sent.unlink()
    decade.reopen()


def clock_behind(decade: Decade, day: Day) -> None:
    """The battery is dead in the morning: two come before anybody sets the clock."""
    _wrong(decade, day, datetime(2000, 1, 1, 0, 5, tzinfo=CHINA))


def clock_ahead(decade: Decade, day: Day) -> None:
    """Somebody mistypes the year: two come before it is put right."""
    _wrong(decade, day, datetime(day.on.year + 3, 3, 1, 8, 5, tzinfo=CHINA))


def _wrong(decade: Decade, day: Day, at: datetime) -> None:
    decade.homes.clock.time = at
    if decade.desk.upkeep.clock_doubt() is None:
        raise Fault("a wrong clock was believed")
    drafts = people.visits(2, seed=1_000_000 + day.index)
    for nth, draft in enumerate(drafts):
        plain = (replace(each, accepted_on=None, events={}) for each in draft.matters)
        decade.register(day, 1_000_000 + nth, replace(draft, matters=tuple(plain), received_at=None))
    decade.at(day, 8, 20)
    if decade.desk.upkeep.clock_doubt() is not None:
        decade.desk.upkeep.confirm_clock()
    if decade.desk.upkeep.clock_doubt() is not None:
        raise Fault("an officer's word did not end the alarm")


def restored(decade: Decade, day: Day) -> None:
    """The disk dies in the evening: yesterday's copy is restored, today's visits are on paper alone."""
    _undone(decade, day)


def put_back(decade: Decade, day: Day) -> None:
    """Somebody lays yesterday's folder over today's."""
    _undone(decade, day)


def _undone(decade: Decade, day: Day) -> None:
    """The desk is what it was yesterday. Two more come before the county says where it stands."""
    decade.at(day, 16, 50)
    decade.shut()
    shutil.rmtree(decade.homes.folder / "dead", ignore_errors=True)
    decade.homes.desk.rename(decade.homes.folder / "dead")
    brought_back(decade, day)
    decade.books.put_back()
    decade.reopen()
    for nth, draft in enumerate(people.visits(2, seed=2_000_000 + day.index)):
        plain = (replace(each, accepted_on=None, events={}) for each in draft.matters)
        decade.register(day, 2_000_000 + nth, replace(draft, matters=tuple(plain), received_at=None))
    with decade.homes.open_county() as county:
        whole = Path(county.reply(DESK_ID, decade.homes.place("replies"), whole=True).file)
    decade.desk.inbox.resume(whole)
    whole.unlink()


def brought_back(decade: Decade, day: Day) -> None:
    """Yesterday's desk, by the day's own way; also where the soak was cut off in the midst of it."""
    decade.at(day, 16, 50)
    if day.befalls == "put_back":
        half = decade.homes.folder / "half"
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(decade.homes.folder / "yesterday", half)
        half.rename(decade.homes.desk)
    else:
        newest = max(decade.homes.place("copies").glob("*.xfbackup"))
        holder = decade.books.note("holder", FIRST)
        restore_home(newest, decade.homes.desk, OFFICERS[holder], now=decade.homes.clock)


ALL: Mapping[str, Callable[[Decade, Day], None]] = {
    "desk_keys": desk_keys,
    "county_keys": county_keys,
    "post": post,
    "erasing": erasing,
    "calendar": calendar,
    "clock_behind": clock_behind,
    "clock_ahead": clock_ahead,
    "restored": restored,
    "put_back": put_back,
}
