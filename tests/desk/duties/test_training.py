"""Cases whose key the rules give, sheets drawn by a seed, and trainings of which nobody's mark is kept."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest

from tests.desk.conftest import PASSPHRASE, Clock
from tests.documents.reading import text_of
from xinfang_desk.cli.desk import main
from xinfang_desk.desk import Desk
from xinfang_desk.domain.category import Outcome, Paper, Purpose, Route
from xinfang_desk.domain.duties.training import Training, drawn
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

TRAINING = Training(on=date(2026, 9, 1), minutes=60, topic="怎么告知", people=6, passed=5, teacher="孙示例")


def said(desk: Desk, case: str, **wrong: object) -> VisitDraft:
    """What a learner takes down who is right, but for what is ``wrong``."""
    told = desk.trainings.case(case)
    matter = MatterDraft(
        statement=told.spoken,
        purpose=told.purpose,
        route=told.routes[0] if told.routes else None,
        outcome=told.outcomes[0] if told.outcomes else None,
        road_end=told.road_end,
        to=told.to,
        content=told.content,
        events=told.events,
    )
    return VisitDraft(people=(Person(name="周试例"),), matters=(replace(matter, **wrong),))  # type: ignore[arg-type]


def test_what_is_right_is_what_the_rules_foresee(desk: Desk, clock: Clock) -> None:
    clock.later(days=120)
    cases = desk.trainings.cases()
    assert len(cases) == 27
    assert len({each.id for each in cases}) == 27
    for case in cases:
        points = desk.trainings.check(case.id, said(desk, case.id))
        assert [each.what for each in points if not each.right] == [], case.id
        key = desk.trainings.key(case.id)
        assert "照样登记" in key.must
        assert key.articles or key.end
        assert Paper.SEALED_RECEIPT in key.papers or Paper.RECEIPT in key.papers


def test_words_lead_where_the_case_says(desk: Desk) -> None:
    """The proposal, which has read none of the keys, names a road of each."""
    for case in desk.trainings.cases():
        found = desk.reception.propose(MatterDraft(statement=case.spoken)).suggestion
        wanted = {each.value for each in case.routes} or {case.purpose.value}
        assert wanted & {each.route for each in found.routes}, case.id


def test_a_mistake_is_told_with_its_article(desk: Desk, clock: Clock) -> None:
    clock.later(days=120)
    given = said(desk, "gongzi", route=Route.S6, outcome=Outcome.ACCEPT)
    wrong = {each.what: each for each in desk.trainings.check("gongzi", given) if not each.right}
    assert (wrong["route"].expected, wrong["route"].got) == ("s2 s5", "s6")
    assert (wrong["papers"].expected, wrong["papers"].got) == ("D01 D04", "D01 D03")
    assert wrong["route"].article
    assert "套60日" in desk.trainings.key("gongzi").must_not
    purpose = desk.trainings.check("ermu", said(desk, "ermu", purpose=Purpose.SHENSU, outcome=None))
    assert not purpose[0].right


def test_nothing_is_kept_of_a_learner(desk: Desk) -> None:
    lines = len(desk.trail.export().lines)
    desk.trainings.check("gongzi", said(desk, "gongzi"))
    assert len(desk.trail.export().lines) == lines + 1
    assert not {each.name for each in fields(Training)} & {"names", "scores", "marks", "learner"}


def test_a_sheet_is_drawn_by_its_seed(desk: Desk, tmp_path: Path) -> None:
    first = desk.trainings.save_test(7, tmp_path / "one")
    again = desk.trainings.save_test(7, tmp_path / "two")
    other = desk.trainings.save_test(8, tmp_path / "three")
    assert [each.read_bytes() for each in first] == [each.read_bytes() for each in again]
    assert text_of(first[0].read_bytes()) != text_of(other[0].read_bytes())
    asked = "".join(text_of(first[0].read_bytes()).split())
    assert "30." in asked
    assert "31." not in asked
    assert "姓名：" not in asked


def test_no_question_holds_its_answer(desk: Desk) -> None:
    road_map = desk.trainings._seat.road_map
    for seed in range(20):
        questions = drawn(road_map, seed)
        refusing = [each.basis for each in questions if "能不能拒收" in each.asked]
        assert [basis.count("《信访工作条例》") for basis in refusing] == [3]
        assert not [each for each in questions if "2014" in each.basis]
        asked = [each.asked for each in questions]
        assert len(set(asked)) == len(questions) == 30
        for each in questions:
            assert not re.match(r"0[日个年]", each.answer)
            assert "还没" not in each.asked
            said = each.asked.partition("（")[0].partition("：")[0]
            assert not any(each.answer[at : at + 3] in said for at in range(len(each.answer) - 2)), each
        assert [
            each for each in questions[20:] if re.search(r"[\d一两]+个?(日|月|年|工作日)内", each.asked)
        ] == []


def test_a_training_and_its_list(desk: Desk) -> None:
    kept = desk.trainings.add(replace(TRAINING, cases=("gongzi",)))
    assert desk.trainings.of_year(2026) == (kept,)
    listed = "".join(text_of(desk.trainings.year_sheet(2026)).split())
    # Entered twice by mistake is told; held twice on one day is kept.
    with pytest.raises(DeskError, match=r"training\.twice"):
        desk.trainings.add(replace(TRAINING, people=4, passed=4))
    assert desk.trainings.of_year(2026) == (kept,)
    again = desk.trainings.add(replace(TRAINING, people=4, passed=4), again=True)
    assert set(desk.trainings.of_year(2026)) == {kept, again}
    assert "1次，6人次参加，5人次合格" in listed
    assert "还没有记过" in "".join(text_of(desk.trainings.year_sheet(2025)).split())


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"topic": " "}, "training.blank"),
        ({"people": 0}, "training.bad_number"),
        ({"passed": 7}, "training.bad_number"),
        ({"minutes": 0}, "training.bad_number"),
        ({"on": date(2026, 9, 15)}, "training.bad_day"),
        ({"cases": ("nirgends",)}, "training.unknown_case"),
    ],
)
def test_a_training_that_cannot_have_been(desk: Desk, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.trainings.add(replace(TRAINING, **wrong))  # type: ignore[arg-type]
    assert refused.value.code == code
    assert desk.trainings.of_year(2026) == ()


def test_what_a_new_road_map_says_otherwise(desk: Desk, home: Path) -> None:
    assert "一样" in "".join(text_of(desk.trainings.notice()).split())
    table = json.loads(Path("resources/roadmap/roadmap.json").read_text("utf-8"))
    node = next(each for each in table["nodes"] if each["id"] == "zhengdi")
    node["who"] = "县政府行政复议窗口"
    (home / "tables").mkdir(exist_ok=True)
    (home / "tables/roadmap.json").write_text(json.dumps(table), "utf-8")
    told = "".join(text_of(desk.trainings.notice()).split())
    assert "征地拆迁补偿：复议或诉讼找谁" in told
    assert "看过签名" in told


def test_by_commands(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: str) -> dict[str, object]:
        assert main(["--home", str(home), "--json", *argv]) == 0
        return dict(json.loads(capsys.readouterr().out))

    cases = run("training", "cases")["cases"]
    assert {each["expected"]["purpose"] for each in cases} == {"shensu", "jianyi", "jubao", "qita"}  # type: ignore[attr-defined]
    visit = tmp_path / "visit.json"
    matter = {"statement": "工资没有结清", "purpose": "shensu", "route": "s6", "outcome": "accept"}
    visit.write_text(json.dumps({"people": [{"name": "周试例"}], "matters": [matter]}), "utf-8")
    found = run("training", "check", "gongzi", "--input", str(visit))
    assert found["right"][0] == "purpose"  # type: ignore[index]
    assert {"what", "expected", "got", "article"} == set(found["wrong"][0])  # type: ignore[index]
    given = tmp_path / "given.json"
    given.write_text(
        '{"on": "2026-09-01", "minutes": 30, "topic": "条例", "people": 3, "passed": 3}', "utf-8"
    )
    run("training", "add", "--input", str(given))
    assert len(run("training", "list", "2026", "--to", str(tmp_path / "T2.pdf"))["records"]) == 1  # type: ignore[arg-type]
    assert len(run("training", "test", "--seed", "3", "--to", str(tmp_path / "t1"))["files"]) == 2  # type: ignore[arg-type]
    assert Path(str(run("training", "notice", "--to", str(tmp_path / "T3.pdf"))["file"])).exists()
