"""Changing keys (密钥轮换): a desk's, as its present key vouches for the new one; and the county's own."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.opening import open_bag
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county.courier import Courier
from xinfang_desk.county.enrolment import check_key, desks, is_revoked, rotate, trusted_keys
from xinfang_desk.county.intake import WORK
from xinfang_desk.county.keys import Identity, identity_card, keep_identity, renewed, require_own_suite
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import make_private


def take_rotation(
    ledger: Ledger, home: Path, identity: Identity, file: Path, at: datetime
) -> tuple[cards.Card, bool]:
    """Take a desk's new card, signed with the key it replaces; and whether it is news. In a write."""
    with open_bag(
        file,
        identities=[identity.seal_secret, *identity.earlier],
        kind=Kind.CARD_ROTATION,
        trusted=trusted_keys(ledger),
        work_dir=make_private(home / WORK),
    ) as bag:
        lines = list(bag.records())
        if len(lines) != 1:
            raise DeskError("batch.bad_record", field="")
        card = cards.read_card(lines[0])
        if card.office != bag.statement.desk:
            raise DeskError("card.key_of_other_desk")
        require_own_suite(identity, card)
        check_key(ledger, bag.keyid, bag.statement.desk, at)
        return card, rotate(ledger, card, bag.keyid, at)


def rotate_own(ledger: Ledger, courier: Courier, identity: Identity, at: datetime) -> Identity:
    """New working keys for the county, and a file for each desk that the old key signed; in a write.

    A desk whose key was revoked gets none: it comes in person.
    """
    fresh = renewed(identity, at.date())
    line = cards.write_card(identity_card(fresh))
    for desk in desks(ledger):
        if not is_revoked(ledger, desk):
            courier.seal(Kind.CARD_ROTATION, desk, [line], identity.sign_seed, at)
    keep_identity(ledger, fresh)
    return fresh
