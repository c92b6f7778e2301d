"""Scans (扫描件): files of the home, each under the register's seal, or an accusation's; rows say whose.

A file is named by the SHA-256 of its sealed bytes, which say nothing of what it shows, and belongs to one
matter alone. It is written before its row and removed after it; what a power cut left of that is removed at
the next start.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import discard, open_regular, read_regular, write_whole
from xinfang_desk.places import ATTACHMENTS, make_private, of_home
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register

_KEY = "scan_key"
_NOBODYS = "matter IS NULL AND draft IS NULL"
_MOST = 128 << 20
"""Bytes of a sealed file; ours are about half of that at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedScan:
    """A scan as it lies in the home; of an accusation its content's hash is not known here."""

    file: Path
    sha256: str | None

    @property
    def kept(self) -> str:
        """The name of its file, the SHA-256 of its sealed bytes."""
        return self.file.name


def keep(register: Register, number: str, content: bytes, *, rev: int) -> str:
    """Keep a scan of a matter, which comes with its revision ``rev``; its SHA-256. Inside a write.

    One that the matter has already is not kept twice; ``seal.no_key`` where nobody could open it.
    """
    [(matter_id, confidential)] = register.rows(
        "SELECT id, confidential FROM matters WHERE number = ?", (number,)
    )
    sha256 = hashlib.sha256(content).hexdigest()
    known = "SELECT 1 FROM scans WHERE matter = ? AND sha256 = ?"
    if register.row(known, (matter_id, sha256)) is None:
        to = _readers(register) if confidential else [_key(register).to_public()]
        _add(register, matter_id, pyrage.encrypt(content, to), None if confidential else sha256, rev)
    return sha256


def of_matter(register: Register, number: str) -> tuple[SealedScan, ...]:
    """All that is kept of a matter, in the order in which it came."""
    found = register.rows(
        "SELECT s.kept, s.sha256 FROM scans s JOIN matters m ON m.id = s.matter WHERE m.number = ?"
        " ORDER BY s.since, s.rowid",
        (number,),
    )
    return tuple(SealedScan(file=folder(register) / kept, sha256=sha256) for kept, sha256 in found)


def undelivered(register: Register, matter_id: int) -> frozenset[str]:
    """The hashes of a matter's scans that the county has not taken yet."""
    found = register.rows("SELECT sha256 FROM scans WHERE matter = ? AND delivered = 0", (matter_id,))
    return frozenset(sha256 for (sha256,) in found if sha256)


def pour(register: Register, number: str, sha256: str) -> Callable[[Any], None]:
    """What writes a scan into a stream, in flat memory; ``attachment.gone``, ``attachment.damaged``."""
    scan = next((each for each in of_matter(register, number) if each.sha256 == sha256), None)
    if scan is None:
        raise DeskError("attachment.unknown")
    if not scan.file.is_file():
        raise DeskError("attachment.gone", file=scan.kept[:12])
    # The key now: what is poured is poured beside the lane, where the register is not asked.
    return partial(_poured, scan, _key(register))


def add_of_draft(register: Register, key: str, content: bytes, sha256: str | None) -> None:
    """Keep a scan of the draft of that key, sealed to readers where its hash is not known. In a write."""
    to = _readers(register) if sha256 is None else [_key(register).to_public()]
    kept = _written(register, pyrage.encrypt(content, to))
    register.run(
        "INSERT INTO scans (kept, draft, sha256, since) VALUES (?, ?, ?, 0)",
        (kept, key, sha256),
    )


def whole(register: Register, kept: str, sha256: str) -> bytes:
    """What lies under that name, which the register's own key opens; ``attachment.gone``, ``….damaged``."""
    out = BytesIO()
    _poured(SealedScan(file=folder(register) / kept, sha256=sha256), _key(register), out)
    if hashlib.sha256(out.getvalue()).hexdigest() != sha256:
        raise DeskError("attachment.damaged", file=sha256[:12])
    return out.getvalue()


def opened(register: Register, number: str, sha256: str) -> bytes:
    """A scan whole; refused as by :func:`pour`, ``attachment.damaged`` also where it is another."""
    scan = next((each for each in of_matter(register, number) if each.sha256 == sha256), None)
    if scan is None:
        raise DeskError("attachment.unknown")
    return whole(register, scan.kept, sha256)


def close(register: Register, matter_id: int, standing: Iterable[str]) -> None:
    """Seal the ``standing`` scans of a matter that turned out an accusation; the others go. In a write."""
    for kept, sha256 in register.rows("SELECT kept, sha256 FROM scans WHERE matter = ?", (matter_id,)):
        if sha256 not in standing:
            leave(register, kept)
    _anew(register, matter_id, [_key(register)])


def seal_again(register: Register, secrets: str) -> None:
    """Seal the scans of accusations to the readers of now; what does not open stays. Inside a write.

    Those of drafts that may be one too.
    """
    found = register.rows("SELECT DISTINCT matter FROM scans WHERE matter IS NOT NULL AND sha256 IS NULL")
    for (matter_id,) in found:
        _anew(register, matter_id, identities(secrets))
    drafted = register.rows("SELECT kept, draft FROM scans WHERE draft IS NOT NULL AND sha256 IS NULL")
    for kept, key in drafted:
        if (content := content_of(register, kept, identities(secrets))) is not None:
            add_of_draft(register, key, content, None)
            leave(register, kept)


