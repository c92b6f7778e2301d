"""The rarer verbs of exchange as scripts call them: stick, discipline, keys, tables, receipts, reminders."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.journey.conftest import Command, register, visit
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.places import RESOURCES

DESK = "411526102-1"


def number_of(desk: Command, **changes: object) -> str:
    return str(register(desk, visit(**changes))[0]["matters"][0]["number"])


def test_a_stick_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    number_of(desk)
    stick = tmp_path / "stick"
    stick.mkdir()
    assert desk("stick", "state", stick).document["state"] == "blank"
    assert desk("batch", "--stick", stick).refused["code"] == "stick.blank"
    assert desk("stick", "prepare", stick).document["state"] == "ours"
    assert desk("preview").document["records"] == 1
    made = desk("batch", "--stick", stick).document
    assert Path(made["file"]) == stick / "XINFANG" / "out" / f"{DESK}-000001.xfb"
    assert desk("stick", "verify", stick).document["batches"][0]["whole"] is True
    county("receive", made["file"])
    county("reply", "--desk", DESK, "--to", stick / "XINFANG" / "ack")
    (found,) = desk("stick", "replies", stick).document["replies"]
    assert (found["sequence"], found["repeated"], found["code"]) == (1, False, None)
    taken = desk("take", found["file"]).document
    assert (taken["accepted"], taken["cleaned"], taken["missing_replies"]) == (1, 1, [])
    assert desk("preview").document == {"records": 0, "first_day": None, "last_day": None, "size": 0}


def test_accusations_by_command(
    enrolled: tuple[Command, Command], run: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, county = enrolled
    monkeypatch.setenv("XINFANG_CONFIDENTIAL_PASSPHRASE", "示例口令-1234")
    home = tmp_path / "discipline"

    def authority(*argv: object) -> object:
        return run(county_main, home, *argv)

    number = number_of(desk, purpose="jubao", route=None, outcome="discipline", statement="检举冒领补贴。")
    assert desk("batch", "--discipline", "--to", tmp_path).refused["code"] == "discipline.not_enrolled"
    assert authority("init", "--name", "示例县纪委监委", "--discipline").code == 0
    authority("card", "--to", tmp_path / "discipline.card")
    desk("card", "--to", tmp_path / "again.card")
    authority("enrol", tmp_path / "again.card")
    assert desk("enrol", tmp_path / "discipline.card").code == 0
    made = desk("batch", "--discipline", "--to", tmp_path).document
    assert (made["records"], made["sequence"], made["state"]) == (1, 1, "written")
    assert desk("batch", "--discipline", "--to", tmp_path).document["records"] == 0
    assert authority("receive", made["file"]).document["files"][0]["accepted"] == 1
    content = authority("accusation", number).document
    assert content["matters"][0]["draft"]["statement"] == "检举冒领补贴。"
    assert county("accusation", number).refused["code"] == "accusation.not_here"


def test_keys_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    changed = desk("keys", "change", "--to", tmp_path).document
    assert county("enrol", changed["file"]).document == {
        "name": "示例镇", "fingerprint": changed["fingerprint"], "desk": DESK,
    }  # fmt: skip
    assert desk("keys", "again", "--to", tmp_path / "nowhere").refused["code"] == "drive.gone"
    rotated = county("rotate", "--to", tmp_path).document
    assert desk("enrol", rotated["files"][0]).document["fingerprint"] == rotated["fingerprint"]
    assert county("rotate", "--again", "--to", tmp_path).document == rotated
    assert county("revoke", "--desk", DESK, "--why", "被盗").document["revoked"] == 2
    anew = desk("keys", "anew", "--to", tmp_path / "anew.card").document
    assert county("enrol", tmp_path / "anew.card").document["fingerprint"] == anew["fingerprint"]


def test_tables_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    calendar = json.loads((RESOURCES / "calendars" / "cn.json").read_text("utf-8"))
    table = tmp_path / "calendar.json"
    table.write_text(json.dumps(calendar | {"version": "cn-2026.2"}, ensure_ascii=False), "utf-8")
    sent = county("table", "--desk", DESK, "--table", "calendar", "--input", table, "--to", tmp_path).document
    (change,) = desk("tables", "preview", sent["file"]).document["tables"]
    assert (change["version"], change["added"], change["removed"]) == ("cn-2026.2", 1, 1)
    assert desk("tables", "apply", sent["file"]).code == 0
    assert desk("tables", "back", "calendar").document == {
        "table": "calendar", "version": calendar["version"],
    }  # fmt: skip


def test_receipts_returns_and_gaps_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    number = number_of(desk)
    mark = desk("receipt", number).document
    seen = county("verify", mark["qr"]).document
    assert (seen["genuine"], seen["number"], seen["text"]) == (True, number, "not_arrived")
    assert county("verify", number, "--code", mark["code"]).refused["code"] == "proof.not_arrived"
    first = desk("batch", "--to", tmp_path).document
    Path(first["file"]).unlink()
    second = desk("batch", "--to", tmp_path, "--again").document
    county("receive", second["file"])
    assert county("verify", number, "--code", mark["code"]).document["text"] == "same"
    forged = mark["qr"][:-1] + ("0" if mark["qr"][-1] != "0" else "1")
    assert county("verify", forged).refused["code"] in {"proof.forged", "proof.unreadable"}
    assert county("gap", "--desk", DESK, "--sequence", 1, "--why", "丢失").code == 0
    assert county("return", number, "--code", "record.place_missing").code == 0
    reply = county("reply", "--desk", DESK, "--to", tmp_path).document
    assert (reply["rejected"], reply["missing"]) == (1, [])
    (rejected,) = desk("take", reply["file"]).document["rejected"]
    assert (rejected["number"], rejected["code"], rejected["field"]) == (
        number, "record.place_missing", "place",
    )  # fmt: skip
    whole = county("reply", "--desk", DESK, "--to", tmp_path, "--whole").document
    assert desk("resume", whole["file"]).document == {"batches": 0, "lost": [], "clashing": []}


def test_a_reminder_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, _county = enrolled
    paper = tmp_path / "reminder.pdf"
    assert desk("reminder", "--to", paper).document == {"batches": [], "file": None}
    assert not paper.exists()


def test_everything_lost_by_command(
    enrolled: tuple[Command, Command], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The written procedure of docs/keys.md, word for word."""
    desk, county = enrolled
    copy = desk("county-copy", "--to", tmp_path).document["file"]
    found = county("receive", copy).document["files"][0]
    assert (found["state"], found["copy"], found["records"]) == ("accepted", True, 0)
    reserve = tmp_path / "county" / "reserve-key.txt"
    opening = ("recover", "--desk", DESK, "--reserve", reserve, "--why", "负责人当面申请")
    answer = county(*opening).document
    assert (answer["desk"], answer["opened_before"]) == (DESK, [])
    monkeypatch.setenv("XINFANG_PASSPHRASE", answer["codes"][0]["code"])
    monkeypatch.setenv("XINFANG_NEW_PASSPHRASE", "新的口令-5678")
    assert desk("account", "recover", "示例员").document["name"] == "示例员"
    monkeypatch.setenv("XINFANG_PASSPHRASE", "新的口令-5678")
    assert desk("trail", "--verb", "recovered").document["lines"][0]["detail"] == "county"
    assert desk("county-copy", "--to", tmp_path, "--new").code == 0
    monkeypatch.setenv("XINFANG_PASSPHRASE", "示例口令-1234")
    assert len(county(*opening).document["opened_before"]) == 1


