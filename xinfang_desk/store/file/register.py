"""The register (登记簿): one encrypted file, one writer, every change whole and durable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import uuid6

from xinfang_desk import vault
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.file.backup import copy
from xinfang_desk.store.file.faults import code_of, told
from xinfang_desk.store.file.lock import hold, release
from xinfang_desk.store.file.migrations import migrate

Value = str | int | bytes | None
"""What a column holds."""
_BELOW_TIME = 80
"""Bits of a version 7 UUID that come after its milliseconds (RFC 9562 §5.7)."""


class Register:
    """An open register; use it from the thread that opened it."""

    def __init__(self, path: Path, connection: Any, key: bytes, lock: int | None = None) -> None:
        self.path = path
        self.connection = connection
        self._key = key
        self._lock = lock
        self._last_ms: int | None = None
        self.recipients: tuple[str, ...] = ()
        """Whom accusations are sealed to while it is open (desk/readers.py); the file holds no such list."""
        self.readers = ""
        """The statement that proves them, opaque here; empty in a home where nothing proves them yet."""
        self.latest_at: datetime | None = None
        """The latest moment of the trail, once asked for; kept by :mod:`xinfang_desk.store.file.trail`."""

    @contextmanager
    def write(self) -> Iterator[None]:
        """All of what is done inside, or none of it; committed means on the disk."""
        with told():
            # A deferred BEGIN fails later, when a read has to become a write beside another writer.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                # A full disk rolls back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    @contextmanager
    def shredding(self) -> Iterator[None]:
        """What is deleted inside is overwritten in the file too (安全删除)."""
        self.run("PRAGMA secure_delete = ON")
        try:
            yield
        finally:
            self.run("PRAGMA secure_delete = OFF")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        with told():
            return list(self.connection.execute(sql, values))

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None; also for a change that returns one."""
        with told():
            found: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
            return found

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""
        with told():
            # Mapped, for a generator that is left half way closes what it yields from: here, the cursor of
            # a file that may be closed by then.
            yield from map(tuple, self.connection.execute(sql, values))

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Make one change; the number of rows it touched."""
        with told():
            return int(self.connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, values: Iterable[Sequence[Value]]) -> None:
        """Make the same change for many rows."""
        with told():
            self.connection.executemany(sql, values)

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
        with told():
            copy(self.connection, self._key, path)

    def open_copy(self, path: Path) -> Register:
        """A copy of this register, which lies under the same key."""
        return open_register(path, self._key, existing=True)

    def close(self) -> None:
        """Close the file and give up its lock."""
        with told():
            self.connection.close()
        if self._lock is not None:
            release(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


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
        connection = _connect(path, key)
        with told():
            migrate(connection, path, key)
        return Register(path, connection, key, lock)
    except BaseException:
        if connection is not None:
            connection.close()
        release(lock)
        raise


def _connect(path: Path, key: bytes) -> Any:
    try:
        with told():
            return vault.connect(path, key)
    except DeskError as fault:
        # The vault calls every fault of a first reading damage; the disk's own word is more exact.
        raise DeskError(code_of(fault.__cause__) or fault.code) from fault
