"""On which days the desk is open, how many come, and what else befalls it: the same for the same numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from tests.soak.homes import BEGINS

_EACH_YEAR = (
    (0.15, "desk_keys"),
    (0.3, "post"),
    (0.45, "county_keys"),
    (0.6, "erasing"),
    (0.85, "calendar"),
)
"""At what part of each year something is done once."""
_IN_ALL = (
    (0.28, "clock_behind"),
    (0.43, "restored"),
    (0.55, "clock_ahead"),
    (0.68, "put_back"),
    (0.82, "clock_behind"),
)
"""At what part of the whole time something befalls the desk."""
ALONE = frozenset({"restored", "put_back"})
"""What undoes its day: nothing else that is done once falls on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day on which the desk is open."""

    index: int
    on: date
    visits: int
    befalls: str
    """What befalls it beside the usual work; empty on most days."""
    ends_week: bool
    ends_month: bool
    before_put_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """So many years, and so many visits in each."""

    years: int
    visits: int
    befalls: Mapping[int, str] = field(default_factory=dict)
    open_on: tuple[date, ...] = ()

    def day(self, index: int) -> Day | None:
        """A day by its index, or None past the last."""
        if index >= len(self.open_on):
            return None
        on, of, every = self.open_on[index], len(self.open_on), self.years * self.visits
        after = self.open_on[index + 1] if index + 1 < of else None
        return Day(
            index=index,
            on=on,
            visits=every * (index + 1) // of - every * index // of,
            befalls=self.befalls.get(index, ""),
            ends_week=after is None or after.isocalendar()[:2] != on.isocalendar()[:2],
            ends_month=after is None or (after.year, after.month) != (on.year, on.month),
            before_put_back=self.befalls.get(index + 1, "") == "put_back",
        )


def planned(years: int, visits: int) -> Plan:
    """A desk that is open from Monday to Friday, or on as many of those days as there are visits for."""
    until = BEGINS.replace(year=BEGINS.year + years)
    days = (BEGINS + timedelta(days=each) for each in range((until - BEGINS).days))
    workdays = [each for each in days if each.weekday() < 5]
    of = max(24 * years, min(len(workdays), years * visits // 2))
    open_on = tuple(workdays[each * len(workdays) // of] for each in range(of))
    befalls: dict[int, str] = {}

    def put(at: int, what: str) -> None:
        while at in befalls:
            at += 1
        if at < of:
            befalls[at] = what

    for share, what in _IN_ALL:
        put(int(share * of), what)
    for year in range(years):
        for share, what in _EACH_YEAR:
            put(int((year + share) * of / years), what)
    return Plan(years=years, visits=visits, befalls=befalls, open_on=open_on)
