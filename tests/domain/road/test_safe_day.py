"""One day to go by on the road, on paper and on the screen: before a last day that is a day off."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import limit


def test_the_road_names_the_workday_before_and_the_law_beneath(calendar: Calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.SHENSU, route=Route.S4, outcome=Outcome.GUIDE)
    fine = limit("fuyi_penalty", date(2026, 8, 4), calendar)
    assert (fine.due, fine.rolled) == (date(2026, 10, 3), date(2026, 10, 8))
    [theirs] = [each for each in stops(draft, [fine], date(2026, 9, 1), calendar=calendar) if each.is_theirs]
    assert theirs.when == "9月30日，当天还算"
    assert "最后一天10月3日放假，10月8日还算" in theirs.lines
    # On that workday itself, and after it, only what the law leaves.
    [late] = [each for each in stops(draft, [fine], date(2026, 10, 1), calendar=calendar) if each.is_theirs]
    assert late.when == "10月3日，当天还算"
    assert "这天放假，10月8日还算" in late.lines
