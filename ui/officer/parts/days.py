"""Days as officers type and read them (日期)."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import TYPE_CHECKING
from unicodedata import normalize

from ui.widgets.inputs.day_edit import DayEdit
from xinfang_desk.domain.time.calendar import in_range
from xinfang_desk.words import _

if TYPE_CHECKING:
    from ui.officer.parts.station import Station
    from xinfang_desk.domain.time.deadline import Deadline

_SHORT = re.compile(r"(\d{1,2})\D(\d{1,2})\D?")
_LONG = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})\D?")
_AGO = re.compile(r"(\d{1,4}|半|[一二两三四五六七八九十]{1,3})(天|日|周|个?星期|个?礼拜|个?月)(?:以|之)?前")
_WEEKDAY = re.compile(r"(上上|上|这|本)个?(?:周|星期|礼拜)([一二三四五六日天])")
_SIGNS = "一二三四五六七八九"
_UNITS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}
_TOLD = re.compile("|".join((_AGO.pattern, _WEEKDAY.pattern, "大?前天|昨天|上个?月底")))
_LAST_MONTH = re.compile(r"上个?月(\d{1,2})[日号]")
_CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})")


_TIME = re.compile(r"(?:上午|早上|(下午|晚上))?(\d{1,2})(?:[点时:.](半|一刻|三刻|\d{1,2})?分?|(\d\d))")
_QUARTERS = {"半": "30", "一刻": "15", "三刻": "45"}


def read_day(text: str, today: date) -> date | None:
    """The day that was typed (``2026-8-31``, ``8.31``) or said (``昨天``), or None where it is none.

    Without a year it is one of this year: whether it was in the last is asked (:func:`day_last_year`).
    """
    typed = text.strip()
    if (said := _said(typed, today)) is not None:
        return said
    if found := _LONG.fullmatch(typed) or _CLOSE.fullmatch(typed):
        year, month, day = (int(part) for part in found.groups())
        return _day(year, month, day)
    if found := _SHORT.fullmatch(typed):
        month, day = (int(part) for part in found.groups())
        return _day(today.year, month, day)
    return None


def day_last_year(text: str, today: date) -> date | None:
    """The day that may be meant where one without a year has not come yet this year; else None."""
    if (found := _SHORT.fullmatch(text.strip())) is None:
        return None
    month, day = (int(part) for part in found.groups())
    this_year = _day(today.year, month, day)
    return _day(today.year - 1, month, day) if this_year is None or this_year > today else None


def past_day(station: Station) -> DayEdit:
    """A field for a day on which something has happened."""
    today = station.today
    return DayEdit(
        station.look,
        lambda text: read_day(text, today()),
        today,
        last_year=lambda text: day_last_year(text, today()),
        holidays=lambda: station.desk.calendar,
    )


def coming_day(station: Station) -> DayEdit:
    """A field for a day that is still to come."""
    today = station.today
    return DayEdit(
        station.look,
        lambda text: read_day_ahead(text, today()),
        today,
        holidays=lambda: station.desk.calendar,
        ahead=True,
    )


def told_days(words: str, today: date) -> tuple[tuple[str, date], ...]:
    """The days that a story tells by where they lie from today (``十天前``), each as it is said."""
    said = dict.fromkeys(found[0] for found in _TOLD.finditer(words))
    days = ((each, _said(each, today)) for each in said)
    return tuple((each, day) for each, day in days if day is not None)


def read_day_ahead(text: str, today: date) -> date | None:
    """The same for a day that is still to come: without a year it is the next such day from ``today`` on."""
    if found := _SHORT.fullmatch(text.strip()):
        month, day = (int(part) for part in found.groups())
        this_year = _day(today.year, month, day)
        return this_year if this_year and this_year >= today else _day(today.year + 1, month, day)
    return read_day(text, today)


def _said(words: str, today: date) -> date | None:
    """A day that is told by where it lies from ``today``."""
    first = today.replace(day=1)
    before = first - timedelta(days=1)
    days = {
        "今天": today,
        "昨天": today - timedelta(days=1),
        "前天": today - timedelta(days=2),
        "大前天": today - timedelta(days=3),
        "上周今天": today - timedelta(days=7),
        "月初": first,
        "这个月初": first,
        "上个月初": before.replace(day=1),
        "上月初": before.replace(day=1),
        "上个月底": before,
        "上月底": before,
        "去年底": date(today.year - 1, 12, 31),
        "去年年底": date(today.year - 1, 12, 31),
        "今年初": date(today.year, 1, 1),
        "今年年初": date(today.year, 1, 1),
    }
    if words in days:
        return days[words]
    if found := _AGO.fullmatch(words):
        return _ago(found[1], found[2].removeprefix("个"), today)
    if found := _WEEKDAY.fullmatch(words):
        monday = today - timedelta(days=today.weekday() + 7 * found[1].count("上"))
        return monday + timedelta(days="一二三四五六日".index(found[2].replace("天", "日")))
    if found := _LAST_MONTH.fullmatch(words):
        return _day(before.year, before.month, int(found[1]))
    return None


def _ago(many: str, unit: str, today: date) -> date | None:
    """So many days, weeks or months before; half a month is fifteen days, as one says it."""
    if many == "半":
        return today - timedelta(days=15) if unit == "月" else None
    count = int(many) if many.isdigit() else _counted(many)
    if not count:
        return None
    if unit != "月":
        return today - timedelta(days=count * _UNITS[unit])
    year, month = divmod(today.year * 12 + today.month - 1 - count, 12)
    days = (_day(year, month + 1, day) for day in range(today.day, 27, -1)) if today.day > 28 else ()
    return next(filter(None, days), None) or _day(year, month + 1, min(today.day, 28))


def _counted(signs: str) -> int | None:
    """A number up to 99 in Chinese signs; None where they are none."""
    tens, ten, ones = signs.replace("两", "二").rpartition("十")
    if len(tens) > 1 or len(ones) > 1 or "十" in tens:
        return None
    many = _SIGNS.index(tens) + 1 if tens else 1
    return (10 * many if ten else 0) + (_SIGNS.index(ones) + 1 if ones else 0)


def read_time(text: str) -> time | None:
    """What was typed as a time of day (``9:30``, ``14：00``, ``0930``, 9点半), or None where it is none."""
    found = _TIME.fullmatch(normalize("NFKC", text).replace(" ", ""))
    if found is None:
        return None
    half, hour, said, minute = found.groups()
    hours = int(hour) + (12 if half and int(hour) < 12 else 0)
    try:
        return time(hours, int(minute or _QUARTERS.get(said, said) or 0))
    except ValueError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        typed = date(year, month, day)
    except ValueError:
        return None
    return typed if in_range(typed) else None


def full_day(day: date) -> str:
    """A day with its weekday: 11月24日 周二."""
    return f"{day.month}月{day.day}日 周{'一二三四五六日'[day.weekday()]}"


def day_of(day: date, today: date) -> str:
    """A day with its weekday, and with its year where that is another than today's."""
    return full_day(day) if day.year == today.year else f"{day.year}年{full_day(day)}"


def left_of(deadline: Deadline, today: date) -> str:
    """How long is left, in days."""
    if deadline.doubt:
        return _("起算的日子还要核对")
    left = deadline.days_left(today)
    if left is None:
        return _("日期待定") if deadline.term else _("没有具体期限")
    if left < 0:
        return _("超过 {days} 天").format(days=-left)
    if left == 0:
        return _("今天到期")
    return _("还有 {days} 天").format(days=left)
