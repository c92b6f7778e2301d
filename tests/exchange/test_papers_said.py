"""What was read of a paper and confirmed: found at the desk, carried to a county that reads it alone."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import msgspec

from tests.exchange.test_withdrawn import told
from tests.exchange.world import ACCUSATION, World
from tests.journey.conftest import visit
from xinfang_desk.batch import cards
from xinfang_desk.batch.statement import TABLES
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.county.packs import Reader
from xinfang_desk.desk import Desk
from xinfang_desk.domain.matter import Material
from xinfang_desk.domain.number import Number, read_number
from xinfang_desk.domain.paper_said import PaperSaid, SaidRemedy

SAID = PaperSaid(
    kind="penalty",
    title="行政处罚决定书",
    event="penalty_received",
    body="示例县公安局",
    number="示公行罚决字〔2026〕0123号",
    made_on=date(2026, 8, 8),
    remedies=(SaidRemedy(what="court", body="示例县人民法院", term=15, unit="days"),),
    text="占道经营\n罚款五百元\n=cmd()|<b>",
)


def register(desk: Desk, said: PaperSaid = SAID, **changes: object) -> Number:
    draft = read_visit(json.dumps(visit(**changes)))
    [matter] = draft.matters
    materials = (Material(name="决定书", said=said),)
    made = desk.reception.register(replace(draft, matters=(replace(matter, materials=materials),)))
    return made.matters[0].number


def sent(world: World, **changes: object) -> str:
    with world.desk() as desk:
        number = register(desk, **changes)  # type: ignore[arg-type]
        made = desk.outbox.make_batch(world.place())
    assert made is not None
    with world.county() as county:
        county.receive([world.place() / made.file])
    return str(number)


def said_at_county(world: World, number: str) -> object:
    with world.county() as county:
        record = Reader(county._ledger).standing(read_number(number))[1]
    return record.materials[0].said


def test_a_county_is_sent_it_once_it_has_said_that_it_reads_it(world: World) -> None:
    before = sent(world)
    assert said_at_county(world, before) is msgspec.UNSET
    told(world)
    after = sent(world)
    said = said_at_county(world, after)
    assert msgspec.to_builtins(said) == {
        "title": "行政处罚决定书",
        "event": "penalty_received",
        "body": "示例县公安局",
        "number": "示公行罚决字〔2026〕0123号",
        "made_on": "2026-08-08",
        "remedies": ({"what": "court", "body": "示例县人民法院", "term": 15, "unit": "days"},),
        "text": SAID.text,
    }
    with world.county() as county:
        assert [each.number for each in county.finder.find("占道经营").lines] == [after]
        [material] = county.finder.whole(after).materials
        assert material.said == "示例县公安局 示公行罚决字〔2026〕0123号"


def test_an_older_county_is_never_sent_what_it_would_refuse(world: World) -> None:
    """Its replies are of what its program wrote: of the desk's card it knows no more than that."""
    file = world.folder / "older.card"
    card = cards.read_card((world.folder / "desk.card").read_bytes())
    file.write_bytes(cards.write_card(msgspec.structs.replace(card, schemas=("1", "2", TABLES))))
    with world.county() as county:
        county.enrol(file)
    sent(world)
    told(world)
    assert said_at_county(world, sent(world)) is msgspec.UNSET


def test_a_text_for_which_a_line_has_no_room_stays_and_the_record_goes(world: World) -> None:
    sent(world)
    told(world)
    long = "话" * 100_000
    number = sent(world, said=replace(SAID, text=long), statement=long, request=long)
    assert said_at_county(world, number) is not msgspec.UNSET
    with world.desk() as desk:
        draft = read_visit(json.dumps(visit(statement=long, request=long)))
        [matter] = draft.matters
        materials = tuple(Material(name=f"决定书{at}", said=replace(SAID, text=long)) for at in range(3))
        made = desk.reception.register(replace(draft, matters=(replace(matter, materials=materials),)))
        batch = desk.outbox.make_batch(world.place())
        assert batch is not None
        assert desk.outbox.set_aside() == ()
    with world.county() as county:
        county.receive([world.place() / batch.file])
    assert said_at_county(world, made.matters[0].number) is msgspec.UNSET


def test_at_the_desk_it_is_found_and_of_an_accusation_nowhere(world: World) -> None:
    with world.desk() as desk:
        number = register(desk)
        for words in ("占道经营", "0123号", "示例县公安局"):
            assert [each.number for each in desk.reception.find(words)] == [number], words
        # Two lines are two words.
        assert desk.reception.find("经营罚款") == ()
        register(desk, **ACCUSATION)
        assert [each.number for each in desk.reception.find("占道经营")] == [number]
    for each in Path(world.folder / "desk").rglob("*"):
        assert not each.is_file() or "占道经营".encode() not in each.read_bytes(), each
