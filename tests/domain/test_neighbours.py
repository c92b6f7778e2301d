"""The days that the form asks for are those that a limit runs from."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.category import Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import days_asked, limits_from
from xinfang_desk.domain.time.limits import RULES, Binds


@pytest.mark.parametrize("route", Route)
@pytest.mark.parametrize("content", ["", "自然资源"])
def test_every_day_that_is_asked_for_starts_a_limit_of_theirs(route: Route, content: str) -> None:
    matter = MatterDraft(statement="x", route=route, content=content)
    for event in days_asked(route):
        started = limits_from(event, matter)
        assert started
        assert {RULES[each].binds for each in started} == {Binds.PETITIONER}


def test_every_day_is_asked_for_on_some_road() -> None:
    assert {event for route in Route for event in days_asked(route)} == set(Event)
    assert days_asked(None) == ()
