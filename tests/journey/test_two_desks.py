"""Two desks and one county: a lost stick, a backup that was too old, a clock set back ten years."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, PASSPHRASE, SECOND, World, register, settled, world
from xinfang_desk.county.answers import By
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.words import sentence

__all__ = ["settled", "world"]


def carried(desk, folder: Path, **more: bool) -> Path:
    made = desk.outbox.make_batch(folder, **more)
    assert made is not None
    return folder / made.file


def received(county, *files: Path):
    found = county.receive(files)
    return found[0] if len(found) == 1 else found


def taken(world: World, name: str, reply: str):
    with world.desk(name) as desk:
        return desk.inbox.take_reply(Path(reply))


def test_a_day_with_two_desks_and_a_lost_stick(world: World) -> None:
    stick, lost = world.place(), world.place("lost")
    with world.desk() as desk:
        forwarded = register(desk, route="s6", outcome="forward", to="县水利局")
        lost_batch = carried(desk, lost)
    with world.desk("other") as other:
        theirs = register(other, place="411526103")
        with_other = carried(other, stick)
    lost_batch.unlink()
    with world.county() as county:
        assert received(county, with_other).missing == ()
    world.clock.later(days=8)
    with world.desk() as desk:
        assert [each.sequence for each in desk.outbox.unanswered()] == [1]
        register(desk)
        again = carried(desk, stick, again=True)
    with world.county() as county:
        # Nobody told the county of the loss: the chain did.
        found = received(county, again)
        assert (found.accepted, found.missing) == (2, (1,))
        county.close_gap(FIRST, 1, "U盘丢失，第2批已补报")
        step = {
            "number": forwarded, "event": "accepted", "org": "县水利局", "date": "2026-09-20",
            "document": "示例水利〔2026〕7号", "text": "已受理", "due": "2026-11-19",
        }  # fmt: skip
        assert county.answer([json.dumps(step).encode()]).taken == 1
        first = county.reply(FIRST, stick)
        second = county.reply(SECOND, stick)
        assert {row.key: row.matters for row in county.summary(By.PLACE)} == {
            "411526102": 2,
            "411526103": 1,
        }
        assert first.missing == ()
    assert taken(world, "desk", first.file).updates == 1
    assert taken(world, "other", second.file).accepted == 1
    with pytest.raises(DeskError) as caught:
        taken(world, "other", first.file)
    assert caught.value.code == "batch.not_for_us"
    with world.desk() as desk:
        assert desk.reception.show(forwarded).matter.state is State.ACCEPTED
        # The first batch is lost for good; what it carried was acknowledged with the second.
        assert desk.outbox.pending().records == 0
        register(desk)
        # A batch that was never acknowledged does not hold up those after it.
        third = carried(desk, stick)
    with world.desk("other") as other:
        assert other.reception.show(theirs).sendings[0].result == "accepted"
    with world.county() as county:
        assert received(county, third).missing == ()


def test_a_backup_that_was_too_old_is_told_and_the_chain_goes_on(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        kept = register(desk)
        first = carried(desk, folder)
        backup, _sha256 = desk.copies.backup(world.place("safe"))
        after_backup = register(desk)
        second = carried(desk, folder)
    with world.county() as county:
        received(county, first, second)
        county.reply(FIRST, folder)
    restore_home(backup, world.folder / "restored", PASSPHRASE)
    elsewhere = world.place("elsewhere")
    with world.desk("restored") as desk:
        [found] = desk.upkeep.check()
        assert found.code == "restore.not_resumed"
        assert "resume" in found.words
        fresh = register(desk)
        clash = carried(desk, elsewhere)
    assert clash.name == second.name
    with world.county() as county:
        refused = received(county, clash)
        assert (refused.code, refused.facts) == (
            "batch.sequence_reused", {"desk": FIRST, "sequence": 2},
        )  # fmt: skip
        for word in ("恢复了旧备份", f"reply --desk {FIRST} --whole", "resume"):
            assert word in sentence(refused.code, refused.facts)
        with pytest.raises(DeskError) as caught:
            taken(world, "restored", county.reply(FIRST, folder).file)
        assert caught.value.code == "reply.other_batch"
        assert "resume" in sentence(caught.value.code, caught.value.facts)
        whole = county.reply(FIRST, folder, whole=True)
    with world.desk("restored") as desk:
        resumed = desk.inbox.resume(Path(whole.file))
        # A restore leaves numbers out, so that none that was on paper is given out twice.
        assert (resumed.batches, resumed.lost, resumed.clashing) == (1, (after_backup,), ())
        assert "restore.not_resumed" not in {each.code for each in desk.upkeep.check()}
        again = desk.inbox.resume(Path(whole.file))
        assert again.batches == 0
        assert desk.reception.show(kept).sendings[0].result == "accepted"
        number = register(desk)
        assert number not in {kept, after_backup, fresh}
        third = carried(desk, elsewhere)
    assert third.name.endswith("000003.xfb")
    with world.county() as county:
        found = received(county, third)
        assert (found.code, found.missing, found.records) == (None, (), 2)
        assert county.matter(after_backup).number == after_backup


def test_a_clock_that_was_set_back_ten_years_stops_nothing(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        first = carried(desk, folder)
    world.clock.time -= timedelta(days=3652)
    with world.desk() as desk:
        assert "clock.behind" in [each.code for each in desk.upkeep.check()]
        register(desk)
        second = carried(desk, folder)
        assert desk.outbox.unanswered() == ()
    world.clock.time += timedelta(days=3652)
    with world.county() as county:
        assert [each.code for each in received(county, first, second)] == [None, None]
        world.clock.time -= timedelta(days=3652)
        reply = county.reply(FIRST, folder)
    world.clock.time += timedelta(days=3652)
    assert taken(world, "desk", reply.file).accepted == 2
    with world.desk() as desk:
        assert {each.state.value for each in desk.outbox.batches()} == {"acknowledged"}
        assert "clock.behind" not in [each.code for each in desk.upkeep.check()]
