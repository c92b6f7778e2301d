"""Is the computer's clock to be believed (电脑时间核对): asked once, and ended by an officer's word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from xinfang_desk.domain.time.calendar import CHINA, Calendar, china_day

LONGEST_REST = timedelta(days=31)
"""A desk that has not been used for longer is asked whether the day is right."""


class ClockDoubt(Enum):
    """Why the clock is not believed (电脑时间可疑)."""

    BEHIND = "clock.behind"
    """It is before the last thing that was done."""
    AHEAD = "clock.ahead"
    """It is more than a month after the last thing that was done."""
    UNKNOWN_YEAR = "clock.unknown_year"
    """It names a year of which no notice of days off is loaded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSeen:
    """What the register knows of the time since an officer last said that it was right."""

    last: datetime | None = None
    """The latest moment at which anything was done."""
    jumped: bool = False
    """Something was done more than :data:`LONGEST_REST` after all before it."""
    confirmed_at: datetime | None = None


def clock_doubt(now: datetime, seen: ClockSeen, calendar: Calendar) -> ClockDoubt | None:
    """Why ``now`` is not believed, or None."""
    if seen.last is not None and now < seen.last:
        return ClockDoubt.BEHIND
    if seen.jumped or (seen.last is not None and now > seen.last + LONGEST_REST):
        return ClockDoubt.AHEAD
    day, confirmed = china_day(now), seen.confirmed_at
    said = confirmed is not None and confirmed.astimezone(CHINA).year == day.year
    return None if said or calendar.knows(day) else ClockDoubt.UNKNOWN_YEAR
