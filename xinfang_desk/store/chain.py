"""The two chains between desk and county (批次链、回执链): what is missing, and going on after a restore."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.spans import Span, holes, joined, overlap, spans
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.rows import SHOWN
from xinfang_desk.store.file.trail import By

_CLOSED = "reply_gaps_closed"
_WHOLE = "replies_made_whole"
"""Meta: the runs of the county's replies all of which a later one has told anew."""
_READS = "county_reads"
"""Meta: the schema of the county's newest reply, which it reads itself (docs/wire.md)."""
_TAKEN = "replies_taken"
"""Meta: the county's replies that were taken since its newest whole one, by number and SHA-256."""
_MOST_TAKEN = 50
"""Of so many the county is told again; what is older it has heard."""
_RESTORED = "restored"
"""Meta: brought back from a copy, and the county has not told yet what it holds."""
_BEHIND = "numbers_behind"
"""Meta: the highest number that was given out here before the register was put back to an older copy."""
_HEAD = "county_holds_head"
"""Meta: a batch, and the head of the trail that it carried, by the newest reply."""


def missing_replies(register: Register) -> tuple[Span, ...]:
    """The runs of the county's replies, below the newest taken, that never came and are waited for."""
    heard = heard_replies(register)
    newest = heard[-1][1] if heard else 0
    closed = [(first, min(last, newest)) for first, last in _runs(register, _CLOSED) if first <= newest]
    return holes([*heard, *closed])


def heard_replies(register: Register) -> tuple[Span, ...]:
    """The runs of the county's replies that were taken, or told anew by one that was."""
    taken = spans(
        each for (each,) in register.rows("SELECT DISTINCT sequence FROM replies ORDER BY sequence")
    )
    return joined([*taken, *_runs(register, _WHOLE)])


def taken_replies(register: Register) -> tuple[tuple[int, str], ...]:
    """The last 50 replies taken since the newest whole one: number, SHA-256; a number may be there twice."""
    kept = read_meta(register, _TAKEN)
    if kept is None:
        rows = register.rows(
            "SELECT sequence, sha256 FROM replies ORDER BY sequence DESC LIMIT ?", (_MOST_TAKEN,)
        )
        return tuple((int(sequence), str(sha256)) for sequence, sha256 in reversed(rows))
    return tuple((sequence, sha256) for sequence, sha256 in json.loads(kept))


def replies_parted(register: Register) -> int | None:
    """The number that two replies came under (回执换过), the lowest; None where each came once.

    The county was put back to an older copy, and went on counting from there.
    """
    numbers = sorted(sequence for sequence, _sha256 in taken_replies(register))
    return next((each for each, after in pairwise(numbers) if each == after), None)


def note_taken(register: Register, sequence: int, sha256: str, *, whole: bool) -> bool:
    """Note a reply that is about to be taken; whether its number was another's. Inside a write."""
    others = [
        (sequence, str(other))
        for (other,) in register.rows("SELECT sha256 FROM replies WHERE sequence = ?", (sequence,))
        if other != sha256
    ]
    before = [] if whole else [each for each in taken_replies(register) if each not in others]
    kept = [*before, *others, (sequence, sha256)]
    write_meta(register, _TAKEN, json.dumps(kept[-_MOST_TAKEN:]))
    return bool(others)


def note_heard(register: Register, schema: str, whole: Span | None) -> None:
    """What a reply that was taken says of the county's program, and of the replies before. Inside a write."""
    write_meta(register, _READS, schema)
    if whole is not None:
        write_meta(register, _WHOLE, json.dumps(joined([*_runs(register, _WHOLE), whole])))


def county_reads(register: Register, schema: str) -> bool:
    """Whether the county's newest reply was of this schema, or a later one."""
    return int(read_meta(register, _READS) or 0) >= int(schema)


def close_reply_gap(register: Register, asked: Span, why: str, *, by: By) -> int:
    """Wait no more for these of the county's replies (缺号说明); how many were waited for. Inside a write.

    ``reply.not_missing`` when none was. Should one come after all, it is taken like any other.
    """
    found = list(overlap(missing_replies(register), asked))
    if not found:
        raise DeskError("reply.not_missing")
    write_meta(register, _CLOSED, json.dumps([*_runs(register, _CLOSED), *found]))
    trail.append(register, by, "reply_gap_closed", f"reply {asked[0]}-{asked[1]}", why)
    return sum(last - first + 1 for first, last in found)


def _runs(register: Register, name: str) -> list[Span]:
    return [(first, last) for first, last in json.loads(read_meta(register, name) or "[]")]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldHead:
    """How the trail ended when a batch was made (留痕链头), as the county holds it."""

    sequence: int
    head: str


def go_on_behind(register: Register, given_out: Iterable[Number], *, by: By) -> None:
    """Count on behind numbers that were given out and that this register knows nothing of. Inside a write."""
    for number in given_out:
        _never_again(register, number)
        trail.append(register, by, "numbers_behind", number)
        write_meta(register, _BEHIND, number)


