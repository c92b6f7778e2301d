"""The register (登记簿): one encrypted file, one writer, every change whole and durable."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

import uuid6

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import discard
from xinfang_desk.sealed_copy import copy
from xinfang_desk.sealed_file import SealedFile, connect, translated
from xinfang_desk.store.file.lock import hold, release
from xinfang_desk.store.file.migrations import bring_up_to_date

_BELOW_TIME = 80
"""Bits of a version 7 UUID that come after its milliseconds (RFC 9562 §5.7)."""


class Register(SealedFile):
    """An open register; use it from the thread that opened it."""

    kind = "store"

    def __init__(self, path: Path, connection: Any, key: bytes, lock: int | None = None) -> None:
        super().__init__(connection)
        self.path = path
        self._key = key
        self._lock = lock
        self._last_ms: int | None = None
        self.recipients: tuple[str, ...] = ()
        """Whom accusations are sealed to while it is open (desk.safe.readers); no file holds such a list."""
        self.readers = ""
        """The statement that proves them, opaque here; empty in a home where nothing proves them yet."""
        self.leaving: list[Path] = []
        """Files that go once the write is done, and stay where it was not (store/scans.py)."""
        self.latest_at: datetime | None = None
        """The latest moment of the trail, once asked for; kept by :mod:`xinfang_desk.store.file.trail`."""

    @contextmanager
    def write(self) -> Iterator[None]:
        """As of every sealed file; what was to go with it goes after it, and only then."""
        self.leaving.clear()
        with super().write():
            yield
        for each in self.leaving:
            # Done all the same: what the disk does not let go of now goes at the next start.
            with suppress(OSError):
                discard(each)

    @contextmanager
    def shredding(self) -> Iterator[None]:
        """What is deleted inside is overwritten in the file too (安全删除)."""
        self.run("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            self.run("PRAGMA secure_delete = OFF")

    def new_uid(self) -> str:
        """A version 7 UUID, later than every one before it even when the clock has gone back."""
        if self._last_ms is None:
            newest = self.row("SELECT uid FROM matters ORDER BY id DESC LIMIT 1")
            self._last_ms = uuid6.UUID(newest[0]).time if newest else 0
        made = uuid6.uuid7()
        if made.time <= self._last_ms:
            random = made.int & ((1 << _BELOW_TIME) - 1)
            made = uuid6.UUID(int=(self._last_ms + 1) << _BELOW_TIME | random)
        self._last_ms = made.time
        return str(made)

    def copy_to(self, path: Path) -> None:
        """A copy of it all at ``path``, under the same key (备份)."""
        with translated(self.kind, self.connection):
            copy(self.connection, self._key, path)

    def open_copy(self, path: Path) -> Register:
        """A copy of this register, which lies under the same key."""
        return open_register(path, self._key, existing=True)

    def close(self) -> None:
        """Close the file and give up its lock."""
        super().close()
        if self._lock is not None:
            release(self._lock)
            self._lock = None


def open_register(path: Path, key: bytes, *, existing: bool = False) -> Register:
    """Open the register at ``path``, made if it is not there and brought up to date if it is older.

    With ``existing`` one that is not there is ``store.gone``: an empty one would begin to number anew.
    Refuses with ``store.in_use`` (another program has it), ``store.newer`` (made by a later version),
    ``store.damaged`` (no register, or not under this key), ``store.read_only``, ``store.full``,
    ``store.gone``, ``store.disk``.
    """
    if existing and not path.is_file():
        raise DeskError("store.gone")
    lock = hold(path.with_name(path.name + ".lock"))
    connection = None
    try:
        connection = connect(path, key, Register.kind)
        register = Register(path, connection, key, lock)
        bring_up_to_date(register, path, key)
    except BaseException:
        if connection is not None:
            connection.close()
        release(lock)
        raise
    return register
