"""Walking and going back (翻页): where a person is on the screen and how they came there."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ui.petitioner.names import WELCOME


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A page, and which leaf of it."""

    page: str
    leaf: int = 0


class Walk:
    """The steps taken since the welcome page; one step back undoes exactly the last step forward."""

    def __init__(self) -> None:
        self._steps = [Spot(page=WELCOME)]

    @property
    def here(self) -> Spot:
        """Where one is."""
        return self._steps[-1]

    @property
    def at_start(self) -> bool:
        """Whether there is nothing to go back to."""
        return len(self._steps) == 1 and self.here.leaf == 0

    def go(self, page: str) -> None:
        """Step to ``page``; a page already walked through is returned to, so that no circle grows."""
        for place, spot in enumerate(self._steps):
            if spot.page == page:
                del self._steps[place + 1 :]
                self._steps[place] = Spot(page=page)
                return
        self._steps.append(Spot(page=page))

    def turn(self, leaf: int) -> None:
        """Turn to another leaf of the same page."""
        self._steps[-1] = replace(self.here, leaf=leaf)

    def back(self) -> None:
        """One step back: a leaf, else the page before; stays on the welcome page."""
        if self.here.leaf > 0:
            self.turn(self.here.leaf - 1)
        elif len(self._steps) > 1:
            del self._steps[-1]

    def leave(self, page: str) -> None:
        """Forget ``page``: it cannot be come back to."""
        self._steps = [spot for spot in self._steps if spot.page != page]

    def restart(self) -> None:
        """Back to the welcome page, with nothing behind it."""
        self._steps = [Spot(page=WELCOME)]
