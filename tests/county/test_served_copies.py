"""A ledger on a server is copied in two halves: its administrator's, and ours; both bring it back."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from bench.server import binaries
from tests.county.parties import PASSPHRASE, County, record
from xinfang_desk.cli import county as verbs
from xinfang_desk.county.ledger.address import keep_address, read_address
from xinfang_desk.county.safe.county_copies import restore_home
from xinfang_desk.domain.errors import DeskError

pytestmark = pytest.mark.parametrize("engine", ["postgres"], indirect=True)


def _copy(county: County, folder: Path) -> Path:
    folder.mkdir()
    return county.office.keeping.backup(folder)[0]


def _run(program: str, *asked: object) -> None:
    found = binaries()
    assert found is not None
    done = subprocess.run([found / program, *map(str, asked)], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_both_halves_bring_the_county_back(county, desk, stick, server, tmp_path) -> None:
    county.take(desk.batch(record(1), record(2)))
    county.office.reply(desk.desk, stick)
    file = _copy(county, tmp_path / "ours")
    dump = tmp_path / "theirs.dump"
    _run("pg_dump", "-Fc", "-f", dump, read_address(county.home))
    assert county.office.keeping.drill(file).matters == 2
    # The server is lost, and the computer with it.
    database = server.made()
    address = server.address(database)
    _run("pg_restore", "--no-owner", "-d", address, dump)
    keep_address(county.home, address)
    ours = _copy(county, tmp_path / "moved")
    matters, _attachments, _unread = restore_home(ours, tmp_path / "again", PASSPHRASE)
    assert matters == 2
    again = County(tmp_path / "again")
    try:
        assert again.office.matter(record(1).number).statement == record(1).statement
        assert again.take(desk.batch(record(3))).accepted == 1, "ids and chains go on"
        assert again.office.reply(desk.desk, stick, whole=True).accepted == 3
        assert again.office.keeping.trail().sound
    finally:
        again.office.close()
        server.ask(f"DROP DATABASE {database} WITH (FORCE)")


def test_our_half_says_that_it_is_one_and_holds_no_ledger(
    county, call, tmp_path, capsys, monkeypatch
) -> None:

    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)
    assert verbs.main(["backup", "--to", str(tmp_path), "--home", str(county.home)]) == 0
    assert "两份都要，缺一份打不开" in capsys.readouterr().out
    (made,) = tmp_path.glob("*.xfbackup")
    assert made.stat().st_size < 1 << 20


def test_a_copy_of_another_database_is_foreign(county, server, tmp_path) -> None:
    address = read_address(county.home)
    keep_address(county.home, server.address("elsewhere"))
    file = _copy(county, tmp_path / "other")
    keep_address(county.home, address)
    with pytest.raises(DeskError, match=r"backup\.foreign"):
        county.office.keeping.drill(file)
    keep_address(county.home, address.replace("county@", "clerk@"))
    same = _copy(county, tmp_path / "same")
    assert county.office.keeping.drill(same).matters == 0, "the account is no part of where it lies"
