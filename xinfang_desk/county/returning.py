"""Sending a matter back to its desk (退回补正): for a listed reason, told with the next reply."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.county import packs, standing
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number

MOST_WORDS = 200
"""Characters that the clerk adds in words of their own."""
_TABLE = "outcomes"


def send_back(ledger: Ledger, number: str, code: str, at: datetime, words: str = "") -> None:
    """Note that the revision which stands has to be corrected; inside a write, and twice is once.

    The corrected revision takes its place as any other. ``matter.unknown``, ``matter.void``,
    ``return.unknown_reason``, ``return.words_long``.
    """
    if code not in BY_CLERK:
        raise DeskError("return.unknown_reason")
    if len(words) > MOST_WORDS:
        raise DeskError("return.words_long", most=MOST_WORDS)
    place, record = packs.Reader(ledger).standing(read_number(number))
    if is_void(record):
        raise DeskError("matter.void", number=record.number)
    ledger.run(
        "INSERT INTO outcomes (batch, place, result, code, at, words) VALUES (?, ?, 'rejected', ?, ?, ?)"
        " ON CONFLICT (batch, place) DO UPDATE SET result = excluded.result, code = excluded.code,"
        " at = excluded.at, words = excluded.words",
        (*place, code, at.isoformat(), ledger.bodies.shut_text(words.strip(), _TABLE, *place)),
    )
    standing.renew(ledger, (record.number,))
    # The whole batch is told again: what the desk has heard already changes nothing there.
    _count(ledger, place[0])
    ledger.run("UPDATE batches SET reply = NULL WHERE id = ?", (place[0],))


def take_back(ledger: Ledger, number: str) -> None:
    """Do not send it back after all; inside a write. ``return.told`` once a reply has carried it."""
    place, record = packs.Reader(ledger).standing(read_number(number))
    reply = ledger.row("SELECT reply FROM batches WHERE id = ?", (place[0],))
    found = ledger.row(
        "SELECT code FROM outcomes WHERE batch = ? AND place = ? AND result = 'rejected'", place
    )
    if found is None or found[0] not in BY_CLERK or (reply is not None and reply[0] is not None):
        raise DeskError("return.told", number=record.number)
    ledger.run("DELETE FROM outcomes WHERE batch = ? AND place = ?", place)
    _count(ledger, place[0])
    standing.renew(ledger, (record.number,))


def words_of(ledger: Ledger, place: tuple[int, int], kept: str | None) -> str:
    """What the clerk wrote beside the reason, as its row keeps it."""
    return ledger.bodies.open_text(kept or "", _TABLE, *place)


def _count(ledger: Ledger, batch: int) -> None:
    ledger.run(
        "UPDATE batches SET rejected = (SELECT count(*) FROM outcomes o WHERE o.batch = batches.id"
        " AND o.result = 'rejected') WHERE id = ?",
        (batch,),
    )
