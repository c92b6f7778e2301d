"""A home as one file (打包的备份): a tar (POSIX ustar), read back; what is not exactly ours is refused."""

from __future__ import annotations

import errno
import os
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from xinfang_desk.batch.archive import Entry, Plain, entries
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import open_input, open_new, open_regular, refused_by_disk
from xinfang_desk.places import make_home, make_private, of_home
from xinfang_desk.system import put_in_place, sync_folder

PACKING, TRYING = ".backup-", ".drill-"
"""How the rooms in a home begin in which a copy is made, or tried."""
RESTORING = ".restoring"
"""What the folder of a restore is called after the home that it becomes."""
STAMP = "%Y%m%d-%H%M%S"
_MOST_FILES = 1_000_000

Known = Callable[[str], bool]
"""Whether a name is one that we pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A restore that was tried (恢复演练): of which file, and what was in it."""

    at: datetime
    file: str
    sha256: str
    matters: int
    attachments: int


def pack(room: Path, folder: Path, name: str, files: Iterable[tuple[Path, str]]) -> tuple[Path, str]:
    """Pack ``files`` under their names into ``folder``/``name``, by way of ``room``; its path and SHA-256.

    What is not there, or is no file, is left out. ``drive.*`` of the folder.
    """
    packed = room / "packed"
    with open_new(packed) as out, tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        for file, called in files:
            _add(tar, file, called)
    return folder / name, drive.write_verified(folder, name, packed)


def unpack(file: Path, room: Path, is_known: Known, called: Callable[[str], str] = str) -> frozenset[str]:
    """Write what a backup holds into an empty ``room``, each as it is ``called``; the names of it all.

    ``backup.damaged`` for whatever is not exactly what we pack, ``input.unreadable``, ``restore.no_room``.
    """
    names: set[str] = set()
    try:
        with open_input(file) as packed:
            _check_room(packed, room)
            for entry in entries(Plain(packed), _MOST_FILES):
                _require(is_known(entry.name))
                names.add(entry.name)
                _take_out(entry, room / called(entry.name))
    except DeskError as fault:
        if fault.code == "batch.cannot_read":
            raise DeskError("input.unreadable", file=file.name) from fault
        if fault.code.startswith("batch."):
            raise DeskError("backup.damaged") from fault
        raise
    return frozenset(names)


def free_home(home: Path) -> Path:
    """Where a restore may put a home: ``home.not_empty`` where something lies, ``home.unwritable``."""
    if home.is_symlink() and not home.exists():
        raise DeskError("home.unwritable")
    home = home.resolve()
    with of_home():
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise DeskError("home.not_empty")
        return make_home(home)


def set_aside(home: Path, now: datetime) -> Path:
    """Move a damaged home out of the way, whole; where it lies now. Nothing in it is changed."""
    aside = home.with_name(f"{home.name}-damaged-{now.astimezone(CHINA):{STAMP}}")
    with of_home():
        home.rename(aside)
    return aside


@contextmanager
def beside(home: Path, is_ours: Known) -> Iterator[Path]:
    """Lend an empty folder beside ``home``, on the same disk; whatever a restore left there goes first."""
    room = home.with_name(f"{home.name}{RESTORING}")
    _remove(room, is_ours)
    make_home(room)
    try:
        yield room
    finally:
        _remove(room, is_ours)


def take_place(room: Path, home: Path) -> None:
    """Give a finished home its name, to last; where the disk does not say so it lies beside again."""
    put_in_place(room, home)
    try:
        sync_folder(home.parent)
    except OSError:
        home.replace(room)
        raise


@contextmanager
def no_room(code: Code) -> Iterator[None]:
    """What this machine's own disk does not take: too full, or a file too large for its format (FAT32)."""
    try:
        yield
    except DeskError as fault:
        if fault.code in {"store.full", "store.disk", "ledger.full", "ledger.disk"}:
            raise DeskError(code) from fault
        raise
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DeskError(code) from fault
        raise


def _add(tar: tarfile.TarFile, file: Path, name: str) -> None:
    """Add a file, named and dated and nothing else."""
    try:
        content = open_regular(file, follow=False)
    except OSError as fault:
        # What is there and cannot be read must not be missing in what is told to be a backup.
        if (refused := refused_by_disk(fault)) is not None:
            raise refused from fault
        return
    with content:
        stands = os.fstat(content.fileno())
        header = tarfile.TarInfo(name)
        header.size, header.mtime, header.mode = stands.st_size, int(stands.st_mtime), 0o600
        tar.addfile(header, content)


def _require(known: bool) -> None:
    if not known:
        raise DeskError("backup.damaged")


def _take_out(entry: Entry, target: Path) -> None:
    make_private(target.parent)
    with open_new(target) as out:
        for data in entry.body:
            out.write(data)
        out.flush()
        os.fsync(out.fileno())


def _check_room(packed: BinaryIO, room: Path) -> None:
    """What is packed is as large unpacked: it fits, or nothing is begun."""
    if shutil.disk_usage(room).free < os.fstat(packed.fileno()).st_size:
        raise DeskError("restore.no_room")


def _remove(room: Path, is_ours: Known) -> None:
    if room.is_symlink():
        room.unlink()
    elif room.exists():
        if not all(is_ours(each.name) for each in room.iterdir()):
            raise DeskError("output.exists", file=room.name)
        shutil.rmtree(room)
