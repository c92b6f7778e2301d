"""The lines of a batch (批次报文), format 1: one JSON document a line, strict; a change is a new version."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, cast

import msgspec

from xinfang_desk.batch.layout import LIMITS
from xinfang_desk.batch.statement import NEWER, SCHEMA, DeskId, Instant, Kind, Sha256
from xinfang_desk.domain.bounds import LONG_TEXT, MOST, SHORT_TEXT, is_meant
from xinfang_desk.domain.errors import DeskError

Uid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
Number = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{19}\Z")]
OfficeCode = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}\Z")]
Revision = Annotated[int, msgspec.Meta(ge=1, le=MOST)]
Count = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Code = Annotated[str, msgspec.Meta(max_length=64)]
Short = Annotated[str, msgspec.Meta(max_length=SHORT_TEXT)]
Long = Annotated[str, msgspec.Meta(max_length=LONG_TEXT)]

Purpose = Literal["jianyi", "jubao", "shensu", "qita"]
Route = Literal["s1", "s2", "s3", "s4", "s5", "s6"]
Outcome = Literal[
    "onspot", "accept", "guide", "forward", "assign", "report", "tell_elsewhere",
    "discipline", "not_accept", "no_more", "merge", "mediate", "objection",
]  # fmt: skip
Role = Literal["petitioner", "representative", "agent", "guardian", "minor", "interpreter", "companion"]
IdType = Literal[
    "resident_id", "hk_macao_permit", "taiwan_permit", "hk_macao_tw_residence",
    "foreign_permanent_residence", "passport", "other", "none",
]  # fmt: skip
CountyEvent = Literal[
    "forwarded", "assigned", "accepted", "not_accepted", "no_longer_accepted", "extended",
    "answered", "review_answered", "recheck_answered", "concluded",
]  # fmt: skip

NationalNumber = Annotated[str, msgspec.Meta(pattern=r"^([0-9A-Za-z-]{4,38})?\Z")]
"""信访件编号 of the national system; empty where there is none."""
QueryCode = Annotated[str, msgspec.Meta(pattern=r"^([0-9A-Za-z]{4,20})?\Z")]
"""查询码 of the national system, the petitioner's own secret; empty where there is none."""

TableName = Literal["calendar", "roadmap", "contents", "places", "offices", "retyping", "papers"]
"""Days off (放假安排), road map (路线图), content classes (内容分类), places (区划), offices (办公机构), the
fields of the national system (录入国家系统), the kinds of papers that people bring (文书种类)."""

_PLACE = re.compile(r"(?:at `\$\.|required field `)([^`]*)`")


class PersonV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Somebody who came (来访人), with what the case needs and no more."""

    name: Short
    role: Role
    id_type: IdType
    id_number: Short = ""
    sex: Code = ""
    ethnicity: Short = ""
    phone: Short = ""
    address: Short = ""
    needs: tuple[Code, ...] = ()
    relation: Short = ""
    authority: Short = ""


class DeadlineV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A time limit (办理期限) as the desk reckoned it; ``due`` is not rolled over days off."""

    id: Code
    binds: Literal["office", "petitioner"]
    start: date = msgspec.field(name="from")
    due: date | None
    rolled: date | None
    certain: bool


