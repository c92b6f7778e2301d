"""Sealing (密封) with age (C2SP age-encryption.org/v1): only the holder of a recipient's key can open."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from xinfang_desk.batch.workroom import disk_space
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_new, open_regular

SEALED = b"age-encryption.org/"
"""How every sealed file begins."""

# A header for a few recipients is under 1 KiB; an endless one would keep age busy for hours.
_HEADER_MAX = 16 * 1024
_HEADER = re.compile(
    rb"age-encryption\.org/v1\n"
    rb"(?:-> [!-~]+(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n)+"
    rb"--- [A-Za-z0-9+/]{43}\n"
)
"""Every part of a stanza ends in a line of under 64 characters; rage forgives one that does not."""
_BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_ANYBODY = X25519PrivateKey.from_private_bytes(bytes(32))


@dataclass(frozen=True, slots=True, kw_only=True)
class SealKey:
    """An age X25519 key pair (密封密钥); the secret half stays out of ``repr``."""

    secret: str = field(repr=False)
    public: str


def new_seal_key() -> SealKey:
    """Make a key from the system's randomness."""
    identity = pyrage.x25519.Identity.generate()
    return SealKey(secret=str(identity), public=str(identity.to_public()))


def public_of(secret: str) -> str:
    """The recipient (``age1…``) that belongs to an identity; ``seal.bad_key`` when it is none."""
    return str(_identity(secret).to_public())


def recipient_id(public: str) -> str:
    """SHA-256, in hex, of a recipient's text: how a statement names whom it was sealed to."""
    return hashlib.sha256(public.encode()).hexdigest()


def is_recipient(text: str) -> bool:
    """Whether ``text`` is an X25519 recipient in its one normal spelling, and somebody can hold its key."""
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text and not _is_small(text)
    except pyrage.RecipientError:
        return False


def seal_file(src: Path, dst: Path, recipients: Sequence[str]) -> None:
    """Seal ``src`` into the new file ``dst`` so that each of ``recipients`` can open it, in flat memory."""
    if not recipients or not all(is_recipient(each) for each in recipients):
        raise DeskError("seal.bad_recipient")
    keys = [pyrage.x25519.Recipient.from_str(each) for each in recipients]
    with open_regular(src) as plain, open_new(dst) as sealed, disk_space():
        pyrage.encrypt_io(plain, sealed, keys)


def unseal_file(src: Path, dst: Path, identities: Sequence[str], *, most: int | None = None) -> None:
    """Open ``src`` into the new file ``dst``, which stands only when the whole of ``src`` proved sound.

    Raises ``batch.not_for_us`` when no identity fits, ``batch.damaged`` when the file is cut or changed,
    ``batch.too_big`` above ``most`` bytes, ``batch.cannot_read`` when the medium fails. age hands out every
    chunk before it has seen the last one, so ``dst`` is removed again whenever the end does not verify.
    """
    keys = [_identity(each) for each in identities]
    try:
        with open_new(dst) as plain:
            _decrypt(src, plain, keys, most)
    except DeskError:
        dst.unlink()
        raise


def seal_bytes(content: bytes, recipient: str) -> bytes:
    """Seal a few bytes to one recipient."""
    if not is_recipient(recipient):
        raise DeskError("seal.bad_recipient")
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))


def unseal_bytes(sealed: bytes, secret: str) -> bytes:
    """What :func:`seal_bytes` closed; ``batch.not_for_us`` by another key, or when it was changed."""
    key = _identity(secret)
    try:
        return bytes(pyrage.decrypt(sealed, [key]))
    except pyrage.DecryptError:
        raise DeskError("batch.not_for_us") from None


def _decrypt(src: Path, plain: Any, keys: list[Any], most: int | None) -> None:
    try:
        with open_regular(src) as sealed, disk_space():
            if most is not None and os.fstat(sealed.fileno()).st_size > most:
                raise DeskError("batch.too_big")
            if not _HEADER.match(sealed.read(_HEADER_MAX)):
                raise DeskError("batch.damaged")
            sealed.seek(0)
            pyrage.decrypt_io(sealed, plain, keys)
    except pyrage.DecryptError as fault:
        # pyrage tells these two apart by its message alone.
        foreign = "No matching keys" in str(fault)
        raise DeskError("batch.not_for_us" if foreign else "batch.damaged") from None
    except OSError as fault:
        # A broken chunk arrives as an OSError without a number; one with a number is the medium's.
        if fault.errno is None:
            raise DeskError("batch.damaged") from None
        raise DeskError("batch.cannot_read", errno=fault.errno) from fault


def _is_small(recipient: str) -> bool:
    """Whether this point comes to nothing with anybody's key (RFC 7748, 6.1): its order is small."""
    # 52 characters of five bits hold 32 bytes and four bits of filling; six more are the check sum.
    bits = "".join(f"{_BECH32.index(each):05b}" for each in recipient[len("age1") : -6])
    point = int(bits[:256], 2).to_bytes(32)
    try:
        _ANYBODY.exchange(X25519PublicKey.from_public_bytes(point))
    except ValueError:
        return True
    return False


def _identity(secret: str) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise DeskError("seal.bad_key") from None
