"""The road map: every place reachable, every end with a paper and an article."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from xinfang_desk.domain.calendar import Calendar
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.roadmap import Progress, RoadMap, end_of, read_roadmap, stops
from xinfang_desk.domain.visit import deadlines_of


def test_every_place_is_reachable(road_map: RoadMap) -> None:
    seen, ahead = set(), [road_map.start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            ahead.extend(way.to for way in road_map.place(here).ways)
    assert seen == set(road_map.places)


def test_every_end_has_a_paper_and_every_place_an_article(road_map: RoadMap) -> None:
    kinds = {paper.value for paper in Paper}
    for place in road_map.places.values():
        assert place.articles, place.id
        assert set(place.papers) <= kinds
        if place.kind == "outcome":
            assert place.papers, place.id
        else:
            assert place.ways, place.id


def test_every_cited_article_of_the_regulations_exists(road_map: RoadMap) -> None:
    for place in road_map.places.values():
        for article in place.articles:
            if article.startswith("《信访工作条例》第"):
                number = int(
                    "".join(itertools.takewhile(str.isdigit, article.removeprefix("《信访工作条例》第")))
                )
                assert 1 <= number <= 50, article


def test_every_matter_ends_on_the_map_and_walks_it(road_map: RoadMap, calendar: Calendar) -> None:
    for purpose, route, outcome in itertools.product(Purpose, (None, *Route), (None, *Outcome)):
        draft = MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome)
        assert end_of(draft) in road_map.places
        road = stops(draft, deadlines_of(draft, date(2026, 9, 21), calendar))
        assert [stop.progress for stop in road].count(Progress.HERE) == 1
        assert road[0].progress is Progress.DONE


def test_an_accusation_shows_no_sixty_days(calendar: Calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    words = str(stops(draft, deadlines_of(draft, date(2026, 9, 21), calendar)))
    assert "60" not in words
    assert "10月6日前" in words


def test_a_map_whose_way_leads_nowhere_is_refused() -> None:
    node = {"id": "a", "kind": "question", "title": "?", "text": [], "articles": []}
    data = {"version": "x", "start": "a", "nodes": [{**node, "edges": [{"label": "l", "to": "b"}]}]}
    with pytest.raises(DeskError, match=r"roadmap\.way_leads_nowhere"):
        read_roadmap(data)
    with pytest.raises(DeskError, match=r"roadmap\.bad_file"):
        read_roadmap({"nodes": []})
    with pytest.raises(DeskError, match=r"roadmap\.unknown_place"):
        read_roadmap({**data, "nodes": [{**node, "edges": []}]}).place("b")
