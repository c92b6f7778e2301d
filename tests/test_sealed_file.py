"""The encrypted file under the register and the ledger: how it is opened, what it refuses, how it grows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest
from sqlcipher3 import dbapi2
from sqlite_utils import Database

from xinfang_desk import sealed_file
from xinfang_desk.county.ledger.sqlite import NAME, STEPS, SqliteLedger, open_sqlite
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.sealed_file import FAULTS, Kind, SealedFile, connect, migrate
from xinfang_desk.store.file.register import open_register

KEY = bytes(range(32))
OPENERS: dict[str, Callable[[Path, bytes], SealedFile]] = {"store": open_register, "ledger": open_sqlite}
BOTH = pytest.mark.parametrize("kind", get_args(Kind))


def opened(folder: Path, kind: Kind) -> SealedFile:
    return OPENERS[kind](folder / "file.db", KEY)


@BOTH
def test_every_fault_of_the_disk_has_a_refusal(kind: Kind) -> None:
    assert {f"{kind}.{what}" for what in (*FAULTS.values(), "newer")} <= set(get_args(Code))


@BOTH
def test_what_is_committed_is_on_the_disk_and_sorts_stay_in_memory(tmp_path: Path, kind: Kind) -> None:
    with opened(tmp_path, kind) as file:
        asked = ("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "temp_store")
        assert [file.rows(f"PRAGMA {each}") for each in asked] == [[("wal",)], [(2,)], [(1,)], [(1,)], [(2,)]]


def test_a_line_of_the_trail_is_not_replaced_either(tmp_path: Path) -> None:
    with opened(tmp_path, "store") as file:
        table = file.database().table("trail")
        line = {each.name: "a" for each in table.columns} | {"seq": 1}
        table.insert(line)
        with pytest.raises(dbapi2.IntegrityError, match="never shortened"):
            table.insert(line | {"officer": "b"}, replace=True)


class _Fails:
    """A connection that says why when it is first read."""

    def __init__(self, result: int | None) -> None:
        self.fault = dbapi2.OperationalError()
        if result is not None:
            self.fault.sqlite_errorcode = result
        self.closed = False

    def execute(self, _sql: str) -> None:
        raise self.fault

    def close(self) -> None:
        self.closed = True


@BOTH
@pytest.mark.parametrize(("result", "what"), [(5, "busy"), (26, "damaged"), (None, "damaged")])
def test_the_disks_own_word_comes_before_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind, result: int | None, what: str
) -> None:
    failing = _Fails(result)
    monkeypatch.setattr(sealed_file.dbapi2, "connect", lambda *_, **__: failing)
    with pytest.raises(DeskError) as refused:
        opened(tmp_path, kind)
    assert refused.value.code == f"{kind}.{what}"
    assert failing.closed


@BOTH
def test_a_folder_that_is_not_there_is_told(tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(DeskError) as refused:
        opened(tmp_path / "unplugged", kind)
    assert refused.value.code == f"{kind}.gone"


@BOTH
def test_every_table_is_strict(tmp_path: Path, kind: Kind) -> None:
    with opened(tmp_path, kind) as file:
        loose = {each.name for each in file.database().tables if not each.strict}
    assert {each for each in loose if not each.startswith(("search", "similar"))} == {"_sqlite_migrations"}


@BOTH
def test_no_plugin_is_handed_the_open_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: Kind
) -> None:
    handed: list[Any] = []
    monkeypatch.setattr("sqlite_utils.db.pm.hook.prepare_connection", handed.append)
    opened(tmp_path, kind).close()
    assert handed == []


def v99(db: Database) -> None:
    db.table("later").create({"id": int}, pk="id", strict=True)


def v100_fails(db: Database) -> None:
    db.execute("SELECT no_such_thing FROM later")


def _schema(ledger: SqliteLedger) -> list[tuple[Any, ...]]:
    return ledger.rows("SELECT name, sql FROM sqlite_master")


def ledger_that_only_counted(path: Path) -> SqliteLedger:
    """A ledger as programs made it that knew no names of steps."""
    ledger = open_sqlite(path, KEY)
    ledger.run("DROP TABLE _sqlite_migrations")
    return ledger


def grow(ledger: SqliteLedger, *more: Any) -> bool:
    [(version,)] = ledger.rows("PRAGMA user_version")
    return migrate(ledger, NAME, (*STEPS, *more), counted=version)


def test_a_ledger_that_only_counted_its_steps_takes_the_rest(tmp_path: Path) -> None:
    with ledger_that_only_counted(tmp_path / "ledger.db") as ledger:
        ledger.run("INSERT INTO desks VALUES ('d', 'k', x'', '')")
        assert not grow(ledger)
        assert "_sqlite_migrations" not in ledger.database().table_names()
        assert grow(ledger, v99)
        assert "later" in ledger.database().table_names()
        assert ledger.rows("SELECT desk FROM desks") == [("d",)]
        assert not grow(ledger, v99)


@pytest.mark.parametrize("version", range(1, len(STEPS)))
def test_a_ledger_of_each_earlier_version_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    older = SqliteLedger(connect(tmp_path / "ledger.db", KEY, "ledger"), KEY)
    migrate(older, NAME, STEPS[:version])
    older.run("DROP TABLE _sqlite_migrations")
    older.close()
    fresh = open_sqlite(tmp_path / "fresh.db", KEY)
    with open_sqlite(tmp_path / "ledger.db", KEY) as ledger, fresh:
        assert ledger.rows("PRAGMA user_version") == [(len(STEPS),)]
        assert set(_schema(ledger)) == set(_schema(fresh))


def test_steps_are_taken_all_or_none(tmp_path: Path) -> None:
    with ledger_that_only_counted(tmp_path / "ledger.db") as ledger:
        before = _schema(ledger)
        with pytest.raises(dbapi2.OperationalError, match="no_such_thing"):
            grow(ledger, v99, v100_fails)
        assert _schema(ledger) == before


def test_a_program_that_was_slower_takes_no_step_twice(tmp_path: Path) -> None:
    slower = ledger_that_only_counted(tmp_path / "ledger.db")
    with slower, open_sqlite(tmp_path / "ledger.db", KEY) as faster:

        def before(first: str) -> None:
            assert first == "v99"
            grow(faster, v99)

        assert migrate(slower, NAME, (*STEPS, v99), before=before, counted=len(STEPS))
        names = [name for (name,) in slower.rows("SELECT name FROM _sqlite_migrations ORDER BY id")]
        assert names == [*(each.__name__ for each in STEPS), "v99"]
