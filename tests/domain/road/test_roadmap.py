"""The road map: every place reachable, every end with a paper and an article."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date

import pytest

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.road.roadmap import Progress, RoadMap, end_of, ends_of, read_roadmap
from xinfang_desk.domain.road.roadmap_check import check_roadmap
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.visit import deadlines_of


def test_every_place_is_reached_every_end_has_a_paper_and_every_article_exists(road_map: RoadMap) -> None:
    assert check_roadmap(road_map) is road_map
    for place in road_map.places.values():
        assert place.kind == "outcome" or place.ways, place.id


_MANY = "1、" * 10_000 + "1"


_MANY = "1、" * 10_000 + "1"


def _with(road_map: RoadMap, place: str, **changed: object) -> RoadMap:
    made = replace(road_map.place(place), **changed)  # type: ignore[arg-type]
    return replace(road_map, places={**road_map.places, place: made})


@pytest.mark.parametrize(
    ("place", "changed", "code"),
    [
        ("huibi", {"papers": ()}, "no_paper"),
        ("huibi", {"papers": ("D01", "D99")}, "no_paper"),
        ("start", {"articles": ()}, "no_article"),
        ("start", {"articles": ("《信访工作条例》第51条",)}, "no_article"),
        ("start", {"articles": ("《信访工作条例》第34条第2款",)}, "no_article"),
        ("start", {"articles": ("《信访工作条例》第31条第7项",)}, "no_article"),
        ("start", {"articles": ("《信访工作条例》",)}, "no_article"),
        ("start", {"articles": ("《行政复议法(2023)》第11条第5项，第20、91条",)}, "no_article"),
        ("start", {"articles": ("信访工作条例第17条",)}, "no_article"),
        # 10^12 citations in one: multiplied out, they would never end.
        ("start", {"articles": (f"《信访工作条例》第{_MANY}条第{_MANY}款第{_MANY}项",)}, "no_article"),
        ("qianzhai", {"who": ""}, "not_told"),
        ("qianzhai", {"bring": ()}, "not_told"),
        ("qianzhai", {"how_long": ""}, "not_told"),
        ("qianzhai", {"if_unsatisfied": ""}, "not_told"),
        ("rules", {"ways": ()}, "not_reached"),
    ],
)
def test_a_map_that_is_not_sound_is_refused_by_its_place(
    road_map: RoadMap, place: str, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(DeskError, match=rf"roadmap\.{code}") as refused:
        check_roadmap(_with(road_map, place, **changed))
    assert refused.value.facts["place"] == ("huibi" if code == "not_reached" else place)


@pytest.mark.parametrize(
    "answers",
    [
        "start shensu_q1 shensu_q2 minshi qianzhai",  # a debt that no court has seen
        "start shensu_q1 shensu_q2 minshi jiashi",  # divorce, support of parents, an inheritance
        "start shensu_q1 shensu_q2 minshi linli",
        "start shensu_q1 shensu_q2 minshi peichang",
        "start shensu_q1 fuyi",  # a penalty of the police
        "start shensu_q1 zhixing",  # an award that is not obeyed
        "start shensu_q1 shensu_q2 gongshang",  # recognition of a work injury
        "start shensu_q1 shensu_q2 xingzheng_q shenqing",  # a benefit not yet applied for
        "start shensu_q1 shensu_q2 xingzheng_q daiyu",
        "start shensu_q1 shensu_q2 xingzheng_q chaichu",
        "start shensu_q1 shensu_q2 xingzheng_q gongkai",
        "start shensu_q1 shensu_q2 tudi cunjue",
        "start shensu_q1 shensu_q2 laodong laodong_late",
        "start shensu_q1 shensu_q2 laodong jiancha",
        "start shensu_q1 shensu_q2 tudi quanshu quanshu_fuyi",
        "start shensu_q1 shensu_q2 gongshang gongshang_fuyi",
        "start shensu_q1 shensu_q2 xinfang_q tinggong",
        "start ganxie",
    ],
)
def test_what_people_come_with_has_a_way_of_its_own(road_map: RoadMap, answers: str) -> None:
    walked = answers.split()
    for here, there in itertools.pairwise(walked):
        assert there in [way.to for way in road_map.place(here).ways]
    place = road_map.place(walked[-1])
    assert place.kind == "outcome"
    # Nobody is told of the sixty days of article 34 where they do not run.
    assert place.id in {"fuyi", "tinggong", "quanshu_fuyi", "gongshang_fuyi"} or "60天" not in "".join(
        place.text
    )


def test_who_asks_an_authority_to_act_is_told_from_which_day_two_months_run(road_map: RoadMap) -> None:
    place = road_map.place("lvzhi")
    assert "从交申请那天起两个月" in place.how_long
    assert "交上去的日子" in place.bring


def test_the_ends_without_a_court_are_offered_for_the_first_road() -> None:
    ends = ends_of(MatterDraft(statement="x", route=Route.S1))
    assert {"jiashi", "linli", "qianzhai", "peichang", "zhixing", "cunjue"} < set(ends)
    assert ends[0] == "shensu_q1"


def test_a_map_without_an_end_that_matters_come_to_is_refused(road_map: RoadMap) -> None:
    places = {name: place for name, place in road_map.places.items() if name != "zhongcai"}
    with pytest.raises(DeskError, match=r"roadmap\.end_missing"):
        check_roadmap(replace(road_map, places=places))


def test_another_law_may_be_cited(road_map: RoadMap) -> None:
    assert check_roadmap(_with(road_map, "start", articles=("《示例省信访条例》第3条",)))


def test_every_matter_ends_on_the_map_and_walks_it(road_map: RoadMap, calendar: Calendar) -> None:
    for purpose, route, outcome in itertools.product(Purpose, (None, *Route), (None, *Outcome)):
        draft = MatterDraft(statement="x", purpose=purpose, route=route, outcome=outcome)
        assert end_of(draft) in road_map.places
        road = stops(draft, deadlines_of(draft, date(2026, 9, 21), calendar), date(2026, 9, 21))
        assert [stop.progress for stop in road].count(Progress.HERE) == 1
        assert road[0].progress is Progress.DONE
        turns = {stop.progress for stop in road if stop.is_theirs}
        assert turns <= {Progress.HERE}, outcome
        assert (outcome in {Outcome.GUIDE, Outcome.TELL_ELSEWHERE} and purpose is not Purpose.JUBAO) == bool(
            turns
        )


def test_an_accusation_shows_no_sixty_days(calendar: Calendar) -> None:
    draft = MatterDraft(statement="x", purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    words = str(stops(draft, deadlines_of(draft, date(2026, 9, 21), calendar), date(2026, 9, 21)))
    assert "60" not in words
    assert "最迟10月6日" in words


def test_a_map_whose_way_leads_nowhere_is_refused() -> None:
    node = {"id": "a", "kind": "question", "title": "?", "text": [], "articles": []}
    data = {"version": "x", "start": "a", "nodes": [{**node, "edges": [{"label": "l", "to": "b"}]}]}
    with pytest.raises(DeskError, match=r"roadmap\.way_leads_nowhere"):
        read_roadmap(data)
    with pytest.raises(DeskError, match=r"roadmap\.bad_file"):
        read_roadmap({"nodes": []})
    with pytest.raises(DeskError, match=r"roadmap\.unknown_place"):
        read_roadmap({**data, "nodes": [{**node, "edges": []}]}).place("b")


@pytest.mark.parametrize(
    ("place", "words", "law"),
    [
        ("zhengfa", "公安不立案的：收到通知书7天内", "《公安机关办理刑事案件程序规定》第179条"),
        ("jubao_ga", "也可以请检察院监督", "《刑事诉讼法(2018)》第112、113条"),
        ("dangyuan", "知道那天起30天内，向原单位申请复核", "《公务员法(2018)》第95条"),
        ("dangyuan", "收到起1个月内，向作处分的监察机关申请复审", "《公职人员政务处分法》第55条"),
    ],
)
def test_a_limit_of_a_road_of_its_own_stands_with_its_article(
    road_map: RoadMap, place: str, words: str, law: str
) -> None:
    found = road_map.place(place)
    assert words in "".join(found.text)
    assert law in found.articles
