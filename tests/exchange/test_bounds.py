"""What the desk takes down travels (界限): too long is shortened, unsendable is set aside, the others go."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.world import FIRST, World, register
from xinfang_desk.county import packs
from xinfang_desk.desk import Desk
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.bounds import LONG_TEXT, SHORT_TEXT, SHORTENED, travelling, travelling_person
from xinfang_desk.domain.matter import Material, MatterDraft, VisitDraft
from xinfang_desk.domain.people.petitioner import Person

MOST = {"statement": LONG_TEXT, "request": LONG_TEXT}
OF_MATTER = ("statement", "request", "content", "place", "village", "to", "material")
OF_PERSON = ("name", "id_number", "ethnicity", "phone", "address", "relation", "authority")


def taken(desk: Desk, person: dict[str, Any] | None = None, **matter: Any) -> Any:
    """Register one visit past the command, as the window does; its matter."""
    draft = MatterDraft(**{"statement": "单位没有发工资", "request": "督促发放"} | matter)
    people = (Person(**{"name": "周试例", "address": "示例村"} | (person or {})),)
    return desk.reception.register(VisitDraft(people=people, matters=(draft,))).matters[0]


def long_in(desk: Desk, field: str, text: str) -> Any:
    if field == "material":
        return taken(desk, materials=(Material(name=text),))
    return taken(desk, {field: text}) if field in OF_PERSON else taken(desk, **{field: text})


def codes(matter: Any) -> set[str]:
    return {each.code for each in matter.notices}


@pytest.mark.parametrize("field", OF_MATTER + OF_PERSON)
def test_a_text_one_sign_too_long_travels_shortened_and_stays_whole_here(world: World, field: str) -> None:
    most = MOST.get(field, SHORT_TEXT)
    with world.desk() as desk:
        others = [register(desk, village=f"示例村{each}") for each in range(2)]
        at_most, over = (long_in(desk, field, "话" * length) for length in (most, most + 1))
        assert "shortened" not in codes(at_most)
        assert "shortened" in codes(over)
        made = desk.outbox.make_batch(world.place())
        assert made is not None
        assert made.records == 4
        assert desk.outbox.set_aside() == ()
        shown = desk.reception.show(over.number)
        whole = {**_texts(shown.matter.draft), **_texts(shown.visit.people[0])}
        assert whole.get(field, shown.matter.draft.materials and shown.matter.draft.materials[0].name) == (
            "话" * (most + 1)
        )
    with world.county() as county:
        (found,) = county.receive([world.place() / made.file])
        assert (found.code, found.accepted, found.rejected) == (None, 4, 0)
        assert {each.number for each in county.finder.page().lines} == {*others, at_most.number, over.number}
        lines = b"\n".join(packs.of_batch(county._ledger, 1)).decode()
        assert "话" * most in lines
        assert "话" * (most - len(SHORTENED)) + SHORTENED in lines
        assert "话" * (most + 1) not in lines


def _texts(record: Any) -> dict[str, str]:
    return {name: getattr(record, name) for name in OF_MATTER + OF_PERSON if hasattr(record, name)}


def test_what_fits_is_not_touched_on_its_way() -> None:
    draft = MatterDraft(statement="话" * LONG_TEXT, materials=(Material(name="名" * SHORT_TEXT),))
    person = Person(name="周试例", address="址" * SHORT_TEXT)
    assert (travelling(draft), travelling_person(person)) == (draft, person)


def test_of_an_accusation_nothing_is_shortened_under_its_seal(world: World) -> None:
    from xinfang_desk.domain.category import Outcome, Purpose

    long = "检" * (LONG_TEXT + 1)
    with world.desk() as desk:
        matter = taken(desk, statement=long, purpose=Purpose.JUBAO, outcome=Outcome.DISCIPLINE)
        assert "shortened" not in codes(matter)
        made = desk.discipline.make_batch(world.place())
        assert made is not None
    with world.county("discipline") as authority:
        (found,) = authority.receive([world.place() / made.file])
        assert found.accepted == 1
        assert authority.accusation(matter.number)["matters"][0]["draft"]["statement"] == long


LINES_TOO_LONG = {
    **dict.fromkeys(("statement", "request"), "𠂇" * LONG_TEXT),
    "materials": tuple(Material(name="𠂇" * 200, pages=1) for _each in range(1000)),
}
"""Each a sign that UTF-8 writes with four: over the mebibyte of a line."""


@pytest.mark.parametrize(
    ("matter", "code", "said"),
    [
        ({"transferred_on": date(26, 9, 1)}, "record.unsendable", "转送日期"),
        ({"accepted_on": date(9999, 9, 1)}, "record.unsendable", "受理日期"),
        ({"materials": (Material(name="微信记录", pages=2**31),)}, "record.unsendable", "材料"),
        (LINES_TOO_LONG, "record.too_long", "太长"),
    ],
)
def test_what_cannot_be_sealed_is_set_aside_by_number_until_it_is_corrected(
    world: World, matter: dict[str, Any], code: str, said: str
) -> None:
    with world.desk() as desk:
        others = [register(desk, village=f"示例村{each}") for each in range(2)]
        odd = taken(desk, **matter)
        (told,) = desk.outbox.set_aside()
        assert (told.number, told.code) == (odd.number, code)
        assert said in told.words
        assert "batch.set_aside" in {each.code for each in desk.upkeep.check()}
        assert desk.outbox.preview().records == 2
        made = desk.outbox.make_batch(world.place())
        assert made is not None
        assert (made.records, made.sequence) == (2, 1)
        assert desk.outbox.make_batch(world.place()) is None, "and no batch is made for it alone"
        desk.repair.correct(
            odd.number, Correction(reason="写错了", matter=MatterDraft(statement="改短了的话"))
        )
        assert desk.outbox.set_aside() == ()
        later = desk.outbox.make_batch(world.place())
        assert later is not None
        assert (later.records, later.sequence) == (1, 2)
    with world.county() as county:
        files = [world.place() / each.file for each in (made, later)]
        assert [each.accepted for each in county.receive(files)] == [2, 1]
        assert {each.number for each in county.finder.page().lines} == {*others, odd.number}


def test_what_was_sent_by_an_older_program_is_told_as_well(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The county refused the whole of it; from now on the rest goes with ``again``, and check says which."""
    from xinfang_desk.batch import wire

    with world.desk() as desk:
        good, odd = taken(desk), taken(desk, transferred_on=date(26, 9, 1))
        with monkeypatch.context() as old:
            old.setattr(wire, "decode", lambda line, kind: None)
            made = desk.outbox.make_batch(world.place())
        assert made is not None
        assert made.records == 2
        assert [each.number for each in desk.outbox.set_aside()] == [odd.number]
        again = desk.outbox.make_batch(world.place(), again=True)
        assert again is not None
        assert again.records == 1
    with world.county() as county:
        first, second = county.receive([world.place() / made.file, world.place() / again.file])
        assert (first.accepted, first.rejected, second.accepted) == (1, 1, 1)
        assert [(each.number, each.code) for each in first.returned] == [(odd.number, "record.bad_field")]
        reply = Path(county.reply(FIRST, world.place()).file)
    with world.desk() as desk:
        answer = desk.inbox.take_reply(reply)
        assert [(each.number, each.code) for each in answer.rejected] == [(odd.number, "record.bad_field")]
        assert "转送日期" in answer.rejected[0].words
        assert [each.number for each in desk.inbox.rejected()] == [odd.number]
        desk.repair.correct(
            odd.number, Correction(reason="写错了", matter=replace(odd.draft, transferred_on=None))
        )
        last = desk.outbox.make_batch(world.place())
        assert last is not None
        assert last.records == 1
    with world.county() as county:
        assert county.receive([world.place() / last.file])[0].accepted == 1
        assert {each.number for each in county.finder.page().lines} == {good.number, odd.number}


def test_the_desk_and_the_county_prove_the_same_text_of_a_long_statement(world: World) -> None:
    from xinfang_desk.county.answers import TextSeen

    with world.desk() as desk:
        long = taken(desk, statement="话" * (LONG_TEXT + 1))
        mark = desk.papers.receipt_mark(long.number)
        made = desk.outbox.make_batch(world.place())
        assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
        assert county.check_scanned(mark.qr).text is TextSeen.SAME
        assert county.check_typed(long.number, mark.code).text is TextSeen.SAME


def test_half_read_rows_of_a_closed_register_make_no_noise(world: World) -> None:
    """What a batch that stops half way leaves behind may be cleared away after the register was closed."""
    import gc

    with world.desk() as desk:
        for each in range(3):
            register(desk, village=f"示例村{each}")
        rows = desk.outbox._store.stream("SELECT id FROM matters")
        next(rows)
    del rows
    gc.collect()
    with world.county() as county:
        rows = county._ledger.stream("SELECT name FROM sqlite_master")
        next(rows)
    del rows
    gc.collect()
