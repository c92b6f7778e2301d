"""Which matters a batch can carry (可装入): each line proved by its reader's rules, the others set aside."""

from __future__ import annotations

from collections.abc import Iterator

from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.desk.answers import Rejection
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import batches, discipline
from xinfang_desk.store.batches import Unsent
from xinfang_desk.store.discipline import Accusation
from xinfang_desk.store.file.register import Register
from xinfang_desk.words import sentence


def line_of(each: Unsent) -> bytes:
    """Its line in the county's batch; ``record.*`` for one that no county would take."""
    return wire.encode_record(record_of(each.visit, each.matter, each.papers), Kind.BATCH)


def sealable(store: Register, *, again: bool = False) -> Iterator[tuple[Unsent, bytes]]:
    """What waits for the county's batch and can be carried, each with its line."""
    for each in batches.unsent(store, again=again):
        try:
            line = line_of(each)
        except DeskError:
            continue  # told by set_aside
        yield each, line


def sealable_accusations(store: Register, *, again: bool = False) -> Iterator[Accusation]:
    """What waits for the discipline authority and can be carried."""
    return (each for each in discipline.unsent_accusations(store, again=again) if _fault_of(each) is None)


def set_aside(store: Register) -> tuple[Rejection, ...]:
    """What waits, or was sent and not acknowledged, and no batch can carry as it is: number and reason."""
    found = [_told(each) for each in batches.unsent(store, again=True)]
    found += [_fault_of(each) for each in discipline.unsent_accusations(store)]
    return tuple(each for each in found if each is not None)


def _told(each: Unsent) -> Rejection | None:
    try:
        line_of(each)
    except DeskError as refused:
        return _rejection(each.matter.number, refused)
    return None


def _fault_of(each: Accusation) -> Rejection | None:
    try:
        wire.encode_record(record_of(each.visit, each.matter, each.papers), Kind.DISCIPLINE)
    except DeskError as refused:
        return _rejection(each.matter.number, refused)
    return None


def _rejection(number: str, refused: DeskError) -> Rejection:
    field = str(refused.facts.get("field", ""))
    return Rejection(
        number=number,
        code=refused.code,
        words=sentence(refused.code, refused.facts),
        field=field,
    )
