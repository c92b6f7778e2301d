"""Writing to a stick or a folder (U 盘写入) so that what is said to be there is there."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Protocol

from xinfang_desk import files
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.system import may_be_as_long, sync_folder

COVER = "README.txt"

# What every file system on a stick can hold: no Chinese, no colon, no trailing dot (FAT, exFAT).
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}[A-Za-z0-9]")
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

    def create(self, path: Path, device: int) -> BinaryIO:
        """Open ``path``, which must not be there yet, on ``device``: for writing and for reading back."""

    def holds(self, file: BinaryIO, size: int) -> bool:
        """Whether its format allows ``file`` to be ``size`` bytes long; nothing is written to find out."""

    def flush(self, file: BinaryIO) -> None:
        """Return when what was written is on the medium."""

    def rename(self, part: Path, path: Path) -> None:
        """Give the finished file its name."""

    def flush_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the medium, where the system can tell."""

    def reread(self, file: BinaryIO) -> BinaryIO:
        """``file`` from its beginning, from the medium and not from memory where the system can."""


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

    def create(self, path: Path, device: int) -> BinaryIO:
        """Open ``path``, which must not be there yet, on ``device``: for writing and for reading back."""
        return files.open_new(path, device=device)

    def holds(self, file: BinaryIO, size: int) -> bool:
        """Whether its format allows ``file`` to be ``size`` bytes long; nothing is written to find out."""
        return may_be_as_long(file, size)

    def flush(self, file: BinaryIO) -> None:
        """Return when what was written is on the medium."""
        file.flush()
        os.fsync(file.fileno())

    def rename(self, part: Path, path: Path) -> None:
        """Give the finished file its name."""
        part.replace(path)

    def flush_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the medium, where the system can tell."""
        sync_folder(folder)

    def reread(self, file: BinaryIO) -> BinaryIO:
        """``file`` from its beginning, from the medium and not from memory where the system can."""
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        file.seek(0)
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
    ``device``), ``drive.file_too_big`` or ``drive.unreadable_back``; of the room and of the longest file that
    the medium's format allows (FAT32: 4 GiB) before a byte is written.
    """
    if not _NAME.fullmatch(name) or name.endswith(files.PART):
        raise DeskError("drive.bad_name")
    with files.open_regular(source) as content:
        size = os.fstat(content.fileno()).st_size
        with _drive_faults(size):
            if device is not None:
                _still_on(device, folder, disk)
            present = os.path.lexists(folder / name)
        if not present:
            return _put(folder, name, content, size, device, disk)
        sha256, found = files.digest_of(content), read_back(folder / name, disk=disk)
        if found != sha256:
            unread = found == "" and _is_file(folder / name)
            raise DeskError("drive.unreadable_back" if unread else "drive.exists", file=name)
        return sha256


def write_cover(
    folder: Path, lines: Sequence[str], *, known: files.Known, device: int | None = None, disk: Disk = LOCAL
) -> None:
    """Write or renew the cover page (封面说明) for whoever finds the stick; any text editor shows it.

    Somebody's own page of that name, which ``known`` does not know, stays: ``drive.exists``.
    """
    path = folder / COVER
    if os.path.lexists(path) and not (_is_file(path) and known(_small(path))):
        raise DeskError("drive.exists", file=COVER)
    renew(
        folder,
        COVER,
        ("\ufeff" + "".join(line + "\r\n" for line in lines)).encode(),
        device=device,
        disk=disk,
    )


def renew(folder: Path, name: str, content: bytes, *, device: int | None = None, disk: Disk = LOCAL) -> None:
    """Write a small file of our own, or put it in the place of the one that was there; read back as above."""
    _put(folder, name, BytesIO(content), len(content), device, disk)


def read_back(path: Path, *, disk: Disk = LOCAL) -> str:
    """SHA-256 in hex of what the medium gives back, empty where it gives nothing; a link gives nothing."""
    try:
        with files.open_regular(path, follow=False) as file:
            return files.digest_of(disk.reread(file))
    except OSError:
        return ""


def _put(folder: Path, name: str, content: BinaryIO, size: int, device: int | None, disk: Disk) -> str:
    """Write, flush, read back by the same descriptor, and only then give it its name; its SHA-256 in hex."""
    part, path = folder / (name + files.PART), folder / name
    with _drive_faults(size):
        there = disk.device(folder)
        free = disk.free(folder)
        if device is not None and there != device:
            raise DeskError("drive.gone")
    if free < size + _SPARE:
        raise DeskError("drive.full", needed_mb=_megabytes(size))
    _clear(part)
    try:
        with _drive_faults(size):
            out = disk.create(part, there)
        with out:
            with _drive_faults(size):
                _require_length(out, size, disk)
                sha256 = _copied(content, out)
                disk.flush(out)
            _check(out, part, sha256, disk)
        with _drive_faults(size):
            _still_on(there, folder, disk)
            disk.rename(part, path)
        _require_lasting(folder, name, there, disk)
    except BaseException:
        _discard(part)
        raise
    return sha256


def _require_length(out: BinaryIO, size: int, disk: Disk) -> None:
    if not disk.holds(out, size):
        raise DeskError("drive.file_too_big", needed_mb=_megabytes(size))


def _copied(content: BinaryIO, out: BinaryIO) -> str:
    """Copy ``content`` to its end, and hash what went by: it is read once."""
    running = hashlib.sha256()
    while chunk := content.read(_CHUNK):
        running.update(chunk)
        out.write(chunk)
    return running.hexdigest()


def _clear(part: Path) -> None:
    """Take away what a power cut, or somebody else, left under the temporary name; nothing is followed."""
    try:
        files.discard(part)
    except OSError as fault:
        if part.is_dir() and not part.is_symlink():
            raise DeskError("drive.exists", file=part.name) from fault
        raise _refusal(fault, 0) from fault


def _check(out: BinaryIO, part: Path, sha256: str, disk: Disk) -> None:
    """Refuse what does not come back as it was written, or a name that somebody has given to another file."""
    try:
        is_ours = os.path.samestat(os.fstat(out.fileno()), part.lstat())
        found = files.digest_of(disk.reread(out)) if is_ours else ""
    except OSError:
        found = ""
    if found != sha256:
        raise DeskError("drive.unreadable_back", file=part.name.removesuffix(files.PART))


def _require_lasting(folder: Path, name: str, device: int, disk: Disk) -> None:
    """Refuse a file that has its name, where nobody can say if it keeps it: it may be read from now on."""
    try:
        disk.flush_folder(folder)
        lasts = disk.device(folder) == device
    except OSError as fault:
        raise DeskError("drive.unreadable_back", file=name) from fault
    if not lasts:
        raise DeskError("drive.unreadable_back", file=name)


def _is_file(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()


def _small(path: Path) -> bytes:
    """What a small file holds, nothing where it is no file or no small one."""
    try:
        return files.read_regular(path, _CHUNK, follow=False)
    except OSError:
        return b""


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
    try:
        yield
    except OSError as fault:
        raise _refusal(fault, size) from fault


def _refusal(fault: OSError, size: int) -> DeskError:
    """Tell the faults of a stick apart: full, too small a format, read-only, or not there (any more)."""
    if fault.errno in _FULL:
        return DeskError("drive.full", needed_mb=_megabytes(size))
    if fault.errno == errno.EFBIG:
        return DeskError("drive.file_too_big", needed_mb=_megabytes(size))
    if fault.errno in _READ_ONLY:
        return DeskError("drive.read_only")
    return DeskError("drive.gone")
