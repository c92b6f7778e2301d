"""A desk without a disk: the real rules over lists in memory."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from pathlib import Path

from xinfang_desk.batch.tables import NAMES
from xinfang_desk.desk import accounts, people, sealing
from xinfang_desk.desk.answers import (
    CardRecord,
    DayClose,
    Drawn,
    Outlook,
    OwedPaper,
    PrintOutcome,
    ReadersShown,
    Rejection,
    SealedWaiting,
    StickFolder,
    StickView,
    TableChange,
    TableState,
    Taken,
    Verified,
)
from xinfang_desk.desk.counter import may as rights
from xinfang_desk.desk.mail import discipline
from xinfang_desk.desk.safe.backup import Drill
from xinfang_desk.desk.shipped import calendar_shipped, road_map_shipped, rules_shipped
from xinfang_desk.desk.signs import uncovered
from xinfang_desk.devices import printer, sticks
from xinfang_desk.devices.carrier import Standing
from xinfang_desk.devices.printer import Sent
from xinfang_desk.domain.accusation import is_unanswered, seal_of
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall import feedback as counting
from xinfang_desk.domain.hall import outreach
from xinfang_desk.domain.hall.ticket import Ticket, TicketState, in_turn
from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.number import make_number
from xinfang_desk.domain.progress import may, take
from xinfang_desk.domain.record import (
    Count,
    HistoryLine,
    MatterRecord,
    Office,
    PaperRecord,
    PaperState,
    Row,
    Within,
)
from xinfang_desk.domain.road.offices import NO_OFFICES, competent
from xinfang_desk.domain.road.roadmap import end_of
from xinfang_desk.domain.roles import FIRST_DUTIES, Account, Duty
from xinfang_desk.domain.spans import spans
from xinfang_desk.domain.suggestion import suggest
from xinfang_desk.domain.suggestion.seal import Seal
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.domain.time.clock import ClockDoubt
from xinfang_desk.domain.visit import (
    Earlier,
    Standpoint,
    deadlines_of,
    foresee,
    papers_of,
    register,
)
from xinfang_desk.settings import Settings

OFFICE = Office(
    code="411526102",
    name="示例镇信访工作站",
    desk=1,
    officer="示例员",
    phone="0000-0000000",
    hours="9:00-17:00",
)
CONFIDENTIAL = "保密口令-1234"
NOON = datetime(2026, 9, 14, 9, 30, tzinfo=CHINA)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8"
    "ffff3f0005fe02fe331295140000000049454e44ae426082"
)


class Printer:
    """The print system: which queues there are, what it was given, and what it says to that."""

    def __init__(self):
        self.queues = ("前台打印机",)
        self.says = Sent.TAKEN
        self.sheets = []

    def stands_in(self, monkeypatch):
        """For the real one, as long as the test runs."""
        monkeypatch.setattr(printer, "printers", lambda: self.queues)
        monkeypatch.setattr(printer, "lacking", self._lacking)
        monkeypatch.setattr(printer, "send", self._send)

    @property
    def titles(self):
        """Under what titles sheets came out."""
        return [title for title, _pdf, _queue in self.sheets]

    def _lacking(self, printer_name):
        if not self.queues:
            return Sent.NO_PRINTER
        return Sent.GONE if printer_name and printer_name not in self.queues else None

    def _send(self, pdf, *, printer_name, title):
        said = self._lacking(printer_name) or self.says
        if said is Sent.TAKEN:
            self.sheets.append((title, pdf, printer_name))
        return said


class Socket:
    """Where sticks are plugged in: real folders, which the desktop is said to have mounted."""

    def __init__(self, under):
        self.under = under
        self.mounted = []
        self.lets_go = True

    def stands_in(self, monkeypatch):
        """For what the system says of its sticks, as long as the test runs."""
        monkeypatch.setattr(sticks, "sticks", lambda: tuple(map(self._described, self.mounted)))
        monkeypatch.setattr(sticks, "let_go", self._let_go)

    def plug(self, label="XINFANG"):
        """Plug in the stick of this label, a blank one the first time; its folder."""
        folder = self.under / label
        folder.mkdir(parents=True, exist_ok=True)
        self.mounted.append(folder)
        return folder

    def pull(self):
        """Pull out every stick."""
        self.mounted.clear()

    def _described(self, folder):
        return sticks.Stick(folder=folder, label=folder.name, free_mb=3200)

    def _let_go(self, folder):
        if self.lets_go:
            self.mounted.remove(folder)
        return self.lets_go


class BatchState(Enum):
    MADE = "made"
    WRITTEN = "written"
    ACKNOWLEDGED = "acknowledged"


@dataclass(frozen=True, kw_only=True)
class Batch:
    sequence: int
    made_at: datetime
    file: str
    records: int
    state: BatchState


@dataclass(frozen=True, kw_only=True)
class Waiting:
    records: int


@dataclass(frozen=True, kw_only=True)
class Preview:
    records: int
    first_day: date | None
    last_day: date | None
    size: int


STICK = StickFolder(folder=Path("/stick"), label="U盘 XINFANG", free_mb=3200)
OURS = StickView(standing=Standing.OURS, free_mb=3200, batches=(), files=0, strays=0)


@dataclass(frozen=True, kw_only=True)
class Kept:
    key: str
    saved_at: datetime
    first_words: str
    draft: object
    sealed: bool = False

    @property
    def at(self):
        return self.draft.received_at or self.saved_at


@dataclass
class FakeDesk:
    """What the screens use of a desk; ``refuse`` makes the next asking fail with that code."""

    office: Office = OFFICE
    now: Callable[[], datetime] = lambda: NOON
    visits: list[Visit] = field(default_factory=list)
    papers_by_number: dict = field(default_factory=dict)
    kept: dict = field(default_factory=dict)
    refuse: str = ""
    printed: list = field(default_factory=list)
    print_outcome: PrintOutcome = PrintOutcome.SENT
    settings: Settings = field(default_factory=Settings)
    enrolled: CardRecord | None = None
    made: list[Batch] = field(default_factory=list)
    refused_there: tuple[Rejection, ...] = ()
    unanswered: tuple = ()
    plugged: dict = field(default_factory=lambda: {STICK: OURS})
    lies_whole: bool = True
    found_replies: tuple = ()
    missing_replies: tuple = ()
    aside: tuple = ()
    lets_go: bool = True
    taken: list = field(default_factory=list)
    written_to: list = field(default_factory=list)
    older: dict = field(default_factory=dict)
    done: dict = field(default_factory=dict)
    sheets: list = field(default_factory=list)
    large: list = field(default_factory=list)
    looked_for: list = field(default_factory=list)
    unsealed: list = field(default_factory=list)
    authority: CardRecord | None = None
    clock_doubted: ClockDoubt | None = None
    handed_over: set = field(default_factory=set)
    retention: int | None = None
    erasable: dict = field(default_factory=dict)
    erased: list = field(default_factory=list)
    asked_own: list = field(default_factory=list)
    closed_days: list = field(default_factory=list)
    answered: dict = field(default_factory=dict)
    national: dict = field(default_factory=dict)
    queue: dict = field(default_factory=dict)
    apart: set = field(default_factory=set)
    printers: tuple = ("前台打印机",)
    recoveries: int = 0
    copies_sealed: int = 1
    accounts_there: list = field(
        default_factory=lambda: [Account(id="1", name=OFFICE.officer, duties=FIRST_DUTIES)]
    )
    passphrases: dict = field(default_factory=lambda: {OFFICE.officer: "示例口令-1234"})
    heard_of: dict = field(default_factory=dict)
    versions: dict = field(default_factory=lambda: dict.fromkeys(NAMES, "1"))
    drilled: Drill | None = None
    refuse_second: str = ""

    def __post_init__(self):
        self.road_map = road_map_shipped()
        self.offices = NO_OFFICES
        self.rules = rules_shipped()
        self.calendar = calendar_shipped()
        self.reception = Reception(self)
        self.papers = Papers(self)
        self.outbox = self.inbox = self.sticks = self.keys = Exchange(self)
        self.tables = Tables(self)
        self.discipline = Discipline(self)
        self.upkeep = self.copies = self.trail = self.people = Keeping(self)
        self.hall = Hall(self)
        self.tickets = Tickets(self)
        self.accounts = Accounts(self)
        self.sealing = Sealing(self)
        self._uids = 0

    def sit_down(self, *duties):
        """Whoever has these duties sits here from now on."""
        self.accounts_there[0] = replace(self.accounts_there[0], duties=frozenset(duties))

    def uid(self):
        self._uids += 1
        return f"uid-{self._uids}"

    def may_refuse(self):
        if self.refuse:
            code, self.refuse = self.refuse, ""
            raise DeskError(code)

    def record(self, number):
        for visit in self.visits:
            for matter in visit.matters:
                if matter.number == number:
                    verbs = ("registered", *self.done.get(number, ()))
                    history = tuple(
                        HistoryLine(at=visit.registered_at, verb=verb, officer=visit.officer, detail="")
                        for verb in verbs
                    )
                    return MatterRecord(
                        visit=visit,
                        matter=matter,
                        papers=tuple(self.papers_by_number[number]),
                        history=history,
                        sendings=(),
                        answers=self.answered.get(number, ()),
                        national=self.national.get(number),
                    )
        raise DeskError("matter.unknown")

    def row(self, number):
        record = self.record(number)
        matter, papers = record.matter, record.papers
        dues = [each.due for each in matter.deadlines if each.binds.value == "office" and each.due]
        sealed = matter.confidential
        hidden = matter.withheld
        people = record.visit.people
        return Row(
            number=number,
            received_at=matter.received_at,
            people="" if hidden or not people else people[0].name,
            people_count=len(people),
            village=matter.draft.village,
            summary="" if hidden else (matter.draft.request or matter.draft.statement)[:24],
            state=matter.state,
            outcome=matter.draft.outcome,
            confidential=sealed,
            unanswered=matter.unanswered,
            papers_owed=len(papers),
            papers_handed_over=sum(each.state is PaperState.HANDED_OVER for each in papers),
            due=min(dues, default=None),
        )

    def numbers(self):
        return [each.number for visit in reversed(self.visits) for each in visit.matters]

    def put(self, matter, verb):
        number = matter.number
        for place, visit in enumerate(self.visits):
            changed = tuple(matter if each.number == number else each for each in visit.matters)
            self.visits[place] = replace(visit, matters=changed)
        there = {each.kind for each in self.papers_by_number[number]}
        self.papers_by_number[number] += [
            self.due_paper(matter, kind) for kind in matter.papers if kind not in there
        ]
        self.done.setdefault(number, []).append(verb)
        return self.record(number)

    def due_paper(self, matter, kind):
        return PaperRecord(
            uid=self.uid(),
            matter_uid=matter.uid,
            number=matter.number,
            kind=kind,
            state=PaperState.DUE,
            sha256=None,
            prints=0,
            handed_over_at=None,
        )

    def paper(self, uid):
        return next(each for papers in self.papers_by_number.values() for each in papers if each.uid == uid)

    def move(self, uid, state):
        for number, papers in self.papers_by_number.items():
            for place, each in enumerate(papers):
                if each.uid == uid:
                    self.papers_by_number[number][place] = replace(each, state=state)
                    return self.papers_by_number[number][place]
        raise DeskError("paper.unknown")


class Reception:
    def __init__(self, desk):
        self._desk = desk

    def register(self, draft, *, ticket=None):
        desk = self._desk
        desk.may_refuse()
        if ticket is not None:
            desk.tickets.served(ticket)
        count = sum(len(visit.matters) for visit in desk.visits)
        running = iter(range(count + 1, count + 99))
        visit = register(
            draft,
            self._standpoint(),
            new_uid=desk.uid,
            next_number=lambda year: make_number(desk.office.code, desk.office.desk, year, next(running)),
            earlier=self._earlier,
        )
        desk.visits.append(visit)
        desk.kept.pop(draft.key, None)
        for matter in visit.matters:
            desk.papers_by_number[matter.number] = [desk.due_paper(matter, kind) for kind in matter.papers]
        return visit

    def _standpoint(self):
        desk = self._desk
        return Standpoint(
            office_code=desk.office.code,
            desk=desk.office.desk,
            officer=desk.office.officer,
            now=desk.now(),
            calendar=desk.calendar,
            road_map=desk.road_map,
            rules=desk.rules,
        )

    def _earlier(self, number):
        if number not in self._desk.numbers():
            return None
        return Earlier(number=number, deadlines=self._desk.record(number).matter.deadlines)

    def outlook(self, draft):
        return tuple(
            Outlook(matter=each, offices=competent(self._desk.offices, end_of(each.draft), each.draft.to))
            for each in foresee(draft, self._standpoint(), self._earlier).matters
        )

    def is_unanswered(self, matter):
        return is_unanswered(matter, self._desk.rules)

    def suggest(self, text):
        return suggest(text, self._desk.rules)

    def today(self):
        return tuple(self._desk.row(each) for each in self._desk.numbers())

    def due(self, today):
        last = today + timedelta(days=7)
        rows = (self._desk.row(each) for each in self._desk.numbers())
        return tuple(each for each in rows if each.due is not None and each.due <= last)

    def show(self, number):
        self._desk.may_refuse()
        return self._desk.record(number)

    def find(self, text, limit=50, *, why="接待", within=Within()):  # noqa: B008  # frozen
        self._desk.looked_for.append((text, why, within))
        rows = (self._desk.row(each) for each in self._desk.numbers())
        return tuple(
            each
            for each in rows
            if (text in each.people or text in each.summary or text in each.number)
            and (not within.states or each.state in within.states)
            and (not within.village or each.village == within.village)
            and (within.since is None or each.received_at.date() >= within.since)
        )[:limit]

    def counts(self, by, since, until):
        drafts = [matter.draft for visit in self._desk.visits for matter in visit.matters]
        keys = [{"content": each.content, "place": each.village}.get(by.value, "2026-09") for each in drafts]
        return tuple(Count(key=key, matters=keys.count(key)) for key in sorted(set(keys)))

    def earlier(self, person):
        rows = (self._desk.row(each) for each in self._desk.numbers())
        apart = self._desk.apart
        return tuple(
            each for each in rows if each.people == person.name and (person.name, each.number) not in apart
        )

    def not_the_same(self, person, number):
        self._desk.may_refuse()
        self._desk.apart.add((person.name, number))

    def same_after_all(self, person, number):
        self._desk.apart.discard((person.name, number))

    def approve(self, number, approved_by):
        record = self._desk.record(number)
        conclusion = replace(record.matter.draft.conclusion, approved_by=approved_by)
        draft = replace(record.matter.draft, conclusion=conclusion)
        papers = papers_of(draft, record.visit.people)
        return self._desk.put(replace(record.matter, draft=draft, papers=papers), "approve")

    def may(self, number):
        return may(self._desk.record(number).matter)

    def take_step(self, number, taken):
        self._desk.may_refuse()
        before = self._desk.record(number).matter
        return self._desk.put(
            take(before, taken, self._desk.calendar, today=self._desk.now().date()), taken.step.value
        )

    def correct(self, number, draft):
        self._desk.may_refuse()
        before = self._desk.record(number).matter
        self._desk.older.setdefault(number, []).append(before)
        deadlines = deadlines_of(draft, before.received_at.date(), self._desk.calendar)
        return self._desk.put(replace(before, draft=draft, deadlines=deadlines), "correct")

    def versions(self, number):
        return tuple(self._desk.older.get(number, ()))

    def save_draft(self, draft):
        self._desk.may_refuse()
        shut = any(seal_of(each, self._desk.rules) is not Seal.OPEN for each in draft.matters)
        words = draft.matters[0].statement[:12] if draft.matters and not shut else ""
        self._desk.kept[draft.key] = Kept(
            key=draft.key, saved_at=self._desk.now(), first_words=words, draft=draft, sealed=shut
        )

    def drafts(self):
        return tuple(sorted(self._desk.kept.values(), key=lambda each: (each.at, each.key), reverse=True))

    def discard_draft(self, key):
        self._desk.kept.pop(key, None)

    def villages(self):
        return ("示例村", "试验村")

    def addresses(self, prefix):
        return tuple(each for each in ("示例村三组 12 号",) if each.startswith(prefix))


class Papers:
    def __init__(self, desk):
        self._desk = desk

    def owed(self):
        return tuple(
            OwedPaper(paper=paper, row=self._desk.row(number))
            for number, papers in self._desk.papers_by_number.items()
            for paper in papers
            if paper.state in {PaperState.DUE, PaperState.DRAWN, PaperState.SENT}
        )

    def count_owed(self):
        return len(self.owed())

    def draw(self, number, kinds=(), *, large=False):
        self._desk.may_refuse()
        asked = [each for each in self._desk.papers_by_number[number] if not kinds or each.kind in kinds]
        for each in asked:
            if each.state is PaperState.DUE:
                self._desk.move(each.uid, PaperState.DRAWN)
        owed = {each.kind: each.uid for each in asked}
        return tuple(
            Drawn(paper_uid=owed.get(kind), kind=kind, pdf=b"%PDF", sha256="0" * 64, pages=1)
            for kind in kinds or tuple(owed)
        )

    def save(self, number, folder, kinds=(), *, large=False):
        files = {folder / f"{number}-{each.kind.value}.pdf": each for each in self.draw(number, kinds)}
        for file in files:
            Path(file).write_bytes(b"%PDF")
        return files

    def send(self, number, kinds=(), *, printer_name="", large=False):
        self._desk.may_refuse()
        self._desk.printed.append((number, kinds, printer_name))
        self._desk.large.append(large)
        self.draw(number, kinds)
        if self._desk.print_outcome is PrintOutcome.SENT:
            for each in list(self._desk.papers_by_number[number]):
                if each.state in {PaperState.DUE, PaperState.DRAWN} and (not kinds or each.kind in kinds):
                    self._desk.move(each.uid, PaperState.SENT)
        return self._desk.print_outcome

    def hand_over(self, paper_uid):
        self._desk.may_refuse()
        if self._desk.paper(paper_uid).state not in {PaperState.DRAWN, PaperState.SENT}:
            raise DeskError("paper.bad_step", kind="", state="")
        return self._desk.move(paper_uid, PaperState.HANDED_OVER)

    def take_back(self, paper_uid):
        return self._desk.move(paper_uid, PaperState.SENT)

    def void(self, paper_uid, reason):
        return self._desk.move(paper_uid, PaperState.VOIDED)

    def sheet(self, *said):
        self._desk.may_refuse()
        return f"%PDF {said}".encode()

    def thermal(self, number, kind=Paper.RECEIPT, *, large=False):
        return self.sheet("thermal", number, kind.value, large)

    def progress(self, number):
        return self.sheet("progress", number)

    def urging(self, number):
        return self.sheet("urging", number)

    def day_sheet(self, day):
        return self.sheet("day", day.isoformat())

    def batch_list(self, sequence):
        return self.sheet("batch", sequence)

    def test_page(self):
        return self.sheet("test")

    def send_sheet(self, pdf, *, title, printer_name=""):
        self._desk.sheets.append((title, pdf, printer_name))
        return self._desk.print_outcome

    def picture(self, pdf, page=0, dpi=110):
        return PNG

    def uncovered(self, text):
        return uncovered(text)

    def printers(self):
        return self._desk.printers

    def printer_lacking(self, printer_name=""):
        if not self._desk.printers:
            return PrintOutcome.NO_PRINTER
        gone = printer_name and printer_name not in self._desk.printers
        return PrintOutcome.GONE if gone else None


class Exchange:
    def __init__(self, desk):
        self._desk = desk

    def held(self):
        return tuple(each for each in self._desk.numbers() if self._desk.record(each).matter.unanswered)

    def pending(self):
        sent = sum(each.records for each in self._desk.made)
        return Waiting(records=len(self._desk.numbers()) - sent)

    def preview(self, *, again=False):
        records = len(self._desk.numbers()) if again else self.pending().records
        day = self._desk.now().date() if records else None
        return Preview(records=records, first_day=day, last_day=day, size=records * 2048)

    def plugged_in(self):
        return tuple(self._desk.plugged)

    def ours(self):
        ours = [each for each, view in self._desk.plugged.items() if view.standing is Standing.OURS]
        if len(ours) != 1:
            raise DeskError("stick.two" if ours else "stick.none", sticks=len(ours))
        return ours[0].folder

    def look_at(self, folder):
        if self._desk.enrolled is None:
            raise DeskError("county.not_enrolled")
        views = {each.folder: view for each, view in self._desk.plugged.items()}
        return views.get(folder, replace(OURS, standing=Standing.GONE, free_mb=0))

    def prepare(self, folder):
        self._desk.may_refuse()
        stick = next(each for each in self._desk.plugged if each.folder == folder)
        self._desk.plugged[stick] = replace(self._desk.plugged[stick], standing=Standing.OURS)
        return self._desk.plugged[stick]

    def make_batch(self, folder, *, again=False, progress=None):
        return self._make("folder", folder, again, progress)

    def write(self, folder, *, again=False, progress=None):
        return self._make("stick", folder, again, progress)

    def _make(self, kind, folder, again, progress):
        self._desk.may_refuse()
        self._desk.written_to.append((kind, folder))
        waiting = self.preview(again=again).records
        if not waiting:
            return None
        for done in range(1, waiting + 1):
            progress(done)
        sequence = len(self._desk.made) + 1
        batch = Batch(
            sequence=sequence,
            made_at=self._desk.now(),
            file=f"411526102-1-{sequence:06d}.xfb",
            records=waiting,
            state=BatchState.WRITTEN,
        )
        self._desk.made.insert(0, batch)
        return batch

    def verify_again(self, folder):
        self._desk.may_refuse()
        return tuple(
            Verified(sequence=each.sequence, file=each.file, whole=self._desk.lies_whole)
            for each in reversed(self._desk.made)
        )

    def let_go(self, folder):
        if self._desk.lets_go:
            self._desk.plugged = {
                each: view for each, view in self._desk.plugged.items() if each.folder != folder
            }
        return self._desk.lets_go

    def find_replies(self, folder):
        return tuple(
            replace(each, repeated=each.repeated or each.file in self._desk.taken)
            for each in self._desk.found_replies
        )

    def missing_replies(self):
        return self._desk.missing_replies

    def reply_gaps(self):
        return spans(self._desk.missing_replies)

    def close_reply_gap(self, first, last, why):
        if not why.strip():
            raise DeskError("gap.why_missing")
        kept = tuple(each for each in self._desk.missing_replies if not first <= each <= last)
        closed, self._desk.missing_replies = len(self._desk.missing_replies) - len(kept), kept
        return closed

    def take_reply(self, file):
        self._desk.may_refuse()
        self._desk.taken.append(file)
        return Taken(repeated=False, accepted=3, rejected=self._desk.refused_there, updates=2, cleaned=1)

    def batches(self):
        return tuple(self._desk.made)

    def heard_of(self):
        return self._desk.heard_of

    def unanswered(self):
        return self._desk.unanswered

    def reminder(self):
        return b"%PDF reminder"

    def rejected(self):
        return self._desk.refused_there

    def set_aside(self):
        return self._desk.aside

    def county(self):
        return self._desk.enrolled

    def enrol(self, file):
        self._desk.may_refuse()
        self._desk.enrolled = CardRecord(name="示例县", fingerprint="12345 67890 12345 67890 12345 67890")
        return self._desk.enrolled

    def renew_copy(self):
        self._desk.may_refuse()
        self._desk.copies_sealed += 1

    def write_copy(self, folder):
        self._desk.may_refuse()
        return folder / f"copy-{self._desk.copies_sealed}.xfb"

    def write_card(self, file):
        return CardRecord(name="示例镇", fingerprint="09876 54321 09876 54321 09876 54321")


class Tables:
    def __init__(self, desk):
        self._desk = desk

    def in_use(self):
        return tuple(
            TableState(table=name, version=version, from_county=version != "1", can_go_back=version != "1")
            for name, version in self._desk.versions.items()
        )

    def preview(self, file):
        self._desk.may_refuse()
        return (TableChange(table="calendar", version="2", present="1", added=3, removed=1),)

    def apply(self, file):
        self._desk.versions["calendar"] = "2"
        return self.preview(file)

    def roll_back(self, name):
        self._desk.versions[name] = "1"
        return "1"


class Discipline:
    def __init__(self, desk):
        self._desk = desk

    def _accusations(self):
        return {each for each in self._desk.numbers() if self._desk.record(each).matter.confidential}

    def waiting(self):
        records = len(self._accusations() - self._desk.handed_over)
        return SealedWaiting(records=records, enrolled=self._desk.authority is not None)

    def make_batch(self, folder, *, again=False, progress=None):
        self._desk.may_refuse()
        waiting = self._accusations() - self._desk.handed_over
        self._desk.handed_over |= waiting
        self._desk.written_to.append(("discipline", folder))
        return Batch(
            sequence=1,
            made_at=self._desk.now(),
            file="411526102-1-d000001.xfb",
            records=len(waiting),
            state=BatchState.WRITTEN,
        )


class Hall:
    """Counts and sessions by the rules; papers are what :meth:`Papers.sheet` gives."""

    def __init__(self, desk):
        self._desk = desk
        self.boxes = []
        self.held = []
        self.saved = []

    def told(self, today=None):
        return counting.told(self.boxes)

    def count_slips(self, slips):
        self.boxes.append(counting.checked_slips(slips, NOON.date()))
        return slips

    def take_back_slips(self, slips):
        self.boxes.remove(slips)
        return slips

    def slip(self, month=None):
        return self._desk.papers.sheet("slip")

    def slip_roll(self, month=None):
        return self._desk.papers.sheet("slip roll")

    def add_session(self, session):
        self.held.append(outreach.checked(session, self._desk.road_map))
        return session

    def sessions(self, year):
        return outreach.year_list(self.held, year, self._desk.road_map)

    def sessions_sheet(self, year):
        return self._desk.papers.sheet("sessions", year)

    def poster(self):
        return self._desk.papers.sheet("poster")

    def save_poster(self, folder):
        self._desk.may_refuse()
        self.saved.append(folder)
        return (folder / "poster.pdf", folder / "poster-1.png")


class Keeping:
    def __init__(self, desk):
        self._desk = desk

    def settings(self):
        return self._desk.settings

    def change_settings(self, settings):
        self._desk.settings = settings

    def check(self):
        return ()

    def clock_doubt(self):
        return self._desk.clock_doubted

    def confirm_clock(self):
        self._desk.clock_doubted = None
        return self._desk.now()

    def last(self):
        return NOON - timedelta(days=1)

    def last_drill(self):
        return self._desk.drilled

    def calendar_years(self):
        return (2025, 2026)

    def close_day(self, folder=None):
        self._desk.may_refuse()
        self._desk.closed_days.append(self._desk.now().date())
        return self.day_close(), Path("/home/backups/20260914.xfbackup")

    def keep_second(self):
        if self._desk.refuse_second:
            raise DeskError(self._desk.refuse_second)
        place = self._desk.settings.second_place
        return Path(place) / "20260914.xfbackup" if place else None

    def drill(self, file):
        return self._desk.drilled

    def retention_years(self):
        return self._desk.retention

    def set_retention(self, years):
        if years < 1:
            raise DeskError("retention.bad_years")
        self._desk.retention = years

    def erasable_from(self, number):
        return self._desk.erasable.get(number)

    def erase(self, number, why):
        self._desk.may_refuse()
        if self._desk.record(number).matter.confidential:
            raise DeskError("matter.sealed")
        del self._desk.erasable[number]
        self._desk.erased.append((number, why))
        self._desk.done.setdefault(number, []).append("erased")

    def held_on(self, name, id_number="", phone=""):
        self._desk.may_refuse()
        self._desk.asked_own.append((name, id_number, phone))
        records = (self._desk.record(each) for each in self._desk.numbers())
        return tuple(
            each
            for each in records
            if not each.matter.confidential
            and any(name == who.name or id_number == who.id_number != "" for who in each.visit.people)
        )

    def paper(self, found, name, id_number="", phone=""):
        return self._desk.papers.sheet("own record", *(each.matter.number for each in found))

    def backup(self, folder):
        return folder / "backup.xfk", "0" * 64

    def day_close(self, day=None):
        papers = [each for papers in self._desk.papers_by_number.values() for each in papers]
        handed = sum(each.state is PaperState.HANDED_OVER for each in papers)
        return DayClose(
            day=day or date(2026, 9, 14),
            issued=len(papers),
            handed_over=handed,
            voided=0,
            still_due=len(papers) - handed,
            drafts=len(self._desk.kept),
        )


class Sealing:
    def __init__(self, desk):
        self._desk = desk

    def unseal(self, number, passphrase, why):
        self._desk.may_refuse()
        if passphrase != CONFIDENTIAL:
            raise DeskError("passphrase.wrong")
        self._desk.unsealed.append((number, why))
        return self._desk.record(number)

    def is_holder(self):
        return Duty.CONFIDENTIAL in self._desk.accounts.mine().duties

    def readers(self):
        kept = self._desk.authority
        return ReadersShown(officer="11111 22222", cards=(kept,) if kept else (), fingerprint="33333 44444")

    def enrol_discipline(self, file, passphrase):
        self._desk.may_refuse()
        if passphrase != CONFIDENTIAL:
            raise DeskError("passphrase.wrong")
        self._desk.authority = CardRecord(name="示例县纪委监委", fingerprint="13579 24680 13579 24680")
        return self._desk.authority

    def hand_over(self, account, passphrase, account_passphrase, new):
        desk = self._desk
        desk.may_refuse()
        if passphrase != desk.passphrases[desk.accounts.mine().name]:
            raise DeskError("passphrase.wrong")
        there = desk.accounts_there
        place = next((at for at, each in enumerate(there) if account in {each.id, each.name}), 0)
        if not place:
            raise DeskError("account.unknown")
        if account_passphrase != desk.passphrases[there[place].name]:
            raise DeskError("passphrase.wrong", whose="successor")
        there[0] = replace(there[0], duties=there[0].duties - {Duty.CONFIDENTIAL})
        there[place] = replace(there[place], duties=there[place].duties | {Duty.CONFIDENTIAL})
        return there[place]


class Accounts:
    """Accounts in a list; each head's passphrase is what stands in ``desk.passphrases``."""

    def __init__(self, desk):
        self._desk = desk
        self.asked = []

    def mine(self):
        return self._desk.accounts_there[0]

    def listed(self):
        if not rights(accounts.Accounts.listed, self.mine().duties):
            raise DeskError("role.lacking")
        return tuple(self._desk.accounts_there)

    def add(self, name, duties, passphrase, *, consent=""):
        self.asked.append(("add", consent))
        self._desk.may_refuse()
        if any(each.name == name for each in self.listed()):
            raise DeskError("account.exists")
        if Duty.HEAD in duties:
            self._agreed(consent)
        made = Account(id=str(len(self.listed()) + 1), name=name, duties=frozenset(duties))
        self._desk.accounts_there.append(made)
        self._desk.passphrases[name] = passphrase
        return made

    def remove(self, account, *, consent=""):
        self.asked.append(("remove", consent))
        self._desk.may_refuse()
        found = self._found(account)
        if Duty.HEAD in found.duties:
            self._agreed(consent)
        self._desk.accounts_there.remove(found)
        return found

    def change_passphrase(self, old, new):
        self._desk.may_refuse()
        if old != self._desk.passphrases[self.mine().name]:
            raise DeskError("passphrase.wrong")
        self._desk.passphrases[self.mine().name] = new

    def reset_passphrase(self, account, new, *, consent=""):
        self._desk.may_refuse()
        found = self._found(account)
        if Duty.HEAD in found.duties:
            self._agreed(consent)
        self._desk.passphrases[found.name] = new
        return found

    def has_recovery(self):
        return self._desk.recoveries > 0

    def recovery_sheet(self, *, consent=""):
        self._desk.may_refuse()
        self._agreed(consent)
        self._desk.recoveries += 1
        return f"%PDF recovery {self._desk.recoveries}".encode()

    def _found(self, account):
        found = [each for each in self.listed() if account in {each.id, each.name}]
        if not found:
            raise DeskError("account.unknown")
        return found[0]

    def _agreed(self, consent):
        heads = [each.name for each in self._desk.accounts_there if Duty.HEAD in each.duties]
        if not heads or Duty.HEAD in self.mine().duties:
            return
        if not consent:
            raise DeskError("account.head_consent")
        if consent not in {self._desk.passphrases[each] for each in heads}:
            raise DeskError("passphrase.wrong")


