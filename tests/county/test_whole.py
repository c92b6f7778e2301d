"""A matter on one line of time, with what its desk sent and the county did; identity numbers by a purpose."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

import msgspec
import pytest

from tests.county.parties import NOW, PERSON, record
from tests.county.test_reply import event
from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.cli.county import main
from xinfang_desk.domain.errors import DeskError

NUMBER = record(1).number
LIMIT = wire.DeadlineV1(
    id="handle_60d",
    binds="office",
    start=date(2026, 7, 1),
    due=date(2026, 8, 30),
    rolled=date(2026, 8, 31),
    certain=True,
)
FULL = record(
    1,
    people=(msgspec.structs.replace(PERSON, phone="10073961024", address="示例村三组"),),
    deadlines=(LIMIT,),
    papers=(wire.PaperV1(kind="D04", handed_over_at=datetime(2026, 9, 14, 2, 0, tzinfo=UTC)),),
    materials=(wire.MaterialV1(name="考勤表", pages=3, copy=True),),
    earlier=record(9).number,
)


def whole(county, number: str = NUMBER, why: str | None = None):
    return county.office.finder.whole(number, why)


def test_everything_the_desk_sent_is_seen(county, desk) -> None:
    county.take(desk.batch(FULL))
    found = whole(county)
    (person,) = found.people
    assert (person.phone, person.address) == ("100****1024", "示例村三组")
    assert person.id_number == "**************1019"
    (limit,) = found.deadlines
    assert (limit.title, limit.due, limit.kept) == ("60日办结", date(2026, 8, 30), False)
    assert [(each.title, bool(each.handed_over_at)) for each in found.papers] == [
        ("其他法定途径告知书", True)
    ]
    assert [(each.name, each.pages, each.here) for each in found.materials] == [("考勤表", 3, False)]
    assert (found.earlier, found.state, found.came_on) == (record(9).number, "registered", date(2026, 9, 17))


def test_numbers_are_whole_by_a_purpose_that_is_kept_sealed(county, desk, call) -> None:
    county.take(desk.batch(FULL))
    with pytest.raises(DeskError, match=r"full\.why_missing"):
        whole(county, why=" ")
    ledger = county.office._ledger
    assert ledger.rows("SELECT * FROM id_openings") == []
    seen = whole(county, why="核对身份").people[0]
    assert (seen.id_number, seen.phone) == (PERSON.id_number, "10073961024")
    [(number, at, why)] = ledger.rows("SELECT number, at, why FROM id_openings")
    assert (number, at) == (NUMBER, NOW.isoformat())
    assert ledger.bodies.open_text(why, "id_openings", number, at) == "核对身份"
    masked = call("show", NUMBER)[1]["people"][0]
    clear = call("show", NUMBER, "--full", "--why", "打电话核实")[1]["people"][0]
    assert (masked["phone"], clear["phone"]) == ("100****1024", "10073961024")
    assert [each.subject for each in county.office.keeping.trail(verb="ids_seen").lines] == [NUMBER] * 2
    lines = call("trail", "--verb", "ids_seen")[1]["lines"]
    assert [each["why"] for each in lines] == ["核对身份", "打电话核实"]
    assert "核对身份" not in str(ledger.rows("SELECT * FROM trail")), "it lies sealed"


def test_whole_numbers_are_printed_for_people_too(county, desk, call, capsys) -> None:
    county.take(desk.batch(FULL))
    for more, seen in (([], False), (["--full", "--why", "打电话核实"], True)):
        assert main(["show", NUMBER, *more, "--home", str(county.home)]) == 0
        said = capsys.readouterr().out
        assert (PERSON.id_number in said, "10073961024" in said) == (seen, seen)


def test_desk_and_county_stand_on_one_line_of_time(county, desk, stick) -> None:
    step = wire.EventV1(
        uid=str(uuid.uuid4()),
        matter_uid=FULL.uid,
        number=NUMBER,
        at=datetime(2026, 9, 15, 3, 0, tzinfo=UTC),
        verb="note",
        day=date(2026, 9, 15),
    )
    county.take(desk.lines([wire.encode_record(FULL, Kind.BATCH)], events=[wire.encode(step)]))
    county.take(desk.batch(record(1, rev=2, statement="改正")))
    county.office.send_back(NUMBER, "record.to_wrong")
    county.office.answer([event(NUMBER)])
    assert [(each.who, each.kind, each.words, each.told) for each in whole(county).timeline] == [
        ("desk", "registered", "登记", None),
        ("desk", "step", "记进展", None),
        ("county", "assigned", "交办，2026-11-15前办完", False),
        ("county", "received", "收到第1批", None),
        ("county", "received", "收到第2批，第2稿", None),
        ("county", "returned", "退回补正：去向单位不对。请接待台改正后重报。", None),
    ]
    assert whole(county).state == "returned"
    county.office.reply(desk.desk, stick)
    told = [each.told for each in whole(county).timeline if each.answer]
    assert told == [True]


def test_what_is_next_stands_at_the_end_and_is_not_done(county, desk) -> None:
    county.take(desk.batch(FULL))
    county.office.answer([event(NUMBER, event="forwarded", due=None)])
    last = whole(county).timeline[-1]
    assert (last.kind, last.ahead, last.who, last.org) == ("next", True, "body", "县人社局")
    assert (last.day, last.words) == (date(2026, 10, 1), "接到转送交办后15日内告知")
    assert whole(county).state == "forwarded"


def test_an_answer_taken_back_is_told_as_taken_back(county, desk, stick) -> None:
    county.take(desk.batch(FULL))
    county.office.answer([event(NUMBER, event="concluded", due=None)])
    assert whole(county).state == "concluded"
    county.office.reply(desk.desk, stick)
    county.office.withdraw(NUMBER, whole(county).view.answers[0].id, "录错了事项")
    found = whole(county)
    assert found.state == "registered"
    (taken_back,) = [each for each in found.timeline if each.answer]
    assert (taken_back.withdrawn, taken_back.words) == (True, "办结（已撤回：录错了事项）")
