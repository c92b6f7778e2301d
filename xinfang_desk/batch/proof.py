"""A receipt that proves itself (回执自证): what its QR code and its check code say (docs/wire.md, section 8).

Neither holds a name or a word of the matter. The text is bound by a hash under the record's uid, which is
printed nowhere: who finds the paper cannot try texts against it, desk and county can.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from xinfang_desk.batch import base45
from xinfang_desk.batch.signing import fits, sign
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number, desk_of_number, is_number

_VERSION = 1
_MARK = ":"
"""Between the number, which a scanner hands to a search as it is, and the proof."""
_EPOCH = date(2000, 1, 1)
_SIGNED = b"xinfang-desk receipt 1\0"
_TEXT = b"xinfang-desk receipt text 1\0"
_CODE = b"xinfang-desk receipt code 1\0"
_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U, which are misread."""
_CODE_LENGTH = 15
_NUMBER, _BODY, _SIGNATURE = 19, 21, 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What a receipt vouches for: number (and so the office), both days, and the text that was agreed on."""

    number: Number
    received_on: date
    registered_on: date
    text: bytes
    """:func:`text_hash` of the statement and request that the receipt was drawn from."""


def text_hash(uid: str, statement: str, request: str) -> bytes:
    """Sixteen bytes of HMAC-SHA-256 under the record's uid over what was agreed on."""
    said = f"{statement.strip()}\0{request.strip()}".encode()
    return hmac.digest(uid.encode(), _TEXT + said, hashlib.sha256)[:16]


def check_code(uid: str, proof: Proof) -> str:
    """Sixteen characters to be typed where there is no camera: 75 bits under the uid, and a check character.

    A county can check it once the record has reached it; until then only the QR code proves anything.
    """
    said = _CODE + proof.number.encode() + _days(proof.received_on) + proof.text
    bits = int.from_bytes(hmac.digest(uid.encode(), said, hashlib.sha256)) >> (256 - 5 * _CODE_LENGTH)
    body = "".join(_DIGITS[bits >> 5 * place & 31] for place in reversed(range(_CODE_LENGTH)))
    code = body + _check(body)
    return "-".join(code[start : start + 4] for start in range(0, 16, 4))


def read_code(typed: str) -> str:
    """A typed check code in its normal form; ``proof.mistyped`` when it cannot be one."""
    code = "".join(typed.split()).replace("-", "").upper().translate(str.maketrans("OIL", "011"))
    known = len(code) == _CODE_LENGTH + 1 and set(code) <= set(_DIGITS)
    if not known or code[-1] != _check(code[:-1]):
        raise DeskError("proof.mistyped")
    return "-".join(code[start : start + 4] for start in range(0, 16, 4))


def sign_proof(proof: Proof, seed: bytes) -> str:
    """What the QR code holds: the number, then the proof; the same record always gives the same text."""
    body = _body(proof)
    _public, signature = sign(seed, _SIGNED + proof.number.encode() + body)
    return f"{proof.number}{_MARK}{base45.encode(body + signature)}"


def read_proof(text: str, keys: Iterable[bytes]) -> Proof:
    """What a scanned receipt vouches for, proved by one of the desk's ``keys`` (raw Ed25519).

    ``proof.unreadable`` for what is no receipt of this form, ``proof.forged`` when no key fits.
    """
    number, body, signature = _parts(text)
    signed = _SIGNED + number.encode() + body
    if not any(fits(key, signature, signed) for key in keys):
        raise DeskError("proof.forged")
    return Proof(
        number=number,
        received_on=_EPOCH + timedelta(days=int.from_bytes(body[1:3])),
        registered_on=_EPOCH + timedelta(days=int.from_bytes(body[3:5])),
        text=body[5:],
    )


def is_signed_by(text: str, keys: Iterable[bytes]) -> bool:
    """Whether one of ``keys`` signed a receipt that is sound in form."""
    try:
        read_proof(text, keys)
    except DeskError:
        return False
    return True


def desk_of_proof(text: str) -> str:
    """Which desk a scanned receipt says it comes from: 411526102-1."""
    number, _body, _signature = _parts(text)
    return desk_of_number(number)


def _parts(text: str) -> tuple[Number, bytes, bytes]:
    number, mark, rest = text[:_NUMBER], text[_NUMBER : _NUMBER + 1], text[_NUMBER + 1 :].rstrip("\r\n")
    try:
        content = base45.decode(rest)
    except ValueError:
        raise DeskError("proof.unreadable") from None
    if mark != _MARK or not is_number(number) or len(content) != _BODY + _SIGNATURE or content[0] != _VERSION:
        raise DeskError("proof.unreadable")
    return Number(number), content[:_BODY], content[_BODY:]


def _body(proof: Proof) -> bytes:
    return bytes([_VERSION]) + _days(proof.received_on) + _days(proof.registered_on) + proof.text


def _days(day: date) -> bytes:
    """Days since 2000-01-01 in two bytes: until 2179. A clock beyond either end is said to be at it."""
    return min(max((day - _EPOCH).days, 0), 0xFFFF).to_bytes(2)


def _check(body: str) -> str:
    """The hybrid system of ISO 7064 with 32 characters: every single slip shows."""
    rest = 32
    for character in body:
        rest = (rest + _DIGITS.index(character)) % 32 or 32
        rest = rest * 2 % 33
    return _DIGITS[(33 - rest) % 32]
