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
from xinfang_desk.desk.mail.mailroom import MailRoom
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta

SEALED = b"age-encryption.org/"
"""How a sealed file begins; a card begins otherwise."""
_LAST = "rotation"
"""How many times the keys were changed, and the hash that the next file names as the one before it."""


def change_keys(room: MailRoom, folder: Path, key: bytes) -> cards.Card:
    """New keys for this desk, vouched for by the old one in a file for the county; our new card.

    ``key`` is the register's, of which the county gets a new copy (县级恢复副本). The new keys hold at once.
    When the medium fails they hold all the same, and :func:`write_again` writes the file once more.
    ``county.not_enrolled`` before there is anybody to tell.
    """
    county, old = room.county(), room.identity
    fresh = new_identity(room.now().date(), earlier=(*old.earlier, old.seal_secret))
    card = identity_card(fresh, room.office)
    sequence, previous = _last(room)
    sealed = write_bag(
        room.outgoing / _name(room, sequence + 1),
        [cards.write_card(card)],
        heading=Heading(
            kind=Kind.CARD_ROTATION,
            desk=room.desk,
            sequence=sequence + 1,
            previous=previous,
            created=room.now(),
            trail_head=trail.head(room.store),
        ),
        sign_seed=old.sign_seed,
        recipients=cards.sealing_keys(county),
        work_dir=room.outgoing,
    )
    with room.store.write():
        # Signed with the old key, which the county believes whether the change has reached it or not.
        seal_copy(room, county, key)
        write_identity(room.store, fresh, room.office)
        write_meta(room.store, _LAST, f"{sequence + 1} {sealed.tagmanifest_sha256}")
        trail.append(room.store, room.by(), "keys_changed", "desk", cards.fingerprint(card))
    write_again(room, folder)
    return card


def write_again(room: MailRoom, folder: Path) -> Path:
    """Write the file of the last change again, bit for bit; ``rotation.none`` when there was none."""
    name = _name(room, _last(room)[0])
    if not (room.outgoing / name).exists():
        raise DeskError("rotation.none")
    drive.write_verified(folder, name, room.outgoing / name)
    return folder / name


def start_anew(room: MailRoom, key: bytes) -> cards.Card:
    """New keys without a word of the old ones (密钥丢失、被盗): the county revokes those, and is visited."""
    fresh = new_identity(room.now().date())
    card = identity_card(fresh, room.office)
    with room.store.write():
        write_identity(room.store, fresh, room.office)
        trail.append(room.store, room.by(), "keys_replaced", "desk", cards.fingerprint(card))
        if (county := read_county(room.store)) is not None:
            seal_copy(room, county, key)
    return card


def take_county_card(room: MailRoom, file: Path, key: bytes) -> cards.Card:
    """Accept the county's new card, which its present key has signed; the same file twice changes nothing."""
    with opened(room, file, Kind.CARD_ROTATION) as bag:
        lines = list(bag.records())
    if len(lines) != 1:
        raise DeskError("batch.bad_record", field="")
    card = cards.read_card(lines[0])
    if card.kind is not cards.CardKind.COUNTY:
        raise DeskError("card.wrong_kind")
    present = room.county()
    if card == present:
        return card
    if key_id(cards.signing_key(present)) != bag.keyid:
        # Only the present key may name its successor; an older one still signs replies for a while.
        raise DeskError("card.rotation_old")
    with room.store.write():
        change_county(room.store, card, room.by())
        seal_copy(room, card, key)
    return card


def _last(room: MailRoom) -> tuple[int, str | None]:
    kept = read_meta(room.store, _LAST)
    if not kept:
        return 0, None
    sequence, _space, tagmanifest = kept.partition(" ")
    return int(sequence), tagmanifest


def _name(room: MailRoom, sequence: int) -> str:
    return f"{room.desk}-k{sequence:06d}.xfb"
