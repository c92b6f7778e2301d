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

_SMALL = 0.75
"""How large the first page of a matter, the head and the strip are on any other: 20 pixels for 26."""

_TWO_COLUMNS = 1200
"""Pixels at that size from which the first page has two columns."""


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
        """What head and strip wear on a screen of this width, whatever type is chosen."""
        return replace(self.chosen, scale=_base(width))

    def page(self, width: int, *, full: bool) -> tuple[Theme, bool]:
        """What a page wears, and whether two columns fit; a ``full`` page fills the whole screen."""
        if full:
            scale = self.chosen.scale * _base(width)
            return replace(self.chosen, scale=scale), width >= _TWO_COLUMNS * scale
        wide = width >= _WIDE * self.chosen.scale
        # A matter's page fills a wide screen; any other would look lost on it.
        return replace(self.chosen, scale=self.chosen.scale * (_ROOMY if wide else 1.0)), wide


def _base(width: int) -> float:
    return 1.0 if width >= _WIDE else _SMALL
