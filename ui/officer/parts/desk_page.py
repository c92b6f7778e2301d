"""A page of the officer's window (页面): what its keys do, and how it reads again what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.officer.parts.station import PageStation
from ui.shortcuts import Actions


class DeskPage(QWidget):
    """Stands in the centre of the window; ``name`` is its object name, and where the manual finds it."""

    def __init__(self, station: PageStation, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._station = station
        self._actions: Actions = {}

    @property
    def keys(self) -> Actions:
        """What keys do while it is shown."""
        return self._actions

    def may_leave(self) -> bool:
        """Whether Escape leads away; where something written would be lost, it is said what to do first."""
        return True

    def search_line(self) -> QWidget | None:
        """What ``/`` leads to; None where the search over the page is meant."""
        return None

    def reload(self) -> None:
        """Read again what is shown; nothing, where nothing changes by itself."""
