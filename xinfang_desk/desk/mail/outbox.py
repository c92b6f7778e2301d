"""Making the county's batches (制作上报批次): sealed, written to a medium, read back, noted."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.desk.mail.mailroom import MailRoom
from xinfang_desk.desk.mail.sealable import sealable
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import batches
from xinfang_desk.store.batches import BatchRecord, BatchState, Unsent
from xinfang_desk.store.file import trail

MOST_BYTES = 512 << 20
"""After so many bytes of records a batch is closed; the rest goes with the next one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What the next batch would carry (导出预览), in bytes before it is packed."""

    records: int
    first_day: date | None
    last_day: date | None
    size: int


def preview(room: MailRoom, *, again: bool = False, most_bytes: int = MOST_BYTES) -> Preview:
    """Reckon the next batch without making it."""
    days: Counter[date] = Counter()
    size = 0
    for each, line in _lines(room, again=again, most_bytes=most_bytes):
        days[each.matter.received_at.date()] += 1
        size += len(line) + 1
    return Preview(
        records=days.total(), first_day=min(days, default=None), last_day=max(days, default=None), size=size
    )


def make_batch(
    room: MailRoom,
    folder: Path,
    *,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
    device: int | None = None,
    most_bytes: int = MOST_BYTES,
) -> BatchRecord | None:
    """Seal what waits and write it to ``folder``; None when there is nothing (see ``Exchange.make_batch``).

    ``device`` is the one that ``folder`` was seen on, where a stick must not have been pulled out since.
    """
    made = sealed_batch(room, again=again, progress=progress, most_bytes=most_bytes)
    return None if made is None else _write(room, made, folder, device)


def sealed_batch(
    room: MailRoom,
    *,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
    most_bytes: int = MOST_BYTES,
) -> BatchRecord | None:
    """The batch that lies sealed in ``outgoing`` and was not written yet, made if there is none."""
    made = next((each for each in batches.batches(room.store) if each.state is BatchState.MADE), None)
    if made is not None and not (room.outgoing / made.file).exists():
        with room.store.write():
            batches.withdraw_batch(room.store, made.sequence, by=room.by())
        made = None
    return made or _seal(room, again=again, progress=progress, most_bytes=most_bytes)


def clean_outgoing(room: MailRoom) -> None:
    """Acknowledged batches need no copy here; the county has them."""
    for each in batches.batches(room.store):
        if each.state is BatchState.ACKNOWLEDGED:
            (room.outgoing / each.file).unlink(missing_ok=True)


def _seal(
    room: MailRoom, *, again: bool, progress: Callable[[int], None] | None, most_bytes: int
) -> BatchRecord | None:
    county = room.county()
    if not again and not batches.waiting(room.store).records:
        return None
    sequence = batches.next_sequence(room.store)
    name = f"{room.desk}-{sequence:06d}.xfb"
    ids, revs = array("q"), array("q")  # whole numbers, not objects: memory stays flat

    def lines() -> Iterator[bytes]:
        for each, line in _lines(room, again=again, most_bytes=most_bytes):
            ids.append(each.id)
            revs.append(each.matter.rev)
            yield line

    path = room.outgoing / name
    sealed = write_bag(
        path,
        lines(),
        heading=Heading(
            kind=Kind.BATCH,
            desk=room.desk,
            sequence=sequence,
            previous=batches.previous_tagmanifest(room.store),
            created=room.now(),
            trail_head=trail.head(room.store),
        ),
        sign_seed=room.identity.sign_seed,
        recipients=cards.sealing_keys(county),
        work_dir=room.outgoing,
        progress=progress,
    )
    if not ids:
        path.unlink()
        return None
    with room.store.write():
        return batches.record_batch(
            room.store,
            sequence=sequence,
            file=name,
            sha256=sealed.sha256,
            tagmanifest=sealed.tagmanifest_sha256,
            records=sealed.records,
            carried=zip(ids, revs, strict=True),
            by=room.by(),
        )


def _lines(room: MailRoom, *, again: bool, most_bytes: int) -> Iterator[tuple[Unsent, bytes]]:
    """The records of a batch, one at a time, until it is full; the first always fits."""
    size = 0
    for each, line in sealable(room.store, again=again):
        size += len(line) + 1
        if size > most_bytes and size > len(line) + 1:
            return
        yield each, line


def _write(room: MailRoom, made: BatchRecord, folder: Path, device: int | None) -> BatchRecord:
    try:
        drive.write_verified(folder, made.file, room.outgoing / made.file, device=device)
    except DeskError as refused:
        # What may lie on the medium under its name keeps its number; what surely does not gives it back.
        if refused.code != "drive.unreadable_back":
            with room.store.write():
                batches.withdraw_batch(room.store, made.sequence, by=room.by())
            (room.outgoing / made.file).unlink()
        raise
    with room.store.write():
        return batches.mark_written(room.store, made.sequence, by=room.by())
