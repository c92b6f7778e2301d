"""What the desk answers with (登记簿上的记录): the records that screens, papers and scripts read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum

from xinfang_desk.domain.category import Outcome, Paper
from xinfang_desk.domain.county_clock import Done, told_as
from xinfang_desk.domain.matter import Matter, State, Visit, VisitDraft
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.office import Office as Office  # noqa: PLC0414  # for all who read records too


class PaperState(Enum):
    """Where a paper stands (文书状态): due → drawn → sent to the printer → handed over."""

    DUE = "due"
    DRAWN = "drawn"
    SENT = "sent"
    HANDED_OVER = "handed_over"
    VOIDED = "voided"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRecord:
    """A paper that a matter owes (应出文书)."""

    uid: str
    matter_uid: str
    number: Number
    kind: Paper
    state: PaperState
    sha256: str | None
    prints: int
    handed_over_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a list (一行): enough to recognise a matter, nothing of an accusation."""

    number: Number
    received_at: datetime
    people: str
    people_count: int
    village: str
    summary: str
    state: State
    outcome: Outcome | None
    confidential: bool
    unanswered: bool
    """It sounds like an accusation, and nobody has said yet."""
    papers_owed: int
    papers_handed_over: int
    carried: bool
    """A batch has carried it."""
    ended_by: str
    """What ended it by the county's words, empty where nothing did: by it the end is called."""
    due: date | None
    """The soonest unrolled limit that binds the office."""
    similar: bool = False
    """A search found only a name or village that looks like what was asked (呂 for 吕)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """What a search is narrowed to (查找范围): days received, village, states, limits that end by a day."""

    since: date | None = None
    until: date | None = None
    village: str = ""
    states: frozenset[State] = frozenset()
    due_by: date | None = None


class CountBy(Enum):
    """By what matters are counted (统计口径): never by a person."""

    CONTENT = "content"
    PLACE = "place"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many matters there are of one kind (件数)."""

    key: str
    matters: int


LEAST = 5
"""A count under this is told together with others: it would point at somebody."""


def is_small(count: int) -> bool:
    """Whether so many are told together with others alone; none at all may be told."""
    return 0 < count < LEAST


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """Something that was done (经过): when, what, by whom."""

    at: datetime
    verb: str
    officer: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the county said of a matter (县级回复)."""

    number: Number
    event: str
    org: str
    on: date
    document: str
    text: str
    due: date | None
    served_on: date | None = None
    """Of a 复查 or 复核 opinion, when it reached its person (送达)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn:
    """What the county said and took back (撤回): on which day, and why."""

    answer: Answer
    on: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """How the national system knows a matter (国家信访信息系统): told by the county, never made up here."""

    number: str
    """信访件编号."""
    query_code: str = field(repr=False)
    """查询码: the petitioner's own secret, for their paper and no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One batch that carried a matter (上报批次) and what came of it there."""

    sequence: int
    made_at: datetime
    state: str
    """made, written or acknowledged: three facts, never one light."""
    result: str
    """accepted, rejected, stale, or empty while the county has not said."""
    code: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRecord:
    """All that is known of a matter (信访事项全貌)."""

    visit: Visit
    matter: Matter
    papers: tuple[PaperRecord, ...]
    history: tuple[HistoryLine, ...]
    sendings: tuple[Sending, ...]
    answers: tuple[Answer, ...]
    """Those that stand."""
    withdrawn: tuple[Withdrawn, ...] = ()
    national: National | None = None
    """None until the county has told; always of an accusation."""
    first: Matter | None = None
    """Of a repeat visit the matter that it was merged into, as that stands; None where it is not here."""

    @property
    def told_as(self) -> str:
        """Where it stands, as the county calls it (:func:`county_clock.told_as`)."""
        done = [Done(event=each.event, on=each.on) for each in self.answers]
        return told_as(self.matter.state, self.matter.draft.outcome, done)

    @property
    def leading(self) -> Matter:
        """The matter whose road it goes: of a repeat visit the first one (art. 21, para. 2)."""
        return self.first or self.matter

    @property
    def carried(self) -> bool:
        """Whether a batch that was written has carried it."""
        return any(each.state != BatchState.MADE.value for each in self.sendings)

    @property
    def replaces_receipt(self) -> bool:
        """Whether an open receipt of what is sealed now was drawn before: it may be in somebody's hand."""
        return self.matter.confidential and any(
            each.kind is Paper.RECEIPT and (each.sha256 or each.handed_over_at) for each in self.papers
        )


class BatchState(Enum):
    """How far a batch has come (批次状态)."""

    MADE = "made"
    WRITTEN = "written"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchRecord:
    """One batch (批次)."""

    sequence: int
    made_at: datetime
    file: str
    sha256: str
    tagmanifest: str
    records: int
    state: BatchState


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What no batch has carried yet (待上报)."""

    records: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """One accusation in a batch, by number and revision."""

    number: Number
    rev: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisciplineBatch:
    """One file for the discipline authority (移送批次)."""

    sequence: int
    made_at: datetime
    file: str
    sha256: str
    tagmanifest: str
    carried: tuple[Carried, ...]
    state: BatchState = BatchState.MADE

    @property
    def records(self) -> int:
        """How many accusations it carries."""
        return len(self.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resumed:
    """How a restored register stands to what the county holds (续接结果)."""

    batches: int
    """Batches that the county has and this register had lost or made otherwise."""
    lost: tuple[Number, ...]
    """At the county, and not here, or here in an older revision: to be written anew from the papers."""
    clashing: tuple[Number, ...]
    """Given out twice: here since the restore, at the county before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedDraft:
    """A draft that was put by; ``first_words`` tell it from others, and are empty for a sealed one."""

    key: str
    saved_at: datetime
    first_words: str
    draft: VisitDraft | None
    """None while it lies sealed."""
    sealed: bool = False
    came_at: datetime | None = None
    """When they came, where that was kept; of a sealed one too."""

    @property
    def at(self) -> datetime:
        """When they came; of a draft from before that was kept, when it was put by."""
        return self.came_at or self.saved_at


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """A line of the trail (留痕记录)."""

    seq: int
    at: datetime
    officer: str
    verb: str
    subject: str
    detail: str
    hash: str
    why: str = ""
    """At the county: for what purpose phone and identity numbers were seen whole; kept sealed beside it."""
