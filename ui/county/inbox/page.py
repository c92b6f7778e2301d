"""What comes in and what goes out (收文): files at the left, the desks beside them."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from ui.county.inbox.desks import Desks
from ui.county.inbox.kept import Kept
from ui.county.inbox.proving import Receipts
from ui.county.inbox.receiving import Inbox
from ui.county.inbox.verdicts import Act
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.county.keys import RESERVE_FILE
from xinfang_desk.words import sentence

_BOTH = 1000
"""The width, in pixels at 100 %, from which both halves have room."""
_LEFT = 412


class InPage(CountyPage):
    """In a narrow window the desks stand under the files."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "inPage")
        look = self._look = station.look
        self.inbox = Inbox(station)
        self.desks = Desks(station, self.inbox.replies_place)
        self.kept = Kept(station)
        self.receipts = Receipts(station)
        self._left, self._right = QWidget(), QWidget()
        self._reserve = Notice(look, "", "reserveReminder")
        self._reserve.hide()
        left = column(look, self._reserve, self.inbox, spacing=12)
        left.addWidget(self.inbox.told, 1)
        left.addWidget(self.receipts)
        self._left.setLayout(left)
        right = column(look)
        right.addWidget(self.desks, 1)
        right.addWidget(self.kept, 1)
        self._right.setLayout(right)
        self._halves = row(look, margins=(12, 12, 12, 12), spacing=12)
        self._halves.addWidget(self._left)
        self._halves.addWidget(self._right, 1)
        self._scroll = Scrolled(frame("page", self._halves), "inScroll")
        whole = column(look, spacing=0)
        whole.addWidget(self._scroll, 1)
        verbs = row(look, None, self.desks.verbs, self.kept.verbs, margins=(12, 7, 12, 7))
        whole.addWidget(frame("footer", verbs))
        self.setLayout(whole)
        for card in (self.inbox, self.desks, self.receipts):
            card.grown.connect(self._scroll.bring)
        self.inbox.done.connect(self._go_on)
        self.inbox.results.wanted.connect(self._act)
        self.inbox.kept_wanted.connect(lambda: self._stand(kept=True))
        self.kept.left.connect(self.goes_back)
        self.kept.counted.connect(self.inbox.count_kept)
        self.desks.shown.connect(self._name)
        self._actions = {"F5": self.inbox.take_new, "F8": self._write}
        self._stand(kept=False)

    def reload(self) -> None:
        """Read again what waits for each desk, what was not taken, and whether the reserve key is safe."""
        self.desks.reload()
        self.kept.reload()
        office = self._station.office
        self._station.background.ask(self, office.keeping.has_reserve, self._remind)

    def goes_back(self) -> bool:
        """From what would be told, or was not taken, to the desks."""
        if self.kept.isVisible():
            self._stand(kept=False)
            self.desks.table.setFocus()
            return True
        return self.desks.put_away()

    def fit(self, width: int) -> None:
        """Put the halves side by side, where a window of this width (pixels at 100 %) has room."""
        both = width >= _BOTH
        direction = self._halves.Direction.LeftToRight if both else self._halves.Direction.TopToBottom
        self._halves.setDirection(direction)
        if both:
            self._left.setFixedWidth(self._look.px(_LEFT))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)

    def _name(self, desks: tuple[DeskLine, ...]) -> None:
        names = {each.desk: each.town for each in desks}
        self.inbox.results.name(names)
        self.kept.name(names)

    def _remind(self, here: bool) -> None:
        self._reserve.say(sentence("reserve.still_here", {"file": RESERVE_FILE}), NoticeKind.WARN)
        self._reserve.setVisible(here)

    def _stand(self, *, kept: bool) -> None:
        for part in (self.kept, self.kept.verbs):
            part.setVisible(kept)
        for part in (self.desks, self.desks.verbs):
            part.setVisible(not kept)
        if kept:
            self.kept.table.setFocus()
            self._scroll.bring(self.kept)

    def _write(self) -> None:
        self._stand(kept=False)
        self.desks.preview()

    def _act(self, act: Act, desk: str) -> None:
        """Do what a verdict asks for."""
        self._stand(kept=False)
        if act is Act.RESERVE:
            self.inbox.ask_reserve()
        else:
            self.desks.ask_about(desk, act)

    def _go_on(self) -> None:
        """After receiving, the focus goes to the next right act, unless somebody works elsewhere by now."""
        # The desks are being read again: what waits for them is known behind that.
        background = self._station.background
        QTimer.singleShot(0, self, lambda: background.ask(self, lambda: None, lambda _none: self._point()))

    def _point(self) -> None:
        focused = self.window().focusWidget()
        if not self.isVisible() or (focused is not None and not self.inbox.isAncestorOf(focused)):
            return
        following = self.inbox.results.first_act() or self.desks.first_act()
        if following is not None:
            following.setFocus()
