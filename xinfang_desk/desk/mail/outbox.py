"""Making the county's batches (制作上报批次): sealed, written to a medium, read back, noted."""

from __future__ import annotations

from array import array
from collections import Counter as Tally
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path

import msgspec

from xinfang_desk.batch import cards, wire
from xinfang_desk.batch.bag import Enclosed, Heading, write_bag
from xinfang_desk.batch.layout import LIMITS
from xinfang_desk.batch.statement import NEWER, PAPERS, SCHEMA, Kind
from xinfang_desk.desk.answers import Preview, Rejection, Unanswered
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.dispatch import events_of
from xinfang_desk.desk.mail.sealable import enclosures, sealable, set_aside
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import BatchRecord, BatchState, Waiting
from xinfang_desk.domain.roles import READING, RECEIVING
from xinfang_desk.domain.spans import MOST_LISTED
from xinfang_desk.files import discard
from xinfang_desk.settings import read_settings
from xinfang_desk.store import batches, chain
from xinfang_desk.store.batches import Unsent
from xinfang_desk.store.file import trail

MOST_BYTES = 512 << 20
"""After so many bytes of records a batch is closed; the rest goes with the next one."""


MOST_SCANNED = 2560 << 20
"""After so many bytes of scans too: sealed, it is still a file that any stick can hold."""


