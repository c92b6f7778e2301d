"""What comes back from the county (县级回执): taken once, however often the file is brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import Answer, Withdrawn
from xinfang_desk.store import scans
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
    if known and line.result == "accepted":
        scans.deliver(register, line.number, line.rev)
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
    """Put an answer of the county to its matter; whether it was news. Inside a write.

    Of two replies the later one counts, in whatever order they are brought.
    """
    return _tell(register, answer, reply_sequence)


def withdraw_answer(register: Register, taken_back: Withdrawn, reply_sequence: int) -> bool:
    """Take an answer back (撤回); whether it was news. One that never came is kept as withdrawn."""
    on, why = taken_back.on.isoformat(), taken_back.why
    return _tell(register, taken_back.answer, reply_sequence, withdrawn_on=on, why=why)


def entries_of(register: Register, number: str) -> tuple[Answer, ...]:
    """What the county has said of a matter and not taken back, in the order of its days."""
    return tuple(
        _answer(number, *row)
        for row in register.stream(
            f"SELECT {_SAID} FROM answers WHERE number = ? AND withdrawn_on = '' ORDER BY on_day, id",
            (number,),
        )
    )


def withdrawn_of(register: Register, number: str) -> tuple[Withdrawn, ...]:
    """What the county has said of a matter and taken back, in the order of its days."""
    return tuple(
        Withdrawn(answer=_answer(number, *row), on=date.fromisoformat(withdrawn_on), why=why)
        for withdrawn_on, why, *row in register.stream(
            f"SELECT withdrawn_on, why, {_SAID} FROM answers WHERE number = ? AND withdrawn_on <> ''"
            " ORDER BY on_day, id",
            (number,),
        )
    )


_SAID = "event, org, on_day, document, text, due, served_on"


def _tell(register: Register, answer: Answer, reply: int, *, withdrawn_on: str = "", why: str = "") -> bool:
    """Keep what a reply says of an answer, unless a later one has said of it before; whether it is news."""
    key = (
        answer.number,
        answer.event,
        answer.org,
        answer.on.isoformat(),
        answer.document,
        answer.text,
        _iso(answer.due),
    )
    now = (_iso(answer.served_on), withdrawn_on, why)
    named = "number = ? AND event = ? AND org = ? AND on_day = ? AND document = ? AND text = ? AND due = ?"
    before = register.row(
        f"SELECT served_on, withdrawn_on, why, reply_sequence FROM answers WHERE {named}", key
    )
    if before is None:
        register.run(
            "INSERT INTO answers (number, event, org, on_day, document, text, due, served_on, withdrawn_on,"
            " why, reply_sequence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*key, *now, reply),
        )
        return True
    if before[3] > reply:
        return False
    now = (now[0] or before[0], *now[1:])
    register.run(
        f"UPDATE answers SET served_on = ?, withdrawn_on = ?, why = ?, reply_sequence = ? WHERE {named}",
        (*now, reply, *key),
    )
    return now != tuple(before[:3])


def _answer(
    number: str, event: str, org: str, on_day: str, document: str, text: str, due: str, served_on: str
) -> Answer:
    return Answer(
        number=Number(number),
        event=event,
        org=org,
        on=date.fromisoformat(on_day),
        document=document,
        text=text,
        due=_day(due),
        served_on=_day(served_on),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(kept: str) -> date | None:
    return date.fromisoformat(kept) if kept else None
