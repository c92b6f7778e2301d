"""What a receipt carries to prove itself (回执自证): the text of its QR code and its check code."""

from __future__ import annotations

from dataclasses import dataclass

from xinfang_desk.batch import proof
from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.accusation import require_words
from xinfang_desk.domain.bounds import travelling
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.store import matters


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptMark:
    """The proof of one receipt: the same record and keys always give the same."""

    qr: str
    """The number, a colon, and the signed proof."""
    code: str
    """Sixteen characters to be typed, in groups of four."""


def receipt_mark(seat: Seat, number: str) -> ReceiptMark:
    """The proof of a matter's receipt; ``matter.unknown``, ``matter.sealed``, ``matter.unanswered``."""
    found = matters.matter(seat.store, number)
    if found is None:
        raise DeskError("matter.unknown")
    visit, matter = found
    require_words(matter)
    draft = travelling(matter.draft)  # the county can only compare what came
    vouched = proof.Proof(
        number=matter.number,
        received_on=china_day(matter.received_at),
        registered_on=china_day(visit.registered_at),
        text=proof.text_hash(matter.uid, draft.statement, draft.request),
    )
    return ReceiptMark(
        qr=proof.sign_proof(vouched, seat.identity.sign_seed),
        code=proof.check_code(matter.uid, vouched),
    )
