"""Several computers on one ledger; a server that dies under them; who may do what there."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import sql

from tests.county.parties import PASSPHRASE, County, record
from tests.county.test_odd import SCAN, SHA256, named
from xinfang_desk.county import office
from xinfang_desk.county.answers import EntriesTaken
from xinfang_desk.county.ledger.address import keep_address, read_address
from xinfang_desk.county.ledger.postgres import Crossed, PostgresLedger, code_of
from xinfang_desk.county.ledger.schema import VERSIONS
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import sentence

pytestmark = pytest.mark.parametrize("engine", ["postgres"], indirect=True)

BATCHES, RECORDS = 6, 30
IMPORT = """
import sys
from pathlib import Path
from xinfang_desk.county.office import open_office

office = open_office(Path(sys.argv[1]), sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for found in office.receive([Path(each) for each in sys.argv[3:]]):
    print(found.code, found.accepted, found.rejected, flush=True)
office.close()
"""


def another(county: County, folder: Path) -> Path:
    """A second computer of the county: the same vault and address, and nothing else of the first."""
    folder.mkdir()
    for name in ("vault.json", "ledger.json"):
        shutil.copy(county.home / name, folder / name)
    return folder


def counts(county: County, server) -> dict[str, int]:
    """How many rows each table has."""
    return {name: len(rows) for name, rows in server.tables(read_address(county.home)).items()}


def on(**changes: str) -> bytes:
    """An answer on the first matter."""
    said = {"number": record(1).number, "event": "accepted", "org": "县人社局", "date": "2026-09-16"}
    return json.dumps(said | changes).encode()


@pytest.mark.slow
def test_two_computers_lose_and_double_nothing(county, desk, other, tmp_path) -> None:
    files = [
        str(
            side.batch(
                *(record(part * RECORDS + each, desk=side.desk) for each in range(1, RECORDS + 1))
            ).path
        )
        for part in range(BATCHES)
        for side in (desk, other)
    ]
    homes = [county.home, another(county, tmp_path / "second")]
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", IMPORT, str(home), PASSPHRASE, *given],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        # Each is handed everything, from another end: they meet.
        for home, given in zip(homes, (files, files[::-1]), strict=True)
    ]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("go\n")
        program.stdin.flush()
    told = [program.communicate()[0].splitlines() for program in programs]
    assert told == [[f"None {RECORDS} 0"] * len(files)] * 2
    total = BATCHES * RECORDS * 2
    ledger = county.office._ledger
    assert ledger.row("SELECT count(*), count(DISTINCT number) FROM records") == (total, total)
    assert ledger.row("SELECT count(*) FROM batches") == (len(files),)
    assert ledger.row("SELECT sum(matters), sum(people) FROM monthly WHERE by = 'desk'") == (total, 2 * total)
    assert {each.missing for each in county.office.desks()} == {()}
    assert len(county.numbers()) == total


ENTERING = {
    "take_entries": ("answer", {"event": "accepted", "org": "县人社局", "date": "2026-09-16"}),
    "take_national": ("enter_national", {"national_number": "XF2026-1"}),
    "take_evaluations": ("enter_evaluations", {"evaluation": "satisfied", "date": "2026-09-16"}),
}


@pytest.mark.parametrize("take", ENTERING)
@pytest.mark.parametrize("times", [1, 9])
def test_what_another_computer_wrote_across_is_done_again(county, desk, monkeypatch, take, times) -> None:
    county.take(desk.batch(record(1, state="concluded")))
    verb, said = ENTERING[take]
    line = json.dumps({"number": record(1).number, **said}).encode()
    real, tries = getattr(office, take), []

    def crossed(*given: Any) -> EntriesTaken:
        found = real(*given)
        tries.append(found)
        if len(tries) <= times:
            raise Crossed("ledger.crossed")
        return found

    monkeypatch.setattr(office, take, crossed)
    if times == 1:
        assert getattr(county.office, verb)(iter([line])).taken == 1
        assert [each.taken for each in tries] == [1, 1]
        return
    with pytest.raises(DeskError) as told:
        getattr(county.office, verb)(iter([line]))
    assert "再做一遍" in sentence(told.value.code, told.value.facts)


@pytest.mark.parametrize("fault", [psycopg.errors.DeadlockDetected, psycopg.errors.SerializationFailure])
def test_who_lost_to_another_is_told_to_do_it_again_and_to_close_nothing(engine, fault) -> None:
    assert code_of(fault()) == "ledger.crossed"


def test_a_scan_that_another_computer_took_is_there(county, desk, tmp_path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(SCAN)
    county.take(desk.lines([named(1)], attachments=[(SHA256, scan)]))
    second = County(another(county, tmp_path / "second"))
    assert second.take(desk.lines([named(2)])).accepted == 1
    second.office.close()


def killing(monkeypatch, server, at: int) -> list[int]:
    """Kill the server under the ``at``-th thing asked of the ledger; how many were asked."""
    asked = [0]

    def watched(name: str) -> Callable[..., object]:
        real = getattr(PostgresLedger, name)

        def ask(self, *given, **more):
            asked[0] += 1
            if asked[0] == at:
                server.kill()
            return real(self, *given, **more)

        return ask

    for name in ("row", "rows", "run", "run_many", "add", "lock"):
        monkeypatch.setattr(PostgresLedger, name, watched(name))
    return asked


VERBS: dict[str, Callable[..., Any]] = {
    "receive": lambda county, desk, stick, batch: county.take(batch),
    "answer": lambda county, desk, stick, batch: county.office.answer([on()]),
    "reply": lambda county, desk, stick, batch: county.office.reply(desk.desk, stick),
    "revoke": lambda county, desk, stick, batch: county.office.revoke(desk.desk, "被盗"),
}


@pytest.mark.slow
@pytest.mark.parametrize("verb", VERBS)
def test_a_server_that_dies_leaves_all_or_nothing_and_a_sentence(
    county, desk, stick, server, monkeypatch, verb
) -> None:
    county.take(desk.batch(record(1)))
    # More than one pack holds: it dies between them too.
    batch = desk.batch(*(record(each) for each in range(2, 1102)))
    states = [counts(county, server)]

    def code() -> str | None:
        try:
            return getattr(VERBS[verb](county, desk, stick, batch), "code", None)
        except DeskError as refused:
            return refused.code

    at, told = 1, []
    while not told or told[-1] is not None:
        with monkeypatch.context() as watched:
            asked = killing(watched, server, at)
            told.append(code())
        server.kill()
        server.start()
        states.append(counts(county, server))
        at += max(1, asked[0] // 3)
    assert len(told) > 2
    assert {*told[:-1]} == {"ledger.server_gone"}
    for state in states:
        # Sealing a reply and reading it back are two things: a number may be used up between them.
        state.pop("replies")
    assert {*map(str, states)} == {str(states[0]), str(states[-1])}, "all or nothing"
    if verb == "receive":
        assert len(county.numbers()) == 1101


def test_what_each_role_may(county, desk, stick, server) -> None:
    address = read_address(county.home)
    database = address.split("/")[3].split("?")[0]
    roles = Path("docs/county/roles.sql").read_text("utf-8")
    for given in (roles, roles, "CREATE ROLE li LOGIN IN ROLE xinfang_clerk"):
        server.ask(given, database)
    server.ask("CREATE ROLE wang LOGIN IN ROLE xinfang_reader", database)
    county.office.close()
    keep_address(county.home, address.replace("county@", "li@"))
    county.office = county.open()
    assert county.take(desk.batch(record(1), record(2))).accepted == 2
    assert county.take(desk.batch(record(1, rev=2))).accepted == 1
    assert county.office.answer([on()]).taken == 1
    county.office.send_back(record(2).number, "record.statement_unclear")
    county.office.keep_after_all(record(2).number)
    county.office.finder.undecided(record(1).number, record(2).number)
    county.office.reply(desk.desk, stick)
    county.office.revoke(desk.desk, "被盗")
    for forbidden in ("DELETE FROM records", "UPDATE packs SET first = 1", "DROP TABLE packs"):
        with pytest.raises(DeskError, match=r"ledger\.not_allowed"):
            county.office._ledger.run(forbidden)
    with psycopg.connect(address.replace("county@", "wang@"), autocommit=True) as reader:
        assert reader.execute("SELECT sum(matters) FROM xinfang.monthly WHERE by = 'desk'").fetchone() == (2,)
        for hidden in ("packs", "records", "answers", "meta"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(sql.SQL("TABLE {}").format(sql.Identifier("xinfang", hidden)))


def test_a_clerk_may_change_what_the_program_changes(engine) -> None:
    said = "\n".join(file.read_text("utf-8") for file in Path(office.__file__).parent.rglob("*.py"))
    kept = set(re.findall(r"CREATE TABLE (\w+)", str(VERSIONS)))
    roles = Path("docs/county/roles.sql").read_text("utf-8")
    for verb, asked in (("DELETE", r"DELETE FROM (\w+)"), ("UPDATE", r"UPDATE (\w+) SET")):
        given = re.findall(rf"GRANT {verb} ON\s+([^;]+?)\s+TO xinfang_clerk;", roles)
        allowed = set(re.findall(r"xinfang\.(\w+)", " ".join(given)))
        assert set(re.findall(asked, said)) & kept <= allowed


def test_who_runs_the_database_reads_nothing_of_people(county, desk, server) -> None:
    county.take(desk.batch(record(1)))
    assert county.office.answer([on(text="给了周试例")]).taken == 1
    known = {"number": record(1).number, "national_number": "1" * 10, "query_code": "CODE77"}
    assert county.office.enter_national([json.dumps(known).encode()]).taken == 1
    seen = str(server.tables(read_address(county.home)))
    secret = county.office._identity.seal_secret
    for hidden in ("周试例", "工资", "示例村", "000000197904121019", "CODE77", secret):
        assert hidden not in seen
        assert repr(hidden.encode())[2:-1] not in seen
    assert record(1).number in seen
