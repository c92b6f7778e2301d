"""The key to a register (保险柜): a random key, wrapped once for each account.

A raw key spares SQLCipher its own slow derivation on each connection; Argon2id (RFC 9106) guards each
passphrase once, at the door. What an account may do is bound to its wrap: edited by hand, it opens no more.
"""

from __future__ import annotations

import base64
import json
import secrets
import time
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.passphrase import require_strong
from xinfang_desk.domain.people.text import in_bytes
from xinfang_desk.files import read_json, read_regular, refused_by_disk, write_whole
from xinfang_desk.places import VAULT, of_home
from xinfang_desk.system import keep_in_memory

_PURPOSE = "xinfang-desk vault 1"
_CONFIDENTIAL = "xinfang-desk confidential 1"
_RECOVERY = "xinfang-desk recovery 1"
_COUNTY = "xinfang-desk county copy 1"
_MOST_COUNTY = 3
"""A copy may be lost on its way: the codes of the two before it still open."""

_SECRET = "secret"  # noqa: S105  # the name of a field

_KDF = "argon2id"
_MEMORY_KIB = 64 * 1024
_LANES = 2
_AIM_SECONDS = 0.3
_PASSES = range(2, 13)
_MOST_COST = 1 << 20
"""Memory in KiB times passes, of one wrap: a file that asks for more is not ours, and shall not stop us."""
_MOST_LANES = 16
_MOST_SUM = 32 * _MOST_COST
"""Of all accounts: a passphrase that fits none of them is tried on each."""
MOST_HOLDERS = 40
_MOST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrap:
    """A secret under a passphrase (ChaCha20-Poly1305, RFC 8439), with how the passphrase is stretched."""

    kdf: dict[str, Any]
    salt: bytes
    nonce: bytes
    secret: bytes
    readers: str = ""
    """Who may read accusations, as who holds this wrap has last seen it proved; bound to it, opaque here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """One who can open the register (持有人): an account, as the vault's file has it."""

    id: str
    name: str = ""
    duties: tuple[str, ...] = ()
    key: Wrap = field(repr=False)
    confidential: Wrap | None = field(default=None, repr=False)
    """The secret half of the key that accusations are sealed to, under a passphrase of its own."""
    bound: bool = True
    """Whether name and duties are bound to the wrap; those of the first format were not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vault:
    """What the vault's file holds."""

    holders: tuple[Holder, ...]
    readers: tuple[str, ...] = ()
    """Who may read accusations, statement after statement, the present one last (desk/safe/readers.py)."""
    confidential_public: str = ""
    """Of a vault of before: the confidential officer's recipient, which nothing bound."""
    recovery: Wrap | None = field(default=None, repr=False)
    county: tuple[Wrap, ...] = field(default=(), repr=False)
    """The register's key under the codes that the county keeps sealed (县级恢复副本), newest first."""


def create_vault(home: Path, passphrase: str, *, name: str = "", duties: Iterable[str] = ()) -> bytes:
    """A new random key, wrapped by a new ``passphrase`` in ``home``; refuses a home that has one already."""
    require_strong(passphrase)
    if (home / VAULT).exists():
        raise DeskError("home.not_empty")
    key = secrets.token_bytes(32)
    write_vault(home, Vault(holders=(new_holder("1", name, tuple(duties), key, passphrase),)))
    return key


def open_vault(home: Path, passphrase: str, name: str = VAULT) -> bytes:
    """The key of ``home``; ``home.none`` without a vault, ``passphrase.wrong`` when it does not open."""
    return open_holder(read_vault(home, name).holders, passphrase)[1]


def new_holder(
    identity: str, name: str, duties: tuple[str, ...], key: bytes, passphrase: str, *, readers: str = ""
) -> Holder:
    """The register's key, wrapped for one more; ``readers`` is bound to the wrap as name and duties are."""
    bound = _bound(identity, name, duties)
    return Holder(id=identity, name=name, duties=duties, key=wrap(key, passphrase, bound, readers=readers))


def room_for(vault: Vault, name: str, duties: Collection[object], passphrase: str) -> str:
    """The id that one more holder gets; ``account.unnamed``, ``account.exists``, ``passphrase.*``."""
    if not name.strip() or not duties:
        raise DeskError("account.unnamed")
    if any(each.name == name.strip() for each in vault.holders):
        raise DeskError("account.exists")
    require_strong(passphrase)
    return str(max(int(each.id) for each in vault.holders) + 1)


