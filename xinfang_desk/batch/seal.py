"""Sealing (密封), by age (C2SP age-encryption.org/v1) or SM2: only who holds a recipient's key can open."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO, RawIOBase
from pathlib import Path
from typing import Any, BinaryIO

import pyrage
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from xinfang_desk.batch import sm2, sm_seal
from xinfang_desk.batch.suites import SM2_RECIPIENT, SM2_SECRET, XF1, XF2, suite_of
from xinfang_desk.batch.workroom import disk_space
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import open_new, open_regular

SEALED = (b"age-encryption.org/", sm_seal.SEALED)
"""How every sealed file begins, in the order of the suites."""

# A header for a few recipients is under 1 KiB; an endless one would keep age busy for hours.
_ERRNO = re.compile(r"\[Errno (\d+)\]")
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
    """A key pair (密封密钥), age's X25519 or SM2, as text; the secret half stays out of ``repr``."""

    secret: str = field(repr=False)
    public: str


def new_seal_key(suite: str = XF1) -> SealKey:
    """Make a key of this suite from the system's randomness."""
    if suite == XF2:
        secret = SM2_SECRET + base64.b64encode(sm2.new_pair()).decode()
        return SealKey(secret=secret, public=public_of(secret))
    identity = pyrage.x25519.Identity.generate()
    return SealKey(secret=str(identity), public=str(identity.to_public()))


def public_of(secret: str) -> str:
    """The recipient that belongs to a secret; ``seal.bad_key`` when it is none."""
    if suite_of(secret) == XF2:
        return SM2_RECIPIENT + base64.b64encode(sm2.point_of(_pair(secret))).decode()
    return str(_identity(secret).to_public())


def recipient_id(public: str) -> str:
    """SHA-256, in hex, of a recipient's text: how a statement names whom it was sealed to."""
    return hashlib.sha256(public.encode()).hexdigest()


def is_recipient(text: str) -> bool:
    """Whether ``text`` is a recipient in its one normal spelling, and somebody can hold its key."""
    if suite_of(text) == XF2:
        return sm2.is_point(_bytes_of(text, SM2_RECIPIENT) or b"")
    try:
        return str(pyrage.x25519.Recipient.from_str(text)) == text and not _is_small(text)
    except pyrage.RecipientError:
        return False


def seal_file(src: Path, dst: Path, recipients: Sequence[str]) -> None:
    """Seal ``src`` into the new file ``dst`` so that each of ``recipients`` can open it, in flat memory."""
    _require_fit(recipients)
    with open_regular(src) as plain, open_new(dst) as sealed, disk_space():
        seal_stream(plain, sealed, recipients)


def seal_stream(plain: BinaryIO, sealed: BinaryIO, recipients: Sequence[str]) -> None:
    """The same from one stream into another; ``OSError`` of either."""
    _require_fit(recipients)
    if suite_of(recipients[0]) == XF2:
        sm_seal.seal(plain, sealed, _points(recipients))
        return
    try:
        pyrage.encrypt_io(plain, sealed, [pyrage.x25519.Recipient.from_str(each) for each in recipients])
    except pyrage.EncryptError as fault:
        # Which error the disk gave, pyrage tells by its message alone.
        found = _ERRNO.search(str(fault))
        if found is None:
            raise
        raise OSError(int(found[1]), "while sealing") from fault


def sealed_by(path: Path) -> str:
    """The suite that a sealed file is of, by how it begins."""
    with open_regular(path) as sealed:
        return XF2 if sealed.read(len(sm_seal.SEALED)) == sm_seal.SEALED else XF1


def unseal_file(src: Path, dst: Path, identities: Sequence[str], *, most: int | None = None) -> None:
    """Open ``src`` into the new file ``dst``, which stands only when the whole of ``src`` proved sound.

    Raises ``batch.not_for_us`` when no identity fits, ``batch.damaged`` when the file is cut or changed,
    ``batch.too_big`` above ``most`` bytes, ``batch.cannot_read`` when the medium fails. age hands out every
    chunk before it has seen the last one, so ``dst`` is removed again whenever the end does not verify.
    """
    try:
        with open_new(dst) as plain:
            _decrypt(src, plain, identities, most)
    except DeskError:
        dst.unlink()
        raise


