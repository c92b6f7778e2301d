"""Who runs a county's database (数据库管理员) reads no body in it, and puts none in another's place."""

from __future__ import annotations

import pytest

from tests.county.parties import record
from xinfang_desk.domain.errors import DeskError

KEPT = (
    *("packs", "records", "versions", "outcomes", "events", "answers", "replies", "batches", "meta", "sent"),
    *("gaps", "national", "copies", "copy_openings", "imports", "refused", "held_tables", "monthly", "pairs"),
    "evaluations",
)


def test_what_people_said_stands_in_no_column(county, desk) -> None:
    kept = record(1)
    county.take(desk.batch(kept))
    said = [kept.statement, kept.request, kept.people[0].name, kept.people[0].id_number]
    assert all(said)
    for table in KEPT:
        rows = county.office._ledger.rows(f"SELECT * FROM {table}")  # noqa: S608  # names of ours
        cells = (each for row in rows for each in row)
        content = b"".join(each if isinstance(each, bytes) else str(each).encode() for each in cells)
        assert not [each for each in said if each.encode() in content], table


@pytest.mark.parametrize("hand", ["swapped", "changed", "moved"])
def test_a_body_that_was_changed_or_moved_is_told(county, desk, hand: str) -> None:
    for each in (1, 2):
        county.take(desk.batch(record(each)))
    ledger = county.office._ledger
    (first, one), (second, two) = ledger.rows("SELECT batch, body FROM packs ORDER BY batch")
    with ledger.write():
        if hand == "swapped":
            ledger.run("UPDATE packs SET body = ? WHERE batch = ?", (two, first))
        elif hand == "changed":
            ledger.run("UPDATE packs SET body = ? WHERE batch = ?", (one[:-1] + bytes([one[-1] ^ 1]), first))
        else:
            ledger.run("DELETE FROM packs WHERE batch = ?", (first,))
            ledger.run("UPDATE packs SET batch = ? WHERE batch = ?", (first, second))
    with pytest.raises(DeskError) as caught:
        county.office.matter(record(1).number)
    assert caught.value.code == "ledger.batch_damaged"
