"""Which desk holds which key (登记卡): whom the county trusts, for what, and until when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from xinfang_desk.batch import cards
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError

OVERLAP = timedelta(days=30)
"""How long batches under a key that was changed are still taken: they may be on their way."""


def enrol(ledger: Ledger, card: cards.Card, at: datetime) -> None:
    """Trust a desk's card that was brought in person; inside a write, and a second time changes nothing.

    Of a card with the same keys it is kept what the desk's program reads by now.

    ``card.not_a_desk`` for anything but a desk's, ``card.changed`` when the desk is known by other keys that
    nobody has revoked, ``card.key_of_other_desk`` when another desk signs with this one, ``card.revoked``.
    """
    if card.kind is not cards.CardKind.DESK:
        raise DeskError("card.not_a_desk")
    known = ledger.row("SELECT keyid, card FROM desks WHERE desk = ?", (card.office,))
    if known is not None and not _is_revoked(ledger, known[0]):
        if not cards.same_keys(card, cards.read_card(known[1])):
            raise DeskError("card.changed", desk=card.office)
        _renew(ledger, card, known[0])
        return
    _trust(ledger, card, at)


def _renew(ledger: Ledger, card: cards.Card, keyid: str) -> None:
    """The same keys, and what the desk's program reads by now."""
    content = cards.write_card(card)
    ledger.run("UPDATE desks SET card = ? WHERE desk = ?", (content, card.office))
    ledger.run("UPDATE desk_keys SET card = ? WHERE keyid = ?", (content, keyid))


def rotate(ledger: Ledger, card: cards.Card, signer: str, at: datetime) -> bool:
    """Trust the card that a desk's present key ``signer`` has vouched for (密钥轮换); whether it is news.

    Inside a write. The old key counts for :data:`OVERLAP` more. ``card.rotation_old`` when the signer is not
    the present key, which alone may name its successor.
    """
    if card.kind is not cards.CardKind.DESK or desk_of_key(ledger, signer) != card.office:
        raise DeskError("card.key_of_other_desk")
    present = ledger.row("SELECT keyid FROM desks WHERE desk = ?", (card.office,))
    if present == (key_id(cards.signing_key(card)),):
        return False
    if present != (signer,) or _is_revoked(ledger, signer):
        raise DeskError("card.rotation_old", desk=card.office)
    _trust(ledger, card, at)
    ledger.run("UPDATE desk_keys SET until = ? WHERE keyid = ?", ((at + OVERLAP).isoformat(), signer))
    return True


def revoke(ledger: Ledger, desk: str, why: str, at: datetime) -> int:
    """Believe no key of this desk any more (吊销); how many. Inside a write."""
    card_of(ledger, desk)
    if not why.strip():
        raise DeskError("key.why_missing")
    return ledger.run(
        "UPDATE desk_keys SET revoked_at = ?, why = ? WHERE desk = ? AND revoked_at = ''",
        (at.isoformat(), why.strip(), desk),
    )


def trusted_keys(ledger: Ledger) -> Mapping[str, bytes]:
    """Every signing key that a desk ever had, by its id; :func:`check_key` says whether it still counts."""
    return {
        keyid: cards.signing_key(cards.read_card(card))
        for keyid, card in ledger.stream("SELECT keyid, card FROM desk_keys")
    }


def check_key(ledger: Ledger, keyid: str, desk: str, at: datetime) -> None:
    """Refuse a key that may not speak for ``desk`` now.

    ``batch.key_not_of_desk``, ``batch.key_revoked``, ``batch.key_replaced``. The day that a file says it was
    made on does not count: whoever stole a key can write any.
    """
    found = ledger.row("SELECT desk, until, revoked_at FROM desk_keys WHERE keyid = ?", (keyid,))
    if found is None or found[0] != desk:
        raise DeskError("batch.key_not_of_desk", desk=desk)
    if found[2]:
        raise DeskError("batch.key_revoked", desk=desk)
    if found[1] and at > datetime.fromisoformat(found[1]):
        raise DeskError("batch.key_replaced", desk=desk)


def desk_of_key(ledger: Ledger, keyid: str) -> str:
    """The one desk for which this key may speak, or once might."""
    found = ledger.row("SELECT desk FROM desk_keys WHERE keyid = ?", (keyid,))
    return found[0] if found else ""


def keys_of(ledger: Ledger, desk: str, *, revoked: bool) -> tuple[bytes, ...]:
    """The keys by which a desk has signed receipts: those that nobody revoked, or those that somebody did."""
    return tuple(
        cards.receipt_key(cards.read_card(card))
        for (card,) in ledger.stream(
            f"SELECT card FROM desk_keys WHERE desk = ? AND revoked_at {'<>' if revoked else '='} ''", (desk,)
        )
    )


def is_revoked(ledger: Ledger, desk: str) -> bool:
    """Whether the desk's present key was revoked: it has to be enrolled anew, in person."""
    found = ledger.row("SELECT keyid FROM desks WHERE desk = ?", (desk,))
    return found is not None and _is_revoked(ledger, found[0])


def revoked_since(ledger: Ledger, desk: str) -> tuple[datetime | None, str]:
    """Since when a desk's present key is believed no more, and why; None while it is."""
    found = ledger.row(
        "SELECT k.revoked_at, k.why FROM desks d JOIN desk_keys k ON k.keyid = d.keyid WHERE d.desk = ?",
        (desk,),
    )
    if found is None or not found[0]:
        return None, ""
    return datetime.fromisoformat(found[0]), str(found[1])


def card_of(ledger: Ledger, desk: str) -> cards.Card:
    """The card of a desk; ``desk.not_enrolled`` when there is none."""
    found = ledger.row("SELECT card FROM desks WHERE desk = ?", (desk,))
    if found is None:
        raise DeskError("desk.not_enrolled", desk=desk)
    return cards.read_card(found[0])


def desks(ledger: Ledger) -> tuple[str, ...]:
    """Every desk that is enrolled."""
    return tuple(desk for (desk,) in ledger.stream("SELECT desk FROM desks ORDER BY desk"))


def _trust(ledger: Ledger, card: cards.Card, at: datetime) -> None:
    keyid, content = key_id(cards.signing_key(card)), cards.write_card(card)
    known = ledger.row("SELECT desk FROM desk_keys WHERE keyid = ?", (keyid,))
    if known is not None:
        raise DeskError("card.key_of_other_desk" if known[0] != card.office else "card.revoked")
    ledger.run(
        "INSERT INTO desks VALUES (?, ?, ?, ?)"
        " ON CONFLICT (desk) DO UPDATE SET keyid = excluded.keyid, card = excluded.card",
        (card.office, keyid, content, at.isoformat()),
    )
    ledger.run(
        "INSERT INTO desk_keys (keyid, desk, card, since) VALUES (?, ?, ?, ?)",
        (keyid, card.office, content, at.isoformat()),
    )


def _is_revoked(ledger: Ledger, keyid: str) -> bool:
    found = ledger.row("SELECT revoked_at FROM desk_keys WHERE keyid = ?", (keyid,))
    return found is not None and found[0] != ""