def unsealed_hash(src: Path, identities: Sequence[str]) -> str:
    """The SHA-256 of what is in ``src``, which is written nowhere; refused as by :func:`unseal_file`."""
    plain = _Hashing()
    _decrypt(src, plain, identities, None)
    return plain.found.hexdigest()


class _Hashing(RawIOBase):
    """Where what is written is counted into a hash and let go."""

    def __init__(self) -> None:
        self.found = hashlib.sha256()

    def write(self, content: Any) -> int:
        self.found.update(content)
        return len(content)


def seal_bytes(content: bytes, recipient: str) -> bytes:
    """Seal a few bytes to one recipient."""
    if not is_recipient(recipient):
        raise DeskError("seal.bad_recipient")
    if suite_of(recipient) == XF2:
        sealed = BytesIO()
        sm_seal.seal(BytesIO(content), sealed, _points([recipient]))
        return sealed.getvalue()
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))


def unseal_bytes(sealed: bytes, secret: str) -> bytes:
    """What :func:`seal_bytes` closed; ``batch.not_for_us`` by another key, or when it was changed."""
    if suite_of(secret) == XF2:
        return _unsealed(sealed, secret)
    key = _identity(secret)
    try:
        return bytes(pyrage.decrypt(sealed, [key]))
    except pyrage.DecryptError:
        raise DeskError("batch.not_for_us") from None


def _unsealed(sealed: bytes, secret: str) -> bytes:
    plain = BytesIO()
    try:
        sm_seal.unseal(BytesIO(sealed), plain, _pairs([secret]))
    except DeskError as refused:
        if refused.code != "batch.damaged":
            raise
        raise DeskError("batch.not_for_us") from None
    return plain.getvalue()


def _require_fit(recipients: Sequence[str]) -> None:
    if not recipients or not all(is_recipient(each) for each in recipients):
        raise DeskError("seal.bad_recipient")
    if len(set(map(suite_of, recipients))) > 1:
        raise DeskError("batch.mixed_suites")


def _decrypt(src: Path, plain: Any, secrets: Sequence[str], most: int | None) -> None:
    try:
        with open_regular(src) as sealed, disk_space():
            if most is not None and os.fstat(sealed.fileno()).st_size > most:
                raise DeskError("batch.too_big")
            header = sealed.read(_HEADER_MAX)
            sealed.seek(0)
            if header.startswith(sm_seal.SEALED):
                sm_seal.unseal(sealed, plain, _pairs([each for each in secrets if suite_of(each) == XF2]))
                return
            keys = [_identity(each) for each in secrets if suite_of(each) == XF1]
            if not _HEADER.match(header):
                raise DeskError("batch.damaged")
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


def _points(recipients: Sequence[str]) -> dict[str, bytes]:
    """SM2 points by the ids of their recipients."""
    return {recipient_id(each): _bytes_of(each, SM2_RECIPIENT) or b"" for each in recipients}


def _pairs(secrets: Sequence[str]) -> dict[str, bytes]:
    """SM2 pairs by the ids of the recipients that they open for."""
    return {recipient_id(public_of(each)): _pair(each) for each in secrets}


def _pair(secret: str) -> bytes:
    pair = _bytes_of(secret, SM2_SECRET)
    if pair is None or not sm2.is_point(sm2.point_of(pair)):
        raise DeskError("seal.bad_key")
    return pair


def _bytes_of(text: str, mark: str) -> bytes | None:
    """What a key's text spells after its mark, None where it is not in its one spelling."""
    try:
        raw = base64.b64decode(text.removeprefix(mark), validate=True)
    except ValueError:
        return None
    return raw if mark + base64.b64encode(raw).decode() == text else None


def _identity(secret: str) -> Any:
    try:
        return pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError:
        raise DeskError("seal.bad_key") from None
