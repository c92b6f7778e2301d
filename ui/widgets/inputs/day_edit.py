"""A day typed by keyboard (日期): no wheel to turn while somebody waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from xinfang_desk.words import _


class DayEdit(QLineEdit):
    """Takes what ``read`` understands and writes it out whole when one leaves it.

    What may be meant for the day that ``last_year`` gives is no day until it is said: Enter in the field says
    so, once one has been asked, and a year that is typed says otherwise.
    """

    day_changed = Signal()

    def __init__(
        self, read: Callable[[str], date | None], last_year: Callable[[str], date | None] = lambda _text: None
    ) -> None:
        super().__init__()
        self._read = read
        self._last_year = last_year
        self._asked = False
        self._offered: tuple[str, date] | None = None
        self.offer(())
        self.editingFinished.connect(self._settle)
        self.returnPressed.connect(self._agree)
        self.textChanged.connect(self._tell)

    def day(self) -> date | None:
        """The day, or None while nothing that is a day stands there, or one that is asked about."""
        return None if self._last_year(self.text()) else self._read(self.text())

    def show_day(self, day: date | None) -> None:
        """Put a day there, or nothing."""
        self.setText(day.isoformat() if day else "")

    def offer(self, told: tuple[tuple[str, date], ...]) -> None:
        """Offer the one day that the story tells; none where it tells several, or nothing."""
        self._offered = told[0] if len(told) == 1 else None
        said = _("如 8.31、昨天、上个月底")
        if self._offered:
            words, day = self._offered
            said = _("“{words}”是 {day}，按 Enter 填").format(words=words, day=day.isoformat())
        self.setPlaceholderText(said)

    def fault(self) -> str:
        """Why what stands there is no day yet, and what helps; empty where nothing or a day does."""
        last_year = self._last_year(self.text())
        if last_year is not None:
            words = _("{month}月{day}日还没到。是去年的吗？是就按 Enter，不是就写上年份")
            return words.format(month=last_year.month, day=last_year.day)
        wrong = bool(self.text().strip()) and self.day() is None
        return _("这不是日期，请改") if wrong else ""

    def _settle(self) -> None:
        if (day := self.day()) is not None:
            self.show_day(day)

    def _agree(self) -> None:
        """Enter takes what is offered to an empty field, and says that last year is meant, once asked."""
        last_year = self._last_year(self.text())
        if not self.text() and self._offered:
            self.show_day(self._offered[1])
        elif last_year is not None and self._asked:
            self.show_day(last_year)
        self._asked = last_year is not None

    def _tell(self) -> None:
        self._asked = False
        self.day_changed.emit()
