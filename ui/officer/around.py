"""What stands around the form (窗口四周): bar, day, pages, search, keys, built after the first paint.

The form can be written in before any of this is there (docs/decisions/0005-windows.md).
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from ui.background import Topic
from ui.officer.draft_round import Drafts
from ui.officer.hall.queue import QueuePanel
from ui.officer.lists.search import SearchPanel
from ui.officer.lists.today import TodayPanel
from ui.officer.pages import Pages
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.officer.petitioner_wishes import Wishes
from ui.officer.rail import Rail
from ui.officer.scanner import Scanner
from ui.officer.serial_scanner import SerialScanner
from ui.officer.shell import Shell
from ui.officer.tab_order import let_follow
from ui.officer.topbar import TopBar
from ui.officer.visit.card_filling import CardFilling
from ui.officer.visit.drafts.left_drafts import LeftDrafts
from ui.officer.visit.page import IntakePage
from ui.officer.visit.side import Side
from ui.shortcuts import Keys
from ui.widgets.focus import StaysOnPage
from ui.widgets.notice import NoticeKind
from ui.widgets.said_line import SaidLine
from xinfang_desk.words import _


class Around:
    """The parts by their names, and what they do with one another.

    ``page`` is the one in the centre, ``back`` is what Escape does.
    """

    def __init__(
        self,
        window: QMainWindow,
        station: PageStation,
        shell: Shell,
        intake: IntakePage,
        *,
        page: Callable[[], DeskPage],
        back: Callable[[], None],
    ) -> None:
        look, ways = station.look, station.ways
        self._station: PageStation = station
        self._shell = shell
        self._intake = intake
        self.side: Side | None = None
        self.halves = intake.halves
        self.notice = SaidLine(look, "deskNotice", shell.body, page)
        self.focus = StaysOnPage(window, lambda: (page(), self.rail))
        self.wishes = Wishes(station, window)
        self.top = TopBar(station)
        self.queue = QueuePanel(station)
        left = LeftDrafts(look, station.today)
        self.today = TodayPanel(station, self.queue, (self.queue.call, self.queue.take), left)
        self.rail = Rail(station, self.today)
        shell.room.setContentsMargins(0, 0, 0, 0)
        shell.room.insertWidget(0, self.top)
        shell.middle.insertWidget(0, self.rail)
        self.pages = Pages(station, shell.pages, self.today)
        self.drafts = Drafts(station, intake, left, self.rail, ways.open_form)
        let_follow(intake, shell.body)
        self.search = SearchPanel(station)
        self.search.setParent(shell.body)
        window.setTabOrder(self.top.search, self.search.narrowing.days.button("all"))
        self.scanner = Scanner(window)
        self.keys = Keys(
            window,
            {
                "F1": ways.open_manual,
                "F2": ways.new_visit,
                "F3": self.drafts.take_next,
                "F4": self.today.open_next_waiting,
                "F9": self.queue.take_number,
                "F10": self.queue.call_next,
                "Shift+F10": self.queue.nobody_came,
                "F11": self.top.whole_wanted.emit,
                "F12": ways.turn_screen,
                "Ctrl+K": self.go_to_search,
                "/": lambda: self._search_on(page()),
                "Ctrl+Z": self.notice.take_up,
                "Escape": back,
            },
            lambda: page().keys,
            self.notice.goes_first,
        )
        self.scanner.scanned.connect(ways.open_matter)
        self.scanner.damaged.connect(self._tell_damaged)
        self.scanner.foreign.connect(self._tell_left)
        self.top.searched.connect(self.search.look_for)
        self.top.search.returnPressed.connect(self.search.open_first)
        self.top.search.installEventFilter(self.search)
        self.search.opened.connect(ways.open_matter)
        self.search.filled.connect(self._place_search)
        self.queue.serving.connect(intake.serve)
        intake.form_wanted.connect(lambda: self.halves.show("form"))
        intake.ahead.side_wanted.connect(self.halves.go_to)

    def watch(self) -> None:
        """The window is on the screen: hear of keys, focus and scans."""
        handle = self._shell.body.window().windowHandle()
        for watcher in (self.keys, self.focus, self.scanner, self._intake.asking.last_input):
            watcher.watch(handle)

    def complete(self) -> None:
        """The register is open: what follows from the form beside it, and the drafts that were left."""
        self.side = Side(self._station)
        self.halves.attach(self.side)
        self._intake.ahead.attach(self.side)
        CardFilling(self._station, self._intake)
        serial = SerialScanner(self._station, self._shell.body)
        serial.scanned.connect(self._station.ways.open_matter)
        serial.damaged.connect(self._tell_damaged)
        serial.foreign.connect(self._tell_foreign)
        self.drafts.begin()

    def reload(self, what: Topic) -> None:
        """Read again what is shown, as far as a change was about it."""
        if what & Topic.QUEUE:
            self.queue.reload()
        if what & Topic.MATTERS:
            self.today.reload()
        if what & (Topic.MATTERS | Topic.OFFICE):
            self.rail.reload()
        if what & Topic.DRAFTS:
            self.drafts.reload()

    def fit(self, width: int, height: int) -> None:
        """Use the columns and rows that a window of this size (pixels at 100 %) holds."""
        self.top.fit(width)
        self.rail.fit(width)
        self._intake.fit(width, height)
        self._place_search()

    def go_to_search(self) -> None:
        """Put the hand on the search."""
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()
        self.search.begin()

    def _search_on(self, page: DeskPage) -> None:
        line = page.search_line()
        if line is None:
            self.go_to_search()
        else:
            line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_search(self) -> None:
        """Put the search away with what was looked for."""
        self.search.hide()
        self.top.search.clear()

    def searches(self) -> bool:
        """Whether somebody is at the search."""
        return self.search.isVisible() or self.top.search.hasFocus()

    def _place_search(self) -> None:
        self.search.stand_under(self.top.search, self._shell.body)

    def _tell_damaged(self) -> None:
        words = _("没扫全，或条码污损。请再扫一次，或按 Ctrl+K 输入回执编号。")
        self._station.tell(words, NoticeKind.WARN)

    def _tell_foreign(self) -> None:
        self._station.tell(_("扫到的不是回执上的条码。请扫回执，或按 Ctrl+K 输入编号。"), NoticeKind.WARN)

    def _tell_left(self) -> None:
        words = _("扫进来的不是回执上的条码，字留在光标那里了。不要的请删掉。")
        self._station.tell(words, NoticeKind.WARN)
