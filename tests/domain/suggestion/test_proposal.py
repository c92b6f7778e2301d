"""What is proposed for a matter, what is asked, and what the answers say of the road that was chosen."""

from __future__ import annotations

from datetime import date

import pytest

from tests.domain.suggestion.labelled import shipped_table
from tests.domain.suggestion.voices import shipped_questions
from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.intake import with_answer, with_road
from xinfang_desk.domain.matter import Event, MatterDraft
from xinfang_desk.domain.neighbours import PAPERS_RECEIVED
from xinfang_desk.domain.notices import matter_notices
from xinfang_desk.domain.road.roadmap import RoadMap
from xinfang_desk.domain.suggestion import Rules, load_rules
from xinfang_desk.domain.suggestion.asking import PAPER, Questions
from xinfang_desk.domain.suggestion.parts import two_parts
from xinfang_desk.domain.suggestion.proposal import Unclear, answer_of, paper_of, propose
from xinfang_desk.domain.suggestion.said import roads_answered

FINED = "卫生院罚了我五百块钱，我不服，要个说法"
GOT = date(2026, 8, 10)


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(shipped_table())


@pytest.fixture(scope="module")
def questions(rules: Rules) -> Questions:
    return shipped_questions(rules)


@pytest.mark.parametrize(
    ("answers", "roads"),
    [
        ({}, set()),
        ({"shensu_q2": "unknown"}, set()),
        ({PAPER: "none"}, set()),
        ({"shensu_q2": "laodong"}, {"s1", "s2", "s5"}),
        ({"shensu_q1": "susong"}, {"s1"}),
        ({PAPER: "opinion"}, {"s6"}),
        ({"start": "consult"}, {"qita"}),
        # Two that contradict each other say nothing.
        ({"start": "consult", "shensu_q1": "susong"}, set()),
    ],
)
def test_answers_leave_the_roads_to_which_all_of_them_lead(
    rules: Rules, questions: Questions, answers: dict[str, str], roads: set[str]
) -> None:
    found = roads_answered(answers, rules, questions)
    assert found == roads if answers != {"shensu_q2": "laodong"} else {"s2", "s5"} <= found <= roads


@pytest.mark.parametrize(
    ("matter", "differs"),
    [
        (MatterDraft(statement="x", route=Route.S6), True),
        (MatterDraft(statement="x", route=Route.S1), False),
        (MatterDraft(statement="x"), False),
        (MatterDraft(statement="x", purpose=Purpose.JIANYI), True),
        (MatterDraft(statement="x", purpose=Purpose.JUBAO), False),
    ],
)
def test_a_road_that_was_chosen_and_differs_has_a_notice(matter: MatterDraft, differs: bool) -> None:
    codes = {each.code for each in matter_notices(matter, known_earlier=False, answered=frozenset({"s1"}))}
    assert ("answers_differ" in codes) is differs
    nothing = {each.code for each in matter_notices(matter, known_earlier=False)}
    assert "answers_differ" not in nothing


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("路灯坏了没人修。另外，低保停了三个月", ("路灯坏了没人修。", "另外，低保停了三个月")),
        (
            "两桩事：一桩是门口路灯坏了，一桩是我娘的高龄补贴没发",
            ("两桩事：一桩是门口路灯坏了", "一桩是我娘的高龄补贴没发"),
        ),
        (
            "反映两件事，一是路灯坏了没人修，二是低保停了三个月",
            ("反映两件事，一是路灯坏了没人修", "二是低保停了三个月"),
        ),
        ("我说两样，一样路灯坏了；再一样，低保停了", ("我说两样，一样路灯坏了", "再一样，低保停了")),
        ("找了另外一个部门也不管这个事", None),
        ("另外，低保停了三个月", None),
        ("还有三个月到期，怎么办才好", None),
    ],
)
def test_where_the_second_of_two_matters_begins(text: str, parts: tuple[str, str] | None) -> None:
    assert two_parts(text) == parts


def test_a_fine_asks_for_the_paper_and_then_for_its_day(rules: Rules, road_map: RoadMap) -> None:
    matter = MatterDraft(statement=FINED)
    found = propose(matter, rules, road_map)
    assert (found.ask, found.unclear) == (PAPER, Unclear.PAPER)
    assert found.papers[0] == "penalty"
    matter = with_answer(matter, PAPER, "penalty")
    found = propose(matter, rules, road_map)
    assert (found.ask, found.unclear) == (None, Unclear.DAY)
    matter = MatterDraft(statement=FINED, answers=matter.answers, events={Event.PENALTY_RECEIVED: GOT})
    assert propose(matter, rules, road_map).unclear is None
    # Another kind of paper has the day that was written.
    other = with_answer(matter, PAPER, "demolition_order")
    assert other.events == {Event.DEMOLITION_ORDER_RECEIVED: GOT}
    assert with_answer(matter, PAPER, "none").events == {}
    assert with_answer(matter, PAPER, "unknown").events == matter.events


@pytest.mark.parametrize(
    "statement", ["包工头欠我们四个月工资，请劳动监察查一查。", "村口的路灯坏了两个月没人修。"]
)
def test_no_paper_is_asked_for_by_habit(rules: Rules, road_map: RoadMap, statement: str) -> None:
    found = propose(MatterDraft(statement=statement), rules, road_map)
    assert (found.ask, found.unclear) == (None, None)


def test_a_road_that_was_chosen_is_asked_about_no_more(rules: Rules, road_map: RoadMap) -> None:
    said = "这个事拖了这么久，我就想要个说法。"
    assert propose(MatterDraft(statement=said), rules, road_map).ask == "shensu_q2"
    for chosen in (
        MatterDraft(statement=said, route=Route.S6),
        MatterDraft(statement=said, purpose=Purpose.QITA),
        MatterDraft(statement=said, outcome=Outcome.MERGE),
    ):
        assert propose(chosen, rules, road_map).ask is None


def test_every_kind_of_paper_is_an_answer_and_back() -> None:
    for event in PAPERS_RECEIVED:
        assert paper_of(answer_of(event)) is event
    assert {paper_of(each) for each in ("", "none", "unknown", "judgment_served")} == {None}


def test_whom_the_answer_accuses_is_sealed_and_an_ordinary_matter_when_it_is_taken_back() -> None:
    matter = MatterDraft(statement="x", village="示例村")
    for accused in ("jubao_jw", "jubao_self"):
        sealed = with_answer(matter, "jubao", accused)
        assert (sealed.purpose, sealed.outcome) == (Purpose.JUBAO, Outcome.DISCIPLINE)
        back = with_answer(sealed, "jubao", "none")
        assert (back.purpose, back.outcome, back.village) == (Purpose.SHENSU, None, "示例村")
    for other in ("none", "chachu", "jubao_ga", "unknown"):
        assert with_answer(matter, "jubao", other).purpose is Purpose.SHENSU


def test_a_paper_is_asked_for_by_the_end_and_not_by_the_road(rules: Rules, road_map: RoadMap) -> None:
    debt = MatterDraft(statement="借给老表五万块钱，他一直不还。")
    found = propose(debt, rules, road_map)
    assert (found.suggestion.routes[0].route, found.ask) == ("s1", None)
    assert propose(with_road(debt, found.suggestion.routes[0], ()), rules, road_map).ask is None
    judged = MatterDraft(statement=debt.statement, route=Route.S1, answers={"shensu_q1": "susong"})
    assert propose(judged, rules, road_map).ask == PAPER
