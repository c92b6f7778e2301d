"""A reply tells one desk what became of its records and what was done since; nobody else can read it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.county.parties import record
from xinfang_desk.batch import wire
from xinfang_desk.domain.errors import DeskError


def event(number: str, **changes: object) -> bytes:
    good = {
        "number": number,
        "event": "assigned",
        "org": "县人社局",
        "date": "2026-09-16",
        "document": "潢信交〔2026〕3号",
        "text": "",
        "due": "2026-11-15",
    }
    return json.dumps(good | changes, ensure_ascii=False).encode()


def test_what_a_reply_says(county, desk, stick) -> None:
    batch = desk.batch(record(1), record(2, statement="", request=""))
    county.take(batch)
    county.office.answer([event(record(1).number)])
    reply = county.office.reply(desk.desk, stick)
    assert Path(reply.file) == stick / "411526102-1-000001.ack.xfb"
    assert (reply.accepted, reply.rejected, reply.updates, reply.missing) == (1, 1, 1, ())
    with desk.opened(Path(reply.file)) as bag:
        said = bag.statement
        updates = [wire.decode(line, wire.UpdateV1) for line in bag.events()]
        results = [wire.decode(line, wire.ResultV1) for line in bag.records()]
    assert (said.desk, said.sequence, said.previous) == (desk.desk, 1, None)
    assert [(each.sequence, each.tagmanifest_sha256) for each in said.acknowledges] == [
        (1, batch.tagmanifest_sha256)
    ]
    assert updates == [
        wire.UpdateV1(
            number=record(1).number,
            event="assigned",
            org="县人社局",
            day=date(2026, 9, 16),
            document="潢信交〔2026〕3号",
            text="",
            due=date(2026, 11, 15),
        )
    ]
    assert [(each.result, each.code, bool(each.words)) for each in results] == [
        ("accepted", None, False),
        ("rejected", "record.empty", True),
    ]


def test_with_nothing_new_the_same_file_is_written_again(county, desk, stick, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    first = county.office.reply(desk.desk, stick)
    assert county.office.reply(desk.desk, stick) == first
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    again = county.office.reply(desk.desk, elsewhere)
    assert Path(again.file).read_bytes() == Path(first.file).read_bytes()


def test_the_next_reply_tells_only_what_is_new_and_follows_the_last(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    first = county.office.reply(desk.desk, stick)
    county.take(desk.batch(record(2)))
    second = county.office.reply(desk.desk, stick)
    assert desk.results(Path(second.file)) == {record(2).number: (1, "accepted", None)}
    with desk.opened(Path(first.file)) as bag:
        tagmanifest = bag.statement.tagmanifest_sha256
    with desk.opened(Path(second.file)) as bag:
        assert (bag.statement.sequence, bag.statement.previous) == (2, tagmanifest)
        assert [each.sequence for each in bag.statement.acknowledges] == [1, 2]


def test_a_gap_is_told_until_it_closes(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    second, third = desk.batch(record(2)), desk.batch(record(3))
    county.take(third)
    reply = county.office.reply(desk.desk, stick)
    assert reply.missing == (2,)
    with desk.opened(Path(reply.file)) as bag:
        assert bag.statement.missing == (2,)
    county.take(second)
    assert county.office.reply(desk.desk, stick).missing == ()


def test_an_answer_after_the_reply_makes_the_next_one(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    county.office.reply(desk.desk, stick)
    county.office.answer([event(record(1).number), event(record(1).number)])
    reply = county.office.reply(desk.desk, stick)
    assert (reply.accepted, reply.updates) == (0, 1)
    assert county.office.matter(record(1).number).answers[0].replied


def test_a_desk_hears_of_its_own_matters_only(county, desk, other, stick) -> None:
    county.take(desk.batch(record(1)), other.batch(record(1, desk=other.desk)))
    county.office.answer([event(record(1).number), event(record(1, desk=other.desk).number)])
    reply = county.office.reply(desk.desk, stick)
    assert reply.updates == 1
    assert desk.results(Path(reply.file)).keys() == {record(1).number}
    with pytest.raises(DeskError, match=r"batch\.not_for_us"), other.opened(Path(reply.file)):
        pass


def test_a_reply_that_was_not_written_goes_out_next_time(county, desk, stick, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    with pytest.raises(DeskError, match=r"drive\.gone"):
        county.office.reply(desk.desk, tmp_path / "pulled-out")
    reply = county.office.reply(desk.desk, stick)
    assert (Path(reply.file).name, reply.accepted) == ("411526102-1-000001.ack.xfb", 1)


def test_a_reply_whose_file_is_lost_is_made_anew(county, desk, stick) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(record(1).number)])
    first = county.office.reply(desk.desk, stick)
    (county.home / "outgoing" / Path(first.file).name).unlink()
    second = county.office.reply(desk.desk, stick)
    assert Path(second.file).name == "411526102-1-000002.ack.xfb"
    assert (second.accepted, second.updates) == (1, 1)


@pytest.mark.parametrize(
    ("desk_id", "code"), [("411526102-1", "reply.nothing"), ("411526199-1", "desk.not_enrolled")]
)
def test_no_reply_to_a_desk_that_sent_nothing(county, desk, stick, desk_id, code) -> None:
    with pytest.raises(DeskError) as refused:
        county.office.reply(desk_id, stick)
    assert refused.value.code == code
    assert list(stick.iterdir()) == []


def test_no_name_leaves_the_county_in_a_result(county, desk, stick) -> None:
    county.take(desk.batch(record(1), record(2, statement="", request="")))
    with desk.opened(Path(county.office.reply(desk.desk, stick).file)) as bag:
        assert record(1).people[0].name.encode() not in msgspec.json.encode(b"".join(bag.records()).decode())


def test_who_was_not_written_to_was_not_told(county, desk, stick, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(record(1).number)])
    with pytest.raises(DeskError, match=r"drive\.gone"):
        county.office.reply(desk.desk, tmp_path / "pulled-out")
    (line,) = county.office.desks()
    assert (line.waiting_results, line.waiting_updates) == (1, 1)
    assert not county.office.matter(record(1).number).answers[0].replied
    assert list((county.home / "outgoing").iterdir()) == []
    county.office.reply(desk.desk, stick)
    (line,) = county.office.desks()
    assert (line.waiting_results, line.waiting_updates) == (0, 0)
    assert county.office.matter(record(1).number).answers[0].replied


def test_what_the_stick_does_not_give_back_keeps_its_number_and_waits(
    county, desk, stick, monkeypatch
) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(record(1).number)])
    with monkeypatch.context() as patch:
        patch.setattr("xinfang_desk.devices.drive._check", _unreadable)
        with pytest.raises(DeskError, match=r"drive\.unreadable_back"):
            county.office.reply(desk.desk, stick)
    assert county.office.desks()[0].waiting_updates == 1
    county.office.answer([event(record(1).number, event="answered", due=None)])
    reply = county.office.reply(desk.desk, stick)
    assert (Path(reply.file).name, reply.accepted, reply.updates) == ("411526102-1-000002.ack.xfb", 1, 2)


def test_a_whole_reply_that_was_not_written_leaves_all_as_it_was(county, desk, stick, tmp_path) -> None:
    county.take(desk.batch(record(1)))
    county.office.answer([event(record(1).number)])
    county.office.reply(desk.desk, stick)
    before = county.office.desks()
    with pytest.raises(DeskError, match=r"drive\.gone"):
        county.office.reply(desk.desk, tmp_path / "pulled-out", whole=True)
    assert county.office.desks() == before
    whole = county.office.reply(desk.desk, stick, whole=True)
    assert (Path(whole.file).name, whole.accepted, whole.updates) == ("411526102-1-000002.ack.xfb", 1, 1)


def _unreadable(*_args: object) -> None:
    raise DeskError("drive.unreadable_back", file="x")


def test_every_desk_that_waits_gets_its_reply_in_one_go(county, desk, other, stick) -> None:
    county.take(desk.batch(record(1)), other.batch(record(1, desk=other.desk)))
    waiting = county.office.preview_replies()
    assert [(each.desk, each.accepted, each.updates) for each in waiting] == [
        (desk.desk, 1, 0),
        (other.desk, 1, 0),
    ]
    county.office.revoke(other.desk, "窗口失窃")
    sent = county.office.reply_all(stick)
    assert [(each.desk, each.fault) for each in sent] == [(desk.desk, None)]
    assert county.office.reply_all(stick) == ()


def test_without_a_stick_none_of_all_the_desks_was_told(county, desk, other, tmp_path) -> None:
    county.take(desk.batch(record(1)), other.batch(record(1, desk=other.desk)))
    with pytest.raises(DeskError, match=r"drive\.gone"):
        county.office.reply_all(tmp_path / "pulled-out")
    assert len(county.office.preview_replies()) == 2


def test_a_desk_whose_reply_cannot_be_written_keeps_none_from_the_others(county, desk, other, stick) -> None:
    county.take(desk.batch(record(1)), other.batch(record(1, desk=other.desk)))
    (stick / "411526102-1-000001.ack.xfb").write_bytes(b"another")
    first, second = county.office.reply_all(stick)
    assert first.fault is not None
    assert (first.fault.code, second.fault) == ("drive.exists", None)
    assert [each.desk for each in county.office.preview_replies()] == [desk.desk]