class Outbox(Counter):
    """The verbs of batches."""

    @open_to_all
    def pending(self) -> Waiting:
        """How many matters no batch has carried yet, and of which days."""
        return batches.waiting(self._store)

    @duty(READING)
    def held(self) -> tuple[Number, ...]:
        """What no batch carries until somebody has said if it is an accusation (待确认), oldest first."""
        return batches.held(self._store)

    @open_to_all
    def preview(self, *, again: bool = False) -> Preview:
        """What the next batch would carry: how many, which days, how much (导出预览)."""
        days: Tally[date] = Tally()
        size = 0
        for each, line in _lines(self._seat, again=again, most_bytes=MOST_BYTES):
            days[each.matter.received_at.date()] += 1
            size += len(line) + 1 + sum(scan.size for _, scan in enclosures(self._store, each, again=again))
        first, last = min(days, default=None), max(days, default=None)
        return Preview(records=days.total(), first_day=first, last_day=last, size=size)

    @open_to_all
    def batches(self) -> tuple[BatchRecord, ...]:
        """Every batch, newest first: made, written and read back, acknowledged."""
        return batches.batches(self._store)

    @open_to_all
    def heard_of(self) -> Mapping[int, int]:
        """Of how many matters of each batch the county has told what became of them (已反馈)."""
        return batches.heard_of(self._store)

    @duty(RECEIVING)
    def make_batch(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> BatchRecord | None:
        """Seal what no batch has carried yet, write it to ``folder``, read it back; None if there is nothing.

        ``again`` takes along what the county has not acknowledged. A batch that was sealed but not written
        last time goes first, the same bytes under the same number. What does not fit into one batch waits
        for the next. A ``progress`` that raises stops the work, and nothing was made.
        """
        return make_batch(self._seat, folder, again=again, progress=progress)

    @open_to_all
    def set_aside(self) -> tuple[Rejection, ...]:
        """What no batch can carry as it is (未装入), by number and reason; the others go without it."""
        return set_aside(self._store)

    @open_to_all
    def unanswered(self) -> tuple[Unanswered, ...]:
        """Batches that were written and not acknowledged within the days of the settings, oldest first."""
        now, most = self._seat.now(), read_settings(self._seat.home).unanswered_days
        return tuple(
            Unanswered(
                sequence=each.sequence,
                made_at=each.made_at,
                file=each.file,
                sha256=each.sha256,
                records=each.records,
                days=(now - each.made_at).days,
            )
            for each in reversed(batches.batches(self._store))
            if each.state is BatchState.WRITTEN and (now - each.made_at).days >= most
        )

    @open_to_all
    def reminder(self) -> bytes:
        """催回执单 as PDF, for the batches of :meth:`unanswered`."""
        from xinfang_desk.documents.office.reminder import LateBatch, reminder

        seat = self._seat
        late = [
            LateBatch(
                sequence=each.sequence,
                made_at=each.made_at,
                records=each.records,
                days=each.days,
                sha256=each.sha256,
            )
            for each in self.unanswered()
        ]
        return reminder(late, seat.office, seat.county().name, seat.today(), rehearsal=seat.rehearsal)


def make_batch(
    seat: Seat,
    folder: Path,
    *,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
    device: int | None = None,
    most_bytes: int = MOST_BYTES,
) -> BatchRecord | None:
    """Seal what waits and write it to ``folder``; None when there is nothing (see :class:`Outbox`).

    ``device`` is the one that ``folder`` was seen on, where a stick must not have been pulled out since.
    """
    # Asked before the sealing, which takes a while: what was pulled out since leaves an empty folder of ours.
    there = drive.device_of(folder) if device is None else device
    made = sealed_batch(seat, again=again, progress=progress, most_bytes=most_bytes)
    return None if made is None else _write(seat, made, folder, there)


def sealed_batch(
    seat: Seat,
    *,
    again: bool = False,
    progress: Callable[[int], None] | None = None,
    most_bytes: int = MOST_BYTES,
) -> BatchRecord | None:
    """The batch that lies sealed in ``outgoing`` and was not written yet, made if there is none."""
    made = next((each for each in batches.batches(seat.store) if each.state is BatchState.MADE), None)
    if made is not None and not (seat.outgoing / made.file).exists():
        with seat.store.write():
            batches.withdraw_batch(seat.store, made.sequence, by=seat.by())
        made = None
    return made or _seal(seat, again=again, progress=progress, most_bytes=most_bytes)


def clean_outgoing(seat: Seat) -> None:
    """Acknowledged batches need no copy here; the county has them."""
    for each in batches.batches(seat.store):
        if each.state is BatchState.ACKNOWLEDGED:
            # The reply is taken; a file that stays goes with the next one.
            with suppress(OSError):
                discard(seat.outgoing / each.file)


def _seal(
    seat: Seat, *, again: bool, progress: Callable[[int], None] | None, most_bytes: int
) -> BatchRecord | None:
    county = seat.county()
    if not again and not batches.waiting(seat.store).records:
        return None
    sequence, newer = batches.next_sequence(seat.store), chain.county_reads(seat.store, NEWER)
    name = f"{seat.desk}-{sequence:06d}.xfb"
    ids, revs = array("q"), array("q")  # whole numbers, not objects: memory stays flat
    steps: list[bytes] = []
    enclosed: list[tuple[str, Enclosed]] = []
    at = seat.now()

    def lines() -> Iterator[bytes]:
        for each, line in _lines(seat, again=again, most_bytes=most_bytes):
            ids.append(each.id)
            revs.append(each.matter.rev)
            steps.extend(map(wire.encode, events_of(each.matter, at)))
            enclosed.extend(enclosures(seat.store, each, again=again))
            yield line

    path = seat.outgoing / name
    sealed = write_bag(
        path,
        lines(),
        heading=Heading(
            kind=Kind.BATCH,
            desk=seat.desk,
            sequence=sequence,
            previous=batches.previous_tagmanifest(seat.store),
            created=at,
            trail_head=trail.head(seat.store),
            trail_parted=chain.parted(seat.store),
            replies=chain.taken_replies(seat.store),
            schema=next((each for each in (PAPERS, NEWER) if chain.county_reads(seat.store, each)), SCHEMA),
            heard=chain.heard_replies(seat.store)[:MOST_LISTED] if newer else msgspec.UNSET,
        ),
        sign_seed=seat.county_identity.sign_seed,
        recipients=cards.sealing_keys(county),
        work_dir=seat.outgoing,
        # They are asked for when every record has gone by.
        events=steps,
        attachments=enclosed,
        progress=progress,
    )
    if not ids:
        path.unlink()
        return None
    with seat.store.write():
        return batches.record_batch(
            seat.store,
            sequence=sequence,
            file=name,
            sha256=sealed.sha256,
            tagmanifest=sealed.tagmanifest_sha256,
            records=sealed.records,
            carried=zip(ids, revs, strict=True),
            by=seat.by(),
        )


def _lines(seat: Seat, *, again: bool, most_bytes: int) -> Iterator[tuple[Unsent, bytes]]:
    """The records of a batch, one at a time, until it is full; the first always fits."""
    size = files = scanned = 0
    with_texts = chain.county_reads(seat.store, PAPERS)
    for each, line in sealable(seat.store, again=again, with_texts=with_texts):
        sizes = [scan.size for _sha256, scan in enclosures(seat.store, each, again=again)]
        size, files, scanned = size + len(line) + 1, files + len(sizes), scanned + sum(sizes)
        full = size > most_bytes or files > LIMITS.attachments or scanned > MOST_SCANNED
        if full and size > len(line) + 1:
            return
        yield each, line


def _write(seat: Seat, made: BatchRecord, folder: Path, device: int | None) -> BatchRecord:
    try:
        drive.write_verified(folder, made.file, seat.outgoing / made.file, device=device)
    except DeskError as refused:
        # What may lie on the medium under its name keeps its number; what surely does not gives it back.
        if refused.code != "drive.unreadable_back":
            with seat.store.write():
                batches.withdraw_batch(seat.store, made.sequence, by=seat.by())
            (seat.outgoing / made.file).unlink()
        raise
    with seat.store.write():
        return batches.mark_written(seat.store, made.sequence, by=seat.by())
