"""A matter keeps the road it was taken: on the map, from its start to its end, readable for good."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import MatterDraft, Walked
from xinfang_desk.domain.people.petitioner import Person, Role
from xinfang_desk.domain.road.roadmap import RoadMap, end_of, ends_of
from xinfang_desk.domain.road.walk import in_words, walk, walked_on

ONE = (Person(name="周试例"),)
WAGES = MatterDraft(statement="欠工资", route=Route.S2, outcome=Outcome.GUIDE)


def ids(walked: Walked | None) -> list[str]:
    return [each.place for each in walked.places] if walked else []


def follows(walked: Walked, road_map: RoadMap) -> bool:
    """Whether each place is left by a way of its own that leads to the next."""
    return all(
        any((way.label, way.to) == (here.chose, there.place) for way in road_map.place(here.place).ways)
        for here, there in pairwise(walked.places)
    )


@given(
    purpose=st.sampled_from(Purpose),
    route=st.sampled_from((None, *Route)),
    outcome=st.sampled_from((None, *Outcome)),
    content=st.sampled_from(("", "自然资源", "农村农业")),
    end=st.sampled_from(("", "zhengdi", "zhongcai", "cunwu", "chachu", "nowhere")),
    group=st.sampled_from((0, 2, 5, 7)),
)
def test_every_road_begins_at_the_start_and_goes_by_ways_to_where_the_matter_stands(
    road_map: RoadMap,
    purpose: Purpose,
    route: Route | None,
    outcome: Outcome | None,
    content: str,
    end: str,
    group: int,
) -> None:
    draft = MatterDraft(
        statement="x", purpose=purpose, route=route, outcome=outcome, content=content, road_end=end
    )
    people = tuple(Person(name="甲", role=Role.REPRESENTATIVE) for _ in range(group)) or ONE
    walked = walk(road_map, draft, people)
    if end_of(draft) == road_map.start:
        assert walked is None
        return
    assert walked is not None
    assert walked.version == road_map.version
    assert ids(walked)[0] == road_map.start
    assert ids(walked)[-1] == end_of(draft)
    assert follows(walked, road_map)
    assert walked.places[-1].chose == ""


@pytest.mark.parametrize(
    ("draft", "road"),
    [
        (WAGES, "start shensu_q1 shensu_q2 laodong"),
        # 条例 art. 31, items 4 and 5: the same road, another gate.
        (
            MatterDraft(statement="x", route=Route.S4, content="自然资源", road_end="zhengdi"),
            "start shensu_q1 shensu_q2 tudi zhengdi",
        ),
        (
            MatterDraft(statement="x", route=Route.S5, outcome=Outcome.FORWARD),
            "start shensu_q1 shensu_q2 chachu",
        ),
        (
            MatterDraft(statement="x", route=Route.S6, outcome=Outcome.ACCEPT),
            "start shensu_q1 shensu_q2 xinfang_q xf_town xf_accept xf_handle",
        ),
        (MatterDraft(statement="x", outcome=Outcome.MERGE), "start again_q dup_here"),
        (MatterDraft(statement="x", outcome=Outcome.NO_MORE), "start again_q zhongjie_q zhongjie"),
        (MatterDraft(statement="x", purpose=Purpose.QITA, outcome=Outcome.ONSPOT), "start consult"),
    ],
)
def test_the_road_answers_what_the_classing_says(road_map: RoadMap, draft: MatterDraft, road: str) -> None:
    """信访工作条例 arts. 29, 31, 36."""
    assert ids(walk(road_map, draft, ONE)) == road.split()


@pytest.mark.parametrize(
    ("people", "involved", "road"),
    [(3, 3, "start group group_ok start_topic"), (5, 23, "start group group_choose group_ok start_topic")],
)
def test_a_group_is_asked_for_representatives(
    road_map: RoadMap, people: int, involved: int, road: str
) -> None:
    """信访工作条例 art. 20, para. 3."""
    group = tuple(Person(name="甲", role=Role.REPRESENTATIVE) for _ in range(people))
    walked = walk(road_map, WAGES, group, involved=involved)
    assert ids(walked)[: len(road.split())] == road.split()
    assert ids(walked)[-1] == "laodong"


def test_what_was_walked_is_kept_while_the_matter_stands_there(road_map: RoadMap) -> None:
    walked = walk(road_map, WAGES, ONE)
    newer = replace(road_map, version="2027.1")
    assert walked_on(walked, newer, replace(WAGES, to="别处"), ONE) is walked
    moved = walked_on(walked, newer, replace(WAGES, road_end="zhongcai"), ONE)
    assert moved is not None
    assert (moved.version, ids(moved)[-1]) == ("2027.1", "zhongcai")


def test_it_is_read_without_the_map_that_it_was_walked_on(road_map: RoadMap) -> None:
    walked = walk(road_map, WAGES, ONE)
    assert walked is not None
    assert in_words(walked) == (
        "您来反映什么事？（我自己的事没解决，想要个说法） → "
        "这件事法院、检察院、公安管过或者正在管吗？（没有） → "
        "这件事主要跟谁闹矛盾？（跟老板、单位：工资、工伤、辞退） → 先走劳动仲裁或劳动监察"
    )


def test_a_map_without_that_end_stops_nobody(road_map: RoadMap) -> None:
    places = {name: place for name, place in road_map.places.items() if name != "laodong"}
    assert walk(replace(road_map, places=places), WAGES, ONE) is None


def test_an_end_of_another_classing_does_not_count() -> None:
    """What was chosen under one road of article 31 is not where a matter of another road ends."""
    for route, outcome in product(Route, Outcome):
        draft = MatterDraft(statement="x", route=route, outcome=outcome, road_end="jubao_self")
        assert end_of(draft) == ends_of(draft)[0]
        assert "jubao_self" not in ends_of(draft)
    accusation = MatterDraft(statement="x", purpose=Purpose.JUBAO, road_end="zhengdi", served_on=date.min)
    assert ends_of(accusation) == ("jubao_jw",)
