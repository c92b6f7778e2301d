"""Which screen is the petitioner's (第二屏)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def second_screen(screens: Sequence[QScreen], desk: QScreen, named: str = "") -> QScreen | None:
    """The first screen that is not the desk's own and does not mirror it; None where there is none.

    Where one was chosen it is that one alone: another may hang in a room full of people.
    """
    apart = (each for each in screens if each is not desk and not each.geometry().intersects(desk.geometry()))
    return next((each for each in apart if named in {"", each.name()}), None)
