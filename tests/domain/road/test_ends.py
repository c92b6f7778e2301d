"""Where on the map a matter stands: by what was received, then by content; where two fit, at a question."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from xinfang_desk.desk.shipped import rules_shipped
from xinfang_desk.domain.category import Outcome, Route
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED
from xinfang_desk.domain.road.roadmap import RoadMap, end_of, end_on, ends_of, is_undecided
from xinfang_desk.domain.suggestion.settling import notices_of_road, with_end

RULES = rules_shipped()
GOT = date(2026, 8, 10)
GUIDED = MatterDraft(statement="x", route=Route.S4, outcome=Outcome.GUIDE)


@pytest.mark.parametrize("content", ["市场监管", "自然资源"])
@pytest.mark.parametrize(
    ("event", "end"),
    [
        ("penalty_received", "fuyi"),
        ("demolition_order_received", "chaichu"),
        ("title_decision_received", "quanshu_fuyi"),
        ("benefit_decision_received", "daiyu"),
        ("refusal_received", "fuyi"),
        ("reconsideration_received", "fuyi_hou"),
        ("award_received", "caijue"),
        ("land_award_received", "nd_caijue"),
        ("judgment_received", "susong"),
        ("opinion_received", "fucha_ok"),
        ("review_received", "fuhe"),
        ("decision_received", "fuyi"),
        ("applied_on", "lvzhi"),
    ],
)
def test_a_paper_leads_to_its_own_place(event: str, end: str, content: str, road_map: RoadMap) -> None:
    draft = replace(GUIDED, content=content, events={Event(event): GOT})
    assert end_of(draft) == end
    assert end in road_map.places
    assert not is_undecided(draft)
    assert end_of(replace(draft, road_end="zhengdi")) == "zhengdi"


@pytest.mark.parametrize("event", ["benefit_decision", "refusal", "decision"])
def test_a_finding_on_a_work_injury_has_a_place_of_its_own(event: str, road_map: RoadMap) -> None:
    """复议法 11(7) and 工伤保险条例 55, not those of an allowance; without a finding it is asked for."""
    draft = replace(
        GUIDED,
        statement="工伤认定书下来了，说不算工伤。",
        content="劳动和社会保障",
        events={Event(f"{event}_received"): GOT},
    )
    assert end_of(draft) == "gongshang_fuyi"
    laws = road_map.place(end_of(draft)).articles
    assert "《工伤保险条例》第26、55条" in laws
    assert any("第11条第7项" in each for each in laws)
    assert not any("社会救助" in each or "第12项" in each for each in laws)
    assert end_of(replace(draft, events={Event.PENALTY_RECEIVED: GOT})) == "fuyi"
    stopped = {Event.BENEFIT_DECISION_RECEIVED: GOT}
    assert end_of(replace(draft, statement="养老金停了", events=stopped)) == "daiyu"
    asked = replace(draft, statement="干活摔断了腿，老板不给报工伤。", events={})
    assert with_end(asked, (), GOT, RULES).road_end == "gongshang"


def test_every_kind_of_paper_leads_somewhere(road_map: RoadMap) -> None:
    for event in PAPERS_RECEIVED:
        assert end_of(replace(GUIDED, events={event: GOT})) in road_map.places


def test_what_the_office_takes_up_goes_its_own_road() -> None:
    taken = replace(GUIDED, route=Route.S6, outcome=Outcome.ACCEPT, events={Event.OPINION_RECEIVED: GOT})
    assert end_of(taken) == "xf_handle"


@pytest.mark.parametrize(
    ("route", "content", "outcome", "to", "end"),
    [
        (Route.S5, "民政与应急", Outcome.FORWARD, "县民政局", "lvzhi"),  # an allowance that has stopped
        (Route.S5, "市场监管", Outcome.GUIDE, "", "chachu"),
        (Route.S5, "城乡建设", Outcome.ACCEPT, "", "zhenli"),
        (Route.S5, "劳动和社会保障", Outcome.GUIDE, "", "jiancha"),
        (Route.S4, "民政与应急", Outcome.GUIDE, "", "daiyu"),
        (Route.S6, "农村农业", Outcome.ASSIGN, "示例村村民委员会", "cunwu"),
        (Route.S6, "农村农业", Outcome.ASSIGN, "镇农业服务中心", "xf_county"),
        (Route.S6, "交通运输", Outcome.FORWARD, "县交通运输局", "xf_county"),
    ],
)
def test_the_content_says_which(route: Route, content: str, outcome: Outcome, to: str, end: str) -> None:
    draft = MatterDraft(statement="x", route=route, content=content, outcome=outcome, to=to)
    assert end_of(draft) == end


@pytest.mark.parametrize(
    ("draft", "question"),
    [
        (replace(GUIDED, content="自然资源"), "tudi"),
        (replace(GUIDED, route=Route.S5, content="其他"), "shensu_q2"),
        # A dispute of which nobody has said that a court has seen it.
        (replace(GUIDED, route=Route.S1), "shensu_q1"),
    ],
)
def test_where_two_fit_none_is_taken_and_it_is_said(
    draft: MatterDraft, question: str, road_map: RoadMap
) -> None:
    assert end_of(draft) == question
    assert road_map.place(question).kind == "question"
    assert is_undecided(draft)
    assert {each.code for each in notices_of_road(draft)} == {"road_end_missing"}
    chosen = replace(draft, road_end=ends_of(draft)[1])
    assert not is_undecided(chosen)
    assert notices_of_road(chosen) == ()


def test_on_a_map_of_before_it_stands_at_the_start(road_map: RoadMap) -> None:
    draft = replace(GUIDED, events={Event.AWARD_RECEIVED: GOT})
    places = {name: place for name, place in road_map.places.items() if name != "caijue"}
    assert end_on(road_map, draft) == "caijue"
    assert end_on(replace(road_map, places=places), draft) == "start"
