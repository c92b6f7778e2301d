"""SM2 with SM3 (GB/T 32918, 32905) by GmSSL, which the extra ``sm`` brings; its own forms of keys are ours.

A point is x and y, 32 bytes each; a pair is the secret number and its point. A signature is r and s, 32 bytes
each, under the identity that the standard gives by default.
"""

from __future__ import annotations

from typing import Any

from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature

from xinfang_desk.batch.suites import SM2_POINT
from xinfang_desk.domain.errors import DeskError

_P = 0xFFFFFFFE_FFFFFFFF_FFFFFFFF_FFFFFFFF_FFFFFFFF_00000000_FFFFFFFF_FFFFFFFF
_B = 0x28E9FA9E_9D9F5E34_4D5A9E4B_CF6509A7_F39789F5_15AB8F92_DDBCBD41_4D940E93
"""The curve y² = x³ - 3x + b over p (GB/T 32918.5); its order is prime, so that no point of it is small."""
_NUMBER = 32
_MOST_SEALED = 366


def new_pair() -> bytes:
    """A secret number and its point, 96 bytes, from the system's randomness; ``suite.missing``."""
    point, secret = _gmssl().sm2_key_generate()
    return bytes(secret + point)


def point_of(pair: bytes) -> bytes:
    """The public half."""
    return pair[_NUMBER:]


def is_point(point: bytes) -> bool:
    """Whether these are the 64 bytes of a point of the curve."""
    if len(point) != SM2_POINT:
        return False
    x, y = int.from_bytes(point[:_NUMBER]), int.from_bytes(point[_NUMBER:])
    return x < _P and y < _P and (y * y - x * x * x + 3 * x - _B) % _P == 0


def sign(pair: bytes, content: bytes) -> bytes:
    """The signature of ``content``: r and s."""
    r, s = decode_dss_signature(_gmssl().sm2_sign(pair[:_NUMBER], point_of(pair), content))
    return r.to_bytes(_NUMBER) + s.to_bytes(_NUMBER)


def fits(point: bytes, signature: bytes, content: bytes) -> bool:
    """Whether the holder of ``point`` signed ``content``."""
    gmssl = _gmssl()
    if len(signature) != 2 * _NUMBER:
        return False
    encoded = encode_dss_signature(int.from_bytes(signature[:_NUMBER]), int.from_bytes(signature[_NUMBER:]))
    try:
        return bool(gmssl.sm2_verify(point, content, encoded))
    except gmssl.GmsslInnerError:
        return False


def seal(point: bytes, secret: bytes) -> bytes:
    """A short secret for the holder of ``point`` (ASN.1, C1C3C2)."""
    return bytes(_gmssl().sm2_encrypt(point, secret))


def unseal(pair: bytes, sealed: bytes) -> bytes | None:
    """What was sealed, or None when it is not for us, or was changed."""
    gmssl = _gmssl()
    if len(sealed) > _MOST_SEALED:
        return None
    try:
        return bytes(gmssl.sm2_decrypt(pair[:_NUMBER], sealed))
    except gmssl.GmsslInnerError:
        return None


def _gmssl() -> Any:
    try:
        import gmssl_pyx
    except ImportError as fault:
        raise DeskError("suite.missing") from fault
    return gmssl_pyx
