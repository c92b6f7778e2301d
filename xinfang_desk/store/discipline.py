"""Accusations to the discipline authority (检举控告移送): a chain of batches of their own (art. 30, para. 3).

A township hands over a few a year, so the whole chain is one value of the home, next to its keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import BatchState, Carried, DisciplineBatch, PaperRecord
from xinfang_desk.store.file import codec, trail
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By
from xinfang_desk.store.papers import papers_of_matter

_CHAIN = "discipline_batches"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    batches: tuple[DisciplineBatch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Accusation:
    """An accusation as the register holds it: what may be seen, and the rest under its seal."""

    visit: Visit
    matter: Matter
    papers: tuple[PaperRecord, ...]
    sealed: bytes | None
    """The age file of people and words; None only where a register has not sealed it yet."""


def discipline_batches(register: Register) -> tuple[DisciplineBatch, ...]:
    """Every batch of this chain, oldest first."""
    kept = read_meta(register, _CHAIN)
    return () if kept is None else codec.read(kept, _Chain).batches


def unsent_accusations(register: Register, *, again: bool = False) -> Iterator[Accusation]:
    """What no written batch of this chain has carried in its present revision; ``again``: every one."""
    sent = {
        each.number: each.rev
        for batch in discipline_batches(register)
        if batch.state is not BatchState.MADE
        for each in batch.carried
    }
    found = register.stream(
        "SELECT m.number, m.rev, v.body, m.body, m.sealed FROM matters m JOIN visits v ON v.id = m.visit"
        " WHERE m.confidential = 1 ORDER BY m.id"
    )
    for number, rev, visit_body, matter_body, sealed in found:
        if again or sent.get(number, 0) < rev:
            matter = codec.read(matter_body, Matter)
            yield Accusation(
                visit=replace(codec.read(visit_body, Visit), matters=(matter,)),
                matter=matter,
                papers=papers_of_matter(register, matter.number),
                sealed=sealed,
            )


def record_discipline_batch(
    register: Register,
    *,
    sequence: int,
    file: str,
    sha256: str,
    tagmanifest: str,
    carried: Iterable[tuple[Number, int]],
    by: By,
) -> DisciplineBatch:
    """Note a batch that was made; inside a write."""
    made = DisciplineBatch(
        sequence=sequence,
        made_at=by.at,
        file=file,
        sha256=sha256,
        tagmanifest=tagmanifest,
        carried=tuple(Carried(number=number, rev=rev) for number, rev in carried),
    )
    _keep(register, (*discipline_batches(register), made))
    trail.append(register, by, "discipline_made", _subject(sequence), sha256)
    return made


def mark_discipline_written(register: Register, sequence: int, *, by: By) -> DisciplineBatch:
    """Note that it lies on the medium and read back the same; inside a write."""
    *earlier, last = discipline_batches(register)
    if last.sequence != sequence:
        raise DeskError("batch.unknown", sequence=sequence)
    written = replace(last, state=BatchState.WRITTEN)
    _keep(register, (*earlier, written))
    trail.append(register, by, "discipline_written", _subject(sequence))
    return written


def withdraw_discipline_batch(register: Register, sequence: int, *, by: By) -> None:
    """Forget the last batch when its file never got its name; ``batch.written`` for any other."""
    *earlier, last = discipline_batches(register)
    if last.sequence != sequence or last.state is not BatchState.MADE:
        raise DeskError("batch.written", sequence=sequence)
    _keep(register, earlier)
    trail.append(register, by, "discipline_withdrawn", _subject(sequence))


def _keep(register: Register, batches: Iterable[DisciplineBatch]) -> None:
    write_meta(register, _CHAIN, codec.body(_Chain(batches=tuple(batches))))


def _subject(sequence: int) -> str:
    return f"discipline {sequence}"
