"""The signed statement (签名声明) of a batch: DSSE v1, one payload type for each kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Annotated

import msgspec

from xinfang_desk.batch.dsse import Envelope, open_envelope, seal_envelope, signers
from xinfang_desk.batch.suites import SUITES, suite_of
from xinfang_desk.domain.bounds import MOST, is_meant
from xinfang_desk.domain.errors import DeskError

SCHEMA = "1"
NEWER = "2"
"""What only those are sent who said that they read it: withdrawals, days of service, whole replies, and which
replies a desk has taken (docs/wire.md)."""
TABLES = "3"
"""The same, and tables in a reply."""
PAPERS = "4"
"""The same, and in a batch what was read of papers and confirmed."""
SCHEMAS = (SCHEMA, NEWER, TABLES, PAPERS)

Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}\Z")]
DeskId = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{9}-[0-9]\Z")]
Sequence = Annotated[int, msgspec.Meta(ge=1, le=999_999)]
Count = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Kind(StrEnum):
    """What a sealed file is; a file of one kind never passes for another."""

    BATCH = "batch"
    """From the desk to the county (上报批次)."""
    DISCIPLINE = "discipline"
    """Accusations, to the discipline authority's own key (检举控告移送)."""
    REPLY = "reply"
    """From the county to one desk (县级回执)."""
    TABLE = "table"
    """Code tables, offices and calendars that a county sends (代码表)."""
    CARD_ROTATION = "card-rotation"
    """A new enrolment card, signed with the key it replaces (密钥轮换)."""
    RECOVERY = "recovery"
    """From the desk, for the county's safe: what lets a head in again (县级恢复副本)."""

    @property
    def payload_type(self) -> str:
        """The DSSE payload type that is signed along with the statement."""
        return f"application/vnd.xinfang.{self.value}+json"


class Counts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How many lines and attachments the bag holds."""

    records: Count
    events: Count
    attachments: Count


class Acknowledged(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One batch that a reply says has arrived."""

    sequence: Sequence
    tagmanifest_sha256: Sha256


class Statement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the sender signs: whose batch, which one, after which, for whom, and the hash of all within."""

    suite: str
    schema: str
    kind: Kind
    desk: DeskId
    """The desk it comes from; in a reply or a table, the desk it goes to."""
    sequence: Sequence
    previous: Sha256 | None
    """``tagmanifest_sha256`` of the same sender's previous file of this kind."""
    recipients: Annotated[tuple[Sha256, ...], msgspec.Meta(min_length=1, max_length=8)]
    created: Instant
    counts: Counts
    tagmanifest_sha256: Sha256
    trail_head: Sha256 | None
    """Head of the sender's audit trail (操作留痕) when the batch was made."""
    acknowledges: tuple[Acknowledged, ...] = ()
    missing: tuple[Sequence, ...] = ()
    """Sequence numbers from this desk that the county has not seen."""
    whole_from: Sequence | msgspec.UnsetType = msgspec.UNSET
    """Reply: all that replies from this number on have said stands in it as well. Schema 2."""
    heard: tuple[tuple[Sequence, Sequence], ...] | msgspec.UnsetType = msgspec.UNSET
    """Batch: the county's replies that this desk has taken, in runs. Schema 2."""


class _Version(msgspec.Struct, frozen=True, kw_only=True):
    suite: str
    schema: str


def sign(statement: Statement, seed: bytes) -> bytes:
    """The DSSE envelope (JSON) of ``statement``, signed with the key of ``seed``."""
    payload = msgspec.json.encode(statement, order="sorted")
    return seal_envelope(statement.kind.payload_type, payload, [seed])


def verify(envelope: bytes, kind: Kind, trusted: Mapping[str, bytes]) -> tuple[str, Statement]:
    """The id of the trusted key that signed, and the statement; nothing in it is read before it verified.

    Raises ``batch.wrong_kind``, ``batch.unknown_signer``, ``batch.bad_signature``, ``batch.unknown_suite``,
    ``batch.mixed_suites``, ``batch.newer_schema`` or ``batch.bad_statement``. Whether that key may speak for
    ``statement.desk`` is for the caller to say, who knows which key belongs to which desk.
    """
    opened = open_envelope(envelope)
    if opened is None:
        raise DeskError("batch.bad_statement")
    if opened.payload_type != kind.payload_type:
        raise DeskError("batch.wrong_kind", wanted=kind.value)
    keyid = _signer(opened, trusted)
    statement = _read(opened.payload)
    if statement.suite != suite_of(trusted[keyid]):
        raise DeskError("batch.mixed_suites")
    if statement.kind is not kind:
        raise DeskError("batch.wrong_kind", wanted=kind.value)
    return keyid, statement


def _signer(envelope: Envelope, trusted: Mapping[str, bytes]) -> str:
    if not any(each.keyid in trusted for each in envelope.signatures):
        raise DeskError("batch.unknown_signer")
    found = signers(envelope, trusted)
    if not found:
        raise DeskError("batch.bad_signature")
    return found[0]


def _read(payload: bytes) -> Statement:
    try:
        version = msgspec.json.decode(payload, type=_Version)
        if version.suite not in SUITES:
            raise DeskError("batch.unknown_suite")
        if version.schema not in SCHEMAS:
            raise DeskError("batch.newer_schema")
        statement = msgspec.json.decode(payload, type=Statement)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("batch.bad_statement") from None
    newer = {statement.whole_from, statement.heard} != {msgspec.UNSET}
    if not is_meant(statement.created) or (newer and statement.schema == SCHEMA):
        raise DeskError("batch.bad_statement")
    return statement
