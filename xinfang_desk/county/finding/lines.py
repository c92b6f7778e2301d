"""What finding answers with (查找结果): a matter whole, what falls due, what came back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from xinfang_desk.county.answers import MatterView
from xinfang_desk.domain.county_clock import Clock
from xinfang_desk.domain.refusals import Code


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One of the people who came (来访人); numbers are whole where a purpose was given."""

    name: str
    role: str
    sex: str
    ethnicity: str
    id_type: str
    id_number: str = field(repr=False)
    phone: str = field(repr=False)
    address: str
    needs: tuple[str, ...]
    relation: str
    authority: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineLine:
    """A limit as the desk reckoned it (期限); ``kept`` says that nobody waits for it any more."""

    id: str
    title: str
    binds: str
    start: date
    due: date | None
    rolled: date | None
    certain: bool
    article: str
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLine:
    """A paper of the desk (文书), and when it was put into somebody's hands."""

    kind: str
    title: str
    sha256: str | None
    handed_over_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialLine:
    """Something handed in (材料); ``here`` says that its scan lies in this home and can be opened."""

    name: str
    pages: int
    copy: bool
    sha256: str | None
    here: bool
    said: str = ""
    """What was read of it and confirmed at the desk, in one line; empty where nothing was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentLine:
    """A scan (附件): what it is by its content, size in bytes; of one that is gone, no kind and 0."""

    name: str
    kind: str
    pages: int
    size: int
    sha256: str
    here: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchLine:
    """A batch that brought a revision of the matter (批次)."""

    sequence: int
    received_at: datetime
    rev: int
    stands: bool
    """It is the revision that stands, and no older or late one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing on the line of time (办理经过): by whom, what, in words.

    ``kind`` is ``registered``, ``received``, ``paper``, ``step``, ``returned``, ``reply``, ``next``, or an
    event of the county by its value; ``who`` is ``desk``, ``county`` or ``body``. What is ``ahead`` is not
    done yet.
    """

    day: date
    who: str
    kind: str
    words: str
    at: datetime | None = None
    org: str = ""
    document: str = ""
    text: str = ""
    answer: int | None = None
    """The id of the county's answer that it is."""
    told: bool | None = None
    """Whether a reply has carried it to the desk; None where nothing has to be carried."""
    withdrawn: bool = False
    ahead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterWhole:
    """All that desk and county know of a matter (事项全貌)."""

    view: MatterView
    uid: str
    visit_uid: str
    state: str
    came_on: date
    place: str
    anonymous: bool
    earlier: str | None
    accepted_on: date | None
    transferred_on: date | None
    served_on: date | None
    people: tuple[PersonLine, ...]
    deadlines: tuple[DeadlineLine, ...]
    papers: tuple[PaperLine, ...]
    materials: tuple[MaterialLine, ...]
    batches: tuple[BatchLine, ...]
    clock: Clock | None
    """The county's own, that runs now."""
    linked: tuple[str, ...]
    """The matters that a clerk found to be the same."""
    evaluation: tuple[str, date] | None
    """What its petitioner said of how it was handled (群众评价), and when."""
    may_be_evaluated: bool
    """It was answered, or ended."""
    timeline: tuple[Moment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """A limit on a matter (期限): which, until when, who has to act; ``days`` are left, over if negative."""

    number: str
    desk: str
    rule: str
    title: str
    start: date
    due: date
    days: int
    who: str
    org: str
    people: str
    village: str
    summary: str
    content: str
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLine:
    """Two matters that may be one (同一人、同一件), the one received first ahead.

    ``why`` is ``id``, ``phone``, ``address``, ``matter`` or ``words``, empty where a clerk alone saw it;
    ``decided`` is ``linked``, ``apart`` or None.
    """

    a: str
    b: str
    why: str
    decided: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedLine:
    """One thing of two matters (并排); ``agrees`` is None where one of them says nothing of it."""

    key: str
    one: str
    other: str
    agrees: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """A record that went back to its desk (退回): found at fault by the program, or sent back by a clerk."""

    number: str
    desk: str
    sequence: int
    received_at: datetime
    code: Code
    field: str
    by_clerk: bool
    at: datetime | None
    """When a clerk sent it back, where that was written down."""
    corrected: bool
    """A later batch brought it as it should be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPage:
    """One page of what went back, newest first, of how many in all."""

    total: int
    lines: tuple[RejectedLine, ...]
