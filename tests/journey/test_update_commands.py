"""``update check``, ``update apply`` and ``update back``, as scripts call them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.desk.conftest import OFFICE, PASSPHRASE
from tests.journey.conftest import Command
from tests.updates.conftest import Make, make, place, releasers
from xinfang_desk import VERSION
from xinfang_desk.cli.county import main as county_main
from xinfang_desk.cli.desk import main as desk_main
from xinfang_desk.desk.start import init_desk
from xinfang_desk.places import REGISTER
from xinfang_desk.store.file.register import open_register
from xinfang_desk.updates import applying, back
from xinfang_desk.vault import open_vault

__all__ = ["make", "place", "releasers"]


def test_everybody_may_look_and_nothing_changes(run: Command, make: Make, tmp_path: Path) -> None:
    folder = make()
    for main in (desk_main, county_main):
        answer = run(main, tmp_path / "none", "update", "check", folder).document
        # The stick may hold another package beside: which one was looked at is said.
        assert answer.pop("file") == str(folder / "XINFANG-UPDATE/xinfang-desk.deb")
        assert "是真的" in (words := answer.pop("words"))
        assert words.endswith("xinfang-desk.deb")
        assert answer == {"version": "0.2.0", "from": VERSION, "ok": True, "reason": None}
    assert not (tmp_path / "none").exists()
    told = run(desk_main, tmp_path / "none", "open", folder / "XINFANG-UPDATE/statement.dsse.json").document
    assert (told["kind"], told["page"]) == ("update", None)
    assert "是真的" in told["words"]
    (folder / "XINFANG-UPDATE/xinfang-desk.deb").write_bytes(b"-")
    told = run(desk_main, tmp_path / "none", "open", folder / "XINFANG-UPDATE/statement.dsse.json").document
    assert "没有装" in told["words"]


def test_what_is_wrong_is_told_with_what_to_do(run: Command, make: Make, tmp_path: Path) -> None:
    told = run(desk_main, tmp_path, "update", "check", make(version="0.1.0"))
    answer = told.document
    assert (answer["ok"], answer["reason"], answer["version"]) == (False, "update.not_newer", "0.1.0")
    # `check && dpkg -i` installs nothing.
    assert (told.refused["code"], told.refused["words"]) == (answer["reason"], answer["words"])
    for main in (desk_main, county_main):
        none = run(main, tmp_path, "update", "check", tmp_path)
        assert (none.refused["code"], none.document["version"]) == ("update.none", None)
    assert run(desk_main, tmp_path, "update", "apply", tmp_path).refused["code"] == "update.none"


def test_it_is_installed_for_the_next_start(run: Command, make: Make, place: Path, tmp_path: Path) -> None:
    answer = run(desk_main, tmp_path, "update", "apply", make()).document
    assert (answer["version"], answer["ok"]) == ("0.2.0", True)
    assert (place / "current").readlink() == Path("versions/0.2.0")


def test_it_goes_back_where_the_older_program_opens_the_register(
    run: Command, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(back, "program_folder", lambda: place)
    home = tmp_path / "desk"
    init_desk(home, PASSPHRASE, office=OFFICE)
    # This very program, as if it were an older one.
    start = place / "versions/0.0.9/bin/xinfang-desk"
    start.parent.mkdir(parents=True)
    call = f'"{sys.executable}" -c "from app import main; raise SystemExit(main())" "$@"'
    start.write_text(f'#!/bin/sh\ncd "{Path.cwd()}" && exec {call}\n')
    start.chmod(0o755)
    answer = run(desk_main, home, "update", "back").document
    assert (answer["version"], answer["from"], answer["ok"]) == ("0.0.9", VERSION, True)
    assert (place / "current").readlink() == Path("versions/0.0.9")
    applying.point_at(place, "0.1.0")
    # A later version has been at the register.
    register = open_register(home / REGISTER, open_vault(home, PASSPHRASE))
    register.run(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
        " VALUES ('xinfang-desk register', 'm9999_later', '')"
    )
    register.close()
    assert run(desk_main, home, "update", "back").refused["code"] == "update.register_newer"
    assert (place / "current").readlink() == Path("versions/0.1.0")
