"""The lines of a batch: strict, versioned, and never an accusation among them."""

from __future__ import annotations

import json
from datetime import date, datetime

import msgspec
import pytest

from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.wire import (
    DeadlineV1,
    EventV1,
    MaterialV1,
    PaperV1,
    PersonV1,
    RecordV1,
    ResultV1,
    UpdateV1,
    decode,
    decode_record,
    encode,
    encode_record,
)
from xinfang_desk.domain.errors import DeskError

UID = "0192f000-0000-7000-8000-000000000001"
NOON = datetime.fromisoformat("2026-09-14T12:00:00+08:00")
NUMBER = "4115261021260001842"
RECORD = RecordV1(
    uid=UID,
    rev=1,
    number=NUMBER,
    visit_uid=UID,
    received_at=NOON,
    office_code="411526102",
    desk="411526102-1",
    people=(
        PersonV1(name="周试例", role="petitioner", id_type="resident_id", id_number="000000197904121019"),
    ),
    people_involved=1,
    anonymous=False,
    statement="在本镇某工地干活，工资没有结清。",
    request="结清工资",
    purpose="shensu",
    route="s2",
    content="劳动和社会保障",
    place="411526102",
    village="示例村",
    outcome="guide",
    to="县劳动人事争议仲裁委员会",
    state="registered",
    deadlines=(
        DeadlineV1(
            id="written_notice",
            binds="office",
            start=date(2026, 9, 14),
            due=date(2026, 9, 29),
            rolled=None,
            certain=False,
        ),
    ),
    materials=(MaterialV1(name="微信记录", pages=3, copy=True, sha256="ab" * 32),),
    papers=(PaperV1(kind="D01", handed_over_at=NOON), PaperV1(kind="D04")),
)
ACCUSATION = msgspec.structs.replace(RECORD, purpose="jubao", route=None, outcome="discipline")


ENTERED = UpdateV1(
    number=NUMBER,
    event="entered",
    org="示例局",
    day=date(2026, 11, 1),
    document="",
    text="",
    national_number="411526000000202600042",
    query_code="Q7K2M9X4",
)


def test_a_record_comes_back_as_it_went() -> None:
    line = encode_record(RECORD, Kind.BATCH)
    assert decode_record(line, Kind.BATCH) == RECORD
    assert b"\n" not in line
    assert json.loads(line)["deadlines"][0]["from"] == "2026-09-14"


@pytest.mark.parametrize(
    "line",
    [
        EventV1(uid=UID, matter_uid=UID, number=NUMBER, at=NOON, verb="handed_over", document="D01"),
        ResultV1(
            uid=UID, rev=2, number=NUMBER, result="rejected", code="place_unknown", words="属地代码不在表中"
        ),
        UpdateV1(
            number=NUMBER,
            event="answered",
            org="示例局",
            day=date(2026, 11, 1),
            document="示〔2026〕1号",
            text="……",
        ),
        ENTERED,
    ],
)
def test_other_lines_come_back_as_they_went(line: EventV1 | ResultV1 | UpdateV1) -> None:
    assert decode(encode(line), type(line)) == line


def test_a_reply_from_before_reads_as_it_did_and_is_written_as_it_was() -> None:
    older = (
        b'{"number":"%s","event":"accepted","org":"","date":"2026-11-01","document":"","text":"","due":null}'
    )
    line = older % NUMBER.encode()
    assert encode(decode(line, UpdateV1)) == line


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "accepted"},
        {"national_number": None},
        {"national_number": "9" * 39},
        {"national_number": "=cmd"},
        {"query_code": "12 34"},
        {"query_code": "查询码查询码"},
        {"query_code": "Q7K2M9X4\n"},
        {"query_code": ["Q7K2M9X4"]},
    ],
)
def test_national_numbers_that_are_none_are_refused_without_their_value(changes: dict[str, object]) -> None:
    with pytest.raises(DeskError, match=r"batch\.bad_record") as caught:
        decode(json.dumps(json.loads(encode(ENTERED)) | changes).encode(), UpdateV1)
    assert caught.value.facts == {"field": next(iter(changes)) if "event" not in changes else ""}


def test_entered_without_its_numbers_is_nothing() -> None:
    for left_out in ("national_number", "query_code"):
        line = json.loads(encode(ENTERED))
        del line[left_out]
        with pytest.raises(DeskError, match=r"batch\.bad_record"):
            decode(json.dumps(line).encode(), UpdateV1)


@pytest.mark.parametrize("kind", [Kind.BATCH, Kind.REPLY, Kind.TABLE])
@pytest.mark.parametrize("accusation", [ACCUSATION, msgspec.structs.replace(RECORD, purpose="jubao")])
def test_an_accusation_never_travels_with_others(kind: Kind, accusation: RecordV1) -> None:
    with pytest.raises(DeskError, match=r"batch\.confidential") as caught:
        encode_record(accusation, kind)
    assert caught.value.facts == {"number": NUMBER}
    with pytest.raises(DeskError, match=r"batch\.confidential"):
        decode_record(msgspec.json.encode(accusation), kind)


def test_an_accusation_travels_by_itself() -> None:
    assert decode_record(encode_record(ACCUSATION, Kind.DISCIPLINE), Kind.DISCIPLINE) == ACCUSATION
    with pytest.raises(DeskError, match=r"batch\.confidential"):
        encode_record(RECORD, Kind.DISCIPLINE)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("uid", "1"),
        ("rev", 0),
        ("number", NUMBER + "\n"),
        ("number", "４" + NUMBER[1:]),
        ("received_at", "2026-09-14T12:00:00"),
        ("office_code", "4115261"),
        ("purpose", "周试例"),
        ("route", "s7"),
        ("outcome", "周试例"),
        ("people_involved", -1),
        ("earlier", 1),
    ],
)
def test_a_field_out_of_its_range_is_named_without_its_value(field: str, value: object) -> None:
    line = json.dumps(json.loads(encode_record(RECORD, Kind.BATCH)) | {field: value}).encode()
    with pytest.raises(DeskError, match=r"batch\.bad_record") as caught:
        decode_record(line, Kind.BATCH)
    assert caught.value.facts == {"field": field}


def test_a_field_deep_within_is_named() -> None:
    document = json.loads(encode_record(RECORD, Kind.BATCH))
    document["people"][0]["role"] = "周试例"
    with pytest.raises(DeskError) as caught:
        decode_record(json.dumps(document).encode(), Kind.BATCH)
    assert caught.value.facts == {"field": "people[0].role"}
    del document["people"], document["visit_uid"]
    with pytest.raises(DeskError) as caught:
        decode_record(json.dumps(document).encode(), Kind.BATCH)
    assert caught.value.facts == {"field": "visit_uid"}


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b"\xff", b"{}", b'{"more":1,' + encode_record(RECORD, Kind.BATCH)[1:]]
)
def test_what_is_no_record(line: bytes) -> None:
    with pytest.raises(DeskError, match=r"batch\.bad_record"):
        decode_record(line, Kind.BATCH)


def test_the_wire_holds_no_field_that_judges_a_person() -> None:
    assert set(PersonV1.__struct_fields__) == {
        "name", "role", "id_type", "id_number", "sex", "ethnicity", "phone", "address",
        "needs", "relation", "authority",
    }  # fmt: skip
