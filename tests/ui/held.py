"""A lane whose answers a test lets go when it likes, in whatever order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot

from ui.background import Background


class HeldLane(Background):
    """Does all work as it comes; while it holds, no screen hears what came of it."""

    holds = False

    def __init__(self) -> None:
        self.kept: list[Any] = []
        super().__init__()

    @Slot(object)
    def _deliver(self, answer: Any) -> None:
        if self.holds:
            self.kept.append(answer)
        else:
            super()._deliver(answer)

    def hold(self) -> None:
        """Keep every answer from now on."""
        self.holds = True

    @property
    def under_way(self) -> int:
        """Answers that are still to come; while it holds, what is left for afterwards waits too."""
        return self._waiting - len(self.kept) - (len(self._later) if self.holds else 0)

    def done(self) -> None:
        """Wait until all that was asked so far has been worked on."""
        self.open(lambda: None)

    def let_go(self, *, last_first: bool = False) -> None:
        """Deliver what was kept, and whatever is asked then as it comes."""
        self.holds = False
        kept, self.kept = self.kept, []
        for answer in reversed(kept) if last_first else kept:
            super()._deliver(answer)
