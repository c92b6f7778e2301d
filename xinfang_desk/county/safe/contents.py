"""Whether all that a ledger keeps opens, and its rows say what the records say (台账内容核对).

One pack at a time: what is looked at may be of any size.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, get_args

from xinfang_desk.batch import seal, wire
from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.county import merging, packs, standing
from xinfang_desk.county.attachments import Attachments
from xinfang_desk.county.entries import entries_of
from xinfang_desk.county.keys import read_identity
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.national import national_of
from xinfang_desk.county.returning import words_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.words import sentence

_ENTERED: dict[str, Callable[[Ledger, str], Any]] = {
    "answers": lambda ledger, number: [_known_event(each.event) for each in entries_of(ledger, number)],
    "national": national_of,
    "evaluations": lambda ledger, number: [
        date.fromisoformat(day)
        for (day,) in ledger.rows("SELECT day FROM evaluations WHERE number = ?", (number,))
    ],
}
"""What is entered on matters, and what reads it."""
_DAMAGE = frozenset({"batch.bad_record", "ledger.batch_damaged", "ledger.damaged", "ledger.entry_damaged"})
"""What is told of contents that are not as they went in."""
_NAMED = 5
"""Numbers that a finding names; of more it tells how many."""
_OF_RECORD = ("desk", "received_at", "purpose", "route", "outcome", "content", "town", "people")
"""The columns that follow from a record alone, whatever was done on its matter since."""
_REMINDERS = frozenset({"backup.old", "desk.replies_parted", "disk.nearly_full", "reserve.still_here"})
"""Findings of a home in which all is there that came."""
_EVENTS = frozenset(get_args(wire.CountyEvent))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountyFinding:
    """Something that a check found (检查发现)."""

    code: Code
    facts: dict[str, str | int] = field(default_factory=dict)

    @property
    def is_damage(self) -> bool:
        """Whether something that came is lost or changed; else it is a reminder."""
        return self.code not in _REMINDERS


def said_of(findings: Sequence[CountyFinding]) -> dict[str, str | int]:
    """How many there are and the first of them in words, as facts of a refusal."""
    first = findings[0]
    return {"count": len(findings), "first": sentence(first.code, first.facts)}


def unsound(ledger: Ledger, home: Path) -> Iterator[CountyFinding]:
    """What of a ledger and of its attachments in ``home`` does not open, or is not as it came."""
    attachments = Attachments(ledger, home)
    for batch, desk, sequence, records, rejected in ledger.rows(
        "SELECT id, desk, sequence, records, rejected FROM batches ORDER BY desk, sequence"
    ):
        named: dict[str, str | int] = {"desk": desk, "sequence": sequence}
        try:
            differing, scans = _of_batch(ledger, batch, records, rejected)
        except (DeskError, LookupError) as fault:
            _only_damage(fault)
            yield CountyFinding(code="ledger.batch_damaged", facts=named)
            continue
        if differing:
            yield CountyFinding(code="ledger.rows_differ", facts=named | _numbers(differing))
        lost = [number for number, scan in scans if not attachments.holds(scan)]
        if lost:
            yield CountyFinding(code="attachment.lost", facts=named | _numbers(lost))
    if stray := _stray(ledger):
        yield CountyFinding(code="ledger.rows_stray", facts=_numbers(stray))
    if damaged := list(dict.fromkeys(_bad_entries(ledger))):
        yield CountyFinding(code="ledger.entry_damaged", facts=_numbers(damaged))
    yield from _unread(ledger, attachments)


def _of_batch(
    ledger: Ledger, batch: int, records: int, rejected: int
) -> tuple[list[str], list[tuple[str, str]]]:
    """The numbers of a batch whose rows are not as its records say, and each number with its scans.

    ``DeskError`` where a record does not open.
    """
    differing: list[str] = []
    scans: list[tuple[str, str]] = []
    lines = 0
    for (first,) in ledger.rows("SELECT first FROM packs WHERE batch = ? ORDER BY first", (batch,)):
        chunk = packs.lines_of(ledger, (batch, first))
        _of_pack(ledger, (batch, first), chunk, differing, scans)
        lines += len(chunk)
    if lines != records:
        # A pack is not there, or was there twice.
        raise LookupError(batch)
    differing += (
        str(number)
        for (number,) in ledger.rows(
            "SELECT number FROM records WHERE batch = ? AND (place < 0 OR place >= ?)", (batch, lines)
        )
    )
    back = ledger.rows("SELECT place, words FROM outcomes WHERE batch = ? AND result = 'rejected'", (batch,))
    for place, words in back:
        words_of(ledger, (batch, place), words)
    if len(back) != rejected:
        # Which one it is nothing tells.
        differing.append("")
    return differing, scans


def _of_pack(
    ledger: Ledger,
    first: packs.Place,
    chunk: Sequence[bytes],
    differing: list[str],
    scans: list[tuple[str, str]],
) -> None:
    batch, start = first
    span = batch, start, start + len(chunk)
    within = "WHERE batch = ? AND place >= ? AND place < ?"
    rows = {
        place: (number, uid, rev, came_on, told)
        for place, number, uid, rev, came_on, *told in ledger.rows(
            f"SELECT place, number, uid, rev, came_on, {', '.join(_OF_RECORD)} FROM records {within}", span
        )
    }
    outcomes = {
        place: (result, code)
        for place, result, code in ledger.rows(f"SELECT place, result, code FROM outcomes {within}", span)
    }
    for place, line in enumerate(chunk, start):
        said = wire.identity_of(line)
        result, code = outcomes.get(place, ("accepted", ""))
        if place in rows:
            fits = isinstance(said, wire.RecordV1) and _fits(said, rows[place])
            # Nothing is listed whose scans did not come (record.scan_missing).
            if isinstance(said, wire.RecordV1):
                scans += ((said.number, scan) for scan in merging.scans_of(said))
        elif result == "rejected" and code not in BY_CLERK:
            fits = True
        else:
            # Another revision of it stands: a later one, unless this one came too late.
            least = 0 if result == "stale" else said.rev
            asked = "SELECT 1 FROM records WHERE uid = ? AND number = ? AND rev >= ?"
            fits = ledger.row(asked, (said.uid, said.number, least)) is not None
        if not fits:
            differing.append(said.number)


def _fits(record: wire.RecordV1, row: tuple[Any, ...]) -> bool:
    number, uid, rev, came_on, told = row
    if (number, uid, rev) != (record.number, record.uid, record.rev):
        return False
    if came_on is None:
        # It waits to be listed anew.
        return True
    try:
        listed = standing.listed(record, standing.Known(came_on=date.fromisoformat(came_on)))
    except ValueError:
        return False
    known = dict(zip(standing.COLUMNS, listed, strict=True))
    return bool(told == [known[column] for column in _OF_RECORD])


def _stray(ledger: Ledger) -> list[str]:
    """Rows that say of themselves that they are of a batch that never came."""
    return [
        str(number)
        for (number,) in ledger.rows(
            "SELECT number FROM records WHERE NOT EXISTS (SELECT 1 FROM batches b WHERE b.id = records.batch)"
        )
    ]


def _bad_entries(ledger: Ledger) -> Iterator[str]:
    """The matters with something that was entered (办理进展、国家系统、评价) and cannot be read."""
    for table, read in _ENTERED.items():
        known = f"EXISTS (SELECT 1 FROM records r WHERE r.number = {table}.number)"
        for number, stands in ledger.stream(f"SELECT DISTINCT number, {known} FROM {table} ORDER BY number"):
            if not (stands and _reads(read, ledger, number)):
                yield number


def _reads(read: Callable[[Ledger, str], Any], ledger: Ledger, number: str) -> bool:
    try:
        read(ledger, number)
    except (DeskError, ValueError) as fault:
        _only_damage(fault)
        return False
    return True


def _only_damage(fault: Exception) -> None:
    """Let go on what the disk or the server is to blame for: of what is there it says nothing."""
    if isinstance(fault, DeskError) and fault.code not in _DAMAGE:
        raise fault


def _known_event(event: str) -> str:
    if event not in _EVENTS:
        raise ValueError("an event that nobody enters")
    return event


def _unread(ledger: Ledger, attachments: Attachments) -> Iterator[CountyFinding]:
    """Those that do not open, or are not what their names say."""
    identity = read_identity(ledger)
    for file in attachments.files():
        try:
            sound = seal.unsealed_hash(file, [identity.seal_secret, *identity.earlier]) == file.stem
        except DeskError:
            sound = False
        if not sound:
            yield CountyFinding(code="attachment.unread", facts={"file": f"{file.parent.name}/{file.name}"})


def _numbers(found: Sequence[str]) -> dict[str, str | int]:
    named = [each for each in found if each]
    return {"count": len(found), "numbers": "、".join(named[:_NAMED])}
