"""A ledger that outgrew its computer moves to a server (台账搬迁): each row copied, read back, compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from xinfang_desk.county.attachments import ATTACHMENTS
from xinfang_desk.county.ledger.address import LEDGER_ADDRESS, check_address, keep_address
from xinfang_desk.county.ledger.postgres import PostgresLedger, open_postgres
from xinfang_desk.county.ledger.sqlite import SqliteLedger, open_sqlite
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_regular
from xinfang_desk.places import LEDGER, of_home
from xinfang_desk.sealed_file import translated

_LEFT = f"{LEDGER}.moved"
"""What the file is called afterwards: to be deleted by hand, when the server has proved itself."""
_OWN = "_sqlite_migrations"
_MOST_BYTES = 1 << 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What lies on the server now (搬迁结果), and where the old file was left."""

    tables: int
    rows: int
    attachments: int
    left: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    """What its rows are ordered by."""
    after: frozenset[str]
    """The tables that its rows point to."""

    @property
    def asked(self) -> str:
        """Every row, in one order for both."""
        return f"SELECT {', '.join(self.columns)} FROM {self.name} ORDER BY {', '.join(self.key)}"


def move(home: Path, key: bytes, address: str, progress: Callable[[int], None] | None = None) -> Moved:
    """Move the ledger of ``home`` to ``address``; nothing there, or all of it, and the home says so last.

    Cut off after all was there, it is compared and finished by the next try. ``ledger.busy`` while another
    program has the ledger open, ``ledger.moved``, ``ledger.not_empty`` where other rows are.
    """
    check_address(address)
    if (home / LEDGER_ADDRESS).exists():
        raise DeskError("ledger.moved")
    if not (home / LEDGER).exists():
        raise DeskError("home.none")
    with open_sqlite(home / LEDGER, key) as source:
        _alone(source)
        target = open_postgres(address, home, key, make=True)
        try:
            with source.write():
                moved = _copied(source, target, home, progress)
                keep_address(home, address)
        finally:
            target.close()
    with of_home():
        (home / LEDGER).replace(home / _LEFT)
    return moved


def _alone(source: SqliteLedger) -> None:
    """Let no other program in until we are done; SQLite leaves its log only when nobody else reads it."""
    with translated(source.kind, source.connection):
        if source.row("PRAGMA journal_mode = DELETE") != ("delete",):
            raise DeskError("ledger.busy")
        source.row("PRAGMA locking_mode = EXCLUSIVE")


def _copied(
    source: SqliteLedger, target: PostgresLedger, home: Path, progress: Callable[[int], None] | None
) -> Moved:
    tables = list(_in_order(source))
    attachments = sorted((home / ATTACHMENTS).glob("*.age"))
    rows = 0
    with target.write():
        if target.row("SELECT 1 FROM meta LIMIT 1") is None:
            for table in tables:
                rows += target.fill(table.name, table.columns, source.stream(table.asked))
                if progress is not None:
                    progress(rows)
            for each in attachments:
                target.add(
                    "attachments", ("sha256", "sealed"), [(each.stem, read_regular(each, _MOST_BYTES))]
                )
        else:
            # Tried before: what is there has to be what is here.
            rows = sum(len(source.rows(f"SELECT 1 FROM {table.name}")) for table in tables)
        for table in tables:
            if not _is_same(source, target, table):
                raise DeskError("ledger.not_empty")
        there = {each for (each,) in target.rows("SELECT sha256 FROM attachments")}
        if not {each.stem for each in attachments} <= there:
            raise DeskError("ledger.not_empty")
    return Moved(tables=len(tables), rows=rows, attachments=len(attachments), left=home / _LEFT)


def _is_same(source: SqliteLedger, target: PostgresLedger, table: _Table) -> bool:
    """Whether both have the same rows, each compared with its other self."""
    pairs = zip_longest(source.stream(table.asked), target.stream(table.asked))
    return all(ours == theirs for ours, theirs in pairs)


def _in_order(source: SqliteLedger) -> Iterator[_Table]:
    """The tables, each after those that its rows point to."""
    left = [
        _table(source, name)
        for (name,) in source.rows(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
            " AND name NOT IN (?, 'attachments') ORDER BY name",
            (_OWN,),
        )
    ]
    while left:
        waiting = {table.name for table in left}
        ready = [table for table in left if not table.after & waiting - {table.name}]
        yield from ready
        left = [table for table in left if table not in ready]


def _table(source: SqliteLedger, name: str) -> _Table:
    told = source.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,))
    columns = tuple(column for column, _ in told)
    key = tuple(column for column, place in sorted(told, key=lambda each: each[1]) if place)
    after = source.rows('SELECT "table" FROM pragma_foreign_key_list(?)', (name,))
    return _Table(name=name, columns=columns, key=key or columns, after=frozenset(each for (each,) in after))
