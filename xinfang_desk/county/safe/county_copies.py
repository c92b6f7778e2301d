"""Copies of the county's home (县级备份): made, restored into an empty home, and tried (恢复演练)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from xinfang_desk.batch.workroom import private_room, sweep
from xinfang_desk.county.attachments import ATTACHMENTS
from xinfang_desk.county.brought.aside import ASIDE
from xinfang_desk.county.keys import has_identity
from xinfang_desk.county.ledger import Ledger, open_ledger
from xinfang_desk.county.ledger.address import LEDGER_ADDRESS, read_address, same_ledger
from xinfang_desk.county.ledger.sqlite import SqliteLedger, open_sqlite
from xinfang_desk.county.reply import OUTGOING
from xinfang_desk.county.safe import county_trail
from xinfang_desk.county.safe.contents import CountyFinding, said_of, unsound
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.files import PART, hash_of, sweep_parts
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
from xinfang_desk.places import HIGHEST, LEDGER, SETTINGS, VAULT, of_home
from xinfang_desk.system import sync_folder
from xinfang_desk.vault import open_vault

SUFFIX = ".xfbackup"
DAMAGED = "-damaged"
"""What a copy is called that does not open wholly: it takes the place of no good one."""
_FOLDERS = (ATTACHMENTS, OUTGOING, ASIDE)
_FILES = (VAULT, SETTINGS, LEDGER_ADDRESS)
_INSIDE = re.compile(rf"(?:{'|'.join(_FOLDERS)})/[A-Za-z0-9][A-Za-z0-9._-]{{0,99}}")
_LEFT = 86_400
"""Seconds after which nobody can still be packing: another program may be in this home."""
_STAGED = f"{VAULT}{PART}"


class Restored(NamedTuple):
    """What a backup held (恢复), and what of it does not open or is not as it came."""

    matters: int
    attachments: int
    unread: tuple[CountyFinding, ...] = ()


def copy_name(at: datetime, *, damaged: bool = False) -> str:
    """A copy's file name: the county's, and when; one of a damaged ledger says so."""
    return f"county-{at.astimezone(CHINA):{STAMP}}{DAMAGED if damaged else ''}{SUFFIX}"


def pack_home(home: Path, ledger: Ledger, folder: Path, name: str) -> tuple[Path, str]:
    """Pack ``home`` into ``folder``/``name``, written safely and read back; its path and SHA-256.

    A ledger on a server is its administrator's to copy (``pg_dump``): its address, the vault that opens it
    and everything else is in ours. Neither is anything without the other.
    ``backup.no_room``, ``drive.*``.
    """
    for each in (PACKING, TRYING):
        sweep(home, each, older=_LEFT)
    sweep_parts(home, older=_LEFT)
    with no_room("backup.no_room"), private_room(home, PACKING) as room:
        if isinstance(ledger, SqliteLedger):
            ledger.copy_to(room / LEDGER)
        files = [(room / LEDGER, LEDGER), *((home / each, each) for each in _FILES)]
        return pack(room, folder, name, [*files, *_inside(home)])


def restore_home(file: Path, home: Path, passphrase: str) -> Restored:
    """Unpack a backup into an empty ``home``; how much it holds. What cannot be read in it stops nothing.

    Done in a folder beside, which takes the home's place at the end: cut off at any moment, the home is whole
    or empty. ``home.not_empty``, ``home.unwritable``, ``backup.damaged``, ``restore.no_room``.
    """
    home = free_home(home)
    with of_home(), no_room("restore.no_room"), beside(home, _is_ours) as room:
        names = _unpack(file, room, vault=_STAGED)
        key = open_vault(room, passphrase, _STAGED)
        with closing(open_ledger(room, key)) as ledger:
            count, unread = _matters(ledger), tuple(unsound(ledger, Path(room)))
        # Until it has this name, nobody can open what lies here.
        (room / _STAGED).replace(room / VAULT)
        for folder in (*(room / each for each in _FOLDERS), room):
            if folder.exists():
                sync_folder(folder)
        take_place(room, home)
    return Restored(count, _attachments(names), unread)


def drill(home: Path, ledger: Ledger, key: bytes, file: Path, at: datetime) -> Drill:
    """Open a copy in a room of its own and look whether all of it opens and it is one of this ledger.

    ``backup.damaged``; ``backup.unread`` when something in it does not open, or is not as it came;
    ``backup.foreign`` when its trail is not a part of the ledger's.
    """
    with private_room(home, TRYING) as room:
        names = _unpack(file, room)
        if LEDGER in names:
            with open_sqlite(room / LEDGER, key) as copied:
                count, end = _matters(copied), county_trail.last(copied)
                unread = tuple(unsound(copied, Path(room)))
            if not county_trail.holds(ledger, end):
                raise DeskError("backup.foreign")
        else:
            # The administrator's copy has the ledger itself; ours is the half that opens it.
            if not same_ledger(read_address(Path(room)), read_address(home)):
                raise DeskError("backup.foreign")
            count, unread = _matters(ledger), tuple(unsound(ledger, Path(room)))
    if unread:
        raise DeskError("backup.unread", **said_of(unread))
    return Drill(at=at, file=file.name, sha256=hash_of(file), matters=count, attachments=_attachments(names))


def _matters(ledger: Ledger) -> int:
    """How many matters a ledger holds; ``backup.damaged`` for one that was never set up, or is torn."""
    asked = "PRAGMA cipher_integrity_check"
    # Twice, before a page that could not be read just once is told as damage.
    if isinstance(ledger, SqliteLedger) and ledger.rows(asked) and ledger.rows(asked):
        raise DeskError("backup.damaged")
    if not has_identity(ledger):
        raise DeskError("backup.damaged")
    found = ledger.row("SELECT count(*) FROM records")
    return int(found[0]) if found else 0


def _unpack(file: Path, room: Path, vault: str = VAULT) -> frozenset[str]:
    names = unpack(file, room, _is_known, lambda name: vault if name == VAULT else name)
    if VAULT not in names or not names & {LEDGER, LEDGER_ADDRESS}:
        raise DeskError("backup.damaged")
    return names


def _inside(home: Path) -> Iterator[tuple[Path, str]]:
    for folder in _FOLDERS:
        for file in sorted((home / folder).glob("*")):
            if _is_known(f"{folder}/{file.name}") and not file.name.endswith(PART):
                yield file, f"{folder}/{file.name}"


def _attachments(names: frozenset[str]) -> int:
    return sum(each.startswith(f"{ATTACHMENTS}/") for each in names)


def _is_known(name: str) -> bool:
    return name in {LEDGER, *_FILES} or _INSIDE.fullmatch(name) is not None


def _is_ours(name: str) -> bool:
    """Whether a restore makes a file or folder of this name; SQLite puts its own beside the ledger."""
    return name in {_STAGED, *_FOLDERS} or _is_known(name) or name.startswith((LEDGER, HIGHEST))
