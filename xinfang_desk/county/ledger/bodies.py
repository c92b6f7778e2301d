"""What a ledger keeps under a seal of its own (密封内容): who runs the database reads none of it.

The keys are made from the home's key and are others than the one that SQLCipher has.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Iterator
from contextlib import contextmanager

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinfang_desk.domain.errors import DeskError

_NONCE = 12

Part = str | int
"""A table, or a key of its row."""


class Bodies:
    """Shuts and opens contents: AES-256-GCM (NIST SP 800-38D), bound to table and key of the row.

    The nonce is a keyed hash of place and content (as in RFC 8452): the same content in the same place looks
    the same again, so that a UNIQUE still holds, and nothing else is told.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(_derived(key, "bodies"))
        self._nonces = _derived(key, "nonces")

    def shut(self, content: bytes, *place: Part) -> bytes:
        """``content`` as it is kept at this place: the table, then the key of the row."""
        bound = _bound(place)
        told = hashlib.sha256(bound).digest() + content
        nonce = hmac.digest(self._nonces, told, "sha256")[:_NONCE]
        return nonce + self._cipher.encrypt(nonce, content, bound)

    def open(self, kept: bytes, *place: Part) -> bytes:
        """What was shut; ``ledger.damaged`` when it was changed, or belongs to another place."""
        try:
            return self._cipher.decrypt(kept[:_NONCE], kept[_NONCE:], _bound(place))
        except (InvalidTag, ValueError) as fault:
            raise DeskError("ledger.damaged") from fault

    def shut_text(self, text: str, *place: Part) -> str:
        """``text`` for a column of text; an empty one stays empty, for that it is empty is no secret."""
        return base64.b64encode(self.shut(text.encode(), *place)).decode() if text else ""

    def open_text(self, kept: str, *place: Part) -> str:
        """What :meth:`shut_text` was given."""
        try:
            return self.open(base64.b64decode(kept, validate=True), *place).decode() if kept else ""
        except ValueError as fault:
            raise DeskError("ledger.damaged") from fault


@contextmanager
def reading_entry(number: str) -> Iterator[None]:
    """Read inside what was entered on a matter; ``ledger.entry_damaged`` names it where that cannot be."""
    try:
        yield
    except (DeskError, ValueError) as fault:
        if isinstance(fault, DeskError) and fault.code != "ledger.damaged":
            raise
        raise DeskError("ledger.entry_damaged", count=1, numbers=number) from fault


def _bound(place: tuple[Part, ...]) -> bytes:
    return "\0".join(map(str, place)).encode()


def _derived(key: bytes, purpose: str) -> bytes:
    info = f"xinfang-desk ledger {purpose} 1".encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(key)
