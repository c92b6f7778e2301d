"""Backup of a home (备份) as one file, and its way back into an empty one.

The register inside stays under its own key and the key under its passphrase, so that the file can lie
anywhere; what a backup holds is a tar (POSIX ustar) that any county can look into.
"""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from xinfang_desk.batch.archive import Entry, Plain, entries
from xinfang_desk.desk.answers import Drill
from xinfang_desk.desk.safe import retention as rotation
from xinfang_desk.desk.safe.identity import read_identity
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import PART, hash_of, open_input, open_new, open_regular
from xinfang_desk.places import HIGHEST, OFFICE, REGISTER, SETTINGS, VAULT, make_home, make_private, of_home
from xinfang_desk.store import chain, checks, matters, visits
from xinfang_desk.store.file import meta, trail
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.system import put_in_place, sync_folder
from xinfang_desk.vault import open_vault

ATTACHMENTS = "attachments"
COPIES = "backups"
SUFFIX = ".xfbackup"
_STAMP = "%Y%m%d-%H%M%S"
_DRILL = "last_drill"
_MOST_FILES = 1_000_000
RESTORING = ".restoring"
"""What the folder of a restore is called after the home that it becomes."""
_STAGED = f"{VAULT}{PART}"
_SKIPPED = 1_000
"""Running numbers left out after a restore: those issued since the backup must never be issued again."""


def pack_home(home: Path, store: Register, folder: Path, name: str) -> tuple[Path, str]:
    """Pack ``home`` into ``folder``/``name``, written safely and read back; its path and SHA-256.

    ``backup.no_room`` where this machine's disk cannot take what is packed; ``drive.*`` of the folder.
    """
    with _no_room("backup.no_room"), tempfile.TemporaryDirectory(dir=home, prefix=".backup-") as room:
        packed = Path(room) / "packed"
        copy = Path(room) / REGISTER
        store.copy_to(copy)
        with open_new(packed) as out, tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as tar:
            _add(tar, copy, REGISTER)
            for kept in (VAULT, SETTINGS, OFFICE):
                _add(tar, home / kept, kept)
            for attachment in _attachments(home):
                _add(tar, attachment, f"{ATTACHMENTS}/{attachment.name}")
        sha256 = drive.write_verified(folder, name, packed)
    return folder / name, sha256


def restore_home(file: Path, home: Path, passphrase: str) -> tuple[int, int]:
    """Unpack a backup into an empty ``home``; how many matters and attachments it holds.

    What was issued after the backup was made is unknown here, so numbering goes on with a gap; batches go on
    where the county says (``inbox.resume``). All of it is done in a folder beside,
    which takes the home's place at the end: cut off at any moment, the home is whole or empty, and the next
    restore begins anew. ``home.not_empty``, ``home.unwritable``, ``backup.damaged``, ``restore.no_room``.
    """
    if home.is_symlink() and not home.exists():
        raise DeskError("home.unwritable")
    home = home.resolve()
    with of_home(), _no_room("restore.no_room"):
        if home.exists() and (not home.is_dir() or any(home.iterdir())):
            raise DeskError("home.not_empty")
        make_home(home)
        with _beside(home) as room:
            names = _unpack(file, room, vault=_STAGED)
            count = _made_ready(room, passphrase)
            # Until it has this name, nobody can open what lies here.
            (room / _STAGED).replace(room / VAULT)
            for folder in (room / ATTACHMENTS, room):
                if folder.exists():
                    sync_folder(folder)
            put_in_place(room, home)
            sync_folder(home.parent)
    return count, sum(name.startswith(f"{ATTACHMENTS}/") for name in names)


def _made_ready(room: Path, passphrase: str) -> int:
    """Prove what was unpacked and leave out the numbers that may be in people's hands; how many matters."""
    store = open_register(room / REGISTER, open_vault(room, passphrase, _STAGED), existing=True)
    try:
        if checks.integrity(store) or read_identity(store) is None:
            raise DeskError("backup.damaged")
        with store.write():
            visits.skip_numbers(store, _SKIPPED, until=datetime.now(CHINA).year)
            chain.mark_restored(store)
        return matters.count(store)
    finally:
        store.close()


def set_aside(home: Path, now: datetime) -> Path:
    """Move a damaged home out of the way, whole; where it lies now. Nothing in it is changed."""
    aside = home.with_name(f"{home.name}-damaged-{now.astimezone(CHINA):{_STAMP}}")
    with of_home():
        home.rename(aside)
    return aside


def copies_folder(home: Path) -> Path:
    """Where copies lie unless another place is named."""
    return make_private(home / COPIES)


def copy_name(desk: str, at: datetime) -> str:
    """A copy's file name: which desk, and when."""
    return f"{desk}-{at.astimezone(CHINA):{_STAMP}}{SUFFIX}"


def rotate(folder: Path, desk: str) -> None:
    """Remove the desk's copies that the rotation no longer keeps; no other file is touched."""
    named = _copies(folder, desk)
    for gone in named.keys() - rotation.kept(named):
        named[gone].unlink()


def newest_copy(home: Path, desk: str) -> datetime | None:
    """When the newest copy in the home's own place was made."""
    return max(_copies(home / COPIES, desk), default=None)


