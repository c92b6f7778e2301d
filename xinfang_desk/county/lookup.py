"""Looking things up in the ledger (查找): a matter by its number; desks and what waits for them."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.batch import cards
from xinfang_desk.batch.rejections import BY_CLERK
from xinfang_desk.county import packs
from xinfang_desk.county.answers import DeskLine, MatterView
from xinfang_desk.county.enrolment import card_of, desks, revoked_since
from xinfang_desk.county.entries import entries_of, unread_reply
from xinfang_desk.county.intake import gaps
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.national import national_of
from xinfang_desk.county.outgoing.heard import newest_taken, replies_parted, untaken
from xinfang_desk.county.outgoing.held_tables import waiting_tables
from xinfang_desk.county.outgoing.untold import (
    held_back,
    waiting_results,
    waiting_updates,
)
from xinfang_desk.county.recovery_copies import newest_copy
from xinfang_desk.county.returning import words_of
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.domain.spans import MOST_LISTED, listed
from xinfang_desk.domain.time.calendar import CHINA


def matter(ledger: Ledger, typed: str) -> MatterView:
    """All that is held of a matter; ``number.mistyped`` or ``matter.unknown``."""
    number = read_number(typed)
    place, record = packs.Reader(ledger).standing(number)
    back = ledger.row(
        "SELECT o.code, o.words, b.reply FROM outcomes o JOIN batches b ON b.id = o.batch"
        " WHERE o.batch = ? AND o.place = ? AND o.result = 'rejected'",
        place,
    )
    return MatterView(
        number=record.number,
        desk=record.desk,
        rev=record.rev,
        void=record.void,
        mistaken=is_void(record),
        received_at=record.received_at.astimezone(CHINA),
        people=tuple(person.name for person in record.people),
        people_involved=record.people_involved,
        village=record.village,
        statement=record.statement,
        request=record.request,
        purpose=record.purpose,
        route=record.route,
        content=record.content,
        outcome=record.outcome,
        to=record.to,
        answers=entries_of(ledger, number),
        national=national_of(ledger, number),
        returned=str(back[0]) if back else "",
        returned_words=words_of(ledger, place, back[1]) if back else "",
        return_waits=back is not None and back[0] in BY_CLERK and back[2] is None,
    )


def desk_lines(ledger: Ledger) -> tuple[DeskLine, ...]:
    """Every desk that is enrolled, with what has come from it and what waits for it."""
    return tuple(_desk_line(ledger, desk) for desk in desks(ledger))


def _desk_line(ledger: Ledger, desk: str) -> DeskLine:
    card = card_of(ledger, desk)
    batches, last, sequence = ledger.row(
        "SELECT count(*), max(received_at), max(sequence) FROM batches WHERE desk = ?", (desk,)
    ) or (0, None, None)
    runs = gaps(ledger, desk)
    revoked, why = revoked_since(ledger, desk)
    return DeskLine(
        desk=desk,
        name=card.name,
        fingerprint=cards.fingerprint(card),
        batches=batches,
        last_sequence=sequence or 0,
        last_received=datetime.fromisoformat(last) if last else None,
        waiting_results=waiting_results(ledger, desk),
        waiting_updates=waiting_updates(ledger, desk),
        missing=listed(runs),
        gaps=runs[:MOST_LISTED],
        untaken=untaken(ledger, desk),
        replies_parted=replies_parted(ledger, desk),
        newest_taken=newest_taken(ledger, desk),
        waiting_tables=waiting_tables(ledger, card, unread_reply(ledger, desk)),
        held_back=held_back(ledger, desk),
        copy_made=newest_copy(ledger, desk),
        revoked_at=revoked,
        revoked_why=why,
    )


def note_opening(ledger: Ledger, number: str, why: str, at: datetime) -> None:
    """Keep that somebody sees identity numbers whole, and why; inside a write. ``full.why_missing``.

    Of one matter, or of all where ``number`` is empty.
    """
    if not why.strip():
        raise DeskError("full.why_missing")
    place = (number, at.isoformat())
    ledger.run(
        "INSERT INTO id_openings (number, at, why) VALUES (?, ?, ?)",
        (*place, ledger.bodies.shut_text(why.strip(), "id_openings", *place)),
    )
