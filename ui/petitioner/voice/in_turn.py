"""Pictures read one after the other (一张一张念): which is framed, and which comes next."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TileTurn:
    """Picture ``at`` is framed; with ``all_of_them`` the others follow, else it is read alone."""

    at: int | None
    all_of_them: bool = False
    reads: bool = True

    def after(self, count: int) -> TileTurn:
        """What follows when this one has been read; its frame stays where it was the last."""
        if self.all_of_them and self.at is not None and self.at + 1 < count:
            return TileTurn(at=self.at + 1, all_of_them=True)
        return TileTurn(at=self.at, reads=False)


NO_TILE = TileTurn(at=None, reads=False)
"""None is framed, and nothing is read."""