class RemedyV4(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A way that a paper itself names (文书上写的救济), within so many ``unit``."""

    what: Code
    body: Short
    term: Count
    unit: Code


class PaperSaidV4(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What a paper says: read by a machine, confirmed by the officer (机器读、人核对)."""

    title: Short
    event: Code
    body: Short
    number: Short
    made_on: date | None
    remedies: tuple[RemedyV4, ...]
    text: Long


class MaterialV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something handed in (材料); ``sha256`` names its scan among the attachments.

    ``copy`` is false where it is known to be the original: format 1 has no word for what nobody said.
    """

    name: Short
    pages: Count
    copy: bool
    sha256: Sha256 | None = None
    said: PaperSaidV4 | msgspec.UnsetType = msgspec.UNSET
    """Schema 4."""


class PaperV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A paper that the matter owes (文书), and when it was put into somebody's hands."""

    kind: Code
    sha256: Sha256 | None = None
    handed_over_at: Instant | None = None


class RecordV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One matter (信访事项) with its visit (来访) and people; a higher ``rev`` replaces a lower one."""

    uid: Uid
    rev: Revision
    number: Number
    visit_uid: Uid
    received_at: Instant
    office_code: OfficeCode
    desk: DeskId
    people: tuple[PersonV1, ...]
    people_involved: Count
    anonymous: bool
    statement: Long
    request: Long
    purpose: Purpose
    route: Route | None
    content: Short
    place: Short
    village: Short
    outcome: Outcome | None
    to: Short
    state: Code
    accepted_on: date | None = None
    transferred_on: date | None = None
    served_on: date | None = None
    deadlines: tuple[DeadlineV1, ...] = ()
    earlier: Number | None = None
    materials: tuple[MaterialV1, ...] = ()
    papers: tuple[PaperV1, ...] = ()
    void: bool = False
    """Withdrawn by the desk (作废); it is kept, never deleted."""


class EventV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something the desk did on a matter after it was registered (办理动态)."""

    uid: Uid
    matter_uid: Uid
    number: Number
    at: Instant
    verb: Code
    document: Short = ""
    day: date | None = None


class ResultV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """What became of one record at the county (接收结果)."""

    uid: Uid
    rev: Revision
    number: Number
    result: Literal["accepted", "rejected", "stale"]
    code: Code | None = None
    words: Short = ""


class UpdateV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A step taken on a matter after the desk sent it (办理进展).

    ``entered`` is no step: it says how the national system knows the matter (国家信访信息系统), and it alone
    carries ``national_number`` and ``query_code``. Both empty take back what was said in error.
    """

    number: Number
    event: CountyEvent | Literal["entered"]
    org: Short
    day: date = msgspec.field(name="date")
    document: Short
    text: Long
    due: date | None = None
    national_number: NationalNumber | msgspec.UnsetType = msgspec.UNSET
    query_code: QueryCode | msgspec.UnsetType = msgspec.UNSET
    served_on: date | msgspec.UnsetType = msgspec.UNSET
    """When the opinion reached its person (送达). Schema 2."""

    def __post_init__(self) -> None:
        """Refuse the two where they do not belong, and ``entered`` without them."""
        absent = {self.national_number is msgspec.UNSET, self.query_code is msgspec.UNSET}
        if absent != {self.event != "entered"}:
            raise ValueError("national_number and query_code belong to entered")


class WithdrawalV2(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="withdrawal"):
    """A step that was told in error and is taken back (撤回), word for word as it was told. Schema 2."""

    withdraws: UpdateV1
    day: date = msgspec.field(name="date")
    reason: Short


class TableV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One table that the county sends (下发表): what the program ships of that kind, whole, in its stead."""

    table: TableName
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._-]{1,64}\Z")]
    content: dict[str, Any]


class CarriedTableV3(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="table"):
    """A table that travels with a reply (随回执下发的表), as :class:`TableV1`. Schema 3.

    A reader passes over one whose name it does not know.
    """

    table: Code
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._-]{1,64}\Z")]
    content: dict[str, Any]


Update = UpdateV1 | WithdrawalV2 | CarriedTableV3
"""What stands among the updates of a reply."""


