"""Writing to a stick or a folder (U 盘写入) so that what is said to be there is there."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from xinfang_desk.domain.errors import DeskError

COVER = "README.txt"

# What every file system on a stick can hold: no Chinese, no colon, no trailing dot (FAT, exFAT).
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9]")
_PART = ".part"
_CHUNK = 1 << 20
# Room for the folder entry and the file system's own tables.
_SPARE = 1 << 20
_MEGABYTE = 1_000_000

_FULL = {errno.ENOSPC, errno.EDQUOT}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}


class Disk(Protocol):
    """What is asked of a file system: the edge at which a test pulls the stick out."""

    def device(self, folder: Path) -> int:
        """Which device ``folder`` lies on."""

    def free(self, folder: Path) -> int:
        """How many bytes still fit on it."""

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` if it is not there; the one it lies in must be."""

    def create(self, path: Path) -> BinaryIO:
        """Open ``path`` for writing, empty."""

    def flush(self, file: BinaryIO) -> None:
        """Return when what was written is on the medium."""

    def rename(self, part: Path, path: Path) -> None:
        """Give the finished file its name."""

    def flush_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the medium, where the system can tell."""

    def reread(self, path: Path) -> BinaryIO:
        """Open ``path`` for reading, from the medium and not from memory where the system can."""


class LocalDisk:
    """The file system of this machine."""

    def device(self, folder: Path) -> int:
        """Which device ``folder`` lies on."""
        return folder.stat().st_dev

    def free(self, folder: Path) -> int:
        """How many bytes still fit on it."""
        return shutil.disk_usage(folder).free

    def make_folder(self, folder: Path) -> None:
        """Make ``folder`` if it is not there; the one it lies in must be."""
        folder.mkdir(exist_ok=True)

    def create(self, path: Path) -> BinaryIO:
        """Open ``path`` for writing, empty."""
        return path.open("wb")

    def flush(self, file: BinaryIO) -> None:
        """Return when what was written is on the medium."""
        file.flush()
        os.fsync(file.fileno())

    def rename(self, part: Path, path: Path) -> None:
        """Give the finished file its name."""
        part.replace(path)

    def flush_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the medium, where the system can tell."""
        if not hasattr(os, "O_DIRECTORY"):
            return
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as fault:
            # FUSE file systems (exFAT on older desktops) know no fsync of a folder.
            if fault.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
                raise
        finally:
            os.close(descriptor)

    def reread(self, path: Path) -> BinaryIO:
        """Open ``path`` for reading, from the medium and not from memory where the system can."""
        file = path.open("rb")
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return file


LOCAL = LocalDisk()


def device_of(folder: Path, *, disk: Disk = LOCAL) -> int:
    """Which device ``folder`` lies on; ``drive.gone`` when it is not there."""
    with _drive_faults(0):
        return disk.device(folder)


def make_folder(root: Path, *names: str, disk: Disk = LOCAL) -> Path:
    """``root``/``names``…, each made if it is not there, all on the device of ``root``.

    ``root`` itself is never made: where a stick was pulled out it would come to lie on our own disk.
    """
    folder = root
    with _drive_faults(0):
        device = disk.device(root)
        for name in names:
            folder /= name
            disk.make_folder(folder)
            _still_on(device, folder, disk)
        _still_on(device, root, disk)
    return folder


def write_verified(
    folder: Path, name: str, source: Path, *, device: int | None = None, disk: Disk = LOCAL
) -> str:
    """Copy ``source`` into ``folder`` as ``name``, read it back, and return its SHA-256 in hex.

    The file stands under its name complete or not at all, and an existing one is never overwritten: the same
    content again is success, another is ``drive.exists``. Raises ``drive.bad_name``, ``drive.full``
    (``needed_mb`` must be free), ``drive.read_only``, ``drive.gone`` (also when ``folder`` no longer lies on
    ``device``) or ``drive.unreadable_back``.
    """
    if not _NAME.fullmatch(name) or name.endswith(_PART):
        raise DeskError("drive.bad_name")
    with source.open("rb") as content:
        sha256 = hashlib.file_digest(content, "sha256").hexdigest()
        size = content.tell()
        content.seek(0)
        with _drive_faults(size):
            if device is not None:
                _still_on(device, folder, disk)
            present = (folder / name).exists()
        if present:
            found = read_back(folder / name, disk=disk)
            if found != sha256:
                raise DeskError("drive.exists" if found else "drive.unreadable_back", file=name)
            return sha256
        _put(folder, name, content, size, sha256, disk)
    return sha256


def write_cover(folder: Path, lines: Iterable[str], *, disk: Disk = LOCAL) -> None:
    """Write or renew the cover page (封面说明) for whoever finds the stick; any text editor shows it."""
    renew(folder, COVER, ("\ufeff" + "".join(line + "\r\n" for line in lines)).encode(), disk=disk)


def renew(folder: Path, name: str, content: bytes, *, disk: Disk = LOCAL) -> None:
    """Write a small file of our own, or put it in the place of the one that was there; read back as above."""
    _put(folder, name, BytesIO(content), len(content), hashlib.sha256(content).hexdigest(), disk)


def read_back(path: Path, *, disk: Disk = LOCAL) -> str:
    """SHA-256 in hex of what the medium gives back, empty where it gives nothing."""
    try:
        with disk.reread(path) as file:
            digest = hashlib.sha256()
            while data := file.read(_CHUNK):
                digest.update(data)
            return digest.hexdigest()
    except OSError:
        return ""


def _put(folder: Path, name: str, content: BinaryIO, size: int, sha256: str, disk: Disk) -> None:
    part, path = folder / (name + _PART), folder / name
    with _drive_faults(size):
        device = disk.device(folder)
        free = disk.free(folder)
    if free < size + _SPARE:
        raise DeskError("drive.full", needed_mb=_megabytes(size))
    try:
        with _drive_faults(size):
            with disk.create(part) as out:
                shutil.copyfileobj(content, out, _CHUNK)
                disk.flush(out)
            _still_on(device, folder, disk)
            disk.rename(part, path)
            disk.flush_folder(folder)
    except BaseException:
        _discard(part)
        raise
    found = read_back(path, disk=disk)
    with _drive_faults(size):
        _still_on(device, folder, disk)
    if found != sha256:
        _discard(path)
        raise DeskError("drive.unreadable_back", file=name)


def _still_on(device: int, folder: Path, disk: Disk) -> None:
    # Where a stick was pulled out, its folder may still be there, on our own disk.
    if disk.device(folder) != device:
        raise DeskError("drive.gone")


def _discard(path: Path) -> None:
    """Remove what must not stay; a stick that is gone has taken it along."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _megabytes(size: int) -> int:
    """How much room a file of ``size`` bytes takes, in whole megabytes."""
    return -(-(size + _SPARE) // _MEGABYTE)


@contextmanager
def _drive_faults(size: int) -> Iterator[None]:
    """Tell the faults of a stick apart: full, read-only, or not there (any more)."""
    try:
        yield
    except OSError as fault:
        if fault.errno in _FULL:
            raise DeskError("drive.full", needed_mb=_megabytes(size)) from fault
        if fault.errno in _READ_ONLY:
            raise DeskError("drive.read_only") from fault
        raise DeskError("drive.gone") from fault
