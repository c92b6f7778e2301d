"""An encrypted file of ours (加密文件): opened, read, written whole, brought up to date; its faults named.

The desk's register and the county's ledger are such files. sqlite-utils makes and changes their tables and
looks at them; what is asked every day is SQL of our own, and an ordinary start does not load it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol, Self, cast

from sqlcipher3 import dbapi2

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.files import is_full

if TYPE_CHECKING:
    from sqlite_utils import Database

Kind = Literal["store", "ledger"]
"""Whose file it is; what its refusals begin with."""
Value = str | int | bytes | None
"""What a column holds."""

FAULTS: Mapping[int, str] = {
    5: "busy",  # SQLITE_BUSY
    6: "busy",  # SQLITE_LOCKED
    8: "read_only",  # SQLITE_READONLY
    10: "disk",  # SQLITE_IOERR
    11: "damaged",  # SQLITE_CORRUPT
    13: "full",  # SQLITE_FULL
    14: "gone",  # SQLITE_CANTOPEN
    26: "damaged",  # SQLITE_NOTADB: no file of ours, or not under this key
}
"""What the disk may refuse (磁盘故障), by SQLite's primary result code."""


_Connection: Any = type("_Connection", (dbapi2.Connection,), {})
"""A connection that knows what to: its ``path``, and the ``key``."""


class Step(Protocol):
    """One step of how a file's tables came to be; never edited once released."""

    __name__: str

    def __call__(self, db: Database, /) -> None:
        """Take it."""


