"""The shim (``shim.c``) that makes one call to the disk fail: built, preloaded, armed in a child."""

from __future__ import annotations

import ctypes
import errno
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HALF = -1
"""Half of the bytes are read or written, as a signal may cause."""
KILL, CUT = -2, -3
"""The process dies there; or the power fails, and what was not flushed is gone."""
DEATHS = (KILL, CUT)
ANSWERS: Mapping[int, str] = {
    errno.EIO: "EIO",
    errno.ENOSPC: "ENOSPC",
    errno.EROFS: "EROFS",
    errno.EINTR: "EINTR",
    HALF: "half",
    KILL: "kill -9",
    CUT: "power cut",
}
HARMLESS = frozenset({errno.EINTR, HALF})
"""What is no fault of the disk: whoever asks again gets all of it."""
_CHANGING = (errno.EIO, errno.ENOSPC, errno.EROFS)
CALLS: Mapping[str, Sequence[int]] = {
    "open": (errno.EIO, errno.EINTR),
    "open_to_write": (*_CHANGING, errno.EINTR),
    "create": (*_CHANGING, errno.EINTR),
    "list": (errno.EIO,),
    "read": (errno.EIO, errno.EINTR, HALF),
    "write": (*_CHANGING, errno.EINTR, HALF),
    "flush": (*_CHANGING, errno.EINTR),
    "truncate": (*_CHANGING, errno.EINTR),
    "rename": _CHANGING,
    "unlink": _CHANGING,
    "mkdir": _CHANGING,
    "link": _CHANGING,
}
"""What each kind of call may answer (the manual pages of section 2)."""
_SOURCE = Path(__file__).with_name("shim.c")
_PRELOAD = "LD_PRELOAD"


def build(folder: Path) -> Path:
    """The shim, compiled into ``folder``."""
    made = folder / "shim.so"
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", str(made), str(_SOURCE), "-ldl"], check=True)
    return made


def under_shim(shim: Path, module: str, *args: str) -> subprocess.CompletedProcess[bytes]:
    """Run a module of ours in a process that has the shim before libc."""
    env = os.environ | {_PRELOAD: str(shim)}
    return subprocess.run([sys.executable, "-m", module, *args], env=env, check=False)


def arm(folder: Path, nth: int, fault: int, log: Path) -> None:
    """From now on count this process's calls under ``folder``; the ``nth`` fails, and 0 is none."""
    # What this process starts runs without it.
    os.environ.pop(_PRELOAD, None)
    ctypes.CDLL(None).fault_arm(os.fsencode(folder), ctypes.c_long(nth), fault, os.fsencode(log))
