"""What the screen wears (字号和颜色): the usual look, and what a visitor has chosen until the visit ends."""

from __future__ import annotations

from dataclasses import replace

from ui.look.theme import Theme, ThemeName

SCALES = (1.0, 1.25, 1.5)
"""Text sizes a petitioner can choose (字号)."""

_WIDE = 1600
"""Pixels at 100 % from which two columns fit side by side."""

_ROOMY = 1.25
"""How much larger words stand on a wide screen."""

_ROOMY_FRAME = 1.125
"""The same for the head and the strip, which keep their size whatever type is chosen."""


class Dress:
    """The look that every visit begins with, and the one chosen since."""

    def __init__(self, usual: Theme) -> None:
        self._usual = self.chosen = usual

    def wear(self, usual: Theme) -> None:
        """Begin every visit with another look, this one too; the same look again changes nothing."""
        if usual != self._usual:
            self._usual = self.chosen = usual

    def forget(self) -> None:
        """Drop what was chosen."""
        self.chosen = self._usual

    @property
    def is_largest(self) -> bool:
        """Whether type is as large as it gets."""
        return self.chosen.scale == SCALES[-1]

    @property
    def is_contrast(self) -> bool:
        """Whether the page is dark with bright words."""
        return self.chosen.name is ThemeName.CONTRAST

    def larger(self) -> None:
        """The next larger type, after the largest the smallest."""
        larger = (scale for scale in SCALES if scale > self.chosen.scale)
        self.chosen = replace(self.chosen, scale=next(larger, SCALES[0]))

    def other_colours(self) -> None:
        """High contrast, or back."""
        usual = ThemeName.LIGHT if self._usual.name is ThemeName.CONTRAST else self._usual.name
        self.chosen = replace(self.chosen, name=usual if self.is_contrast else ThemeName.CONTRAST)

    def frame(self, width: int) -> Theme:
        """What head and strip wear on a screen of this width."""
        return replace(self.chosen, scale=_ROOMY_FRAME if width >= _WIDE else 1.0)

    def page(self, width: int, *, full: bool) -> tuple[Theme, bool]:
        """What a page wears, and whether two columns fit; a ``full`` page keeps its size on a wide screen."""
        wide = width >= _WIDE * self.chosen.scale
        # A matter's page fills a wide screen; any other would look lost on it.
        zoom = _ROOMY if wide and not full else 1.0
        return replace(self.chosen, scale=self.chosen.scale * zoom), wide
