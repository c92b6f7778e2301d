"""What a county told in error is taken back by the wire, from desks whose card says that they read it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.exchange.test_replies import event
from tests.exchange.world import FIRST, World, register
from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind, Statement, sign, verify
from xinfang_desk.county.answers import Withdrawn
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State, Step, StepTaken
from xinfang_desk.domain.time.deadline import limit


def send(world: World, **changes: object) -> str:
    """A matter that the county has; its number."""
    with world.desk() as desk:
        number = register(desk, **changes)
        made = desk.outbox.make_batch(world.place())
    assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
    return number


def told(world: World, *, whole: bool = False) -> Path:
    """The county's next reply, taken at the desk."""
    with world.county() as county:
        reply = Path(county.reply(FIRST, world.place(), whole=whole).file)
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
    return reply


def answer_id(county, number: str) -> int:
    return county.matter(number).answers[-1].id


def old_program(world: World) -> None:
    """The desk's card as an old program wrote it."""
    file = world.folder / "old.card"
    card = cards.read_card((world.folder / "desk.card").read_bytes())
    file.write_bytes(cards.write_card(msgspec.structs.replace(card, schemas=None)))
    with world.county() as county:
        county.enrol(file)


def test_a_withdrawn_answer_stands_no_more_at_the_desk(world: World) -> None:
    number = send(world)
    world.clock.later(days=2)
    with world.desk() as desk:
        before = desk.reception.show(number).matter.state
    with world.county() as county:
        county.answer([event(number, "concluded", "2026-09-15")])
    told(world)
    with world.desk() as desk:
        assert desk.reception.show(number).matter.state is State.CONCLUDED
    with world.county() as county:
        assert county.withdraw(number, answer_id(county, number), "录错了件") is Withdrawn.WAITS
        (line,) = (each for each in county.desks() if each.desk == FIRST)
        assert line.waiting_updates == 1
    told(world)
    with world.desk() as desk:
        shown = desk.reception.show(number)
        assert (shown.matter.state, shown.answers) == (before, ())
        (gone,) = shown.withdrawn
        assert (gone.answer.event, gone.on, gone.why) == ("concluded", date(2026, 9, 16), "录错了件")
        assert any(each.verb == "county_withdrew" for each in shown.history)


def test_what_stands_beside_it_counts_again(world: World) -> None:
    number = send(world)
    world.clock.later(days=3)
    with world.county() as county:
        county.answer([event(number, "accepted", "2026-09-15"), event(number, "concluded", "2026-09-16")])
    told(world)
    with world.county() as county:
        county.withdraw(number, answer_id(county, number), "录错了件")
    told(world)
    with world.desk() as desk:
        assert desk.reception.show(number).matter.state is State.ACCEPTED


def test_a_refusal_taken_back_leaves_desk_and_county_where_the_others_led(world: World) -> None:
    number = send(world)
    world.clock.later(days=4)
    with world.county() as county:
        county.answer([event(number, "accepted", "2026-09-15"), event(number, "not_accepted", "2026-09-16")])
    told(world)
    with world.county() as county:
        county.withdraw(number, answer_id(county, number), "录错了件")
        county.answer([event(number, "answered", "2026-09-17")])
        there = county.finder.whole(number).state
    told(world)
    with world.desk() as desk:
        assert desk.reception.show(number).told_as == there == "answered"


def test_it_holds_whatever_order_replies_come_in_and_until_it_is_entered_again(world: World) -> None:
    number = send(world)
    world.clock.later(days=2)
    with world.county() as county:
        county.answer([event(number, "concluded", "2026-09-15")])
        first = Path(county.reply(FIRST, world.place()).file)
        county.withdraw(number, answer_id(county, number), "录错了件")
        second = Path(county.reply(FIRST, world.place()).file)
        county.answer([event(number, "concluded", "2026-09-15")])
        third = Path(county.reply(FIRST, world.place()).file)
    with world.desk() as desk:
        for reply in (second, first):
            desk.inbox.take_reply(reply)
            assert desk.reception.show(number).answers == ()
        desk.inbox.take_reply(third)
        assert len(desk.reception.show(number).answers) == 1
        assert desk.reception.show(number).withdrawn == ()


def test_an_old_program_is_sent_none_and_the_clerk_is_told(world: World) -> None:
    old_program(world)
    number = send(world)
    world.clock.later(days=2)
    with world.county() as county:
        county.answer([event(number, "concluded", "2026-09-15")])
    assert _statement(world, told(world)).schema == "1"
    with world.county() as county:
        assert county.withdraw(number, answer_id(county, number), "录错了件") is Withdrawn.BY_HAND
        (line,) = (each for each in county.desks() if each.desk == FIRST)
        assert (line.waiting_updates, line.held_back) == (0, 1)
        county.enrol(world.folder / "desk.card")
        (line,) = (each for each in county.desks() if each.desk == FIRST)
        assert (line.waiting_updates, line.held_back) == (1, 0)
    assert _statement(world, told(world)).schema == "4"
    with world.desk() as desk:
        assert desk.reception.show(number).answers == ()


def test_a_day_of_service_reaches_the_desk_though_it_comes_later(world: World) -> None:
    number = send(world)
    world.clock.later(days=3)
    opinion = msgspec.json.decode(event(number, "review_answered", "2026-09-15"))
    with world.county() as county:
        county.answer([msgspec.json.encode(opinion)])
    told(world)
    with world.county() as county:
        county.answer([msgspec.json.encode(opinion | {"served_on": "2026-09-16"})])
    told(world)
    with world.desk() as desk:
        (answer,) = desk.reception.show(number).answers
        assert answer.served_on == date(2026, 9, 16)


