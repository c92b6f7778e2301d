"""``open FILE``: what a file is and which page takes it, told by its first bytes; nothing is taken."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import get_args

import pytest

from tests.journey.conftest import Command, register, visit
from xinfang_desk.offered import Side, taker


@pytest.fixture
def made(enrolled: tuple[Command, Command], tmp_path: Path) -> dict[str, Path]:
    """One file of each kind, as the commands write it."""
    desk, county = enrolled
    register(desk, visit())
    (out := tmp_path / "out").mkdir()
    batch = Path(desk("batch", "--to", out).document["file"])
    files = {"batch": batch if batch.is_absolute() else out / batch, "card": tmp_path / "desk.card"}
    assert county("receive", files["batch"]).code == 0
    answered = county("reply", "--desk", "411526102-1", "--to", out).document["file"]
    files["reply"] = out / Path(answered).name
    files["backup"] = Path(desk("backup", "--to", out).document["file"])
    files["county card"] = tmp_path / "county.card"
    table = tmp_path / "contents.json"
    shutil.copy("resources/codes/contents.json", table)
    sent = county("table", "--desk", "411526102-1", "--table", "contents", "--input", table, "--to", out)
    assert sent.code == 0, sent.err
    files["table"] = next(out.glob("*-t*.ack.xfb"))
    return files


def told(command: Command, file: Path) -> tuple[str, str | None]:
    answer = command("open", file).document
    assert answer["words"]
    return answer["kind"], answer["page"]


def test_each_kind_goes_to_the_page_that_takes_it(
    made: dict[str, Path], enrolled: tuple[Command, Command], tmp_path: Path
) -> None:
    desk, county = enrolled
    register_before = (tmp_path / "desk/register.db").read_bytes()
    assert {name: told(desk, file) for name, file in made.items()} == {
        "batch": ("batch", "batch"),
        "reply": ("reply", "batch"),
        "card": ("card", "settings"),
        "county card": ("card", "settings"),
        "backup": ("backup", "day_close"),
        "table": ("table", "settings"),
    }
    assert told(county, made["batch"]) == ("batch", "in")
    assert told(county, made["card"]) == ("card", "in")
    assert told(county, made["reply"]) == ("reply", None)
    assert (tmp_path / "desk/register.db").read_bytes() == register_before


def test_a_name_deceives_nobody(made: dict[str, Path], enrolled: tuple[Command, Command]) -> None:
    desk, county = enrolled
    for kind in ("card", "backup"):
        assert told(desk, made[kind].rename(made[kind].with_name("411526102-1-000001.ack.xfb")))[0] == kind
    # What is sealed looks alike: under another name it is what each side mostly gets.
    odd = Path(shutil.copy(made["batch"], made["batch"].with_name("新建文件.xfb")))
    assert (told(desk, odd)[0], told(county, odd)[0]) == ("reply", "batch")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"{}", b"[" * 70_000, b"\xff\xfe{", b"register.db"])
def test_what_is_none_of_ours_is_said_to_be(desk: Command, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "some.xfb"
    file.write_bytes(content)
    assert told(desk, file) == ("other", None)


def test_what_cannot_be_read_is_refused(desk: Command, tmp_path: Path) -> None:
    assert desk("open", tmp_path / "none.xfb").refused["code"] == "input.unreadable"
    assert desk("open", tmp_path).refused["code"] == "input.unreadable"


def test_where_both_halves_are_a_file_goes_to_the_one_that_can_take_it(
    made: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    for side in ("desk", "county"):
        (tmp_path / side).rename(tmp_path / f"xinfang-{side}")
    takes = {"batch": "county", "reply": "desk", "backup": "desk", "table": "desk"}
    for asked in get_args(Side):
        assert {name: taker(made[name], asked) for name in takes} == takes
        # Either takes a card, neither a file that is gone: whoever was asked says so.
        assert taker(made["card"], asked) == taker(tmp_path / "none.xfb", asked) == asked
    monkeypatch.setenv("XINFANG_HOME", str(tmp_path))
    assert taker(made["batch"], "desk") == "desk"
