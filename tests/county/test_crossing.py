"""Two that write across each other on a server: both get through, or one is told after three tries."""

from __future__ import annotations

import threading

import pytest

from tests.county.parties import PASSPHRASE, record
from xinfang_desk.county.ledger.address import read_address
from xinfang_desk.county.ledger.postgres import PostgresLedger, open_postgres
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.vault import open_vault

pytestmark = pytest.mark.parametrize("engine", ["postgres"], indirect=True)
_PATIENCE = 60


@pytest.fixture
def two(county, desk):
    """Two computers' connections, and two rows that both want."""
    county.take(desk.batch(record(1), record(2)))
    key = open_vault(county.home, PASSPHRASE)
    opened = [open_postgres(read_address(county.home), county.home / name, key) for name in ("a", "b")]
    yield opened
    for each in opened:
        each.close()


def test_a_deadlock_is_done_again_and_both_get_through(county, two) -> None:
    """Opposite orders, and neither goes on before the other has its first row."""
    met, tries = threading.Barrier(2), []

    def across(ledger: PostgresLedger, rows: tuple[int, ...]) -> None:
        def work() -> None:
            tries.append(rows)
            for running in rows:
                ledger.run(
                    "UPDATE records SET people = people + 1 WHERE number = ?", (record(running).number,)
                )
                if len(tries) <= 2 and running == rows[0]:
                    met.wait(_PATIENCE)

        ledger.again(work)

    threads = [
        threading.Thread(target=across, args=given) for given in zip(two, ((1, 2), (2, 1)), strict=True)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join(_PATIENCE)
    assert len(tries) > 2, "the server ended one of them, which began anew"
    assert county.office._ledger.rows("SELECT people FROM records ORDER BY id") == [(4,), (4,)]


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_what_never_gets_through_is_told_after_three_tries(two, state) -> None:
    tries = []

    def work() -> None:
        tries.append(state)
        two[0].run(f"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '{state}'; END $$")

    with pytest.raises(DeskError, match=r"ledger\.crossed"):
        two[0].again(work)
    assert len(tries) == 3


def test_any_other_refusal_is_told_at_once(two) -> None:
    tries = []

    def work() -> None:
        tries.append(1)
        raise DeskError("matter.unknown")

    with pytest.raises(DeskError, match=r"matter\.unknown"):
        two[0].again(work)
    assert tries == [1]


def test_a_batch_that_the_server_ended_for_another_is_received_all_the_same(
    county, desk, monkeypatch
) -> None:
    """All of it is done anew, and nothing twice."""
    real, left = PostgresLedger.run_many, [1, 1]

    def ended(self, sql, values):
        done = real(self, sql, values)
        if "monthly" in sql and left:
            left.pop()
            self.run("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$")
        return done

    monkeypatch.setattr(PostgresLedger, "run_many", ended)
    found = county.take(desk.batch(record(1), record(2)))
    assert (found.code, found.accepted, left) == (None, 2, [])
    assert county.office._ledger.row("SELECT sum(matters) FROM monthly WHERE by = 'desk'") == (2,)
