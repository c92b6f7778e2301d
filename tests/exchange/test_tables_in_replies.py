"""A table travels with the next reply: to desks whose card knows it, once, and waits there for the head."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from tests.exchange.test_replies import event
from tests.exchange.test_tables import NEXT
from tests.exchange.test_withdrawn import old_program, send, told
from tests.exchange.world import FIRST, World
from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.statement import NEWER
from xinfang_desk.desk.tables_in_use import table_in_use
from xinfang_desk.domain.errors import DeskError


def hold(world: World, document: object = NEXT) -> None:
    file = world.folder / "table.json"
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    with world.county() as county:
        county.hold_table(FIRST, "calendar", file)


def line(county):
    return next(each for each in county.desks() if each.desk == FIRST)


def test_results_answers_and_a_table_come_in_one_file(world: World) -> None:
    number = send(world)
    hold(world, NEXT | {"version": "cn-2027.0"})
    hold(world)
    with world.county() as county:
        county.answer([event(number, "accepted", "2026-09-15")])
        assert (line(county).waiting_tables, county.preview_replies()[0].tables) == (("calendar",),) * 2
        world.clock.later(days=2)
        county.answer([event(number, "accepted", "2026-09-15")])
        reply = county.reply(FIRST, world.place())
        assert (reply.accepted, reply.updates, reply.tables) == (1, 1, ("calendar",))
        assert (line(county).waiting_tables, line(county).waits) == ((), False)
        assert county.reply(FIRST, world.place()).sha256 == reply.sha256, "told once"
    with world.desk() as desk:
        taken = desk.inbox.take_reply(Path(reply.file))
        assert (taken.accepted, taken.updates, taken.tables) == (1, 1, ("calendar",))
        assert desk.inbox.take_reply(Path(reply.file)).tables == ()
        assert table_in_use(world.folder / "desk", "calendar")["version"] == "cn-2026.1", "the head decides"
        assert [each.version for each in desk.tables.preview()] == ["cn-2027.1"], "the newest of a name"
        desk.tables.apply()
        assert table_in_use(world.folder / "desk", "calendar") == NEXT
        assert desk.tables.preview() == desk.tables.apply() == ()
        assert desk.tables.roll_back("calendar") == "cn-2026.1"


def test_a_reply_that_is_nothing_but_a_table_is_one(world: World) -> None:
    send(world)
    told(world)
    hold(world)
    with world.county() as county:
        assert [(each.desk, each.tables) for each in county.preview_replies()] == [(FIRST, ("calendar",))]
    told(world)
    with world.desk() as desk:
        assert len(desk.tables.preview()) == 1


def test_a_reply_that_never_reached_the_stick_keeps_its_table(world: World) -> None:
    send(world)
    told(world)
    hold(world)
    with world.county() as county:
        with pytest.raises(DeskError):
            county.reply(FIRST, world.folder / "nowhere")
        assert line(county).waiting_tables == ("calendar",)
        assert county.reply(FIRST, world.place()).tables == ("calendar",)


def test_a_whole_reply_brings_the_newest_again(world: World) -> None:
    send(world)
    told(world)
    for version in ("cn-2027.0", "cn-2027.1"):
        hold(world, NEXT | {"version": version})
        with world.county() as county:
            Path(county.reply(FIRST, world.place()).file).unlink()
    told(world, whole=True)
    with world.desk() as desk:
        assert [each.version for each in desk.tables.preview()] == ["cn-2027.1"]


def test_an_earlier_reply_that_comes_later_brings_back_no_older_table(world: World) -> None:
    send(world)
    files = []
    for version in ("cn-2027.0", "cn-2027.1"):
        hold(world, NEXT | {"version": version})
        with world.county() as county:
            files.append(Path(county.reply(FIRST, world.place()).file))
    with world.desk() as desk:
        for each in reversed(files):
            desk.inbox.take_reply(each)
        assert [each.version for each in desk.tables.preview()] == ["cn-2027.1"]


def test_a_program_that_takes_none_is_sent_none(world: World) -> None:
    send(world)
    old_program(world)
    with pytest.raises(DeskError) as refused:
        hold(world)
    assert (refused.value.code, refused.value.facts["desk"]) == ("table.reply_too_old", FIRST)


def test_what_waits_for_a_desk_goes_to_no_older_program_of_it(world: World) -> None:
    send(world)
    hold(world)
    file = world.folder / "older.card"
    card = cards.read_card((world.folder / "desk.card").read_bytes())
    file.write_bytes(cards.write_card(msgspec.structs.replace(card, schemas=("1", NEWER))))
    with world.county() as county:
        county.enrol(file)
        assert county.reply(FIRST, world.place()).tables == ()
        assert line(county).waits is False, "it makes no reply of nothing"
        county.enrol(world.folder / "desk.card")
        assert county.reply(FIRST, world.place()).tables == ("calendar",), "its program is new again"


def test_a_table_stands_in_replies_of_its_schema_alone() -> None:
    sent = wire.encode(wire.CarriedTableV3(table="moods", version="1", content={}))
    assert wire.decode_update(sent, "3") == wire.CarriedTableV3(table="moods", version="1", content={})
    for older in ("1", "2"):
        with pytest.raises(DeskError):
            wire.decode_update(sent, older)
