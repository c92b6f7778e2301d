"""What the parts of the officer's window are given (工位)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from ui.failures import words_for
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.time.deadline import safest

if TYPE_CHECKING:
    from ui.background import Background
    from ui.guide_view import GuideView, ReadBack
    from ui.look.theme import Look
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.codes import Codes
    from xinfang_desk.domain.errors import DeskError
    from xinfang_desk.domain.time.deadline import Deadline


class Offer(Protocol):
    """Says what was done, with the words of a button, and what that button does: mostly undoes it."""

    def __call__(
        self,
        words: str,
        action: str,
        act: Callable[[], None],
        kind: NoticeKind = NoticeKind.OK,
        is_last: Callable[[], bool] | None = None,
        /,
    ) -> None:
        """What passes (``OK``) goes by itself after a while, what asks for an answer (``WARN``) does not.

        While ``is_last`` says that nothing was written since, Ctrl+Z does it before a field goes back.
        """


PageName = Literal[
    "today",
    "owed",
    "due",
    "ledger",
    "batch",
    "day_close",
    "figures",
    "yearly",
    "plans",
    "digests",
    "trainings",
    "handingdown",
    "hall",
    "meetings",
    "promises",
    "incidents",
    "own_record",
    "trail",
    "manual",
    "settings",
    "devices",
    "keys",
]
"""The pages that buttons and menus lead to."""

Act = Literal["", "correct", "void", "scan", "do"]
"""What is begun on a matter's page as soon as it is shown."""


class Ways(Protocol):
    """Where a page leads to: what the window does for it."""

    def open_matter(self, number: str, begin: Act = "", /) -> None:
        """All that is known of a matter; ``begin`` is what is done to it at once."""

    def retype(self, number: str, /) -> None:
        """The fields of a matter, one after the other, for the national system."""

    def open_page(self, name: PageName, /) -> None:
        """One of the pages."""

    def open_manual(self, name: str = "", /) -> None:
        """The manual: a page by its name, else the one about what is on the screen."""

    def open_form(self) -> None:
        """The form, as it was left."""

    def new_visit(self) -> None:
        """An empty form, ready to be written in."""

    def project(self, view: GuideView | ReadBack, /) -> None:
        """Show this on the petitioner's screen."""

    def turn_screen(self) -> None:
        """Show the petitioner's screen; one screen for both is turned round."""

    def ask_feedback(self) -> None:
        """Let the petitioner's screen ask how the visitor was received."""

    def list_recordings(self, folder: Path, /) -> None:
        """List what the petitioner's screen says, to be recorded into this folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """The desk and its lane, the look, the code tables, the clock, and the line that says what happened."""

    desk: Desk
    background: Background
    look: Look
    codes: Callable[[], Codes]
    """What forms choose from, read when they are built."""
    now: Callable[[], datetime]
    tell: Callable[[str, NoticeKind], None]
    offer: Offer

    def safe_day(self, limit: Deadline) -> date | None:
        """The workday on which to go where a last day is a day off, as the papers print it; None else."""
        return safest(limit, self.today(), self.desk.calendar)

    def today(self) -> date:
        """The day it is."""
        return self.now().date()

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self.tell(words_for(fault), NoticeKind.DANGER)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageStation(Station):
    """What a page of the window is given besides: where it leads to."""

    ways: Ways
