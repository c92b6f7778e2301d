"""The one question on which the roads differ most, and what an answer makes of the words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.domain.suggestion.labelled import hand_table, shipped_table, statements
from tests.domain.suggestion.voices import OWN, hear, right_body, right_road, shipped_questions, unlearned
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Event
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.suggestion import Rules, load_rules, questions_of, suggest
from xinfang_desk.domain.suggestion.asking import PAPER, Questions, next_question, weighed_by
from xinfang_desk.domain.suggestion.seal import Seal

WAGES = "包工头欠我们四个月工资，一分没给，请劳动监察查一查。"
VAGUE = "这个事拖了这么久，我就想要个说法。"
DANGER = "有人爬到楼顶边上要跳楼，底下围了好多人！"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(shipped_table())


@pytest.fixture(scope="module")
def questions(rules: Rules) -> Questions:
    return shipped_questions(rules)


def test_every_end_of_the_table_stands_on_the_map_and_some_question_leads_to_it(
    rules: Rules, road_map: RoadMap, questions: Questions
) -> None:
    assert set(rules.ends) <= set(road_map.places)
    led = {end for answers in questions.values() for likely in answers.values() for end in likely}
    assert led == set(rules.ends)


def test_a_question_and_its_answers_are_those_of_the_map(questions: Questions, road_map: RoadMap) -> None:
    for asked, answers in questions.items():
        if asked != PAPER:
            assert set(answers) - {"none"} == {way.to for way in road_map.place(asked).ways}
    assert "start_topic" not in questions  # the start, put to a group


def test_a_map_without_the_newer_places_is_asked_by_as_it_stands(rules: Rules, road_map: RoadMap) -> None:
    old = {name: place for name, place in road_map.places.items() if name != "minshi"}
    ways = tuple(way for way in old["shensu_q2"].ways if way.to != "minshi")
    old["shensu_q2"] = replace(old["shensu_q2"], ways=ways)
    for private in ("jiashi", "linli", "qianzhai", "peichang"):
        del old[private]
    asked = questions_of(replace(road_map, places=old), rules)
    assert "minshi" not in asked
    assert suggest(VAGUE, rules, {"shensu_q2": "laodong"}, asked).routes[0].route in {"s2", "s5"}


def test_nothing_is_asked_where_one_road_is_sure(rules: Rules, questions: Questions) -> None:
    assert suggest(WAGES, rules, {}, questions).ask is None
    assert suggest(VAGUE, rules).ask is None  # nobody gave questions


def test_an_answer_decides_over_the_words_and_brings_a_road_that_was_not_listed(
    rules: Rules, questions: Questions
) -> None:
    listed = {each.route for each in suggest(WAGES, rules).routes}
    assert "s3" not in listed
    found = suggest(WAGES, rules, {"shensu_q2": "dangyuan"}, questions)
    assert (found.routes[0].route, found.routes[0].body) == ("s3", "纪检监察机关")
    debt = suggest(VAGUE, rules, {"shensu_q2": "minshi", "minshi": "qianzhai"}, questions)
    assert (debt.routes[0].route, debt.routes[0].body) == ("s1", "人民法院")


@pytest.mark.parametrize(
    "row", [row for row in statements() if row["voice"] != OWN][::9], ids=lambda row: row["id"]
)
def test_cannot_tell_changes_no_road_and_nothing_is_asked_twice_or_more_than_twice(
    rules: Rules, questions: Questions, row: dict[str, str]
) -> None:
    answers: dict[str, str] = {}
    first = found = suggest(row["text"], rules, answers, questions)
    while found.ask:
        assert found.ask not in answers
        answers[found.ask] = "unknown"
        found = suggest(row["text"], rules, answers, questions)
        assert found.routes == first.routes
    assert len(answers) <= 2


def test_an_answer_takes_no_danger_away_and_what_is_asked_of_an_accusation_comes_first(
    rules: Rules, questions: Questions
) -> None:
    found = suggest(DANGER, rules, {"start": "jianyi", "jianyi": "jianyi_town"}, questions)
    assert (found.urgent, found.urgent_call) == (True, "110")
    assert "25" in found.routes[0].articles
    assert suggest(DANGER, rules, {}, questions).ask is None  # first somebody is called
    accused = suggest("支书收了人家的钱", rules, {"shensu_q1": "unknown", "shensu_q2": "unknown"}, questions)
    assert (accused.seal, accused.ask) == (Seal.SEALED, "jubao")


def test_a_denied_accusation_is_asked_about_further_as_any_other_matter(
    rules: Rules, questions: Questions
) -> None:
    found = suggest("我那个堂客的哥哥是个干部，我就是要跟她离。", rules, {"jubao": "none"}, questions)
    assert found.seal is Seal.OPEN
    assert found.ask != "jubao"
    assert "jubao" not in [each.route for each in found.routes]


def test_the_question_is_the_one_on_which_the_likeliest_ends_differ(
    rules: Rules, questions: Questions
) -> None:
    def asked(weights: dict[str, float], **answers: str) -> str | None:
        return next_question(weights, rules.ends, questions, answers, rules.settings)

    assert asked({"jiashi": 0.5, "peichang": 0.5}) is None  # both go to the same court
    assert asked({"laodong": 0.5, "chengbao": 0.5}) == "shensu_q2"
    assert asked({"chengbao": 0.5, "quanshu": 0.5}) == "tudi"
    assert asked({"jianyi_town": 0.5, "laodong": 0.5}) == "start"
    assert asked({"chaichu": 0.5, "lvzhi": 0.5}) == "xingzheng_q"
    assert asked({"chaichu": 0.5, "lvzhi": 0.5}, xingzheng_q="unknown") == PAPER
    assert asked({"laodong": 0.9, "chengbao": 0.1}) is None
    assert asked({"laodong": 0.5, "chengbao": 0.5}, shensu_q1="shensu_q2", tudi="unknown") is None


def test_what_a_paper_in_hand_says(rules: Rules, questions: Questions) -> None:
    even = dict.fromkeys(("fuyi", "lvzhi", "susong", "xf_accept"), 0.25)
    with_penalty = weighed_by(even, questions, {PAPER: "penalty"})
    assert max(with_penalty, key=lambda end: with_penalty[end]) == "fuyi"
    without = weighed_by(even, questions, {PAPER: "none"})
    assert max(without, key=lambda end: without[end]) == "xf_accept"
    assert weighed_by(even, questions, {PAPER: "unknown"}) == even


def test_the_papers_asked_after_are_those_from_which_a_limit_runs(rules: Rules) -> None:
    received = {each.value for each in Event if each.value.endswith("_received")}
    kinds = {value.removesuffix("_received") for value in received}
    assert set(rules.papers.kinds) == kinds - {"decision"}  # of which nobody knows the kind


def test_asking_is_worth_its_questions_in_voices_that_nothing_was_learned_from(
    rules: Rules, questions: Questions
) -> None:
    heard = [hear(row, rules, questions) for row in unlearned()]
    assert len(heard) > 90
    gained = sum(right_road(one.last, one.row) - right_road(one.first, one.row) for one in heard)
    assert gained > 0
    assert sum(right_road(one.last, one.row) for one in heard) >= 0.92 * len(heard)
    assert sum(right_body(one.last, one.row) for one in heard) >= 0.85 * len(heard)
    assert sum(len(one.asked) for one in heard) <= 0.8 * len(heard)


def test_accusations_are_found_or_asked_about_and_few_ordinary_matters_are(
    rules: Rules, questions: Questions
) -> None:
    heard = [hear(row, rules, questions) for row in unlearned()]
    accused = [one for one in heard if one.row["confidential"]]
    ordinary = [one.first for one in heard if not one.row["confidential"]]
    assert sum(one.first.seal is not Seal.OPEN for one in accused) >= 0.86 * len(accused)
    # Whom the words alone do not give away is found by the question of the map.
    assert sum(one.last.seal is Seal.SEALED for one in accused) >= 0.88 * len(accused)
    assert sum(one.seal is not Seal.OPEN for one in ordinary) <= 0.10 * len(ordinary)
    assert sum(one.confidential for one in ordinary) <= 0.02 * len(ordinary)


@pytest.mark.parametrize(
    ("text", "call"),
    [
        ("有个男的坐在信用社楼顶边上，脚都吊在外头，劝不下来", "110"),
        ("有人要跳河，在大桥上！", "110"),
        ("我不想活了，绳子都拴好了", "110"),
        ("我妹发微信说不想活了，药都买好了，她一个人在出租屋", "110"),
        ("楼道里好大的煤气味，敲门没人应", "119"),
        ("大量气体外泄，软管断裂，下风向是集镇", "119"),
        ("三岁的孩子反锁在车里了，喊不醒", "120"),
        ("水利站报告：今早巡查发现塘坝背水坡渗水，渗水量两小时增大一倍，请立即调度。", "110"),
    ],
)
def test_lives_in_danger_are_heard_however_they_are_told(rules: Rules, text: str, call: str) -> None:
    found = suggest(text, rules)
    assert (found.urgent, found.urgent_call) == (True, call)


@pytest.mark.parametrize(
    "text",
    [
        "桥栏杆让车撞掉了一截，请来修修。",
        "水库的坝去年漏过，修好了，可是护坡上的石头松了几块，请看看。",
        "家里有精神病人，什么情况能送医院？费用谁出？",
        "电线杆歪了三年了，说过要扶正，一直没来。",
    ],
)
def test_what_only_sounds_like_a_danger_is_none(rules: Rules, text: str) -> None:
    assert not suggest(text, rules).urgent


@pytest.mark.parametrize(
    ("text", "two"),
    [
        ("工伤没给认，另外我娘的低保上个月停了。", True),
        ("低保取消我不服，另有一事，我家门前的电杆歪了要倒。", True),
        ("老板欠我工资，另外五个工友也一样，都是那个工地的。", False),
        ("手压伤了，厂里不报工伤，另外医药费也是我自己垫的。", False),
        ("一、施工方拖欠本人工资二万一千元；二、本人户内高龄津贴自三月起停发。", True),
        ("老板拖欠我工资一万二没给，还有我妈的低保上个月停了，残疾补贴也没发。", True),
        ("老板拖欠我工资一万二没给，还有五个工友也没拿到。", False),
    ],
)
def test_two_matters_are_told_by_what_they_are_about(rules: Rules, text: str, two: bool) -> None:
    assert suggest(text, rules).two_matters is two


def test_an_end_that_no_table_knows_is_refused_by_its_row() -> None:
    table = shipped_table()
    table["topics"] = [{**hand_table()["topics"][0], "end": "nowhere"}]
    with pytest.raises(DeskError) as refused:
        load_rules(table)
    assert refused.value.facts == {"row": "suggestion", "field": "end"}
