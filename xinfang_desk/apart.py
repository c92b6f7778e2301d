"""Reading what strangers made (另开进程读): in a process with limits of its own, which may die of it."""

from __future__ import annotations

import os
import subprocess  # this very program's reader, by its path and with no shell
import sys
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code

_ROOT = Path(__file__).resolve().parents[1]


def read_apart(
    reader: str, content: bytes, *told: str, seconds: float, too_much: Code, damaged: Code
) -> bytes:
    """What the module ``reader`` of ours writes of ``content``, in ``seconds`` at the most.

    Refused as ``too_much`` where it took too long or was killed for what it took, as ``damaged`` where it
    fell over what it read.
    """
    # It gets no word of ours: a passphrase may stand in the environment.
    alone = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    try:
        done = subprocess.run(
            [sys.executable, "-m", reader, *told],
            input=content,
            capture_output=True,
            timeout=seconds,
            env={**alone, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"},
            cwd=_ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise DeskError(too_much) from None
    if done.returncode:
        raise DeskError(too_much if done.returncode < 0 else damaged)
    return done.stdout
