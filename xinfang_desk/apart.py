"""Reading what strangers made (另开进程读): in a process with limits of its own, which may die of it."""

from __future__ import annotations

import os
import subprocess  # this very program's reader, by its path and with no shell
import sys
from importlib.machinery import PathFinder
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code

_ROOT = Path(__file__).resolve().parents[1]
_BESIDE = Path("/opt/xinfang-desk-reading")
"""Where the second package lays the libraries that it brings (packaging/deb/reading.py)."""


def read_apart(
    reader: str, content: bytes, *told: str, seconds: float, too_much: Code, damaged: Code
) -> bytes:
    """What the module ``reader`` of ours writes of ``content``, in ``seconds`` at the most.

    Refused as ``too_much`` where it took too long or was killed for what it took, as ``damaged`` where it
    fell over what it read.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", reader, *told],
            input=content,
            capture_output=True,
            timeout=seconds,
            env=_surroundings(),
            cwd=_ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DeskError(too_much) from None
    if done.returncode:
        raise DeskError(too_much if done.returncode < 0 else damaged)
    return done.stdout


def stay_apart(reader: str) -> subprocess.Popen[bytes]:
    """The module ``reader`` of ours as a process that is asked more than once; its limits are its own."""
    return subprocess.Popen(
        [sys.executable, "-m", reader],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        cwd=_ROOT,
    )


def place_of(package: str) -> Path | None:
    """The folder of a package as such a process would find it, nothing loaded; None where it is not here."""
    found = PathFinder.find_spec(package, [*sys.path, str(_BESIDE)])
    return Path(found.origin).parent if found is not None and found.origin else None


def _surroundings() -> dict[str, str]:
    """No word of ours: a passphrase may stand in the environment."""
    alone = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**alone, "PYTHONPATH": f"{_ROOT}{os.pathsep}{_BESIDE}", "PYTHONIOENCODING": "utf-8"}
