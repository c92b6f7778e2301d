"""Every code has its words, every closed list its names."""

from __future__ import annotations

import ast
import re
from enum import Enum
from pathlib import Path
from typing import get_args

import pytest

from xinfang_desk.county.safe.clerks import MAY
from xinfang_desk.domain import category, matter, record
from xinfang_desk.domain.duties import advice, agenda, incident, meeting, plan, pledge
from xinfang_desk.domain.hall import feedback, outreach
from xinfang_desk.domain.people import petitioner
from xinfang_desk.domain.refusals import Code
from xinfang_desk.words import label, notice, sentence
from xinfang_desk.words.doings import _DOINGS, doing
from xinfang_desk.words.notices import _NOTICES
from xinfang_desk.words.refusals import _REFUSALS

SOURCES = sorted(Path("xinfang_desk").rglob("*.py"))


def _calls(path: Path, name: str) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", None) == name
    ]


def test_every_refusal_has_a_sentence() -> None:
    """Which codes there are, mypy knows (domain/refusals.py)."""
    assert set(_REFUSALS) == set(get_args(Code))


def test_every_sentence_is_whole_and_says_what_next() -> None:
    for code in _REFUSALS:
        said = sentence(code, {})
        assert said.endswith("。"), code
        assert re.search(r"[请可只已照]|用 |没有接受|都正常|先|没有可|不由", said), code


def test_every_notice_has_a_sentence() -> None:
    used = {
        keyword.value.value
        for path in SOURCES
        for call in _calls(path, "Notice")
        for keyword in call.keywords
        if keyword.arg == "code" and isinstance(keyword.value, ast.Constant)
    }
    assert used <= set(_NOTICES)
    for code in _NOTICES:
        assert notice(code, {"count": 7, "least": 9, "field": "accepted_on", "day": "x"}).endswith("。")


@pytest.mark.parametrize(
    "kind",
    [
        category.Purpose, category.Route, category.Outcome, category.Paper, matter.State, matter.Event,
        matter.Step, petitioner.Role, petitioner.IdType, petitioner.Sex, petitioner.Need, record.PaperState,
        feedback.Answer, feedback.Reason, outreach.Handout, outreach.SessionKind, plan.PlanKind,
        category.ClosingGround, category.ChargeKind, advice.Adopted, matter.ActKind, matter.Heard, agenda.Why,
        meeting.MeetingKind, meeting.MeetingState, meeting.Attendance, meeting.Lawful, incident.Happened,
        incident.PlaceAct, pledge.Source, pledge.PledgeState,
    ],
)  # fmt: skip
def test_every_member_has_a_name(kind: type[Enum]) -> None:
    names = [label(member) for member in kind]
    assert len(set(names)) == len(names)


def test_nothing_labels_people() -> None:
    """No field, column or code of ours marks a person (the one promise that everything else rests on)."""
    forbidden = re.compile(
        r"black_?list|risk|danger_level|threat_flag|stabil|repeat_count|visit_count|rank(ing)?_of|score_of|"
        r"缠访|闹访|稳控|管控|重点|老户|无理|特殊人员|风险人员|扬言"
    )
    written = [*Path("resources/manual").rglob("*.md"), *Path("resources/locale").rglob("*.po")]
    # The words by which a handover is refused stand in never.json and nowhere else.
    written += [each for each in Path("resources/duties").glob("*.json") if each.name != "never.json"]
    sources = [*SOURCES, *Path("ui").rglob("*.py"), *Path("xinfang_desk").rglob("*.sql"), *written]
    for path in sorted(sources):
        assert not forbidden.search(path.read_text("utf-8")), path


def _verbs() -> set[str]:
    """Every verb that the program writes into the trail: handed to ``append``, or on its way there."""
    found = {each.value for each in matter.Step}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            said = {
                "append": node.args[2:3] if len(node.args) > 3 else [],
                "_append": node.args[2:3],
                "_keep": node.args,
                "_replace": [each.value for each in node.keywords if each.arg == "verb"],
                "replace_matter": [each.value for each in node.keywords if each.arg == "verb"],
            }.get(name, [])
            found |= {
                each.value for each in said if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return found


def test_everything_that_is_written_into_the_trail_has_its_words() -> None:
    verbs = _verbs() | set(MAY)
    assert {"registered", "paper_voided", "recovery_code", "approve", "forward", "not_the_same"} <= verbs
    assert [verb for verb in sorted(verbs) if re.search("[a-z]", doing(verb))] == []
    assert set(_DOINGS) - {"id_seen"} <= verbs, "how an earlier program kept ids_seen"
    assert doing("from_a_later_version") == "from_a_later_version"


def test_a_step_that_is_not_lawful_says_what_may_be_recorded_instead() -> None:
    facts = {"step": "deliver", "state": "accepted", "possible": "answer extend"}
    said = sentence("step.not_lawful", facts)
    assert said == "这件事项已受理，现在不能记“送达签收”，没有记下。请改记现在能记的：答复、延期。"
    assert "没有。" in sentence("step.not_lawful", {**facts, "possible": ""})
