"""Putting an update in place (装更新): beside the program that runs, tried, and only then pointed at.

``/opt/xinfang-desk`` holds ``versions/0.1.0`` and the link ``current``. A version is never changed once it is
there, so that a program which runs goes on with its own files. Cut off at any moment, ``current`` points at
the old version or the new one, and both are whole; what was left half way goes with the next update.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import subprocess  # the program that was just unpacked, by its path and with no shell
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from xinfang_desk import VERSION
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_input, open_new, read_some
from xinfang_desk.system import sync_folder
from xinfang_desk.updates.signed import Update, find

CURRENT, VERSIONS = "current", "versions"
_PLACE = PurePosixPath("opt/xinfang-desk")
"""Where a package has the program, from its root."""
_START = Path("bin/xinfang-desk")
_ROOM = ".new-"
_CHUNK = 1 << 20
_PATIENCE = 120
"""Seconds for the new program to say what its verbs are."""
_AR, _AR_HEADER = b"!<arch>\n", 60


def apply(folder: Path, home: Path) -> Update:
    """Put the update in ``folder`` in place for the next start; what is checked is what is unpacked.

    Refused as :func:`xinfang_desk.updates.signed.find` says; ``update.not_packaged``, ``update.not_allowed``,
    ``update.content``, ``update.no_room``, ``update.does_not_start``.
    """
    update, place = find(folder, home), program_folder()
    if place is None:
        raise DeskError("update.not_packaged")
    if not all(os.access(each, os.W_OK) for each in (place, place / VERSIONS)):
        raise DeskError("update.not_allowed", file=update.package.name)
    with _room(place / VERSIONS) as room:
        copied = copy_checked(update, room / "package.deb")
        tree = unpack(copied, room / "tree", update)
        stand(tree, place / VERSIONS / update.version)
    begin(place, update)
    point_at(place, update.version)
    forget(place, {update.version, VERSION})
    return update


def program_folder() -> Path | None:
    """The folder with all versions of the program that runs; None where it was not installed as a package."""
    for parent in Path(__file__).resolve().parents:
        if parent.parent.name == VERSIONS and (parent.parents[1] / CURRENT).is_symlink():
            return parent.parents[1]
    return None


def copy_checked(update: Update, to: Path) -> Path:
    """The package copied off the stick, hashed as it is copied; ``update.content``, ``input.unreadable``."""
    digest, size = hashlib.sha256(), 0
    with open_input(update.file) as source, open_new(to) as out:
        while data := read_some(source, _CHUNK, update.package.name):
            digest.update(data)
            size += len(data)
            out.write(data)
    if size != update.package.bytes or digest.hexdigest() != update.package.sha256:
        raise DeskError("update.content", file=update.package.name)
    return to


def unpack(package: Path, tree: Path, update: Update) -> Path:
    """The program's own folder out of a ``.deb``; ``update.content`` where it is not exactly that."""
    ours = _PLACE / VERSIONS / update.version
    _folder(tree)
    try:
        with package.open("rb") as deb, tarfile.open(fileobj=_data_of(deb), mode="r|xz") as archive:
            for member in archive:
                name = PurePosixPath(member.name.removeprefix("./"))
                if name.is_relative_to(ours):
                    _take_out(archive, member, tree, name.relative_to(ours))
    except (tarfile.TarError, EOFError, ValueError) as fault:
        raise DeskError("update.content", file=update.package.name) from fault
    if not (tree / _START).is_file():
        raise DeskError("update.content", file=update.package.name)
    return tree


def stand(tree: Path, place: Path) -> None:
    """Give a finished tree its name; one that an update left there half way goes first."""
    if place.exists():
        shutil.rmtree(place)
    os.sync()
    tree.replace(place)
    sync_folder(place.parent)


def begin(place: Path, update: Update) -> None:
    """Start the new version once, for it to say what its verbs are; ``update.does_not_start``."""
    new = place / VERSIONS / update.version
    try:
        subprocess.run([str(new / _START), "--help"], capture_output=True, timeout=_PATIENCE, check=True)
    except (OSError, subprocess.SubprocessError) as fault:
        shutil.rmtree(new)
        raise DeskError("update.does_not_start", version=update.version) from fault


def point_at(place: Path, version: str) -> None:
    """From the next start on, ``version``; where the disk does not say that this lasts, the one before."""
    before = (place / CURRENT).readlink()
    _point(place, Path(VERSIONS, version))
    try:
        sync_folder(place)
    except OSError:
        with suppress(OSError):
            _point(place, before)
        raise


def _point(place: Path, version: Path) -> None:
    link = place / f".{CURRENT}"
    link.unlink(missing_ok=True)
    link.symlink_to(version)
    link.replace(place / CURRENT)


def forget(place: Path, kept: set[str]) -> None:
    """Remove all versions but these: the new one, and the one that it took the place of.

    The new one is in place by then: what the disk keeps of an older one goes with the next.
    """
    with suppress(OSError):
        for version in (place / VERSIONS).iterdir():
            if version.name not in kept:
                shutil.rmtree(version, ignore_errors=True)


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, tree: Path, name: PurePosixPath) -> None:
    target = tree / name
    if ".." in name.parts:
        raise ValueError("outside")
    if member.isdir():
        _folder(target)
    elif member.issym() and not PurePosixPath(member.linkname).is_absolute():
        target.symlink_to(member.linkname)
    elif member.isreg() and (content := archive.extractfile(member)) is not None:
        with content, open_new(target) as out:
            shutil.copyfileobj(content, out, _CHUNK)
        # Everybody on this machine starts it; the group that may install may also remove it.
        target.chmod(0o775 if member.mode & 0o100 else 0o664)
    else:
        raise ValueError("neither folder, file nor link inside")


def _folder(path: Path) -> None:
    """A folder that the group which may install can also remove: it keeps the group of what it lies in."""
    path.mkdir(exist_ok=True)
    path.chmod(path.stat().st_mode & stat.S_ISGID | 0o775)


def _data_of(deb: BinaryIO) -> BinaryIO:
    """A ``.deb`` read up to where its files begin (deb(5)); ``ValueError`` where it is none."""
    if deb.read(len(_AR)) != _AR:
        raise ValueError("no archive")
    while len(header := deb.read(_AR_HEADER)) == _AR_HEADER:
        name, size = header[:16].decode("ascii").rstrip(" /"), int(header[48:58])
        if name == "data.tar.xz":
            return deb
        deb.seek(size + size % 2, os.SEEK_CUR)
    raise ValueError("no files")


@contextmanager
def _room(versions: Path) -> Iterator[Path]:
    """An empty folder beside the versions; whatever an update left half way goes first."""
    for left in versions.glob(f"{_ROOM}*"):
        shutil.rmtree(left)
    try:
        with tempfile.TemporaryDirectory(dir=versions, prefix=_ROOM) as room:
            yield Path(room)
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DeskError("update.no_room") from fault
        raise
