"""What a paper is drawn from (文书底稿): the record, the office, and the proof that a receipt carries."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from xinfang_desk.batch import proof as receipt
from xinfang_desk.desk.answers import ReceiptMark
from xinfang_desk.documents.job import Job
from xinfang_desk.domain.books.correction import as_received
from xinfang_desk.domain.bounds import travelling
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.time.calendar import china_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xinfang_desk.desk.seat import Seat
    from xinfang_desk.domain.matter import Matter
    from xinfang_desk.domain.record import MatterRecord


def plain_job(seat: Seat, record: MatterRecord) -> Job:
    """What every paper is drawn from."""
    return Job(
        record=record,
        office=seat.office,
        road_map=seat.road_map,
        offices=seat.offices,
        calendar=seat.calendar,
        rehearsal=seat.rehearsal,
    )


def job_of(
    seat: Seat, kind: Paper, record: MatterRecord, replaced: Sequence[Matter], *, large: bool = False
) -> Job:
    """What is drawn; a receipt says what was received, and carries its proof (回执自证).

    ``replaced`` are the revisions before that of ``record``, oldest first.
    """
    job = replace(plain_job(seat, record), large=large)
    if kind is not Paper.RECEIPT:
        return job
    shown = as_received((*replaced, record.matter), seat.calendar)
    job = replace(job, record=replace(record, matter=shown))
    if record.matter.withheld:
        return job
    mark = receipt_mark(seat, record)
    return replace(job, qr=mark.qr, check_code=mark.code)


def receipt_mark(seat: Seat, record: MatterRecord) -> ReceiptMark:
    """What a receipt carries to prove itself: QR text and check code (回执自证)."""
    matter = record.matter
    draft = travelling(matter.draft)  # the county can only compare what came
    vouched = receipt.Proof(
        number=matter.number,
        received_on=china_day(matter.received_at),
        registered_on=china_day(record.visit.registered_at),
        text=receipt.text_hash(matter.uid, draft.statement, draft.request),
    )
    return ReceiptMark(
        qr=receipt.sign_proof(vouched, seat.identity.sign_seed),
        code=receipt.check_code(matter.uid, vouched),
    )
