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
from xinfang_desk.batch.bag import Heading, SealedFile, write_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.workroom import private_room
from xinfang_desk.desk.answers import SealedWaiting
from xinfang_desk.desk.mail.dispatch import record_of
from xinfang_desk.desk.mail.mailroom import MailRoom
from xinfang_desk.desk.mail.sealable import sealable_accusations
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.files import open_new
from xinfang_desk.store import discipline as kept
from xinfang_desk.store import sealed
from xinfang_desk.store.batches import BatchState
from xinfang_desk.store.discipline import Accusation, DisciplineBatch
from xinfang_desk.store.file import trail

SEALED = "sealed.age"
"""How the line calls the sealed content among its materials."""


def make_discipline_batch(
    room: MailRoom, folder: Path, *, again: bool = False, progress: Callable[[int], None] | None = None
) -> DisciplineBatch | None:
    """Seal the accusations that no batch has carried, write them to ``folder``, read them back.

    None when there are none. ``discipline.not_enrolled`` before the authority's card was accepted;
    ``drive.*`` when the medium fails, and then the number is free again.
    """
    recipients = room.store.recipients[1:]
    if not room.store.readers or not recipients:
        raise DeskError("discipline.not_enrolled")
    if sealed.resealing(room.store).pending:
        raise DeskError("readers.pending")
    made = next((each for each in kept.discipline_batches(room.store) if each.state is BatchState.MADE), None)
    if made is not None and not (room.outgoing / made.file).exists():
        _withdraw(room, made)
        made = None
    if made is None:
        made = _seal(room, recipients, again=again, progress=progress)
    return None if made is None else _write(room, made, folder)


def sealed_waiting(room: MailRoom) -> SealedWaiting:
    """What :func:`make_discipline_batch` would find."""
    records = sum(1 for _ in sealable_accusations(room.store))
    return SealedWaiting(records=records, enrolled=len(room.store.recipients) > 1)


def _seal(
    room: MailRoom,
    recipients: tuple[str, ...],
    *,
    again: bool,
    progress: Callable[[int], None] | None,
) -> DisciplineBatch | None:
    before = kept.discipline_batches(room.store)
    sequence = len(before) + 1
    name = f"{room.desk}-d{sequence:06d}.xfb"
    carried: list[tuple[Number, int]] = []
    attachments: list[tuple[str, Path]] = []
    with private_room(room.outgoing) as work:

        def lines() -> Iterator[bytes]:
            for each in sealable_accusations(room.store, again=again):
                carried.append((each.matter.number, each.matter.rev))
                yield _line(each, work, attachments)

        written = write_bag(
            room.outgoing / name,
            lines(),
            heading=Heading(
                kind=Kind.DISCIPLINE,
                desk=room.desk,
                sequence=sequence,
                previous=before[-1].tagmanifest if before else None,
                created=room.now(),
                trail_head=trail.head(room.store),
            ),
            sign_seed=room.identity.sign_seed,
            recipients=recipients,
            work_dir=room.outgoing,
            attachments=attachments,
            progress=progress,
        )
    if not carried:
        written.path.unlink()
        return None
    return _note(room, sequence, written, carried)


def _note(
    room: MailRoom, sequence: int, written: SealedFile, carried: list[tuple[Number, int]]
) -> DisciplineBatch:
    with room.store.write():
        return kept.record_discipline_batch(
            room.store,
            sequence=sequence,
            file=written.path.name,
            sha256=written.sha256,
            tagmanifest=written.tagmanifest_sha256,
            carried=carried,
            by=room.by(),
        )


def _line(accusation: Accusation, work: Path, attachments: list[tuple[str, Path]]) -> bytes:
    record = record_of(accusation.visit, accusation.matter, accusation.papers)
    if accusation.sealed is not None:
        sha256 = hashlib.sha256(accusation.sealed).hexdigest()
        path = work / sha256
        with open_new(path) as out:
            out.write(accusation.sealed)
        attachments.append((sha256, path))
        content = wire.MaterialV1(name=SEALED, pages=0, copy=False, sha256=sha256)
        record = msgspec.structs.replace(record, materials=(content,))
    return wire.encode_record(record, Kind.DISCIPLINE)


def _write(room: MailRoom, made: DisciplineBatch, folder: Path) -> DisciplineBatch:
    try:
        drive.write_verified(folder, made.file, room.outgoing / made.file)
    except DeskError as refused:
        if refused.code != "drive.unreadable_back":
            _withdraw(room, made)
            (room.outgoing / made.file).unlink()
        raise
    with room.store.write():
        written = kept.mark_discipline_written(room.store, made.sequence, by=room.by())
    (room.outgoing / made.file).unlink()
    return written


def _withdraw(room: MailRoom, made: DisciplineBatch) -> None:
    with room.store.write():
        kept.withdraw_discipline_batch(room.store, made.sequence, by=room.by())
