"""A copy of an encrypted file of ours (备份): whole, under the same key, proved before it gets its name."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from xinfang_desk import system
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.files import PART, discard, is_full, open_new, open_regular
from xinfang_desk.sealed_file import Kind, code_at, connect


def copy(connection: Any, key: bytes, to: Path, kind: Kind = "store") -> None:
    """Copy what ``connection`` sees to ``to``, one file that a read-only medium can hold.

    ``*.copy_damaged`` when the copy does not read back; then, as after any fault, nothing is left.
    """
    part = to.with_name(to.name + PART)
    discard(part)
    try:
        # Made by us, and not through a link that lies there.
        open_new(part).close()
    except FileNotFoundError as fault:
        raise DeskError("ledger.gone" if kind == "ledger" else "store.gone") from fault
    try:
        target = connect(part, key, kind)
        try:
            _copy(connection, target, kind, part)
            if target.execute("PRAGMA cipher_integrity_check").fetchone() is not None:
                raise DeskError("ledger.copy_damaged" if kind == "ledger" else "store.copy_damaged")
            # A file in WAL mode cannot be opened from a disc or a locked stick.
            target.execute("PRAGMA journal_mode = DELETE")
        finally:
            target.close()
        with open_regular(part, follow=False) as made:
            os.fsync(made.fileno())
        part.replace(to)
        system.sync_folder(to.parent)
    finally:
        for left in (part, Path(f"{part}-wal"), Path(f"{part}-shm")):
            discard(left)


def _copy(connection: Any, target: Any, kind: Kind, part: Path) -> None:
    """SQLite's own copying, whose faults carry no code: the disk took it, or it did not."""
    from sqlcipher3 import dbapi2

    try:
        connection.backup(target)
    except dbapi2.OperationalError as fault:
        fallen: Code = "ledger.disk" if kind == "ledger" else "store.disk"
        if is_full(part.parent):
            fallen = "ledger.full" if kind == "ledger" else "store.full"
        raise DeskError(code_at(part, kind, fault) or fallen) from fault
