"""Whatever is handed to a reader, it is taken or refused with a code; a refusal changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.county.parties import DeskSide, record
from tests.exchange.mutations import BROKEN, almost
from tests.exchange.world import FIRST, World, register
from tests.journey.conftest import visit
from xinfang_desk.batch import cards, tables, wire
from xinfang_desk.batch.seal import new_seal_key
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import Kind, verify
from xinfang_desk.cli.visit_in import read_visit
from xinfang_desk.county.answers import By
from xinfang_desk.county.entries import read_entry
from xinfang_desk.county.national import read_national
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import RESOURCES

SLOW = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
QUICK = settings(max_examples=200, deadline=None)

CARD = cards.write_card(
    cards.new_card(
        kind=cards.CardKind.DESK,
        office=FIRST,
        name="示例镇",
        seal=new_seal_key().public,
        sign=new_sign_key().public,
        since=date(2026, 9, 1),
    )
)
RECORD = wire.encode_record(record(1), Kind.BATCH)
ANSWER = json.dumps(
    {"number": record(1).number, "event": "accepted", "org": "县水利局", "date": "2026-09-20"}
).encode()
RESULT = wire.encode(wire.ResultV1(uid=record(1).uid, rev=1, number=record(1).number, result="accepted"))
UPDATE = wire.encode(
    wire.UpdateV1(
        number=record(1).number,
        event="accepted",
        org="县水利局",
        day=date(2026, 9, 20),
        document="",
        text="",
    )
)
ENTERED = wire.encode(
    wire.UpdateV1(
        number=record(1).number,
        event="entered",
        org="示例县信访局",
        day=date(2026, 9, 20),
        document="",
        text="",
        national_number="411526000000202600042",
        query_code="Q7K2M9X4",
    )
)
NATIONAL = json.dumps({"number": record(1).number, "national_number": "XF-2026-0042"}).encode()
TABLE = b'{"table":"calendar","version":"1","content":{"years":[2026]}}'
CALENDAR = (RESOURCES / "calendars" / "cn.json").read_bytes()
READERS: dict[str, tuple[bytes, Callable[[bytes], object]]] = {
    "card": (CARD, cards.read_card),
    "record": (RECORD, lambda line: wire.decode_record(line, Kind.BATCH)),
    "result": (RESULT, lambda line: wire.decode(line, wire.ResultV1)),
    "update": (UPDATE, lambda line: wire.decode(line, wire.UpdateV1)),
    "entered": (ENTERED, lambda line: wire.decode(line, wire.UpdateV1)),
    "national": (NATIONAL, read_national),
    "table": (TABLE, lambda line: wire.decode(line, wire.TableV1)),
    "answer": (ANSWER, read_entry),
    "visit": (json.dumps(visit()).encode(), read_visit),
    "calendar": (CALENDAR, lambda content: tables.check_table("calendar", content)),
    "roadmap": (
        (RESOURCES / "roadmap" / "roadmap.json").read_bytes(),
        lambda content: tables.check_table("roadmap", content),
    ),
    "places": (
        (RESOURCES / "codes" / "places.json").read_bytes(),
        lambda content: tables.check_table("places", content),
    ),
    "statement": (
        b'{"payloadType":"x","payload":"","signatures":[]}',
        lambda each: verify(each, Kind.BATCH, {}),
    ),
}


def answered(reader: Callable[[bytes], object], content: bytes) -> None:
    """Taken, or refused with a code and short facts."""
    facts: list[object] = []
    try:
        reader(content)
    except DeskError as refused:
        facts.extend(refused.facts.values())
    assert all(len(str(fact)) < 80 for fact in facts)


@pytest.mark.parametrize("name", READERS)
def test_a_good_document_is_taken(name: str) -> None:
    good, reader = READERS[name]
    if name != "statement":
        reader(good)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("content", BROKEN, ids=range(len(BROKEN)))
def test_what_is_no_document_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(DeskError):
        READERS[name][1](content)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
@QUICK
def test_a_document_that_is_almost_right_is_answered(name: str, data: st.DataObject) -> None:
    good, reader = READERS[name]
    answered(reader, data.draw(almost(good)))


def seen_of(county) -> tuple[object, ...]:
    """All that a county would show."""
    return county.finder.page(), county.desks(), county.summary(By.PLACE)


def test_a_sealed_file_that_was_changed_anywhere_changes_nothing(world: World) -> None:
    with world.desk() as desk:
        register(desk)
        made = desk.outbox.make_batch(world.place())
    assert made is not None
    good = (world.place() / made.file).read_bytes()
    file = world.folder / "changed.xfb"

    with world.county() as county:
        before = seen_of(county)

        @given(
            at=st.integers(0, len(good) - 1),
            how=st.sampled_from(["flip", "cut", "double", "fill", "insert"]),
            mask=st.integers(1, 255),
        )
        @SLOW
        def attack(at: int, how: str, mask: int) -> None:
            content = {
                "flip": good[:at] + bytes([good[at] ^ mask]) + good[at + 1 :],
                "cut": good[:at],
                "double": good + good[at:],
                "fill": good[:at] + bytes(len(good) - at),
                "insert": good[:at] + bytes([mask]) + good[at:],
            }[how]
            if content == good:
                return
            file.write_bytes(content)
            (found,) = county.receive([file])
            assert found.code is not None
            assert found.code.startswith("batch.")
            assert seen_of(county) == before

        attack()
        assert list((world.folder / "county" / "work").iterdir()) == []


def test_a_signed_batch_with_one_bad_line_is_all_or_nothing(world: World) -> None:
    with world.county() as county:
        county.write_card(world.folder / "c.card")
        side = DeskSide(world.folder, cards.read_card((world.folder / "c.card").read_bytes()), "411526109-1")
        county.enrol(side.card_file())
        good = wire.encode_record(record(1, desk="411526109-1"), Kind.BATCH)

        @given(line=almost(good))
        @SLOW
        def attack(line: bytes) -> None:
            if b"\n" in line or not line:
                return
            before = seen_of(county)
            side.sequence, side.previous = 0, None
            (found,) = county.receive([side.lines([good, line]).path])
            if found.code is None:
                # Sound after all, whatever it says: then it is there, whole.
                assert found.records == 2
                return
            assert found.code.startswith("batch.")
            assert seen_of(county) == before

        attack()


def test_a_forged_reply_rotation_or_table_changes_nothing_at_the_desk(world: World) -> None:
    with world.county() as county:
        table = world.folder / "calendar.json"
        table.write_bytes(CALENDAR)
        files = [
            county.send_table(FIRST, "calendar", table, world.place()),
            *county.rotate(world.place())[:1],
        ]
    with world.desk() as desk:
        register(desk)
        before = (desk.keys.county(), desk.outbox.batches(), desk.outbox.pending())
        verbs = (desk.inbox.take_reply, desk.keys.enrol, desk.tables.apply, desk.inbox.resume)
        forged = world.folder / "forged.xfb"

        @given(file=st.sampled_from(files), at=st.integers(0, 4000), mask=st.integers(1, 255))
        @settings(SLOW, max_examples=25)
        def attack(file: Path, at: int, mask: int) -> None:
            good = file.read_bytes()
            place = at % len(good)
            forged.write_bytes(good[:place] + bytes([good[place] ^ mask]) + good[place + 1 :])
            for verb in verbs:
                with pytest.raises(DeskError):
                    verb(forged)
            assert (desk.keys.county(), desk.outbox.batches(), desk.outbox.pending()) == before

        attack()
    assert not (world.folder / "desk" / "tables").exists()


def test_structures_of_the_wire_are_closed() -> None:
    for kind in (wire.RecordV1, wire.EventV1, wire.ResultV1, wire.UpdateV1, wire.TableV1, cards.Card):
        assert msgspec.structs.fields(kind)
        assert kind.__struct_config__.forbid_unknown_fields
