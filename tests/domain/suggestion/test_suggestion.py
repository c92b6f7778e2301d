from __future__ import annotations

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.domain.suggestion.labelled import (
    CODES,
    UNTAUGHT,
    Figures,
    given,
    hand_table,
    judge,
    shipped_table,
    statements,
    taught,
)
from tests.domain.suggestion.voices import OWN
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.suggestion import Rules, load_rules, suggest
from xinfang_desk.domain.suggestion.rules import AREA, ROUTES


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(shipped_table())


def meets_the_targets(figures: Figures) -> bool:
    return (
        figures.first_road >= 85
        and figures.among_three >= 95
        and figures.first_body >= 75
        and figures.accusations_found >= 95
        and figures.dangers_found >= 95
        and figures.false_seals < 5
        and figures.false_alarms < 8
    )


def test_statements_never_learned_from_are_answered_well_enough(rules: Rules) -> None:
    held_out = [row for row in statements() if row["held_out"] and row["voice"] == OWN]
    figures, _ = judge(held_out, rules)
    assert figures.statements > 100
    assert meets_the_targets(figures), figures


@pytest.mark.long
def test_the_given_sixty_are_answered_well_enough_by_what_the_others_teach() -> None:
    rows = statements()
    sixty = [row for row in rows if given(row)]
    learned = taught([row for row in rows if not given(row) and not row["held_out"]])
    figures, _ = judge(sixty, load_rules({**hand_table(), "learned": learned}))
    assert figures.statements == 60
    assert meets_the_targets(figures), figures


@pytest.mark.long
def test_the_learned_table_is_what_the_statements_teach() -> None:
    shipped = json.loads((CODES / "suggestion_learned.json").read_text("utf-8"))
    assert shipped == taught([row for row in statements() if not row["held_out"]])


def test_our_own_statements_are_many_and_name_no_body_or_content_of_their_own() -> None:
    rows = statements()
    sixty = [row for row in rows if given(row)]
    assert len(rows) - len(sixty) >= 250
    assert len({row["id"] for row in rows}) == len(rows)
    assert {body for row in rows for body in row["body_ok"]} <= {b for row in sixty for b in row["body_ok"]}


def test_the_table_names_only_bodies_and_contents_that_are_known() -> None:
    rows = statements()
    bodies = {body for row in rows for body in row["body_ok"]} | {
        AREA,
        "约定的仲裁机构",
        "市人民政府(信访复核)",
    }
    contents = set(json.loads((CODES / "contents.json").read_text("utf-8"))["contents"]) | {AREA}
    table = hand_table()
    for row in (*table["topics"], *table["areas"]):
        assert {row["body"], *(body for _, body in row.get("also", ()))} <= bodies, row["id"]
        assert set(row["content"]) <= contents, row["id"]


@pytest.mark.parametrize("text", ["", "嗯", "？！。", "abc 123", "𠮷" * 40, "俺来说个事"])
def test_anything_said_gets_a_road_and_no_more_than_five(rules: Rules, text: str) -> None:
    suggestion = suggest(text, rules)
    assert 1 <= len(suggestion.routes) <= 5
    assert len({road.route for road in suggestion.routes}) == len(suggestion.routes)
    assert all(road.body and road.articles and road.why for road in suggestion.routes)
    assert suggestion.content


def test_the_reason_quotes_words_that_were_said(rules: Rules) -> None:
    road = suggest("包工头欠我们四个月工资，一分没给。", rules).routes[0]
    assert (road.route, road.body) == ("s5", "劳动保障监察")
    assert road.words
    assert "“欠" in road.why
    assert "31(5)" in road.articles


@pytest.mark.parametrize(
    ("text", "unsaid"),
    [
        ("他家狗没拴，把我家孩子咬了，打针花了三千多。", "家庭暴力"),
        ("我丈夫的狗打翻了邻居的花盆", "家庭暴力"),
        ("合同里写了有争议去仲裁委员会仲裁，他现在不认账", "法院的程序"),
    ],
)
def test_a_reason_needs_the_relation_and_not_its_words_alone(rules: Rules, text: str, unsaid: str) -> None:
    assert unsaid not in "".join(road.why for road in suggest(text, rules).routes)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("管低保的说，塞了两条烟当天就办好了", "“塞了…当天”（拿了好处才办事）"),
        ("救灾的化肥，夜里拉到他小舅子店里卖了", "（公家东西进了私人家）"),
        ("楼上天天漏水，墙都泡了", "（邻家相扰）"),
        ("有个男的自称是市场管理员，来收二十块，不给票", "（托词收钱的陌生人）"),
    ],
)
def test_a_reason_says_what_the_words_were_taken_for(rules: Rules, text: str, reason: str) -> None:
    assert reason in "".join(road.why for road in suggest(text, rules).routes)


