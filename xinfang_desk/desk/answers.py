"""What the counters answer with (答复): light records that a screen may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from xinfang_desk.devices.carrier import Standing
from xinfang_desk.domain.books.every_matter import Column
from xinfang_desk.domain.books.pad import PadCount
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.office import Office
from xinfang_desk.domain.record import MatterRecord, PaperRecord, Row, TrailLine
from xinfang_desk.domain.refusals import Code
from xinfang_desk.domain.road.offices import Body

PART = 500
"""Lines of a ledger that are read at once while a file is made: others wait no longer than for these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What would follow if a matter were registered as it stands (预览)."""

    matter: Matter
    """As it would be kept, without a number."""
    offices: tuple[Body, ...]
    """Who hears it where its road ends today, as far as the county's table knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldOn:
    """All that is held on a person, newest first (本人查询): as a list shows it, and whole."""

    rows: tuple[Row, ...]
    records: tuple[MatterRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedPaper:
    """A paper that nobody has been handed yet (未交付), and whose matter it is."""

    paper: PaperRecord
    row: Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A paper as bytes; ``paper_uid`` is None for one that is not owed but was asked for."""

    paper_uid: str | None
    kind: Paper
    drawing: bytes
    """What it was drawn as, packed: what the register keeps of it."""
    pdf: bytes
    sha256: str
    pages: int
    as_handed_over: bool = False
    """It is what was handed over, to the byte, whatever the form of now says."""
    reissued: bool = False
    """Another one was handed over before: this one is of now, and says so (重新出具)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMark:
    """The proof of one receipt (回执自证): the same record and keys always give the same."""

    qr: str
    """The number, a colon, and the signed proof."""
    code: str
    """Sixteen characters to be typed, in groups of four."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPaper:
    """A paper that was to be printed (送打印), and what became of it."""

    kind: Paper
    title: str
    printer: str
    """The queue or the address that it was for; empty where there was none."""
    media: str
    outcome: PrintOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class StickFolder:
    """A place that a batch can be written to (U盘)."""

    folder: Path
    label: str
    free_mb: int
    writable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerFile:
    """A table of the ledger that is being made (导出台账)."""

    numbers: tuple[str, ...]
    columns: tuple[Column, ...]
    whole: bool
    """Whether identity and telephone numbers stand in it in full."""

    @property
    def parts(self) -> int:
        """In how many parts it is read."""
        return -(-len(self.numbers) // PART)

    def part(self, at: int) -> tuple[str, ...]:
        """The numbers of one part."""
        return self.numbers[at * PART : (at + 1) * PART]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which township and window the desk is (乡镇、窗口号)."""

    office: Office
    may_change: bool
    """Whether who sits here may change it."""
    is_numbered: bool
    """Whether a number was given out: it stands in each, and nobody changes it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRecord:
    """Whose card was accepted or written (登记卡), and the digits to compare over the telephone."""

    name: str
    fingerprint: str
    national: bool = False
    """Whether its algorithms are the national ones (国密): the desk then has another card to bring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadersShown:
    """Who may read accusations (谁能打开检举控告), with the digits to compare over the telephone."""

    officer: str
    """Digits of the confidential officer's key; empty in a home where nothing proves the readers yet."""
    cards: tuple[CardRecord, ...]
    fingerprint: str
    """Digits of the whole list as the confidential key has signed it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedWaiting:
    """What of the accusations waits for the discipline authority (检举控告待移送)."""

    records: int
    """How many no batch of theirs has carried."""
    enrolled: bool
    """Whether the authority's card was accepted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A record that did not get through, and why: refused by the county (退回), or in no batch (未装入)."""

    number: str
    code: str
    words: str
    field: str = ""
    """The field of the record that it is about, empty for the matter as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a reply brought (县级回执): a repeated one changes nothing."""

    repeated: bool
    accepted: int
    rejected: tuple[Rejection, ...]
    updates: int
    trail_parted: int | None = None
    """The batch whose head of the trail, as the county holds it, is not in ours (留痕对不上)."""
    reply_parted: int | None = None
    """Its own number, where another reply had come under it before (县里的台账退回过旧备份)."""
    tables: tuple[str, ...] = ()
    """Names of the tables that came along and wait for the head (随回执来的表)."""
    cleaned: int = 0
    """Our acknowledged batches that were deleted from the stick."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StickView:
    """A medium as it stands (U盘状况): whose, how much room, which batches of ours lie on it whole."""

    standing: Standing
    free_mb: int
    batches: tuple[int, ...]
    files: int
    """Sealed files on it, of anybody."""
    strays: int
    """Files in our folders that are none of ours."""
    writable: bool = True
    """Whether its write protection lets us write."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundReply:
    """A reply that lies on a medium (找到的回执); ``code`` says what is wrong with it."""

    file: Path
    sequence: int
    repeated: bool
    code: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A batch read back from a medium that was plugged in again (重新核对)."""

    sequence: int
    file: str
    whole: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A batch that the county has not acknowledged for too long (逾期未回执)."""

    sequence: int
    made_at: datetime
    file: str
    sha256: str
    records: int
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a check found (检查发现)."""

    code: Code
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailParting:
    """Where a trail parts from what the county holds of it (留痕对不上)."""

    line: int | None = None
    """The first line that does not follow from those before it."""
    batch: int | None = None
    """The batch whose head, as the county holds it, this trail never had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClose:
    """The day's balance (当日结清): issued = handed over + voided + still due."""

    day: date
    issued: int
    handed_over: int
    voided: int
    still_due: int
    drafts: int
    """Drafts that wait when it is asked, of whatever day."""
    left_over: int
    """Papers of earlier days that are still to be handed over; they count in no other figure."""
    void: int
    """Matters that were declared void on the day; they count in no other figure."""
    pads: PadCount
    """Blank receipts with numbers: open now, used and spoiled on the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pad:
    """A pad that was given out (停电本): its numbers from first to last, a page each."""

    first: Number
    last: Number
    pages: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Voided:
    """A visit that was declared void (作废): all its matters, and the papers to take back."""

    number: Number
    numbers: tuple[Number, ...]
    papers: tuple[PaperRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableChange:
    """What applying a table would change (下发表预览)."""

    table: str
    version: str
    present: str
    """The version in use now."""
    added: int
    """Lines that are new, and lines that are gone, when both are written out."""
    removed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """A table in use (下发表): its version, whose it is, and whether the one before can be brought back."""

    table: str
    version: str
    from_county: bool
    can_go_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the next batch would carry (导出预览), in bytes before it is packed."""

    records: int
    first_day: date | None
    last_day: date | None
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureTold:
    """One figure of a year (年报数字) in words, and which matters it counts (查是哪些件)."""

    id: str
    name: str
    unit: str
    value: str
    made_of: str
    """Of a share: numerator, denominator and what is left out; else empty."""
    definition: str
    counted: tuple[str, ...]
    missed: tuple[str, ...]
    """Of a share, the matters that are missing from it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailExport:
    """Lines of the trail (留痕导出) as an auditor takes them along, signed by this desk (Ed25519)."""

    lines: tuple[TrailLine, ...]
    head: str
    """Hash of the last line of all: the same that the next batch carries to the county."""
    sound: bool
    signature: str
    """Base64, over :func:`signed_bytes` of the lines and the head."""

    def document(self) -> dict[str, Any]:
        """All of it as a plain document (docs/security.md), for a file or a script."""
        lines = [
            {
                "seq": each.seq,
                "time": each.at.isoformat(),
                "officer": each.officer,
                "verb": each.verb,
                "subject": each.subject,
                "detail": each.detail,
                "hash": each.hash,
            }
            for each in self.lines
        ]
        return {"lines": lines, "head": self.head, "sound": self.sound, "signature": self.signature}
