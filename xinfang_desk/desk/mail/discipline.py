"""Accusations to the discipline authority (检举控告移送), under its key alone: articles 22 and 30.

What the register holds sealed is passed on as it is: the line has number, days and outcome, and the age
file goes along as an attachment that only the authority and the confidential officer can open.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from xinfang_desk.batch import wire
from xinfang_desk.batch.bag import Enclosed, Heading, SealedFile, write_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.workroom import private_room
from xinfang_desk.desk.answers import SealedWaiting
from xinfang_desk.desk.counter import Counter, duty
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.desk.mail.sealable import sealable_accusations
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.record import BatchState, DisciplineBatch
from xinfang_desk.domain.roles import RECEIVING
from xinfang_desk.files import open_new
from xinfang_desk.store import discipline as kept
from xinfang_desk.store import scans, sealed
from xinfang_desk.store.discipline import Accusation
from xinfang_desk.store.file import trail

SEALED = "sealed.age"
"""How the line calls the sealed content among its materials."""
SCAN = "scan.age"
"""And each scan, sealed to the same readers."""


class Discipline(Counter):
    """The verbs of accusations that are passed on."""

    @duty(RECEIVING)
    def make_batch(
        self, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
    ) -> DisciplineBatch | None:
        """Seal the accusations that no batch has carried, write them to ``folder``, read them back.

        None when there are none. ``discipline.not_enrolled`` before the authority's card was accepted;
        ``drive.*`` when the medium fails, and then the number is free again.
        """
        seat, recipients = self._seat, self._store.recipients[1:]
        if not self._store.readers or not recipients:
            raise DeskError("discipline.not_enrolled")
        if sealed.resealing(self._store).pending:
            raise DeskError("readers.pending")
        batches = kept.discipline_batches(self._store)
        made = next((each for each in batches if each.state is BatchState.MADE), None)
        if made is not None and not (seat.outgoing / made.file).exists():
            _withdraw(seat, made)
            made = None
        device = drive.device_of(folder)
        if made is None:
            made = _seal(seat, recipients, again=again, progress=progress)
        return None if made is None else _write(seat, made, folder, device)

    @duty(RECEIVING)
    def waiting(self) -> SealedWaiting:
        """How many accusations such a batch would carry, and whether anybody can be handed it."""
        records = sum(1 for _ in sealable_accusations(self._store))
        return SealedWaiting(records=records, enrolled=len(self._store.recipients) > 1)


def _seal(
    seat: Seat,
    recipients: tuple[str, ...],
    *,
    again: bool,
    progress: Callable[[int], None] | None,
) -> DisciplineBatch | None:
    before = kept.discipline_batches(seat.store)
    sequence = len(before) + 1
    name = f"{seat.desk}-d{sequence:06d}.xfb"
    carried: list[tuple[Number, int]] = []
    attachments: list[tuple[str, Path | Enclosed]] = []
    with private_room(seat.outgoing) as work:

        def lines() -> Iterator[bytes]:
            for each in sealable_accusations(seat.store, again=again):
                carried.append((each.matter.number, each.matter.rev))
                yield _line(seat, each, work, attachments)

        written = write_bag(
            seat.outgoing / name,
            lines(),
            heading=Heading(
                kind=Kind.DISCIPLINE,
                desk=seat.desk,
                sequence=sequence,
                previous=before[-1].tagmanifest if before else None,
                created=seat.now(),
                trail_head=trail.head(seat.store),
            ),
            sign_seed=seat.identity.sign_seed,
            recipients=recipients,
            work_dir=seat.outgoing,
            attachments=attachments,
            progress=progress,
        )
    if not carried:
        written.path.unlink()
        return None
    return _note(seat, sequence, written, carried)


def _note(
    seat: Seat, sequence: int, written: SealedFile, carried: list[tuple[Number, int]]
) -> DisciplineBatch:
    with seat.store.write():
        return kept.record_discipline_batch(
            seat.store,
            sequence=sequence,
            file=written.path.name,
            sha256=written.sha256,
            tagmanifest=written.tagmanifest_sha256,
            carried=carried,
            by=seat.by(),
        )


def _line(
    seat: Seat, accusation: Accusation, work: Path, attachments: list[tuple[str, Path | Enclosed]]
) -> bytes:
    record = record_of(accusation.visit, accusation.matter, accusation.papers)
    if accusation.sealed is not None:
        sha256 = hashlib.sha256(accusation.sealed).hexdigest()
        path = work / sha256
        with open_new(path) as out:
            out.write(accusation.sealed)
        attachments.append((sha256, path))
        found = [
            each for each in scans.of_matter(seat.store, accusation.matter.number) if each.file.is_file()
        ]
        attachments.extend((each.kept, each.file) for each in found)
        named = [(SEALED, sha256), *((SCAN, each.kept) for each in found)]
        contents = (wire.MaterialV1(name=name, pages=0, copy=False, sha256=kept) for name, kept in named)
        record = msgspec.structs.replace(record, materials=tuple(contents))
    return wire.encode_record(record, Kind.DISCIPLINE)


def _write(seat: Seat, made: DisciplineBatch, folder: Path, device: int) -> DisciplineBatch:
    try:
        drive.write_verified(folder, made.file, seat.outgoing / made.file, device=device)
    except DeskError as refused:
        if refused.code != "drive.unreadable_back":
            _withdraw(seat, made)
            (seat.outgoing / made.file).unlink()
        raise
    with seat.store.write():
        written = kept.mark_discipline_written(seat.store, made.sequence, by=seat.by())
    (seat.outgoing / made.file).unlink()
    return written


def _withdraw(seat: Seat, made: DisciplineBatch) -> None:
    with seat.store.write():
        kept.withdraw_discipline_batch(seat.store, made.sequence, by=seat.by())
