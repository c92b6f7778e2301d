"""Which screen is the petitioner's (第二屏)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QScreen


def second_screen(screens: Sequence[QScreen], desk: QScreen) -> QScreen | None:
    """The first screen that is not the desk's own and does not mirror it; None where there is none."""
    for screen in screens:
        if screen is not desk and not screen.geometry().intersects(desk.geometry()):
            return screen
    return None
