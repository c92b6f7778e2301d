"""Keeping (保管): check, backup, day closing, settings."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from xinfang_desk.desk.answers import DayClose, Finding
from xinfang_desk.desk.archive import pack_home
from xinfang_desk.domain.calendar import CHINA, Calendar
from xinfang_desk.domain.record import Office, PaperState
from xinfang_desk.settings import Settings, read_settings, write_settings
from xinfang_desk.store import batches, checks, papers, trail
from xinfang_desk.store.register import Register
from xinfang_desk.words import sentence

LEAST_FREE = 200 * 1024 * 1024
"""Bytes that should be free before a day begins."""


class Keeping:
    """The verbs of keeping things safe."""

    def __init__(
        self, store: Register, home: Path, office: Office, calendar: Calendar, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._home = home
        self._office = office
        self._calendar = calendar
        self._now = now

    def settings(self) -> Settings:
        """The settings of this desk."""
        return read_settings(self._home)

    def change_settings(self, settings: Settings) -> None:
        """Keep other settings from now on."""
        write_settings(self._home, settings)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with register, trail, calendar, disk, clock and batches; nothing when all is well."""
        found = [Finding(code=code, words=sentence(code, {})) for code in checks.integrity(self._store)]
        now = self._now()
        if not self._calendar.knows(now.astimezone(CHINA).date()):
            found.append(_finding("calendar.unknown_year", year=now.year))
        if shutil.disk_usage(self._home).free < LEAST_FREE:
            found.append(_finding("disk.nearly_full", free_mb=shutil.disk_usage(self._home).free // 2**20))
        last = trail.last_at(self._store)
        if last is not None and now < last:
            found.append(_finding("clock.behind"))
        for each in batches.batches(self._store):
            waited = (now - each.made_at).days
            if (
                each.state is not batches.BatchState.ACKNOWLEDGED
                and waited >= self.settings().unanswered_days
            ):
                found.append(_finding("batch.unanswered", sequence=each.sequence, days=waited))
        return tuple(found)

    def backup(self, folder: Path) -> tuple[Path, str]:
        """All of the home as one file in ``folder``, read back; the register in it stays encrypted."""
        name = (
            f"{self._office.code}-{self._office.desk}-{self._now().astimezone(CHINA):%Y%m%d-%H%M%S}.xfbackup"
        )
        return pack_home(self._home, self._store, folder, name)

    def day_close(self, day: date | None = None) -> DayClose:
        """The balance of a day's papers (当日结清)."""
        asked = day or self._now().astimezone(CHINA).date()
        counts = papers.counts_of_day(self._store, asked)
        handed, voided = counts.get(PaperState.HANDED_OVER, 0), counts.get(PaperState.VOIDED, 0)
        issued = sum(counts.values())
        return DayClose(
            day=asked,
            issued=issued,
            handed_over=handed,
            voided=voided,
            still_due=issued - handed - voided,
        )


def _finding(code: str, **facts: str | int) -> Finding:
    return Finding(code=code, words=sentence(code, facts))
