"""Keys and cards (密钥、登记卡): ours and the county's, and how either changes: see docs/keys.md."""

from __future__ import annotations

from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.batch.bag import Heading, write_bag
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.seal import SEALED
from xinfang_desk.batch.statement import Kind
from xinfang_desk.batch.suites import XF1
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.desk.counter import Counter, duty, open_to_all
from xinfang_desk.desk.mail.county_copy import seal_copy, write_copy
from xinfang_desk.desk.mail.reply import opened
from xinfang_desk.desk.safe.identity import (
    card_record,
    change_county,
    identity_card,
    new_identity,
    read_county,
    read_county_identity,
    replaced,
    write_county,
    write_county_identity,
    write_identity,
)
from xinfang_desk.desk.seat import Seat
from xinfang_desk.devices import drive
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.roles import RUNNING, WORKING
from xinfang_desk.files import read_file, write_file
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta, write_meta

_LAST = "rotation"
"""How many times the keys were changed, and the hash that the next file names as the one before it."""


class Keys(Counter):
    """The verbs of keys and cards."""

    @open_to_all
    def county(self) -> CardRecord | None:
        """The county that this desk is enrolled with, if any."""
        card = read_county(self._store)
        return None if card is None else card_record(card)

    @duty(RUNNING)
    def enrol(self, file: Path) -> CardRecord:
        """Accept the county's card (登记卡); the fingerprint is for comparing by telephone.

        Also takes the sealed file by which the county's present key vouches for its next one (密钥轮换).
        Either way a recovery copy (县级恢复副本) is sealed for it, which the next stick carries.
        """
        content = read_file(file)
        if content.startswith(SEALED):
            return card_record(_take_county_card(self._seat, file))
        card = cards.read_card(content)
        if card.kind is not cards.CardKind.COUNTY:
            raise DeskError("card.wrong_kind")
        with self._store.write():
            if card.suite != XF1 and read_county_identity(self._store) is None:
                write_county_identity(self._store, new_identity(self._seat.today(), suite=card.suite))
            write_county(self._store, card, by=self._seat.by())
            seal_copy(self._seat, card)
        return card_record(card)

    @duty(RUNNING)
    def write_card(self, file: Path, *, discipline: bool = False) -> CardRecord:
        """Write this desk's own card: for the county, in its suite, or for the discipline authority."""
        seat = self._seat
        identity = seat.identity if discipline else seat.county_identity
        card = identity_card(identity, seat.office, seat.identity)
        write_file(file, cards.write_card(card), cards.same_office(card))
        return card_record(card)

    @duty(RUNNING)
    def change(self, folder: Path) -> CardRecord:
        """New keys for this desk (密钥轮换); in ``folder`` the file by which the old one vouches for them.

        The county gets a new recovery copy with it (县级恢复副本). The new keys hold at once. When the medium
        fails they hold all the same, and :meth:`write_again` writes the file once more.
        ``county.not_enrolled`` before there is anybody to tell.
        """
        seat = self._seat
        county, old = seat.county(), seat.county_identity
        fresh = replaced(old, seat.today())
        card = identity_card(fresh, seat.office, fresh if county.suite == XF1 else seat.identity)
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
                trail_head=trail.head(self._store),
            ),
            sign_seed=old.sign_seed,
            recipients=cards.sealing_keys(county),
            work_dir=seat.outgoing,
        )
        with self._store.write():
            # Signed with the old key, which the county believes whether the change has reached it or not.
            seal_copy(seat, county)
            if county.suite == XF1:
                write_identity(self._store, fresh, seat.own_office)
            else:
                write_county_identity(self._store, fresh)
            write_meta(self._store, _LAST, f"{sequence + 1} {sealed.tagmanifest_sha256}")
            trail.append(self._store, seat.by(), "keys_changed", "desk", cards.fingerprint(card))
        self.write_again(folder)
        return card_record(card)

    @duty(RUNNING)
    def write_again(self, folder: Path) -> Path:
        """Write the file of the last change again, bit for bit; ``rotation.none`` when there was none."""
        name = _name(self._seat, _last(self._seat)[0])
        if not (self._seat.outgoing / name).exists():
            raise DeskError("rotation.none")
        drive.write_verified(folder, name, self._seat.outgoing / name)
        return folder / name

    @duty(RUNNING)
    def start_anew(self) -> CardRecord:
        """New keys that nobody vouches for (密钥丢失、被盗); the county must be visited with the new card."""
        seat = self._seat
        county = read_county(self._store)
        with self._store.write():
            write_identity(self._store, new_identity(seat.today()), seat.own_office)
            if county is not None and county.suite != XF1:
                write_county_identity(self._store, new_identity(seat.today(), suite=county.suite))
            card = identity_card(seat.county_identity, seat.office, seat.identity)
            trail.append(self._store, seat.by(), "keys_replaced", "desk", cards.fingerprint(card))
            if county is not None:
                seal_copy(seat, county)
        return card_record(card)

    @duty(RUNNING)
    def renew_copy(self) -> None:
        """Seal a new recovery copy (县级恢复副本) for the county; the next stick carries it."""
        county = self._seat.county()
        with self._store.write():
            seal_copy(self._seat, county)

    @duty(WORKING)
    def write_copy(self, folder: Path) -> Path:
        """Write the recovery copy that was sealed last to ``folder``; ``copy.none`` before there is one."""
        return write_copy(self._seat, folder)


def _take_county_card(seat: Seat, file: Path) -> cards.Card:
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
    if card.suite != present.suite:
        raise DeskError("card.other_suite")
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
