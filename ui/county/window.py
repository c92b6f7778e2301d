"""The county's window (县级窗口): a bar with its pages, and one of them below it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from ui.background import Background
from ui.county.due.page import DuePage
from ui.county.entries.page import EntriesPage
from ui.county.figures.page import FiguresPage
from ui.county.inbox.page import InPage
from ui.county.keys.page import KeysPage
from ui.county.matters.page import MattersPage
from ui.county.same.page import SamePage
from ui.county.settings.manual_page import CountyManual
from ui.county.settings.page import SettingsPage
from ui.county.settings.trail_page import TrailPage
from ui.county.station import CountyPage, Station
from ui.county.tables.page import TablesPage
from ui.county.topbar import TopBar
from ui.failures import words_for
from ui.look.theme import Look
from ui.look.tokens import SMALLEST
from ui.shortcuts import Keys
from ui.widgets.boxes import column, frame
from ui.widgets.focus import StaysOnPage
from ui.widgets.in_sight import begin, to_top
from ui.widgets.notice import NoticeKind
from ui.widgets.said_line import SaidLine
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office
    from xinfang_desk.offered import Offered


class CountyWindow(QMainWindow):
    """Whatever is done is said at its foot; every page has keys of its own."""

    closed = Signal()
    lock_wanted = Signal()
    """The window shall be covered now, by its button; Ctrl+L is bound by the lock itself."""

    def __init__(self, office: Office, background: Background, look: Look) -> None:
        super().__init__()
        self.setObjectName("countyWindow")
        self.setWindowTitle(_("县级收文"))
        self.setAccessibleName(_("县级收文"))
        self._look = look
        self._station = Station(
            office=office, background=background, look=look, tell=self.tell, offer=self._offer, ways=self
        )
        self.top = TopBar(self._station)
        self.incoming = InPage(self._station)
        self.matters = MattersPage(self._station, self.top.search)
        self.due = DuePage(self._station)
        self.entries = EntriesPage(self._station)
        self.same = SamePage(self._station)
        self.figures = FiguresPage(self._station)
        self.tables = TablesPage(self._station)
        self.keys = KeysPage(self._station)
        self.settings = SettingsPage(self._station)
        self.trail = TrailPage(self._station)
        self.manual = CountyManual(self._station)
        self.pages: dict[str, CountyPage] = {
            "in": self.incoming,
            "matters": self.matters,
            "due": self.due,
            "entries": self.entries,
            "same": self.same,
            "figures": self.figures,
            "tables": self.tables,
            "keys": self.keys,
            "settings": self.settings,
            "trail": self.trail,
            "manual": self.manual,
        }
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self._stack.addWidget(page)
        self._at = self._read_from = "in"
        body = column(look, self.top, spacing=0)
        body.addWidget(self._stack, 1)
        whole = frame("page", body, "countyBody")
        self.setCentralWidget(whole)
        self._notice = SaidLine(look, "countyNotice", whole, self._page)
        self._focus = StaysOnPage(self, lambda: (self._page(),))
        self._bound = Keys(
            self,
            {
                "F1": self.open_manual,
                "F11": self.fill_screen,
                "Ctrl+K": self._go_to_search,
                "Ctrl+Z": self._notice.take_up,
                "Ctrl+Tab": lambda: self.open_page(self.top.turn(1)),
                "Ctrl+Shift+Tab": lambda: self.open_page(self.top.turn(-1)),
                "Escape": self._back,
            },
            lambda: self._page().keys,
        )
        self.setMinimumSize(*SMALLEST)
        self._connect()
        self._fit()
        self.top.stand_at("in")
        self.incoming.inbox.setFocus()
        QTimer.singleShot(0, self, self.reload)

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened in the line at the foot, until the next word."""
        self._notice.tell(words, kind)

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self.tell(words_for(fault), NoticeKind.DANGER)

    def show_offered(self, offered: Offered) -> None:
        """Show a file that was opened from the file manager, where it is taken; nothing is done with it."""
        from xinfang_desk.offered import Kind

        file = offered.file
        acts = {
            Kind.BATCH: lambda: self.incoming.inbox.receive([file]),
            Kind.CARD: lambda: self.incoming.desks.enrol(file),
        }
        if offered.page:
            self.open_page(offered.page)
        if offered.action:
            self._notice.offer(offered.words, offered.action, acts[offered.kind], NoticeKind.WARN)
        else:
            self.tell(offered.words, NoticeKind.WARN)

    def open_matter(self, number: str) -> None:
        """All that is held of a matter."""
        if self._at != "matters":
            self.open_page("matters", begins=False)
        self.tell("")
        self.matters.open_matter(number)

    def open_pair(self, one: str, other: str) -> None:
        """Two matters side by side."""
        self.same.show_pair(one, other)
        self.open_page("same")

    def open_page(self, key: str, *, begins: bool = True) -> None:
        """One of the pages, from its top; where it ``begins``, with the focus on the first thing there."""
        self.tell("")
        if key == "manual" != self._at:
            self._read_from = self._at
        self._at = key
        page = self.pages[key]
        self._stack.setCurrentWidget(page)
        self.top.stand_at(key)
        self._fit()
        to_top(page)
        page.reload()
        if begins and not self.top.search.hasFocus():
            begin(page)

    def open_manual(self) -> None:
        """What the manual says of the page that one is on."""
        self.manual.open_about(self._at)
        self.open_page("manual")

    def fill_screen(self) -> None:
        """Take the whole screen, or leave it again as it was."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def reload(self) -> None:
        """Read again what is shown; other pages do so when they are opened."""
        self.incoming.reload()
        if self._at != "in":
            self._page().reload()

    def sizeHint(self) -> QSize:
        """A usual office screen (Qt)."""
        return QSize(self._look.px(1366), self._look.px(768))

    def showEvent(self, event: QShowEvent) -> None:
        """Hear of keys and focus from now on (Qt)."""
        super().showEvent(event)
        for watcher in (self._bound, self._focus):
            watcher.watch(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room that the new width gives (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is over (Qt)."""
        self.matters.looking.close()
        self.due.looking.close()
        self.closed.emit()
        super().closeEvent(event)

    def _page(self) -> CountyPage:
        return self.pages[self._at]

    def _offer(
        self, words: str, action: str, act: Callable[[], None], kind: NoticeKind = NoticeKind.OK
    ) -> None:
        self._notice.offer(words, action, act, kind)

    def _connect(self) -> None:
        background = self._station.background
        background.changed.connect(self.reload)
        background.trouble.connect(self.refused)
        self.top.page_wanted.connect(self.open_page)
        self.top.lock_wanted.connect(self.lock_wanted)
        self.top.whole_wanted.connect(self.fill_screen)
        self.top.manual_wanted.connect(self.open_manual)
        self.top.leave_wanted.connect(self.close)
        self.top.search.textChanged.connect(self._searched)
        self.top.search.returnPressed.connect(self.matters.go_to_list)
        self.incoming.desks.shown.connect(self.tables.offer)
        self.due.counted.connect(lambda count: self.top.count("due", count))
        self.incoming.desks.shown.connect(self.keys.offer)
        self._look.resized.connect(self._fit)

    def _searched(self, text: str) -> None:
        if text and self._at != "matters":
            self.open_page("matters")

    def _go_to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _back(self) -> None:
        if self._page().goes_back():
            return
        if self.top.search.hasFocus() or self.top.search.text():
            self.top.search.clear()
            begin(self._page())
        elif self._at == "manual":
            self.open_page(self._read_from)
        elif self._at != "in":
            self.open_page("in")
        self.tell("")

    def _fit(self) -> None:
        scale = self._look.theme.scale
        width = round(self.width() / scale)
        self.top.fit(width)
        for page in (self.incoming, self.matters, self.figures):
            page.fit(width)
