"""``correct`` and ``void`` as scripts use them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl

from tests.journey.conftest import Answered, Command, register, visit

OTHER = {"name": "周示例", "role": "petitioner"}


def correct(desk: Command, number: str, **said: Any) -> Answered:
    return desk("correct", number, "--input", "-", stdin=json.dumps(said, ensure_ascii=False))


def test_a_visit_is_put_right_by_its_keys(desk: Command, tmp_path: Path) -> None:
    [made] = register(desk, visit())
    number = made["matters"][0]["number"]
    desk("papers", number, "--to", tmp_path)
    document = correct(desk, number, reason="听错了", people=[OTHER], route="s6", outcome=None).document
    assert document.keys() >= made["matters"][0].keys()
    assert (document["number"], document["route"], document["outcome"]) == (number, "s6", None)
    assert next((each["kind"], each["sha256"]) for each in document["papers"]) == ("D01", None)
    shown = desk("show", number).document
    assert [each["name"] for each in shown["people"]] == ["周示例"]
    assert shown["statement"] == visit()["matters"][0]["statement"]
    [older] = shown["versions"]
    assert ([each["name"] for each in older["people"]], older["why"]) == (["周试例"], "听错了")
    assert ("correct", "听错了") in [(each["verb"], each["detail"]) for each in shown["history"]]


def test_a_wrong_key_is_refused_by_its_name_and_nothing_changes(desk: Command) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    for said, code, field in (
        ({"reason": "错", "phones": "1"}, "input.unknown_key", "phones"),
        ({"reason": "错", "route": "s9"}, "input.bad_value", "route"),
        ({"reason": "错", "people": [{"nme": "x"}]}, "input.unknown_key", "people[0].nme"),
        ({"reason": 1}, "input.bad_value", "reason"),
        ({"reason": "错", "answers": {"nothing": "x"}}, "input.unknown_key", "answers.nothing"),
    ):
        refused = correct(desk, number, **said).refused
        assert (refused["code"], refused["facts"].get("field")) == (code, field)
    assert correct(desk, number, people=[OTHER]).refused["code"] == "repair.reason_missing"
    assert desk("correct", number, "--input", "-", stdin="[]").refused["code"] == "input.bad_value"
    assert desk("show", number).document["versions"] == []


def test_an_accusation_is_sealed_by_a_correction(desk: Command) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    document = correct(desk, number, reason="说的是干部", purpose="jubao").document
    assert (document["confidential"], [each["kind"] for each in document["papers"]]) == (True, ["D08"])
    shown = desk("show", number)
    assert "说的是干部" not in shown.out
    assert shown.document["versions"] == []
    assert correct(desk, number, reason="再改", people=[OTHER]).refused["code"] == "matter.sealed"


def test_a_void_visit_lists_what_is_to_be_taken_back(desk: Command) -> None:
    made = register(desk, visit(), visit())
    number, stays = (each["matters"][0]["number"] for each in made)
    document = desk("void", number, "--reason", "登了两遍").document
    assert document == {"number": number, "state": "void", "numbers": [number], "papers": []}
    assert desk("show", number).document["state"] == "void"
    assert [each["number"] for each in desk("find", "周试例").document["matters"]] == [stays]
    assert [each["number"] for each in desk("find", number).document["matters"]] == [number]
    assert desk("void", number, "--reason", "再来").refused["code"] == "matter.void"
    assert desk("void", stays, "--reason", " ").refused["code"] == "repair.reason_missing"


def test_a_withdrawal_is_undone(desk: Command) -> None:
    number = register(desk, visit())[0]["matters"][0]["number"]
    before = desk("show", number).document
    assert desk("step", number, "withdraw", "--on", "2026-09-15", "--gist", "不要了").document["state"] == (
        "withdrawn"
    )
    back = desk("step", number, "undo", "--on", "2026-09-15", "--gist", "点错了").document
    assert (back["state"], back["deadlines"]) == (before["state"], before["deadlines"])


def test_the_ledger_is_read_by_pages_and_written_as_a_table(desk: Command, tmp_path: Path) -> None:
    made = register(desk, *(visit(village=f"{each % 3}村") for each in range(53)))
    numbers = [each["matters"][0]["number"] for each in made]
    first, second = desk("ledger").document, desk("ledger", "--page", 2).document
    assert first["total"] == second["total"] == 53
    assert [each["number"] for each in (*first["rows"], *second["rows"])] == numbers[::-1]
    assert first["rows"][0].keys() >= {
        *("number", "received_at", "people", "village", "content", "purpose", "route", "outcome"),
        *("state", "due", "officer"),
    }
    narrowed = desk("ledger", "--village", "1村", "--sort", "number", "--xlsx", tmp_path / "a.xlsx").document
    assert narrowed["total"] == len(narrowed["rows"]) == 18
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == numbers[1::3]
    assert "000000197904121019" not in desk("ledger").out
    assert desk("ledger", "--full").refused["code"] == "full.why_missing"
    assert "000000197904121019" in desk("ledger", "--full", "--why", "调档").out
    assert desk("ledger", "--sort", "phones").refused["facts"] == {"field": "sort"}
    assert desk("ledger", "--state", "gone").refused["facts"] == {"field": "state"}
    assert desk("ledger", "--pdf", tmp_path / "a.pdf", "--page", 9).document["rows"] == []
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_pad_is_printed_and_its_numbers_are_accounted_for(desk: Command, tmp_path: Path) -> None:
    made = desk("pad", "--count", 4, "--to", tmp_path / "pad.pdf").document
    assert made.keys() == {"first", "last", "pages"}
    assert made["pages"] == 4
    open_ones = desk("pad").document["open"]
    assert (open_ones[0], open_ones[-1]) == (made["first"], made["last"])
    [entered] = register(desk, visit() | {"pad_number": made["first"]})
    matter = entered["matters"][0]
    assert (matter["number"], matter["pad_number"]) == (made["first"], made["first"])
    assert entered["received_at"] != entered["registered_at"]
    assert desk("show", made["first"]).document["pad_number"] == made["first"]
    assert desk("pad", "--void", made["last"], "--reason", "写坏了").document["state"] == "void"
    closed = desk("close-day").document
    assert closed["pads"] == {"open": 2, "used": 1, "void": 1}
    assert (closed["left_over"], closed["drafts"]) == (0, 0)
    again = json.dumps(visit() | {"pad_number": made["first"]}, ensure_ascii=False)
    assert desk("register", "--input", "-", stdin=again).refused["code"] == "pad.used"
    wrong = json.dumps(visit() | {"pad_number": "123"}, ensure_ascii=False)
    assert desk("register", "--input", "-", stdin=wrong).refused["facts"] == {"field": "pad_number"}
    assert desk("pad", "--count", 4).refused["facts"] == {"field": "to"}
