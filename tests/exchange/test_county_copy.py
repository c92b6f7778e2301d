"""All passphrases and the recovery sheet lost: the county helps, and accusations stay shut."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, PASSPHRASE, World, register
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.batch import recovery, wire
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.answers import CopyOpened
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.desk.accounts import recover
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import Duty
from xinfang_desk.places import REGISTER

NEW, HEAD = "新的口令-5678", "负责人口令-1234"
SECRET = "邻县干部收了好处"
WHY = "负责人当面申请，口令和恢复单都丢了"


def code_of(work, *args: object, **more: object) -> str:
    with pytest.raises(DeskError) as caught:
        work(*args, **more)
    return caught.value.code


def brought(world: World) -> Path:
    """The copy at the county, by the stick that the first batch went on; the stick."""
    folder = world.place()
    with world.desk() as desk:
        register(desk)
        desk.sticks.prepare(folder)
        assert desk.sticks.write(folder) is not None
    with world.county() as county:
        found = county.receive(sorted((folder / "XINFANG" / "out").iterdir()))
        assert [(each.code, each.copy) for each in found] == [(None, False), (None, True)]
    return folder


def opened(world: World) -> CopyOpened:
    with world.county() as county:
        return county.open_copies(FIRST, world.folder / "county" / RESERVE_FILE, WHY)


def lost(world: World, code: str, account: str = "示例员", new: str = NEW, home: str = "desk") -> None:
    recover(world.folder / home, code, account, new, world.clock())


def test_everything_lost_the_county_lets_the_head_in_and_no_accusation_opens(world: World) -> None:
    with world.desk() as desk:
        sealed = register(desk, purpose="jubao", route=None, outcome="discipline", statement=SECRET)
        desk.accounts.recovery_code()
        desk.accounts.add("负责人", [Duty.HEAD], HEAD)
    brought(world)
    found = opened(world)
    (line,) = found.codes
    assert found.earlier == ()
    # Not the administrator's, once there is a head: it would be a way around the head.
    assert code_of(lost, world, line.code) == "recovery.head_only"
    lost(world, line.code, "负责人")
    home = world.folder / "desk"
    desk = open_desk(home, NEW, now=world.clock)
    try:
        assert desk.accounts.mine().name == "负责人"
        (*_before, anew) = desk.trail.export(verb="county_copy_sealed").lines
        assert anew.officer == "负责人"
        assert SECRET not in repr(desk.reception.show(sealed))
        assert code_of(desk.sealing.unseal, sealed, NEW, "看看") == "role.lacking"
        told = [(each.verb, each.subject, each.detail) for each in desk.trail.export(verb="recovered").lines]
        assert told == [("recovered", "account 2", "county")]
        desk.accounts.reset_passphrase("示例员", "又一个口令-1234")
    finally:
        desk.close()
    officer = open_desk(home, "又一个口令-1234", now=world.clock)
    assert code_of(officer.sealing.unseal, sealed, "又一个口令-1234", "看看") == "passphrase.wrong"
    officer.close()
    pages = plain_pages(home / REGISTER, vault.open_vault(home, NEW))
    assert "周试例".encode() in pages
    assert SECRET.encode() not in pages
    assert [each.date() for each in opened(world).earlier] == [world.clock().date()]


def test_a_code_opens_once_and_a_new_copy_waits_for_the_next_stick(world: World) -> None:
    folder = brought(world)
    first = opened(world).codes[0].code
    lost(world, first)
    assert code_of(lost, world, first) == "passphrase.wrong"
    desk = open_desk(world.folder / "desk", NEW, now=world.clock)
    # There is nothing to report: it goes all the same.
    assert desk.sticks.write(folder) is None
    desk.close()
    with world.county() as county:
        found = county.receive([folder / "XINFANG" / "out" / f"{FIRST}-r000002.xfb"])
        assert (found[0].code, found[0].repeated) == (None, False)
    lost(world, next(each.code for each in opened(world).codes if each.code != first))


def test_a_copy_that_was_lost_on_its_way_leaves_the_one_before(world: World) -> None:
    brought(world)
    with world.desk() as desk:
        desk.keys.renew_copy()
    lost(world, opened(world).codes[0].code)


def test_an_old_backup_opens_by_the_copy_of_its_time(world: World) -> None:
    folder = brought(world)
    shutil.copytree(world.folder / "desk", world.folder / "backup")
    for _ in range(3):
        world.clock.later(days=1)
        with world.desk() as desk:
            desk.keys.renew_copy()
            desk.sticks.write(folder)
        with world.county() as county:
            county.receive(sorted((folder / "XINFANG" / "out").glob("*-r*.xfb")))
    codes = opened(world).codes
    assert len(codes) == 4
    assert [each.made_at for each in codes] == sorted((each.made_at for each in codes), reverse=True)
    assert code_of(lost, world, codes[-1].code) == "passphrase.wrong"
    lost(world, codes[0].code)
    assert code_of(lost, world, codes[0].code, home="backup") == "passphrase.wrong"
    lost(world, codes[-1].code, home="backup")


def test_each_change_of_keys_seals_a_new_copy(world: World) -> None:
    """With the old key, which the county believes before the change has reached it and for a while after."""
    folder = brought(world)
    with world.desk() as desk:
        desk.keys.change(world.place("changes"))
        desk.sticks.write(folder)
    with world.county() as county:
        fresh = folder / "XINFANG" / "out" / f"{FIRST}-r000002.xfb"
        county.enrol(next(world.place("changes").iterdir()))
        assert county.receive([fresh])[0].copy
        changes = county.rotate(world.place("county changes"))
    with world.desk() as desk:
        for change in changes:
            if FIRST in change.name:
                desk.keys.enrol(change)
        third = desk.keys.write_copy(world.place())
    with world.county() as county:
        assert county.receive([third])[0].sequence == 3
    lost(world, opened(world).codes[0].code)


def test_when_the_county_has_another_reserve_key_a_copy_is_sealed_to_that(world: World) -> None:
    brought(world)
    from xinfang_desk.county.office import init_office

    init_office(world.folder / "second", PASSPHRASE, "示例县信访局", now=world.clock)
    with world.county("second") as county:
        county.write_card(world.folder / "second.card")
        county.enrol(world.folder / "desk.card")
    with world.desk() as desk:
        desk.keys.enrol(world.folder / "second.card")
        file = desk.keys.write_copy(world.place("by hand"))
    with world.county("second") as county:
        assert county.receive([file])[0].copy
        wrong = world.folder / "county" / RESERVE_FILE
        assert code_of(county.open_copies, FIRST, wrong, WHY) == "copy.wrong_key"
        assert county.desks()[0].copy_made is not None
        found = county.open_copies(FIRST, world.folder / "second" / RESERVE_FILE, WHY)
        assert found.earlier == ()
    lost(world, found.codes[0].code)


def test_the_county_refuses_without_a_reason_a_copy_or_the_key(world: World) -> None:
    reserve = world.folder / "county" / RESERVE_FILE
    with world.county() as county:
        assert code_of(county.open_copies, FIRST, reserve, WHY) == "copy.not_arrived"
        assert code_of(county.open_copies, FIRST, reserve, " ") == "copy.why_missing"
        assert code_of(county.open_copies, "411526109-1", reserve, WHY) == "desk.not_enrolled"
    brought(world)
    with world.county() as county:
        other = world.folder / "other.txt"
        other.write_text(new_seal_key().secret)
        assert code_of(county.open_copies, FIRST, other, WHY) == "copy.wrong_key"


def test_nothing_that_lies_on_a_computer_opens_it(world: World) -> None:
    """Neither the county's working key with all of its ledger, nor the desk's home by itself."""
    brought(world)
    (line,) = opened(world).codes
    digits = line.code.replace(" ", "")
    (world.folder / "county" / RESERVE_FILE).unlink()
    for file in sorted(world.folder.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            assert line.code.encode() not in content
            assert digits.encode() not in content
    assert line.code not in repr(line)


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b'{"desk":"411526102-1"}',
        b'{"desk":"411526103-1","code":"00000 00000 00000 00000 00000 00000"}',
        b'{"desk":"411526102-1","code":"0"}',
        b'{"desk":"411526102-1","code":"00000 00000 00000 00000 00000 00000","more":1}',
    ],
)
def test_what_is_no_code_is_refused(content: bytes) -> None:
    from xinfang_desk.batch.seal import seal_bytes

    key = new_seal_key()
    assert code_of(recovery.open_code, seal_bytes(content, key.public), FIRST, key.secret) == "copy.damaged"


def test_another_desks_copy_or_two_in_one_file_are_refused_and_change_nothing(world: World) -> None:
    from xinfang_desk.batch import cards
    from xinfang_desk.desk.safe.identity import read_identity
    from xinfang_desk.store.file.register import open_register

    with world.desk() as desk:
        desk.keys.write_copy(world.place())
    key = vault.open_vault(world.folder / "desk", PASSPHRASE)
    store = open_register(world.folder / "desk" / REGISTER, key, existing=True)
    known = read_identity(store)
    store.close()
    assert known is not None
    county_card = cards.read_card((world.folder / "county.card").read_bytes())
    assert county_card.reserve is not None
    line = wire.encode(
        wire.RecoveryV1(sealed=recovery.seal_code(FIRST, recovery.new_code(), county_card.reserve))
    )
    for name, desk_id, lines in (
        ("a", "411526103-1", [line]),
        ("b", FIRST, [line, line]),
        ("c", FIRST, [b"{}"]),
    ):
        forged = write_bag(
            world.folder / f"{name}.xfb",
            lines,
            heading=Heading(
                kind=Kind.RECOVERY, desk=desk_id, sequence=1, previous=None, created=world.clock()
            ),
            sign_seed=known[0].sign_seed,
            recipients=cards.sealing_keys(county_card),
            work_dir=world.folder / "work",
        )
        with world.county() as county:
            found = county.receive([forged.path])[0]
            wanted = "batch.key_not_of_desk" if name == "a" else "batch.bad_record"
            assert found.code == wanted
            assert all(each.copy_made is None for each in county.desks())
    with world.county("discipline") as authority:
        assert authority.receive([forged.path])[0].code == "batch.not_for_us"
