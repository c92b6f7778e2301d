"""Times that figures are told of (统计的时间): all of it, a year, a month."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xinfang_desk.county.summary import EVER, Months
from xinfang_desk.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """``key`` is empty for all time, else ``2026`` or ``2026-09``."""

    key: str

    @property
    def ever(self) -> bool:
        """Whether it is all time."""
        return not self.key

    @property
    def words(self) -> str:
        """What people call it."""
        year, _dash, month = self.key.partition("-")
        if month:
            return _("{year}年{month}月").format(year=year, month=int(month))
        return _("{year}年").format(year=year) if year else _("全部时间")

    @property
    def months(self) -> Months:
        """Its first and last month."""
        if self.ever:
            return EVER
        return (self.key, self.key) if "-" in self.key else (f"{self.key}-01", f"{self.key}-12")

    @property
    def days(self) -> tuple[date | None, date | None]:
        """Its first and last day; None for all time."""
        if self.ever:
            return None, None
        first, last = ((int(each[:4]), int(each[5:])) for each in self.months)
        return date(*first, 1), date(*last, monthrange(*last)[1])

    def report(self, today: date) -> str:
        """Of what a report is made: of all time there is none, then it is this year's."""
        return self.key or str(today.year)


def periods(months: Sequence[str]) -> tuple[Period, ...]:
    """All time; then each year that has matters, and its months, the newest first."""
    found = [Period(key="")]
    for month in sorted(months, reverse=True):
        if found[-1].key[:4] != month[:4]:
            found.append(Period(key=month[:4]))
        found.append(Period(key=month))
    return tuple(found)
