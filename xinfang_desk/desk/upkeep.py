"""Upkeep (日常维护): settings, check, clock, the day's closing."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.desk.answers import DayClose, Finding, Place
from xinfang_desk.desk.codes import codes_in_use
from xinfang_desk.desk.copies import Copies
from xinfang_desk.desk.counter import Counter, duty, entitled, open_to_all
from xinfang_desk.desk.mail import sealable
from xinfang_desk.desk.mail.county_copy import seal_copy
from xinfang_desk.desk.safe import backup as archive
from xinfang_desk.desk.safe import machine, readers
from xinfang_desk.desk.safe.identity import (
    identity_card,
    read_county,
    read_county_identity,
    replaced,
    write_county_identity,
    write_identity,
    write_office,
)
from xinfang_desk.desk.seat import Seat
from xinfang_desk.desk.tables_in_use import damaged_tables, table_in_use
from xinfang_desk.domain.codes import moved
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.office import CHANGEABLE, Office, changed, faults
from xinfang_desk.domain.people.text import taken_down
from xinfang_desk.domain.record import BatchState, PaperState
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.road.offices import read_offices
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.domain.roles import FIRST_ACCOUNT, READING, RECEIVING, RUNNING, WORKING
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.domain.time.clock import ClockDoubt
from xinfang_desk.settings import Settings, are_damaged, read_settings, write_settings
from xinfang_desk.settings import write_office as write_at_the_door
from xinfang_desk.store import batches, chain, checks, drafts, pads, papers, scans, visits
from xinfang_desk.store.file import trail
from xinfang_desk.store.finding import lists, search
from xinfang_desk.words import sentence
from xinfang_desk.words.spans import runs_in_words

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that should be free before a day begins."""


