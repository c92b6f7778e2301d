"""Beside a last day stands who hears it (去哪里): never whoever decided, never another body."""

from __future__ import annotations

from datetime import date

import pytest

from tests.documents import samples
from ui.officer.parts.guide import guide_view_of
from ui.petitioner.matter.next_thing import next_thing
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.road.offices import NO_OFFICES


class _Desk:
    road_map, office, offices = samples.ROAD_MAP, samples.OFFICE, NO_OFFICES
    calendar = samples.CALENDAR


@pytest.mark.parametrize(
    ("event", "route", "to", "where"),
    [
        (Event.DEMOLITION_ORDER_RECEIVED, Route.S4, "县人民政府", "法院"),
        (Event.PENALTY_RECEIVED, Route.S4, "县市场监督管理局", "县政府"),
        (Event.BENEFIT_DECISION_RECEIVED, Route.S4, "县民政局", "县政府"),
        (Event.AWARD_RECEIVED, Route.S2, "县劳动人事争议仲裁委员会", "法院"),
        (Event.EMPLOYMENT_ENDED, Route.S2, "县劳动人事争议仲裁委员会", "县劳动人事争议仲裁委员会"),
        (Event.OPINION_RECEIVED, Route.S6, "县自然资源局", "示例县人民政府"),
    ],
)
def test_who_hears_it_stands_beside_the_day(event: Event, route: Route, to: str, where: str) -> None:
    draft = MatterDraft(
        statement="x", route=route, to=to, outcome=Outcome.GUIDE, events={event: date(2026, 8, 10)}
    )
    record = samples.record(draft, samples.ZHOU, on="2026-08-12T09:30")
    view = guide_view_of(record, _Desk())  # type: ignore[arg-type]
    [there] = [each for each in next_thing(view, view.place).points if each.title == "去哪里"]
    assert where in "".join(there.lines)
    assert to == where or to not in "".join(there.lines)
