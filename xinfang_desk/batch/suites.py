"""Which algorithms an office speaks (算法套件): a key tells by its form, a card and a statement by name."""

from __future__ import annotations

XF1, XF2 = "xf1", "xf2"
"""X25519, ChaCha20-Poly1305, Ed25519, SHA-256; and SM2, SM4-GCM, SM3 (国密). Neither passes for the other."""
SUITES = (XF1, XF2)

SM2_RECIPIENT, SM2_SECRET = "sm2:", "SM2-SECRET:"
SM2_POINT = 64
"""Bytes of a point: x and y, 32 each."""
_SM2_KEYS = frozenset({SM2_POINT, SM2_POINT + 32})


def suite_of(key: bytes | str) -> str:
    """The suite of a signing key (public or secret), of a recipient, or of what opens for one."""
    if isinstance(key, str):
        return XF2 if key.startswith((SM2_RECIPIENT, SM2_SECRET)) else XF1
    return XF2 if len(key) in _SM2_KEYS else XF1