def _limits(world: World, number: str) -> dict[str, tuple[date, date | None]]:
    with world.desk() as desk:
        return {each.id: (each.start, each.due) for each in desk.reception.show(number).matter.deadlines}


def test_a_day_of_service_starts_the_thirty_days_of_a_recheck(world: World) -> None:
    """As the desk's own step would: once, from that day; moved, and taken back, with the answer."""
    number = send(world, route="s6", outcome="report")
    world.clock.later(days=5)
    opinion = msgspec.json.decode(event(number, "review_answered", "2026-09-15"))
    with world.county() as county:
        county.answer([msgspec.json.encode(opinion)])
    told(world)
    assert "petition_recheck_30d" not in _limits(world, number)
    with world.county() as county:
        county.answer([msgspec.json.encode(opinion | {"served_on": "2026-09-16"})])
    told(world)
    assert _limits(world, number)["petition_recheck_30d"] == (date(2026, 9, 16), date(2026, 10, 16))
    told(world, whole=True)
    with world.desk() as desk:
        matter = desk.reception.show(number).matter
        assert (matter.rev, matter.state) == (1, State.REVIEWED)
        own = limit("petition_recheck_30d", date(2026, 9, 16), desk.reception._seat.calendar)
        assert [each for each in matter.deadlines if each.id == own.id] == [own]
    with world.county() as county:
        county.withdraw(number, answer_id(county, number), "录错了件")
    told(world)
    assert "petition_recheck_30d" not in _limits(world, number)


def test_a_recheck_that_is_asked_for_ends_those_thirty_days(world: World) -> None:
    number = send(world, route="s6", outcome="report")
    world.clock.later(days=5)
    opinion = msgspec.json.decode(event(number, "review_answered", "2026-09-15"))
    with world.county() as county:
        county.answer([msgspec.json.encode(opinion | {"served_on": "2026-09-16"})])
    told(world)
    with world.desk() as desk:
        desk.reception.take_step(number, StepTaken(step=Step.ASK_RECHECK, on=date(2026, 9, 18)))
    assert "petition_recheck_30d" not in _limits(world, number)
    assert _limits(world, number)["recheck_30d"][0] == date(2026, 9, 18)


def test_a_whole_reply_ends_the_asking_for_lost_ones(world: World) -> None:
    number = send(world)
    with world.county() as county:
        county.reply(FIRST, world.place())
        world.clock.later(days=2)
        county.answer([event(number, "accepted", "2026-09-15")])
        (world.place() / f"{FIRST}-000002.ack.xfb").unlink(missing_ok=True)
        county.reply(FIRST, world.place())
        county.answer([event(number, "answered", "2026-09-16")])
        third = Path(county.reply(FIRST, world.place()).file)
    with world.desk() as desk:
        desk.inbox.take_reply(third)
        assert desk.inbox.missing_replies() == (1, 2)
    told(world, whole=True)
    with world.desk() as desk:
        assert desk.inbox.missing_replies() == ()
        assert len(desk.reception.show(number).answers) == 2


def test_a_batch_tells_which_replies_were_taken(world: World) -> None:
    send(world)
    with world.county() as county:
        lost = Path(county.reply(FIRST, world.place()).file)
        assert _line(county).untaken is None
    send(world)
    told(world)
    send(world)
    with world.county() as county:
        assert _line(county).untaken == (1,)
    with world.desk() as desk:
        desk.inbox.take_reply(lost)
    send(world)
    with world.county() as county:
        assert _line(county).untaken == ()


def test_a_card_names_what_is_read_and_its_digits_stay(world: World) -> None:
    card = cards.read_card((world.folder / "desk.card").read_bytes())
    old = msgspec.structs.replace(card, schemas=None)
    assert (card.schemas, b"schemas" in cards.write_card(old)) == (("1", "2", "3", "4"), False)
    assert cards.fingerprint(card) == cards.fingerprint(old)
    assert b"schemas" not in (world.folder / "county.card").read_bytes()


@pytest.mark.parametrize("field", [{"whole_from": 1}, {"heard": [[1, 1]]}])
def test_an_old_statement_says_nothing_new(field) -> None:
    key = new_sign_key()
    made = msgspec.convert(
        {
            "suite": "xf1",
            "schema": "1",
            "kind": "batch",
            "desk": FIRST,
            "sequence": 1,
            "previous": None,
            "recipients": ["0" * 64],
            "created": "2026-09-14T17:30:00+08:00",
            "counts": {"records": 0, "events": 0, "attachments": 0},
            "tagmanifest_sha256": "0" * 64,
            "trail_head": None,
            **field,
        },
        Statement,
    )
    trusted = _trusted(key.public)
    with pytest.raises(DeskError, match=r"batch\.bad_statement"):
        verify(sign(made, key.seed), Kind.BATCH, trusted)
    newer = msgspec.structs.replace(made, schema="2")
    assert verify(sign(newer, key.seed), Kind.BATCH, trusted)[1] == newer


def test_a_withdrawal_is_read_strictly() -> None:
    with pytest.raises(DeskError) as refused:
        wire.decode_update(b'{"type":"withdrawal","date":"2026-09-16","reason":"x"}', "2")
    assert (refused.value.code, refused.value.facts) == ("batch.bad_record", {"field": "withdraws"})


def _trusted(public: bytes) -> dict[str, bytes]:
    from xinfang_desk.batch.dsse import key_id

    return {key_id(public): public}


def _line(county):
    return next(each for each in county.desks() if each.desk == FIRST)


def _statement(world: World, reply: Path) -> Statement:
    from xinfang_desk.desk.mail.reply import opened

    with world.desk() as desk, opened(desk.inbox._seat, reply, Kind.REPLY) as bag:
        return bag.statement
