"""What every part of the exchange works with (收发室): register, keys, clock, folder of sealed files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xinfang_desk.batch import cards
from xinfang_desk.desk.identity import Identity, read_county, read_identity
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Office
from xinfang_desk.places import make_private
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.register import Register

OUTGOING = "outgoing"
"""Folder of sealed files until they are acknowledged; a batch lies open in its work room for a moment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailRoom:
    """One desk's side of the exchange."""

    store: Register
    home: Path
    office: Office
    now: Callable[[], datetime]

    @property
    def desk(self) -> str:
        """How this desk is named in batches: 411526102-1."""
        return f"{self.office.code}-{self.office.desk}"

    @property
    def outgoing(self) -> Path:
        """The folder of sealed files."""
        return make_private(self.home / OUTGOING)

    @property
    def identity(self) -> Identity:
        """The keys of now: they may have been changed since the desk was opened (密钥轮换)."""
        found = read_identity(self.store)
        if found is None:
            raise DeskError("home.none")
        return found[0]

    def county(self) -> cards.Card:
        """The county's card; ``county.not_enrolled`` before there is one."""
        card = read_county(self.store)
        if card is None:
            raise DeskError("county.not_enrolled")
        return card

    def by(self) -> trail.By:
        """Who does it, and when."""
        return trail.By(at=self.now(), officer=self.office.officer)
