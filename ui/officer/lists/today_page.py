"""The day in the centre (今日来访), where the left edge has no room for it."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from ui.officer.lists.today import TodayPanel
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, column, frame


class TodayPage(DeskPage):
    """The day's rows in the centre, where the left edge has no room for them."""

    def __init__(self, station: PageStation, panel: TodayPanel) -> None:
        super().__init__(station, "todayPage")
        self._panel = panel
        self._place = column(station.look, spacing=0)
        inside = column(station.look, spacing=0)
        inside.addWidget(Scrolled(frame("page", self._place), "todayScroll"), 1)
        self.setLayout(inside)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the panel in (Qt)."""
        self._place.addWidget(self._panel)
        self._panel.show()
        super().showEvent(event)

    def reload(self) -> None:
        """Read the day again."""
        self._panel.reload()
