"""Who may read accusations (封存读者): proved by the confidential key, and pinned to each account's wrap.

A statement names the confidential officer's key and the accepted cards of the discipline authority. The
confidential key signs it; a hand-over is signed by the key of who leaves. The newest one that an account
has seen is bound to its own wrap of the register's key, so nothing that lies in the home can put another
reader in: see docs/decisions/0010-readers-of-accusations.md.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinfang_desk import vault
from xinfang_desk.batch import cards
from xinfang_desk.batch.seal import public_of
from xinfang_desk.batch.signing import fits
from xinfang_desk.desk.answers import ReadersShown
from xinfang_desk.desk.safe.identity import card_record
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import scans, sealed
from xinfang_desk.store.checks import Fault
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.meta import read_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By

_SIGNED = b"xinfang-desk readers 1\n"
_LEGACY = "confidential_recipients"
"""Where registers of before kept the list, open to everybody with the register's key."""


class Readers(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who may read from now on: the confidential officer, and the authorities whose cards were accepted."""

    serial: int
    officer: str
    """Recipient (``age1…``) of the confidential officer."""
    sign: str
    """Raw Ed25519 public key of the confidential officer, base64: it signs what follows."""
    cards: tuple[cards.Card, ...] = ()


class _Signed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    readers: msgspec.Raw
    signature: bytes


def first(secret: str) -> str:
    """The first statement of a desk: the officer of this key, who vouches for themselves."""
    return _sign(Readers(serial=1, officer=public_of(secret), sign=_sign_public(secret)), secret)


def following(text: str, secret: str, *, card: cards.Card | None = None, successor: str = "") -> str:
    """The statement after ``text``, signed by the confidential key of now.

    With ``card`` it is the authority's only one from now on; with ``successor``, the secret of the next
    officer, the post is theirs. ``readers.unproved`` when ``secret`` is not the key of who has the post.
    """
    now = read(text)
    if (now.officer, now.sign) != (public_of(secret), _sign_public(secret)):
        raise DeskError("readers.unproved")
    after = msgspec.structs.replace(now, serial=now.serial + 1)
    if card is not None:
        after = msgspec.structs.replace(after, cards=(card,))
    if successor:
        after = msgspec.structs.replace(after, officer=public_of(successor), sign=_sign_public(successor))
    return _sign(after, secret)


def read(text: str) -> Readers:
    """What a statement says, whoever signed it; ``readers.unproved`` for none."""
    return _parts(text)[0]


def keys(text: str) -> tuple[str, ...]:
    """The recipients to seal to: the officer's first."""
    said = read(text)
    return (said.officer, *(key for card in said.cards for key in cards.sealing_keys(card)))


def newest(chain: tuple[str, ...], pinned: str) -> str:
    """The last statement of ``chain`` to which an unbroken line of signatures leads from ``pinned``.

    Without ``pinned`` the first of the chain is taken on trust. ``readers.unproved`` when there is nothing.
    """
    if not pinned:
        if not chain:
            raise DeskError("readers.unproved")
        pinned = chain[0]
        _verify(pinned, read(pinned).sign)
    text, now = pinned, read(pinned)
    for each in chain:
        try:
            after = read(each)
            if after.serial > now.serial:
                _verify(each, now.sign)
                text, now = each, after
        except DeskError:
            break
    return text


def digits(text: str) -> str:
    """Six groups of five digits by which two people compare what their desk holds."""
    return cards.digits(text.encode())


def shown(text: str) -> ReadersShown:
    """Who may read, with the digits to compare."""
    if not text:
        return ReadersShown(officer="", cards=(), fingerprint="")
    said = read(text)
    return ReadersShown(
        officer=cards.digits(f"{said.officer} {said.sign}".encode()),
        cards=tuple(map(card_record, said.cards)),
        fingerprint=digits(text),
    )


def hold(store: Register, text: str) -> None:
    """Seal to these readers, proved, for as long as the register is open."""
    store.readers, store.recipients = text, keys(text)


def come_in(store: Register, home: Path, pinned: str, rewrap: Callable[[str], vault.Holder], by: By) -> None:
    """Hold the readers that ``pinned`` leads to, and pin the account to them.

    ``rewrap`` wraps the register's key anew for the account that comes in, bound to a statement. A home of
    before has no statement until the confidential officer's key was opened: its list is used as it is, and
    ``check`` says so.
    """
    chain = vault.read_vault(home).readers
    if not chain and not pinned:
        store.recipients = _legacy(store, home)
        return
    text = newest(chain, pinned)
    hold(store, text)
    if text == pinned:
        return
    with store.write():
        trail.append(store, by, "readers_seen", "accusations", digits(text))
    seen = rewrap(text)
    known = vault.read_vault(home)
    holders = tuple(seen if each.id == seen.id else each for each in known.holders)
    vault.write_vault(home, replace(known, holders=holders))


def bind(store: Register, home: Path, secret: str, by: By) -> None:
    """Once the confidential key lies open: make the first statement, mend the chain, finish the past."""
    now = secret.split(maxsplit=1)[0]
    chain = vault.read_vault(home).readers
    if not store.readers:
        _publish(store, home, (first(now),), by)
    elif chain[-1:] != (store.readers,):
        _publish(store, home, (store.readers,), by)
    if sealed.resealing(store).pending:
        seal_again(store, secret)


def change(
    store: Register,
    home: Path,
    text: str,
    by: By,
    holders: Callable[[vault.Vault], vault.Vault] = lambda known: known,
) -> None:
    """Take the readers of ``text`` from now on; what is sealed already is left to :func:`seal_again`."""
    chain = (*vault.read_vault(home).readers, text)
    _publish(store, home, chain, by, holders)


def seal_again(store: Register, secrets: str) -> int:
    """Seal the past to the readers of now; how many files. What does not open stays, as ``check`` says."""
    with store.write():
        scans.seal_again(store, secrets)
        return sealed.seal_again(store, secrets)


def faults(store: Register, home: Path) -> Iterator[Fault]:
    """What ``check`` says of the readers."""
    known = vault.read_vault(home)
    if not store.readers:
        yield Fault(code="readers.unbound")
        return
    if known.readers[-1:] != (store.readers,):
        yield Fault(code="readers.broken")
    for holder in known.holders:
        if holder.key.readers and not _leads(known.readers, holder.key.readers):
            yield Fault(code="readers.account", facts={"account": holder.id})
    left = sealed.resealing(store)
    if left.pending:
        yield Fault(code="readers.pending")
    for number in left.unopened:
        yield Fault(code="readers.unopened", facts={"number": number})


def _leads(chain: tuple[str, ...], pinned: str) -> bool:
    try:
        return chain[-1:] == (newest(chain, pinned),)
    except DeskError:
        return False


def _publish(
    store: Register,
    home: Path,
    chain: tuple[str, ...],
    by: By,
    holders: Callable[[vault.Vault], vault.Vault] = lambda known: known,
) -> None:
    # The register first: what is said too early is harmless, a reader that nobody was told of is not.
    with store.write():
        trail.append(store, by, "readers_bound", "accusations", digits(chain[-1]))
        sealed.note_resealing(store, sealed.Resealing(pending=True))
        store.run("DELETE FROM meta WHERE key = ?", (_LEGACY,))
    known = holders(vault.read_vault(home))
    vault.write_vault(home, replace(known, readers=chain, confidential_public=""))
    hold(store, chain[-1])


def _legacy(store: Register, home: Path) -> tuple[str, ...]:
    listed = json.loads(read_meta(store, _LEGACY) or "[]")
    public = vault.read_vault(home).confidential_public
    return tuple(listed) or ((public,) if public else ())


def _parts(text: str) -> tuple[Readers, _Signed]:
    try:
        signed = msgspec.json.decode(text, type=_Signed)
        said = msgspec.json.decode(signed.readers, type=Readers)
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError) as fault:
        raise DeskError("readers.unproved") from fault
    return said, signed


def _sign(said: Readers, secret: str) -> str:
    content = msgspec.json.encode(said)
    signature = _signing(secret).sign(_SIGNED + content)
    return msgspec.json.encode(_Signed(readers=msgspec.Raw(content), signature=signature)).decode()


def _verify(text: str, public: str) -> None:
    _said, signed = _parts(text)
    try:
        key = base64.b64decode(public, validate=True)
    except (binascii.Error, ValueError) as fault:
        raise DeskError("readers.unproved") from fault
    if not fits(key, signed.signature, _SIGNED + bytes(signed.readers)):
        raise DeskError("readers.unproved")


def _signing(secret: str) -> Ed25519PrivateKey:
    """The signing half of a confidential key: derived, so that whoever opens the one has the other."""
    seed = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=_SIGNED).derive(secret.encode())
    return Ed25519PrivateKey.from_private_bytes(seed)


def _sign_public(secret: str) -> str:
    return base64.b64encode(_signing(secret).public_key().public_bytes_raw()).decode()
