"""A small calendar under a field (小日历): arrows, Enter, Esc; days off and make-up workdays marked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QTableView, QToolButton, QWidget

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.widgets.boxes import column
from ui.widgets.labels import label
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.words import _

_CELL = 46, 32
"""Width and height of a day at 100 %."""
_NUMBER = 25
"""What of its width is the number's; the sign beside it has the rest."""


class DayCalendar(QFrame):
    """Offers the days from ``first`` to ``last``; closes by itself once one is chosen, or by Esc."""

    chosen = Signal(object)
    """The day (a :class:`~datetime.date`)."""

    def __init__(
        self, look: Look, under: QWidget, holidays: Calendar, today: date, first: date, last: date
    ) -> None:
        super().__init__(under, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("dayCalendar")
        self.setAccessibleName(_("日历"))
        self.setProperty("kind", "popup")
        self._under = under
        self._month = _Month(look, holidays, today)
        self._month.setDateRange(_qt(first), _qt(last))
        (self._keys,) = self._month.findChildren(QTableView)
        self._keys.setAccessibleName(_("日历"))
        self._keys.horizontalHeader().setMinimumSectionSize(1)  # Qt would rather leave Sunday out.
        self._keys.installEventFilter(self)
        legend = label("", "caption", name="dayCalendarLegend")
        self.setLayout(column(look, self._month, legend, margins=(6, 6, 6, 6), spacing=4))
        self._month.activated.connect(self._choose)
        self._month.clicked.connect(self._choose)
        self._month.currentPageChanged.connect(lambda year, _month: legend.setText(_legend(holidays, year)))
        legend.setText(_legend(holidays, today.year))

    def open_at(self, day: date) -> None:
        """Stand under the field, above it where the screen ends, with ``day`` in hand."""
        self._month.setSelectedDate(_qt(day))
        self.adjustSize()
        around = self._under.screen().availableGeometry()
        corner = self._under.mapToGlobal(QPoint(0, self._under.height()))
        if corner.y() + self.height() > around.bottom():
            corner = self._under.mapToGlobal(QPoint(0, -self.height()))
        corner.setX(max(around.left(), min(corner.x(), around.right() - self.width())))
        corner.setY(max(around.top(), corner.y()))
        self.move(corner)
        self.show()
        self._keys.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes it and chooses nothing (Qt would keep it to itself)."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.close()
            return True
        return super().eventFilter(watched, event)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(_python(day))
        self.close()


class _Month(QCalendarWidget):
    """Qt's calendar in our colours; a day off and a make-up workday say so."""

    def __init__(self, look: Look, holidays: Calendar, today: date) -> None:
        super().__init__()
        self._look = look
        self._holidays = holidays
        self._today = today
        self.setObjectName("dayCalendarMonth")
        self.setLocale(QLocale("zh_CN"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
        self.setDateEditEnabled(False)
        plain = QTextCharFormat()
        plain.setForeground(look.colour("text2"))
        plain.setBackground(look.colour("surface"))
        self.setHeaderTextFormat(plain)
        for weekday in Qt.DayOfWeek:
            self.setWeekdayTextFormat(weekday, plain)
        for name, icon, words in (
            ("qt_calendar_prevmonth", "back", _("上个月")),
            ("qt_calendar_nextmonth", "forward", _("下个月")),
        ):
            (button,) = self.findChildren(QToolButton, name)
            button.setIcon(look.icon(icon, "text2", 16))
            button.setAccessibleName(words)
        wide, high = map(look.px, _CELL)
        self.setFixedSize(7 * wide, 9 * high)

    def paintCell(self, painter: QPainter, rect: QRect, at: QDate | date) -> None:
        """Draw a day (Qt)."""
        look, shown = self._look, at if isinstance(at, QDate) else _qt(at)
        day = _python(shown)
        can_be = self.minimumDate() <= shown <= self.maximumDate()
        other = shown.month() != self.monthShown()
        chosen = shown == self.selectedDate()
        box = rect.adjusted(1, 1, -1, -1)
        painter.save()
        painter.fillRect(rect, look.colour("surface"))
        if chosen:
            painter.fillRect(box, look.colour("primary"))
        if day == self._today:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        ink = "on_primary" if chosen else "line_strong" if not can_be else "text3" if other else "text"
        painter.setPen(look.colour(ink))
        painter.setFont(look.font(Size.LABEL, bold=chosen or day == self._today))
        middle = Qt.AlignmentFlag.AlignVCenter
        of_number = QRect(box.left(), box.top(), look.px(_NUMBER), box.height())
        painter.drawText(of_number, Qt.AlignmentFlag.AlignRight | middle, str(shown.day()))
        mark, colour = self._mark(day)
        if mark:
            painter.setFont(look.font(Size.CAPTION))
            painter.setPen(look.colour("on_primary" if chosen else colour if can_be else "line_strong"))
            painter.drawText(box.adjusted(0, 0, -look.px(3), 0), Qt.AlignmentFlag.AlignRight | middle, mark)
        painter.restore()

    def _mark(self, day: date) -> tuple[str, str]:
        if not self._holidays.knows(day):
            return "", ""
        if day in self._holidays.makeup:
            return _("班"), "warn"
        return ("", "") if self._holidays.is_workday(day) else (_("休"), "ok")


def _legend(holidays: Calendar, year: int) -> str:
    if year in holidays.years:
        return _("方框是今天；休：不上班；班：调休上班")
    return _("方框是今天；{year}年的放假安排还没有，不标").format(year=year)


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _python(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
