from __future__ import annotations

import json

import pytest

from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.time.calendar import Calendar, read_calendar
from xinfang_desk.places import RESOURCES


@pytest.fixture(scope="session")
def calendar() -> Calendar:
    return read_calendar(json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8")))


@pytest.fixture(scope="session")
def road_map() -> RoadMap:
    return read_roadmap(json.loads((RESOURCES / "roadmap" / "roadmap.json").read_text("utf-8")))