class Tickets:
    def __init__(self, desk):
        self._desk = desk

    def today(self):
        return tuple(self._desk.queue.values())

    def take(self):
        self._desk.may_refuse()
        number = max(self._desk.queue, default=0) + 1
        return self._put(
            Ticket(
                number=number,
                state=TicketState.WAITING,
                people=1,
                care=None,
                ahead=False,
                taken_at=self._desk.now(),
                called_at=None,
            )
        )

    def describe(self, number, *, people, care, ahead):
        return self._put(replace(self._desk.queue[number], people=people, care=care, ahead=ahead))

    def call(self, number=None):
        if number is None:
            waiting = in_turn(self.today())
            if not waiting:
                raise DeskError("ticket.nobody_waits")
            number = waiting[0].number
        for each in self.today():
            if each.state is TicketState.CALLED:
                self.served(each.number)
        called = replace(self._desk.queue[number], called_at=self._desk.now())
        return self._put(replace(called, state=TicketState.CALLED))

    def absent(self, number):
        return self._put(replace(self._desk.queue[number], state=TicketState.ABSENT))

    def back(self, number):
        return self._put(replace(self._desk.queue[number], state=TicketState.WAITING))

    def served(self, number):
        return self._put(replace(self._desk.queue[number], state=TicketState.SERVED))

    def drop(self, number):
        del self._desk.queue[number]

    def slip(self, number):
        return f"%PDF slip {number}".encode()

    def _put(self, ticket):
        self._desk.queue[ticket.number] = ticket
        return ticket


for _fake, _real in (
    (Accounts, accounts.Accounts),
    (Discipline, discipline.Discipline),
    (Keeping, people.People),
    (Sealing, sealing.Sealing),
):
    for _name, _verb in vars(_fake).items():
        if hasattr(_real, _name) and not _name.startswith("_"):
            vars(_verb)["entitled"] = getattr(_real, _name).entitled
