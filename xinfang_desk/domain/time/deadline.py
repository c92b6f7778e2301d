"""Time limits (办理期限): when each runs out, on what article, and how it was counted.

The Regulations (信访工作条例) hold no counting rule. The day of the event does not count, months
and years end on the corresponding day, and a petitioner may rely on the first workday after a day
off: by analogy with 民法典 arts. 200–204, 民事诉讼法 art. 85 and 行政复议法 art. 88.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.limits import RULES, Binds, Rule, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One limit that runs (期限).

    ``due`` is not rolled and is what the office is warned by; ``rolled`` is the first workday on or
    after it, on which a petitioner may rely, and None where that year's calendar is not loaded.
    ``certain`` is False when any part of the count rests on such a year.
    """

    id: str
    title: str
    binds: Binds
    start: date
    term: int | None
    unit: Unit
    due: date | None
    rolled: date | None
    certain: bool
    article: str
    words: str
    doubt: str = ""
    """The field whose day it is counted from, while that day is doubtful: then no paper says a date."""
    papers: tuple[str, ...] = ()
    """The events that it runs from (:class:`Event`), by value, where more than one starts a limit."""

    def days_left(self, today: date) -> int | None:
        """Days until ``due``; negative when it has passed, None where there is no date."""
        return None if self.due is None else (self.due - today).days

    def last(self, on: date) -> date | None:
        """The day up to which the petitioner is in time: on the workday after a feast, that workday."""
        return self.due if self.due is None or self.due >= on or self.rolled is None else self.rolled

    @property
    def condition(self) -> str:
        """On what it runs at all (条件); empty where it runs in any case."""
        return rule(self.id).condition

    def is_over(self, on: date) -> bool:
        """Whether it had run out before ``on``: for a petitioner the workday after a day off is in time."""
        end = (self.rolled or self.due) if self.binds is Binds.PETITIONER else self.due
        return end is not None and not self.doubt and end < on


def rights(deadlines: Iterable[Deadline], on: date) -> tuple[Deadline, ...]:
    """What the petitioner may still do on a day, and until when: what runs in any case first, soonest first.

    The first of them is the day that must not be missed.
    """
    theirs = (each for each in deadlines if each.binds is Binds.PETITIONER and not each.is_over(on))
    return tuple(
        sorted(theirs, key=lambda each: (bool(each.condition), bool(each.doubt), each.due or date.max))
    )


def safest(found: Deadline, on: date, calendar: Calendar) -> date | None:
    """The workday to go on where a petitioner's last day is a day off; None where nothing is safer.

    A weekend is one without a calendar too: then it is the Friday before.
    """
    if found.binds is not Binds.PETITIONER or found.doubt or found.due is None or found.rolled == found.due:
        return None
    if found.rolled is None:
        day = friday_before(found.due)
    else:
        day = calendar.workday_before(found.due) if found.certain else None
    return day if day and day >= on else None


def friday_before(day: date) -> date | None:
    """The Friday before a day of a weekend; None of any other day."""
    return day - timedelta(days=day.weekday() - 4) if day.weekday() > 4 else None


def lapsed(deadlines: Iterable[Deadline], on: date) -> tuple[Deadline, ...]:
    """The petitioner's limits that are over on a day: never a task, but something may be left to do."""
    return tuple(each for each in deadlines if each.binds is Binds.PETITIONER and each.is_over(on))


class Standing(Enum):
    """Where a limit stands on a day (期限状态)."""

    OPEN = "open"
    THIS_WEEK = "this_week"
    TODAY = "today"
    OVERDUE = "overdue"
    NO_DATE = "no_date"


def standing(deadline: Deadline, today: date) -> Standing:
    """Whether a limit is overdue, due today, due within seven days, or further off."""
    left = deadline.days_left(today)
    if left is None:
        return Standing.NO_DATE
    if left < 0:
        return Standing.OVERDUE
    if left == 0:
        return Standing.TODAY
    return Standing.THIS_WEEK if left <= 7 else Standing.OPEN


def rule(rule_id: str) -> Rule:
    """The rule of that id."""
    try:
        return RULES[rule_id]
    except KeyError as fault:
        raise DeskError("deadline.unknown_rule", rule=rule_id) from fault


