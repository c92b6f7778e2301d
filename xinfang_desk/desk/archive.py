"""Backup of a home (备份) as one file, and its way back into an empty one.

The register inside stays under its own key and the key under its passphrase, so that the file can lie
anywhere; what a backup holds is a tar (POSIX ustar) that any county can look into.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xinfang_desk.desk import rotation
from xinfang_desk.desk.identity import read_identity
from xinfang_desk.devices import drive
from xinfang_desk.domain.calendar import CHINA
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import OFFICE, REGISTER, SETTINGS, VAULT, make_home, make_private
from xinfang_desk.store import checks, matters, meta, trail, visits
from xinfang_desk.store.register import Register, open_register
from xinfang_desk.vault import open_vault

ATTACHMENTS = "attachments"
COPIES = "backups"
SUFFIX = ".xfbackup"
_STAMP = "%Y%m%d-%H%M%S"
_DRILL = "last_drill"
_LARGEST = 64 * 2**30
_SKIPPED = 1_000
"""Running numbers left out after a restore: those issued since the backup must never be issued again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drill:
    """A restore that was tried (恢复演练): of which file, and what was in it."""

    at: datetime
    file: str
    sha256: str
    matters: int
    attachments: int


def pack_home(home: Path, store: Register, folder: Path, name: str) -> tuple[Path, str]:
    """Pack ``home`` into ``folder``/``name``, written safely and read back; its path and SHA-256."""
    with tempfile.TemporaryDirectory(dir=home, prefix=".backup-") as room:
        packed = Path(room) / "packed"
        copy = Path(room) / REGISTER
        store.copy_to(copy)
        with tarfile.open(packed, "w", format=tarfile.USTAR_FORMAT) as tar:
            tar.add(copy, REGISTER)
            for kept in (VAULT, SETTINGS, OFFICE):
                if (home / kept).exists():
                    tar.add(home / kept, kept)
            for attachment in sorted((home / ATTACHMENTS).glob("*")):
                tar.add(attachment, f"{ATTACHMENTS}/{attachment.name}")
        sha256 = drive.write_verified(folder, name, packed)
    return folder / name, sha256


def restore_home(file: Path, home: Path, passphrase: str) -> tuple[int, int]:
    """Unpack a backup into an empty ``home``; how many matters and attachments it holds.

    What was issued after the backup was made is unknown here, so numbering goes on with a gap; batches go on
    where the county says (:mod:`xinfang_desk.desk.resuming`). A backup that is damaged, or does not open with
    this passphrase, leaves the home empty.
    """
    if home.exists() and any(home.iterdir()):
        raise DeskError("home.not_empty")
    make_home(home)
    with _emptied_on_failure(home):
        _unpack(file, home)
        store = open_register(home / REGISTER, open_vault(home, passphrase), existing=True)
        try:
            if checks.integrity(store) or read_identity(store) is None:
                raise DeskError("backup.damaged")
            with store.write():
                visits.skip_numbers(store, _SKIPPED, until=datetime.now(CHINA).year)
            return matters.count(store), len(list((home / ATTACHMENTS).glob("*")))
        finally:
            store.close()


def set_aside(home: Path, now: datetime) -> Path:
    """Move a damaged home out of the way, whole; where it lies now. Nothing in it is changed."""
    aside = home.with_name(f"{home.name}-damaged-{now.astimezone(CHINA):{_STAMP}}")
    try:
        home.rename(aside)
    except OSError as fault:
        raise DeskError("home.unwritable") from fault
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
    return Drill(at=at, file=file.name, sha256=_sha256(file), matters=count, attachments=attachments)


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
    return tuple(file.name for file in sorted((home / ATTACHMENTS).glob("*")) if _sha256(file) != file.name)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _unpack(file: Path, home: Path) -> None:
    try:
        with tarfile.open(file, "r:") as tar:
            names: set[str] = set()
            for member in tar:
                _check(member, names)
                names.add(member.name)
                target = home / member.name
                make_private(target.parent)
                content = tar.extractfile(member)
                if content is None:
                    raise DeskError("backup.damaged")
                with target.open("wb") as out:
                    while data := content.read(2**20):
                        out.write(data)
    except (tarfile.TarError, EOFError) as fault:
        raise DeskError("backup.damaged") from fault
    except OSError as fault:
        raise DeskError("input.unreadable", file=file.name) from fault
    if not {REGISTER, VAULT} <= names:
        raise DeskError("backup.damaged")
    if damaged_attachments(home):
        raise DeskError("backup.damaged")


def _check(member: tarfile.TarInfo, names: set[str]) -> None:
    parts = member.name.split("/")
    known = member.name in {REGISTER, VAULT, SETTINGS, OFFICE} or (
        len(parts) == 2 and parts[0] == ATTACHMENTS and len(parts[1]) == 64 and parts[1].isalnum()
    )
    if not member.isfile() or not known or member.name in names or member.size > _LARGEST:
        raise DeskError("backup.damaged")


@contextmanager
def _emptied_on_failure(home: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        for left in sorted(home.rglob("*"), reverse=True):
            left.rmdir() if left.is_dir() else left.unlink()
        raise
