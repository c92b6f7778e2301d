"""Workdays against the State Council's notices; chinesecalendar is only an oracle here."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import Calendar, read_calendar


def test_every_day_agrees_with_another_source(calendar: Calendar) -> None:
    day = date(2024, 1, 1)
    while day.year <= 2026:
        assert calendar.is_workday(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_an_unknown_year_is_not_guessed(calendar: Calendar) -> None:
    with pytest.raises(DeskError) as refused:
        calendar.is_workday(date(2027, 1, 4))
    assert refused.value.code == "calendar.unknown_year"
    assert calendar.first_workday(date(2027, 1, 4)) is None
    assert calendar.nth_workday(date(2026, 12, 28), 5) is None


def test_a_makeup_sunday_counts(calendar: Calendar) -> None:
    # 2026-09-20 is a Sunday worked for National Day; the 25th to 27th are off.
    assert calendar.nth_workday(date(2026, 9, 18), 5) == date(2026, 9, 24)


@pytest.mark.parametrize(
    "broken",
    [
        {},
        {"version": "x", "years": [2026], "off": ["2027-01-01"], "makeup": []},
        {"version": "x", "years": [2026], "off": ["2026-01-01"], "makeup": ["2026-01-01"]},
        {"version": "x", "years": [2026], "off": ["no day"], "makeup": []},
        {"version": "x", "years": ["y"], "off": [], "makeup": []},
    ],
)
def test_a_wrong_calendar_file_is_refused(broken: dict[str, object]) -> None:
    with pytest.raises(DeskError, match=r"calendar\.bad_file"):
        read_calendar(broken)
