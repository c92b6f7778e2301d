"""Sending a matter back to its desk (退回补正): for a listed reason, told with the next reply."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.county import packs, standing
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number


def send_back(ledger: Ledger, number: str, code: str, at: datetime) -> None:
    """Note that the revision which stands has to be corrected; inside a write, and twice is once.

    The corrected revision takes its place as any other. ``matter.unknown``, ``matter.void``,
    ``return.unknown_reason``.
    """
    if code not in BY_CLERK:
        raise DeskError("return.unknown_reason")
    place, record = packs.Reader(ledger).standing(read_number(number))
    if is_void(record):
        raise DeskError("matter.void", number=record.number)
    ledger.run(
        "INSERT INTO outcomes (batch, place, result, code, at) VALUES (?, ?, 'rejected', ?, ?)"
        " ON CONFLICT (batch, place) DO UPDATE SET"
        " result = excluded.result, code = excluded.code, at = excluded.at",
        (*place, code, at.isoformat()),
    )
    standing.renew(ledger, (record.number,))
    # The whole batch is told again: what the desk has heard already changes nothing there.
    ledger.run(
        "UPDATE batches SET reply = NULL, rejected ="
        " (SELECT count(*) FROM outcomes o WHERE o.batch = batches.id AND o.result = 'rejected')"
        " WHERE id = ?",
        (place[0],),
    )
