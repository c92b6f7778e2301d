"""Lists that take the centre (清单): the day, papers nobody has been handed, limits that run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.officer.rows import RowsView
from ui.officer.station import Station
from ui.officer.today import TodayPanel
from ui.widgets.boxes import column
from ui.widgets.labels import label
from ui.widgets.segments import Segments
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _


class TodayPage(QWidget):
    """The day's rows in the centre, where the left edge has no room for them."""

    def __init__(self, panel: TodayPanel) -> None:
        super().__init__()
        self.setObjectName("todayPage")
        self._panel = panel
        self._place = column(panel.look, spacing=0)
        self.setLayout(self._place)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Take the panel in and read the day again."""
        self._place.addWidget(self._panel)
        self._panel.show()
        self._panel.reload()


class DuePage(QWidget):
    """Limits of the office that are past, run out today or within seven days (期限清单)."""

    matter_wanted = Signal(str)

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("duePage")
        self._station = station
        self._rows: tuple[Row, ...] = ()
        choices = (("late", _("已过期限")), ("today", _("今天到期")), ("week", _("七天之内")))
        self._filter = Segments(look, _("期限清单"), "dueFilter", choices, kind="tab")
        self._filter.choose("late")
        self._words = label("", "label", wrap=True, name="dueWords")
        self.view = RowsView(look, "dueList", _("期限清单"), dated=True)
        inside = column(
            look, label(_("期限清单"), "title"), self._filter, self._words, margins=(24, 18, 24, 18)
        )
        inside.addWidget(self.view, 1)
        inside.addStretch(0)
        self.setLayout(inside)
        self._filter.chosen.connect(self._refill)
        self.view.opened.connect(self.matter_wanted)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Read again what runs out."""
        reception, today = self._station.desk.reception, self._station.today()
        self._station.background.read(self, lambda: reception.due(today), self._show)

    def _show(self, rows: tuple[Row, ...]) -> None:
        self._rows = rows
        late, now, week = (len(self._of(key)) for key in ("late", "today", "week"))
        self._filter.button("late").say(_("已过期限 {count}").format(count=late))
        self._filter.button("today").say(_("今天到期 {count}").format(count=now))
        self._filter.button("week").say(_("七天之内 {count}").format(count=week))
        if not self._of(self._filter.choice() or "late"):
            self._filter.choose(next((key for key in ("late", "today", "week") if self._of(key)), "late"))
        self._refill()

    def _of(self, key: str) -> tuple[Row, ...]:
        today = self._station.today()
        return tuple(each for each in self._rows if each.due is not None and _when(each.due, today) == key)

    def _refill(self) -> None:
        key = self._filter.choice() or "late"
        shown = self._of(key)
        self.view.show_rows(shown)
        self.view.setVisible(bool(shown))
        if not shown:
            self._words.setText(_("没有。"))
        elif key == "late":
            self._words.setText(_("已经过了期限：今天就补做书面告知，并向负责人说明原因。"))
        else:
            self._words.setText(_("先办快到期的：打开事项，出告知书或联系承办单位。"))


def _when(due: date, today: date) -> str:
    if due == today:
        return "today"
    return "late" if due < today else "week"
