"""Wrong passphrases (口令试错): each makes the next try wait longer, half a minute at most."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from xinfang_desk.domain.errors import DeskError

T = TypeVar("T")

TRIES = "tries.json"
FREE = 3
"""Mistypings that cost nothing."""
LONGEST = 30
"""Seconds; from the ninth try on."""


def wait_after(failed: int) -> int:
    """Seconds to wait after so many tries that failed one after another."""
    return 0 if failed < FREE else min(2 ** (failed - FREE + 1), LONGEST)


def admit(home: Path, now: datetime) -> None:
    """Refuse (``passphrase.wait``) while the last failure is too recent."""
    failed, last = _read(home)
    wait = wait_after(failed)
    if last is None or not wait:
        return
    if now < last:
        # The clock went back: wait once more from here, rather than until it catches up.
        _write(home, failed, now)
        last = now
    left = last + timedelta(seconds=wait) - now
    if left > timedelta():
        raise DeskError("passphrase.wait", seconds=int(left.total_seconds()) + 1)


def slowed(home: Path, now: datetime, opening: Callable[[], T]) -> T:
    """What ``opening`` opens; a passphrase that does not fit makes the next try wait longer.

    ``passphrase.wrong``, and ``passphrase.wait`` after several.
    """
    admit(home, now)
    try:
        opened = opening()
    except DeskError as refused:
        if refused.code == "passphrase.wrong":
            note_failure(home, now)
        raise
    forget_failures(home)
    return opened


def note_failure(home: Path, now: datetime) -> None:
    """One more try failed."""
    _write(home, _read(home)[0] + 1, now)


def forget_failures(home: Path) -> None:
    """Somebody got in."""
    (home / TRIES).unlink(missing_ok=True)


def _read(home: Path) -> tuple[int, datetime | None]:
    try:
        content = json.loads((home / TRIES).read_text("utf-8"))
        return int(content["failed"]), datetime.fromisoformat(content["last"])
    except FileNotFoundError:
        return 0, None
    except (ValueError, KeyError, TypeError):
        # Whoever spoils the file gains nothing by it, and shuts nobody out.
        return FREE, None


def _write(home: Path, failed: int, now: datetime) -> None:
    part = home / f"{TRIES}.part"
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
            json.dump({"failed": failed, "last": now.isoformat()}, out)
        part.replace(home / TRIES)
    except OSError as fault:
        raise DeskError("home.unwritable") from fault