def forget(register: Register, matter_id: int) -> None:
    """Remove all that is kept of a matter, once the write that this is inside of is done."""
    for (kept,) in register.rows("SELECT kept FROM scans WHERE matter = ?", (matter_id,)):
        leave(register, kept)


def deliver(register: Register, number: str, rev: int) -> None:
    """Note that the county has taken what came with a revision, or before it. Inside a write."""
    register.run(
        "UPDATE scans SET delivered = 1 WHERE since <= ?"
        " AND matter = (SELECT id FROM matters WHERE number = ?)",
        (rev, number),
    )


def missing(register: Register) -> tuple[str, ...]:
    """The names of files that the register knows and the home has not."""
    rows = register.stream(
        "SELECT kept FROM scans WHERE matter IS NOT NULL OR draft IS NOT NULL ORDER BY kept"
    )
    return tuple(kept for (kept,) in rows if not (folder(register) / kept).is_file())


def stray(register: Register) -> tuple[str, ...]:
    """The names of files that no row knows: the power failed, or an older register was put back."""
    known = {kept for (kept,) in register.stream("SELECT kept FROM scans")}
    return tuple(sorted(each.name for each in folder(register).glob("*") if each.name not in known))


def sweep(register: Register) -> None:
    """Remove the files that a power cut kept from being removed."""
    if left := register.rows(f"SELECT kept FROM scans WHERE {_NOBODYS}"):
        for (kept,) in left:
            discard(folder(register) / kept)
        with register.write():
            register.run(f"DELETE FROM scans WHERE {_NOBODYS}")


def folder(register: Register) -> Path:
    """Where the files lie."""
    return register.path.with_name(ATTACHMENTS)


def _add(
    register: Register, matter_id: int, sealed: bytes, sha256: str | None, since: int, delivered: int = 0
) -> None:
    kept = _written(register, sealed)
    register.run(
        "INSERT INTO scans (kept, matter, sha256, since, delivered) VALUES (?, ?, ?, ?, ?)",
        (kept, matter_id, sha256, since, delivered),
    )


def _written(register: Register, sealed: bytes) -> str:
    """Write a sealed file; its name."""
    kept = hashlib.sha256(sealed).hexdigest()
    with of_home():
        write_whole(make_private(folder(register)) / kept, sealed)
    return kept


def _poured(scan: SealedScan, key: Any, out: Any) -> None:
    with _sound(scan), open_regular(scan.file, follow=False) as sealed:
        pyrage.decrypt_io(sealed, out, [key])


def _anew(register: Register, matter_id: int, keys: list[Any]) -> None:
    found = register.rows("SELECT kept, since FROM scans WHERE matter = ? ORDER BY rowid", (matter_id,))
    for kept, since in found:
        if (content := content_of(register, kept, keys)) is not None:
            _add(register, matter_id, pyrage.encrypt(content, _readers(register)), None, since)
            leave(register, kept)


def content_of(register: Register, kept: str, keys: list[Any]) -> bytes | None:
    """What lies sealed, None where it is gone or sealed to others; a disk that stumbles stops it."""
    with of_home():
        try:
            return bytes(pyrage.decrypt(read_regular(folder(register) / kept, _MOST, follow=False), keys))
        except (FileNotFoundError, pyrage.DecryptError):
            return None  # ``check`` tells of it


def leave(register: Register, kept: str) -> None:
    """Let a scan be nobody's; its file goes once the write that this is inside of is done."""
    register.run("UPDATE scans SET matter = NULL, draft = NULL, sha256 = NULL WHERE kept = ?", (kept,))
    register.leaving.append(folder(register) / kept)


def _key(register: Register) -> Any:
    """The key that ordinary scans are sealed to: made once, and known to the register alone."""
    kept = read_meta(register, _KEY)
    if kept is None:
        made = pyrage.x25519.Identity.generate()
        write_meta(register, _KEY, str(made))
        return made
    return pyrage.x25519.Identity.from_str(kept)


def _readers(register: Register) -> list[Any]:
    if not register.recipients:
        raise DeskError("seal.no_key")
    return [pyrage.x25519.Recipient.from_str(each) for each in register.recipients]


def identities(secrets: str) -> list[Any]:
    """The keys of ``secrets``, a line each."""
    return [pyrage.x25519.Identity.from_str(each) for each in secrets.split()]


@contextmanager
def _sound(scan: SealedScan) -> Iterator[None]:
    """A file that is gone, or is no longer what was kept, by its code."""
    try:
        yield
    except FileNotFoundError as fault:
        raise DeskError("attachment.gone", file=scan.kept[:12]) from fault
    except pyrage.DecryptError:
        raise DeskError("attachment.damaged", file=scan.kept[:12]) from None
    except OSError as fault:
        if fault.errno is None:  # the library's own, of what it read
            raise DeskError("attachment.damaged", file=scan.kept[:12]) from None
        raise DeskError("store.disk") from fault
