"""What was looked for last (上一次查找): writing a word on is the same look-up, and one line of the trail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from xinfang_desk.desk.seat import Seat
from xinfang_desk.domain.people.spelling import plain
from xinfang_desk.store.file import trail

_ONE_LOOKUP = timedelta(minutes=10)
"""After a rest as long as this, even the same words are looked for anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was looked for last; kept in memory alone."""

    text: str
    why: str
    at: datetime

    def goes_on(self, text: str, why: str, now: datetime) -> bool:
        """Whether that is still the same look-up, with its words written on or taken back."""
        before, after = plain(self.text), plain(text)
        written_on = after.startswith(before) or before.startswith(after)
        return why == self.why and written_on and self.at <= now < self.at + _ONE_LOOKUP


class LookUps:
    """Notes that somebody was looked for, and why; only as :func:`trail.fingerprint`."""

    def __init__(self, seat: Seat) -> None:
        self._seat = seat
        self._last: Asked | None = None

    def note(self, text: str, why: str, found: int) -> None:
        """Keep it before anything is told; words that begin with those before are the same look-up."""
        if not text.strip():
            return
        now, last = self._seat.now(), self._last
        refines = last is not None and last.goes_on(text, why, now)
        if last is None or not refines or text != last.text:
            with self._seat.store.write():
                trail.note_lookup(self._seat.store, self._seat.by(), text, why, found, refines=refines)
        self._last = Asked(text=text, why=why, at=now)
