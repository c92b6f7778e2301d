"""A disk with no byte left: what is there is still looked at, and every refusal says that it is full."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.journey.conftest import Command, register, visit


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root may make a small disk")
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk], check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def _fill(disk: Path) -> None:
    with (disk / "fill").open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    assert shutil.disk_usage(disk).free == 0


def test_a_desk_on_a_full_disk_shows_what_it_has(desk: Command, tmp_path: Path) -> None:
    [made] = register(desk, visit())
    number = made["matters"][0]["number"]
    _fill(tmp_path)
    assert [each["code"] for each in desk("check").document["findings"]] == ["disk.nearly_full"]
    assert number in desk("ledger").out
    assert desk("show", number).code == 0
    for argv in (("find", "周试例"), ("close-day",)):
        assert desk(*argv).refused["code"] == "store.full", argv
    refused = desk("register", "--input", "-", stdin=json.dumps(visit())).refused
    assert refused["code"] == "store.full"
    (tmp_path / "fill").unlink()
    assert desk("find", "周试例").code == 0
    assert len(register(desk, visit())) == 1
    assert {each["code"] for each in desk("check").document["findings"]} <= {"disk.nearly_full"}


def test_a_county_on_a_full_disk_shows_what_it_has(enrolled: tuple[Command, Command], tmp_path: Path) -> None:
    desk, county = enrolled
    [made] = register(desk, visit())
    number = made["matters"][0]["number"]
    assert desk("batch", "--to", tmp_path).code == 0
    assert county("receive", next(tmp_path.glob("*.xfb"))).code == 0
    _fill(tmp_path)
    told = {each["code"] for each in county("check").document["findings"]}
    assert told == {"reserve.still_here", "disk.nearly_full"}
    assert number in county("matters").out
    assert number in county("show", number).out
    assert county("reply", "--all", "--to", tmp_path).refused["code"] == "batch.no_space"
