"""A sealed file of xf2 (国密密封): built as age is, of SM2, SM3 and SM4-GCM (docs/wire.md, section 10)."""

from __future__ import annotations

import base64
import binascii
import hmac
import re
import secrets
from collections.abc import Mapping
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.hmac import HMAC
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinfang_desk.batch import sm2
from xinfang_desk.domain.errors import DeskError

SEALED = b"xinfang-desk.xf2/1\n"
"""How every such file begins."""

_CHUNK, _TAG = 64 * 1024, 16
_FILE_KEY, _PAYLOAD_KEY = 32, 16
_HEADER_MAX = 16 * 1024
_STANZA = rb"-> SM2 ([0-9a-f]{64}) ([A-Za-z0-9+/]{1,500}={0,2})\n"
_HEADER = re.compile(re.escape(SEALED) + rb"((?:" + _STANZA + rb"){1,8})--- ([A-Za-z0-9+/]{43}=)\n")


def seal(plain: BinaryIO, sealed: BinaryIO, points: Mapping[str, bytes]) -> None:
    """Seal to each of ``points``, by the id of the recipient; memory does not grow with what is sealed."""
    key = secrets.token_bytes(_FILE_KEY)
    stanzas = (
        b"-> SM2 %s %s\n" % (name.encode(), base64.b64encode(sm2.seal(point, key)))
        for name, point in points.items()
    )
    header = SEALED + b"".join(stanzas) + b"---"
    sealed.write(b"%s %s\n" % (header, base64.b64encode(_mac(key, header))))
    place, chunk = 0, plain.read(_CHUNK)
    while True:
        after = plain.read(_CHUNK)
        cipher = _cipher(key, place, last=not after).encryptor()
        sealed.write(cipher.update(chunk) + cipher.finalize() + cipher.tag)
        if not after:
            return
        place, chunk = place + 1, after


def unseal(sealed: BinaryIO, plain: BinaryIO, pairs: Mapping[str, bytes]) -> None:
    """Open with one of ``pairs``, by the id of the recipient; chunks come out before the last one is proved.

    ``batch.not_for_us`` when there is none among them, ``batch.damaged`` when it is cut or changed.
    """
    found = _HEADER.match(sealed.read(_HEADER_MAX))
    if found is None:
        raise DeskError("batch.damaged")
    key = _file_key(found[1], pairs)
    header = found[0][: found[0].rindex(b" ")]
    if not hmac.compare_digest(_mac(key, header), _base64(found[4])):
        raise DeskError("batch.damaged")
    sealed.seek(found.end())
    place, chunk = 0, sealed.read(_CHUNK + _TAG)
    while True:
        after = sealed.read(_CHUNK + _TAG)
        # A last chunk is empty in an empty file alone, as in age.
        if len(chunk) < _TAG or (place and len(chunk) == _TAG):
            raise DeskError("batch.damaged")
        cipher = _cipher(key, place, last=not after, tag=chunk[-_TAG:]).decryptor()
        try:
            plain.write(cipher.update(chunk[:-_TAG]) + cipher.finalize())
        except InvalidTag:
            raise DeskError("batch.damaged") from None
        if not after:
            return
        place, chunk = place + 1, after


def _file_key(stanzas: bytes, pairs: Mapping[str, bytes]) -> bytes:
    """The file's key by the first of our pairs that it was sealed to."""
    for name, wrapped in re.findall(_STANZA, stanzas):
        pair = pairs.get(name.decode())
        if pair is not None:
            key = sm2.unseal(pair, _base64(wrapped))
            if key is None or len(key) != _FILE_KEY:
                raise DeskError("batch.damaged")
            return key
    raise DeskError("batch.not_for_us")


def _base64(text: bytes) -> bytes:
    """Base 64 in its one spelling; ``batch.damaged`` for another."""
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        raise DeskError("batch.damaged") from None
    if base64.b64encode(raw) != text:
        raise DeskError("batch.damaged")
    return raw


def _cipher(key: bytes, place: int, *, last: bool, tag: bytes | None = None) -> Cipher[modes.GCM]:
    """SM4-GCM of one chunk: its nonce is its place, and whether it is the last (RFC 8998, GB/T 32907)."""
    nonce = place.to_bytes(11) + bytes([last])
    return Cipher(algorithms.SM4(_derived(key, b"payload", _PAYLOAD_KEY)), modes.GCM(nonce, tag))


def _mac(key: bytes, header: bytes) -> bytes:
    mac = HMAC(_derived(key, b"header", _FILE_KEY), hashes.SM3())
    mac.update(header)
    return mac.finalize()


def _derived(key: bytes, purpose: bytes, length: int) -> bytes:
    info = b"xinfang-desk xf2 " + purpose
    return HKDF(algorithm=hashes.SM3(), length=length, salt=None, info=info).derive(key)
