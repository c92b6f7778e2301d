"""The key to a register (保险柜): a random key wrapped by a passphrase, and the file it opens.

A raw key spares SQLCipher its own slow derivation on each connection; Argon2id (RFC 9106) guards the
passphrase once, at the door.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from pathlib import Path
from typing import Any

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT

_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 2
_PURPOSE = b"xinfang-desk vault 1"
SHORTEST_PASSPHRASE = 8


def create_vault(home: Path, passphrase: str) -> bytes:
    """A new random key, wrapped by ``passphrase`` in ``home``; refuses a home that has one already."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise DeskError("passphrase.short", shortest=SHORTEST_PASSPHRASE)
    key = secrets.token_bytes(32)
    salt = secrets.token_bytes(16)
    nonce = secrets.token_bytes(12)
    kdf = {"name": "argon2id", "memory_kib": _MEMORY_KIB, "passes": _PASSES, "lanes": _LANES}
    wrapped = _cipher(passphrase, salt, kdf).encrypt(nonce, key, _PURPOSE)
    content = {
        "v": 1,
        "kdf": kdf,
        "salt": base64.b64encode(salt).decode(),
        "nonce": base64.b64encode(nonce).decode(),
        "key": base64.b64encode(wrapped).decode(),
    }
    try:
        fd = os.open(home / VAULT, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as fault:
        raise DeskError("home.not_empty") from fault
    with os.fdopen(fd, "w", encoding="utf-8") as out:
        json.dump(content, out)
        out.flush()
        os.fsync(out.fileno())
    return key


def open_vault(home: Path, passphrase: str) -> bytes:
    """The key of ``home``; ``home.none`` without a vault, ``passphrase.wrong`` when it does not open."""
    from cryptography.exceptions import InvalidTag

    try:
        content = json.loads((home / VAULT).read_text("utf-8"))
    except FileNotFoundError as fault:
        raise DeskError("home.none") from fault
    except ValueError as fault:
        raise DeskError("vault.damaged") from fault
    try:
        salt, nonce, wrapped = (base64.b64decode(content[name]) for name in ("salt", "nonce", "key"))
        return bytes(_cipher(passphrase, salt, content["kdf"]).decrypt(nonce, wrapped, _PURPOSE))
    except InvalidTag as fault:
        raise DeskError("passphrase.wrong") from fault
    except (KeyError, TypeError, ValueError) as fault:
        raise DeskError("vault.damaged") from fault


def connect(path: Path, key: bytes) -> Any:
    """A connection to the encrypted file at ``path``: WAL, every commit durable, foreign keys on."""
    from sqlcipher3 import dbapi2

    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA busy_timeout = 5000")
    except dbapi2.DatabaseError as fault:
        connection.close()
        raise DeskError("store.damaged") from fault
    return connection


def _cipher(passphrase: str, salt: bytes, kdf: dict[str, Any]) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    derived = Argon2id(
        salt=salt,
        length=32,
        iterations=int(kdf["passes"]),
        lanes=int(kdf["lanes"]),
        memory_cost=int(kdf["memory_kib"]),
    ).derive(passphrase.encode("utf-8"))
    return ChaCha20Poly1305(derived)
