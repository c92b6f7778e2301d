"""Where somebody sits at the desk (席位): what every counter works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.suites import XF1
from xinfang_desk.desk.safe.identity import (
    Identity,
    desk_id,
    read_county,
    read_county_identity,
    read_identity,
)
from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.devices.printing.cups import Cups
from xinfang_desk.devices.printing.seam import PrintSystem
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.offices import Offices, read_offices, with_table
from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.roles import FIRST_ACCOUNT, Account
from xinfang_desk.domain.suggestion import Rules
from xinfang_desk.domain.time.calendar import Calendar, china_day, read_calendar
from xinfang_desk.domain.time.clock import ClockDoubt, clock_doubt
from xinfang_desk.places import make_private
from xinfang_desk.settings import read_settings
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register

OUTGOING = "outgoing"
"""Folder of sealed files until they are acknowledged; a batch lies open in its work room for a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """The open register, who sits before it, and the tables that hold while they do."""

    store: Register
    home: Path
    account: Account
    key: bytes = field(repr=False)
    """The register's."""
    now: Callable[[], datetime]
    calendar: Calendar
    road_map: RoadMap
    offices: Offices
    rules: Rules
    printing: PrintSystem
    """What prints here."""
    state: Path | None = None
    """Where what outlives a home is kept; None for the user's own folder."""

    @property
    def own_office(self) -> Office:
        """The office as it says of itself now: it may have been changed since the desk was opened."""
        found = read_identity(self.store)
        if found is None:
            raise DeskError("home.none")
        return found[1]

    @property
    def office(self) -> Office:
        """The office as papers name it: with who sits here, and what the county's table knows of it."""
        own = self.own_office
        if self.account.id != FIRST_ACCOUNT:
            own = replace(own, officer=self.account.name)
        return with_table(own, self.offices)

    @property
    def desk(self) -> str:
        """How this desk is named in files: 411526102-1."""
        return desk_id(self.office)

    @property
    def outgoing(self) -> Path:
        """The folder of sealed files."""
        return make_private(self.home / OUTGOING)

    @property
    def identity(self) -> Identity:
        """The keys of now: they may have been changed since the desk was opened (密钥轮换)."""
        found = read_identity(self.store)
        if found is None:
            raise DeskError("home.none")
        return found[0]

    @property
    def county_identity(self) -> Identity:
        """The keys by which this desk speaks with its county: of the suite of the county's card."""
        card = read_county(self.store)
        if card is None or card.suite == XF1:
            return self.identity
        found = read_county_identity(self.store)
        if found is None:
            raise DeskError("home.none")
        return found

    @property
    def rehearsal(self) -> bool:
        """Whether this home is for practice (演练): its papers say so."""
        return read_settings(self.home).rehearsal

    def clock_doubt(self) -> ClockDoubt | None:
        """Why the clock is not believed, or None when it is."""
        return clock_doubt(self.now(), trail.clock_seen(self.store), self.calendar)

    def county(self) -> cards.Card:
        """The county's card; ``county.not_enrolled`` before there is one."""
        card = read_county(self.store)
        if card is None:
            raise DeskError("county.not_enrolled")
        return card

    def by(self) -> trail.By:
        """Who does it, and when."""
        return trail.By(at=self.now(), officer=self.account.name)

    def today(self) -> date:
        """The day of now."""
        return china_day(self.now())


def take_seat(
    store: Register,
    home: Path,
    account: Account,
    key: bytes,
    now: Callable[[], datetime],
    state: Path | None = None,
    printing: PrintSystem | None = None,
) -> Seat:
    """The seat of ``account`` at the desk that the register is of; ``home.none`` before it was set up."""
    if read_identity(store) is None:
        raise DeskError("home.none")
    return Seat(
        store=store,
        home=home,
        account=account,
        key=key,
        now=now,
        calendar=read_calendar(table_in_use(home, "calendar")),
        road_map=read_roadmap(table_in_use(home, "roadmap")),
        offices=read_offices(table_in_use(home, "offices")),
        rules=rules_shipped(),
        state=state,
        printing=printing or Cups(),
    )
