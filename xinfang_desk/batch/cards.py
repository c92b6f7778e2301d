"""Enrolment cards (登记卡): how a desk and a county learn each other's public keys, in person."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Annotated

import msgspec

from xinfang_desk.batch.seal import is_recipient
from xinfang_desk.batch.signing import is_sign_key
from xinfang_desk.batch.statement import SCHEMA
from xinfang_desk.batch.suites import SUITES, XF1, suite_of
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import LONGEST

VERSION = 1

Schema = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,3}\Z")]

_CARD_MAX = 4096
_PLACE = re.compile(r"(?:at `\$\.|required field `)([a-z]+)`")
_DESK = re.compile(r"[0-9]{9}-[0-9]")
_OFFICE = re.compile(r"[0-9]{0,12}")


class CardKind(StrEnum):
    """Whose card it is."""

    DESK = "desk"
    """A reception desk (接待台)."""
    COUNTY = "county"
    """The county's petition bureau (县信访局)."""
    DISCIPLINE = "discipline"
    """The discipline authority, to whom accusations are sealed (纪检监察机关)."""


class Card(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The public half of an office's keys, and since when they hold."""

    v: int
    suite: str
    kind: CardKind
    office: str
    """Desk: ``411526102-1``; otherwise a division code or empty."""
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST)]
    seal: str
    reserve: str | None = None
    """Second key to seal to (备用密钥), kept in a safe; never on a desk's card."""
    sign: str
    """Raw public key, base64: Ed25519, or an SM2 point."""
    receipt: str | None = None
    """Ed25519 key of a desk of xf2, base64: a receipt is drawn again to the same bytes."""
    since: date = msgspec.field(name="from")
    schemas: Annotated[tuple[Schema, ...], msgspec.Meta(min_length=1, max_length=16)] | None = None
    """Of the files that this office reads (docs/wire.md); left out where it is the first alone."""


def new_card(
    *,
    kind: CardKind,
    office: str,
    name: str,
    seal: str,
    sign: bytes,
    since: date,
    reserve: str | None = None,
    receipt: bytes | None = None,
    schemas: tuple[str, ...] | None = None,
) -> Card:
    """Make a card of today's version and its keys' suite; ``card.bad`` when nobody would accept it."""
    card = Card(
        v=VERSION,
        suite=suite_of(sign),
        kind=kind,
        office=office,
        name=name,
        seal=seal,
        reserve=reserve,
        sign=base64.b64encode(sign).decode(),
        receipt=None if receipt is None else base64.b64encode(receipt).decode(),
        since=since,
        schemas=schemas,
    )
    _check(card)
    return card


def write_card(card: Card) -> bytes:
    """The card's one normal form: a line of JSON, small enough for a QR code."""
    return msgspec.json.encode(card)


def read_card(content: bytes) -> Card:
    """Read a card strictly; ``card.bad`` names the field at fault, ``card.unknown_suite`` the way out."""
    if len(content) > _CARD_MAX:
        raise DeskError("card.bad", field="")
    try:
        card = msgspec.json.decode(content, type=Card)
    except msgspec.ValidationError as fault:
        place = _PLACE.search(str(fault))
        raise DeskError("card.bad", field=place[1] if place else "") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise DeskError("card.bad", field="") from None
    _check(card)
    return card


def same_office(card: Card) -> Callable[[bytes], bool]:
    """Whether what a file holds is a card of this office, an older one as well."""

    def is_theirs(content: bytes) -> bool:
        try:
            found = read_card(content)
        except DeskError:
            return False
        return (found.kind, found.office) == (card.kind, card.office)

    return is_theirs


def fingerprint(card: Card) -> str:
    """Six groups of five digits to be read aloud over the telephone; a newer program changes none of them."""
    return digits(write_card(msgspec.structs.replace(card, schemas=None)))


def same_keys(card: Card, other: Card) -> bool:
    """Whether both are the card of one office with the same keys, whatever each reads."""
    return fingerprint(card) == fingerprint(other)


def reads(card: Card, schema: str) -> bool:
    """Whether that office's program reads files of this schema."""
    return schema in (card.schemas or (SCHEMA,))


def digits(content: bytes) -> str:
    """Six groups of five digits of any content (about 99 bits of its SHA-256)."""
    number = f"{int.from_bytes(hashlib.sha256(content).digest()) % 10**30:030d}"
    return " ".join(number[start : start + 5] for start in range(0, 30, 5))


def sealing_keys(card: Card) -> tuple[str, ...]:
    """All recipients that a file for this office is sealed to."""
    return (card.seal,) if card.reserve is None else (card.seal, card.reserve)


def signing_key(card: Card) -> bytes:
    """The raw public key by which this office signs files."""
    return base64.b64decode(card.sign, validate=True)


def receipt_key(card: Card) -> bytes:
    """The raw Ed25519 public key by which this desk signs receipts (docs/wire.md, section 8)."""
    return base64.b64decode(card.receipt or card.sign, validate=True)


def _check(card: Card) -> None:
    if card.suite not in SUITES:
        raise DeskError("card.unknown_suite")
    office = _DESK if card.kind is CardKind.DESK else _OFFICE
    sound = {
        "v": card.v == VERSION,
        "office": office.fullmatch(card.office) is not None,
        "name": card.name.isprintable() and card.name == card.name.strip(),
        "seal": _is_seal_key(card.seal, card.suite),
        "reserve": _reserve_is_sound(card),
        "sign": _is_sign_key(card.sign, card.suite),
        "receipt": _receipt_is_sound(card),
    }
    for field, well in sound.items():
        if not well:
            raise DeskError("card.bad", field=field)


def _reserve_is_sound(card: Card) -> bool:
    if card.kind is CardKind.DESK:
        return card.reserve is None
    return card.reserve is not None and card.reserve != card.seal and _is_seal_key(card.reserve, card.suite)


def _receipt_is_sound(card: Card) -> bool:
    if card.kind is not CardKind.DESK or card.suite == XF1:
        return card.receipt is None
    return card.receipt is not None and _is_sign_key(card.receipt, XF1)


def _is_seal_key(text: str, suite: str) -> bool:
    return suite_of(text) == suite and is_recipient(text)


def _is_sign_key(text: str, suite: str) -> bool:
    try:
        raw = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return False
    return suite_of(raw) == suite and is_sign_key(raw) and base64.b64encode(raw).decode() == text
