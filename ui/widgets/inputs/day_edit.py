"""A day typed by keyboard (日期): no wheel to turn while somebody waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from xinfang_desk.words import _


class DayEdit(QLineEdit):
    """Takes what ``read`` understands and writes it out whole when one leaves it."""

    day_changed = Signal()

    def __init__(self, read: Callable[[str], date | None]) -> None:
        super().__init__()
        self._read = read
        self.setPlaceholderText(_("如 8.31、昨天、上个月底"))
        self.editingFinished.connect(self._settle)
        self.textChanged.connect(self._tell)

    def day(self) -> date | None:
        """The day, or None while nothing that is a day stands there."""
        return self._read(self.text())

    def show_day(self, day: date | None) -> None:
        """Put a day there, or nothing."""
        self.setText(day.isoformat() if day else "")

    def is_wrong(self) -> bool:
        """Whether something stands there that is no day."""
        return bool(self.text().strip()) and self.day() is None

    def _settle(self) -> None:
        if (day := self.day()) is not None:
            self.show_day(day)

    def _tell(self) -> None:
        self.day_changed.emit()
