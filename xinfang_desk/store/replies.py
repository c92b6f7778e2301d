"""What comes back from the county (县级回执): taken once, however often the file is brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine:
    """What became of one matter of a batch (接收结果): accepted, rejected or stale."""

    number: Number
    rev: int
    result: str
    code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A matter that the county sent back (退回), and why."""

    number: Number
    code: str
    words: str


def reply_taken(register: Register, sha256: str) -> bool:
    """Whether this very file was taken before."""
    return register.row("SELECT 1 FROM replies WHERE sha256 = ?", (sha256,)) is not None


def note_reply(register: Register, sequence: int, sha256: str, *, by: By) -> None:
    """Note a reply as taken; ``sequence`` is the county's own count of its replies to this desk."""
    register.run(
        "INSERT INTO replies (sha256, sequence, taken_at) VALUES (?, ?, ?)",
        (sha256, sequence, by.at.isoformat()),
    )
    trail.append(register, by, "reply_taken", f"reply {sequence}", sha256)


def apply_result(register: Register, sequence: int, line: ResultLine) -> bool:
    """Note what became of a matter of a batch, and whether that batch carried it; twice changes nothing."""
    known = register.run(
        "UPDATE batch_items SET result = ?, code = ?, words = ? WHERE sequence = ? AND rev = ?"
        " AND matter = (SELECT id FROM matters WHERE number = ?)",
        (line.result, line.code, line.words, sequence, line.rev, line.number),
    )
    if known:
        register.run(
            "DELETE FROM waiting WHERE matter = (SELECT id FROM matters WHERE number = ?) AND rev <= ?",
            (line.number, line.rev),
        )
    return known > 0


def acknowledge(register: Register, sequence: int, *, by: By) -> None:
    """Note that a batch has arrived; a second time changes nothing."""
    if register.run(
        "UPDATE batches SET state = 'acknowledged', acknowledged_at = ? WHERE sequence = ?"
        " AND state <> 'acknowledged'",
        (by.at.isoformat(), sequence),
    ):
        trail.append(register, by, "batch_acknowledged", f"batch {sequence}")


def rejected(register: Register) -> tuple[Rejected, ...]:
    """Matters that came back and were neither corrected nor taken since (退回待办)."""
    found = register.stream(
        "SELECT m.number, i.code, i.words FROM batch_items i"
        " JOIN matters m ON m.id = i.matter AND m.rev = i.rev WHERE i.result = 'rejected'"
        " AND NOT EXISTS (SELECT 1 FROM batch_items later"
        " WHERE later.matter = i.matter AND later.sequence > i.sequence AND later.result <> '') ORDER BY m.id"
    )
    return tuple(Rejected(number=Number(number), code=code, words=words) for number, code, words in found)


def add_answer(register: Register, answer: Answer, reply_sequence: int) -> bool:
    """Put an answer of the county to its matter; whether it was new."""
    return bool(
        register.run(
            "INSERT INTO answers (number, event, org, on_day, document, text, due, reply_sequence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                answer.number,
                answer.event,
                answer.org,
                answer.on.isoformat(),
                answer.document,
                answer.text,
                answer.due.isoformat() if answer.due else None,
                reply_sequence,
            ),
        )
    )


def entries_of(register: Register, number: str) -> tuple[Answer, ...]:
    """What the county has said of a matter, in the order of its days."""
    found = register.stream(
        "SELECT event, org, on_day, document, text, due FROM answers WHERE number = ? ORDER BY on_day, id",
        (number,),
    )
    return tuple(
        Answer(
            number=Number(number),
            event=event,
            org=org,
            on=date.fromisoformat(on_day),
            document=document,
            text=text,
            due=date.fromisoformat(due) if due else None,
        )
        for event, org, on_day, document, text, due in found
    )
