"""What sounds like an accusation, as scripts meet it: registered, held back, sealed or opened by a step."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.journey.conftest import Command, register, visit
from xinfang_desk.desk.start import china_now

SAID = "镇财政所的会计把我们组七户的补贴打到他亲戚名下，一共11200元，不能让他知道是我说的。"
WORDS = ("财政所", "11200", "补贴", "周试例")


@pytest.fixture
def waiting(desk: Command) -> dict[str, Any]:
    [found] = register(desk, visit(statement=SAID, request="请查清"))
    return dict(found["matters"][0])


def test_it_is_registered_and_shown_without_words(desk: Command, waiting: dict[str, Any]) -> None:
    assert "accusation_unanswered" in {each["code"] for each in waiting["notices"]}
    assert [each["kind"] for each in waiting["papers"]] == ["D01"]
    shown = desk("show", waiting["number"])
    assert (shown.document["unanswered"], shown.document["sealed"]) == (True, False)
    found = desk("find", "周试例")
    assert found.document == {"matters": []}
    for word in WORDS:
        assert word not in shown.out + found.out


def test_the_batch_says_how_many_it_holds(
    enrolled: tuple[Command, Command], waiting: dict[str, Any], tmp_path: Path
) -> None:
    desk, _county = enrolled
    register(desk, visit())
    made = desk("batch", "--to", tmp_path).document
    assert (made["records"], made["held"]) == (1, 1)
    assert desk("batch", "--to", tmp_path).document["held"] == 1
    opened = desk("step", waiting["number"], "ordinary", "--on", _today()).document
    assert opened["statement"] == SAID
    assert (desk("batch", "--to", tmp_path).document["records"], desk("find", "财政所").code) == (1, 0)


def test_a_step_seals_it(desk: Command, waiting: dict[str, Any]) -> None:
    refused = desk("step", waiting["number"], "note", "--on", _today(), "--gist", "问过").refused
    assert refused["code"] == "step.answer_first"
    sealed = desk("step", waiting["number"], "seal", "--on", _today()).document
    assert (sealed["sealed"], sealed["confidential"], sealed["unanswered"]) == (True, True, False)
    assert desk("step", waiting["number"], "ordinary", "--on", _today()).refused["code"] == "step.not_lawful"


def test_answered_in_the_visit_it_needs_no_step(desk: Command) -> None:
    said = [visit(statement=SAID, answers={"jubao": to}) for to in ("none", "jubao_self")]
    open_, sealed = (each["matters"][0] for each in register(desk, *said))
    assert "accusation_unanswered" not in {each["code"] for each in open_["notices"]}
    assert (open_["confidential"], sealed["confidential"]) == (False, True)


def test_what_is_no_question_and_no_answer_is_refused_by_name(desk: Command) -> None:
    told = json.dumps(visit(answers={"weather": "none"}), ensure_ascii=False)
    refused = desk("register", "--input", "-", stdin=told).refused
    assert (refused["code"], refused["facts"]["field"]) == ("input.unknown_key", "matters[0].answers.weather")
    told = json.dumps(visit(answers={"jubao": "perhaps"}), ensure_ascii=False)
    refused = desk("register", "--input", "-", stdin=told).refused
    assert (refused["code"], refused["facts"]["field"]) == ("input.bad_value", "matters[0].answers.jubao")


@pytest.mark.parametrize(
    ("route", "answers", "differs"),
    [
        ("s6", {"shensu_q2": "laodong"}, True),
        ("s5", {"shensu_q2": "laodong"}, False),
        ("s2", {"shensu_q2": "laodong"}, False),
        ("s6", {"shensu_q2": "unknown"}, False),
        ("s6", {"paper": "decision"}, False),
        (None, {"shensu_q2": "laodong"}, False),
    ],
)
def test_a_road_that_differs_from_the_answers_stands_with_a_notice(
    desk: Command, route: str | None, answers: dict[str, str], differs: bool
) -> None:
    [found] = register(desk, visit(statement="老板不给钱", route=route, answers=answers))
    [matter] = found["matters"]
    assert matter["route"] == route
    notices = {each["code"]: each["words"] for each in matter["notices"]}
    assert ("answers_differ" in notices) is differs
    assert not differs or "对不上" in notices["answers_differ"]


def test_suggest_says_the_seal_and_asks(desk: Command) -> None:
    lines = [
        {"id": 1, "text": SAID},
        {"id": 2, "text": SAID, "answers": {"jubao": "none"}},
        {"id": 3, "text": "村干部说等镇里拨款"},
        {"id": 4, "text": "路灯坏了", "answers": {"start": "jubao"}},
    ]
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    found = desk("suggest", stdin=text).lines
    assert [each["seal"] for each in found] == ["sealed", "open", "open", "ask"]
    assert [each["confidential"] for each in found] == [True, False, False, False]
    assert found[0]["ask"]["question"] == "jubao"
    assert [each["to"] for each in found[0]["ask"]["answers"]] == [
        "jubao_jw", "chachu", "jubao_ga", "jubao_self", "none",
    ]  # fmt: skip
    # What is none is asked about like any other matter, and never the same again.
    assert found[1]["ask"] is None or found[1]["ask"]["question"] != "jubao"


def test_suggest_asks_the_question_of_the_map_and_takes_its_answer(desk: Command) -> None:
    said = "这个事拖了这么久，我就想要个说法。"
    (first,) = desk("suggest", stdin=json.dumps({"id": 1, "text": said}, ensure_ascii=False)).lines
    assert (first["ask"]["question"], first["ask"]["words"]) == ("shensu_q2", "这件事主要跟谁闹矛盾？")
    assert {"to": "dangyuan", "words": "我是党员、干部，不服处分或人事处理"} in first["ask"]["answers"]
    assert "s3" not in [each["route"] for each in first["routes"]]
    asked = [
        {"id": 2, "text": said, "answers": {"shensu_q2": "dangyuan"}},
        {"id": 3, "text": said, "answers": {"shensu_q2": "unknown"}},
        {"id": 4, "text": said, "answers": {"paper": "award"}},
        {"id": 5, "text": said, "answers": {"paper": "diary"}},
    ]
    told, cannot, held, bad = desk("suggest", stdin="\n".join(json.dumps(each) for each in asked)).lines
    assert (told["routes"][0]["route"], told["ask"]) == ("s3", None)
    assert cannot["routes"] == first["routes"]
    assert cannot["ask"] is None or cannot["ask"]["question"] != "shensu_q2"
    assert held["routes"][0]["route"] in {"s1", "s2", "s5"}
    assert bad["refused"]["facts"]["field"] == "answers.paper"


def _today() -> str:
    return china_now().date().isoformat()
