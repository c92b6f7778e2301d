"""A ledger that moves to a server: all of it is there, row by row, or nothing is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.county.parties import PASSPHRASE, record
from tests.county.test_odd import SCAN, SHA256, named
from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.cli import county as verbs
from xinfang_desk.county import moving
from xinfang_desk.county.ledger.postgres import PostgresLedger
from xinfang_desk.county.moving import move
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.vault import open_vault

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


@pytest.fixture
def full(county, desk, other, stick, tmp_path) -> Path:
    """A home in which a bit of everything has happened; nobody has it open."""
    scan = tmp_path / "scan.png"
    scan.write_bytes(SCAN)
    lines = [wire.encode_record(record(each), Kind.BATCH) for each in range(1, 41)]
    county.take(desk.lines([*lines, named(50)], attachments=[(SHA256, scan)]))
    county.take(other.batch(record(1, desk=other.desk), record(2, desk=desk.desk)))
    county.take(desk.batch(record(3, rev=2, statement="改过")))
    done = {
        "number": record(3).number,
        "event": "answered",
        "org": "县人社局",
        "date": "2026-09-16",
        "text": "给了",
    }
    assert county.office.answer([json.dumps(done).encode()]).taken == 1
    county.office.reply(desk.desk, stick)
    county.office.close()
    return county.home


@pytest.fixture
def empty(server):
    name = server.made()
    yield name
    server.ask(f"DROP DATABASE {name} WITH (FORCE)")


def refused(home: Path, address: str) -> str:
    with pytest.raises(DeskError) as told:
        move(home, open_vault(home, PASSPHRASE), address)
    return told.value.code


def test_a_ledger_moves_and_the_office_goes_on(
    county, desk, full, server, empty, stick, monkeypatch, capsys
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert verbs.main(["--home", str(full), "ledger", "move", "--to", server.address(empty), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["attachments"], Path(told["left"]).name) == (1, "ledger.db.moved")
    assert not (full / "ledger.db").exists()
    shutil.rmtree(full / "attachments")
    county.office = county.open()
    assert isinstance(county.office._ledger, PostgresLedger)
    assert {record(each).number for each in (3, 40)} < county.numbers()
    assert [each.text for each in county.office.matter(record(3).number).answers] == ["给了"]
    assert county.take(desk.batch(record(41))).accepted == 1, "ids go on from where they were"
    assert county.take(desk.lines([named(51)])).accepted == 1, "its scan came before the move"
    assert county.office.reply(desk.desk, stick).accepted == 2
    county.office.close()
    assert refused(full, server.address(empty)) == "ledger.moved"


@pytest.mark.parametrize("when", ["before all is there", "before the home says so"])
def test_a_move_that_was_cut_off_is_begun_or_finished(full, server, empty, monkeypatch, when) -> None:
    key = open_vault(full, PASSPHRASE)
    what = "_is_same" if when == "before all is there" else "keep_address"

    def dies(*_given: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(moving, what, dies)
        with pytest.raises(KeyboardInterrupt):
            move(full, key, server.address(empty))
    assert (full / "ledger.db").exists()
    assert not (full / "ledger.json").exists()
    assert move(full, key, server.address(empty)).rows > 40


def test_rows_that_are_another_ledgers_are_left_alone(full, server, served_made) -> None:
    taken = server.made(served_made[1])
    before = server.ask("SELECT value FROM xinfang.meta ORDER BY key", taken)
    assert refused(full, server.address(taken)) == "ledger.not_empty"
    assert server.ask("SELECT value FROM xinfang.meta ORDER BY key", taken) == before
    assert not (full / "ledger.json").exists()


def test_a_row_that_came_out_another_stops_the_move(full, server, empty, monkeypatch) -> None:
    stream = PostgresLedger.stream

    def one_is_wrong(self, sql, values=()):
        for row in stream(self, sql, values):
            yield (*row[:-1], "x") if "FROM outcomes" in sql else row

    monkeypatch.setattr(PostgresLedger, "stream", one_is_wrong)
    assert refused(full, server.address(empty)) == "ledger.not_empty"
    assert server.ask("SELECT to_regclass('xinfang.records')", empty) != [(None,)]
    assert server.ask("SELECT count(*) FROM xinfang.records", empty) == [(0,)]


def test_nobody_else_is_at_it_meanwhile(county, full, server, empty) -> None:
    beside = county.open()
    assert refused(full, server.address(empty)) == "ledger.busy"
    beside.close()


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://clerk:secret@db/x", "ledger.password_in_address"),
        ("postgresql://clerk@db/x?password=secret", "ledger.password_in_address"),
        ("mysql://clerk@db/x", "ledger.bad_address"),
        ("postgresql://clerk@[db/x", "ledger.bad_address"),
        ("postgresql://county@/x?host=/nowhere", "ledger.server_gone"),
    ],
)
def test_an_address_that_cannot_be_used_is_told_and_never_repeated(
    full, address, code, capsys, monkeypatch
) -> None:
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert verbs.main(["--home", str(full), "ledger", "move", "--to", address]) == 3
    told = capsys.readouterr().err
    assert json.loads(told.splitlines()[-1])["code"] == code
    assert "secret" not in told
    assert (full / "ledger.db").exists()
