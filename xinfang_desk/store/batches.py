"""Batches to the county (上报批次): made, written and acknowledged are three facts, never one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import BatchRecord, BatchState, PaperRecord, Waiting
from xinfang_desk.store.file import codec, trail
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By
from xinfang_desk.store.papers import PAPERS, PAPERS_AS_JSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsent:
    """A matter that a batch is to carry; its visit comes without its matters."""

    id: int
    visit: Visit
    matter: Matter
    papers: tuple[PaperRecord, ...]


def wait(register: Register, matter_id: int, matter: Matter) -> None:
    """Let this revision wait for a batch; an accusation never does (art. 30, para. 3), nor what may be one.

    Inside a write.
    """
    if matter.withheld:
        register.run("DELETE FROM waiting WHERE matter = ?", (matter_id,))
    else:
        register.run("INSERT OR REPLACE INTO waiting (matter, rev) VALUES (?, ?)", (matter_id, matter.rev))


def unsent(register: Register, *, again: bool = False) -> Iterator[Unsent]:
    """What no written batch has carried in its present revision, in the order of registration.

    ``again``: also what the county has not answered.
    """
    found = register.stream(
        "SELECT m.id, CAST(v.body AS BLOB), CAST(m.body AS BLOB),"
        f" {PAPERS_AS_JSON} FROM waiting w JOIN matters m ON m.id = w.matter"
        f" JOIN visits v ON v.id = m.visit WHERE w.sent <= ? ORDER BY w.matter",
        (int(again),),
    )
    for matter_id, visit, matter, papers in found:
        try:
            whole = Unsent(
                id=matter_id,
                visit=codec.read(visit, Visit),
                matter=codec.read(matter, Matter),
                papers=codec.read(papers, PAPERS),
            )
        except DeskError:
            continue  # told by spoilt; the others go
        yield whole


def spoilt(register: Register) -> Iterator[Number]:
    """What waits and cannot be read: :func:`unsent` goes past it."""
    found = register.stream(
        "SELECT m.number, CAST(v.body AS BLOB), CAST(m.body AS BLOB) FROM waiting w"
        " JOIN matters m ON m.id = w.matter JOIN visits v ON v.id = m.visit ORDER BY w.matter"
    )
    return (Number(number) for number, visit, matter in found if not codec.is_read(visit, matter))


def waiting(register: Register) -> Waiting:
    """How much :func:`unsent` would give."""
    found = register.rows(
        "SELECT count(*), min(m.received_on), max(m.received_on) FROM waiting w"
        " JOIN matters m ON m.id = w.matter WHERE w.sent = 0"
    )
    records, first, last = found[0]
    return Waiting(
        records=records,
        first_day=date.fromisoformat(first) if first else None,
        last_day=date.fromisoformat(last) if last else None,
    )


def held(register: Register) -> tuple[Number, ...]:
    """What no batch carries until somebody has said if it is an accusation (待确认), oldest first."""
    found = register.stream("SELECT number FROM matters WHERE unanswered = 1 AND state <> 'void' ORDER BY id")
    return tuple(Number(number) for (number,) in found)


def next_sequence(register: Register) -> int:
    """The number that the next batch gets; the county reports any that it misses."""
    found = register.rows("SELECT coalesce(max(sequence), 0) + 1 FROM batches")
    return int(found[0][0])


def previous_tagmanifest(register: Register) -> str | None:
    """The hash by which the next batch names the one before it."""
    found = register.row("SELECT tagmanifest FROM batches ORDER BY sequence DESC LIMIT 1")
    return None if found is None else str(found[0])


def record_batch(
    register: Register,
    *,
    sequence: int,
    file: str,
    sha256: str,
    tagmanifest: str,
    records: int,
    carried: Iterable[tuple[int, int]],
    by: By,
) -> BatchRecord:
    """Note a batch that was made, and which revision of which matters (by their ids) it carries."""
    register.run(
        "INSERT INTO batches (sequence, made_at, file, sha256, tagmanifest, records, state)"
        " VALUES (?, ?, ?, ?, ?, ?, 'made')",
        (sequence, by.at.isoformat(), file, sha256, tagmanifest, records),
    )
    register.run_many(
        "INSERT INTO batch_items (sequence, matter, rev) VALUES (?, ?, ?)",
        ((sequence, matter_id, rev) for matter_id, rev in carried),
    )
    trail.append(register, by, "batch_made", _subject(sequence), sha256)
    return _batch(register, sequence)


def carried_by(register: Register, sequence: int) -> tuple[tuple[Number, str], ...]:
    """The numbers that a batch carried, each with the hash of its receipt (empty when none was drawn)."""
    found = register.stream(
        "SELECT m.number, coalesce((SELECT p.sha256 FROM papers p WHERE p.matter = m.id AND p.kind = 'D01'"
        " ORDER BY p.position LIMIT 1), '') FROM batch_items i JOIN matters m ON m.id = i.matter"
        " WHERE i.sequence = ? ORDER BY m.id",
        (sequence,),
    )
    return tuple((Number(number), sha256) for number, sha256 in found)


def mark_written(register: Register, sequence: int, *, by: By) -> BatchRecord:
    """Note that it lies on the stick and read back the same; only now its matters count as sent."""
    if register.run(
        "UPDATE batches SET state = 'written' WHERE sequence = ? AND state = 'made'", (sequence,)
    ):
        register.run(
            "UPDATE waiting SET sent = 1 WHERE EXISTS (SELECT 1 FROM batch_items i"
            " WHERE i.matter = waiting.matter AND i.sequence = ? AND i.rev >= waiting.rev)",
            (sequence,),
        )
        trail.append(register, by, "batch_written", _subject(sequence))
    return _batch(register, sequence)


def withdraw_batch(register: Register, sequence: int, *, by: By) -> None:
    """Forget the last batch when its file never got its name, so that no sequence is missed.

    ``batch.written`` when it was written, or is not the last.
    """
    last = register.row("SELECT sequence, state FROM batches ORDER BY sequence DESC LIMIT 1")
    if last != (sequence, BatchState.MADE.value):
        raise DeskError("batch.written", sequence=sequence)
    register.run("DELETE FROM batch_items WHERE sequence = ?", (sequence,))
    register.run("DELETE FROM batches WHERE sequence = ?", (sequence,))
    trail.append(register, by, "batch_withdrawn", _subject(sequence))


def batches(register: Register) -> tuple[BatchRecord, ...]:
    """Every batch, newest first."""
    return _batches(register, "ORDER BY sequence DESC")


def heard_of(register: Register) -> Mapping[int, int]:
    """Of how many matters of each batch the county has since told what became of them (已反馈)."""
    found = register.stream(
        "SELECT i.sequence, count(*) FROM (SELECT DISTINCT number FROM answers) a"
        " JOIN matters m ON m.number = a.number JOIN batch_items i ON i.matter = m.id GROUP BY i.sequence"
    )
    return dict(found)


def _batch(register: Register, sequence: int) -> BatchRecord:
    found = _batches(register, "WHERE sequence = ?", sequence)
    if not found:
        raise DeskError("batch.unknown", sequence=sequence)
    return found[0]


def _batches(register: Register, clause: str, *values: int) -> tuple[BatchRecord, ...]:
    found = register.stream(
        f"SELECT sequence, made_at, file, sha256, tagmanifest, records, state FROM batches {clause}",
        values,
    )
    return tuple(
        BatchRecord(
            sequence=sequence,
            made_at=datetime.fromisoformat(made_at),
            file=file,
            sha256=sha256,
            tagmanifest=tagmanifest,
            records=records,
            state=BatchState(state),
        )
        for sequence, made_at, file, sha256, tagmanifest, records, state in found
    )


def _subject(sequence: int) -> str:
    return f"batch {sequence}"