class RecoveryV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk's recovery copy (县级恢复副本): an age file to the county's reserve key alone, in base64."""

    sealed: Annotated[bytes, msgspec.Meta(min_length=1, max_length=4096)]


class ReturnedV1(msgspec.Struct, frozen=True, kw_only=True, tag="returned", gc=False):
    """A record that is sent back because it breaks its schema: what is known of it, and no word of it.

    It never travels; a county keeps it in the place of the record, and so no accusation by a slip.
    """

    uid: Uid
    rev: Revision
    number: Number
    field: str


Line = TypeVar(
    "Line", RecordV1, EventV1, ResultV1, UpdateV1, WithdrawalV2, CarriedTableV3, TableV1, RecoveryV1
)

_ENCODER = msgspec.json.Encoder()
_RETURNED = b'{"type":"returned"'
_NO_UID = "00000000-0000-0000-0000-000000000000"
# Made once: a hundred thousand lines come through here.
_DECODERS: dict[Any, Any] = {kind: msgspec.json.Decoder(kind) for kind in Line.__constraints__}


def is_confidential(record: RecordV1) -> bool:
    """Whether it is an accusation (检举控告, articles 22 and 30), which travels under its own seal."""
    return record.purpose == "jubao" or record.outcome == "discipline"


def encode_record(record: RecordV1, kind: Kind) -> bytes:
    """One line that a reader of this format takes; proved by its own rules, which encoding does not check.

    ``batch.confidential`` when an accusation would travel with others, or another with them;
    ``record.too_long`` over the limit of a line, ``record.unsendable`` with the ``field`` no reader takes.
    """
    _keep_apart(record, kind)
    line = _ENCODER.encode(record)
    if len(line) >= LIMITS.line:
        raise DeskError("record.too_long", number=record.number)
    try:
        decode(line, RecordV1)
    except DeskError as refused:
        raise DeskError("record.unsendable", number=record.number, **refused.facts) from None
    return line


def decode_record(line: bytes, kind: Kind) -> RecordV1:
    """Read one line of a batch of that kind; ``batch.confidential`` and ``batch.bad_record`` as above."""
    record = decode(line, RecordV1)
    _keep_apart(record, kind)
    return record


def return_record(line: bytes, kind: Kind, field: str) -> ReturnedV1:
    """What a reply needs to send one record back by its number, though ``field`` of it breaks the schema.

    ``batch.bad_record`` when not even its number can be read; ``batch.confidential`` as above.
    """
    try:
        said = msgspec.json.decode(line, type=dict[str, Any])
        number = msgspec.convert(said.get("number"), Number)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("batch.bad_record", field=field) from None
    confidential = said.get("purpose") == "jubao" or said.get("outcome") == "discipline"
    if confidential and kind is not Kind.DISCIPLINE:
        raise DeskError("batch.confidential", number=number)
    rev = said.get("rev")
    return ReturnedV1(
        uid=_uid_or_none(said.get("uid")),
        rev=min(max(rev, 1), MOST) if isinstance(rev, int) else 1,
        number=number,
        field=field,
    )


def is_returned(line: bytes) -> bool:
    """Whether a line that a county keeps is a :class:`ReturnedV1`."""
    return line.startswith(_RETURNED)


def identity_of(line: bytes) -> ReturnedV1 | RecordV1:
    """A line that a county keeps: the record, or what is known of one that was sent back."""
    if is_returned(line):
        return msgspec.json.decode(line, type=ReturnedV1)
    return decode_kept(line, RecordV1)


class _Tagged(msgspec.Struct, frozen=True):
    type: str = ""


def decode_update(line: bytes, schema: str) -> Update:
    """Read one line of what a reply of this schema tells; ``batch.bad_record`` as below."""
    if schema == SCHEMA:
        return decode(line, UpdateV1)
    try:
        kind = msgspec.json.decode(line, type=_Tagged).type
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("batch.bad_record", field="type") from None
    if kind == "table" and schema != NEWER:
        return decode(line, CarriedTableV3)
    return decode(line, WithdrawalV2) if kind == "withdrawal" else decode(line, UpdateV1)


def encode(line: ReturnedV1 | EventV1 | ResultV1 | Update | TableV1 | RecoveryV1) -> bytes:
    """One line, without a line feed."""
    return _ENCODER.encode(line)


def decode(line: bytes, kind: type[Line]) -> Line:
    """Read one line strictly; ``batch.bad_record`` names the field at fault and never its value."""
    read = decode_kept(line, kind)
    for field, day in _days(read):
        if not is_meant(day):
            raise DeskError("batch.bad_record", field=field)
    return read


def decode_kept(line: bytes, kind: type[Line]) -> Line:
    """Read a line that was taken before: what an earlier version let in stays readable."""
    try:
        return cast("Line", _DECODERS[kind].decode(line))
    except msgspec.ValidationError as fault:
        place = _PLACE.search(str(fault))
        raise DeskError("batch.bad_record", field=place[1] if place else "") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("batch.bad_record", field="") from None


def _uid_or_none(uid: Any) -> str:
    try:
        return msgspec.convert(uid, Uid)
    except msgspec.ValidationError:
        return _NO_UID


def _days(line: Any) -> Iterator[tuple[str, date | None]]:
    """Every day and moment of a line, by its field; msgspec bounds none of them."""
    match line:
        case RecordV1():
            for name in ("received_at", "accepted_on", "transferred_on", "served_on"):
                yield name, getattr(line, name)
            for limit in line.deadlines:
                yield from (("deadlines", day) for day in (limit.start, limit.due, limit.rolled))
            yield from (("papers", paper.handed_over_at) for paper in line.papers)
            yield from (("materials", each.said.made_on) for each in line.materials if each.said)
        case EventV1():
            yield from (("at", line.at), ("day", line.day))
        case UpdateV1():
            yield from (("date", line.day), ("due", line.due))
            yield "served_on", line.served_on or None
        case WithdrawalV2():
            yield from (("date", line.day), *_days(line.withdraws))


def _keep_apart(record: RecordV1, kind: Kind) -> None:
    if is_confidential(record) != (kind is Kind.DISCIPLINE):
        raise DeskError("batch.confidential", number=record.number)
