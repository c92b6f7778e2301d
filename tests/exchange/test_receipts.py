"""Another window of the county checks a receipt with no network: scanned, or typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.exchange.world import FIRST, World, register
from xinfang_desk.county.answers import TextSeen
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import make_number


def test_a_receipt_is_checked_before_and_after_its_record_came(world: World) -> None:
    with world.desk() as desk:
        number = register(desk)
        mark = desk.papers.receipt_mark(number)
        assert mark.qr.startswith(f"{number}:")
        assert desk.papers.receipt_mark(number) == mark
        with world.county() as county:
            seen = county.check_scanned(mark.qr)
            assert (seen.number, seen.desk, seen.text) == (number, FIRST, TextSeen.NOT_ARRIVED)
            assert (seen.received_on, seen.registered_on) == (date(2026, 9, 14), date(2026, 9, 14))
            assert refused(county.check_typed, number, mark.code) == "proof.not_arrived"
        made = desk.outbox.make_batch(world.place())
        assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
        assert county.check_scanned(mark.qr).text is TextSeen.SAME
        assert county.check_typed(number, mark.code.lower()).text is TextSeen.SAME


def test_a_corrected_matter_keeps_its_first_receipt_true(world: World) -> None:
    with world.desk() as desk:
        number = register(desk)
        first = desk.papers.receipt_mark(number)
        made = desk.outbox.make_batch(world.place())
        draft = desk.reception.show(number).matter.draft
        desk.repair.correct(
            number, Correction(reason="写错了", matter=replace(draft, statement="改过的话。"))
        )
        second = desk.papers.receipt_mark(number)
        later = desk.outbox.make_batch(world.place())
    assert made is not None
    assert later is not None
    assert first != second
    with world.county() as county:
        county.receive([world.place() / made.file])
        assert county.check_scanned(second.qr).text is TextSeen.OTHER
        assert refused(county.check_typed, number, second.code) == "proof.forged"
        county.receive([world.place() / later.file])
        assert county.check_scanned(second.qr).text is TextSeen.SAME
        assert county.check_scanned(first.qr).text is TextSeen.CORRECTED
        assert county.check_typed(number, first.code).text is TextSeen.CORRECTED


def test_what_is_not_genuine_is_refused(world: World) -> None:
    with world.desk("other") as desk:
        foreign = desk.papers.receipt_mark(register(desk))
    with world.desk() as desk:
        number = register(desk)
        mark = desk.papers.receipt_mark(number)
        made = desk.outbox.make_batch(world.place())
    assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
        assert refused(county.check_scanned, f"{number}{foreign.qr[19:]}") == "proof.forged"
        assert refused(county.check_typed, number, foreign.code) == "proof.forged"
        assert refused(county.check_typed, number, mark.code[:-1]) == "proof.mistyped"
        assert refused(county.check_scanned, number) == "proof.unreadable"
        assert not county.check_scanned(mark.qr).key_revoked
        county.revoke(FIRST, "电脑被盗")
        assert county.check_scanned(mark.qr).key_revoked
        elsewhere = make_number("411526199", 1, 2026, 1)
        assert refused(county.check_scanned, elsewhere + mark.qr[19:]) == "proof.unknown_desk"


def test_an_accusation_has_no_mark(world: World) -> None:
    with world.desk() as desk:
        number = register(desk, purpose="jubao", route=None, outcome="discipline")
        assert refused(desk.papers.receipt_mark, number) == "matter.sealed"


def refused(doing, *args) -> str:
    with pytest.raises(DeskError) as caught:
        doing(*args)
    return caught.value.code


def test_a_typed_code_tells_of_a_revoked_key_as_the_scanned_one_does(world: World) -> None:
    with world.desk() as desk:
        number = register(desk)
        mark = desk.papers.receipt_mark(number)
        desk.outbox.make_batch(world.place())
    with world.county() as county:
        county.receive(sorted(world.place().glob("*.xfb")))
        assert not county.check_typed(number, mark.code).key_revoked
        county.revoke(FIRST, "窗口失窃")
        assert county.check_typed(number, mark.code).key_revoked
        assert county.check_scanned(mark.qr).key_revoked
