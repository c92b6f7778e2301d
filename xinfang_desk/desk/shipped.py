"""What the program ships (随附内容): calendar, road map and suggestions, read when they are wanted."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from xinfang_desk.domain.road.roadmap import RoadMap, read_roadmap
from xinfang_desk.domain.suggestion import Rules, load_rules
from xinfang_desk.domain.time.calendar import Calendar, read_calendar
from xinfang_desk.places import RESOURCES


def calendar_shipped() -> Calendar:
    """The days off and make-up workdays that the program ships."""
    return read_calendar(_content("calendars/cn.json"))


def road_map_shipped() -> RoadMap:
    """The road map that the program ships."""
    return read_roadmap(_content("roadmap/roadmap.json"))


@cache
def rules_shipped() -> Rules:
    """The table of suggestions that the program ships, read once: unlocking again waits for it no more."""
    table = _content("codes/suggestion.json")
    learned, spelled = _content("codes/suggestion_learned.json"), _content("codes/variants.json")
    return load_rules({**table, "learned": learned, "variants": spelled["variants"]})


def _content(name: str) -> Any:
    return json.loads((RESOURCES / name).read_text("utf-8"))
