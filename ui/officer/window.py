"""The officer's window (接待窗口): the day at the left, the visit in the centre, what follows beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from ui.background import Topic
from ui.look.theme import Look
from ui.look.tokens import SMALLEST
from ui.officer.halves import WIDE, Halves, kept_free
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageName, PageStation
from ui.officer.visit.page import IntakePage
from ui.widgets.boxes import column, frame, row
from ui.widgets.in_sight import begin, go_to, to_top
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from ui.background import Background
    from ui.guide_view import GuideView, ReadBack
    from ui.officer.visit.side import Side
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.hall import Recording
    from xinfang_desk.domain.codes import Codes
    from xinfang_desk.domain.matter import Visit

_READING = frozenset({"manualPage", "keysPage"})
"""Pages that are looked into by the way: from them one goes back to what they were opened from."""


class DeskWindow(QMainWindow):
    """The window of one officer at one desk.

    One that is not ``is_open`` holds no more than the first card of the form, ready to be written in;
    :meth:`furnish` builds the rest around it, and :meth:`complete` follows when the register is open.
    """

    guide_wanted = Signal(object)
    """A :class:`~ui.guide_view.GuideView` or :class:`~ui.guide_view.ReadBack` to show to the petitioner."""
    guide_opened = Signal()
    """The petitioner's screen shall be shown, with whatever stands on it."""
    feedback_wanted = Signal()
    """The petitioner's screen shall ask how the visitor was received."""
    recordings_wanted = Signal(object)
    """A list of what the petitioner's screen says is wanted in a folder (a :class:`~pathlib.Path`)."""
    closed = Signal()
    number_called = Signal(int)
    """The waiting number at the window, 0 for none."""
    rest_wanted = Signal()
    """The petitioner's screen shall forget what it shows, and be quiet."""
    new_visit_begun = Signal()
    """A further visit begins: the petitioner's screen welcomes the next person."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        codes: Callable[[], Codes],
        now: Callable[[], datetime],
        *,
        is_open: bool = True,
    ) -> None:
        super().__init__()
        self.setObjectName("deskWindow")
        self.setWindowTitle(_("来访接待台"))
        self.setAccessibleName(_("来访接待台"))
        self._station = PageStation(
            desk=desk,
            background=background,
            look=look,
            codes=codes,
            now=now,
            tell=self.tell,
            offer=self._offer,
            ways=self,
        )
        self._asked_about = ""
        self.intake = IntakePage(self._station)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.intake)
        self._page: DeskPage = self.intake
        self._read_from: DeskPage = self.intake
        self._side: Side | None = None
        self._centre = column(look, spacing=0)
        self._centre.addWidget(self._stack, 1)
        self._middle = row(look, spacing=0)
        self._middle.addLayout(self._centre, 1)
        self._room = column(look, spacing=0)
        self._room.addLayout(self._middle, 1)
        self._body = frame("page", self._room, "deskBody")
        self.setCentralWidget(self._body)
        self.setMinimumSize(*SMALLEST)
        self._furnished = False
        self._fit()
        if is_open:
            self.furnish()
            QTimer.singleShot(0, self, self.complete)

    def furnish(self) -> None:
        """Build the rest of the form and all that stands around it; nothing where it stands already."""
        if self._furnished:
            return
        self._furnished = True
        self.intake.furnish()
        self._build()
        self._connect()
        self._fit()

    def _build(self) -> None:
        from ui.officer.draft_round import Drafts
        from ui.officer.hall.queue import QueuePanel
        from ui.officer.lists.search import SearchPanel
        from ui.officer.lists.today import Rail, TodayPanel
        from ui.officer.pages import Pages
        from ui.officer.petitioner_wishes import Wishes
        from ui.officer.scanner import Scanner
        from ui.officer.shortcuts import Keys
        from ui.officer.tab_order import let_follow
        from ui.officer.topbar import TopBar
        from ui.officer.visit.left_drafts import LeftDrafts
        from ui.widgets.focus import StaysOnPage
        from ui.widgets.said_line import SaidLine

        look = self._station.look
        self._halves = Halves(look, self._stack, self._centre, self._middle, self._fit)
        self._notice = SaidLine(look, "deskNotice", self._body, self._halves.shown)
        self._focus = StaysOnPage(self, lambda: (self._page, self._halves.side_place, self._rail))
        self._wishes = Wishes(self._station, self)
        self.top = TopBar(self._station)
        self.queue = QueuePanel(self._station)
        drafts = LeftDrafts(look, self._station.today)
        self.today = TodayPanel(self._station, self.queue, (self.queue.call, self.queue.take), drafts)
        self._rail = Rail(self._station, self.today)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._room.insertWidget(0, self.top)
        self._middle.insertWidget(0, self._rail)
        self.pages = Pages(self._station, self._stack, self.today)
        self._drafts = Drafts(self._station, self.intake, drafts, self._rail, self._to_form)
        let_follow(self.intake, self._body)
        self.search = SearchPanel(self._station)
        self.search.setParent(self._body)
        self.setTabOrder(self.top.search, self.search.narrowing.days.button("all"))
        everywhere = {
            "F1": self.open_manual,
            "F2": self.new_visit,
            "F3": self._drafts.take_next,
            "F4": self.today.open_next_waiting,
            "F9": self.queue.take_number,
            "F10": self.queue.call_next,
            "F11": self.queue.nobody_came,
            "Ctrl+K": self._go_to_search,
            "Ctrl+Z": self._notice.take_up,
            "Escape": self._back,
        }
        self._scanner = Scanner(self)
        self._scanner.scanned.connect(self.open_matter)
        self._scanner.damaged.connect(self._tell_damaged)
        self._keys = Keys(self, everywhere, lambda: self._page.keys)
        if self.isVisible():
            self._watch()

    # What others ask of it

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened in the line at the foot, until the next page or the next word."""
        self._notice.tell(words, kind)

    def offer_print(self, number: str) -> None:
        """The petitioner would like the road of this matter on paper: the officer prints, or not."""
        self._wishes.offer_print(number)

    def tell_unplugged(self) -> None:
        """Say that the petitioner's screen has gone."""
        self._wishes.tell_unplugged()

    def show_recordings(self, listed: tuple[Recording, ...]) -> None:
        """Say in the settings how many sentences are recorded."""
        self.pages.settings.sound.show_recordings(listed)

    def project(self, view: GuideView | ReadBack) -> None:
        """Show this on the petitioner's screen."""
        self.guide_wanted.emit(view)

    def ask_feedback(self) -> None:
        """Let the petitioner's screen ask how the visitor was received."""
        self.feedback_wanted.emit()

    def list_recordings(self, folder: Path) -> None:
        """List what the petitioner's screen says, to be recorded into this folder."""
        self.recordings_wanted.emit(folder)

    def _offer(
        self, words: str, action: str, act: Callable[[], None], kind: NoticeKind = NoticeKind.OK
    ) -> None:
        self._notice.offer(words, action, act, kind)

    def new_visit(self) -> None:
        """An empty form, ready to be written in."""
        self.show_page(self.intake)
        for half in (self.intake, self._halves.side_place):
            to_top(half)
        self.intake.new_visit()
        self.new_visit_begun.emit()

    def open_matter(self, number: str) -> None:
        """All that is known of a matter."""
        self._close_search()
        self.show_page(self.pages.matter)
        self.pages.matter.load(number)

    def open_manual(self, name: str = "") -> None:
        """The manual: a page by its name, else the one about what is on the screen."""
        from ui.officer.help.manual import page_about

        self.pages.manual.open(name or page_about(self._page.objectName()))
        self.show_page(self.pages.manual)

    def open_page(self, name: PageName) -> None:
        """One of the pages by its name, as :meth:`~ui.officer.pages.Pages.named` knows it."""
        page = self.pages.named(name)
        self.show_page(page)
        page.reload()

    def show_page(self, page: DeskPage, *, back: bool = False) -> None:
        """Show ``page`` in the centre: one that one comes ``back`` to, and the form, where it was left."""
        left, before = page.focusWidget(), QApplication.focusWidget()
        self.tell("")
        self.intake.keep_draft()
        if page.objectName() in _READING and self._page.objectName() not in _READING:
            self._read_from = self._page
        self._page = page
        self._stack.setCurrentWidget(page)
        self._fit()
        self._drafts.follow(on_form=page is self.intake)
        if back or page is self.intake:
            self._resume(left)
        elif before is not None and self.today.isAncestorOf(before) and before.hasFocus():
            # The list of the day at the left keeps the focus.
            to_top(page)
        else:
            begin(page)

    # Beginning and end

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the input method from now on (Qt)."""
        super().showEvent(event)
        if self._furnished:
            self._watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written, and ask once about a visit that is not registered yet (Qt)."""
        self.furnish()
        self.intake.keep_draft()
        unfinished = self.intake.unfinished()
        if unfinished and unfinished != self._asked_about:
            self._asked_about = unfinished
            words = _("还有一份没有登记的草稿，已经存好，在今日来访最上面。现在退出吗？")
            if self.intake.asking.lies_sealed(self.intake.draft()):
                words = _("没有登记的这一份像检举控告，封着存好了；退出以后只有保密员打得开。现在退出吗？")
            self._notice.offer(words, _("退出"), self.close, NoticeKind.WARN)
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the columns that the new width holds (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def complete(self) -> None:
        """When the window stands and the desk is open: the right column, the day, the drafts."""
        from ui.officer.visit.side import Side

        self.furnish()
        self._side = Side(self._station)
        self._halves.attach(self._side)
        self.intake.ahead.attach(self._side)
        self._reload()
        self._drafts.begin()
        if QApplication.focusWidget() is None:
            self.intake.people.form.name.setFocus()

    # Inside

    def _watch(self) -> None:
        self._keys.watch(self.window().windowHandle())
        self._focus.watch(self.window().windowHandle())
        self._scanner.watch(self.window().windowHandle())
        self.intake.asking.last_input.watch(self.window().windowHandle())

    def _connect(self) -> None:
        look, background = self._station.look, self._station.background
        look.changed.connect(self._fit)
        background.changed.connect(self._reload)
        background.trouble.connect(self._troubled)
        self.top.searched.connect(self.search.look_for)
        self.top.search.returnPressed.connect(self.search.open_first)
        self.top.guide_wanted.connect(self.guide_opened)
        self.search.opened.connect(self.open_matter)
        self.search.filled.connect(self._place_search)
        self.top.search.installEventFilter(self.search)
        self.queue.serving.connect(self.intake.serve)
        self.queue.serving.connect(self.number_called)
        self.intake.registered.connect(self._registered)
        self.intake.rest_wanted.connect(self.rest_wanted)
        self.intake.form_wanted.connect(lambda: self._halves.show("form"))
        self.intake.ahead.side_wanted.connect(self._halves.go_to)

    def _resume(self, left: QWidget | None) -> None:
        """Go on with what had the focus when the page was left; with the name, where the form has nothing."""
        half = self._halves.shown()
        wanted = half.focusWidget() if half is self._halves.side_place else left
        if wanted is not None and wanted.isVisible() and wanted.isEnabled():
            go_to(wanted)
        elif half is self.intake:
            go_to(self.intake.people.form.name)
        else:
            begin(half)

    def _to_form(self) -> None:
        self.show_page(self.intake)

    def _tell_damaged(self) -> None:
        self.tell(_("没扫全，或条码污损。请再扫一次，或按 Ctrl+K 输入回执编号。"), NoticeKind.WARN)

    def _registered(self, visit: Visit) -> None:
        self.show_page(self.pages.result)
        self.pages.result.show_visit(visit)
        self.today.view.await_row(visit.matters[0].number)

    def _go_to_search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()
        self.search.begin()

    def _close_search(self) -> None:
        self.search.hide()
        self.top.search.clear()

    def _back(self) -> None:
        if self.search.isVisible() or self.top.search.hasFocus():
            self._close_search()
            self._resume(self._page.focusWidget())
        elif self._page is not self.intake:
            self.show_page(self._read_from if self._page.objectName() in _READING else self.intake, back=True)
            self._reload()
        elif self.intake.asking.leave():
            return
        self.tell("")

    def _reload(self, what: Topic = Topic.ALL) -> None:
        if what & Topic.QUEUE:
            self.queue.reload()
        if what & Topic.MATTERS:
            self.today.reload()
        if what & (Topic.MATTERS | Topic.OFFICE):
            # Neither a draft nor the queue has anything to do with the page that is open.
            self._page.reload()
            self.top.reload()
        if what & Topic.DRAFTS:
            self._drafts.reload()

    def _troubled(self, fault: DeskError) -> None:
        self._station.refused(fault)

    def _fit(self) -> None:
        look = self._station.look
        width = round(self.width() / look.theme.scale)
        if not self._furnished:
            self._room.setContentsMargins(*map(look.px, kept_free(width)))
            return
        if width >= WIDE and self._page.objectName() == "todayPage":
            # The day stands at the left then, and its page would be empty.
            self._page = self.intake
            self._stack.setCurrentWidget(self.intake)
        self.top.fit(width)
        self._rail.narrow(width < WIDE)
        self._halves.fit(width, on_form=self._page is self.intake)
        self._place_search()

    def _place_search(self) -> None:
        self.search.stand_under(self.top.search, self._body)
