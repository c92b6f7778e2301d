"""查询码 and 信访件编号: entered at the county, told with the reply, printed, and kept quiet."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tests.documents.reading import text_of
from tests.exchange.world import FIRST, PASSPHRASE, World, register
from tests.store.pages import plain_pages
from xinfang_desk import vault
from xinfang_desk.cli.shapes import matter_shape
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.category import Outcome, Paper, Purpose
from xinfang_desk.domain.record import National
from xinfang_desk.places import REGISTER

TOLD, CODE = "411526000000202600042", "Q7K2M9X4"


def entry(number: str, told: str = TOLD, code: str = CODE) -> bytes:
    return json.dumps({"number": number, "national_number": told, "query_code": code}).encode()


def brought(world: World, folder: Path) -> str:
    """One matter that is at the county; its number."""
    with world.desk() as desk:
        number = register(desk)
        batch = desk.outbox.make_batch(folder)
    assert batch is not None
    with world.county() as county:
        county.receive([folder / batch.file])
    return number


def answered(world: World, folder: Path, *lines: bytes) -> Path:
    with world.county() as county:
        assert county.enter_national(lines).refused == ()
        return Path(county.reply(FIRST, folder).file)


def test_it_travels_and_fills_the_box_on_the_receipt(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    with world.desk() as desk:
        (before,) = desk.papers.draw(number, (Paper.RECEIPT,))
        assert TOLD not in text_of(before.pdf)
    reply = answered(world, folder, entry(number))
    with world.desk() as desk:
        assert desk.inbox.take_reply(reply).updates == 1
        assert desk.inbox.take_reply(reply).repeated
        shown = desk.reception.show(number)
        assert shown.national == National(number=TOLD, query_code=CODE)
        assert shown.answers == ()
        (after,) = desk.papers.draw(number, (Paper.RECEIPT,))
        for pdf in (
            after.pdf,
            desk.papers.progress(number),
            desk.papers.draw(number, (Paper.RECEIPT,), on_roll=True)[0].pdf,
        ):
            text = text_of(pdf)
            assert TOLD in text
            assert text.count(CODE) == 1
    with world.county() as county:
        kept = county.matter(number).national
        assert kept is not None
        assert kept.replied


def test_the_code_is_told_to_no_screen_script_or_trail(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    reply = answered(world, folder, entry(number))
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
        record = desk.reception.show(number)
        assert matter_shape(record)["national"] == {"number": TOLD, "query_code": True}
        assert CODE not in json.dumps(matter_shape(record))
        assert CODE not in repr(record)
        assert CODE not in repr(desk.trail.export())


def test_a_correction_stands_whatever_order_the_replies_come_in(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    wrong = answered(world, folder, entry(number, "411526000000202600024"))
    right = answered(world, folder, entry(number))
    with world.desk() as desk:
        assert desk.inbox.take_reply(right).updates == 1
        assert desk.inbox.take_reply(wrong).updates == 0
        assert desk.reception.show(number).national == National(number=TOLD, query_code=CODE)
    taken_back = answered(world, folder, entry(number, "", ""))
    with world.desk() as desk:
        desk.inbox.take_reply(taken_back)
        assert desk.reception.show(number).national is None


def test_a_later_reply_that_says_the_same_is_the_later_one(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    first = answered(world, folder, entry(number))
    second = answered(world, folder, entry(number, "411526000000202600024"))
    third = answered(world, folder, entry(number))
    with world.desk() as desk:
        for reply in (first, third, second):
            desk.inbox.take_reply(reply)
        assert desk.reception.show(number).national == National(number=TOLD, query_code=CODE)


def test_entered_again_it_is_told_once_and_a_lost_reply_is_made_good(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    lost = answered(world, folder, entry(number), entry(number))
    lost.unlink()
    with world.county() as county:
        county.enter_national([entry(number)])
        assert county.desks()[0].waiting_updates == 0
        assert county.reply(FIRST, folder, whole=True).updates == 1


def test_an_accusation_takes_none(world: World) -> None:
    """Though a county should say so: nothing leads from a national number to what is sealed."""
    folder = world.place()
    number = brought(world, folder)
    reply = answered(world, folder, entry(number))
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
        draft = desk.reception.show(number).matter.draft
        desk.repair.correct(
            number,
            Correction(
                reason="写错了", matter=replace(draft, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
            ),
        )
        assert desk.reception.show(number).national is None
    with world.county() as county:
        whole = Path(county.reply(FIRST, folder, whole=True).file)
    with world.desk() as desk:
        desk.inbox.take_reply(whole)
        assert desk.reception.show(number).national is None


@pytest.mark.parametrize(
    ("line", "code", "field"),
    [
        ({"national_number": "<script>", "query_code": ""}, "input.bad_value", "national_number"),
        ({"national_number": "9" * 39, "query_code": ""}, "input.bad_value", "national_number"),
        ({"national_number": TOLD, "query_code": "12 34"}, "input.bad_value", "query_code"),
        ({"national_number": TOLD, "query_code": "密码1234"}, "input.bad_value", "query_code"),
        ({"national_number": TOLD, "query_code": 1234}, "input.bad_value", "query_code"),
        ({"query_code": CODE}, "input.missing_key", "national_number"),
        ({"national_number": TOLD, "mood": ""}, "input.unknown_key", "mood"),
    ],
)
def test_what_is_no_number_is_refused_without_its_value(world: World, line, code, field) -> None:
    number = brought(world, world.place())
    with world.county() as county:
        taken = county.enter_national([json.dumps({"number": number} | line).encode(), entry(number)])
        assert taken.taken == 1
        assert [(each.line, each.code, each.facts) for each in taken.refused] == [(1, code, {"field": field})]


def test_when_its_time_is_over_it_is_in_no_page(world: World) -> None:
    folder = world.place()
    number = brought(world, folder)
    with world.county() as county:
        county.enter_national([entry(number)])
        done = {"number": number, "event": "concluded", "org": "县水利局", "date": "2026-09-14"}
        county.answer([json.dumps(done).encode()])
        reply = Path(county.reply(FIRST, folder).file)
    with world.desk() as desk:
        desk.inbox.take_reply(reply)
        desk.people.set_retention(1)
    assert CODE.encode() in pages(world)
    world.clock.later(days=800)
    with world.desk() as desk:
        desk.upkeep.confirm_clock()
        desk.people.erase(number, "到期")
        assert desk.reception.show(number).national is None
    assert CODE.encode() not in pages(world)


def pages(world: World) -> bytes:
    home = world.folder / "desk"
    return plain_pages(home / REGISTER, vault.open_vault(home, PASSPHRASE))
