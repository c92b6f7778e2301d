"""A county that is set up (建县级台账): keys, and an encrypted ledger in an empty home."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.cards import CardKind
from xinfang_desk.batch.suites import XF1
from xinfang_desk.county.keys import (
    Identity,
    has_identity,
    identity_card,
    keep_identity,
    new_identity,
    write_reserve,
)
from xinfang_desk.county.ledger import open_ledger
from xinfang_desk.county.ledger.address import check_address, keep_address
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.places import new_home
from xinfang_desk.system import leave_no_core
from xinfang_desk.vault import create_vault

Clock = Callable[[], datetime]


def china_now() -> datetime:
    """This moment, in China's time."""
    return datetime.now(CHINA)


def init_office(
    home: Path,
    passphrase: str,
    name: str,
    *,
    kind: CardKind = CardKind.COUNTY,
    address: str = "",
    suite: str = XF1,
    now: Clock = china_now,
) -> str:
    """Make keys of a suite and the encrypted ledger in an empty ``home``; returns our card's fingerprint.

    With an ``address`` (``postgresql://…``) the ledger lies in that database: ``ledger.not_empty`` where
    another home has one there. The secret of the reserve key is written once, to ``reserve-key.txt``, for a
    safe; the ledger never holds it. A home that is not empty is refused; a failure on the way leaves the home
    as it was found.
    """
    if not name.strip():
        raise DeskError("office.unnamed")
    if address:
        check_address(address)
    identity, reserve = new_identity(name.strip(), now().date(), kind, suite)
    # Read back, because a desk would refuse a card that only we can make sense of.
    card = cards.read_card(cards.write_card(identity_card(identity)))
    with new_home(home):
        write_reserve(home, reserve)
        _fill(home, passphrase, identity, address)
    return cards.fingerprint(card)


def _fill(home: Path, passphrase: str, identity: Identity, address: str) -> None:
    leave_no_core()
    if address:
        keep_address(home, address)
    ledger = open_ledger(home, create_vault(home, passphrase), make=True)
    try:
        with ledger.write():
            if has_identity(ledger):
                raise DeskError("ledger.not_empty")
            keep_identity(ledger, identity)
    finally:
        ledger.close()
