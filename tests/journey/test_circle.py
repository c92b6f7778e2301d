"""The whole circle: desk → county → desk, and what breaks it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.journey.conftest import Command, register, visit


def test_a_visit_goes_and_its_answer_comes_back(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    stick = tmp_path / "stick"
    stick.mkdir()
    numbers = [
        answer["matters"][0]["number"]
        for answer in register(desk, visit(), visit(route="s6", outcome="forward", to="县水利局"))
    ]
    sealed = register(desk, visit(purpose="jubao", route=None, outcome="discipline"))[0]["matters"][0][
        "number"
    ]
    batch = desk("batch", "--to", stick).document
    assert (batch["records"], batch["sequence"], batch["state"]) == (2, 1, "written")
    assert Path(batch["file"]).name == "411526102-1-000001.xfb"
    content = Path(batch["file"]).read_bytes()
    assert "周试例".encode() not in content

    received = county("receive", batch["file"]).document["files"][0]
    assert (received["state"], received["accepted"], received["missing"]) == ("accepted", 2, [])
    assert county("find", sealed).document["matters"] == []
    event = {
        "number": numbers[1],
        "event": "accepted",
        "org": "县水利局",
        "date": "2026-09-20",
        "document": "示例水利〔2026〕7号",
        "text": "已受理，60日内书面答复。",
        "due": "2026-11-19",
    }
    answered = county("answer", "--input", "-", stdin=json.dumps(event, ensure_ascii=False)).document
    assert (answered["taken"], answered["refused"]) == (1, [])
    reply = county("reply", "--desk", "411526102-1", "--to", stick).document
    assert (reply["accepted"], reply["rejected"], reply["updates"]) == (2, 0, 1)

    taken = desk("take", reply["file"]).document
    promised = {"repeated": False, "accepted": 2, "rejected": [], "updates": 1}
    assert {key: taken[key] for key in promised} == promised
    shown = desk("show", numbers[1]).document
    assert shown["state"] == "accepted"
    assert shown["answers"][0]["document"] == "示例水利〔2026〕7号"
    assert shown["batches"][0]["state"] == "acknowledged"
    again = desk("take", reply["file"]).document
    assert again == taken | {"repeated": True, "updates": 0}
    assert desk("show", numbers[1]).document == shown
    assert desk("batch", "--to", stick).document["records"] == 0


def test_the_same_batch_twice_changes_nothing(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    register(desk, visit())
    batch = desk("batch", "--to", tmp_path).document
    first = county("receive", batch["file"]).document["files"][0]
    before = county("summary", "--by", "content").document
    second = county("receive", batch["file"]).document["files"][0]
    assert not first["repeated"]
    assert second["repeated"]
    assert county("summary", "--by", "content").document == before


def test_a_changed_batch_and_one_for_somebody_else(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    register(desk, visit())
    batch = Path(desk("batch", "--to", tmp_path).document["file"])
    content = bytearray(batch.read_bytes())
    content[-20] ^= 1
    (tmp_path / "changed.xfb").write_bytes(content)
    (tmp_path / "short.xfb").write_bytes(content[:300])
    answered = county("receive", tmp_path / "changed.xfb", tmp_path / "short.xfb", batch)
    assert answered.code == 3
    assert [each["state"] for each in answered.document["files"]] == ["refused", "refused", "accepted"]
    assert desk("take", batch).refused["code"] == "batch.not_for_us"


def test_a_desk_that_is_not_enrolled_cannot_send(desk: Command, tmp_path: Path) -> None:
    register(desk, visit())
    assert desk("batch", "--to", tmp_path).refused["code"] == "county.not_enrolled"


def test_a_stick_that_is_not_there_costs_no_sequence(
    enrolled: tuple[Command, Command], tmp_path: Path
) -> None:
    desk, _ = enrolled
    register(desk, visit())
    assert desk("batch", "--to", tmp_path / "gone").refused["code"] == "drive.gone"
    assert desk("batch", "--to", tmp_path).document["sequence"] == 1


def test_again_takes_along_what_was_not_acknowledged(
    enrolled: tuple[Command, Command], tmp_path: Path
) -> None:
    desk, county = enrolled
    register(desk, visit())
    lost = desk("batch", "--to", tmp_path).document
    Path(lost["file"]).unlink()
    assert desk("batch", "--to", tmp_path).document["records"] == 0
    second = desk("batch", "--to", tmp_path, "--again").document
    assert (second["records"], second["sequence"]) == (1, 2)
    assert county("receive", second["file"]).document["files"][0]["missing"] == [1]
