"""Signatures (签名): by whose key a content is vouched for, and which keys are none."""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from xinfang_desk.batch import sm2
from xinfang_desk.batch.suites import XF1, XF2, suite_of

SMALL_ORDER = frozenset(
    bytes.fromhex(each)
    for each in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    )
)
"""Points of Ed25519 whose order divides 8, and their second spellings: one signature fits any message."""

_LENGTH = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SignKey:
    """A pair of signing keys (签名密钥); the seed stays out of ``repr``.

    Ed25519: 32 bytes each. SM2: the point, and the secret number with its point (``batch/sm2.py``).
    """

    seed: bytes = field(repr=False)
    public: bytes


def new_sign_key(suite: str = XF1) -> SignKey:
    """Make a key of this suite from the system's randomness."""
    if suite == XF2:
        pair = sm2.new_pair()
        return SignKey(seed=pair, public=sm2.point_of(pair))
    private = Ed25519PrivateKey.generate()
    return SignKey(seed=private.private_bytes_raw(), public=private.public_key().public_bytes_raw())


def sign(seed: bytes, content: bytes) -> tuple[bytes, bytes]:
    """The public half of ``seed``, and its signature of ``content``: 64 bytes in either suite."""
    if suite_of(seed) == XF2:
        return sm2.point_of(seed), sm2.sign(seed, content)
    private = Ed25519PrivateKey.from_private_bytes(seed)
    return private.public_key().public_bytes_raw(), private.sign(content)


def is_sign_key(public: bytes) -> bool:
    """Whether these are the bytes of a key by which somebody can be told from others."""
    if suite_of(public) == XF2:
        return sm2.is_point(public)
    # The sign of x is the highest bit; it makes no larger order.
    return len(public) == _LENGTH and public[:-1] + bytes([public[-1] & 0x7F]) not in SMALL_ORDER


def fits(public: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the holder of ``public`` signed ``content``; nobody holds a key of small order."""
    if not is_sign_key(public):
        return False
    if suite_of(public) == XF2:
        return sm2.fits(public, signature, content)
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True