def behind(register: Register) -> Number | None:
    """The highest number that was given out here and that only a newer copy knows of (登记簿是旧的)."""
    found = read_meta(register, _BEHIND)
    return None if found is None else Number(found)


def keep_head(register: Register, held: HeldHead) -> None:
    """Keep the head that the county holds, unless a newer one is known. Inside a write."""
    known = _held(register)
    if known is None or known.sequence <= held.sequence:
        write_meta(register, _HEAD, f"{held.sequence} {held.head}")


def parted(register: Register) -> int | None:
    """The batch whose head, as the county last told it, this trail never had; None where it had it."""
    held = _held(register)
    return None if held is None or trail.holds(register, held.head) else held.sequence


def _held(register: Register) -> HeldHead | None:
    kept = read_meta(register, _HEAD)
    if kept is None:
        return None
    sequence, head = kept.split()
    return HeldHead(sequence=int(sequence), head=head)


def carried_in(register: Register, number: Number, rev: int) -> tuple[int, ...]:
    """The batches that carried this revision of a matter."""
    found = register.rows(
        "SELECT i.sequence FROM batch_items i JOIN matters m ON m.id = i.matter"
        " WHERE m.number = ? AND i.rev = ?",
        (number, rev),
    )
    return tuple(int(sequence) for (sequence,) in found)


def mark_restored(register: Register) -> None:
    """Remember that what was sent since the copy was made is unknown here; inside a write."""
    write_meta(register, _RESTORED, "1")


def is_unsettled(register: Register) -> bool:
    """Whether it was brought back from a copy, and nothing of the county has come since that fits."""
    return bool(read_meta(register, _RESTORED))


def mark_settled(register: Register) -> None:
    """The county's reply fits, or was gone on from; inside a write."""
    if is_unsettled(register):
        write_meta(register, _RESTORED, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the county holds of one matter (县里已有): its uid there, number and revision."""

    uid: str
    number: Number
    rev: int


def adopt_batches(register: Register, desk: str, theirs: Mapping[int, str], *, by: By) -> int:
    """Take over the county's chain of this desk's batches; how many were not ours. Inside a write.

    What our own batches under those numbers carried waits to be sent again.
    """
    ours = dict(register.rows("SELECT sequence, tagmanifest FROM batches"))
    adopted = [sequence for sequence, tagmanifest in theirs.items() if ours.get(sequence) != tagmanifest]
    for sequence in adopted:
        register.run(
            "INSERT OR REPLACE INTO waiting (matter, rev) SELECT m.id, m.rev FROM batch_items i"
            f" JOIN matters m ON m.id = i.matter WHERE i.sequence = ?1 AND {SHOWN}"
            " AND NOT EXISTS (SELECT 1 FROM batch_items other"
            " WHERE other.matter = m.id AND other.sequence <> ?1 AND other.rev >= m.rev)",
            (sequence,),
        )
        register.run("DELETE FROM batch_items WHERE sequence = ?", (sequence,))
        register.run(
            "INSERT OR REPLACE INTO batches (sequence, made_at, file, sha256, tagmanifest, records, state,"
            " acknowledged_at) VALUES (?, ?, ?, '', ?, 0, 'acknowledged', ?)",
            (
                sequence,
                by.at.isoformat(),
                f"{desk}-{sequence:06d}.xfb",
                theirs[sequence],
                by.at.isoformat(),
            ),
        )
    mark_settled(register)
    trail.append(register, by, "chain_resumed", "batches", str(len(adopted)))
    register.run("DELETE FROM meta WHERE key = ?", (_BEHIND,))
    return len(adopted)


def settle_with(register: Register, told: Iterable[Told]) -> tuple[tuple[Number, ...], tuple[Number, ...]]:
    """Match what the county holds with what is here: numbers lost here, and numbers clashing. In a write.

    What both have is not sent again, and no number that the county knows is given out another time.
    """
    lost: dict[Number, None] = {}
    clashing: dict[Number, None] = {}
    for each in told:
        found = register.row("SELECT uid, rev FROM matters WHERE number = ?", (each.number,))
        _never_again(register, each.number)
        if found is None or (found[0] == each.uid and found[1] < each.rev):
            lost[each.number] = None
        elif found[0] != each.uid:
            clashing[each.number] = None
        register.run(
            "DELETE FROM waiting WHERE matter = (SELECT id FROM matters WHERE number = ? AND uid = ?)"
            " AND rev = ?",
            (each.number, each.uid, each.rev),
        )
    return tuple(lost), tuple(clashing)


def _never_again(register: Register, number: Number) -> None:
    """Count on from a number that was given out, wherever the counter stood."""
    register.run(
        "INSERT INTO counters (office_code, desk, year, last) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (office_code, desk, year) DO UPDATE SET last = max(last, excluded.last)",
        (number[:9], int(number[9]), 2000 + int(number[10:12]), int(number[12:17])),
    )
