"""A matter whole (事项全貌): what its desk sent, what the county did, on one line of time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import wire
from xinfang_desk.county import packs, standing
from xinfang_desk.county.answers import EntryLine, MatterView
from xinfang_desk.county.attachments import Attachments
from xinfang_desk.county.figures.evaluations import EVALUATED, evaluation_of
from xinfang_desk.county.finding.lines import (
    BatchLine,
    DeadlineLine,
    MaterialLine,
    MatterWhole,
    Moment,
    PaperLine,
    PersonLine,
)
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.lookup import matter
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.county_clock import Clock, Who
from xinfang_desk.domain.matter import State, Step
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.time.calendar import CHINA, china_day
from xinfang_desk.domain.time.limits import RULES
from xinfang_desk.words import _, label, sentence
from xinfang_desk.words.county_events import event_name

_OF_BODY = frozenset({"accepted", "not_accepted", "no_longer_accepted", "extended", "answered", "concluded"})
"""Events that a body under the county does, where it names one."""
_RANK = {"registered": 0, "paper": 1, "step": 1, "received": 2, "returned": 3}
"""In what order things of one day are told; what the county entered comes last."""


def whole(ledger: Ledger, home: Path, typed: str, *, in_clear: bool = False) -> MatterWhole:
    """All that is known of a matter, people's numbers ``in_clear`` or masked.

    ``number.mistyped`` or ``matter.unknown``.
    """
    number = read_number(typed)
    place, record = packs.Reader(ledger).standing(number)
    view, known = matter(ledger, number), standing.known_of(ledger, number)
    batches = _batches(ledger, record, place[0])
    state = standing.state_told(record, known)
    clocks, attachments = standing.clocks_of(record, known), Attachments(ledger, home)
    return MatterWhole(
        view=view,
        uid=record.uid,
        visit_uid=record.visit_uid,
        state=state,
        came_on=known.came_on,
        place=record.place,
        anonymous=record.anonymous,
        earlier=record.earlier,
        accepted_on=record.accepted_on,
        transferred_on=record.transferred_on,
        served_on=record.served_on,
        people=tuple(_person(each, in_clear=in_clear) for each in record.people),
        deadlines=_deadlines(record, known),
        papers=tuple(
            PaperLine(
                kind=each.kind,
                title=_paper(each.kind),
                sha256=each.sha256,
                handed_over_at=_local(each.handed_over_at),
            )
            for each in record.papers
        ),
        materials=tuple(_material(each, attachments) for each in record.materials),
        batches=batches,
        clock=clocks[0] if clocks else None,
        linked=_linked(ledger, number),
        evaluation=evaluation_of(ledger, number),
        may_be_evaluated=state in EVALUATED,
        timeline=_timeline(ledger, record, view, batches, clocks),
    )


def title_of(rule: str) -> str:
    """What a limit is called; one that only a later program knows, by its id."""
    return RULES[rule].title if rule in RULES else rule


def _person(who: wire.PersonV1, *, in_clear: bool) -> PersonLine:
    return PersonLine(
        name=who.name,
        role=who.role,
        sex=who.sex,
        ethnicity=who.ethnicity,
        id_type=who.id_type,
        id_number=who.id_number if in_clear else masked_id(who.id_number),
        phone=who.phone if in_clear else masked_phone(who.phone),
        address=who.address,
        needs=who.needs,
        relation=who.relation,
        authority=who.authority,
    )


def _deadlines(record: wire.RecordV1, known: standing.Known) -> tuple[DeadlineLine, ...]:
    open_ones = {each.id for each in standing.broken(record, known.done)}
    return tuple(
        DeadlineLine(
            id=each.id,
            title=title_of(each.id),
            binds=each.binds,
            start=each.start,
            due=each.due,
            rolled=each.rolled,
            certain=each.certain,
            article=RULES[each.id].article if each.id in RULES else "",
            kept=each.binds == "office" and each.id not in open_ones,
        )
        for each in record.deadlines
    )


def _material(each: wire.MaterialV1, attachments: Attachments) -> MaterialLine:
    kept = each.sha256 is not None and attachments.holds(each.sha256)
    said = " ".join(filter(None, (each.said.body, each.said.number))) if each.said else ""
    return MaterialLine(
        name=each.name, pages=each.pages, copy=each.copy, sha256=each.sha256, here=kept, said=said
    )


def _batches(ledger: Ledger, record: wire.RecordV1, stands: int) -> tuple[BatchLine, ...]:
    found = ledger.rows(
        "SELECT b.id, b.sequence, b.received_at, v.rev FROM versions v JOIN batches b ON b.id = v.batch"
        " WHERE v.uid = ? UNION SELECT b.id, b.sequence, b.received_at, r.rev FROM records r"
        " JOIN batches b ON b.id = r.batch WHERE r.uid = ?",
        (record.uid, record.uid),
    )
    return tuple(
        BatchLine(
            sequence=sequence,
            received_at=datetime.fromisoformat(at).astimezone(CHINA),
            rev=rev,
            stands=(batch, rev) == (stands, record.rev),
        )
        for batch, sequence, at, rev in sorted(found)
    )


def _linked(ledger: Ledger, number: str) -> tuple[str, ...]:
    found = ledger.rows(
        "SELECT a, b FROM pairs WHERE decided = 'linked' AND (a = ? OR b = ?)", (number, number)
    )
    return tuple(sorted(b if a == number else a for a, b in found))


def _timeline(
    ledger: Ledger,
    record: wire.RecordV1,
    view: MatterView,
    batches: Sequence[BatchLine],
    clocks: Sequence[Clock],
) -> tuple[Moment, ...]:
    found = [
        *_at_the_desk(ledger, record),
        *_at_the_county(ledger, record, batches),
        *(_entered(each) for each in view.answers),
    ]
    found.sort(key=lambda each: (each.day, _RANK.get(each.kind, len(_RANK)), str(each.at or "")))
    found += (
        Moment(
            day=clock.due,
            who=clock.who.value,
            kind="next",
            words=title_of(clock.rule),
            org=clock.org,
            ahead=True,
        )
        for clock in clocks
    )
    return tuple(found)


def _at_the_desk(ledger: Ledger, record: wire.RecordV1) -> Iterator[Moment]:
    at = record.received_at.astimezone(CHINA)
    yield Moment(day=at.date(), who="desk", kind="registered", words=_("登记"), at=at)
    for paper in record.papers:
        if (handed := _local(paper.handed_over_at)) is not None:
            words = _("{paper}已交到手里").format(paper=_paper(paper.kind))
            yield Moment(day=handed.date(), who="desk", kind="paper", words=words, at=handed)
    told: set[str] = set()
    for event in _steps(ledger, record.uid):
        told.add(event.verb)
        yield Moment(
            day=event.day or china_day(event.at),
            who="desk",
            kind="step",
            words=_step(event.verb),
            at=_local(event.at) if event.day is None else None,
            document=event.document,
        )
    days = (("accept", record.accepted_on), ("forward", record.transferred_on), ("deliver", record.served_on))
    for verb, day in days:
        if day is not None and verb not in told:
            yield Moment(day=day, who="desk", kind="step", words=_step(verb))
    if record.void:
        # Of when it was withdrawn or declared void nothing but the batch tells.
        last = ledger.row(
            "SELECT b.received_at FROM records r JOIN batches b ON b.id = r.batch WHERE r.uid = ?",
            (record.uid,),
        )
        if last is not None:
            words = label(State.VOID if is_void(record) else State.WITHDRAWN)
            yield Moment(day=china_day(datetime.fromisoformat(last[0])), who="desk", kind="step", words=words)


def _at_the_county(ledger: Ledger, record: wire.RecordV1, batches: Sequence[BatchLine]) -> Iterator[Moment]:
    for each in batches:
        words = _("收到第{sequence}批").format(sequence=each.sequence)
        if each.rev > 1:
            words += _("，第{rev}稿").format(rev=each.rev)
        yield Moment(
            day=each.received_at.date(), who="county", kind="received", words=words, at=each.received_at
        )
    of_uid = "SELECT batch, place FROM {} WHERE uid = ?"
    places = f"{of_uid.format('records')} UNION {of_uid.format('versions')}"
    for code, at, received_at in ledger.rows(
        f"SELECT o.code, o.at, b.received_at FROM ({places}) p"
        " JOIN outcomes o ON o.batch = p.batch AND o.place = p.place JOIN batches b ON b.id = p.batch"
        " WHERE o.result = 'rejected'",
        (record.uid, record.uid),
    ):
        when = datetime.fromisoformat(at or received_at).astimezone(CHINA)
        words = _("退回补正：{why}").format(why=sentence(code, {}))
        yield Moment(day=when.date(), who="county", kind="returned", words=words, at=when if at else None)


def _entered(entry: EntryLine) -> Moment:
    words = event_name(entry.event)
    if entry.due is not None:
        words += _("，{due}前办完").format(due=entry.due.isoformat())
    if entry.served_on is not None:
        words += _("，{day}送达").format(day=entry.served_on.isoformat())
    if entry.withdrawn_at is not None:
        words = _("{what}（已撤回：{why}）").format(what=words, why=entry.why)
    return Moment(
        day=entry.day,
        who=Who.BODY.value if entry.event in _OF_BODY else Who.COUNTY.value,
        kind=entry.event,
        words=words,
        org=entry.org,
        document=entry.document,
        text=entry.text,
        answer=entry.id,
        told=entry.replied,
        withdrawn=entry.withdrawn_at is not None,
    )


def _steps(ledger: Ledger, uid: str) -> Iterator[wire.EventV1]:
    """What the desk told that it did, as the batches brought it."""
    for event, body in ledger.rows("SELECT uid, body FROM events WHERE matter_uid = ?", (uid,)):
        yield wire.decode_kept(ledger.bodies.open(body, "events", event), wire.EventV1)


def _step(verb: str) -> str:
    """What a step of the desk is called; one that only a later desk knows, by its name."""
    return label(Step(verb)) if verb in {each.value for each in Step} else verb


def _paper(kind: str) -> str:
    return label(Paper(kind)) if kind in {each.value for each in Paper} else kind


def _local(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(CHINA)
