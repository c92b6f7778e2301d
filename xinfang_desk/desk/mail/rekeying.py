"""Changing this desk's keys (密钥轮换), and hearing of the county's change: see docs/keys.md."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.statement import Kind, key_id
from xinfang_desk.desk.identity import (
    change_county,
    identity_card,
    new_identity,
    read_county,
    write_identity,
)
from xinfang_desk.desk.mail.county_copy import seal_copy
from xinfang_desk.desk.mail.inbox import opened
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta

SEALED = b"age-encryption.org/"
"""How a sealed file begins; a card begins otherwise."""
_LAST = "rotation"
"""How many times the keys were changed, and the hash that the next file names as the one before it."""


def change_keys(seat: Seat, folder: Path) -> cards.Card:
    """New keys for this desk, vouched for by the old one in a file for the county; our new card.

    The county gets a new recovery copy with it (县级恢复副本). The new keys hold at once.
    When the medium fails they hold all the same, and :func:`write_again` writes the file once more.
    ``county.not_enrolled`` before there is anybody to tell.
    """
    county, old = seat.county(), seat.identity
    fresh = new_identity(seat.today(), earlier=(*old.earlier, old.seal_secret))
    card = identity_card(fresh, seat.office)
    sequence, previous = _last(seat)
    sealed = write_bag(
        seat.outgoing / _name(seat, sequence + 1),
        [cards.write_card(card)],
        heading=Heading(
            kind=Kind.CARD_ROTATION,
            desk=seat.desk,
            sequence=sequence + 1,
            previous=previous,
            created=seat.now(),
            trail_head=trail.head(seat.store),
        ),
        sign_seed=old.sign_seed,
        recipients=cards.sealing_keys(county),
        work_dir=seat.outgoing,
    )
    with seat.store.write():
        # Signed with the old key, which the county believes whether the change has reached it or not.
        seal_copy(seat, county)
        write_identity(seat.store, fresh, seat.office)
        write_meta(seat.store, _LAST, f"{sequence + 1} {sealed.tagmanifest_sha256}")
        trail.append(seat.store, seat.by(), "keys_changed", "desk", cards.fingerprint(card))
    write_again(seat, folder)
    return card


def write_again(seat: Seat, folder: Path) -> Path:
    """Write the file of the last change again, bit for bit; ``rotation.none`` when there was none."""
    name = _name(seat, _last(seat)[0])
    if not (seat.outgoing / name).exists():
        raise DeskError("rotation.none")
    drive.write_verified(folder, name, seat.outgoing / name)
    return folder / name


def start_anew(seat: Seat) -> cards.Card:
    """New keys without a word of the old ones (密钥丢失、被盗): the county revokes those, and is visited."""
    fresh = new_identity(seat.today())
    card = identity_card(fresh, seat.office)
    with seat.store.write():
        write_identity(seat.store, fresh, seat.office)
        trail.append(seat.store, seat.by(), "keys_replaced", "desk", cards.fingerprint(card))
        if (county := read_county(seat.store)) is not None:
            seal_copy(seat, county)
    return card


def take_county_card(seat: Seat, file: Path) -> cards.Card:
    """Accept the county's new card, which its present key has signed; the same file twice changes nothing."""
    with opened(seat, file, Kind.CARD_ROTATION) as bag:
        lines = list(bag.records())
    if len(lines) != 1:
        raise DeskError("batch.bad_record", field="")
    card = cards.read_card(lines[0])
    if card.kind is not cards.CardKind.COUNTY:
        raise DeskError("card.wrong_kind")
    present = seat.county()
    if card == present:
        return card
    if key_id(cards.signing_key(present)) != bag.keyid:
        # Only the present key may name its successor; an older one still signs replies for a while.
        raise DeskError("card.rotation_old")
    with seat.store.write():
        change_county(seat.store, card, seat.by())
        seal_copy(seat, card)
    return card


def _last(seat: Seat) -> tuple[int, str | None]:
    kept = read_meta(seat.store, _LAST)
    if not kept:
        return 0, None
    sequence, _space, tagmanifest = kept.partition(" ")
    return int(sequence), tagmanifest


def _name(seat: Seat, sequence: int) -> str:
    return f"{seat.desk}-k{sequence:06d}.xfb"
