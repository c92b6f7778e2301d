"""Signed envelopes (签名信封): DSSE v1; a payload of one type never passes for another."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated

import msgspec

from xinfang_desk.batch.signing import fits, sign


class Signature(msgspec.Struct, frozen=True, kw_only=True):
    """What one key signed."""

    keyid: str
    sig: bytes


class Envelope(msgspec.Struct, frozen=True, kw_only=True, rename={"payload_type": "payloadType"}):
    """A payload, its type, and whoever signed both."""

    payload_type: str
    payload: bytes
    signatures: Annotated[tuple[Signature, ...], msgspec.Meta(min_length=1, max_length=8)]


def key_id(public: bytes) -> str:
    """SHA-256, in hex, of the raw public key: the ``keyid`` of a signature."""
    return hashlib.sha256(public).hexdigest()


def seal_envelope(payload_type: str, payload: bytes, seeds: Sequence[bytes]) -> bytes:
    """The envelope (JSON) of ``payload``, signed with the key of each seed."""
    signatures = []
    for seed in seeds:
        public, signature = sign(seed, _pae(payload_type, payload))
        signatures.append(Signature(keyid=key_id(public), sig=signature))
    return msgspec.json.encode(
        Envelope(payload_type=payload_type, payload=payload, signatures=tuple(signatures))
    )


def open_envelope(content: bytes) -> Envelope | None:
    """What ``content`` says that it holds, nothing of it believed yet; None where it is no envelope."""
    try:
        return msgspec.json.decode(content, type=Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def signers(envelope: Envelope, trusted: Mapping[str, bytes]) -> tuple[str, ...]:
    """The ids of the trusted keys that signed this payload as this type, each once."""
    signed = _pae(envelope.payload_type, envelope.payload)
    found = (
        each.keyid
        for each in envelope.signatures
        if each.keyid in trusted and fits(trusted[each.keyid], each.sig, signed)
    )
    return tuple(dict.fromkeys(found))


def _pae(payload_type: str, payload: bytes) -> bytes:
    """Pre-authentication encoding (DSSE v1.0 protocol, "Signature Definition")."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)
