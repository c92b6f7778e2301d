"""The officer's window (接待窗口): the day at the left, the visit in the centre, what follows beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from ui.background import Topic
from ui.look.theme import Look
from ui.look.tokens import SMALLEST
from ui.officer.halves import MIDDLE
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import Act, PageName, PageStation
from ui.officer.shell import Shell
from ui.officer.visit.page import IntakePage
from ui.widgets.in_sight import begin, go_to, to_top
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

if TYPE_CHECKING:
    from pathlib import Path

    from ui.background import Background
    from ui.guide_view import GuideView, ReadBack
    from ui.officer.around import Around
    from xinfang_desk.desk import Desk
    from xinfang_desk.desk.hall import Recording
    from xinfang_desk.domain.codes import Codes
    from xinfang_desk.domain.errors import DeskError
    from xinfang_desk.domain.matter import Visit
    from xinfang_desk.offered import Offered

_READING = frozenset({"manualPage", "keysPage", "retypingPage"})
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
    guide_turned = Signal()
    """The same; where there is one screen for both, it is turned round and back."""
    feedback_wanted = Signal()
    """The petitioner's screen shall ask how the visitor was received."""
    recordings_wanted = Signal(object)
    """A list of what the petitioner's screen says is wanted in a folder (a :class:`~pathlib.Path`)."""
    closed = Signal()
    lock_wanted = Signal()
    """The desk shall be covered now."""
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
        self._asked_about: frozenset[str] = frozenset()
        self.intake = IntakePage(self._station)
        self._page: DeskPage = self.intake
        self._read_from: DeskPage = self.intake
        self._shell = Shell(look, self.intake)
        self._around: Around | None = None
        self.setCentralWidget(self._shell.body)
        self.setMinimumSize(*SMALLEST)
        self._fit()
        if is_open:
            self.furnish()
            QTimer.singleShot(0, self, self.complete)

    @property
    def around(self) -> Around:
        """What stands around the form."""
        return self.furnish()

    def furnish(self) -> Around:
        """Build the rest of the form and all that stands around it; nothing where it stands already."""
        if self._around is None:
            from ui.officer.around import Around

            self.intake.furnish()
            self._around = Around(
                self,
                self._station,
                self._shell,
                self.intake,
                page=lambda: self._page,
                back=self._back,
            )
            self._connect(self._around)
            self._fit()
            if self.isVisible():
                self._around.watch()
        return self._around

    # What others ask of it

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened in the line at the foot, until the next page or the next word."""
        self.around.notice.tell(words, kind)

    def offer_print(self, number: str) -> None:
        """The petitioner would like the road of this matter on paper: the officer prints, or not."""
        self.around.wishes.offer_print(number)

    def offer_pictures(self, pdf: bytes) -> None:
        """The petitioner would like the pictures of the screen on paper."""
        self.around.wishes.offer_pictures(pdf)

    def show_offered(self, offered: Offered) -> None:
        """Show a file that was opened from the file manager, where it is taken; nothing is done with it."""
        from ui.officer.offered import show_offered

        show_offered(offered, self._station, self.around.pages)

    def tell_unplugged(self) -> None:
        """Say that the petitioner's screen has gone."""
        self.around.wishes.tell_unplugged()

    def show_recordings(self, listed: tuple[Recording, ...]) -> None:
        """Say in the settings how many sentences are recorded."""
        self.around.pages.settings.sound.show_recordings(listed)

    def project(self, view: GuideView | ReadBack) -> None:
        """Show this on the petitioner's screen."""
        self.guide_wanted.emit(view)

    def turn_screen(self) -> None:
        """Show the petitioner's screen, whatever stands on it; one screen for both is turned round."""
        self.guide_turned.emit()

    def ask_feedback(self) -> None:
        """Let the petitioner's screen ask how the visitor was received."""
        self.feedback_wanted.emit()

    def list_recordings(self, folder: Path) -> None:
        """List what the petitioner's screen says, to be recorded into this folder."""
        self.recordings_wanted.emit(folder)

    def _offer(
        self,
        words: str,
        action: str,
        act: Callable[[], None],
        kind: NoticeKind = NoticeKind.OK,
        is_last: Callable[[], bool] | None = None,
    ) -> None:
        self.around.notice.offer(words, action, act, kind, is_last)

    def open_form(self) -> None:
        """The form, as it was left."""
        self.show_page(self.intake)

    def new_visit(self) -> None:
        """An empty form, ready to be written in."""
        self.show_page(self.intake)
        for half in (self.intake, self.around.halves.side_place):
            to_top(half)
        self.intake.new_visit()
        self.new_visit_begun.emit()

    def open_matter(self, number: str, begin: Act = "") -> None:
        """All that is known of a matter; ``begin`` is what is done to it at once."""
        self.around.close_search()
        self.show_page(self.around.pages.matter)
        self.around.pages.matter.load(number, begin)

    def retype(self, number: str) -> None:
        """The fields of a matter, one after the other, for the national system."""
        self.show_page(self.around.pages.retyping)
        self.around.pages.retyping.load(number)

    def open_manual(self, name: str = "") -> None:
        """The manual: a page by its name, else the one about what is on the screen."""
        from ui.officer.help.manual import page_about

        self.around.pages.manual.open(name or page_about(self._page.objectName()))
        self.show_page(self.around.pages.manual)

    def open_page(self, name: PageName) -> None:
        """One of the pages by its name, as :meth:`~ui.officer.pages.Pages.named` knows it."""
        page = self.around.pages.named(name)
        self.show_page(page)
        page.reload()

    def fill_screen(self) -> None:
        """Take the whole screen, or leave it again as it was."""
        whole = self.window()
        whole.setWindowState(whole.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_page(self, page: DeskPage, *, back: bool = False) -> None:
        """Show ``page`` in the centre: one that one comes ``back`` to, and the form, where it was left."""
        left, before = page.focusWidget(), QApplication.focusWidget()
        self.tell("")
        self.intake.keep_draft()
        if page.objectName() in _READING and self._page.objectName() not in _READING:
            self._read_from = self._page
        self._page = page
        self._shell.pages.setCurrentWidget(page)
        self._fit()
        self.around.drafts.follow(on_form=page is self.intake)
        if back or page is self.intake:
            self._resume(left)
        elif before is not None and self.around.today.isAncestorOf(before) and before.hasFocus():
            # The list of the day at the left keeps the focus.
            to_top(page)
        else:
            begin(page)

    # Beginning and end

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the input method from now on (Qt)."""
        super().showEvent(event)
        if self._around is not None:
            self._around.watch()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is written, and ask once about a visit that is not registered yet (Qt)."""
        self.furnish()
        for page in self._shell.pages.findChildren(DeskPage):
            if not page.may_leave():
                self.show_page(page)
                page.may_leave()  # Said where it is seen.
                event.ignore()
                return
        self.intake.people.names.take()
        self.intake.keep_draft()
        waiting = self.around.drafts.waiting()
        if waiting and waiting != self._asked_about:
            self._asked_about = waiting
            words = _("还有 {count} 份没有登记的草稿，已经存好，在今日来访最上面。现在退出吗？")
            words = words.format(count=len(waiting))
            if self.intake.asking.lies_sealed(self.intake.draft()):
                words = _("没有登记的这一份像检举控告，封着存好了；退出以后只有保密员打得开。现在退出吗？")
            self.around.notice.offer(words, _("退出"), self.close, NoticeKind.WARN)
            event.ignore()
            return
        self.closed.emit()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the columns that the new width holds (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def complete(self) -> None:
        """When the window stands and the desk is open: what follows from the form, the day, the drafts."""
        self.around.complete()
        self._reload()
        if QApplication.focusWidget() is None:
            self.intake.people.form.name.setFocus()

    # Inside

    def _connect(self, around: Around) -> None:
        background = self._station.background
        self._station.look.resized.connect(self._fit)
        background.changed.connect(self._reload)
        background.trouble.connect(self.refused)
        around.top.guide_wanted.connect(self.guide_opened)
        around.top.lock_wanted.connect(self.lock_wanted)
        around.top.leave_wanted.connect(lambda: self.window().close())
        around.top.day_turned.connect(self._reload)
        around.top.whole_wanted.connect(self.fill_screen)
        around.queue.serving.connect(self.number_called)
        self.intake.registered.connect(self._registered)
        self.intake.registered_behind.connect(self._tell_registered)
        self.intake.rest_wanted.connect(self.rest_wanted)

    def _resume(self, left: QWidget | None) -> None:
        """Go on with what had the focus when the page was left; with the name, where the form has nothing."""
        halves = self.around.halves
        aside = self._page is self.intake and halves.turned_away()
        wanted = halves.side_place.focusWidget() if aside else left
        if wanted is not None and wanted.isVisible() and wanted.isEnabled():
            go_to(wanted)
        elif aside:
            begin(halves.side_place)
        elif self._page is self.intake:
            go_to(self.intake.people.form.name)
        else:
            begin(self._page)

    def _registered(self, visit: Visit) -> None:
        if self._page is self.intake:
            self._show_registered(visit)
        else:
            self._tell_registered(visit)

    def _show_registered(self, visit: Visit) -> None:
        self.show_page(self.around.pages.result)
        self.around.pages.result.show_visit(visit)
        self.around.today.view.await_row(visit.matters[0].number)

    def _tell_registered(self, visit: Visit) -> None:
        """Whoever registered it is at something else by now, and stays there."""
        words = _("{number} 已登记，存好了，文书还没有打印。").format(number=grouped(visit.matters[0].number))
        self._offer(words, _("去打印"), lambda: self._show_registered(visit), NoticeKind.OK)

    def _back(self) -> None:
        if self.around.searches():
            self.around.close_search()
            self._resume(self._page.focusWidget())
        elif not self._page.may_leave() or self.intake.close_it():
            return
        elif self._page is not self.intake:
            self.show_page(self._read_from if self._page.objectName() in _READING else self.intake, back=True)
            self._reload()
        elif self.intake.asking.leave():
            return
        self.tell("")

    def _reload(self, what: Topic = Topic.ALL) -> None:
        self.around.reload(what)
        if what & (Topic.MATTERS | Topic.OFFICE):
            # Neither a draft nor the queue has anything to do with the page that is open.
            self._page.reload()

    def refused(self, fault: DeskError) -> None:
        """Say why something was not done."""
        self._station.refused(fault)

    def _fit(self) -> None:
        scale = self._station.look.theme.scale
        width, height = round(self.width() / scale), round(self.height() / scale)
        if self._around is None:
            self._shell.keep_free(width)
            self.intake.fit(width, height)
            return
        if width >= MIDDLE and self._page.objectName() == "todayPage":
            # The day stands at the left then, and its page would be empty.
            self._page = self.intake
            self._shell.pages.setCurrentWidget(self.intake)
        self._around.fit(width, height)
        self._around.rail.stand_at(self._page.objectName())
