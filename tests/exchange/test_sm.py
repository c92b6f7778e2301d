"""A county of the national algorithms (国密, xf2), walked by the commands from its set-up to its replies."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.exchange.world import ACCUSATION, FIRST, PASSPHRASE, World, register
from xinfang_desk.batch import cards, sm_seal
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.batch.suites import XF1, XF2
from xinfang_desk.county.answers import TextSeen
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.county.office import init_office
from xinfang_desk.desk import Desk
from xinfang_desk.domain.errors import DeskError

pytest.importorskip("gmssl_pyx")


def refused(doing, *args: object, **more: object) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args, **more)
    return caught.value.code


def batch_of(desk: Desk, folder: Path, **changes: object) -> tuple[str, Path]:
    number = register(desk, **changes)
    made = desk.outbox.make_batch(folder)
    assert made is not None
    return number, folder / made.file


@pytest.fixture
def national(world: World) -> World:
    """The world of before, whose county was set up anew with the national algorithms."""
    init_office(world.folder / "sm", PASSPHRASE, "示例县信访局", suite=XF2, now=world.clock)
    with world.county("sm") as county:
        county.write_card(world.folder / "sm.card")
    with world.desk() as desk:
        accepted = desk.keys.enrol(world.folder / "sm.card")
        own = desk.keys.write_card(world.folder / "desk-sm.card")
    assert (accepted.national, own.national) == (True, True)
    with world.county("sm") as county:
        assert county.enrol(world.folder / "desk-sm.card").fingerprint == own.fingerprint
    return world


def test_a_batch_its_reply_and_its_receipt(national: World) -> None:
    folder = national.place()
    with national.desk() as desk:
        number, file = batch_of(desk, folder)
        mark = desk.papers.receipt_mark(number)
        assert desk.papers.receipt_mark(number) == mark
    assert file.read_bytes().startswith(sm_seal.SEALED)
    with national.county("sm") as county:
        (found,) = county.receive([file])
        assert (found.code, found.accepted) == (None, 1)
        assert county.check_scanned(mark.qr).text is TextSeen.SAME
        reply = Path(county.reply(FIRST, folder).file)
    assert reply.read_bytes().startswith(sm_seal.SEALED)
    with national.desk() as desk:
        assert desk.inbox.take_reply(reply).accepted == 1
        assert desk.inbox.take_reply(reply).repeated


def test_keys_change_within_the_suite(national: World) -> None:
    folder = national.place()
    with national.desk() as desk:
        _number, before = batch_of(desk, folder)
        new = desk.keys.change(folder)
        _number, after = batch_of(desk, folder)
    assert new.national
    with national.county("sm") as county:
        assert county.take_rotation(folder / f"{FIRST}-k000001.xfb").fingerprint == new.fingerprint
        assert [each.code for each in county.receive([before, after])] == [None, None]
        county.rotate(folder)
        reply = Path(county.reply(FIRST, folder).file)
    with national.desk() as desk:
        assert desk.keys.enrol(folder / f"{FIRST}-k000001.ack.xfb").national
        assert desk.inbox.take_reply(reply).accepted == 2
        # Stolen: nobody vouches, and the receipts' key is another one too.
        known = cards.read_card((national.folder / "desk-sm.card").read_bytes())
        desk.keys.start_anew()
        desk.keys.write_card(national.folder / "anew.card")
    anew = cards.read_card((national.folder / "anew.card").read_bytes())
    assert anew.suite == XF2
    assert {anew.sign, anew.seal, anew.receipt}.isdisjoint({known.sign, known.seal, known.receipt})


def test_the_recovery_copy_opens_by_the_reserve_key(national: World) -> None:
    folder = national.place()
    with national.desk() as desk:
        copy = desk.keys.write_copy(folder)
    with national.county("sm") as county:
        assert county.receive([copy])[0].copy
        opened = county.open_copies(FIRST, national.folder / "sm" / RESERVE_FILE, "负责人当面申请")
    assert len(opened.codes) == 1


def test_the_reserve_key_opens_what_the_lost_working_key_cannot(national: World) -> None:
    folder = national.place()
    with national.desk() as desk:
        _number, file = batch_of(desk, folder)
    init_office(national.folder / "new", PASSPHRASE, "示例县信访局", suite=XF2, now=national.clock)
    with national.county("new") as county:
        county.enrol(national.folder / "desk-sm.card")
        assert county.receive([file])[0].code == "batch.not_for_us"
        (found,) = county.receive([file], reserve=national.folder / "sm" / RESERVE_FILE)
        assert found.code is None


def test_accusations_go_on_under_their_own_seal(national: World) -> None:
    folder = national.place()
    with national.desk() as desk:
        register(desk, **ACCUSATION)
        made = desk.discipline.make_batch(folder)
        assert made is not None
        known = desk.keys.write_card(national.folder / "known.card", discipline=True)
    assert not known.national
    with national.county("discipline") as authority:
        (found,) = authority.receive([folder / made.file])
        assert (found.code, found.accepted) == (None, 1)
        assert authority.enrol(national.folder / "known.card").fingerprint == known.fingerprint
        assert refused(authority.enrol, national.folder / "desk-sm.card") == "card.other_suite"


def test_a_suite_is_the_countys_to_choose(national: World) -> None:
    with national.county("sm") as county:
        assert refused(county.enrol, national.folder / "other.card") == "card.other_suite"
    with national.county() as county:
        assert refused(county.enrol, national.folder / "desk-sm.card") == "card.other_suite"
    home = national.folder / "third"
    assert (
        refused(init_office, home, PASSPHRASE, "示例县纪委监委", kind=CardKind.DISCIPLINE, suite=XF2)
        == "suite.county_only"
    )
    # Back to the county of before: the desk's first keys are still its own.
    folder = national.place()
    with national.desk() as desk:
        desk.keys.enrol(national.folder / "county.card")
        _number, file = batch_of(desk, folder)
    with national.county() as county:
        assert county.receive([file])[0].code is None
    assert cards.read_card((national.folder / "desk.card").read_bytes()).suite == XF1


def test_without_the_library_nothing_is_changed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    init_office(world.folder / "sm", PASSPHRASE, "示例县信访局", suite=XF2, now=world.clock)
    with world.county("sm") as county:
        county.write_card(world.folder / "sm.card")
    monkeypatch.setitem(sys.modules, "gmssl_pyx", None)
    with world.desk() as desk:
        before = desk.keys.county()
        assert refused(desk.keys.enrol, world.folder / "sm.card") == "suite.missing"
        assert desk.keys.county() == before
    home = world.folder / "third"
    assert refused(init_office, home, PASSPHRASE, "示例县", suite=XF2) == "suite.missing"
    assert not home.exists() or not any(home.iterdir())
