"""Backup of a home (备份) as one file, and its way back into an empty one.

The register inside stays under its own key and the key under its passphrase, so that the file can lie
anywhere; what a backup holds is a tar (POSIX ustar) that any county can look into.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch.tables import NAMES
from xinfang_desk.batch.workroom import private_room
from xinfang_desk.desk.safe import retention as rotation
from xinfang_desk.desk.safe.identity import read_identity
from xinfang_desk.desk.tables_in_use import TABLES
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import PART, hash_of
from xinfang_desk.packed import (
    PACKING,
    STAMP,
    TRYING,
    Drill,
    beside,
    free_home,
    no_room,
    pack,
    take_place,
    unpack,
)
from xinfang_desk.places import ATTACHMENTS, HIGHEST, OFFICE, REGISTER, SETTINGS, VAULT, make_private, of_home
from xinfang_desk.store import chain, checks, matters, visits
from xinfang_desk.store.file import meta, trail
from xinfang_desk.store.file.register import Register, open_register
from xinfang_desk.system import sync_folder
from xinfang_desk.vault import open_vault

COPIES = "backups"
SUFFIX = ".xfbackup"
_DRILL = "last_drill"
_STAGED = f"{VAULT}{PART}"
_TABLE_FILES = frozenset(f"{name}{end}" for name in NAMES for end in (".json", ".before.json"))
"""The county's tables in use (下发表), and those that they replaced."""
_SKIPPED = 1_000
"""Running numbers left out after a restore: those issued since the backup must never be issued again."""


def pack_home(home: Path, store: Register, folder: Path, name: str) -> tuple[Path, str]:
    """Pack ``home`` into ``folder``/``name``, written safely and read back; its path and SHA-256.

    ``backup.no_room`` where this machine's disk cannot take what is packed; ``drive.*`` of the folder.
    """
    with no_room("backup.no_room"), private_room(home, PACKING) as room:
        store.copy_to(room / REGISTER)
        kept = [(home / each, each) for each in (VAULT, SETTINGS, OFFICE)]
        attached = [(each, f"{ATTACHMENTS}/{each.name}") for each in _attachments(home)]
        tables = [(home / TABLES / each, f"{TABLES}/{each}") for each in sorted(_TABLE_FILES)]
        return pack(room, folder, name, [(room / REGISTER, REGISTER), *kept, *attached, *tables])


def restore_home(
    file: Path, home: Path, passphrase: str, *, now: Callable[[], datetime] | None = None
) -> tuple[int, int]:
    """Unpack a backup into an empty ``home``; how many matters and attachments it holds.

    What was issued after the backup was made is unknown here, so numbering goes on with a gap; batches go on
    where the county says (``inbox.resume``). All of it is done in a folder beside,
    which takes the home's place at the end: cut off at any moment, the home is whole or empty, and the next
    restore begins anew. ``home.not_empty``, ``home.unwritable``, ``backup.damaged``, ``restore.no_room``.
    """
    home = free_home(home)
    with of_home(), no_room("restore.no_room"), beside(home, _is_ours) as room:
        names = _unpack(file, room, vault=_STAGED)
        count = _made_ready(room, passphrase, now() if now else datetime.now(CHINA))
        # Until it has this name, nobody can open what lies here.
        (room / _STAGED).replace(room / VAULT)
        for folder in (room / ATTACHMENTS, room / TABLES, room):
            if folder.exists():
                sync_folder(folder)
        take_place(room, home)
    return count, sum(name.startswith(f"{ATTACHMENTS}/") for name in names)


def _made_ready(room: Path, passphrase: str, at: datetime) -> int:
    """Prove what was unpacked and leave out the numbers that may be in people's hands; how many matters."""
    store = open_register(room / REGISTER, open_vault(room, passphrase, _STAGED), existing=True)
    try:
        if checks.is_damaged(store) or read_identity(store) is None:
            raise DeskError("backup.damaged")
        with store.write():
            visits.skip_numbers(store, _SKIPPED, until=at.astimezone(CHINA).year)
            chain.mark_restored(store)
        return matters.count(store)
    finally:
        store.close()


def copies_folder(home: Path) -> Path:
    """Where copies lie unless another place is named."""
    return make_private(home / COPIES)


def copy_name(desk: str, at: datetime) -> str:
    """A copy's file name: which desk, and when."""
    return f"{desk}-{at.astimezone(CHINA):{STAMP}}{SUFFIX}"


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
        datetime.strptime(found[1], STAMP).replace(tzinfo=CHINA): file
        for file in folder.glob(f"*{SUFFIX}")
        if (found := ours.fullmatch(file.name))
    }


def drill_copy(home: Path, store: Register, file: Path, at: datetime) -> Drill:
    """Restore a copy into a room of its own and look whether it is sound and one of this register.

    ``backup.damaged``; ``backup.foreign`` when its trail is not a part of the register's.
    """
    with private_room(home, TRYING) as room:
        _unpack(file, room)
        with store.open_copy(room / REGISTER) as copied:
            if checks.is_damaged(copied):
                raise DeskError("backup.damaged")
            count, ends = matters.count(copied), trail.last(copied)
        attachments = len(list((room / ATTACHMENTS).glob("*")))
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
    # A disk that stumbles once is asked again, before anything is said of what it holds.
    return any(_holds_its_sum(attachment) for _time in range(2))


def _holds_its_sum(attachment: Path) -> bool:
    try:
        return hash_of(attachment) == attachment.name
    except DeskError:
        return False


def _attachments(home: Path) -> list[Path]:
    """The attachments that a restore takes back; of anything else in their folder ``check`` tells."""
    files = sorted((home / ATTACHMENTS).glob("*"))
    return [each for each in files if _is_known(f"{ATTACHMENTS}/{each.name}")]


def _unpack(file: Path, room: Path, vault: str = VAULT) -> frozenset[str]:
    """Write what a backup holds into an empty ``room``, the vault under another name; the names of it all.

    ``backup.damaged`` for whatever is not exactly what we pack, ``input.unreadable``, ``restore.no_room``.
    """
    names = unpack(file, room, _is_known, lambda name: vault if name == VAULT else name)
    if not {REGISTER, VAULT} <= names or damaged_attachments(room):
        raise DeskError("backup.damaged")
    return names


def _is_known(name: str) -> bool:
    folder, _slash, file = name.rpartition("/")
    if folder == TABLES:
        return file in _TABLE_FILES
    return name in {REGISTER, VAULT, SETTINGS, OFFICE} or (
        folder == ATTACHMENTS and re.fullmatch(r"[0-9a-f]{64}", file) is not None
    )


def _is_ours(name: str) -> bool:
    """Whether a restore makes a file or folder of this name; SQLite puts its own beside the register."""
    return (
        name in {_STAGED, ATTACHMENTS, COPIES, TABLES}
        or _is_known(name)
        or name.startswith((REGISTER, HIGHEST))
    )
