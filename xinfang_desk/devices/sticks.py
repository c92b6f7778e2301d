"""Sticks that are plugged in (U盘), as the desktop mounts them."""

from __future__ import annotations

import os
import shutil
import string
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_MOUNTED_UNDER = ("/media/", "/run/media/")
_REMOVABLE = 2  # DRIVE_REMOVABLE, GetDriveType of the Windows API


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
    try:
        mounts = Path("/proc/self/mounts").read_text("utf-8")
    except OSError:
        return ()
    return _described(mounted_under(mounts))


def mounted_under(mounts: str) -> tuple[Path, ...]:
    """The mount points in a mount table that a desktop made for removable media."""
    points = (line.split()[1] for line in mounts.splitlines() if len(line.split()) > 1)
    # The kernel writes a space in a name as \040 (proc_mounts(5)).
    named = (
        point.encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
        for point in points
    )
    return tuple(Path(point) for point in named if point.startswith(_MOUNTED_UNDER))


def _windows_drives() -> tuple[Path, ...]:
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW  # type: ignore[attr-defined,unused-ignore]  # Windows alone
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
            found.append(Stick(folder=folder, label=folder.name or str(folder), free_mb=free // 2**20))
    return tuple(found)
