"""Checking a receipt that somebody brings (回执核验): by its QR code, or by the code printed under it."""

from __future__ import annotations

import hmac
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from xinfang_desk.batch import proof, wire
from xinfang_desk.county import packs
from xinfang_desk.county.answers import ReceiptChecked, TextSeen
from xinfang_desk.county.enrolment import keys_of
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.time.calendar import china_day


def check_scanned(ledger: Ledger, text: str) -> ReceiptChecked:
    """Prove a scanned receipt: it needs no record here, only the desk's card.

    ``proof.unreadable``, ``proof.unknown_desk``, ``proof.forged``.
    """
    desk = proof.desk_of_proof(text)
    good, revoked = keys_of(ledger, desk, revoked=False), keys_of(ledger, desk, revoked=True)
    if not good and not revoked:
        raise DeskError("proof.unknown_desk", desk=desk)
    found = proof.read_proof(text, (*good, *revoked))
    revisions = list(_revisions(ledger, found.number))
    fits = [proof.text_hash(each.uid, each.statement, each.request) == found.text for each in revisions]
    return ReceiptChecked(
        number=found.number,
        desk=desk,
        received_on=found.received_on,
        registered_on=found.registered_on,
        text=_text_seen(revisions, fits),
        key_revoked=not proof.is_signed_by(text, good),
    )


def check_typed(ledger: Ledger, number: str, code: str) -> ReceiptChecked:
    """Prove a number by the check code under it, against what the desk has sent.

    ``proof.mistyped``, ``proof.not_arrived`` before the record came, ``proof.forged``.
    """
    asked, wanted = read_number(number), proof.read_code(code)
    revisions = list(_revisions(ledger, asked))
    if not revisions:
        raise DeskError("proof.not_arrived")
    fits = [hmac.compare_digest(_code_of(each), wanted) for each in revisions]
    if not any(fits):
        raise DeskError("proof.forged")
    return ReceiptChecked(
        number=asked,
        desk=revisions[0].desk,
        received_on=_received_on(revisions[0]),
        registered_on=None,
        text=_text_seen(revisions, fits),
        key_revoked=_under_revoked_key(ledger, revisions[0]),
    )


def _under_revoked_key(ledger: Ledger, record: wire.RecordV1) -> bool:
    """Whether the key that the desk had when it received the matter was revoked: a typed code names none."""
    keys = ledger.rows(
        "SELECT since, revoked_at FROM desk_keys WHERE desk = ? ORDER BY since", (record.desk,)
    )
    day = _received_on(record)
    held = [revoked for since, revoked in keys if china_day(datetime.fromisoformat(since)) <= day]
    # A desk worked under its first key before its card reached the county.
    return bool(held[-1] if held else keys and keys[0][1])


def _text_seen(revisions: Sequence[wire.RecordV1], fits: Sequence[bool]) -> TextSeen:
    """By the revisions of the matter, the present one first, and which of them the receipt fits."""
    if not revisions:
        return TextSeen.NOT_ARRIVED
    if is_void(revisions[0]):
        return TextSeen.VOID
    if fits[0]:
        return TextSeen.SAME
    return TextSeen.CORRECTED if any(fits) else TextSeen.OTHER


def _revisions(ledger: Ledger, number: str) -> Iterator[wire.RecordV1]:
    """Every revision of a matter that came, the present one first."""
    found = ledger.row("SELECT uid, batch, place FROM records WHERE number = ?", (number,))
    if found is None:
        return
    reader = packs.Reader(ledger)
    yield wire.decode_kept(reader.line((found[1], found[2])), wire.RecordV1)
    older = list(
        ledger.stream("SELECT batch, place FROM versions WHERE uid = ? ORDER BY rev DESC", (found[0],))
    )
    for batch, place in older:
        yield wire.decode_kept(reader.line((batch, place)), wire.RecordV1)


def _code_of(record: wire.RecordV1) -> str:
    vouched = proof.Proof(
        number=read_number(record.number),
        received_on=_received_on(record),
        registered_on=_received_on(record),
        text=proof.text_hash(record.uid, record.statement, record.request),
    )
    return proof.check_code(record.uid, vouched)


def _received_on(record: wire.RecordV1) -> date:
    return china_day(record.received_at)