def limit(
    rule_id: str, start: date, calendar: Calendar, *, excluded_days: int = 0, term: int | None = None
) -> Deadline:
    """The limit that ``rule_id`` sets from ``start``, the day of the event, which does not count.

    ``excluded_days`` are days that the law leaves out: hearing days at 复核 (art. 36, para. 2). ``term`` is
    what was allowed of a limit that the law only bounds: the days of an extension (art. 34).
    """
    found = rule(rule_id)
    if term is not None:
        found = replace(found, term=term)
    due = _due(found, start, calendar, excluded_days)
    rolled = None if due is None else calendar.first_workday(due)
    certain = found.term is None or (due is not None and rolled is not None)
    return Deadline(
        id=found.id,
        title=found.title,
        binds=found.binds,
        start=start,
        term=found.term,
        unit=found.unit,
        due=due,
        rolled=rolled,
        certain=certain,
        article=found.article,
        words=_words(found, start, due, rolled, calendar, excluded_days),
    )


def named(rule_id: str, start: date, due: date, calendar: Calendar) -> Deadline:
    """A limit for which the law has no figure, until the day that somebody named."""
    rolled = calendar.first_workday(due)
    found = limit(rule_id, start, calendar)
    words = f"{found.words}定下的日子：{spoken(due)}。"
    return replace(found, due=due, rolled=rolled, certain=rolled is not None, words=words)


def uncertain(found: Deadline, field: str) -> Deadline:
    """The same limit, counted from the day of ``field``, which is still to be checked (起算日待核对)."""
    return replace(found, certain=False, doubt=field, words=f"{found.words}起算的日子要再核对。")


def add_months(start: date, months: int) -> date:
    """The corresponding day ``months`` later, or that month's last day (民法典 art. 202)."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def spoken(day: date) -> str:
    """A date as people say it, with its weekday: 2026年10月6日（周二）."""
    return f"{day.year}年{day.month}月{day.day}日（周{'一二三四五六日'[day.weekday()]}）"


def _due(found: Rule, start: date, calendar: Calendar, excluded: int) -> date | None:
    if found.term is None:
        return None
    try:
        if found.unit is Unit.WORKDAY:
            return calendar.nth_workday(start, found.term)
        if found.unit is Unit.DAY:
            return start + timedelta(days=found.runs_after + found.term + excluded)
        return add_months(start, found.term * (12 if found.unit is Unit.YEAR else 1))
    except (OverflowError, ValueError):
        # Past the last day that there is: a visit is not refused for it, the limit has no date.
        return None


def _words(
    found: Rule, start: date, due: date | None, rolled: date | None, calendar: Calendar, excluded: int
) -> str:
    """How it was counted (怎么算的), in one breath."""
    only = f"{found.condition}，才算这个期限。" if found.condition else ""
    opening = f"{only}{found.event}：{spoken(start)}，当日不计。"
    basis = f"依据：{found.article}。放假安排版本 {calendar.version}。"
    note = found.note
    if found.term is None:
        return f"{found.event}：{spoken(start)}。{note}{basis}"
    if found.term == 0:
        return f"{found.event}：{spoken(start)}，当场办。{note}{basis}"
    span = f"{found.runs_after + found.term}{found.unit.spoken}"
    if excluded:
        span += f"，另有{excluded}日依法不计入"
    if due is None:
        beyond = "跨入放假安排未载入的年份" if found.unit is Unit.WORKDAY else "超出了能写的日子"
        return f"{opening}数{span}，{beyond}，现在不能确定是哪一天。{note}{basis}"
    ending = f"数{span}，到{spoken(due)}。"
    if rolled is None:
        ending += "该年放假安排未载入，最后一天是不是休息日还不知道。"
    elif rolled != due:
        if found.binds is Binds.PETITIONER:
            ending += f"最后一天逢休息日，来人在{spoken(rolled)}提出也算。"
        else:
            ending += f"最后一天逢休息日，其后第一个工作日是{spoken(rolled)}。"
            ending += "条例没有顺延的规定，机关按前一个日子办。"
    return f"{opening}{ending}{note}{basis}"
