"""The day in the centre (今日来访), where the left edge has no room for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.officer.lists.today import TodayPanel
from ui.widgets.boxes import Scrolled, column, frame


class TodayPage(QWidget):
    """The day's rows in the centre, where the left edge has no room for them."""

    def __init__(self, panel: TodayPanel) -> None:
        super().__init__()
        self.setObjectName("todayPage")
        self._panel = panel
        self._place = column(panel.look, spacing=0)
        inside = column(panel.look, spacing=0)
        inside.addWidget(Scrolled(frame("page", self._place), "todayScroll"), 1)
        self.setLayout(inside)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Take the panel in and read the day again."""
        self._place.addWidget(self._panel)
        self._panel.show()
        self._panel.reload()
