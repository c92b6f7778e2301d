"""Who this desk is (身份): its keys and office, kept inside the encrypted register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from xinfang_desk.batch import cards, seal
from xinfang_desk.batch.dsse import key_id
from xinfang_desk.batch.signing import new_sign_key
from xinfang_desk.batch.statement import SCHEMAS
from xinfang_desk.batch.suites import XF1, suite_of
from xinfang_desk.desk.answers import CardRecord
from xinfang_desk.domain.record import Office
from xinfang_desk.store.file import meta, trail
from xinfang_desk.store.file.register import Register

_OFFICE = "office"
_IDENTITY = "identity"
_IDENTITY_XF2 = "identity_xf2"
_COUNTY = "county"
_COUNTY_BEFORE = "county_before"

OVERLAP = timedelta(days=30)
"""How long files under a key that was changed are still taken: they may be on their way."""


class Identity(msgspec.Struct, frozen=True, kw_only=True):
    """The secret and public keys of a desk; secrets stay out of ``repr``."""

    sign_seed: bytes
    sign_public: bytes
    seal_secret: str
    seal_public: str
    since: date
    earlier: tuple[str, ...] = ()
    """Secret halves that were replaced: they still open what was sealed before the other side heard of it."""

    def __repr__(self) -> str:
        return f"Identity(since={self.since})"


class _Before(msgspec.Struct, frozen=True, kw_only=True):
    """The card that the county's present one replaced, and until when it counts."""

    card: str
    until: datetime


def replaced(old: Identity, since: date) -> Identity:
    """Fresh keys of the same suite; what was sealed to the old ones still opens."""
    suite = suite_of(old.sign_public)
    return new_identity(since, earlier=(*old.earlier, old.seal_secret), suite=suite)


def new_identity(since: date, *, earlier: tuple[str, ...] = (), suite: str = XF1) -> Identity:
    """Fresh keys of a suite, which keep the ``earlier`` secrets that still have to open something."""
    signing, sealing = new_sign_key(suite), seal.new_seal_key(suite)
    return Identity(
        sign_seed=signing.seed,
        sign_public=signing.public,
        seal_secret=sealing.secret,
        seal_public=sealing.public,
        since=since,
        earlier=earlier,
    )


def signer(identity: Identity) -> Callable[[bytes], bytes]:
    """Signs for this desk (Ed25519, RFC 8032)."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return lambda content: Ed25519PrivateKey.from_private_bytes(identity.sign_seed).sign(content)


def desk_id(office: Office) -> str:
    """How a desk is named in batches: 411526102-1."""
    return f"{office.code}-{office.desk}"


def identity_card(identity: Identity, office: Office, receipts: Identity) -> cards.Card:
    """The enrolment card (登记卡) of this desk; ``receipts`` are the keys by which it signs receipts."""
    return cards.new_card(
        kind=cards.CardKind.DESK,
        office=desk_id(office),
        name=office.name,
        seal=identity.seal_public,
        sign=identity.sign_public,
        since=identity.since,
        receipt=None if identity.sign_public == receipts.sign_public else receipts.sign_public,
        schemas=SCHEMAS,
    )


def card_record(card: cards.Card) -> CardRecord:
    """A card as it is told: its name, the digits to be compared, its suite."""
    return CardRecord(name=card.name, fingerprint=cards.fingerprint(card), national=card.suite != XF1)


def write_identity(store: Register, identity: Identity, office: Office) -> None:
    """Keep keys and office; inside a write."""
    meta.write_meta(store, _IDENTITY, msgspec.json.encode(identity).decode())
    meta.write_meta(store, _OFFICE, msgspec.json.encode(office).decode())


def write_county_identity(store: Register, identity: Identity) -> None:
    """Keep the keys by which this desk speaks with a county of the suite xf2; inside a write."""
    meta.write_meta(store, _IDENTITY_XF2, msgspec.json.encode(identity).decode())


def read_county_identity(store: Register) -> Identity | None:
    """Those keys, or None where no such county was ever accepted."""
    found = meta.read_meta(store, _IDENTITY_XF2)
    return None if found is None else msgspec.json.decode(found, type=Identity)


def write_office(store: Register, office: Office, by: trail.By, changed: Iterable[str]) -> None:
    """Keep what the office says of itself from now on; ``changed`` names the fields. Inside a write."""
    meta.write_meta(store, _OFFICE, msgspec.json.encode(office).decode())
    trail.append(store, by, "office_changed", "office", " ".join(changed))


def read_identity(store: Register) -> tuple[Identity, Office] | None:
    """Keys and office, or None in a register that was never set up."""
    identity, office = meta.read_meta(store, _IDENTITY), meta.read_meta(store, _OFFICE)
    if identity is None or office is None:
        return None
    return msgspec.json.decode(identity, type=Identity), msgspec.json.decode(office, type=Office)


def read_county(store: Register) -> cards.Card | None:
    """The county's card, once it was accepted."""
    content = meta.read_meta(store, _COUNTY)
    return None if content is None else cards.read_card(content.encode())


def write_county(store: Register, card: cards.Card, by: trail.By) -> None:
    """Keep the county's card, accepted in person: no other key of the county counts any more; in a write."""
    meta.write_meta(store, _COUNTY, cards.write_card(card).decode())
    meta.write_meta(store, _COUNTY_BEFORE, "")
    trail.append(store, by, "enrol", "county", cards.fingerprint(card))


def change_county(store: Register, card: cards.Card, by: trail.By) -> None:
    """Keep the card that the county's own key has vouched for (密钥轮换); the old key counts a while."""
    before = meta.read_meta(store, _COUNTY)
    if before is not None:
        kept = _Before(card=before, until=by.at + OVERLAP)
        meta.write_meta(store, _COUNTY_BEFORE, msgspec.json.encode(kept).decode())
    meta.write_meta(store, _COUNTY, cards.write_card(card).decode())
    trail.append(store, by, "county_rotated", "county", cards.fingerprint(card))


def county_keys(store: Register, card: cards.Card, now: datetime) -> Mapping[str, bytes]:
    """The signing keys by which the county speaks now, by their ids."""
    found = [card]
    if before := meta.read_meta(store, _COUNTY_BEFORE):
        kept = msgspec.json.decode(before, type=_Before)
        if now < kept.until:
            found.append(cards.read_card(kept.card.encode()))
    keys = [cards.signing_key(each) for each in found]
    return {key_id(each): each for each in keys}
