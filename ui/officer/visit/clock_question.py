"""Is the computer's day right (电脑时间核对): asked in place, once, before a visit of a doubtful day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.officer.parts.days import full_day
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.field import restyle
from ui.widgets.in_sight import go_to
from ui.widgets.labels import IconLabel, label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.time.clock import ClockDoubt
from xinfang_desk.words import _


class ClockQuestion(QFrame):
    """A strip with two answers, hidden while the clock is believed."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._put_off = False
        self._then: Callable[[], None] | None = None
        self.setObjectName("clockQuestion")
        self.setProperty("kind", NoticeKind.WARN.frame)
        restyle(self)
        self._words = label("", "body", wrap=True, name="clockWords")
        self._right = Button(look, _("日期时间是对的"), "clockRight", kind="primary", icon="check")
        self._later = Button(look, _("先登记，回头校准"), "clockLater")
        icon = IconLabel(look, NoticeKind.WARN.icon, NoticeKind.WARN.token, 18)
        inside = row(look, icon, margins=(12, 7, 12, 7), spacing=12)
        inside.addWidget(self._words, 1)
        inside.addWidget(self._right)
        inside.addWidget(self._later)
        self.setLayout(inside)
        self._right.clicked.connect(self._confirm)
        self._later.clicked.connect(self._postpone)
        self.hide()

    def reload(self) -> None:
        """Ask the desk whether there is anything to ask."""
        self._station.background.ask(self, self._station.desk.upkeep.clock_doubt, self._show)

    def stops(self, then: Callable[[], None]) -> bool:
        """Whether the question is still open; its answer then does what was wanted."""
        if self.isHidden():
            return False
        self._then = then
        go_to(self._right)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the answer that has the focus (Qt)."""
        answer = next((each for each in (self._right, self._later) if each.hasFocus()), None)
        if answer is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            answer.click()
        else:
            super().keyPressEvent(event)

    def _show(self, doubt: ClockDoubt | None) -> None:
        if doubt is None or self._put_off:
            self.hide()
            return
        why = {
            ClockDoubt.BEHIND: _("比上一次操作还早"),
            ClockDoubt.AHEAD: _("比上一次操作晚了一个多月"),
            ClockDoubt.UNKNOWN_YEAR: _("这一年的放假安排没有装"),
        }[doubt]
        now = self._station.now()
        words = _("电脑现在是 {year}年{day} {time:%H:%M}，{why}。编号和期限都照它算：日期时间对吗？")
        self._words.setText(words.format(year=now.year, day=full_day(now.date()), time=now, why=why))
        self.setAccessibleName(self._words.text())
        self.show()

    def _confirm(self) -> None:
        desk = self._station.desk
        self._station.background.change(
            self, desk.upkeep.confirm_clock, lambda _at: self._go_on(), self._station.refused
        )

    def _postpone(self) -> None:
        self._put_off = True
        self._go_on()

    def _go_on(self) -> None:
        self.hide()
        then, self._then = self._then, None
        if then is not None:
            then()
