"""Which desk holds which key (登记卡): whom the county trusts, and for what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from xinfang_desk.batch import cards, statement
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError


def enrol(ledger: Ledger, card: cards.Card, at: datetime) -> None:
    """Trust a desk's card; inside a write, and a second time changes nothing.

    ``card.not_a_desk`` for anything but a desk's, ``card.changed`` when the desk is known by other keys,
    ``card.key_of_other_desk`` when another desk signs with this one.
    """
    if card.kind is not cards.CardKind.DESK:
        raise DeskError("card.not_a_desk")
    keyid, content = statement.key_id(cards.signing_key(card)), cards.write_card(card)
    known = ledger.row("SELECT card FROM desks WHERE desk = ?", (card.office,))
    if known is not None:
        if known[0] != content:
            raise DeskError("card.changed", desk=card.office)
        return
    if ledger.row("SELECT 1 FROM desks WHERE keyid = ?", (keyid,)):
        raise DeskError("card.key_of_other_desk")
    ledger.run("INSERT INTO desks VALUES (?, ?, ?, ?)", (card.office, keyid, content, at.isoformat()))


def trusted_keys(ledger: Ledger) -> Mapping[str, bytes]:
    """The signing keys of all desks, by their ids."""
    return {
        keyid: cards.signing_key(cards.read_card(card))
        for keyid, card in ledger.rows("SELECT keyid, card FROM desks")
    }


def desk_of_key(ledger: Ledger, keyid: str) -> str:
    """The one desk for which this key may speak."""
    found = ledger.row("SELECT desk FROM desks WHERE keyid = ?", (keyid,))
    return found[0] if found else ""


def card_of(ledger: Ledger, desk: str) -> cards.Card:
    """The card of a desk; ``desk.not_enrolled`` when there is none."""
    found = ledger.row("SELECT card FROM desks WHERE desk = ?", (desk,))
    if found is None:
        raise DeskError("desk.not_enrolled", desk=desk)
    return cards.read_card(found[0])


def desks(ledger: Ledger) -> tuple[str, ...]:
    """Every desk that is enrolled."""
    return tuple(desk for (desk,) in ledger.rows("SELECT desk FROM desks ORDER BY desk"))