def _copies(folder: Path, desk: str) -> dict[datetime, Path]:
    """The desk's copies in a folder by the time that their name says."""
    ours = re.compile(re.escape(desk) + r"-(\d{8}-\d{6})" + re.escape(SUFFIX))
    return {
        datetime.strptime(found[1], _STAMP).replace(tzinfo=CHINA): file
        for file in folder.glob(f"*{SUFFIX}")
        if (found := ours.fullmatch(file.name))
    }


def drill_copy(home: Path, store: Register, file: Path, at: datetime) -> Drill:
    """Restore a copy into a room of its own and look whether it is sound and one of this register.

    ``backup.damaged``; ``backup.foreign`` when its trail is not a part of the register's.
    """
    with tempfile.TemporaryDirectory(dir=home, prefix=".drill-") as room:
        _unpack(file, Path(room))
        with store.open_copy(Path(room) / REGISTER) as copied:
            if checks.integrity(copied):
                raise DeskError("backup.damaged")
            count, ends = matters.count(copied), trail.last(copied)
        attachments = len(list((Path(room) / ATTACHMENTS).glob("*")))
    if not trail.follows(store, *ends) or count > matters.count(store):
        raise DeskError("backup.foreign")
    return Drill(at=at, file=file.name, sha256=hash_of(file), matters=count, attachments=attachments)


def note_drill(store: Register, done: Drill) -> None:
    """Keep what the last drill was; inside a write."""
    kept = {
        "at": done.at.isoformat(),
        "file": done.file,
        "sha256": done.sha256,
        "matters": done.matters,
        "attachments": done.attachments,
    }
    meta.write_meta(store, _DRILL, json.dumps(kept))


def last_drill(store: Register) -> Drill | None:
    """The drill that :func:`note_drill` kept."""
    content = meta.read_meta(store, _DRILL)
    if content is None:
        return None
    kept = json.loads(content)
    return Drill(**kept | {"at": datetime.fromisoformat(kept["at"])})


def damaged_attachments(home: Path) -> tuple[str, ...]:
    """Attachments whose content is not what their name, its SHA-256, says."""
    return tuple(file.name for file in sorted((home / ATTACHMENTS).glob("*")) if not _is_whole(file))


def _is_whole(attachment: Path) -> bool:
    try:
        return hash_of(attachment) == attachment.name
    except DeskError:
        return False


def _attachments(home: Path) -> list[Path]:
    """The attachments that a restore takes back; of anything else in their folder ``check`` tells."""
    files = sorted((home / ATTACHMENTS).glob("*"))
    return [each for each in files if _is_known(f"{ATTACHMENTS}/{each.name}")]


def _add(tar: tarfile.TarFile, file: Path, name: str) -> None:
    """Add a file, named and dated and nothing else; what is not there, or is no file, is left out."""
    try:
        content = open_regular(file, follow=False)
    except OSError:
        return
    with content:
        stands = os.fstat(content.fileno())
        header = tarfile.TarInfo(name)
        header.size, header.mtime, header.mode = stands.st_size, int(stands.st_mtime), 0o600
        tar.addfile(header, content)


def _unpack(file: Path, room: Path, vault: str = VAULT) -> frozenset[str]:
    """Write what a backup holds into an empty ``room``, the vault under another name; the names of it all.

    ``backup.damaged`` for whatever is not exactly what we pack, ``input.unreadable``, ``restore.no_room``.
    """
    names: set[str] = set()
    try:
        with open_input(file) as packed:
            _check_room(packed, room)
            for entry in entries(Plain(packed), _MOST_FILES):
                names.add(entry.name)
                _take_out(entry, room / (vault if entry.name == VAULT else entry.name))
    except DeskError as fault:
        if fault.code == "batch.cannot_read":
            raise DeskError("input.unreadable", file=file.name) from fault
        if fault.code.startswith("batch."):
            raise DeskError("backup.damaged") from fault
        raise
    if not {REGISTER, VAULT} <= names or damaged_attachments(room):
        raise DeskError("backup.damaged")
    return frozenset(names)


def _take_out(entry: Entry, target: Path) -> None:
    if not _is_known(entry.name):
        raise DeskError("backup.damaged")
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


def _is_known(name: str) -> bool:
    folder, _slash, sha256 = name.rpartition("/")
    return name in {REGISTER, VAULT, SETTINGS, OFFICE} or (
        folder == ATTACHMENTS and re.fullmatch(r"[0-9a-f]{64}", sha256) is not None
    )


@contextmanager
def _beside(home: Path) -> Iterator[Path]:
    """Lend an empty folder beside ``home``, on the same disk; whatever a restore left there goes first."""
    room = home.with_name(f"{home.name}{RESTORING}")
    _remove(room)
    make_home(room)
    try:
        yield room
    finally:
        _remove(room)


def _remove(room: Path) -> None:
    if room.is_symlink():
        room.unlink()
    elif room.exists():
        if not all(_is_ours(each.name) for each in room.iterdir()):
            raise DeskError("output.exists", file=room.name)
        shutil.rmtree(room)


def _is_ours(name: str) -> bool:
    """Whether a restore makes a file or folder of this name; SQLite puts its own beside the register."""
    return name in {_STAGED, ATTACHMENTS, COPIES} or _is_known(name) or name.startswith((REGISTER, HIGHEST))


@contextmanager
def _no_room(code: Code) -> Iterator[None]:
    """What this machine's own disk does not take: too full, or a file too large for its format (FAT32)."""
    try:
        yield
    except DeskError as fault:
        if fault.code in {"store.full", "store.disk"}:
            raise DeskError(code) from fault
        raise
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise DeskError(code) from fault
        raise
