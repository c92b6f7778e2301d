"""What a paper looks like (看起来是……), under the words of the statement: one key confirms it.

It takes no focus, keeps no room while there is nothing to say, and stops nothing.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ui.officer.parts.days import past_day
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.in_sight import go_to
from ui.widgets.labels import label
from xinfang_desk.words import _


class PaperLine(QFrame):
    """Busy, or a sentence with the day that is asked; the buttons say what becomes of it."""

    confirmed = Signal()
    looked_into = Signal()
    """Each part shall be looked at on the picture, and may be changed."""
    left = Signal()
    """Nothing of it shall be used."""
    stopped = Signal()
    """What is being read shall not be read on."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "hint")
        self.setObjectName("paperLine")
        self.setAccessibleName(_("读出来的文书"))
        self.words = label("", "body", wrap=True, name="paperWords")
        self._asks = label(_("哪天收到的？"), "strong")
        self.day = past_day(station)
        self.day.setObjectName("paperDay")
        self.day.setAccessibleName(_("哪天收到的？"))
        self.day.setMinimumWidth(look.px(150))
        self._asks.setBuddy(self.day)
        self._right = Button(look, _("对，照这样"), "paperRight", kind="answer", icon="check", keys="Alt+P")
        self._check = Button(look, _("看原页、改"), "paperCheck", kind="ghost", icon="eye", keys="Alt+O")
        self._leave = Button(look, _("不用它"), "paperLeave", kind="ghost", icon="close")
        self._stop = Button(look, _("不读了"), "paperStop", kind="ghost", icon="close", keys="Esc")
        self._found: tuple[QWidget, ...] = (self._asks, self.day, self._right)
        acts = Flow(look)
        acts.add(*self._found, self._check, self._leave, self._stop)
        self.setLayout(column(look, self.words, acts, margins=(10, 5, 10, 5), spacing=4))
        self.day.returnPressed.connect(self._agree)
        self._right.clicked.connect(self.confirmed)
        self._check.clicked.connect(self.looked_into)
        self._leave.clicked.connect(self.left)
        self._stop.clicked.connect(self.stopped)
        self.hide()

    def say_busy(self, name: str) -> None:
        """Something is being read."""
        self._say(_("正在读“{name}”，读出来请您核对。可以接着写。").format(name=name), busy=True)

    def say_found(self, words: str, *, starts: bool) -> None:
        """What it looks like; the day is asked where one ``starts`` something."""
        self._say(words, busy=False)
        for each in (self._asks, self.day):
            each.setVisible(starts)

    def asks_for_day(self) -> bool:
        """Whether the day is asked, and nothing stands there."""
        return self.day.isVisibleTo(self) and not self.day.text().strip()

    def go_to_day(self) -> None:
        """The day can be typed; Enter confirms all."""
        go_to(self.day)

    def _agree(self) -> None:
        if self.day.day() is not None:
            self.confirmed.emit()

    def _say(self, words: str, *, busy: bool) -> None:
        self.words.setText(words)
        self._stop.setVisible(busy)
        for each in (*self._found, self._check, self._leave):
            each.setVisible(not busy)
        self.show()
