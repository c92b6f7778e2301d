"""The county's ledger (县级台账): one encrypted file; every change whole and durable."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from xinfang_desk import vault
from xinfang_desk.county.schema import STEPS
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code

Value = str | int | bytes | None
"""What a column holds."""

_CODES: Mapping[int, Code] = {
    5: "ledger.busy",  # SQLITE_BUSY
    6: "ledger.busy",  # SQLITE_LOCKED
    8: "ledger.read_only",  # SQLITE_READONLY
    10: "ledger.disk",  # SQLITE_IOERR
    11: "ledger.damaged",  # SQLITE_CORRUPT
    13: "ledger.full",  # SQLITE_FULL
    14: "ledger.gone",  # SQLITE_CANTOPEN
    26: "ledger.damaged",  # SQLITE_NOTADB: no ledger, or not under this key
}


class Ledger:
    """An open ledger; use it from the thread that opened it."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    @contextmanager
    def write(self) -> Iterator[None]:
        """All of what is done inside, or none of it; committed means on the disk.

        One program at a time is inside, on the whole machine: the work room is swept and used under it.
        """
        with _told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            finally:
                # A full disk rolls back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""
        with _told():
            # Mapped, for a generator that is left half way closes what it yields from: here, the cursor of
            # a file that may be closed by then.
            yield from map(tuple, self._connection.execute(sql, values))

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None; also for a change that returns one."""
        with _told():
            found: tuple[Any, ...] | None = self._connection.execute(sql, values).fetchone()
            return found

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Make one change; the number of rows it touched."""
        with _told():
            return int(self._connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, values: Iterable[Sequence[Value]]) -> int:
        """Make the same change for many rows; the number of rows it touched in all."""
        with _told():
            return int(self._connection.executemany(sql, values).rowcount)

    def close(self) -> None:
        """Close the file."""
        with _told():
            self._connection.close()


def open_ledger(path: Path, key: bytes) -> Ledger:
    """Open the ledger at ``path``, made if it is not there and brought up to date if it is older.

    Raises ``ledger.newer`` when a later version made it, and ``ledger.damaged``, ``ledger.read_only``,
    ``ledger.full``, ``ledger.gone``, ``ledger.disk`` or ``ledger.busy`` when the disk is to blame.
    """
    try:
        connection = vault.connect(path, key)
    except dbapi2.Error as fault:
        raise DeskError(_CODES.get(_primary(fault), "ledger.gone")) from fault
    except DeskError as fault:
        raise DeskError(_CODES.get(_primary(fault.__cause__), "ledger.damaged")) from fault
    ledger = Ledger(connection)
    try:
        _bring_up_to_date(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _bring_up_to_date(ledger: Ledger) -> None:
    if _version(ledger) == len(STEPS):
        return
    with ledger.write():
        version = _version(ledger)
        if version > len(STEPS):
            raise DeskError("ledger.newer", version=version)
        for step in STEPS[version:]:
            for statement in step:
                ledger.run(statement)
        ledger.run(f"PRAGMA user_version = {len(STEPS)}")


def _version(ledger: Ledger) -> int:
    found = ledger.row("PRAGMA user_version")
    return int(found[0]) if found else 0


@contextmanager
def _told() -> Iterator[None]:
    """Turn a fault of the disk into a :class:`DeskError`; a fault of ours comes out as it is.

    Half of a surrogate pair in a text is refused (``input.half_character``), as in a desk's register.
    """
    try:
        yield
    except UnicodeEncodeError:
        raise DeskError("input.half_character") from None
    except dbapi2.Error as fault:
        code = _CODES.get(_primary(fault))
        if code is None:
            raise
        raise DeskError(code) from fault


def _primary(fault: BaseException | None) -> int:
    """The primary result code, the low byte of the extended one (sqlite.org/rescode.html)."""
    return int(getattr(fault, "sqlite_errorcode", 0)) & 0xFF
