"""What comes in and what goes out (收文): files at the left, the desks beside them."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.county.inbox.desks import Desks
from ui.county.inbox.proving import Receipts
from ui.county.inbox.receiving import Inbox
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.notice import Notice, NoticeKind
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
        self.receipts = Receipts(station)
        self._left, self._right = QWidget(), QWidget()
        self._reserve = Notice(look, "", "reserveReminder")
        self._reserve.hide()
        cards = (self._reserve, self.inbox, self.receipts, self.inbox.results)
        self._left.setLayout(column(look, *cards, None, spacing=12))
        right = column(look)
        right.addWidget(self.desks, 1)
        self._right.setLayout(right)
        self._halves = row(look, margins=(12, 12, 12, 12), spacing=12)
        self._halves.addWidget(self._left)
        self._halves.addWidget(self._right, 1)
        self._scroll = Scrolled(frame("page", self._halves), "inScroll")
        whole = column(look, spacing=0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(frame("footer", self.desks.verbs))
        self.setLayout(whole)
        for card in (self.inbox, self.desks):
            card.grown.connect(self._scroll.bring)
        self._actions = {"F5": self.inbox.take_new, "F8": self.desks.preview}

    def reload(self) -> None:
        """Read again what waits for each desk, and whether the reserve key is in its safe."""
        self.desks.reload()
        office = self._station.office
        self._station.background.ask(self, office.keeping.has_reserve, self._remind)

    def goes_back(self) -> bool:
        """From what would be told to the desks."""
        return self.desks.put_away()

    def _remind(self, here: bool) -> None:
        self._reserve.say(sentence("reserve.still_here", {"file": RESERVE_FILE}), NoticeKind.WARN)
        self._reserve.setVisible(here)

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
