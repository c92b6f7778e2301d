"""Scans of a draft (草稿的扫描件): kept sealed before anything is registered, and then put to their matters.

They lie as those of matters do (:mod:`xinfang_desk.store.scans`), and a row says whose draft they are of.
Those of a draft that may be an accusation lie under its readers' keys, and not even their hash is known here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import scans
from xinfang_desk.store.file.register import Register


def put_by(register: Register, key: str, contents: Mapping[str, bytes], *, seal: bool) -> None:
    """Keep scans of the draft of that key by their SHA-256, each once; ``seal.no_key``. Inside a write."""
    known = set(hashes(register, key)) if not seal else set()
    for sha256, content in contents.items():
        if sha256 not in known:
            scans.add_of_draft(register, key, content, None if seal else sha256)


def hashes(register: Register, key: str) -> tuple[str, ...]:
    """The SHA-256 of each scan of a draft that does not lie sealed."""
    found = register.rows("SELECT sha256 FROM scans WHERE draft = ? AND sha256 IS NOT NULL", (key,))
    return tuple(sha256 for (sha256,) in found)


def opened(register: Register, key: str, sha256: str) -> bytes:
    """One that does not lie sealed; ``attachment.unknown``, ``attachment.gone``, ``attachment.damaged``."""
    found = register.row("SELECT kept FROM scans WHERE draft = ? AND sha256 = ?", (key, sha256))
    if found is None:
        raise DeskError("attachment.unknown")
    return scans.whole(register, found[0], sha256)


def unsealed(register: Register, key: str, secrets: str) -> dict[str, bytes]:
    """Those that lie sealed, by their SHA-256, with the keys that open them; what does not open stays."""
    found = {}
    identities = scans.identities(secrets)
    for kept in _sealed(register, key):
        content = scans.content_of(register, kept, identities)
        if content is not None:
            found[hashlib.sha256(content).hexdigest()] = content
    return found


def close(register: Register, key: str) -> dict[str, bytes]:
    """Take those that lie open out of the draft, which is to lie sealed; what they are. Inside a write."""
    taken = {sha256: opened(register, key, sha256) for sha256 in hashes(register, key)}
    _leave(register, key, "sha256 IS NOT NULL")
    return taken


def open_up(register: Register, key: str) -> None:
    """Take out those that lie sealed, which are put by anew in the open. Inside a write."""
    _leave(register, key, "sha256 IS NULL")


def size(register: Register, key: str) -> tuple[int, int]:
    """How many a draft has, and their bytes as they lie."""
    found = register.rows("SELECT kept FROM scans WHERE draft = ?", (key,))
    files = [scans.folder(register) / kept for (kept,) in found]
    return len(files), sum(each.stat().st_size for each in files if each.is_file())


def forget(register: Register, key: str) -> None:
    """Remove all that is kept of a draft, once the write that this is inside of is done."""
    _leave(register, key, "1")


def _sealed(register: Register, key: str) -> tuple[str, ...]:
    found = register.rows("SELECT kept FROM scans WHERE draft = ? AND sha256 IS NULL", (key,))
    return tuple(kept for (kept,) in found)


def _leave(register: Register, key: str, which: str) -> None:
    for (kept,) in register.rows(f"SELECT kept FROM scans WHERE draft = ? AND {which}", (key,)):
        scans.leave(register, kept)
