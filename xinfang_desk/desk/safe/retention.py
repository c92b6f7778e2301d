"""Which copies stay (备份轮换): the last of each of 7 days, 4 weeks and 12 months."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(made: Iterable[datetime]) -> frozenset[datetime]:
    """Of copies made at these times those that stay; the newest always does."""
    times = sorted(made, reverse=True)
    stay: set[datetime] = set()
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[object, datetime] = {}
        for time in times:
            newest.setdefault(period(time.date()), time)
        stay.update(list(newest.values())[:most])
    return frozenset(stay)


def _day(day: date) -> object:
    return day


def _week(day: date) -> object:
    return day.isocalendar()[:2]


def _month(day: date) -> object:
    return day.year, day.month
