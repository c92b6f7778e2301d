"""A watched folder: each file once, when it has stopped growing, until the program is told to end."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.county.parties import PASSPHRASE, record
from xinfang_desk.county.brought.watching import Watch
from xinfang_desk.domain.errors import DeskError


def test_a_file_is_told_once_and_when_it_has_stopped_growing(tmp_path) -> None:
    watch, file = Watch(tmp_path), tmp_path / "a.xfb"
    file.write_bytes(b"half")
    assert watch.settled() == ()
    file.write_bytes(b"half and more")
    assert watch.settled() == ()
    assert watch.settled() == (file,)
    assert watch.settled() == ()
    file.write_bytes(b"another altogether")
    assert (watch.settled(), watch.settled()) == ((), (file,))


def test_it_looks_where_sticks_and_boxes_keep_theirs(tmp_path) -> None:
    (tmp_path / "XINFANG" / "out").mkdir(parents=True)
    wanted = tmp_path / "XINFANG" / "out" / "a.xfb"
    others = ("b.xfb.part", ".hidden", "README.txt")
    for each in (wanted, *(wanted.with_name(name) for name in others)):
        each.write_bytes(b"x")
    watch = Watch(tmp_path)
    assert (watch.settled(), watch.settled()) == ((), (wanted,))
    shutil.rmtree(tmp_path / "XINFANG")
    assert watch.settled() == ()


def test_no_folder_is_refused(tmp_path) -> None:
    with pytest.raises(DeskError, match=r"input\.unreadable"):
        Watch(tmp_path / "none")


def test_the_verb_tells_a_line_a_file_until_it_is_ended(county, desk, tmp_path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    batch = desk.batch(record(1))
    start = "from app import county_main; raise SystemExit(county_main())"
    watching = subprocess.Popen(
        [sys.executable, "-c", start, "watch", str(box), "--home", str(county.home), "--json"],
        stdout=subprocess.PIPE,
        env=os.environ | {"XINFANG_PASSPHRASE": PASSPHRASE, "PYTHONPATH": str(Path.cwd())},
        text=True,
    )
    try:
        shutil.copy(batch.path, box / "a.xfb")
        assert watching.stdout is not None
        told = json.loads(watching.stdout.readline())
        watching.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + 20
        while watching.poll() is None and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        watching.kill()
        watching.stdout.close()
    assert (watching.returncode, told["state"], told["records"]) == (0, "accepted", 1)
    assert (box / "a.xfb").exists()
