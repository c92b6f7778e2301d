"""Which matters a batch can carry (可装入): each line proved by its reader's rules, the others set aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from xinfang_desk.batch import wire
from xinfang_desk.batch.bag import Enclosed
from xinfang_desk.batch.statement import Kind
from xinfang_desk.desk.answers import Rejection
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.domain.books.materials import hashes
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import batches, discipline, scans
from xinfang_desk.store.batches import Unsent
from xinfang_desk.store.discipline import Accusation
from xinfang_desk.store.file.register import Register
from xinfang_desk.words import sentence


def line_of(each: Unsent, *, with_texts: bool = False) -> bytes:
    """Its line in the county's batch; ``record.*`` for one that no county would take.

    What was read of its papers goes along ``with_texts``, as far as the line has room for it.
    """

    def line(*, texts: bool) -> bytes:
        record = record_of(each.visit, each.matter, each.papers, with_texts=texts)
        return wire.encode_record(record, Kind.BATCH)

    if with_texts and any(material.said for material in each.matter.draft.materials):
        with suppress(DeskError):
            return line(texts=True)
    return line(texts=False)


def enclosures(store: Register, each: Unsent, *, again: bool = False) -> list[tuple[str, Enclosed]]:
    """The scans that go along with it: those that the county has not taken yet, or all of them ``again``."""
    scanned = [material.scan for material in each.matter.draft.materials if material.scan]
    if not scanned:
        return []
    wanted = hashes(each.matter.draft) if again else scans.undelivered(store, each.id)
    number = each.matter.number
    return [
        (scan.sha256, Enclosed(size=scan.size, pour=scans.pour(store, number, scan.sha256)))
        for scan in scanned
        if scan.sha256 in wanted
    ]


def sealable(
    store: Register, *, again: bool = False, with_texts: bool = False
) -> Iterator[tuple[Unsent, bytes]]:
    """What waits for the county's batch and can be carried, each with its line."""
    for each in batches.unsent(store, again=again):
        try:
            line = line_of(each, with_texts=with_texts)
            enclosures(store, each, again=again)
        except DeskError:
            continue  # told by set_aside
        yield each, line


def sealable_accusations(store: Register, *, again: bool = False) -> Iterator[Accusation]:
    """What waits for the discipline authority and can be carried."""
    return (each for each in discipline.unsent_accusations(store, again=again) if _fault_of(each) is None)


def set_aside(store: Register) -> tuple[Rejection, ...]:
    """What waits, or was sent and not acknowledged, and no batch can carry as it is: number and reason."""
    found = [_told(store, each) for each in batches.unsent(store, again=True)]
    found += [_rejection(each, DeskError("store.record_damaged")) for each in batches.spoilt(store)]
    found += [_fault_of(each) for each in discipline.unsent_accusations(store)]
    return tuple(each for each in found if each is not None)


def _told(store: Register, each: Unsent) -> Rejection | None:
    try:
        line_of(each)
        enclosures(store, each)
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
