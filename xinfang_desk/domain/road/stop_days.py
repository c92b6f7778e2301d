"""The days of one matter, as its road says them (路上的日子)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.road.roadmap import short_day
from xinfang_desk.domain.time.calendar import NO_CALENDAR, Calendar
from xinfang_desk.domain.time.deadline import Deadline, rights, safest
from xinfang_desk.domain.time.limits import Binds

TO_CHECK = "日子还要核对"
"""By when, while the day that it is counted from is doubtful."""
TODAY = "今天"
OF_THOSE_ABOVE = frozenset({"review_30d", "recheck_30d"})
"""Limits that bind whoever re-examines it: nothing of theirs is ours to promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """By when, and the limit that says so."""

    words: str
    limit: Deadline
    more: str = ""
    """What has to be known with the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The days of one matter, as its road says them."""

    by_id: dict[str, Deadline]
    year: int
    on: date
    visit: str
    calendar: Calendar = NO_CALENDAR

    def by(self, *rule_ids: str, otherwise: str = "凭编号来问") -> str | When:
        """By when the office acts, under the first of these limits that runs."""
        limit = next((self.by_id[each] for each in rule_ids if each in self.by_id), None)
        if limit is None or limit.due is None:
            return otherwise
        day = said(limit.due, self.year)
        if limit.is_over(self.on):
            more = "还没等到，今天就去催" if limit.id in OF_THOSE_ABOVE else "我们没做到，今天就去催"
            return When(words=f"应在{day}以前，已经过了", more=more, limit=limit)
        return When(words=TO_CHECK if limit.doubt else f"最迟{day}", more=self.off(limit), limit=limit)

    def until(self, *rule_ids: str, otherwise: str) -> str | When:
        """Until when the petitioner may act: the foremost day that is not over, of all limits or of these.

        On the workday after a feast that swallowed a last day, that workday is the day. Before a last day
        that is a day off it is the workday before, and what the law says of the last one stands beneath.
        """
        asked = rights((each for each in self.by_id.values() if not rule_ids or each.id in rule_ids), self.on)
        soonest = next((each for each in asked if each.due is not None), None)
        if soonest is None or soonest.due is None or soonest.condition:
            return otherwise
        if soonest.doubt:
            return When(words=TO_CHECK, limit=soonest)
        safe = safest(soonest, self.on, self.calendar)
        if safe and soonest.rolled:
            off = f"最后一天{said(soonest.due, self.year)}放假，{said(soonest.rolled, self.year)}还算"
            return When(words=f"{said(safe, self.year)}，当天还算", more=off, limit=soonest)
        last = safe or soonest.last(self.on)
        more = self.off(soonest) if last == soonest.due else ""
        return When(words=f"{said(last, self.year)}，当天还算", more=more, limit=soonest)

    def off(self, limit: Deadline) -> str:
        """That the last day is a day off, and of a petitioner's the workday on which it still counts."""
        if limit.doubt or limit.rolled is None or limit.rolled == limit.due:
            return ""
        if limit.binds is Binds.PETITIONER:
            return f"这天放假，{said(limit.rolled, self.year)}还算"
        return "" if limit.id in OF_THOSE_ABOVE else "这天放假，我们赶在前面办"

    def is_over(self, rule_id: str) -> bool:
        """Whether a limit that ran is over for whoever it binds."""
        limit = self.by_id.get(rule_id)
        return limit is not None and not limit.doubt and limit.is_over(self.on)


def said(day: date | None, year: int) -> str:
    """A day, with its year whenever it is not the visit's; 今天 where it is that of a visit not ended yet."""
    if day is None:
        return TODAY
    return short_day(day) if day.year == year else f"{day.year}年{short_day(day)}"
