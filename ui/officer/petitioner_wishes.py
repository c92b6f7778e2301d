"""What a petitioner touches on their screen, as the officer hears of it (来访人那边)."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.bound import said_of
from ui.failures import words_for
from ui.officer.parts.printing import said_of_sheet
from ui.officer.parts.station import Station
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.print_job import PrintOutcome
from xinfang_desk.words import _


class Wishes(QObject):
    """Says it in the line over the page; nothing is printed before the officer agrees."""

    def __init__(self, station: Station, parent: QObject) -> None:
        super().__init__(parent)
        self._station = station

    def offer_print(self, number: str) -> None:
        """The road of a matter is wanted on paper."""
        words = said_of(number, _("来访人想要一张指引单。"))
        self._station.offer(words, _("打印"), lambda: self._print(number), NoticeKind.WARN)

    def offer_pictures(self, pdf: bytes) -> None:
        """The pictures of the screen are wanted on paper."""
        desk = self._station.desk

        def send() -> PrintOutcome:
            return desk.printing.send(pdf, title="pictures")

        def sent(outcome: PrintOutcome) -> None:
            self._station.tell(*said_of_sheet(outcome))

        def print_it() -> None:
            self._station.background.ask(self, send, sent, self._station.refused)

        self._station.offer(_("来访人想把图打出来。"), _("打印"), print_it, NoticeKind.WARN)

    def tell_unplugged(self) -> None:
        """The petitioner's screen has gone, and what stood on it."""
        words = _("来访人的屏幕断开了，上面的内容已清空。接好以后，它自己回到首页。")
        self._station.tell(words, NoticeKind.WARN)

    def _print(self, number: str) -> None:
        desk = self._station.desk

        def send() -> PrintOutcome:
            return desk.papers.send(number, (Paper.GUIDANCE,))

        def sent(outcome: PrintOutcome) -> None:
            words, kind = said_of_sheet(outcome)
            self._station.tell(said_of(number, words), kind)

        def refused(fault: DeskError) -> None:
            self._station.tell(said_of(number, words_for(fault)), NoticeKind.DANGER)

        # Whatever stands on the page meanwhile: Ctrl+D there is not about this paper.
        self._station.background.change(self, send, sent, refused)
