"""Records as JSON and back (记录与 JSON 互转): what a body column holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

import msgspec

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.time.calendar import CHINA

Record = TypeVar("Record")
_DECODERS: dict[Any, Any] = {}


def body(record: object) -> str:
    """A record as JSON."""
    return msgspec.json.encode(record).decode("utf-8")


def read(text: str | bytes, kind: type[Record]) -> Record:
    """The record that a body holds; as bytes it is read without being made a text first.

    ``store.record_damaged`` where somebody has written something else there.
    """
    # Made once for each kind: a hundred thousand bodies come through here.
    decoder = _DECODERS.get(kind) or _DECODERS.setdefault(kind, msgspec.json.Decoder(kind))
    try:
        found: Record = decoder.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise DeskError("store.record_damaged") from fault
    return found


def is_read(visit: bytes, matter: bytes) -> bool:
    """Whether the bodies of a matter and its visit can be read (读得出来)."""
    try:
        read(visit, Visit)
        read(matter, Matter)
    except DeskError:
        return False
    return True


def instant(at: datetime) -> str:
    """A point in time as text that sorts as time does."""
    return at.astimezone(CHINA).isoformat(timespec="microseconds")
