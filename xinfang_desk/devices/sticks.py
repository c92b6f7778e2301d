"""Sticks that are plugged in (U盘), as the desktop mounts them."""

from __future__ import annotations

import os
import re
import shutil
import string
import subprocess  # the desktop's own program, by its path and with no shell
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import shown
from xinfang_desk.system import windows_library

_MOUNTED_UNDER = ("/media/", "/run/media/")
_BLOCKS = Path("/sys/class/block")
_REMOVABLE = 2  # DRIVE_REMOVABLE, GetDriveType of the Windows API
_ESCAPED = re.compile(r"\\(0[0-7]{2}|1[0-7]{2})")
_PATIENCE = 60
"""Seconds to wait while a slow stick is unmounted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stick:
    """A mounted stick: its folder, its label as people see it, megabytes free, its write protection."""

    folder: Path
    label: str
    free_mb: int
    writable: bool = True


def sticks() -> tuple[Stick, ...]:
    """The sticks that are mounted now, none where the system cannot tell."""
    if sys.platform == "win32":
        return _described(_windows_drives())
    return _described(mounted_under(_table()))


def mounted_under(mounts: str) -> tuple[Path, ...]:
    """The mount points in a mount table that a desktop made for removable media."""
    return tuple(point for _device, point in _mounts(mounts) if str(point).startswith(_MOUNTED_UNDER))


def let_go(folder: Path, mounted: Callable[[], str] | None = None) -> None:
    """Unmount the stick at ``folder`` by the desktop's own means: after this it may be pulled out (可以拔出).

    What was written is on it then, for so long the system's unmounting waits; every other part of the same
    stick is unmounted too. ``stick.busy`` while a program uses it; ``stick.not_let_go`` where the system has
    no such means, or does not say that it is done: then only the person's own eject is left. ``mounted``
    gives the mount table.
    """
    table = mounted or _table
    program, mounts = shutil.which("udisksctl"), _mounts(table())
    whole = next((_whole(device) for device, point in mounts if point == folder), None)
    if program is None or whole is None:
        raise DeskError("stick.not_let_go")
    for device in dict.fromkeys(device for device, _point in mounts if _whole(device) == whole):
        _unmount(program, device)
    if any(_whole(device) == whole for device, _point in _mounts(table())):
        raise DeskError("stick.busy")


def _unmount(program: str, device: str) -> None:
    """Have one part of a stick unmounted; refused as by :func:`let_go`."""
    try:
        done = subprocess.run(
            [program, "unmount", "--no-user-interaction", "-b", device],
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        raise DeskError("stick.not_let_go") from fault
    if done.returncode:
        raise DeskError("stick.busy" if b"busy" in done.stderr.lower() else "stick.not_let_go")


def _whole(device: str) -> str | None:
    """The whole stick that a device is a part of (sda of /dev/sda1); None for what is no device."""
    if not device.startswith("/dev/"):
        return None
    name = Path(device).resolve().name
    part = _BLOCKS / name
    return part.resolve().parent.name if (part / "partition").exists() else name


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
        found.append(
            Stick(
                folder=folder,
                label=shown(folder.name or folder),
                free_mb=free // 2**20,
                writable=os.access(folder, os.W_OK),
            )
        )
    return tuple(found)