def open_holder(holders: Iterable[Holder], passphrase: str) -> tuple[Holder, bytes]:
    """The first of ``holders`` whom the passphrase fits, and the register's key."""
    for holder in holders:
        purpose = _bound(holder.id, holder.name, holder.duties) if holder.bound else _PURPOSE
        try:
            return holder, unwrap(holder.key, passphrase, purpose)
        except DeskError as refused:
            if refused.code != "passphrase.wrong":
                raise
    raise DeskError("passphrase.wrong")


def with_confidential(holder: Holder, secret: str, passphrase: str) -> Holder:
    """The holder with the secret that opens accusations, under a passphrase that may be another one."""
    return replace(holder, confidential=wrap(secret.encode(), passphrase, f"{_CONFIDENTIAL} {holder.id}"))


def open_confidential(holder: Holder, passphrase: str) -> str:
    """The secret that opens accusations; ``seal.not_holder`` for one who does not hold it."""
    if holder.confidential is None:
        raise DeskError("seal.not_holder")
    return unwrap(holder.confidential, passphrase, f"{_CONFIDENTIAL} {holder.id}").decode()


def with_recovery(vault: Vault, key: bytes, code: str, *, readers: str = "") -> Vault:
    """The vault with its key also under a recovery code (恢复码); an older code opens no more."""
    return replace(vault, recovery=wrap(key, code, _RECOVERY, readers=readers))


def open_recovery(vault: Vault, code: str) -> tuple[bytes, str]:
    """The register's key by the recovery code, and the readers that were bound to it."""
    if vault.recovery is None:
        raise DeskError("passphrase.wrong")
    return unwrap(vault.recovery, code, _RECOVERY), vault.recovery.readers


def with_county_code(vault: Vault, key: bytes, code: str, *, readers: str = "") -> Vault:
    """The vault with its key also under a code that goes to the county, sealed."""
    made = wrap(key, code, _COUNTY, readers=readers)
    return replace(vault, county=(made, *vault.county)[:_MOST_COUNTY])


def open_county_code(vault: Vault, code: str) -> tuple[bytes, str]:
    """The register's key by a code that the county has opened, and the readers that were bound to it."""
    for each in vault.county:
        try:
            return unwrap(each, code, _COUNTY), each.readers
        except DeskError as refused:
            if refused.code != "passphrase.wrong":
                raise
    raise DeskError("passphrase.wrong")


def wrap(secret: bytes, passphrase: str, purpose: str, *, readers: str = "") -> Wrap:
    """``secret`` under ``passphrase``, for ``purpose`` and nothing else, bound to ``readers``."""
    kdf, salt, nonce = measured_kdf(), secrets.token_bytes(16), secrets.token_bytes(12)
    wrapped = _cipher(passphrase, salt, kdf).encrypt(nonce, secret, _for(purpose, readers))
    return Wrap(kdf=kdf, salt=salt, nonce=nonce, secret=wrapped, readers=readers)


def unwrap(wrapped: Wrap, passphrase: str, purpose: str) -> bytes:
    """The secret again; ``passphrase.wrong`` when passphrase or purpose is another one."""
    from cryptography.exceptions import InvalidTag

    try:
        cipher = _cipher(passphrase, wrapped.salt, wrapped.kdf)
        secret = bytes(cipher.decrypt(wrapped.nonce, wrapped.secret, _for(purpose, wrapped.readers)))
    except InvalidTag as fault:
        raise DeskError("passphrase.wrong") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise DeskError("vault.damaged") from fault
    keep_in_memory(secret)
    return secret


def measured_kdf() -> dict[str, Any]:
    """How to stretch a passphrase so that one try takes about 300 ms on this machine."""
    kdf = {"name": _KDF, "memory_kib": _MEMORY_KIB, "passes": 1, "lanes": _LANES}
    begun = time.perf_counter()
    _cipher("", bytes(16), kdf)
    once = time.perf_counter() - begun
    passes = min(max(round(_AIM_SECONDS / once), _PASSES.start), _PASSES.stop - 1)
    return kdf | {"passes": passes}


