"""What every part of the county's window is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.background import Background
from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """The office and its lane, the look, and the line that says what happened."""

    office: Office
    background: Background
    look: Look
    tell: Callable[[str, NoticeKind], None]

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self.tell(words_for(fault), NoticeKind.DANGER)
