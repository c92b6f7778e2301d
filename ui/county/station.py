"""What every part of the county's window is given, and what its pages are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from ui.background import Background
from ui.failures import words_for
from ui.look.theme import Look
from ui.shortcuts import KeyedPage
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office


class Ways(Protocol):
    """Where a page leads to: what the window does for it."""

    def open_matter(self, number: str, /) -> None:
        """All that is held of a matter."""

    def open_pair(self, one: str, other: str, /) -> None:
        """Two matters side by side, to be found one or two."""

    def open_page(self, key: str, /) -> None:
        """One of the pages."""


class Offer(Protocol):
    """Says what was done, with the words of a button, and what that button does: mostly undoes it."""

    def __call__(
        self, words: str, action: str, act: Callable[[], None], kind: NoticeKind = NoticeKind.OK, /
    ) -> None:
        """What passes (``OK``) goes by itself after a while, what asks for an answer (``WARN``) does not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """The office and its lane, the look, the ways to other pages, and the line that says what happened."""

    office: Office
    background: Background
    look: Look
    tell: Callable[[str, NoticeKind], None]
    offer: Offer
    ways: Ways

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self.tell(words_for(fault), NoticeKind.DANGER)


class CountyPage(KeyedPage):
    """Stands under the bar of the window; ``name`` is its object name."""

    def __init__(self, station: Station, name: str) -> None:
        super().__init__(name)
        self._station = station

    def goes_back(self) -> bool:
        """Whether Escape had something to close on the page."""
        return False