def read_vault(home: Path, name: str = VAULT) -> Vault:
    """What ``home`` has; ``home.none`` without a vault, ``vault.damaged`` for one that cannot be read.

    ``home.not_yours`` where this user of the machine may not look: nothing is damaged then.
    """
    try:
        content = read_json(read_regular(home / name, _MOST_BYTES))
    except FileNotFoundError as fault:
        raise DeskError("home.none") from fault
    except PermissionError as fault:
        raise DeskError("home.not_yours") from fault
    except (OSError, DeskError) as fault:
        raise refused_by_disk(fault) or DeskError("vault.damaged") from fault
    try:
        if content["v"] == 1:
            return Vault(holders=(Holder(id="1", key=_wrap_in(content, "key"), bound=False),))
        recovery = content.get("recovery")
        return _bounded(
            Vault(
                holders=tuple(map(_holder_in, content["holders"])),
                readers=tuple(map(str, content.get("readers", ()))),
                confidential_public=str(content.get("confidential_public", "")),
                recovery=_wrap_in(recovery, _SECRET) if recovery else None,
                county=tuple(_wrap_in(each, _SECRET) for each in content.get("county", ())),
            )
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise DeskError("vault.damaged") from fault


def write_vault(home: Path, vault: Vault) -> None:
    """Put the vault into ``home``, whole or not at all, open to its owner alone.

    ``account.too_many`` where it could not be read again.
    """
    if len(vault.holders) > MOST_HOLDERS:
        raise DeskError("account.too_many", most=MOST_HOLDERS)
    content: dict[str, Any] = {"v": 2, "holders": [dict(_holder_out(each)) for each in vault.holders]}
    if vault.readers:
        content["readers"] = list(vault.readers)
    if vault.confidential_public:
        content["confidential_public"] = vault.confidential_public
    if vault.recovery is not None:
        content["recovery"] = _wrap_out(vault.recovery)
    if vault.county:
        content["county"] = [_wrap_out(each) for each in vault.county]
    with of_home():
        write_whole(home / VAULT, in_bytes(json.dumps(content, ensure_ascii=False)))


def _cipher(passphrase: str, salt: bytes, kdf: dict[str, Any]) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    stretched = Argon2id(
        salt=salt, length=32, iterations=kdf["passes"], lanes=kdf["lanes"], memory_cost=kdf["memory_kib"]
    ).derive(in_bytes(passphrase))
    return ChaCha20Poly1305(stretched)


def _for(purpose: str, readers: str) -> bytes:
    return in_bytes(json.dumps([purpose, readers], ensure_ascii=False) if readers else purpose)


def _bound(identity: str, name: str, duties: tuple[str, ...]) -> str:
    return json.dumps([_PURPOSE, identity, name, list(duties)], ensure_ascii=False)


def _wrap_in(content: dict[str, Any], name_of_secret: str) -> Wrap:
    salt, nonce, wrapped = (base64.b64decode(content[name]) for name in ("salt", "nonce", name_of_secret))
    readers = str(content.get("readers", ""))
    return Wrap(kdf=_kdf_in(content["kdf"]), salt=salt, nonce=nonce, secret=wrapped, readers=readers)


def _kdf_in(content: dict[str, Any]) -> dict[str, Any]:
    """How a passphrase is stretched; ``ValueError`` for what no vault of ours asks for."""
    figures = [content[name] for name in ("memory_kib", "passes", "lanes")]
    if content["name"] != _KDF or not all(type(each) is int and each > 0 for each in figures):
        raise ValueError("kdf")
    memory_kib, passes, lanes = figures
    if memory_kib * passes > _MOST_COST or lanes > _MOST_LANES:
        raise ValueError("kdf")
    return {"name": _KDF, "memory_kib": memory_kib, "passes": passes, "lanes": lanes}


def _bounded(vault: Vault) -> Vault:
    """Refuse (``ValueError``) what would keep a machine busy for minutes, before anything is tried on it."""
    costs = (each.key.kdf["memory_kib"] * each.key.kdf["passes"] for each in vault.holders)
    if len(vault.holders) > MOST_HOLDERS or len(vault.county) > _MOST_COUNTY or sum(costs) > _MOST_SUM:
        raise ValueError("holders")
    return vault


def _wrap_out(wrapped: Wrap) -> dict[str, Any]:
    texts = {name: getattr(wrapped, name) for name in ("salt", "nonce", _SECRET)}
    out = {"kdf": wrapped.kdf} | {name: base64.b64encode(raw).decode() for name, raw in texts.items()}
    return out | ({"readers": wrapped.readers} if wrapped.readers else {})


def _holder_in(content: dict[str, Any]) -> Holder:
    confidential = content.get("confidential")
    return Holder(
        id=str(content["id"]),
        name=str(content["name"]),
        duties=tuple(map(str, content["duties"])),
        key=_wrap_in(content["key"], _SECRET),
        confidential=_wrap_in(confidential, _SECRET) if confidential else None,
    )


def _holder_out(holder: Holder) -> Iterator[tuple[str, Any]]:
    yield from (("id", holder.id), ("name", holder.name), ("duties", list(holder.duties)))
    yield "key", _wrap_out(holder.key)
    if holder.confidential is not None:
        yield "confidential", _wrap_out(holder.confidential)
