"""Limits: the worked dates, the two dates of each, and what no calendar can say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import Standing, add_months, limit, spoken, standing
from xinfang_desk.domain.time.limits import RULES, Binds, Unit

WORKED = [
    # The unrolled day stands before the rolled one.
    ("notify_15d", "2026-09-14", "2026-09-29", "2026-09-29", True),
    ("notify_15d", "2026-09-21", "2026-10-06", "2026-10-08", True),
    ("notify_15d", "2026-01-30", "2026-02-14", "2026-02-14", True),  # a Saturday worked (调休)
    ("forward_15d", "2026-09-21", "2026-10-06", "2026-10-08", True),
    ("notify_forwarded_15d", "2026-09-18", "2026-10-03", "2026-10-08", True),
    ("objection_5wd", "2026-09-18", "2026-09-24", "2026-09-24", True),
    ("objection_5wd", "2026-02-11", "2026-02-25", "2026-02-25", True),
    ("objection_5wd", "2026-04-30", "2026-05-11", "2026-05-11", True),
    ("objection_5wd", "2026-12-28", None, None, False),
    ("handle_60d", "2026-10-15", "2026-12-14", "2026-12-14", True),
    ("handle_60d", "2026-08-03", "2026-10-02", "2026-10-08", True),
    ("handle_60d", "2026-12-01", "2027-01-30", None, False),
    ("extend_30d", "2026-10-15", "2027-01-13", None, False),
    ("extend_30d", "2026-08-03", "2026-11-01", "2026-11-02", True),
    ("petition_review_30d", "2026-01-24", "2026-02-23", "2026-02-24", True),
    ("petition_review_30d", "2026-09-01", "2026-10-01", "2026-10-08", True),
    ("petition_review_30d", "2026-11-20", "2026-12-20", "2026-12-21", True),
    ("review_30d", "2026-09-28", "2026-10-28", "2026-10-28", True),
    ("petition_recheck_30d", "2026-10-28", "2026-11-27", "2026-11-27", True),
    ("fuyi_apply", "2026-08-10", "2026-10-09", "2026-10-09", True),
    ("ldzc_1y", "2026-08-31", "2027-08-31", None, False),
    ("shangsu", "2026-10-08", "2026-10-23", "2026-10-23", True),
    ("zaishen", "2026-04-30", "2026-10-30", "2026-10-30", True),
    ("xingsu_6m", "2026-02-28", "2026-08-28", "2026-08-28", True),
    ("ndcb_2y", "2024-02-29", "2026-02-28", "2026-02-28", True),  # no 29th: the month's last day
]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


@pytest.mark.parametrize(("rule_id", "event", "due", "rolled", "certain"), WORKED)
def test_worked_dates(
    calendar: Calendar, rule_id: str, event: str, due: str | None, rolled: str | None, certain: bool
) -> None:
    found = limit(rule_id, date.fromisoformat(event), calendar)
    assert (found.due, found.rolled, found.certain) == (_day(due), _day(rolled), certain)


def test_fourteen_rules_are_of_the_regulations() -> None:
    assert sum("信访工作条例" in rule.article for rule in RULES.values()) == 14


def test_who_is_bound() -> None:
    rights = {rule.id for rule in RULES.values() if rule.binds is Binds.PETITIONER}
    assert rights == {
        "petition_review_30d",
        "petition_recheck_30d",
        "fuyi_apply",
        "fuyi_penalty",
        "fuyi_first",
        "xingsu_6m",
        "xingsu_6m_refusal",
        "xingsu_15d",
        "fuyi_suit_15d",
        "chaichu_15d",
        "ldzc_1y",
        "ldzc_suit_15d",
        "ndcb_2y",
        "ndcb_suit_30d",
        "tdqs",
        "shangsu",
        "zaishen",
    }


@pytest.mark.parametrize("rule_id", sorted(RULES))
def test_every_rule_says_how_it_was_counted(calendar: Calendar, rule_id: str) -> None:
    found = limit(rule_id, date(2026, 9, 21), calendar)
    assert found.article in found.words
    assert spoken(date(2026, 9, 21)) in found.words
    if found.rolled and found.rolled != found.due:
        assert spoken(found.rolled) in found.words


def test_a_rule_that_can_be_asked_for_stays() -> None:
    """By their ids commands ask; one that a later rule replaced is applied nowhere, and looked up still."""
    asked = (
        "register notify_onspot notify_15d forward_15d notify_forwarded_15d objection_5wd assigned_term"
        " handle_60d extend_30d petition_review_30d review_30d petition_recheck_30d recheck_30d urgent"
        " fuyi_apply fuyi_check fuyi_decide fuyi_first xingsu_6m xingsu_15d lvzhi_2m ldzc_1y ldzc_5d ldzc_45d"
        " ldjc_60wd ndcb_2y tdqs shangsu zaishen manyi_2014"
    )
    assert set(asked.split()) - RULES.keys() == set()


def test_an_unknown_rule(calendar: Calendar) -> None:
    with pytest.raises(DeskError, match=r"deadline\.unknown_rule"):
        limit("no_such", date(2026, 1, 1), calendar)


def test_hearing_days_are_left_out_at_the_second_review(calendar: Calendar) -> None:
    """信访工作条例 art. 36, para. 2."""
    plain = limit("recheck_30d", date(2026, 3, 2), calendar)
    with_hearing = limit("recheck_30d", date(2026, 3, 2), calendar, excluded_days=7)
    assert plain.due == date(2026, 4, 1)
    assert with_hearing.due == date(2026, 4, 8)
    assert "7日依法不计入" in with_hearing.words


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(sorted(RULES)))
def test_rolled_is_never_before_due_and_certain_means_known(
    calendar: Calendar, start: date, rule_id: str
) -> None:
    found = limit(rule_id, start, calendar)
    if found.due is None:
        assert found.rolled is None
        assert RULES[rule_id].term is None or (RULES[rule_id].unit is Unit.WORKDAY and not found.certain)
        return
    assert found.due >= start
    if found.rolled is None:
        assert not found.certain
        return
    assert found.certain
    assert calendar.is_workday(found.rolled)
    day = found.due
    while day < found.rolled:
        assert not calendar.is_workday(day)
        day += timedelta(days=1)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 48))
def test_months_end_on_the_corresponding_day_or_the_last(start: date, months: int) -> None:
    """民法典 art. 202."""
    end = add_months(start, months)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == months
    assert end.day == start.day or (end.day < start.day and (end + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-10-07", Standing.OVERDUE),
        ("2026-10-06", Standing.TODAY),
        ("2026-09-30", Standing.THIS_WEEK),
        ("2026-09-28", Standing.OPEN),
    ],
)
def test_the_office_is_warned_by_the_unrolled_day(calendar: Calendar, today: str, expected: Standing) -> None:
    found = limit("notify_15d", date(2026, 9, 21), calendar)
    assert standing(found, date.fromisoformat(today)) is expected


def test_no_date_no_countdown(calendar: Calendar) -> None:
    assert standing(limit("urgent", date(2026, 9, 21), calendar), date(2026, 9, 21)) is Standing.NO_DATE
