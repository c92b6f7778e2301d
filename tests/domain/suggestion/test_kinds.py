"""Kinds of statement that went wrong: two things told at once, papers that are later, dangers, answers."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.suggestion.labelled import shipped_table, statements
from tests.domain.suggestion.voices import OWN, shipped_questions
from xinfang_desk.domain.suggestion import Rules, Suggestion, heard_seal, load_rules, suggest
from xinfang_desk.domain.suggestion.asking import PAPER
from xinfang_desk.domain.suggestion.rules import AREA
from xinfang_desk.domain.suggestion.said import roads_answered
from xinfang_desk.domain.suggestion.seal import SEALED_ENDS, Seal

SAID = [row["text"] for row in statements() if row["voice"] != OWN]
ACCUSED = "村会计贪了大家的救灾款。"
OWN_MATTERS = (
    "我要跟他离婚，孩子归我。",
    "我娘的高龄补贴停了，要恢复。",
    "前院的树挡了我家的光。",
    "老板还差我两个月工资。",
)


@cache
def rules() -> Rules:
    return load_rules(shipped_table())


def found(text: str, answers: dict[str, str] | None = None) -> Suggestion:
    return suggest(text, rules(), answers or {}, shipped_questions(rules()))


@pytest.mark.parametrize("own", OWN_MATTERS)
@pytest.mark.parametrize("told", ["{0}{1}", "{1}{0}", "{0}另外，{1}", "一、{1}二、{0}", "1.{1}2.{0}"])
def test_an_accusation_is_asked_about_whatever_stands_beside_it(own: str, told: str) -> None:
    text = told.format(ACCUSED, own)
    assert heard_seal(text, rules()) is not Seal.OPEN
    assert found(text).seal is not Seal.OPEN


def test_an_accusation_among_fifty_points_is_asked_about() -> None:
    for place in (0, 24, 49):
        points = [OWN_MATTERS[each % 4] for each in range(50)]
        points[place] = ACCUSED
        text = "".join(f"{number}、{point}" for number, point in enumerate(points, 1))
        assert heard_seal(text, rules()) is not Seal.OPEN


def test_a_few_letters_are_enough_to_accuse() -> None:
    assert heard_seal("村长收贿。我的高龄补贴停了，要恢复。", rules()) is not Seal.OPEN


@pytest.mark.parametrize("text", ["村支書貪污了修路錢。", "村長收賄", "村支\u200b书贪\u2060污了修路钱。"])
def test_how_it_is_written_hides_no_accusation(text: str) -> None:
    assert heard_seal(text, rules()) is not Seal.OPEN


def test_a_letter_of_the_old_script_is_read_as_the_new_one() -> None:
    old, new = found("老闆欠我們三個月工資沒給。"), found("老板欠我们三个月工资没给。")
    assert (old.routes, old.content, old.seal) == (new.routes, new.content, new.seal)


@pytest.mark.parametrize(
    "text", ["罚款的事我申请过复议，复议输了，下一步去哪。", "县里的复议也维持了原来的罚款，今天才收到。"]
)
def test_after_a_reconsideration_comes_the_court(text: str) -> None:
    first = found(text).routes[0]
    assert (first.route, first.body) == ("s4", "人民法院")
    assert "十五日" in first.why


def test_who_holds_an_opinion_of_review_goes_to_the_level_above_the_reviewer() -> None:
    first = found("县里的复查意见我拿到了，还是不服，想申请复核。").routes[0]
    assert (first.body, "36(1)" in first.articles) == ("市人民政府(信访复核)", True)
    assert "36(3)" in found("复核意见也下来了，我还是不服，再给我办一遍。").routes[0].articles


def test_how_a_village_divides_the_money_goes_to_the_court_and_never_to_land_arbitration() -> None:
    roads = found("征地补偿费村里按户分，我家四口人只给两份，我不服。").routes
    assert (roads[0].route, roads[0].body) == ("s1", "人民法院")
    assert "民法典265" in roads[0].articles
    assert "农村土地承包仲裁委员会" not in [each.body for each in roads]
    answers = {"shensu_q2": "tudi", "tudi": "cunjue"}
    assert "s2" not in roads_answered(answers, rules(), shipped_questions(rules()))


@pytest.mark.parametrize(
    "text",
    [
        "活着没意思，低保也停了。",
        "我的低保去年停了，跑了三趟也没人管，活着没意思。",
        "儿媳叫她男人锁在屋里三天了。",
        "隔壁把孙子锁在地窖里，听见哭。",
        "疯狗没拴，咬了三个人，还在村里跑。",
        "我闺女在集上让人抱走了。",
        "大梁断了，屋里还有两个老人。",
        "再不解决我就死在镇政府大门口。",
        "脚手架一直晃，工头还叫人往上上。",
    ],
)
def test_a_danger_is_heard_beside_anything_and_the_reason_says_it(text: str) -> None:
    one = found(text)
    assert one.urgent
    danger = next(topic for topic in rules().topics if topic.urgent_call and topic.why in one.routes[0].why)
    assert (one.urgent_call, one.routes[0].body) == (danger.urgent_call, danger.body)


@pytest.mark.parametrize(
    "text", ["我抱着娃在窗口站了半个钟头没人理。", "建议门口划车位，孩子总从车中间钻，看着悬。"]
)
def test_a_child_alone_is_no_danger(text: str) -> None:
    one = found(text)
    assert not one.urgent
    assert "110" not in "".join(each.why for each in one.routes)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("法院判了他还我钱，判了也不给。", "zhixing"),
        ("地头的棚子叫我十五日内自己拆掉。", "chaichu"),
        ("报给城管三个月了，城管没来也没回话。", "lvzhi"),
    ],
)
def test_the_road_of_a_kind_that_was_taken_for_another(text: str, end: str) -> None:
    assert found(text).routes[0].route == rules().ends[end][0][0]


@settings(deadline=None, max_examples=150)
@given(text=st.sampled_from(SAID), end=st.sampled_from(sorted(rules().answered)))
def test_an_answer_that_names_an_end_brings_its_road_and_body_first(text: str, end: str) -> None:
    asked = "jubao" if end in {*SEALED_ENDS, "jubao_ga"} else "shensu_q2"
    first = found(text, {asked: end}).routes[0]
    route, body = rules().answered[end][0]
    assert first.route == route
    given_way = {new for mark in rules().circumstances for old, new in mark.instead if old == body}
    assert body == AREA or first.body in {body, *given_way}


@pytest.mark.parametrize(("paper", "end"), [("reconsideration", "fuyi_hou"), ("review", "fuhe")])
def test_a_paper_that_leads_to_one_end_brings_its_road_and_body_first(paper: str, end: str) -> None:
    first = found("罚了我五百块，我不认。", {PAPER: paper}).routes[0]
    assert (first.route, first.body) == rules().answered[end][0]
    assert any(topic.end == end and topic.why in first.why for topic in rules().topics)


@pytest.mark.parametrize("text", ["😀😀", "The clerk took my money", "cunzhang tanwu"])
def test_what_was_not_understood_is_asked_about_from_the_start(text: str) -> None:
    assert found(text).ask == "start"
    assert found(text, {"start": "unknown"}).ask != "start"
    assert found(text, {"start": "jubao"}).seal is Seal.ASK
