"""The county's window (县级窗口): what comes in at the left, the matters beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QStackedWidget, QWidget

from ui.background import Background
from ui.county.desks import Desks
from ui.county.figures import FiguresPage
from ui.county.inbox import Inbox
from ui.county.keys.page import KeysPage
from ui.county.matters.matter import MatterPage
from ui.county.matters.page import MattersPage
from ui.county.receipts import Receipts
from ui.county.station import Station
from ui.county.table_sending import TablesPage
from ui.failures import words_for
from ui.look.theme import Look
from ui.look.tokens import SMALLEST
from ui.undoing import Undoing
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.focus import StaysOnPage
from ui.widgets.in_sight import to_top
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import IconLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.said_line import SaidLine
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office
    from xinfang_desk.offered import Offered

_BOTH = 1200
"""The width, in pixels at 100 %, from which both halves have room."""
_LEFT = 440


class CountyWindow(QMainWindow):
    """One plain page for the county's clerk."""

    closed = Signal()

    def __init__(self, office: Office, background: Background, look: Look) -> None:
        super().__init__()
        self.setObjectName("countyWindow")
        self.setWindowTitle(_("县级收文"))
        self.setAccessibleName(_("县级收文"))
        self._look = look
        self._composing = Undoing(self)
        self._station = Station(office=office, background=background, look=look, tell=self.tell)
        self.inbox = Inbox(self._station)
        self.desks = Desks(self._station)
        self.receipts = Receipts(self._station)
        self.matters = MattersPage(self._station)
        self.matter = MatterPage(self._station)
        self.figures = FiguresPage(self._station)
        self.tables = TablesPage(self._station)
        self.keys = KeysPage(self._station)
        self._stack = QStackedWidget()
        for part in (self.matters, self.matter):
            self._stack.addWidget(part)
        self._pages: dict[str, QWidget] = {
            "matters": self._stack,
            "figures": self.figures,
            "tables": self.tables,
            "keys": self.keys,
        }
        self._beside = QStackedWidget()
        for page in self._pages.values():
            self._beside.addWidget(page)
        self._page = "matters"
        self._incoming = True
        # Which half a narrow window shows.
        self._halves = Segments(look, _("这一页"), "halves", _tabs(), kind="tab")
        self._over_left = QWidget()
        tabs = row(look, self._over_left, margins=(16, 6, 16, 6), spacing=0)
        tabs.addWidget(self._halves, 1)
        self._tabs = frame("topbar", tabs)
        cards = (self.inbox, self.desks, self.receipts)
        incoming = column(look, *cards, None, margins=(24, 18, 16, 18), spacing=14)
        self._left = Scrolled(frame("page", incoming), "inScroll")
        right = column(look, spacing=0, margins=(8, 18, 24, 18))
        right.addWidget(self._beside, 1)
        self._right = frame("page", right, "mattersPlace")
        halves = row(look, spacing=0)
        halves.addWidget(self._left)
        halves.addWidget(self._right, 1)
        body = column(look, self._top(office.name), self._tabs, spacing=0)
        body.addLayout(halves, 1)
        whole = frame("page", body, "countyBody")
        self.setCentralWidget(whole)
        self._notice = SaidLine(look, "countyNotice", whole, self._shown)
        self._focus = StaysOnPage(self, lambda: (self._right, self._left))
        self.setMinimumSize(*SMALLEST)
        self._connect()
        self._fit()
        self.inbox.setFocus()
        QTimer.singleShot(0, self, self.reload)

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened in the line at the foot, until the next word."""
        self._notice.tell(words, kind)

    def show_offered(self, offered: Offered) -> None:
        """Show a file that was opened from the file manager, where it is taken; nothing is done with it."""
        from xinfang_desk.offered import Kind

        file = offered.file
        acts = {Kind.BATCH: lambda: self.inbox.receive([file]), Kind.CARD: lambda: self.desks.enrol(file)}
        if offered.page:
            self.open_page(offered.page)
        if offered.action:
            self._notice.offer(offered.words, offered.action, acts[offered.kind], NoticeKind.WARN)
        else:
            self.tell(offered.words, NoticeKind.WARN)

    def open_matter(self, number: str) -> None:
        """All that is held of a matter."""
        self.tell("")
        self._stack.setCurrentWidget(self.matter)
        to_top(self.matter)
        self.open_page("matters")
        self.matter.load(number)

    def open_list(self) -> None:
        """Back to the list of matters."""
        self.tell("")
        self._stack.setCurrentWidget(self.matters)
        self.matters.table.setFocus()

    def open_page(self, key: str) -> None:
        """One of the pages beside what comes in; in a narrow window, instead of it."""
        self._incoming = key == "in"
        if not self._incoming:
            self._page = key
        self._fit()
        to_top(self._left if self._incoming else self._pages[key])

    def reload(self) -> None:
        """Read everything again that is shown."""
        self.desks.reload()
        self.matters.reload()
        self.matter.reload()
        self.figures.reload()
        self.keys.reload()

    def sizeHint(self) -> QSize:
        """A usual office screen (Qt)."""
        return QSize(self._look.px(1366), self._look.px(768))

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the input method from now on (Qt)."""
        super().showEvent(event)
        self._composing.watch(self.windowHandle())
        self._focus.watch(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both halves where the new width holds them (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that it is over (Qt)."""
        self.closed.emit()
        super().closeEvent(event)

    def _top(self, name: str) -> QFrame:
        look = self._look
        titles = column(look, None, label(_("县级收文"), "section"), label(name, "caption"), None, spacing=0)
        words = label(_("离线 · 数据仅存本机"), "label")
        inside = row(look, IconLabel(look, "inbox", "primary", 30), margins=(20, 8, 24, 8), spacing=10)
        inside.addLayout(titles)
        inside.addStretch(1)
        inside.addWidget(IconLabel(look, "lock", "ok", 17))
        inside.addWidget(words)
        return frame("topbar", inside, "topBar")

    def _connect(self) -> None:
        background = self._station.background
        background.changed.connect(self.reload)
        background.trouble.connect(self.refused)
        self.matters.opened.connect(self.open_matter)
        self.matter.left.connect(self.open_list)
        for card in (self.inbox, self.desks):
            card.grown.connect(self._left.bring)
        self.desks.shown.connect(self.tables.offer)
        self.desks.shown.connect(self.keys.offer)
        self._halves.chosen.connect(self.open_page)
        self._look.resized.connect(self._fit)
        QShortcut(QKeySequence("Ctrl+K"), self).activated.connect(self._go_to_search)

    def _shown(self) -> QWidget:
        """The half that stands beside what comes in, or that alone in a narrow window."""
        return self._right if self._right.isVisible() else self._left

    def _go_to_search(self) -> None:
        if self._composing.under_way():
            return
        self.open_list()
        self.open_page("matters")
        self.matters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.matters.search.selectAll()

    def _fit(self) -> None:
        both = self.width() >= self._look.px(_BOTH)
        incoming = self._incoming and not both
        self._halves.button("in").setVisible(not both)
        self._halves.choose("in" if incoming else self._page)
        self._beside.setCurrentWidget(self._pages[self._page])
        self._left.setVisible(both or incoming)
        self._right.setVisible(not incoming)
        # The tabs stand over what they turn.
        self._over_left.setFixedWidth(self._look.px(_LEFT - 8) if both else 0)
        if both:
            self._left.setFixedWidth(self._look.px(_LEFT))
        else:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(16_777_215)

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self.tell(words_for(fault), NoticeKind.DANGER)


def _tabs() -> tuple[tuple[str, str], ...]:
    return (
        ("in", _("收文和回执")),
        ("matters", _("事项")),
        ("figures", _("统计")),
        ("tables", _("下发表")),
        ("keys", _("钥匙")),
    )
