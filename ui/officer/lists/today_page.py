"""The day in the centre (今日来访), where the left edge has no room for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
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

    def showEvent(self, event: QShowEvent) -> None:
        """Take the panel in (Qt)."""
        self._place.addWidget(self._panel)
        self._panel.show()
        super().showEvent(event)

    def reload(self) -> None:
        """Read the day again."""
        self._panel.reload()
