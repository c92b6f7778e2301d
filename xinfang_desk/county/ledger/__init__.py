"""The county's ledger (县级台账), whatever keeps it: every change whole and durable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol, TypeVar

from xinfang_desk.county.ledger.address import LEDGER_ADDRESS, read_address
from xinfang_desk.county.ledger.bodies import Bodies
from xinfang_desk.county.ledger.sqlite import open_sqlite
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import LEDGER
from xinfang_desk.sealed_file import Value

T = TypeVar("T")


class Ledger(Protocol):
    """An open ledger; use it from the thread that opened it.

    Its SQL is what SQLite and PostgreSQL have in common, with ``?`` for a value.
    """

    @property
    def bodies(self) -> Bodies:
        """What shuts and opens the contents that stand in it sealed."""

    @property
    def shared(self) -> bool:
        """Whether other computers may work on it too: what they need must not lie in this home alone."""

    def write(self) -> AbstractContextManager[None]:
        """All of what is done inside, or none of it; committed means on the disk.

        One program of this home at a time is inside; the work room is swept and used in here alone.
        """

    def again(self, work: Callable[[], T]) -> T:
        """What ``work`` does in one write; from the beginning, twice, where others wrote across it."""

    def lock(self, name: str) -> None:
        """Wait until no other machine is inside a write that locked this; inside a write."""

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None; also for a change that returns one."""

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Make one change; the number of rows it touched."""

    def run_many(self, sql: str, values: Iterable[Sequence[Value]]) -> int:
        """Make the same change for many rows; the number of rows it touched in all."""

    def add(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
        """Insert many rows by the quickest way, those that are there already not; how many were new."""

    def add_all(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> bool:
        """Insert them if every one is new, else none of them; inside a write."""

    def close(self) -> None:
        """Close it."""


def open_ledger(home: Path, key: bytes, *, make: bool = False) -> Ledger:
    """The ledger of ``home``, brought up to date if it is older; with ``make`` a new one on its server.

    ``ledger.newer`` when a later version made it, and what the disk or the server is to blame for:
    ``ledger.damaged``, ``ledger.read_only``, ``ledger.full``, ``ledger.gone``, ``ledger.disk``,
    ``ledger.busy``; of a server also ``ledger.server_gone``, ``ledger.login``, ``ledger.not_allowed``,
    ``ledger.none``, ``ledger.bad_address``, ``ledger.no_driver``.
    """
    if not (home / LEDGER_ADDRESS).exists():
        return open_sqlite(home / LEDGER, key)
    from xinfang_desk.county.ledger.postgres import open_postgres

    return open_postgres(read_address(home), home, key, make=make)


def is_its_own(fault: DeskError) -> bool:
    """Whether the ledger itself is at fault, and not what it was handed: nothing goes on after that."""
    return fault.code.startswith("ledger.")


def is_there(home: Path) -> bool:
    """Whether ``home`` has a ledger, or says where it is."""
    return (home / LEDGER_ADDRESS).exists() or (home / LEDGER).exists()
