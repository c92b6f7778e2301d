"""Who did what, when (操作留痕): lines that are only ever added, each sealed by the one before it.

Each line's hash is SHA-256 over its own content and the hash before it, so a changed, lost or added
line shows. Somebody who can rewrite the whole file can rewrite the chain: its head is therefore put
into every batch, where the county keeps it.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.store.register import Register

BEGINNING = "0" * 64
"""What stands before the first line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """By whom and when something is done (经办)."""

    at: datetime
    officer: str


def append(register: Register, by: By, verb: str, subject: str, detail: str = "") -> None:
    """Add a line; ``subject`` is a register number or a batch, ``detail`` never a name or an ID number."""
    last = register.row("SELECT seq, hash FROM trail ORDER BY seq DESC LIMIT 1")
    seq, prev = (last[0] + 1, last[1]) if last else (1, BEGINNING)
    line = (seq, by.at.isoformat(), by.officer, verb, subject, detail, prev)
    register.run(
        "INSERT INTO trail (seq, at, officer, verb, subject, detail, prev, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*line, _seal(*line)),
    )


def head(register: Register) -> str:
    """The hash of the last line."""
    last = register.row("SELECT hash FROM trail ORDER BY seq DESC LIMIT 1")
    return str(last[0]) if last else BEGINNING


def last_at(register: Register) -> datetime | None:
    """When the last line was written, by the clock of that moment."""
    last = register.row("SELECT at FROM trail ORDER BY seq DESC LIMIT 1")
    return datetime.fromisoformat(last[0]) if last else None


def verify(register: Register) -> int | None:
    """The sequence of the first line that does not follow from those before it, or None."""
    prev = BEGINNING
    lines = register.stream(
        "SELECT seq, at, officer, verb, subject, detail, prev, hash FROM trail ORDER BY seq"
    )
    for *line, sealed in lines:
        if line[-1] != prev or _seal(*line) != sealed:
            return int(line[0])
        prev = sealed
    return None


def history(register: Register, subject: str) -> tuple[HistoryLine, ...]:
    """Everything that was done about ``subject``, oldest first."""
    lines = register.stream(
        "SELECT at, verb, officer, detail FROM trail WHERE subject = ? ORDER BY seq", (subject,)
    )
    return tuple(
        HistoryLine(at=datetime.fromisoformat(at), verb=verb, officer=officer, detail=detail)
        for at, verb, officer, detail in lines
    )


def _seal(seq: int, at: str, officer: str, verb: str, subject: str, detail: str, prev: str) -> str:
    line = {
        "seq": seq,
        "at": at,
        "officer": officer,
        "verb": verb,
        "subject": subject,
        "detail": detail,
        "prev": prev,
    }
    # Canonical for text and whole numbers (RFC 8785): sorted names, no spaces, UTF-8.
    canonical = json.dumps(line, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()
