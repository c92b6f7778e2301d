"""A page of the officer's window (页面)."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.officer.parts.station import PageStation
from ui.shortcuts import KeyedPage


class DeskPage(KeyedPage):
    """Stands in the centre of the window."""

    def __init__(self, station: PageStation, name: str) -> None:
        super().__init__(name)
        self._station = station

    def may_leave(self) -> bool:
        """Whether Escape leads away; where something written would be lost, it is said what to do first."""
        return True

    def search_line(self) -> QWidget | None:
        """What ``/`` leads to; None where the search over the page is meant."""
        return None
