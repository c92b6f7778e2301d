"""What every page of the officer's window is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.background import Background
    from ui.codes import Codes
    from ui.desk_ahead import DeskDoor
    from ui.theme import Look
    from ui.widgets.notice import NoticeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """The desk and its lane, the look, the code tables, the clock, and the line that says what happened."""

    desk: DeskDoor
    background: Background
    look: Look
    codes: Codes
    now: Callable[[], datetime]
    tell: Callable[[str, NoticeKind], None]
    offer: Callable[[str, str, Callable[[], None]], None]
    """Says what was done, with the words of a button that undoes it, and what that button does."""

    def today(self) -> date:
        """The day it is."""
        return self.now().date()
