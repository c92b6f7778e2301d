"""Wrong passphrases (口令试错): each makes the next try wait longer, half a minute at most."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated, TypeVar

import msgspec

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import discard, json_bytes, read_json, read_regular, write_whole
from xinfang_desk.places import of_home

T = TypeVar("T")

TRIES = "tries.json"
FREE = 3
"""Mistypings that cost nothing."""
LONGEST = 30
"""Seconds; from the ninth try on."""
_MOST = 100
"""More mistypings are not counted: the wait is the longest already."""
_MOST_BYTES = 4096


class _Tries(msgspec.Struct, frozen=True, kw_only=True):
    failed: Annotated[int, msgspec.Meta(ge=0, le=_MOST)]
    last: Annotated[datetime, msgspec.Meta(tz=True)]


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
    with of_home():
        discard(home / TRIES)


def _read(home: Path) -> tuple[int, datetime | None]:
    try:
        tries = msgspec.convert(read_json(read_regular(home / TRIES, _MOST_BYTES)), _Tries)
    except FileNotFoundError:
        return 0, None
    except (OSError, DeskError, msgspec.ValidationError):
        # Whoever spoils the file gains nothing by it, and shuts nobody out.
        return FREE, None
    return tries.failed, tries.last


def _write(home: Path, failed: int, now: datetime) -> None:
    with of_home():
        write_whole(home / TRIES, json_bytes({"failed": min(failed, _MOST), "last": now.isoformat()}))
