"""What every page of the officer's window is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from ui.widgets.notice import NoticeKind

if TYPE_CHECKING:
    from ui.background import Background
    from ui.codes import Codes
    from ui.look.theme import Look
    from ui.pending_desk import DeskDoor


class Offer(Protocol):
    """Says what was done, with the words of a button, and what that button does: mostly undoes it."""

    def __call__(
        self, words: str, action: str, act: Callable[[], None], kind: NoticeKind = NoticeKind.OK, /
    ) -> None:
        """What passes (``OK``) goes by itself after a while, what asks for an answer (``WARN``) does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """The desk and its lane, the look, the code tables, the clock, and the line that says what happened."""

    desk: DeskDoor
    background: Background
    look: Look
    codes: Codes
    now: Callable[[], datetime]
    tell: Callable[[str, NoticeKind], None]
    offer: Offer

    def today(self) -> date:
        """The day it is."""
        return self.now().date()