def test_a_road_that_no_kind_of_matter_speaks_for_quotes_nothing(rules: Rules) -> None:
    for road in suggest("我家住在河边，现在心里烦得很。", rules).routes:
        assert road.words or road.why.startswith("从整段话看：")
        assert not {"现在", "我家", "烦"} & set(road.words)


def test_a_county_adds_a_relation_and_cues_may_name_it() -> None:
    table = {**hand_table(), "learned": UNTAUGHT}
    table["relations"] = {**table["relations"], "拿甲换乙": ["甲木…乙木"]}
    table["topics"] = [
        {**table["topics"][0], "id": "own", "cues": {"9": ["[拿甲换乙]"]}, "route": "s3", "also": []}
    ]
    rules = load_rules(table)
    road = suggest("他拿甲木去换乙木。", rules).routes[0]
    assert (road.route, road.words) == ("s3", ("甲木…乙木",))
    assert "“甲木…乙木”（拿甲换乙）" in road.why
    assert suggest("他拿乙木去换甲木。", rules).routes[0].route != "s3"


@pytest.mark.parametrize(
    "row", [row for row in statements() if row["held_out"]][::7], ids=lambda row: row["id"]
)
def test_a_reason_quotes_whole_words(rules: Rules, row: dict[str, Any]) -> None:
    known = {word for words in rules.vocabulary.by_start.values() for word in words}
    told = [word for road in suggest(row["text"], rules).routes for word in road.words]
    assert all(word in known for relation in told for word in relation.split("…"))


def test_who_decided_is_not_proposed_to_review_itself(rules: Rules) -> None:
    road = suggest("县政府给我的征地补偿决定书，我不服", rules).routes[0]
    assert (road.route, road.body) == ("s4", "市人民政府(行政复议机关)")


def test_an_arbitration_clause_leads_to_the_body_that_was_agreed_on(rules: Rules) -> None:
    road = suggest("合同里写了有争议去仲裁委员会仲裁，他现在不认账", rules).routes[0]
    assert (road.route, road.body) == ("s2", "约定的仲裁机构")


def test_an_accusation_of_an_official_is_sealed_and_the_same_of_a_boss_is_not(rules: Rules) -> None:
    official = suggest("俺村支书把低保名额给了他小舅子，还收了人家好处费，请替我保密。", rules)
    assert official.confidential
    assert official.purpose == "jubao"
    assert official.routes[0].body == "纪检监察机关"
    assert not suggest("饭店老板把馊肉卖给客人，还缺斤少两，请来查查。", rules).confidential


def test_saying_that_one_accuses_nobody_is_no_accusation(rules: Rules) -> None:
    assert not suggest("我不敢说谁贪了，没看见的事不瞎讲，就要求村里把账公开。", rules).confidential


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("快去人！有人爬到楼顶边上要跳楼，底下围了好多人！", "110"),
        ("整个楼道都是煤气味，门敲不开，怕要炸，快派人！", "119"),
    ],
)
def test_a_danger_to_life_names_the_number_to_call_and_article_25(rules: Rules, text: str, call: str) -> None:
    suggestion = suggest(text, rules)
    assert suggestion.urgent
    assert suggestion.urgent_call == call
    assert "25" in suggestion.routes[0].articles


@pytest.mark.parametrize(
    "text",
    [
        "去年他喝了酒拿菜刀吓唬过我，早过去了。现在就想问离婚去哪个法院。",
        "村口的路灯坏了两个月，天黑看不见，盼着有人修修，不急。",
    ],
)
def test_what_is_past_or_only_a_nuisance_is_no_alarm(rules: Rules, text: str) -> None:
    suggestion = suggest(text, rules)
    assert not suggestion.urgent
    assert suggestion.urgent_call is None


def test_two_matters_and_the_circumstances_bring_their_articles(rules: Rules) -> None:
    text = "我不识字，你给我记。我们一共十二个人，老板拖欠工资没给。还有个小事，村口路灯坏了。"
    suggestion = suggest(text, rules)
    assert suggestion.two_matters
    assert {"24", "20(3)", "19(1)"} <= set(suggestion.routes[0].articles)
    assert not suggest("老板拖欠我们工资没给。", rules).two_matters


def test_dialect_says_the_same_as_plain_speech(rules: Rules) -> None:
    assert suggest("俺娃没得户口，咋办", rules) == suggest("我孩子没有户口，怎么办", rules)


def test_width_and_blanks_change_nothing(rules: Rules) -> None:
    assert suggest("老板 欠我 工资,没给!", rules) == suggest("老板欠我工资，没给！", rules)


