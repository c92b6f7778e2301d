"""Records of sessions and their yearly list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import Handout, Session, checked, year_list
from xinfang_desk.domain.road.roadmap import RoadMap

SHANGHAI = timezone(timedelta(hours=8))


def session(month: int, *, year: int = 2026, people: int = 30) -> Session:
    return Session(
        began_at=datetime(year, month, 14, 9, 30, tzinfo=SHANGHAI),
        minutes=60,
        place="示例村村部",
        village="示例村",
        people=people,
        pages=("start", "laodong"),
        given={Handout.POSTER: 2, Handout.GUIDANCE: 20, Handout.REGULATIONS: 0},
    )


def test_a_session_that_can_have_been_is_taken(road_map: RoadMap) -> None:
    assert checked(session(9), road_map) == session(9)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"place": "  "}, "outreach.no_place"),
        ({"people": 0}, "outreach.bad_people"),
        ({"people": 10_001}, "outreach.bad_people"),
        ({"minutes": 0}, "outreach.bad_minutes"),
        ({"minutes": 721}, "outreach.bad_minutes"),
        ({"given": {Handout.POSTER: -1}}, "outreach.bad_given"),
        ({"pages": ("nowhere",)}, "roadmap.unknown_place"),
    ],
)
def test_one_that_cannot_is_refused(road_map: RoadMap, change: dict[str, object], code: str) -> None:
    with pytest.raises(DeskError) as refused:
        checked(replace(session(9), **change), road_map)  # type: ignore[arg-type]
    assert refused.value.code == code


def test_the_list_of_a_year_is_that_years_in_order(road_map: RoadMap) -> None:
    held = [session(9), session(3, people=12), session(12, year=2025)]
    listed = year_list(held, 2026, road_map)
    assert [row.session.began_at.month for row in listed.rows] == [3, 9]
    assert (listed.people, listed.minutes) == (42, 120)
    assert listed.given == {Handout.POSTER: 4, Handout.GUIDANCE: 40}
    assert listed.shown == (("您来反映什么事？", 2), ("先走劳动仲裁或劳动监察", 2))
    assert listed.rows[0].titles == ("您来反映什么事？", "先走劳动仲裁或劳动监察")


def test_a_page_that_has_left_the_map_keeps_its_id(road_map: RoadMap) -> None:
    listed = year_list([replace(session(9), pages=("gone_since",))], 2026, road_map)
    assert listed.rows[0].titles == ("gone_since",)
