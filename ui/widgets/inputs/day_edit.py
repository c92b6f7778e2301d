"""A day typed by keyboard (日期): no wheel to turn while somebody waits."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from xinfang_desk.domain.time.calendar import EARLIEST, LATEST, NO_CALENDAR, Calendar, in_range
from xinfang_desk.words import _

Read = Callable[[str], date | None]

_WHOLE = re.compile(r"(\d{4})\D?(\d{1,2})\D?(\d{1,2})\D?")


class DayEdit(QLineEdit):
    """Takes what ``read`` understands and writes it out whole when one leaves it.

    What may be meant for the day that ``last_year`` gives is no day until it is said: Enter in the field says
    so, once one has been asked, and a year that is typed says otherwise. Alt+Down opens a calendar of
    the days that are over, or of those to come where it asks ``ahead``.
    """

    day_changed = Signal()

    def __init__(
        self,
        look: Look,
        read: Read,
        today: Callable[[], date],
        *,
        last_year: Read = lambda _text: None,
        holidays: Callable[[], Calendar] = lambda: NO_CALENDAR,
        ahead: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._read = read
        self._today = today
        self._last_year = last_year
        self._holidays = holidays
        self._ahead = ahead
        self._asked = False
        self._offered: tuple[str, date] | None = None
        self.offer(())
        self.editingFinished.connect(self._settle)
        self.returnPressed.connect(self._agree)
        self.textChanged.connect(self._tell)
        # An action of the line itself would stay small at every text size.
        opening = Button(look, _("日历　Alt+↓"), "openCalendar", kind="ghost", icon="calendar")
        opening.shrink(True)
        opening.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        opening.setCursor(Qt.CursorShape.ArrowCursor)
        opening.clicked.connect(self.open_calendar)
        self.setLayout(row(look, None, opening, margins=(0, 0, 2, 0)))
        look.resized.connect(self._follow)
        self._follow()

    def day(self) -> date | None:
        """The day, or None while nothing that is a day stands there, or one that is asked about."""
        return None if self._last_year(self.text()) else self._read(self.text())

    def show_day(self, day: date | None) -> None:
        """Put a day there, or nothing."""
        self.setText(day.isoformat() if day else "")

    def offer(self, told: tuple[tuple[str, date], ...]) -> None:
        """Offer the one day that the story tells; none where it tells several, or nothing."""
        self._offered = told[0] if len(told) == 1 else None
        said = _("如 12.31") if self._ahead else _("如 8.31、昨天")
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
        if wrong and _is_far(self.text()):
            words = _("只收 {first} 年到 {last} 年的日子，请改")
            return words.format(first=EARLIEST.year, last=LATEST.year)
        return _("这不是日期，请改") if wrong else ""

    def open_calendar(self) -> None:
        """Let the day be chosen from a calendar."""
        from ui.widgets.inputs.day_calendar import DayCalendar

        today = self._today()
        first, last = (today, LATEST) if self._ahead else (EARLIEST, today)
        calendar = DayCalendar(self._look, self, self._holidays(), today, first, last)
        calendar.chosen.connect(self._choose)
        calendar.open_at(min(max(self.day() or today, first), last))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar as a list of choices is opened (Qt)."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _choose(self, day: date) -> None:
        self.show_day(day)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _follow(self) -> None:
        self.setTextMargins(0, 0, self._look.px(18) + 10, 0)

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


def _is_far(text: str) -> bool:
    """Whether it is a day, and none that we take down."""
    if (found := _WHOLE.fullmatch(text.strip())) is None:
        return False
    try:
        return not in_range(date(*map(int, found.groups())))
    except ValueError:
        return False
