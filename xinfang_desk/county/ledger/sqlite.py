"""The ledger as one encrypted file of the home (SQLCipher): for a county that one computer is enough for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from xinfang_desk.county.ledger.bodies import Bodies
from xinfang_desk.county.ledger.schema import VERSIONS
from xinfang_desk.sealed_copy import copy
from xinfang_desk.sealed_file import SealedFile, Step, Value, connect, migrate, translated

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")
NAME = "xinfang-desk ledger"
_SHUT = "sealed"
"""The key in ``meta`` that says that nothing stands open in it."""


class SqliteLedger(SealedFile):
    """See :class:`~xinfang_desk.county.ledger.Ledger`."""

    kind = "ledger"
    shared = False

    def __init__(self, connection: Any, key: bytes) -> None:
        super().__init__(connection)
        self.bodies = Bodies(key)
        self._key = key

    def copy_to(self, path: Path) -> None:
        """A copy of it all at ``path``, under the same key (备份)."""
        with translated(self.kind, self.connection):
            copy(self.connection, self._key, path, self.kind)

    def again(self, work: Callable[[], T]) -> T:
        """What ``work`` does in one write: nobody writes across it here."""
        with self.write():
            return work()

    def lock(self, name: str) -> None:
        """Nothing to wait for: who is inside a write is alone."""

    def add(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
        """Insert many rows, those that are there already not; how many were new."""
        values = ", ".join("?" * len(columns))
        return self.run_many(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values}) ON CONFLICT DO NOTHING", rows
        )

    def add_all(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> bool:
        """Insert them if every one is new, else none of them; inside a write."""
        self.run("SAVEPOINT chunk")
        all_new = self.add(table, columns, rows) == len(rows)
        if not all_new:
            self.run("ROLLBACK TO chunk")
        self.run("RELEASE chunk")
        return all_new


def _step(version: int, statements: tuple[str, ...]) -> Step:
    def step(db: Database) -> None:
        for statement in statements:
            db.execute(statement)
        # By this figure a program that knows no names of steps tells a ledger that is newer than itself.
        db.execute(f"PRAGMA user_version = {version}")

    step.__name__ = f"v{version}"
    return step


STEPS = tuple(_step(version, statements) for version, statements in enumerate(VERSIONS, start=1))
"""One step for each version."""


def open_sqlite(path: Path, key: bytes) -> SqliteLedger:
    """Open the ledger at ``path``, made if it is not there and brought up to date if it is older.

    Raises ``ledger.newer`` when a later version made it, and ``ledger.damaged``, ``ledger.read_only``,
    ``ledger.full``, ``ledger.gone``, ``ledger.disk`` or ``ledger.busy`` when the disk is to blame.
    """
    ledger = SqliteLedger(connect(path, key, SqliteLedger.kind), key)
    try:
        [(version,)] = ledger.rows("PRAGMA user_version")
        migrate(ledger, NAME, STEPS, counted=version)
        _shut_older(ledger)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _shut_older(ledger: SqliteLedger) -> None:
    """Shut what stands open in a ledger of before (改为密封), in one write; of a new one there is nothing."""
    asked = "SELECT 1 FROM meta WHERE key = ?"
    if ledger.row(asked, (_SHUT,)):
        return
    with ledger.write():
        # Asked again: another program may have been faster.
        if ledger.row(asked, (_SHUT,)):
            return
        shut, shut_text = ledger.bodies.shut, ledger.bodies.shut_text
        _shut_column(ledger, "meta", ("key",), "value", shut_text)
        _shut_column(ledger, "packs", ("batch", "first"), "body", shut)
        _shut_column(ledger, "events", ("uid",), "body", shut)
        _shut_column(ledger, "answers", ("number",), "text", shut_text)
        _shut_column(ledger, "national", ("number",), "query_code", shut_text)
        _shut_column(ledger, "copy_openings", ("desk", "at"), "why", shut_text)
        ledger.run("INSERT INTO meta VALUES (?, '')", (_SHUT,))


def _shut_column(
    ledger: SqliteLedger, table: str, place: tuple[str, ...], column: str, shut: Callable[..., bytes | str]
) -> None:
    """Shut a column, row by row; ``place`` is what its contents are bound to besides the table."""
    kept = ", ".join((*place, column))
    for (row,) in ledger.rows(f"SELECT rowid FROM {table}"):
        [(*bound, content)] = ledger.rows(f"SELECT {kept} FROM {table} WHERE rowid = ?", (row,))
        ledger.run(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (shut(content, table, *bound), row))
