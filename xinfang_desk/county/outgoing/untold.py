"""What waits for each desk (等着告诉的), and what of the replies it has not taken yet."""

from __future__ import annotations

from xinfang_desk.batch import cards
from xinfang_desk.batch.statement import NEWER
from xinfang_desk.county.enrolment import card_of
from xinfang_desk.county.entries import unread_reply
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.bounds import YEARS

OF = "a JOIN records r ON r.number = a.number JOIN batches b ON b.id = r.batch WHERE b.desk = ?"
UNTOLD = "a.reply IS NULL"
_MEANT = f"BETWEEN '{YEARS[0]}' AND '{YEARS[-1]}-12-31'"
TOLD = {
    # Answers from before days were bounded may lie in years that no desk takes: they do not travel.
    "answers": f"day {_MEANT} AND (due = '' OR due {_MEANT})",
    "national": "1 = 1",
}
"""The tables whose rows travel with a reply, and are told once; and which of their rows."""
_NOT_WITHDRAWN = "withdrawn_at = ''"


def reads_newer(card: cards.Card) -> bool:
    """Whether a desk's program takes withdrawals, days of service, and whole replies."""
    return cards.reads(card, NEWER)


def told(card: cards.Card) -> dict[str, str]:
    """The tables whose rows travel to this desk, and which of them: to an old program none withdrawn."""
    if reads_newer(card):
        return TOLD
    return TOLD | {"answers": f"{TOLD['answers']} AND {_NOT_WITHDRAWN}"}


def held_back(ledger: Ledger, desk: str) -> int:
    """How many withdrawals wait for the desk to bring the card of a newer program."""
    if reads_newer(card_of(ledger, desk)):
        return 0
    found = ledger.row(f"SELECT count(*) FROM answers {OF} AND {UNTOLD} AND a.withdrawn_at <> ''", (desk,))
    return int(found[0]) if found else 0


def waiting_updates(ledger: Ledger, desk: str) -> int:
    """How many answers and national numbers no reply has carried to this desk yet."""
    unread = unread_reply(ledger, desk)
    found = [
        ledger.row(
            f"SELECT count(*) FROM {table} {OF} AND (a.reply IS NULL OR a.reply = ?) AND {fits}",
            (desk, unread),
        )
        for table, fits in told(card_of(ledger, desk)).items()
    ]
    return sum(int(each[0]) for each in found if each)


def waiting_results(ledger: Ledger, desk: str) -> int:
    """How many batches there are whose results no reply has carried to this desk yet."""
    found = ledger.row(
        "SELECT count(*) FROM batches WHERE desk = ? AND (reply IS NULL OR reply = ?)",
        (desk, unread_reply(ledger, desk)),
    )
    return int(found[0]) if found else 0