def test_what_no_batch_can_carry_is_told_by_batch_and_check(
    enrolled: tuple[Command, Command], tmp_path: Path
) -> None:
    desk, county = enrolled
    number_of(desk)
    long = "𠂇" * 100_000
    brought = [{"name": long[:200], "pages": 1}] * 1000
    odd = number_of(desk, statement=long, request=long, materials=brought, village="示例村二组")
    made = desk("batch", "--to", tmp_path)
    assert (made.code, made.document["records"], made.document["state"]) == (0, 1, "written")
    (aside,) = made.document["set_aside"]
    assert (aside["number"], aside["code"]) == (odd, "record.too_long")
    assert aside["words"].endswith("。")
    assert "Exception" not in made.err
    checked = desk("check").document
    assert checked["set_aside"] == [aside]
    assert "batch.set_aside" in {each["code"] for each in checked["findings"]}
    assert desk("batch", "--to", tmp_path).document == {
        "batch": None,
        "file": None,
        "sha256": None,
        "records": 0,
        "sequence": None,
        "state": None,
        "held": 0,
        "set_aside": [aside],
    }
    (taken,) = county("receive", made.document["file"]).document["files"]
    assert (taken["accepted"], taken["returned"]) == (1, [])


def test_a_gap_of_replies_is_closed_by_command(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, _county = enrolled
    refused = desk("gap", "--sequence", "1-3", "--why", "县里作废了").refused
    assert refused["code"] == "reply.not_missing"
    for wrong in ("0", "3-1", "x", "1-"):
        with pytest.raises(SystemExit):
            desk("gap", "--sequence", wrong, "--why", "x")
