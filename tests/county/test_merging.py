"""Revisions replace each other in any order, what is at fault comes back, and the figures follow."""

from __future__ import annotations

import msgspec
import pytest

from tests.county.parties import record
from xinfang_desk.batch import wire
from xinfang_desk.county.answers import By
from xinfang_desk.county.packs import Reader


def figures(county, by: By = By.PLACE) -> dict[str, tuple[int, int]]:
    return {row.key: (row.matters, row.people) for row in county.office.summary(by)}


def test_a_higher_revision_replaces_and_the_older_is_kept(county, desk) -> None:
    county.take(desk.batch(record(1, statement="初稿")))
    county.take(desk.batch(record(1, rev=2, statement="改正")))
    assert county.office.matter(record(1).number).statement == "改正"
    (kept,) = county.office._ledger.rows("SELECT batch, place FROM versions")
    assert wire.decode(Reader(county.office._ledger).line(kept), wire.RecordV1).statement == "初稿"
    assert [each.number for each in county.office.finder.find("初稿").lines] == []


def test_a_lower_revision_that_comes_late_is_stale_and_kept(county, desk, stick) -> None:
    first, second, third = (
        desk.batch(record(1)),
        desk.batch(record(2, statement="旧")),
        desk.batch(record(2, rev=2, statement="新")),
    )
    county.take(first)
    county.take(third)
    county.office.reply(desk.desk, stick)
    assert county.take(second).rejected == 0
    assert county.office.matter(record(2).number).statement == "新"
    reply = county.office.reply(desk.desk, stick)
    assert desk.results(stick / reply.file) == {record(2).number: (1, "stale", None)}
    assert county.office._ledger.row("SELECT rev FROM versions") == (1,)


def test_the_same_revision_again_is_accepted_and_changes_nothing(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    found = county.take(desk.batch(record(1, statement="同一版次的另一种写法"), record(2)))
    assert (found.accepted, found.rejected) == (2, 0)
    assert county.office.matter(record(1).number).statement == record(1).statement
    reply = county.office.reply(desk.desk, stick)
    assert (reply.accepted, reply.rejected) == (3, 0)
    assert figures(county) == {"411526102": (2, 4)}


def test_two_revisions_in_one_batch(county, desk, stick) -> None:
    found = county.take(desk.batch(record(1), record(1, rev=2, statement="改正")))
    assert (found.accepted, found.rejected) == (2, 0)
    assert county.office.matter(record(1).number).rev == 2
    assert county.office.reply(desk.desk, stick).accepted == 2
    assert figures(county) == {"411526102": (1, 2)}


FAULTS = {
    "record.empty": {"statement": " ", "request": "\n"},
    "record.bad_number": {"number": f"{int(record(7).number) + 1}"},
    "record.foreign_office": {"office_code": "411526103"},
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_record_at_fault_comes_back_and_the_others_go_in(county, desk, stick, code) -> None:
    bad = record(7, **FAULTS[code])
    found = county.take(desk.batch(record(1), bad, record(2)))
    assert (found.records, found.accepted, found.rejected) == (3, 2, 1)
    assert county.numbers() == {record(1).number, record(2).number}
    reply = county.office.reply(desk.desk, stick)
    assert desk.results(stick / reply.file)[bad.number] == (1, "rejected", code)


@pytest.mark.parametrize(
    "bad",
    [
        record(7, desk="411526103-2"),
        record(7, number=record(7, desk="411526102-3").number),
        msgspec.structs.replace(record(7), desk="411526102-3"),
        record(7, office_code="411526103"),
    ],
)
def test_what_belongs_to_another_desk_comes_back(county, desk, bad) -> None:
    assert county.take(desk.batch(bad)).rejected == 1
    assert county.office._ledger.row("SELECT code FROM outcomes") == ("record.foreign_office",)


def test_a_number_that_another_matter_has_comes_back(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    bad = record(2, number=record(1).number)
    county.take(desk.batch(record(3), bad))
    with_code = desk.results(stick / county.office.reply(desk.desk, stick).file)
    assert with_code[record(3).number] == (1, "accepted", None)
    assert county.office._ledger.row("SELECT place, code FROM outcomes") == (1, "record.number_taken")
    assert county.office.matter(record(1).number).statement == record(1).statement


def test_a_matter_keeps_its_number(county, desk) -> None:
    county.take(desk.batch(record(1)))
    found = county.take(desk.batch(record(2, uid=record(1).uid, rev=2)))
    assert found.rejected == 1
    assert county.numbers() == {record(1).number}
    assert county.office._ledger.row("SELECT code FROM outcomes") == ("record.number_changed",)


def test_a_corrected_revision_closes_what_was_rejected(county, desk, stick) -> None:
    county.take(desk.batch(record(1, statement="", request="")))
    assert county.office.reply(desk.desk, stick).rejected == 1
    assert county.take(desk.batch(record(1, rev=2))).rejected == 0
    reply = county.office.reply(desk.desk, stick)
    assert (reply.accepted, reply.rejected) == (1, 0)
    assert desk.results(stick / reply.file) == {record(1).number: (2, "accepted", None)}


def test_figures_by_every_key(county, desk, other) -> None:
    county.take(desk.batch(record(1), record(2, route=None, purpose="qita", content="咨询")))
    county.take(other.batch(record(1, desk=other.desk, people_involved=5)))
    assert figures(county, By.PLACE) == {"411526102": (2, 4), "411526103": (1, 5)}
    assert figures(county, By.CONTENT) == {"劳动和社会保障": (2, 7), "咨询": (1, 2)}
    assert figures(county, By.PURPOSE) == {"shensu": (2, 7), "qita": (1, 2)}
    assert figures(county, By.ROUTE) == {"s2": (2, 7), "": (1, 2)}
    assert figures(county, By.MONTH) == {"2026-09": (3, 9)}


def test_figures_follow_a_revision_and_a_withdrawal(county, desk) -> None:
    county.take(desk.batch(record(1), record(2)))
    county.take(desk.batch(record(1, rev=2, people_involved=7, content="农业农村")))
    assert figures(county, By.CONTENT) == {"劳动和社会保障": (1, 2), "农业农村": (1, 7)}
    county.take(desk.batch(record(1, rev=3, content="农业农村", void=True, statement="", request="")))
    assert figures(county, By.CONTENT) == {"劳动和社会保障": (1, 2)}
    assert county.office.matter(record(1).number).void


def test_a_month_begins_at_midnight_in_china(county, desk) -> None:
    late = record(1).received_at.replace(day=30, hour=16, minute=30)
    county.take(desk.batch(record(1, received_at=late)))
    assert figures(county, By.MONTH) == {"2026-10": (1, 2)}


def test_more_records_than_one_chunk(county, desk) -> None:
    heard: list[int] = []
    batch = desk.batch(*(record(each) for each in range(1, 2502)))
    county.take(batch)
    assert len(county.numbers()) == 2501
    again = desk.batch(*(record(each, rev=2) for each in range(1000, 2003)))
    assert county.office.receive([again.path], progress=heard.append)[0].accepted == 1003
    assert heard == [1000, 1003]
    assert county.take(batch).repeated
    assert figures(county) == {"411526102": (2501, 5002)}
