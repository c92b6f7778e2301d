"""Going back to the version before (退回旧版本), as far as the register allows.

The older program itself is asked to open the register before anything is pointed at it: whether it knows the
register's form, nobody can say better. What it does not know it refuses, and leaves as it is.
"""

from __future__ import annotations

import json
import os
import subprocess  # a version of this program, by its path and with no shell
from pathlib import Path

from xinfang_desk import VERSION
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT
from xinfang_desk.updates.applying import VERSIONS, point_at, program_folder
from xinfang_desk.updates.signed import is_version, numbers

_PATIENCE = 600
"""Seconds for an old PC to look through a large register."""


def go_back(home: Path, *asking: str) -> str:
    """Start the version before this one from the next time on, if it opens ``home``; its name.

    ``asking``: a command of the program and a verb of it that opens the register. ``update.not_packaged``,
    ``update.not_allowed``, ``update.no_older``, ``update.register_newer``, ``update.does_not_open``.
    """
    place = program_folder()
    if place is None:
        raise DeskError("update.not_packaged")
    there = [each.name for each in (place / VERSIONS).iterdir() if is_version(each.name)]
    older = max((each for each in there if numbers(each) < numbers(VERSION)), key=numbers, default="")
    if not older:
        raise DeskError("update.no_older", version=VERSION)
    if not os.access(place, os.W_OK):
        raise DeskError("update.back_not_allowed", version=older)
    if (home / VAULT).exists():
        _opens(place / VERSIONS / older, home, asking)
    point_at(place, older)
    return older


def _opens(version: Path, home: Path, asking: tuple[str, ...]) -> None:
    command, verb = asking
    call = [str(version / "bin" / command), "--home", str(home), "--json", verb]
    try:
        done = subprocess.run(call, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.SubprocessError) as fault:
        raise DeskError("update.does_not_open", version=version.name) from fault
    if done.returncode:
        newer = _refusal(done.stderr) in {"store.newer", "ledger.newer"}
        raise DeskError("update.register_newer" if newer else "update.does_not_open", version=version.name)


def _refusal(told: bytes) -> str:
    """The code in what a command said last; empty where it was no refusal."""
    try:
        return str(json.loads(told.splitlines()[-1])["code"])
    except (IndexError, KeyError, TypeError, ValueError):
        return ""
