"""Keys change, are stolen and are lost; each way back is walked (docs/keys.md)."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from tests.exchange.world import FIRST, PASSPHRASE, SECOND, World, register
from xinfang_desk.batch import cards
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.county.office import init_office
from xinfang_desk.desk.safe.backup import restore_home
from xinfang_desk.desk.safe.identity import OVERLAP
from xinfang_desk.domain.errors import DeskError


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def made(desk, folder: Path) -> Path:
    """A batch with one new matter."""
    register(desk)
    batch = desk.outbox.make_batch(folder)
    assert batch is not None
    return folder / batch.file


def codes(county, *files: Path) -> list[str | None]:
    return [each.code for each in county.receive(files)]


def test_a_desk_changes_its_keys_and_nothing_stops(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        before = made(desk, folder)
        late = made(desk, folder)
        old = desk.keys.write_card(world.folder / "old.card")
        new = desk.keys.change(folder)
        assert new.fingerprint != old.fingerprint
        after = made(desk, folder)
    rotation = folder / f"{FIRST}-k000001.xfb"
    with world.county() as county:
        assert codes(county, before, after) == [None, "batch.unknown_signer"]
        reply = Path(county.reply(FIRST, folder).file)
        changed = county.take_rotation(rotation)
        assert (changed.desk, changed.fingerprint, changed.repeated) == (FIRST, new.fingerprint, False)
        assert county.take_rotation(rotation).repeated
        assert county.enrol(rotation).fingerprint == new.fingerprint
        assert codes(county, after, late) == [None, None]
        second = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        # The first was sealed to the old key, the second to the new one.
        assert desk.inbox.take_reply(reply).accepted == 1
        assert desk.inbox.take_reply(second).accepted == 2


def test_an_old_key_ends_after_thirty_days(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        early, late = made(desk, folder), made(desk, folder)
        desk.keys.change(folder)
    with world.county() as county:
        county.take_rotation(folder / f"{FIRST}-k000001.xfb")
        world.clock.time += OVERLAP - timedelta(hours=1)
        assert codes(county, early) == [None]
        world.clock.time += timedelta(hours=2)
        assert codes(county, late) == ["batch.key_replaced"]


def test_only_the_present_key_names_its_successor(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        desk.keys.change(folder)
        desk.keys.change(folder)
    first, second = (folder / f"{FIRST}-k{each:06d}.xfb" for each in (1, 2))
    with world.county() as county:
        assert refused(county.take_rotation, second) == "batch.unknown_signer"
        county.take_rotation(first)
        county.take_rotation(second)
        assert refused(county.take_rotation, first) == "card.rotation_old"


def test_a_rotation_that_could_not_be_written_is_written_again(world: World) -> None:
    with world.desk() as desk:
        assert refused(desk.keys.write_again, world.place()) == "rotation.none"
        assert refused(desk.keys.change, world.folder / "gone") == "drive.gone"
        file = desk.keys.write_again(world.place())
    with world.county() as county:
        assert not county.take_rotation(file).repeated


def test_a_stolen_desk_is_revoked_and_comes_back_in_person(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        _backup, copy = None, desk.copies.backup(world.place("safe"))[0]
        stolen = made(desk, folder)
    with world.county() as county:
        assert refused(county.revoke, FIRST, " ") == "key.why_missing"
        assert county.revoke(FIRST, "电脑被盗") == 1
        assert codes(county, stolen) == ["batch.key_revoked"]
        assert refused(county.reply, FIRST, folder) == "desk.key_revoked"
        assert refused(county.enrol, world.folder / "desk.card") == "card.revoked"
    restore_home(copy, world.folder / "new", PASSPHRASE)
    with world.desk("new") as desk:
        desk.keys.start_anew()
        desk.keys.write_card(world.folder / "new.card")
        fresh = made(desk, world.place("fresh"))
    with world.county() as county:
        county.enrol(world.folder / "new.card")
        assert codes(county, fresh, stolen) == [None, "batch.key_revoked"]
        assert Path(county.reply(FIRST, world.place("fresh")).file).exists()


def test_another_card_of_a_desk_in_good_standing_is_not_taken(world: World) -> None:
    with world.desk() as desk:
        desk.keys.start_anew()
        desk.keys.write_card(world.folder / "new.card")
    with world.county() as county:
        assert refused(county.enrol, world.folder / "new.card") == "card.changed"


def test_the_county_changes_its_keys_and_nothing_stops(world: World) -> None:
    folder, other = world.place(), world.place("other-stick")
    with world.desk() as desk:
        before = made(desk, folder)
    with world.county() as county:
        county.receive([before])
        early = Path(county.reply(FIRST, folder).file)
        files = county.rotate(folder)
        assert [path.name[:11] for path in files] == [FIRST, SECOND]
        card = county.write_card(world.folder / "new-county.card")
    with world.desk() as desk:
        meanwhile = made(desk, folder)
        accepted = desk.keys.enrol(files[0])
        assert accepted.fingerprint == card.fingerprint
        assert desk.keys.enrol(files[0]) == accepted
        assert refused(desk.keys.enrol, files[1]) == "batch.not_for_us"
        # Signed with the key that was replaced, and still on its way.
        assert desk.inbox.take_reply(early).accepted == 1
        after = made(desk, other)
    with world.county() as county:
        # Sealed to the old key, and to the new one.
        assert codes(county, meanwhile, after) == [None, None]
        assert county.rotation_again(other) != files
        late = Path(county.reply(FIRST, other).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(late).accepted == 2


def test_an_old_key_of_the_county_ends_and_names_no_successor(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        batch = made(desk, folder)
    with world.county() as county:
        county.receive([batch])
        stale = Path(county.reply(FIRST, folder).file)
        first = county.rotate(folder)[0]
        second = county.rotate(folder)[0]
    with world.desk() as desk:
        assert refused(desk.keys.enrol, second) == "batch.unknown_signer"
        desk.keys.enrol(first)
        latest = desk.keys.enrol(second)
        # Signed by the key before last, which nobody here counts any more.
        assert refused(desk.keys.enrol, first) == "batch.unknown_signer"
        assert desk.keys.county() == latest
    with world.desk("other") as desk:
        files = [path for path in folder.iterdir() if path.name.startswith(f"{SECOND}-k")]
        for file in sorted(files):
            desk.keys.enrol(file)
        assert desk.keys.county() == latest
    world.clock.time += OVERLAP + timedelta(hours=1)
    with world.desk() as desk:
        assert refused(desk.inbox.take_reply, stale) == "batch.unknown_signer"


def test_a_replaced_key_still_signs_replies_but_no_further_card(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        batch = made(desk, folder)
    shutil.copytree(world.folder / "county", world.folder / "stolen")
    with world.county() as county:
        county.receive([batch])
        early = Path(county.reply(FIRST, folder).file)
        genuine = county.rotate(folder)[0]
    with world.county("stolen") as thief:
        forged = thief.rotate(world.place("forged"))[0]
    with world.desk() as desk:
        card = desk.keys.enrol(genuine)
        assert refused(desk.keys.enrol, forged) == "card.rotation_old"
        assert desk.keys.county() == card
        world.clock.time += OVERLAP + timedelta(hours=1)
        assert refused(desk.inbox.take_reply, early) == "batch.unknown_signer"
        world.clock.time -= timedelta(hours=2)
        assert desk.inbox.take_reply(early).accepted == 1


def test_a_forged_county_card_is_not_taken(world: World) -> None:
    init_office(world.folder / "false", PASSPHRASE, "示例县信访局", now=world.clock)
    with world.county("false") as county:
        county.enrol(world.folder / "desk.card")
        file = county.rotate(world.place())[0]
    with world.desk() as desk:
        before = desk.keys.county()
        assert refused(desk.keys.enrol, file) == "batch.unknown_signer"
        assert desk.keys.county() == before


def test_a_lost_working_key_of_the_county_is_replaced_by_the_reserve(world: World) -> None:
    folder = world.place()
    reserve = world.folder / "county" / RESERVE_FILE
    with world.desk() as desk:
        sealed_before = made(desk, folder)
    # The ledger is gone with its keys; the reserve key was in the safe.
    init_office(world.folder / "again", PASSPHRASE, "示例县信访局", now=world.clock)
    with world.county("again") as county:
        county.write_card(world.folder / "again.card")
        county.enrol(world.folder / "desk.card")
        assert codes(county, sealed_before) == ["batch.not_for_us"]
        assert [each.code for each in county.receive([sealed_before], reserve=reserve)] == [None]
    with world.desk() as desk:
        # In person, with the fingerprint compared: nobody can sign for the lost key.
        desk.keys.enrol(world.folder / "again.card")
        after = made(desk, folder)
    with world.county("again") as county:
        assert codes(county, after) == [None]
        reply = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        assert desk.inbox.take_reply(reply).accepted == 2


def test_a_card_enrolled_in_person_ends_the_old_key_at_once(world: World) -> None:
    folder = world.place()
    with world.desk() as desk:
        batch = made(desk, folder)
    with world.county() as county:
        county.receive([batch])
        stale = Path(county.reply(FIRST, folder).file)
    init_office(world.folder / "again", PASSPHRASE, "示例县信访局", now=world.clock)
    with world.county("again") as county:
        county.write_card(world.folder / "again.card")
    with world.desk() as desk:
        desk.keys.enrol(world.folder / "again.card")
        assert refused(desk.inbox.take_reply, stale) == "batch.unknown_signer"


def test_a_ledger_of_the_first_version_keeps_its_desks(world: World) -> None:
    from xinfang_desk.county.ledger import sqlite as room
    from xinfang_desk.sealed_file import connect, migrate

    path, key = world.folder / "old.db", bytes(32)
    card = (world.folder / "desk.card").read_bytes()
    old = room.SqliteLedger(connect(path, key, "ledger"), key)
    migrate(old, room.NAME, room.STEPS[:1])
    with old:
        old.run("INSERT INTO desks VALUES (?, ?, ?, ?)", (FIRST, "k", card, "2026-09-01"))
    new = room.open_sqlite(path, key)
    assert new.row("SELECT desk, keyid, card, revoked_at FROM desk_keys") == (FIRST, "k", card, "")
    new.close()
    assert cards.read_card(card).office == FIRST
