"""Sticks that are plugged in (U盘), as the desktop mounts them."""

from __future__ import annotations

import os
import re
import shutil
import string
import subprocess  # the desktop's own program, by its path and with no shell
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.files import shown
from xinfang_desk.system import windows_library

_MOUNTED_UNDER = ("/media/", "/run/media/")
_REMOVABLE = 2  # DRIVE_REMOVABLE, GetDriveType of the Windows API
_ESCAPED = re.compile(r"\\(0[0-7]{2}|1[0-7]{2})")
_PATIENCE = 60
"""Seconds to wait while a slow stick is unmounted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A mounted stick: its folder, its label as people see it, megabytes free."""

    folder: Path
    label: str
    free_mb: int


def sticks() -> tuple[Stick, ...]:
    """The sticks that are mounted now, none where the system cannot tell."""
    if sys.platform == "win32":
        return _described(_windows_drives())
    return _described(mounted_under(_table()))


def mounted_under(mounts: str) -> tuple[Path, ...]:
    """The mount points in a mount table that a desktop made for removable media."""
    return tuple(point for _device, point in _mounts(mounts) if str(point).startswith(_MOUNTED_UNDER))


def let_go(folder: Path, mounts: str | None = None) -> bool:
    """Unmount the stick at ``folder`` by the desktop's own means; whether it may be pulled out (可以拔出).

    False where the system has no such means, or says no: then only the person's own eject is left.
    """
    program = shutil.which("udisksctl")
    device = next((device for device, point in _mounts(mounts or _table()) if point == folder), "")
    if program is None or not device.startswith("/dev/"):
        return False
    try:
        done = subprocess.run(
            [program, "unmount", "--no-user-interaction", "-b", device],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _table() -> str:
    """The mount table, names that are no UTF-8 included (a label that an old machine wrote in GBK)."""
    try:
        return os.fsdecode(Path("/proc/self/mounts").read_bytes())
    except OSError:
        return ""


def _mounts(mounts: str) -> list[tuple[str, Path]]:
    """Device and mount point of each line of a mount table."""
    # The kernel parts them by spaces and line feeds alone; a name may hold other signs that part words.
    fields = (line.split(" ") for line in mounts.split("\n") if line.count(" ") > 1)
    return [(each[0], Path(_plain(each[1]))) for each in fields]


def _plain(point: str) -> str:
    # The kernel writes space, tab, line feed and backslash in a name as \040 and the like (proc_mounts(5)).
    return _ESCAPED.sub(lambda found: chr(int(found[1], 8)), point)


def _windows_drives() -> tuple[Path, ...]:
    kind = windows_library("kernel32").GetDriveTypeW
    roots = (f"{letter}:\\" for letter in string.ascii_uppercase)
    return tuple(Path(root) for root in roots if kind(root) == _REMOVABLE)


def _described(folders: Iterable[Path]) -> tuple[Stick, ...]:
    found = []
    for folder in folders:
        try:
            free = shutil.disk_usage(folder).free
        except OSError:
            continue  # pulled out while we looked
        if os.access(folder, os.W_OK):
            found.append(Stick(folder=folder, label=shown(folder.name or folder), free_mb=free // 2**20))
    return tuple(found)
