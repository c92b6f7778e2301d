"""Power cuts, replayed: what the register wrote is cut off at any moment, and unsynced sectors fall out.

The statements of a real desk are taken down and run again on a file whose every write and sync is noted
(an apsw VFS). A cut keeps what was synced; of what came after, each sector of 512 bytes survives or not.
With ``synchronous`` as the desk has it nothing acknowledged may be missing; with NORMAL the same harness
must see losses, or it sees nothing at all.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import apsw

from tests.faults import desks
from xinfang_desk.store.file import migrations

SECTOR = 512
_COUNTED = ("visits", "matters", "papers", "trail", "drafts")
_CHECKPOINT = 20
"""Pages after which the log goes into the file: often, so that cuts fall into it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cuts:
    """What was found after so many cuts."""

    cuts: int
    lost: int
    torn: int
    damaged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run of the desk as the disk saw it: what was done to files, and which commits had returned when."""

    done: tuple[tuple[Any, ...], ...]
    commits: tuple[tuple[int, tuple[int, ...]], ...]
    """For each commit, how much had been done when it returned, and how much each table then held."""


class Statements:
    """A connection that takes down what it is asked to do."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self.said: list[tuple[str, list[Sequence[Any]]]] = []

    def execute(self, sql: str, values: Sequence[Any] = ()) -> Any:
        self.said.append((sql, [values]))
        return self._connection.execute(sql, values)

    def executemany(self, sql: str, values: Iterable[Sequence[Any]]) -> Any:
        taken = list(values)
        self.said.append((sql, taken))
        return self._connection.executemany(sql, taken)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)


def statements_of_a_day(home: Path, visits: int) -> tuple[str, list[tuple[str, list[Sequence[Any]]]]]:
    """How the desk's own connection is synchronous, and all that it is asked while visits come in."""
    key = desks.set_up(home)
    with desks.register(home, key) as store:
        [(level,)] = store.rows("PRAGMA synchronous")
        store.connection = taken = Statements(store.connection)
        reception = desks.reception(store)
        for place in range(visits):
            reception.save_draft(desks.draft(place))
            reception.register(desks.draft(place))
        return str(level), taken.said


def replay(folder: Path, level: str, said: list[tuple[str, list[Sequence[Any]]]]) -> Run:
    """The same statements on a file whose every write is noted."""
    folder.mkdir()
    done: list[tuple[Any, ...]] = []
    # The VFS lives as long as the connection that uses it.
    vfs = _NotingDisk(f"noting-{id(done)}", done)
    connection = apsw.Connection(str(folder / "register.db"), vfs=vfs.name)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA synchronous = {level}")
    connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
    for step in migrations.STEPS:
        step(SimpleNamespace(execute=connection.execute))
    commits = [(len(done), _counts(connection))]
    for sql, many in said:
        for values in many:
            connection.execute(sql, tuple(values)).fetchall()
        if sql == "COMMIT":
            commits.append((len(done), _counts(connection)))
    run = Run(done=tuple(done), commits=tuple(commits))
    connection.close()
    return run


def cut_many(run: Run, room: Path, cuts: int, seed: int = 9) -> Cuts:
    """Cut the power at so many moments and look at what is left."""
    chance = random.Random(seed)  # noqa: S311  # a fault wants repeating, not secrecy
    lost = torn = damaged = 0
    # The last of those that look alike.
    states = {counts: place for place, (_, counts) in enumerate(run.commits)}
    for _ in range(cuts):
        cut = chance.randrange(run.commits[0][0], len(run.done) + 1)
        acknowledged = max(place for place, (at, _) in enumerate(run.commits) if at <= cut)
        for name, content in _left(run.done[:cut], chance).items():
            if not name.endswith("-shm"):
                (room / name).write_bytes(content)
        found = _found(room / "register.db")
        if found is None:
            damaged += 1
        elif found not in states:
            torn += 1
        elif states[found] < acknowledged:
            lost += 1
        for left in room.iterdir():
            left.unlink()
    return Cuts(cuts=cuts, lost=lost, torn=torn, damaged=damaged)


def _found(path: Path) -> tuple[int, ...] | None:
    """How much each table holds, or None where the file is damaged."""
    connection = apsw.Connection(str(path))
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            return None
        return _counts(connection)
    except (apsw.CorruptError, apsw.NotADBError, apsw.SQLError):
        return None
    finally:
        connection.close()


def _counts(connection: apsw.Connection) -> tuple[int, ...]:
    asked = ", ".join(f"(SELECT count(*) FROM {table})" for table in _COUNTED)  # noqa: S608
    [counts] = connection.execute(f"SELECT {asked}").fetchall()
    return tuple(counts)


def _left(done: Sequence[tuple[Any, ...]], chance: random.Random) -> dict[str, bytearray]:
    """The files as the disk may hold them after a cut."""
    synced = {each[1]: place for place, each in enumerate(done) if each[0] == "sync"}
    files: dict[str, bytearray] = {}
    for place, (what, name, *more) in enumerate(done):
        file = files.setdefault(name, bytearray())
        if what == "write":
            at, data = more
            whole = place < synced.get(name, -1)
            size = len(data) if whole else SECTOR
            for start in range(0, len(data), size):
                if whole or chance.random() < 0.5:
                    _put(file, at + start, data[start : start + size])
        elif what == "truncate":
            del file[more[0] :]
        elif what == "delete":
            del files[name]
    return files


def _put(file: bytearray, at: int, data: bytes) -> None:
    if len(file) < at:
        file.extend(bytes(at - len(file)))
    file[at : at + len(data)] = data


class _NotingDisk(apsw.VFS):
    """The system's disk, and a note of everything that is done to it."""

    def __init__(self, name: str, done: list[tuple[Any, ...]]) -> None:
        super().__init__(name, "")
        self.name = name
        self._done = done

    def xOpen(self, name: Any, flags: Any) -> apsw.VFSFile:  # noqa: N802  # apsw calls it so
        return _NotingFile("", name, flags, self._done)

    def xDelete(self, name: str, sync: bool) -> None:  # noqa: N802
        self._done.append(("delete", Path(name).name))
        super().xDelete(name, sync)


class _NotingFile(apsw.VFSFile):
    def __init__(self, base: str, name: Any, flags: Any, done: list[tuple[Any, ...]]) -> None:
        super().__init__(base, name, flags)
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or "temporary"
        self._name = Path(path).name
        self._done = done

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._done.append(("write", self._name, offset, bytes(data)))
        super().xWrite(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._done.append(("truncate", self._name, size))
        super().xTruncate(size)

    def xSync(self, flags: int) -> None:  # noqa: N802
        self._done.append(("sync", self._name))
        super().xSync(flags)
