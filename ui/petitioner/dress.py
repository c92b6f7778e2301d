"""What the screen wears (字号和颜色): the usual look, and what a visitor has chosen until the visit ends."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize

from ui.look.theme import Theme, ThemeName

SCALES = (1.0, 1.25, 1.5)
"""Text sizes a petitioner can choose (字号)."""

_WIDE = 1600
"""Pixels at 100 % from which two columns fit side by side."""

_LARGE = 1600 * 900
"""Pixels of a large screen, however it is turned."""

_SIZES = 3
"""How many smaller sizes of type are tried before a page takes another leaf."""

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

    def frame(self, size: QSize) -> Theme:
        """What head and strip wear on a screen of this size, whatever type is chosen."""
        return replace(self.chosen, scale=_base(size))

    def page(self, size: QSize, *, full: bool) -> tuple[tuple[Theme, ...], bool]:
        """What a page may wear, the largest first, and whether two columns fit.

        A ``full`` page fills the whole screen; its road alone may be smaller. Any other is set smaller, down
        to what a full page wears, where that spares a leaf; never once somebody has asked for larger type.
        """
        base, chosen = _base(size), self.chosen.scale
        if full:
            scales = dict.fromkeys((chosen * base, base))
            wide = size.width() >= _TWO_COLUMNS * chosen * base
            return tuple(replace(self.chosen, scale=each) for each in scales), wide
        wide = size.width() >= _WIDE * chosen
        # A matter's page fills a wide screen; any other would look lost on it.
        most = chosen * (_ROOMY if wide else 1.0)
        least = most if chosen > SCALES[0] else base
        scales = dict.fromkeys(most - (most - least) * each / _SIZES for each in range(_SIZES + 1))
        return tuple(replace(self.chosen, scale=each) for each in scales), wide


def _base(size: QSize) -> float:
    return 1.0 if size.width() * size.height() >= _LARGE else _SMALL
