"""What falls due (期限): the county's own clocks, what desks promised, and what went back to them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from xinfang_desk.batch import wire
from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.county import packs, standing
from xinfang_desk.county.answers import MatterLine
from xinfang_desk.county.finding.lines import DueLine, RejectedLine, RejectedPage
from xinfang_desk.county.finding.listing import lines_of
from xinfang_desk.county.finding.whole import title_of
from xinfang_desk.county.finding.word_index import WordIndex
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.county_clock import Who
from xinfang_desk.domain.time.calendar import CHINA

_Found = tuple[wire.RecordV1, standing.Known]


def due(ledger: Ledger, index: WordIndex, today: date, days: int | None = None) -> tuple[DueLine, ...]:
    """The clocks that run, with who has to act, soonest first: all, or those that end within so many days."""
    until = "9999" if days is None else (today + timedelta(days=days)).isoformat()
    found = list(_records(ledger, "r.act_by <> '' AND r.act_by <= ?", until))
    shown = _shown(ledger, index, found)
    lines = [
        _line(shown[record.number], clock.rule, clock.start, clock.due, today, clock.who, clock.org)
        for record, known in found
        for clock in standing.clocks_of(record, known)
        if clock.due.isoformat() <= until
    ]
    return tuple(sorted(lines, key=lambda each: (each.due, each.number)))


def promised(ledger: Ledger, index: WordIndex, today: date) -> tuple[DueLine, ...]:
    """What desks promised by a day that is over, and nothing shows as kept, the longest over first."""
    found = list(_records(ledger, "r.promised <> '' AND r.promised < ?", today.isoformat()))
    shown = _shown(ledger, index, found)
    lines = [
        _line(shown[record.number], each.id, each.start, each.due, today, Who.DESK, record.desk)
        for record, known in found
        for each in standing.broken(record, known.done)
        if each.due is not None and each.due < today
    ]
    return tuple(sorted(lines, key=lambda each: (each.due, each.number)))


def rejected(ledger: Ledger, size: int, page: int = 1) -> RejectedPage:
    """What went back to its desk, newest first; a revision that was replaced since waits for nobody."""
    waits = (
        "FROM outcomes o JOIN batches b ON b.id = o.batch WHERE o.result = 'rejected'"
        " AND NOT EXISTS (SELECT 1 FROM versions v WHERE v.batch = o.batch AND v.place = o.place)"
    )
    total = ledger.row(f"SELECT count(*) {waits}") or (0,)
    later = "SELECT 1 FROM records WHERE number = ? AND batch > ?"
    reader = packs.Reader(ledger)
    found = ledger.rows(
        f"SELECT o.batch, o.place, o.code, o.at, b.desk, b.sequence, b.received_at {waits}"
        " ORDER BY o.batch DESC, o.place DESC LIMIT ? OFFSET ?",
        (size, max(page - 1, 0) * size),
    )
    lines = []
    for batch, place, code, at, desk, sequence, received_at in found:
        said = wire.identity_of(reader.line((batch, place)))
        lines.append(
            RejectedLine(
                number=said.number,
                desk=desk,
                sequence=sequence,
                received_at=datetime.fromisoformat(received_at).astimezone(CHINA),
                code=code,
                field=said.field if isinstance(said, wire.ReturnedV1) else "",
                by_clerk=code in BY_CLERK,
                at=datetime.fromisoformat(at).astimezone(CHINA) if at else None,
                corrected=ledger.row(later, (said.number, batch)) is not None,
            )
        )
    return RejectedPage(total=int(total[0]), lines=tuple(lines))


def _records(ledger: Ledger, where: str, value: str) -> Iterator[_Found]:
    """The records that are wanted, in the order in which they lie: each pack is opened once."""
    reader = packs.Reader(ledger)
    for batch, place, number in ledger.rows(
        f"SELECT r.batch, r.place, r.number FROM records r WHERE {where} ORDER BY r.batch, r.place", (value,)
    ):
        record = wire.decode_kept(reader.line((batch, place)), wire.RecordV1)
        yield record, standing.known_of(ledger, number)


def _shown(ledger: Ledger, index: WordIndex, found: list[_Found]) -> dict[str, MatterLine]:
    lines = lines_of(ledger, index, [record.number for record, _ in found])
    return {each.number: each for each in lines}


def _line(shown: MatterLine, rule: str, start: date, until: date, today: date, who: Who, org: str) -> DueLine:
    return DueLine(
        number=shown.number,
        desk=shown.desk,
        rule=rule,
        title=title_of(rule),
        start=start,
        due=until,
        days=(until - today).days,
        who=who.value,
        org=org,
        people=shown.people,
        village=shown.village,
        summary=shown.summary,
        content=shown.content,
        state=shown.state,
    )
