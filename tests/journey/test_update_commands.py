"""``update check`` and ``update apply``, as scripts call them."""

from __future__ import annotations

from pathlib import Path

from tests.journey.conftest import Command
from tests.updates.conftest import Make, make, place, releasers
from xinfang_desk import VERSION
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main

__all__ = ["make", "place", "releasers"]


def test_everybody_may_look_and_nothing_changes(run: Command, make: Make, tmp_path: Path) -> None:
    folder = make()
    for main in (desk_main, county_main):
        answer = run(main, tmp_path / "none", "update", "check", folder).document
        assert "是真的" in answer.pop("words")
        assert answer == {"version": "0.2.0", "from": VERSION, "ok": True, "reason": None}
    assert not (tmp_path / "none").exists()
    told = run(desk_main, tmp_path / "none", "open", folder / "XINFANG-UPDATE/statement.dsse.json").document
    assert (told["kind"], told["page"]) == ("update", None)
    assert "是真的" in told["words"]
    (folder / "XINFANG-UPDATE/xinfang-desk.deb").write_bytes(b"-")
    told = run(desk_main, tmp_path / "none", "open", folder / "XINFANG-UPDATE/statement.dsse.json").document
    assert "没有装" in told["words"]


def test_what_is_wrong_is_told_with_what_to_do(run: Command, make: Make, tmp_path: Path) -> None:
    answer = run(desk_main, tmp_path, "update", "check", make(version="0.1.0")).document
    assert (answer["ok"], answer["reason"], answer["version"]) == (False, "update.not_newer", "0.1.0")
    assert run(desk_main, tmp_path, "update", "check", tmp_path).document["version"] is None
    assert run(desk_main, tmp_path, "update", "apply", tmp_path).refused["code"] == "update.none"


def test_it_is_installed_for_the_next_start(run: Command, make: Make, place: Path, tmp_path: Path) -> None:
    answer = run(desk_main, tmp_path, "update", "apply", make()).document
    assert (answer["version"], answer["ok"]) == ("0.2.0", True)
    assert (place / "current").readlink() == Path("versions/0.2.0")
