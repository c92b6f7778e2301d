"""The lines of a batch (批次报文), format 1: one JSON document a line, strict; a change is a new version."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, TypeVar, cast

import msgspec

from xinfang_desk.batch.statement import DeskId, Instant, Kind, Sha256
from xinfang_desk.domain.errors import DeskError

Uid = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")]
Number = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{19}\Z")]
OfficeCode = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}\Z")]
Revision = Annotated[int, msgspec.Meta(ge=1)]
Count = Annotated[int, msgspec.Meta(ge=0)]
Code = Annotated[str, msgspec.Meta(max_length=64)]
Short = Annotated[str, msgspec.Meta(max_length=500)]
Long = Annotated[str, msgspec.Meta(max_length=100_000)]

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

TableName = Literal["calendar", "roadmap", "contents", "places", "offices"]
"""Days off (放假安排), road map (路线图), content classes (内容分类), places (区划), offices (办公机构)."""

_PLACE = re.compile(r"(?:at `\$\.|required field `)([^`]*)`")


class PersonV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Somebody who came (来访人), with what the case needs and no more."""

    name: Short
    role: Role
    id_type: IdType
    id_number: Short = ""
    sex: Code = ""
    ethnicity: Code = ""
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


class MaterialV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """Something handed in (材料); ``sha256`` names its scan among the attachments."""

    name: Short
    pages: Count
    copy: bool
    sha256: Sha256 | None = None


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
    place: Code
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

    def __post_init__(self) -> None:
        """Refuse the two where they do not belong, and ``entered`` without them."""
        absent = {self.national_number is msgspec.UNSET, self.query_code is msgspec.UNSET}
        if absent != {self.event != "entered"}:
            raise ValueError("national_number and query_code belong to entered")


class TableV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One table that the county sends (下发表): what the program ships of that kind, whole, in its stead."""

    table: TableName
    version: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z._-]{1,64}\Z")]
    content: dict[str, Any]


class RecoveryV1(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A desk's recovery copy (县级恢复副本): an age file to the county's reserve key alone, in base64."""

    sealed: Annotated[bytes, msgspec.Meta(min_length=1, max_length=4096)]


Line = TypeVar("Line", RecordV1, EventV1, ResultV1, UpdateV1, TableV1, RecoveryV1)

_ENCODER = msgspec.json.Encoder()
# Made once: a hundred thousand lines come through here.
_DECODERS: dict[Any, Any] = {
    kind: msgspec.json.Decoder(kind) for kind in (RecordV1, EventV1, ResultV1, UpdateV1, TableV1, RecoveryV1)
}


def is_confidential(record: RecordV1) -> bool:
    """Whether it is an accusation (检举控告, articles 22 and 30), which travels under its own seal."""
    return record.purpose == "jubao" or record.outcome == "discipline"


def encode_record(record: RecordV1, kind: Kind) -> bytes:
    """One line; ``batch.confidential`` when an accusation would travel with others, or another with them."""
    _keep_apart(record, kind)
    return _ENCODER.encode(record)


def decode_record(line: bytes, kind: Kind) -> RecordV1:
    """Read one line of a batch of that kind; ``batch.confidential`` and ``batch.bad_record`` as above."""
    record = decode(line, RecordV1)
    _keep_apart(record, kind)
    return record


def encode(line: EventV1 | ResultV1 | UpdateV1 | TableV1 | RecoveryV1) -> bytes:
    """One line, without a line feed."""
    return _ENCODER.encode(line)


def decode(line: bytes, kind: type[Line]) -> Line:
    """Read one line strictly; ``batch.bad_record`` names the field at fault and never its value."""
    try:
        return cast("Line", _DECODERS[kind].decode(line))
    except msgspec.ValidationError as fault:
        place = _PLACE.search(str(fault))
        raise DeskError("batch.bad_record", field=place[1] if place else "") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("batch.bad_record", field="") from None


def _keep_apart(record: RecordV1, kind: Kind) -> None:
    if is_confidential(record) != (kind is Kind.DISCIPLINE):
        raise DeskError("batch.confidential", number=record.number)