class Upkeep(Counter):
    """The verbs of running a desk."""

    def __init__(self, seat: Seat, copies: Copies) -> None:
        super().__init__(seat)
        self._copies = copies

    @open_to_all
    def settings(self) -> Settings:
        """The settings of this desk."""
        return read_settings(self._seat.home)

    @duty(WORKING)
    def change_settings(self, settings: Settings) -> None:
        """Keep other settings from now on."""
        write_settings(self._seat.home, settings)

    @open_to_all
    def office(self) -> Office:
        """The office as papers name it today."""
        return self._seat.office

    @duty(RUNNING)
    def change_office(self, changes: Mapping[str, str]) -> Office:
        """Change what the office says of itself, by the names of :data:`~domain.office.CHANGEABLE`.

        It holds from now on; what was handed over stays as it is. Refused as at the set-up, and
        (``office.own_account``) for the name of whoever came in by another account than the first.
        """
        seat = self._seat
        if "officer" in changes and seat.account.id != FIRST_ACCOUNT:
            raise DeskError("office.own_account")
        own = seat.own_office
        office = taken_down(changed(own, changes))
        for _field, refused in faults(office):
            raise refused
        fields = [field for field in CHANGEABLE if getattr(office, field) != getattr(own, field)]
        if fields:
            with self._store.write():
                write_office(self._store, office, seat.by(), fields)
            write_at_the_door(seat.home, office)
        return seat.office

    @open_to_all
    def place(self) -> Place:
        """Which township and window this is (乡镇、窗口号), and whether that may still be changed here."""
        return Place(
            office=self._seat.own_office,
            may_change=entitled(self.move, self._seat.account.duties),
            is_numbered=visits.has_numbered(self._store),
        )

    @duty(RUNNING)
    def move(self, code: str, desk: int) -> Office:
        """Be another township or window from now on; ``office.numbered`` once a number was given out.

        The county knows a key by the desk that it was enrolled for: there are new ones, and a new card.
        """
        seat = self._seat
        if visits.has_numbered(self._store):
            raise DeskError("office.numbered")
        own = seat.own_office
        office = moved(own, code, desk, codes_in_use(seat.home))
        make_number(office.code, office.desk, seat.today().year, 1)
        fields = [
            each for each in ("code", "desk", *CHANGEABLE) if getattr(office, each) != getattr(own, each)
        ]
        if fields:
            with self._store.write():
                write_identity(self._store, replaced(seat.identity, seat.today()), office)
                if (known := read_county_identity(self._store)) is not None:
                    write_county_identity(self._store, replaced(known, seat.today()))
                write_office(self._store, office, seat.by(), fields)
                card = cards.fingerprint(identity_card(seat.county_identity, office, seat.identity))
                trail.append(self._store, seat.by(), "keys_replaced", "desk", card)
                if (county := read_county(self._store)) is not None:
                    seal_copy(seat, county)
            write_at_the_door(seat.home, office)
        return seat.own_office

    @open_to_all
    def check(self) -> tuple[Finding, ...]:
        """What is wrong, where, and what to do next; nothing when all is well."""
        found = [_finding(each.code, each.facts) for each in checks.integrity(self._store)]
        now = self._seat.now()
        found += [
            _finding("attachment.damaged", {"file": name})
            for name in archive.damaged_attachments(self._seat.home)
        ]
        if are_damaged(self._seat.home):
            found.append(_finding("settings.damaged", {}))
        found += [_finding("table.bad", {"table": name}) for name in damaged_tables(self._seat.home)]
        found += [_finding("offices.not_on_map", {"place": each}) for each in self._not_on_map()]
        if not self._seat.calendar.knows(china_day(now)):
            found.append(_finding("calendar.unknown_year", {"year": now.year}))
        found += [_finding(code, facts) for code, facts in machine.faults()]
        free = shutil.disk_usage(self._seat.home).free
        if free < LEAST_FREE:
            found.append(_finding("disk.nearly_full", {"free_mb": free // 2**20}))
        if any(each.code == "store.damaged" for each in found):
            # Nothing more can be asked of a register that cannot be read.
            return tuple(found)
        found += [_finding("attachment.gone", {"file": name[:12]}) for name in scans.missing(self._store)]
        if strays := scans.stray(self._store):
            found.append(_finding("attachment.stray", {"count": len(strays)}))
        found += [_finding(each.code, each.facts) for each in readers.faults(self._store, self._seat.home)]
        doubt = self._seat.clock_doubt()
        # A year without its days off has been said above.
        if doubt is not None and doubt is not ClockDoubt.UNKNOWN_YEAR:
            found.append(_finding(doubt.value, {}))
        for each in batches.batches(self._store):
            waited = (now - each.made_at).days
            if (
                each.state is not BatchState.ACKNOWLEDGED
                and waited >= read_settings(self._seat.home).unanswered_days
            ):
                found.append(_finding("batch.unanswered", {"sequence": each.sequence, "days": waited}))
        try:
            if aside := sealable.set_aside(self._store):
                found.append(_finding("batch.set_aside", {"count": len(aside)}))
        except DeskError as fault:
            # A record that nobody can read keeps nothing else from being told.
            found.append(_finding(fault.code, {}))
        if chain.is_unsettled(self._store) and read_county(self._store) is not None:
            found.append(_finding("restore.not_resumed", {"desk": self._seat.desk}))
        if (behind := chain.behind(self._store)) is not None:
            found.append(_finding("numbers.behind", {"number": behind}))
        if (parted := chain.parted(self._store)) is not None:
            found.append(_finding("trail.parted", {"sequence": parted}))
        if (replaced := chain.replies_parted(self._store)) is not None:
            found.append(_finding("reply.parted", {"sequence": replaced}))
        if missing := chain.missing_replies(self._store):
            found.append(_finding("reply.missing", {"sequences": runs_in_words(missing)}))
        return tuple(found)

    @open_to_all
    def clock_doubt(self) -> ClockDoubt | None:
        """Why the clock is not believed and asked about before the first registration; None when it is."""
        return self._seat.clock_doubt()

    @duty(WORKING)
    def confirm_clock(self) -> datetime:
        """Say that the clock is right (确认电脑时间): trailed, and the alarm is over. The time it shows."""
        by = self._seat.by()
        with self._store.write():
            trail.confirm_clock(self._store, by)
        return by.at

    @open_to_all
    def calendar_years(self) -> tuple[int, ...]:
        """The years whose days off are loaded (放假安排), and in which workdays can be counted."""
        return tuple(sorted(self._seat.calendar.years))

    @duty(RUNNING)
    def rebuild_search(self) -> int:
        """Make the search anew out of the matters (重建查找目录); how many had been astray."""
        with self._store.write():
            astray = search.strays(self._store)
            search.rebuild(self._store)
            trail.append(self._store, self._seat.by(), "search_rebuilt", "register", str(astray))
        return astray

    @duty(READING)
    def day_close(self, day: date | None = None) -> DayClose:
        """The balance of a day's papers (当日结清)."""
        asked = day or self._seat.today()
        counts = papers.counts_of_day(self._store, asked)
        handed, voided = counts.get(PaperState.HANDED_OVER, 0), counts.get(PaperState.VOIDED, 0)
        issued = sum(counts.values())
        return DayClose(
            day=asked,
            issued=issued,
            handed_over=handed,
            voided=voided,
            still_due=issued - handed - voided,
            drafts=drafts.count(self._store),
            left_over=papers.count_owed_before(self._store, asked),
            void=lists.count_void(self._store, asked),
            pads=pads.count(self._store, asked),
        )

    @duty(RECEIVING)
    def close_day(self, folder: Path | None = None) -> tuple[DayClose, Path]:
        """Close today (日结): the balance goes into the trail, and a copy of it all is kept."""
        balance = self.day_close()
        with self._store.write():
            detail = f"{balance.issued} {balance.handed_over} {balance.voided} {balance.still_due}"
            trail.append(self._store, self._seat.by(), "day_closed", balance.day.isoformat(), detail)
        return balance, self._copies.keep(folder)

    def _not_on_map(self) -> list[str]:
        """Places that the table of offices names and the road map has not: a slip of whoever wrote it."""
        offices = read_offices(table_in_use(self._seat.home, "offices"))
        named = {place for body in offices.bodies for place in body.places}
        return sorted(named - set(read_roadmap(table_in_use(self._seat.home, "roadmap")).places))


def _finding(code: Code, facts: Mapping[str, str | int]) -> Finding:
    return Finding(code=code, words=sentence(code, facts))
