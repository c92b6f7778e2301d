"""What the office answers with (答复): light records that a screen or a script may hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum, StrEnum
from pathlib import Path

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import town_of
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CardLine:
    """Whose card was written or accepted (登记卡), and the digits to compare over the telephone."""

    office: str
    name: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentTable:
    """What became of a table for one desk (下发表): the file that was written, or why there is none."""

    desk: str
    file: Path | None = None
    fault: DeskError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A record that goes back to its desk with the next reply (退回), and why."""

    number: str
    code: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What became of one file that was brought (接收结果); ``code`` and ``facts`` say why it was refused."""

    file: str
    code: Code | None = None
    facts: dict[str, str | int | None] = field(default_factory=dict)
    desk: str = ""
    sequence: int = 0
    records: int = 0
    accepted: int = 0
    rejected: int = 0
    repeated: bool = False
    returned: tuple[Returned, ...] = ()
    """The rejected ones, the first 100."""
    missing: tuple[int, ...] = ()
    """Sequence numbers that have not been seen from that desk."""
    trail_parted: int | None = None
    """The batch whose head of the trail, as we hold it, is no longer in the desk's (留痕对不上)."""
    replies_parted: tuple[int, ...] = ()
    """Replies that it had taken and that are not those of this ledger (回执换过)."""
    copy: bool = False
    """It was no batch but the desk's recovery copy (县级恢复副本), which lies in the ledger now."""

    @property
    def taken(self) -> bool:
        """Whether the file is in the ledger, from now or from before."""
        return self.code is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedLine:
    """A line of answers that was not taken, counted from 1, and why."""

    line: int
    code: Code
    facts: dict[str, str | int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesTaken:
    """How many answers were taken (录入办理进展), and how many stood there already word for word."""

    taken: int
    refused: tuple[RefusedLine, ...]
    same: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWritten:
    """A reply that lies on the medium (县级回执), read back and found whole."""

    file: str
    sha256: str
    accepted: int
    rejected: int
    updates: int
    missing: tuple[int, ...]
    tables: tuple[str, ...] = ()
    """Names of the tables that travel with it (随回执下发的表)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyWaiting:
    """What the next reply would tell a desk (下一份回执的预览); ``batches`` whose results wait."""

    desk: str
    batches: int
    accepted: int
    rejected: int
    updates: int
    missing: tuple[int, ...]
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReply:
    """What became of one desk's reply (县级回执): that it was written, or why not."""

    desk: str
    reply: ReplyWritten | None = None
    fault: DeskError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskLine:
    """A desk that is enrolled (已登记的接待台), and what waits for it."""

    desk: str
    name: str
    fingerprint: str
    batches: int
    last_received: datetime | None
    waiting_results: int
    """Batches whose results no reply has carried yet."""
    waiting_updates: int
    missing: tuple[int, ...]
    """Sequence numbers that have not been seen from it, the first 1000."""
    last_sequence: int = 0
    """The number of its newest batch, as the desk counts."""
    gaps: tuple[Span, ...] = ()
    """The same in runs, the first 1000 of them."""
    untaken: tuple[int, ...] | None = None
    """Replies that it had not taken when it made its newest batch; None while it has not said."""
    replies_parted: tuple[int, ...] = ()
    """Replies that it had taken by then and that are not those of this ledger."""
    newest_taken: int = 0
    """The newest reply that it had taken by then; 0 where there is none."""
    waiting_tables: tuple[str, ...] = ()
    """Names of the tables that wait for the next reply."""
    held_back: int = 0
    """Withdrawals that its program cannot take: it has to be told by telephone, or to bring a new card."""
    copy_made: datetime | None = None
    """Of when the newest recovery copy (县级恢复副本) is that the county keeps for it."""
    revoked_at: datetime | None = None
    """Since when none of its keys is believed (吊销), and why."""
    revoked_why: str = ""

    @property
    def town(self) -> str:
        """Its township, for where there is no room for the whole name."""
        return town_of(self.name)

    @property
    def waits(self) -> bool:
        """Whether a reply has something to tell it."""
        waiting = self.waiting_results > 0 or self.waiting_updates > 0 or bool(self.waiting_tables)
        return self.revoked_at is None and waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryLine:
    """A code that opens a desk's register, and when the desk sealed it; it stays out of ``repr``."""

    made_at: datetime
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOpened:
    """A desk's recovery copies, opened (恢复副本启封): newest first, an older one fits an older backup."""

    desk: str
    codes: tuple[RecoveryLine, ...]
    earlier: tuple[datetime, ...]
    """When they were opened before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterLine:
    """One line of a list of matters (一行): enough to recognise it."""

    number: str
    desk: str
    received_at: datetime
    people: str
    people_involved: int
    village: str
    summary: str
    answers: int
    purpose: str
    content: str
    route: str
    outcome: str
    state: str
    """One of :data:`xinfang_desk.county.standing.STATES`."""
    due: date | None
    """Until when the county's own clock runs."""
    similar: bool = False
    """A search found only a name or village that looks like what was asked (呂 for 吕)."""


Key = tuple[str, int]
"""Where a page ended: what stands in the column that it is sorted by, and which record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterPage:
    """One page of matters (一页), of how many there are in all; ``end`` is where the next one goes on."""

    total: int
    lines: tuple[MatterLine, ...]
    end: Key | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which matters, and in what order (筛选、排序); what is empty narrows nothing.

    ``state`` is one of the states of :mod:`standing`, or ``open`` for what is not closed. The page
    is the ``page``-th of ``size`` lines, or the one behind ``behind``, which takes no longer at the end of
    a long list than at its beginning.
    """

    desk: str = ""
    state: str = ""
    content: str = ""
    purpose: str = ""
    route: str = ""
    since: date | None = None
    until: date | None = None
    sort: str = "received_at"
    descending: bool = True
    size: int = 50
    page: int = 1
    behind: Key | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """What was done on a matter (办理进展), and whether a reply has carried it to the desk."""

    id: int
    event: str
    org: str
    day: date
    document: str
    text: str
    due: date | None
    served_on: date | None
    """When the opinion reached its person (送达)."""
    replied: bool
    """Of one that was taken back: whether a reply has carried that to the desk."""
    withdrawn_at: datetime | None = None
    """When it was taken back (撤回), and why."""
    why: str = ""
    source: str = ""
    """The table, sheet and row that it was entered from, if any."""


class Withdrawn(Enum):
    """What became of an answer that was taken back (撤回)."""

    GONE = "deleted"
    """Nobody had been told of it."""
    WAITS = "waiting"
    """The next reply withdraws it at the desk."""
    BY_HAND = "by_hand"
    """The desk's program knows no withdrawals yet: it has to be told by telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalLine:
    """How the national system knows a matter (信访件编号、查询码), and whether a reply has carried it."""

    number: str
    query_code: str = field(repr=False)
    replied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterView:
    """All that the county holds of a matter (信访事项全貌)."""

    number: str
    desk: str
    rev: int
    void: bool
    """Withdrawn by who brought it, or declared void by the desk."""
    mistaken: bool
    """Declared void by the desk (作废): registered by mistake, or twice."""
    received_at: datetime
    people: tuple[str, ...]
    people_involved: int
    village: str
    statement: str
    request: str
    purpose: str
    route: str | None
    content: str
    outcome: str | None
    to: str
    answers: tuple[EntryLine, ...]
    national: NationalLine | None = None
    returned: str = ""
    """Why this revision was sent back to the desk (退回补正), empty while it stands."""
    returned_words: str = ""
    """What the clerk wrote beside it."""
    return_waits: bool = False
    """A clerk sent it back and no reply has carried that yet: it may be taken back."""


class By(StrEnum):
    """What the figures are counted by (统计口径)."""

    DESK = "desk"
    PLACE = "place"
    CONTENT = "content"
    PURPOSE = "purpose"
    ROUTE = "route"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One row of the figures (统计): matters, and people who took part in them."""

    key: str
    matters: int
    people: int


class TextSeen(Enum):
    """How the text on a receipt stands to what the desk has sent (回执文字)."""

    SAME = "same"
    CORRECTED = "corrected"
    """It is an earlier revision: the desk has corrected the matter since."""
    OTHER = "other"
    """No revision that came has this text; a later one may be on its way."""
    NOT_ARRIVED = "not_arrived"
    """The record has not come yet."""
    VOID = "void"
    """The desk declared the visit void since (作废): the receipt is good for nothing any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptChecked:
    """A receipt that was found genuine (真实回执)."""

    number: str
    desk: str
    received_on: date
    registered_on: date | None
    """None where a typed code was checked, which does not hold it."""
    text: TextSeen
    key_revoked: bool = False
    """The key that signed it was revoked since: who stole it can have signed any day; ask the desk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyChanged:
    """A desk's new key, vouched for by its old one (密钥轮换)."""

    desk: str
    name: str
    fingerprint: str
    repeated: bool