class SealedFile:
    """An open file; use it from the thread that opened it."""

    kind: ClassVar[Kind]

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    @contextmanager
    def write(self) -> Iterator[None]:
        """All of what is done inside, or none of it; committed means on the disk.

        One program at a time is inside, on the whole machine.
        """
        with translated(self.kind, self.connection):
            # A deferred BEGIN fails later, when a read has to become a write beside another writer.
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            finally:
                # A full disk rolls back by itself.
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")

    def rows(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Every row of a query."""
        with translated(self.kind, self.connection):
            return list(self.connection.execute(sql, values))

    def row(self, sql: str, values: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None; also for a change that returns one."""
        with translated(self.kind, self.connection):
            found: tuple[Any, ...] | None = self.connection.execute(sql, values).fetchone()
            return found

    def stream(self, sql: str, values: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """The rows of a query, one at a time."""
        with translated(self.kind, self.connection):
            # Mapped, for a generator that is left half way closes what it yields from: here, the cursor of
            # a file that may be closed by then.
            yield from map(tuple, self.connection.execute(sql, values))

    def run(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Make one change; the number of rows it touched."""
        with translated(self.kind, self.connection):
            return int(self.connection.execute(sql, values).rowcount)

    def run_many(self, sql: str, values: Iterable[Sequence[Value]]) -> int:
        """Make the same change for many rows; the number of rows it touched in all."""
        with translated(self.kind, self.connection):
            return int(self.connection.executemany(sql, values).rowcount)

    def database(self) -> Database:
        """The file as sqlite-utils sees it, for what is not hot: making, changing, looking at tables."""
        from sqlite_utils import Database

        # A plugin that happens to be installed has no business in here.
        return Database(self.connection, execute_plugins=False)

    def close(self) -> None:
        """Close the file."""
        with translated(self.kind, self.connection):
            self.connection.close()

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close."""
        self.close()


def connect(path: Path, key: bytes, kind: Kind) -> Any:
    """A connection to the file at ``path``: WAL, every commit durable, foreign keys on.

    Refuses as :func:`translated` does; what has no code of its own is ``*.gone`` before the file is open,
    ``*.damaged`` after.
    """
    try:
        return _connected(path, key, kind)
    except DeskError as refused:
        # A first page that could not be read just once looks damaged for as long as a connection lasts.
        if refused.code == _code(kind, "damaged"):
            return _connected(path, key, kind)
        if refused.code == _code(kind, "full"):
            return _connected(path, key, kind, alone=True)
        raise


def _connected(path: Path, key: bytes, kind: Kind, *, alone: bool = False) -> Any:
    """``alone``: nothing is shared with others, so no room for that is taken on a disk that has none."""
    try:
        connection = dbapi2.connect(str(path), isolation_level=None, factory=_Connection)
        connection.path, connection.key = path, key
    except dbapi2.Error as fault:
        raise DeskError(code_at(path, kind, fault) or _code(kind, "gone")) from fault
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        if alone:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA busy_timeout = 5000")
        # Or INSERT OR REPLACE would pass by the triggers that guard the trail.
        connection.execute("PRAGMA recursive_triggers = ON")
        # What does not fit into a sort would else lie in the temporary folder, in plain text.
        connection.execute("PRAGMA temp_store = MEMORY")
    except dbapi2.DatabaseError as fault:
        code = code_at(path, kind, fault)
        connection.close()
        raise DeskError(code or _code(kind, "damaged")) from fault
    return connection


def migrate(
    file: SealedFile,
    name: str,
    steps: Sequence[Step],
    *,
    before: Callable[[str], None] | None = None,
    counted: int = 0,
) -> bool:
    """Take the steps that the file has not seen, all or none of them; whether there were any.

    ``before`` hears of the first of them where the file is not new. A file that has no names of steps yet
    has seen the first ``counted``. ``*.newer`` when a later version of the program has been at it.
    """
    known = [step.__name__ for step in steps]
    seen = _seen(file, name) or known[:counted]
    unknown = max(len(set(seen) - set(known)), counted - len(known))
    if unknown > 0:
        raise DeskError(_code(file.kind, "newer"), unknown=unknown)
    pending = [each for each in known if each not in seen]
    if not pending:
        return False
    if seen and before is not None:
        before(pending[0])
    from sqlite_utils import Migrations

    migrations = Migrations(name)
    for step in steps:
        migrations()(step)
    with file.write():
        db = file.database()
        # Asked again: another program may have been faster.
        if counted and not _seen(file, name):
            migrations.ensure_migrations_table(db)
            taken = ({"migration_set": name, "name": each, "applied_at": ""} for each in seen)
            db.table(migrations.migrations_table).insert_all(taken)
        migrations.apply(db)
    return True


@contextmanager
def translated(kind: Kind, connection: Any) -> Iterator[None]:
    """Turn a fault of the disk into a :class:`DeskError`; a fault of ours comes out as it is.

    Half of a surrogate pair, as a broken paste may bring it, is refused here (``input.half_character``):
    inside a write nothing is kept, wherever the text is first put into bytes.
    """
    try:
        yield
    except UnicodeEncodeError:
        # Without its cause: that holds the text.
        raise DeskError("input.half_character") from None
    except dbapi2.Error as fault:
        code = code_of(kind, fault, connection)
        if code is None:
            raise
        raise DeskError(code) from fault


def code_of(kind: Kind, fault: BaseException, connection: Any) -> Code | None:
    """As :func:`code_at`; what looks damaged is read once more."""
    code = code_at(connection.path, kind, fault)
    # Of a read that failed once SQLite says that the file is damaged; who believes it restores a copy.
    if code == _code(kind, "damaged") and _is_sound(connection, kind):
        return _code(kind, "disk")
    return code


def code_at(path: Path, kind: Kind, fault: BaseException) -> Code | None:
    """The code of a fault that the disk under ``path`` is to blame for; None for any other."""
    # The low byte is the primary result code (sqlite.org/rescode.html).
    what = FAULTS.get(getattr(fault, "sqlite_errorcode", 0) & 0xFF)
    # Where a file beside it finds no room, SQLite says that the disk failed, or that nothing is there.
    if what in {"disk", "gone"} and is_full(path.parent):
        what = "full"
    return None if what is None else _code(kind, what)


def _is_sound(connection: Any, kind: Kind) -> bool:
    """Whether every page can be read after all, by a connection that has stumbled over none."""
    try:
        with closing(_connected(connection.path, connection.key, kind)) as anew:
            return bool(anew.execute("PRAGMA integrity_check(1)").fetchall() == [("ok",)])
    except (DeskError, dbapi2.Error):
        return False


def _code(kind: Kind, what: str) -> Code:
    return cast(Code, f"{kind}.{what}")


def _seen(file: SealedFile, name: str) -> list[str]:
    """The names of the steps that a file has seen, read without sqlite-utils: every start asks for them."""
    if file.row("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'") is None:
        return []
    found = file.rows("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (name,))
    return [step for (step,) in found]
