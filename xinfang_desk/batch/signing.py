"""Signatures (签名): by whose key a content is vouched for, and which keys are none."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

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


def is_sign_key(public: bytes) -> bool:
    """Whether these are the 32 bytes of an Ed25519 key by which somebody can be told from others."""
    # The sign of x is the highest bit; it makes no larger order.
    return len(public) == _LENGTH and public[:-1] + bytes([public[-1] & 0x7F]) not in SMALL_ORDER


def fits(public: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the holder of ``public`` signed ``content``; nobody holds a key of small order."""
    if not is_sign_key(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except InvalidSignature:
        return False
    return True