def test_a_county_adds_its_own_word_and_the_road_follows() -> None:
    table = {**hand_table(), "learned": UNTAUGHT}
    text = "俺那个撂条子的事还没个着落。"
    assert suggest(text, load_rules(table)).routes[0].route != "s5"
    wages = next(row for row in table["topics"] if row["id"] == "wage_arrears")
    wages["cues"]["6"].append("撂条子")
    road = suggest(text, load_rules(table)).routes[0]
    assert (road.route, road.words) == ("s5", ("撂条子",))


def test_a_denied_word_counts_for_nothing_within_its_own_clause() -> None:
    table = {**hand_table(), "learned": UNTAUGHT}
    own = {"id": "own", "cues": {"9": ["甲木"]}, "not_after": "并非", "route": "s3", "also": []}
    table["topics"] = [{**table["topics"][0], **own}]
    rules = load_rules(table)
    assert suggest("这里有甲木。", rules).routes[0].route == "s3"
    assert suggest("这里并非甲木。", rules).routes[0].route != "s3"
    assert suggest("并非如此，这里有甲木。", rules).routes[0].route == "s3"


def test_the_steps_of_a_cue_follow_in_order_within_one_sentence() -> None:
    table = {**hand_table(), "learned": UNTAUGHT}
    topic = {**table["topics"][0], "id": "own", "cues": {"9": ["甲木…乙木&丙木"]}, "route": "s3", "also": []}
    table["topics"] = [topic]
    rules = load_rules(table)

    def road(text: str) -> str:
        return suggest(text, rules).routes[0].route

    assert road("甲木后头是乙木。再有丙木。") == "s3"
    assert road("乙木后头是甲木。再有丙木。") != "s3"
    assert road("甲木。后头是乙木。再有丙木。") != "s3"
    assert road("甲木后头是乙木。") != "s3"


def test_nothing_learned_still_gives_a_road_by_the_hand_table() -> None:
    untaught = load_rules({**hand_table(), "learned": UNTAUGHT})
    assert suggest("法院判决书下来了，我要上诉。", untaught).routes[0].route == "s1"


def _topic(table: dict[str, Any], field: str, value: object) -> None:
    table["topics"][0][field] = value


@pytest.mark.parametrize(
    ("spoil", "row", "field"),
    [
        (lambda t: t.pop("settings"), "table", "settings"),
        (lambda t: t["settings"].update(seal_at="often"), "settings", "seal_at"),
        (lambda t: t["settings"].update(gap=True), "settings", "gap"),
        (lambda t: t.update(topics=[]), "table", "topics"),
        (lambda t: _topic(t, "route", "s7"), "suggestion", "route"),
        (lambda t: _topic(t, "articles", "29"), "suggestion", "articles"),
        (lambda t: _topic(t, "cues", {"heavy": ["建议"]}), "suggestion", "cues heavy"),
        (lambda t: _topic(t, "cues", {"3": ["{没有的表}"]}), "suggestion", "{没有的表}"),
        (lambda t: _topic(t, "cues", {"3": ["建议|"]}), "suggestion", "建议|"),
        (lambda t: _topic(t, "urgent", "911"), "suggestion", "urgent"),
        (lambda t: _topic(t, "not_after", 3), "suggestion", "not_after"),
        (lambda t: _topic(t, "also", [["s1"]]), "pairs", "['s1']"),
        (lambda t: t["lists"].update({"公职": "书记"}), "lists", "公职"),
        (lambda t: t["relations"].update({"甲乙": ["{没有的表}"]}), "甲乙", "{没有的表}"),
        (lambda t: _topic(t, "cues", {"3": ["[没有的事]"]}), "suggestion", "[没有的事]"),
        (lambda t: t.pop("relations"), "table", "relations"),
        (lambda t: t["routes"].pop("s6"), "routes", "s6"),
        (lambda t: t["marks"].pop("urgent"), "marks", "urgent"),
        (lambda t: t["learned"].pop("totals"), "learned", "shape"),
        (lambda t: t["learned"]["phrases"].update({"工资": "many"}), "learned", "工资"),
    ],
)
def test_a_spoilt_table_is_refused_by_row_and_field(
    spoil: Callable[[dict[str, Any]], object], row: str, field: str
) -> None:
    table = {**hand_table(), "learned": copy.deepcopy(UNTAUGHT)}
    spoil(table)
    with pytest.raises(DeskError) as refused:
        load_rules(table)
    assert refused.value.code == "suggestion.bad_table"
    assert refused.value.facts == {"row": row, "field": field}


def test_every_road_has_words_of_its_own(rules: Rules) -> None:
    assert set(rules.defaults) == set(ROUTES)
