"""What scripts may rely on: exit codes, one document on standard output, refusals with a next step."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from tests.journey.conftest import PASSPHRASE, Command, register, visit
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.category import Outcome, Purpose
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.time.calendar import CHINA


def test_a_home_that_is_not_empty_is_refused(run: Command, tmp_path: Path) -> None:
    (tmp_path / "h").mkdir()
    (tmp_path / "h" / "mine.txt").write_text("x")
    answered = run(
        desk_main, tmp_path / "h", "init", "--office-code", "411526102", "--office-name", "示例镇",
        "--desk", 1, "--officer", "示例员",
    )  # fmt: skip
    assert answered.refused["code"] == "home.not_empty"
    assert [each.name for each in (tmp_path / "h").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("option", "value", "code"),
    [
        ("--office-code", "1", "office.bad_code"),
        ("--desk", 12, "office.bad_desk"),
        ("--office-name", " ", "office.unnamed"),
    ],
)
def test_a_wrong_office_leaves_nothing(
    run: Command, tmp_path: Path, option: str, value: object, code: str
) -> None:
    options = {"--office-code": "411526102", "--office-name": "示例镇", "--desk": 1, "--officer": "示例员"}
    argv = [part for pair in (options | {option: value}).items() for part in pair]
    assert run(desk_main, tmp_path / "h", "init", *argv).refused["code"] == code
    assert not (tmp_path / "h").exists()


@pytest.mark.parametrize("passphrase", ["short", "aaaaaaaa", "12121212121212"])
def test_a_passphrase_that_is_easily_guessed_makes_no_home(
    run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passphrase: str
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", passphrase)
    answered = run(
        desk_main, tmp_path / "h", "init", "--office-code", "411526102", "--office-name", "示例镇",
        "--desk", 1, "--officer", "示例员",
    )  # fmt: skip
    assert answered.refused["code"] == "passphrase.short"
    assert not (tmp_path / "h").exists()


def test_a_wrong_passphrase(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", "something else")
    assert desk("check").refused["code"] == "passphrase.wrong"


def test_no_home(run: Command, tmp_path: Path) -> None:
    assert run(desk_main, tmp_path / "none", "check").refused["code"] == "home.none"


@pytest.mark.parametrize(
    ("text", "code", "field"),
    [
        ("{", "input.not_json", None),
        (
            '{"people": [{"name": "\\ud842"}], "matters": [{"statement": "x", "purpose": "qita"}]}',
            "input.not_json",
            None,
        ),
        ("[]", "input.bad_value", "document"),
        ('{"matters": [], "mood": 1}', "input.unknown_key", "mood"),
        (
            '{"people": [{"name": "周试例", "rank": 3}], "matters": []}',
            "input.unknown_key",
            "people[0].rank",
        ),
        ('{"people": []}', "input.missing_key", "matters"),
        ('{"matters": [{"statement": "x"}]}', "input.missing_key", "matters[0].purpose"),
        ('{"matters": [{"statement": "x", "purpose": "other"}]}', "input.bad_value", "matters[0].purpose"),
        (
            '{"matters": [{"statement": "x", "purpose": "qita", "earlier": "123"}]}',
            "input.bad_value",
            "matters[0].earlier",
        ),
        (
            '{"matters": [{"statement": "x", "purpose": "shensu", "route": "s2", "road_end": "zhengdi"}]}',
            "input.bad_value",
            "matters[0].road_end",
        ),
        (
            '{"received_at": "2026-09-14T09:30:00", "matters": [{"statement": "x", "purpose": "qita"}]}',
            "input.bad_value",
            "received_at",
        ),
    ],
)
def test_bad_input_is_named_and_nothing_is_registered(
    desk: Command, text: str, code: str, field: str | None
) -> None:
    refused = desk("register", "--input", "-", stdin=text).refused
    assert (refused["code"], refused["facts"].get("field")) == (code, field)
    assert refused["words"]
    assert desk("find", "x").document == {"matters": []}


def test_a_refused_line_does_not_stop_the_others(desk: Command) -> None:
    good = json.dumps(visit(), ensure_ascii=False)
    answered = desk("register", "--input", "-", stdin=f'{{"matters": []}}\n{good}\n{{"mood": 1}}\n{good}\n')
    assert answered.code == 0
    kinds = ["refused" if "refused" in line else "registered" for line in answered.lines]
    assert kinds == ["refused", "registered", "refused", "registered"]
    assert [line["refused"]["line"] for line in answered.lines if "refused" in line] == [1, 3]
    assert answered.err.splitlines()[-1].startswith("4行里有2行没有登记")


def test_a_secret_of_the_form_is_not_in_the_refusal(desk: Command) -> None:
    refused = desk(
        "register",
        "--input",
        "-",
        stdin='{"people": [{"name": 5, "id_number": "000000197904121019"}], "matters": []}',
    )
    assert "000000197904121019" not in refused.err


def test_an_accusation_is_found_by_nobody(desk: Command, tmp_path: Path) -> None:
    number = register(
        desk,
        visit(purpose="jubao", route=None, outcome="discipline", statement="举报某村干部钱示范冒领补助"),
    )[0]["matters"][0]["number"]
    for text in ("周试例", "钱示范", "冒领", "1019", "示例村"):
        assert desk("find", text).document["matters"] == []
    shown = desk("show", number).document
    assert shown["sealed"]
    assert "钱示范" not in json.dumps(shown, ensure_ascii=False)
    assert "周试例" not in json.dumps(shown, ensure_ascii=False)
    assert [paper["kind"] for paper in shown["papers"]] == ["D08"]
    assert desk("papers", number, "--to", "unused", "--kind", "D01").refused["code"] == "paper.sealed"
    [slip] = desk("papers", number, "--to", tmp_path, "--roll").document["papers"]
    assert slip["kind"] == "D08"
    refused = desk("papers", number, "--to", tmp_path, "--roll", "--kind", "D02").refused
    assert refused["code"] == "paper.sealed"


def test_drafts_are_listed_without_the_words_of_an_accusation(desk: Command, tmp_path: Path) -> None:
    assert desk("drafts").document == {"drafts": []}
    came = datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)
    there = open_desk(tmp_path / "desk", PASSPHRASE)
    said = MatterDraft(statement="路灯不亮")
    accused = replace(said, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
    sounds = MatterDraft(statement="某人收了好处费")
    for key, matter in (("a", said), ("b", accused), ("c", sounds)):
        there.reception.save_draft(VisitDraft(people=(), matters=(matter,), received_at=came, key=key))
    there.close()
    assert desk("drafts").document == {
        "drafts": [
            {"key": "c", "at": "2026-09-14T09:30:00+08:00", "words": ""},
            {"key": "b", "at": "2026-09-14T09:30:00+08:00", "words": ""},
            {"key": "a", "at": "2026-09-14T09:30:00+08:00", "words": "路灯不亮"},
        ]
    }


def test_deadlines_one_a_date(desk: Command) -> None:
    found = desk("deadline", "objection_5wd", "--from", "2026-09-18", "--from", "2026-12-28").document
    assert [each["due"] for each in found["deadlines"]] == ["2026-09-24", None]
    assert [each["certain"] for each in found["deadlines"]] == [True, False]
    assert desk("deadline", "nothing", "--from", "2026-09-18").refused["code"] == "deadline.unknown_rule"


def test_wrong_usage(desk: Command) -> None:
    with pytest.raises(SystemExit) as left:
        desk("deadline", "notify_15d", "--from", "someday")
    assert left.value.code == 2


def test_a_step_moves_the_matter(desk: Command) -> None:
    number = register(desk, visit(route="s6", outcome="accept", accepted_on="2026-09-14"))[0]["matters"][0][
        "number"
    ]
    shown = desk(
        "step",
        number,
        "extend",
        "--on",
        "2026-11-01",
        "--days",
        30,
        "--gist",
        "示例",
        "--approved-by",
        "示例领导",
    )
    assert shown.document["state"] == "extended"
    assert "D09" in [paper["kind"] for paper in shown.document["papers"]]
    assert desk("step", number, "review", "--on", "2026-11-02").refused["code"] == "step.not_lawful"


def test_check_backup_and_restore(desk: Command, run: Command, tmp_path: Path) -> None:
    first = register(desk, visit())[0]["matters"][0]["number"]
    assert desk("check").document == {"ok": True, "findings": [], "set_aside": []}
    (tmp_path / "safe").mkdir()
    kept = desk("backup", "--to", tmp_path / "safe").document
    home = tmp_path / "restored"
    assert run(desk_main, home, "restore", kept["file"]).document == {"matters": 1, "attachments": 0}
    assert run(desk_main, home, "show", first).document["number"] == first
    again = run(desk_main, home, "register", "--input", "-", stdin=json.dumps(visit())).document
    # Numbers given out since the backup may be on paper somewhere: a gap keeps them from being reused.
    assert int(again["matters"][0]["number"][12:17]) > int(first[12:17]) + 100
    assert run(desk_main, home, "restore", kept["file"]).refused["code"] == "home.not_empty"
    Path(kept["file"]).write_bytes(Path(kept["file"]).read_bytes()[:5000])
    assert run(desk_main, tmp_path / "third", "restore", kept["file"]).refused["code"] == "backup.damaged"
    assert list((tmp_path / "third").iterdir()) == []


def test_suggest_needs_no_home(tmp_path: Path) -> None:
    asked = '{"id": "a", "text": "老板欠我工资不给"}\n{"id": "b", "text": "谢谢恁们"}\n'
    done = subprocess.run(
        [sys.executable, "app.py", "suggest", "--json"],
        input=asked,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "XINFANG_HOME": str(tmp_path / "none"), "XINFANG_PASSPHRASE": ""},
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert all(1 <= len(answer["routes"]) <= 5 for answer in answers)


def test_no_verb_loads_qt() -> None:
    script = (
        "import sys, app; app.main(['deadline', 'notify_15d', '--from', '2026-09-18']);"
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


def test_ours_is_exit_code_one_and_tells_no_values(desk: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*args: object) -> None:
        raise RuntimeError("周试例")

    monkeypatch.setattr("xinfang_desk.store.finding.search.find", broken)
    answered = desk("find", "周试例")
    assert answered.code == 1
    assert "周试例" not in answered.err
    assert json.loads(answered.err.splitlines()[-1])["code"] == "fault"


def test_the_road_that_was_walked_is_told_and_may_be_named(desk: Command) -> None:
    asked = visit(route="s4", outcome="guide", road_end="zhengdi")
    [answered] = register(desk, asked)
    told = answered["matters"][0]
    walked = desk("show", told["number"]).document["walked"]
    assert walked == told["walked"]
    assert walked["version"] == "2026.4"
    assert walked["places"][0]["id"] == "start"
    assert walked["places"][-1] == {"id": "zhengdi", "title": "征地拆迁补偿：复议或诉讼", "chose": None}
    [sealed] = register(desk, visit(purpose="jubao", route=None, outcome="discipline"))
    assert sealed["matters"][0]["walked"] is None


def test_days_and_numbers_that_no_desk_has_are_refused(desk: Command) -> None:
    for day in ("0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"):
        assert desk("deadline", "ldzc_1y", "--from", day).refused["code"] == "input.bad_day"
    assert desk("find", "周试例", "--limit", str(2**31)).refused["code"] == "input.bad_number"
    bad = (
        {"received_at": "0001-01-01T00:00:00+14:00"},
        {"received_at": "9999-12-31T20:00:00-12:00"},
        {"received_at": "昨天"},
        {"people_involved": 2**31},
        {"people_involved": 10**30},
    )
    lines = [visit() | each for each in bad] + [visit(accepted_on="9999-12-30"), visit()]
    deep = "[" * 100_000
    answered = desk("register", "--input", "-", stdin="\n".join([*map(json.dumps, lines), deep]))
    codes = [each.get("refused", {}).get("code") for each in answered.lines]
    assert codes == ["input.bad_value"] * 6 + [None, "input.not_json"]
    assert desk("register", "--input", "-", stdin=deep).refused["code"] == "input.not_json"


def test_null_is_not_said_and_a_mark_of_windows_is_passed_over(desk: Command) -> None:
    given = visit(route=None, purpose=None, content=None, materials=None, events=None, accepted_on=None)
    for key in ("sex", "ethnicity", "id_type", "needs", "phone"):
        given["people"][0][key] = None
    given["people_involved"] = given["anonymous"] = None
    whole = "\ufeff" + json.dumps(given, ensure_ascii=False)
    assert desk("register", "--input", "-", stdin=whole).document["matters"]
    spread = "\ufeff" + json.dumps(given, ensure_ascii=False, indent=1)
    assert desk("register", "--input", "-", stdin=spread).document["matters"]


@pytest.mark.parametrize(
    ("name", "notices"),
    [
        ("周\U0001f600例", 1),
        ("ئالىم ئەخمەت", 2),
        ("བཀྲ་ཤིས", 1),
        ("周\ue000例", 1),
        ("周\U0002ebf0例", 1),
        ("周\ue863例", 0),
    ],
)
def test_whatever_a_name_is_written_with_there_are_papers(
    desk: Command, tmp_path: Path, name: str, notices: int
) -> None:
    written = visit(people=[{"name": name}])
    answered = desk("register", "--input", "-", "--papers", tmp_path / "p", stdin=json.dumps(written))
    (matter,) = answered.document["matters"]
    assert all(Path(paper["file"]).stat().st_size > 1000 for paper in matter["papers"])
    told = [each["words"] for each in matter["notices"] if each["code"] == "sign_not_printable"]
    assert [words.startswith(f"有{notices}处") for words in told] == [True] * bool(notices)
    for more in ((), ("--large",), ("--roll",)):
        assert desk("papers", matter["number"], "--to", tmp_path / "".join(("q", *more)), *more).code == 0
    found = desk("find", name.replace("\ue863", "䶮")).document["matters"]
    assert matter["number"] in {each["number"] for each in found}
