"""Odd records in a file that is sound (怪值): the good ones are taken, the others go back by number."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest

from tests.county.parties import record
from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county import packs
from xinfang_desk.county.merging import Merge

GOOD = json.loads(wire.encode_record(record(2), Kind.BATCH))
DEADLINE = {"id": "x", "binds": "office", "from": "2026-09-14", "due": None, "rolled": None, "certain": True}


def line(**changes: Any) -> bytes:
    return json.dumps(GOOD | changes, ensure_ascii=False).encode()


def person(**changes: Any) -> list[dict[str, Any]]:
    return [GOOD["people"][0] | changes]


ODD = {
    "rev 10**30": {"rev": 10**30},
    "rev 2**63": {"rev": 2**63},
    "rev 2**31": {"rev": 2**31},
    "people 2**63": {"people_involved": 2**63},
    "people 10**30": {"people_involved": 10**30},
    "people 2**63-1": {"people_involved": 2**63 - 1},
    "received before year 1": {"received_at": "0001-01-01T00:00:00+14:00"},
    "received after year 9999": {"received_at": "9999-12-31T23:00:00-12:00"},
    "received in 9999": {"received_at": "9999-12-31T20:00:00Z"},
    "received in 1899": {"received_at": "1899-12-31T20:00:00Z"},
    "served in 2200": {"served_on": "2200-01-01"},
    "a limit in 0026": {"deadlines": [DEADLINE | {"due": "0026-09-01"}]},
    "handed over in 9999": {"papers": [{"kind": "D01", "handed_over_at": "9999-12-31T20:00:00Z"}]},
    "pages": {"materials": [{"name": "x", "pages": 2**31, "copy": True}]},
    "address": {"people": person(address="址" * 501)},
    "village": {"village": "村" * 501},
    "to": {"to": "单" * 501},
    "content": {"content": "类" * 501},
    "material": {"materials": [{"name": "名" * 501, "pages": 1, "copy": True}]},
    "statement": {"statement": "话" * 100_001},
    "request": {"request": "话" * 100_001},
    "unknown field": {"mood": "x"},
    "uid": {"uid": "x"},
}


@pytest.mark.parametrize("odd", ODD)
def test_one_odd_record_goes_back_and_the_others_are_taken(county, desk, stick, odd) -> None:
    lines = [wire.encode_record(record(1), Kind.BATCH), line(**ODD[odd])]
    lines.append(wire.encode_record(record(3), Kind.BATCH))
    found, after = county.take(desk.lines(lines), desk.batch(record(4)))
    assert (found.code, found.records, found.accepted, found.rejected) == (None, 3, 2, 1)
    assert [(each.number, each.code) for each in found.returned] == [(GOOD["number"], "record.bad_field")]
    assert after.accepted == 1
    assert county.numbers() == {record(each).number for each in (1, 3, 4)}
    assert [each.number for each in county.office.finder.find(GOOD["number"]).lines] == []
    reply = county.office.reply(desk.desk, stick)
    with desk.opened(stick / reply.file) as bag:
        results = [wire.decode(each, wire.ResultV1) for each in bag.records()]
    (back,) = [each for each in results if each.result == "rejected"]
    assert (back.number, back.code) == (GOOD["number"], "record.bad_field")
    assert "—" not in back.words
    assert county.take(desk.batch(record(2, rev=2))).accepted == 1, "corrected, it is taken"


def test_the_same_file_again_is_told_alike(county, desk) -> None:
    sealed = desk.lines([line(rev=2**31), wire.encode_record(record(1), Kind.BATCH)])
    first, again = county.take(sealed, sealed)
    assert (again.repeated, again.accepted, again.returned) == (True, 1, first.returned)


def test_of_what_cannot_be_read_only_the_number_is_kept(county, desk) -> None:
    county.take(desk.lines([line(rev=2**31, statement="不该留下的话")]))
    assert "不该留下的话".encode() not in b"".join(packs.of_batch(county.office._ledger, 1))


@pytest.mark.parametrize("changes", [{"purpose": "jubao"}, {"outcome": "discipline"}])
def test_an_accusation_that_is_odd_besides_still_refuses_the_file(county, desk, changes) -> None:
    lines = [wire.encode_record(record(1), Kind.BATCH), line(rev=2**31, **changes)]
    assert county.take(desk.lines(lines)).code == "batch.confidential"
    assert county.numbers() == set()


@pytest.mark.parametrize("bad", [b"{}", b"[]", b"nonsense", line(number="12"), line(number=None)])
def test_a_line_without_a_number_refuses_the_file(county, desk, bad) -> None:
    lines = [wire.encode_record(record(1), Kind.BATCH), bad]
    assert county.take(desk.lines(lines)).code == "batch.bad_record"
    assert county.numbers() == set()


def test_a_fault_of_ours_in_one_file_is_that_files_refusal(county, desk, monkeypatch) -> None:
    before, odd, after = (desk.batch(record(each)) for each in (1, 2, 3))
    take = Merge.take

    def fails(self, lines, progress=None):
        read = list(lines)
        if record(2).number.encode() in read[0]:
            raise OverflowError("周试例")
        take(self, read, progress)

    monkeypatch.setattr(Merge, "take", fails)
    found = county.take(before, odd, after)
    assert [each.code for each in found] == [None, "receive.fault", None]
    assert found[1].facts["kind"] == "OverflowError"
    assert "周试例" not in str(found[1].facts)
    assert county.numbers() == {record(1).number, record(3).number}
    monkeypatch.undo()
    assert county.take(odd).accepted == 1, "nothing of it was half done"


SCAN = b"scan of a fictional paper"
SHA256 = hashlib.sha256(SCAN).hexdigest()


def named(running: int, sha256: str = SHA256) -> bytes:
    material = wire.MaterialV1(name="微信记录", pages=1, copy=True, sha256=sha256)
    return wire.encode_record(record(running, materials=(material,)), Kind.BATCH)


@pytest.mark.parametrize("others", [False, True], ids=["no attachment at all", "another attachment"])
def test_a_record_whose_scan_did_not_come_goes_back(county, desk, tmp_path, others) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(SCAN)
    lines = [named(1, "ab" * 32), wire.encode_record(record(2), Kind.BATCH)]
    attachments = []
    if others:
        lines.append(named(3))
        attachments.append((SHA256, scan))
    found = county.take(desk.lines(lines, attachments=attachments))
    assert [(each.number, each.code) for each in found.returned] == [
        (record(1).number, "record.scan_missing")
    ]
    assert found.accepted == len(lines) - 1


def test_a_scan_that_an_earlier_batch_brought_need_not_come_again(county, desk, tmp_path) -> None:
    scan = tmp_path / "scan.png"
    scan.write_bytes(SCAN)
    county.take(desk.lines([named(1)], attachments=[(SHA256, scan)]))
    assert county.take(desk.lines([named(2)])).accepted == 1


def test_answers_in_years_that_nobody_means_are_refused_and_old_ones_do_not_travel(
    county, desk, stick
) -> None:
    county.take(desk.batch(record(1)))
    said = {"number": record(1).number, "event": "answered", "org": "县人社局", "date": "2026-09-16"}
    bad = [said | {"date": "0026-09-20"}, said | {"due": "9999-01-01"}]
    taken = county.office.answer(json.dumps(each).encode() for each in (*bad, said))
    assert [(each.line, each.facts["field"]) for each in taken.refused] == [(1, "date"), (2, "due")]
    county.office._ledger.run(
        "INSERT INTO answers (number, event, org, day, document, text, due, entered_at)"
        " VALUES (?, 'answered', '县人社局', '0026-09-20', '', '', '', '2026-09-20')",
        (record(1).number,),
    )
    reply = county.office.reply(desk.desk, stick)
    assert reply.updates == 1
    with desk.opened(stick / reply.file) as bag:
        assert [wire.decode(each, wire.UpdateV1).day.year for each in bag.events()] == [2026]
    assert county.office.reply(desk.desk, stick).sha256 == reply.sha256, "nothing waits any more"
