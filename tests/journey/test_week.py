"""Three desks and a county over a fictional week: what goes wrong on the way, and how each comes right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.exchange.test_replies import event
from tests.exchange.world import FIRST, PASSPHRASE, SECOND, World, register, settled, world
from tests.journey.test_two_desks import carried, received, taken
from xinfang_desk.county.answers import By, DeskLine, Wanted, Withdrawn
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.start import init_desk
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Office

__all__ = ["settled", "world"]

THIRD = "411526104-1"


@pytest.fixture
def three(world: World) -> World:
    """A world with one desk more."""
    office = Office(code="411526104", name="示例街道", desk=1, officer="示例员")
    init_desk(world.folder / "third", PASSPHRASE, office=office, now=world.clock)
    with world.desk("third") as desk:
        desk.keys.write_card(world.folder / "third.card")
        desk.keys.enrol(world.folder / "county.card")
    with world.county() as county:
        county.enrol(world.folder / "third.card")
    return world


def lines(world: World) -> dict[str, DeskLine]:
    with world.county() as county:
        return {each.desk: each for each in county.desks()}


def test_a_week_of_three_desks(three: World) -> None:
    stick = three.place()
    # Monday: all three send; the same person brought the same matter to two of them.
    with three.desk() as desk:
        first = register(desk, route="s6", outcome="report")
        monday = [carried(desk, stick)]
    with three.desk("other") as other:
        kept = register(other, place="411526103")
        backup, _sha256 = other.copies.backup(three.place("safe"))
        monday.append(carried(other, stick))
    three.clock.later(hours=1)
    with three.desk("third") as third:
        again_there = register(
            third, place="411526104", route="s6", outcome="report", received_at="2026-09-14T15:30:00+08:00"
        )
        monday.append(carried(third, stick))
    with three.county() as county:
        assert [each.code for each in received(county, *monday)] == [None] * 3
        (pair,) = county.finder.same(again_there)
        assert ({pair.a, pair.b}, pair.why, pair.decided) == ({first, again_there}, "id", None)
        assert county.finder.link(first, again_there).decided == "linked"
        clocked = {each.number for each in county.finder.due()}
        assert clocked == {first, kept}, "the earliest registration keeps the clock"
        replies = {each.desk: each.reply.file for each in county.reply_all(stick) if each.reply}
    assert set(replies) == {FIRST, SECOND, THIRD}
    for name, desk_id in (("desk", FIRST), ("other", SECOND), ("third", THIRD)):
        assert taken(three, name, replies[desk_id]).accepted == 1

    # Tuesday: the first desk's stick is lost on the road. Wednesday: the chain tells.
    three.clock.later(days=1)
    with three.desk() as desk:
        lost_matter = register(desk)
        carried(desk, three.place("lost")).unlink()
        three.clock.later(days=1)
        register(desk)
        wednesday = carried(desk, stick)
    with three.county() as county:
        assert received(county, wednesday).missing == (2,)
        told = county.reply(FIRST, stick)
        assert told.missing == (2,)
    taken(three, "desk", told.file)
    with three.desk() as desk:
        brought_again = carried(desk, stick, again=True)
    with three.county() as county:
        received(county, brought_again)
        assert county.matter(lost_matter).number == lost_matter
        assert county.close_gap(FIRST, 2, "U盘丢失，第4批已补报") == 1
    assert lines(three)[FIRST].missing == ()

    # Thursday: the second desk's machine dies; it comes back from Monday's copy, which knew no batch.
    three.clock.later(days=1)
    restore_home(backup, three.folder / "restored", PASSPHRASE)
    with three.desk("restored") as other:
        fresh = register(other, place="411526103")
        clash = carried(other, three.place("elsewhere"))
    with three.county() as county:
        assert received(county, clash).code == "batch.sequence_reused"
        whole = county.reply(SECOND, stick, whole=True)
    with three.desk("restored") as other:
        resumed = other.inbox.resume(Path(whole.file))
        assert (resumed.batches, resumed.lost, resumed.clashing) == (1, (), ())
        thursday = carried(other, three.place("elsewhere"))
    with three.county() as county:
        found = received(county, thursday)
        assert (found.code, found.missing) == (None, ())
        assert {county.matter(number).desk for number in (kept, fresh)} == {SECOND}

    # An answer reaches the third desk, and is taken back on Friday; the second reply is lost on the way.
    with three.county() as county:
        county.answer([event(again_there, "accepted", "2026-09-16")])
        answered = county.reply(THIRD, stick)
    assert taken(three, "third", answered.file).updates == 1
    three.clock.later(days=1)
    with three.county() as county:
        (entry,) = county.matter(again_there).answers
        assert county.withdraw(again_there, entry.id, "录错了件") is Withdrawn.WAITS
        Path(county.reply(THIRD, stick).file).unlink()
        county.answer([event(again_there, "forwarded", "2026-09-17")])
        friday = county.reply(THIRD, stick)
    taken(three, "third", friday.file)
    with three.desk("third") as third:
        assert third.inbox.missing_replies() == (3,)
        assert {each.event for each in third.reception.show(again_there).answers} == {"accepted", "forwarded"}
        register(third, place="411526104")
        saturday = carried(third, stick)
    with three.county() as county:
        received(county, saturday)
    assert lines(three)[THIRD].untaken == (3,), "what it has not taken came back with its batch"
    with three.county() as county:
        whole = county.reply(THIRD, stick, whole=True)
    taken(three, "third", whole.file)
    with three.desk("third") as third:
        assert third.inbox.missing_replies() == ()
        shown = third.reception.show(again_there)
        assert [each.event for each in shown.answers] == ["forwarded"]
        assert [(each.answer.event, each.why) for each in shown.withdrawn] == [("accepted", "录错了件")]
        assert shown.matter.state is State.FORWARDED
        register(third, place="411526104")
        sunday = carried(third, stick)

    # Sunday: nothing is missing anywhere, nothing is there twice, and the figures say so.
    with three.county() as county:
        assert received(county, sunday).missing == ()
        every = county.finder.page(Wanted(size=100))
        assert (every.total, len({each.number for each in every.lines})) == (8, 8)
        by_desk = {each.key: each.matters for each in county.summary(By.DESK)}
        assert by_desk == {FIRST: 3, SECOND: 2, THIRD: 3}
        assert [each.number for each in county.finder.due() if each.number in {first, again_there}] == [first]
        assert county.keeping.trail().sound
        assert county.finder.whole(first).came_on == date(2026, 9, 14)
    standing = lines(three)
    assert [standing[each].missing for each in (FIRST, SECOND, THIRD)] == [()] * 3
    assert standing[THIRD].untaken == ()
