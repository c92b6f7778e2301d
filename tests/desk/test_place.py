"""Which township and window a desk is: chosen anew until the first number, with all that hangs on it."""

import pytest

from tests.desk.conftest import PASSPHRASE
from tests.exchange.world import World, register, settled, world
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.codes import Code, Codes, moved
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.roles import Duty
from xinfang_desk.settings import read_office

__all__ = ["settled", "world"]

CODES = Codes(
    contents=("其他",), places=(Code("411526102", "示例镇"), Code("411526001", "样例街道")), county="示例县"
)
VISIT = VisitDraft(people=(Person(name="周试例"),), matters=(MatterDraft(statement="路灯坏了"),))


def refused(doing, *args):
    with pytest.raises(DeskError) as fault:
        doing(*args)
    return fault.value.code


@pytest.mark.parametrize(
    ("name", "full", "name_then", "full_then"),
    [
        ("示例镇信访站", "示例县示例镇人民政府", "样例街道信访站", "示例县人民政府样例街道办事处"),
        ("便民大厅", "示例镇政府", "便民大厅", "样例街道政府"),
        ("便民大厅", "", "便民大厅", ""),
    ],
)
def test_what_bore_the_old_name_bears_the_new(name, full, name_then, full_then):
    office = Office(code="411526102", name=name, desk=1, officer="示例员", full_name=full)
    then = moved(office, "411526001", 2, CODES)
    assert (then.code, then.desk, then.name, then.full_name) == ("411526001", 2, name_then, full_then)


def test_the_next_number_the_door_and_the_trail_follow(desk, home, clock):
    desk.upkeep.move("411526103", 2)
    assert (read_office(home).code, read_office(home).desk) == ("411526103", 2)
    lines = [each for each in desk.trail.export().lines if each.verb in {"office_changed", "keys_replaced"}]
    assert {each.verb: each.detail.split()[:2] for each in lines}["office_changed"] == ["code", "desk"]
    assert len(lines) == 2
    number = desk.reception.register(VISIT).matters[0].number
    assert number.startswith("4115261032")
    desk.close()
    again = open_desk(home, PASSPHRASE, now=clock)
    assert again.office.code == "411526103"
    again.close()


@pytest.mark.parametrize("blank", [True, False])
def test_once_a_number_is_given_out_it_stands(desk, tmp_path, blank):
    if blank:
        desk.pads.write(1, tmp_path / "pad.pdf")
    else:
        desk.reception.register(VISIT)
    assert desk.upkeep.place().is_numbered
    assert refused(desk.upkeep.move, "411526103", 1) == "office.numbered"
    assert desk.upkeep.office().code == "411526102"


def test_a_desk_that_moved_is_enrolled_anew_and_its_batches_are_taken(world: World):
    with world.desk() as desk:
        desk.upkeep.move("411526101", 3)
        desk.keys.write_card(world.folder / "new.card")
        number = register(desk)
    with world.county() as county:
        county.enrol(world.folder / "new.card")
    with world.desk() as desk:
        batch = desk.outbox.make_batch(world.place())
    with world.county() as county:
        (received,) = county.receive([world.place() / batch.file])
        assert (received.code, received.accepted) == (None, 1)
        reply = county.reply("411526101-3", world.place())
    with world.desk() as desk:
        desk.inbox.take_reply(world.place() / reply.file)
        assert desk.reception.show(number).sendings[0].state == "acknowledged"


@pytest.mark.parametrize(
    ("code", "window", "said"), [("999999999", 1, "office.bad_code"), ("411526103", 12, "office.bad_desk")]
)
def test_a_place_that_is_none_is_refused_and_nothing_changes(desk, code, window, said):
    assert refused(desk.upkeep.move, code, window) == said
    assert desk.upkeep.office().code == "411526102"


def test_only_who_answers_for_the_desk_moves_it(desk, home, clock):
    desk.accounts.add("孙示例", frozenset({Duty.OFFICER}), "另一口令-5678")
    desk.close()
    again = open_desk(home, "另一口令-5678", officer="孙示例", now=clock)
    assert not again.upkeep.place().may_change
    assert refused(again.upkeep.move, "411526103", 1) == "role.lacking"
    again.close()
