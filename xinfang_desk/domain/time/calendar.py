"""Which days an office works (工作日), as the State Council's yearly notices say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from xinfang_desk.domain.errors import DeskError

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The time that every date of ours is read in; there has been no summer time since 1991."""

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
"""What is no day of a petition: no document holds it, no field of the window takes it."""


def china_day(at: datetime) -> date:
    """The day of a moment, as China reads it."""
    return at.astimezone(CHINA).date()


def in_range(day: date) -> bool:
    """Whether it is a day that we take down at all: 1900 to 2199."""
    return EARLIEST <= day <= LATEST


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Days off and make-up workdays (放假与调休) of the years that a notice is loaded for."""

    version: str
    years: frozenset[int]
    off: frozenset[date]
    makeup: frozenset[date]

    def knows(self, day: date) -> bool:
        """Whether the year of ``day`` has a notice; nothing may be guessed where it has none."""
        return day.year in self.years

    def is_workday(self, day: date) -> bool:
        """Whether offices are open: Monday to Friday, less days off, plus make-up days (调休)."""
        if not self.knows(day):
            raise DeskError("calendar.unknown_year", year=day.year)
        return day in self.makeup or (day.weekday() < 5 and day not in self.off)

    def first_workday(self, day: date) -> date | None:
        """The first workday on or after ``day`` (顺延), or None where the calendar does not reach."""
        while self.knows(day):
            if self.is_workday(day):
                return day
            day += timedelta(days=1)
        return None

    def workday_before(self, day: date) -> date | None:
        """The last workday before ``day``, or None where the calendar does not reach."""
        day -= timedelta(days=1)
        while self.knows(day):
            if self.is_workday(day):
                return day
            day -= timedelta(days=1)
        return None

    def nth_workday(self, start: date, n: int) -> date | None:
        """The ``n``-th workday after ``start``, which itself does not count; None past the known years."""
        if not self.knows(start):
            return None
        day = start
        while n:
            day += timedelta(days=1)
            if not self.knows(day):
                return None
            n -= self.is_workday(day)
        return day


NO_CALENDAR = Calendar(version="", years=frozenset(), off=frozenset(), makeup=frozenset())
"""Knows no year: every day stays as it is."""


def read_calendar(data: Mapping[str, Any]) -> Calendar:
    """A calendar from its data file; refuses one whose days lie outside the years it claims."""
    try:
        years = frozenset(int(year) for year in data["years"])
        off = frozenset(date.fromisoformat(day) for day in data["off"])
        makeup = frozenset(date.fromisoformat(day) for day in data["makeup"])
        version = str(data["version"])
    except (KeyError, TypeError, ValueError) as fault:
        raise DeskError("calendar.bad_file") from fault
    if off & makeup or any(day.year not in years for day in off | makeup):
        raise DeskError("calendar.bad_file")
    return Calendar(version=version, years=years, off=off, makeup=makeup)
