"""A page of a window (页面): what its keys do, and how it reads again what it shows."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.shortcuts import Actions


class KeyedPage(QWidget):
    """Stands in a window of either half; ``name`` is its object name, and where the manual finds it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._actions: Actions = {}

    @property
    def keys(self) -> Actions:
        """What keys do while it is shown."""
        return self._actions

    def reload(self) -> None:
        """Read again what is shown; nothing, where nothing changes by itself."""
