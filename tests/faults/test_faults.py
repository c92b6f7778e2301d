"""The short form of ``python -m tests.faults``: a few of each, on every run of the tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.faults import desks
from tests.faults.disks import full_at_every_page, full_at_every_write, out_of_reach
from tests.faults.kills import kill_many
from tests.journey.conftest import visit
from xinfang_desk.store.checks import integrity


def test_ten_kills_lose_nothing(tmp_path: Path) -> None:
    found = kill_many(tmp_path / "home", 10)
    assert found.acknowledged > 10
    assert (found.lost, found.torn, found.damaged) == (0, 0, 0)


def test_the_command_says_a_number_only_when_it_is_on_the_disk(tmp_path: Path) -> None:
    home = tmp_path / "home"
    key = desks.set_up(home)
    lines = "".join(json.dumps(visit()) + "\n" for _ in range(400))
    (tmp_path / "visits").write_text(lines, "utf-8")
    child = subprocess.Popen(
        [
            sys.executable,
            "app.py",
            "--home",
            str(home),
            "--json",
            "register",
            "--input",
            str(tmp_path / "visits"),
        ],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "XINFANG_PASSPHRASE": desks.PASSPHRASE},
    )
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(20)]
    child.send_signal(signal.SIGKILL)
    rest, _ = child.communicate()
    said += [line + "\n" for line in rest.split("\n")[:-1]]
    numbers = {json.loads(line)["matters"][0]["number"] for line in said}
    with desks.register(home, key) as store:
        kept = {number for (number,) in store.rows("SELECT number FROM matters")}
        assert numbers <= kept
        # At most one was on the disk and not yet said.
        assert len(kept) - len(numbers) <= 1
        assert len(kept) < 400
        assert (desks.torn(store), integrity(store)) == (0, ())


def test_power_cuts_lose_nothing_and_the_harness_would_see_it(tmp_path: Path) -> None:
    pytest.importorskip("apsw")
    from tests.faults.cuts import cut_many, replay, statements_of_a_day

    level, said = statements_of_a_day(tmp_path / "home", 25)
    found = {}
    for name in (level, "NORMAL"):
        room = tmp_path / f"room-{name}"
        room.mkdir()
        found[name] = cut_many(replay(tmp_path / f"run-{name}", name, said), room, 40)
    assert (found[level].lost, found[level].torn, found[level].damaged) == (0, 0, 0)
    assert found["NORMAL"].lost > 5


def test_a_full_disk_refuses_a_visit_and_keeps_its_draft(tmp_path: Path) -> None:
    found = full_at_every_page(tmp_path / "pages")
    assert found.refused > 1
    assert (found.half_done, found.codes) == (0, {"store.full"})


def test_a_log_that_cannot_grow_refuses_a_visit_and_keeps_its_draft(tmp_path: Path) -> None:
    found = full_at_every_write(tmp_path / "writes")
    assert found.refused > 5
    assert found.half_done == 0
    assert found.codes <= {"store.full", "store.disk"}


def test_a_register_out_of_reach_is_said_to_be() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        answers = out_of_reach(Path(folder))
    readonly = answers.pop("a disk that is read-only", "store.read_only")
    assert readonly == "store.read_only"
    assert answers == {
        "two programs on one home": "store.in_use",
        "a file from a newer version": "store.newer",
        "the disk is gone": "store.gone",
        "the clock set back ten years": "clock_suspect",
    }
