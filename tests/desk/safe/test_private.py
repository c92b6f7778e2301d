"""Private by construction: what lies on the disk is its owner's alone; a program that dies leaves nothing."""

from __future__ import annotations

import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

from tests.desk.conftest import OFFICE, PASSPHRASE, Clock
from xinfang_desk.desk.start import init_desk, open_desk
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.sealed_file import connect


def test_everything_is_open_to_its_owner_alone_and_named_after_nobody(tmp_path: Path, clock: Clock) -> None:
    before = os.umask(0o077)
    try:
        home = tmp_path / "home"
        init_desk(home, PASSPHRASE, office=OFFICE, now=clock)
        desk = open_desk(home, PASSPHRASE, now=clock)
        visit = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="一件事"),))
        number = desk.reception.register(visit).matters[0].number
        desk.upkeep.close_day()
        desk.papers.save(number, tmp_path / "papers")
        desk.upkeep.change_settings(desk.upkeep.settings())
        seen = [path for place in (home, tmp_path / "papers") for path in (place, *place.rglob("*"))]
        modes = {path: stat.S_IMODE(path.stat().st_mode) for path in seen}
        desk.close()
    finally:
        os.umask(before)
    assert len(seen) >= 8
    assert [path for path, mode in modes.items() if mode & 0o077] == []
    assert [path.name for path in seen if not path.name.isascii()] == []


def test_the_command_makes_what_it_writes_private(tmp_path: Path) -> None:
    """Whatever umask it was started under."""
    argv = ["init", "--office-code", "411526102", "--office-name", "示例镇", "--desk", "1", "--officer", "甲"]
    subprocess.run(
        [sys.executable, "app.py", "--home", str(tmp_path / "home"), *argv],
        check=True,
        capture_output=True,
        umask=0,
        env={**os.environ, "XINFANG_PASSPHRASE": PASSPHRASE},
    )
    for path in (tmp_path / "home", *(tmp_path / "home").rglob("*")):
        assert path.stat().st_mode & 0o077 == 0, path


def test_a_program_that_dies_leaves_no_core(home: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from xinfang_desk.desk.start import open_desk;"
        "open_desk(Path(sys.argv[1]), sys.argv[2]).close(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    wide = resource.getrlimit(resource.RLIMIT_CORE)[1]
    done = subprocess.run(
        [sys.executable, "-c", script, str(home), PASSPHRASE],
        check=True,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (wide, wide)),
    )
    assert done.stdout.strip() == "(0, 0)"


def test_what_is_sorted_stays_in_memory(tmp_path: Path) -> None:
    connection = connect(tmp_path / "register.db", bytes(32), "store")
    assert connection.execute("PRAGMA temp_store").fetchone() == (2,)
    connection.close()
