"""From the passphrase to the windows (开窗): the officer's, the petitioner's beside it, and their lock."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background, Topic
from ui.look import fonts
from ui.look.theme import Look
from ui.pending_desk import pending_desk
from ui.start.frame import Frame, when_painted
from ui.start.petitioner import GuideSide
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.places import VAULT, WINDOW, make_private
from xinfang_desk.settings import Settings, read_office
from xinfang_desk.system import WINDOWS
from xinfang_desk.words import _

_PAINT_PATIENCE = 2.0
"""Seconds after which the register is opened even though no window was seen (a minimised start)."""

_IDLE_SOON = 600
"""Milliseconds after the start when nobody waits for anything yet."""

T = TypeVar("T")
_REST = (
    "ui.officer.visit.matters",
    "xinfang_desk.domain.record",
    "xinfang_desk.domain.suggestion",
    "xinfang_desk.desk.answers",
    "xinfang_desk.desk.codes",
    "ui.officer.visit.outlook",
    "ui.officer.topbar",
    "ui.officer.lists.today",
    "ui.officer.lists.search",
    "ui.officer.pages",
    "ui.officer.visit.side",
)
"""What the window is made of beside the first card of the form; the largest."""

if TYPE_CHECKING:
    from ui.guide_view import GuideView, ReadBack
    from ui.officer.door.first_run import FirstRunWindow
    from ui.officer.door.forgotten import Recovery
    from ui.officer.door.unlock import UnlockWindow
    from ui.officer.window import DeskWindow
    from ui.start.lock import Lock
    from ui.windows_printing import WindowsPrinting
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.codes import Codes
    from xinfang_desk.domain.office import Office
    from xinfang_desk.domain.roles import Account
    from xinfang_desk.offered import Offered


class DeskOpening(QObject):
    """From the passphrase to the officer's window, and the petitioner's beside it."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        look: Look,
        background: Background,
        frame: Frame | None = None,
        offered: Path | None = None,
        *,
        rehearses: bool = False,
    ) -> None:
        super().__init__()
        self._rehearses = rehearses
        self._app = app
        self._home = home
        self._look = look
        self.background = background
        self._frame = frame
        self._offered = offered
        self._desk: Desk | None = None
        self._door: QWidget | None = None
        self._window: DeskWindow | None = None
        self._guide = GuideSide(app, look, background)
        self._lock: Lock | None = None
        background.changed.connect(self._changed)

    def begin(self) -> None:
        """Ask for what is needed: a first set-up, or the passphrase."""
        if self._rehearses:
            self._rehearse()
        elif not (self._home / VAULT).exists():
            self._first_run()
        elif given := os.environ.get("XINFANG_PASSPHRASE"):
            self._open_ahead(given)
        else:
            self._ask_passphrase()

    def take(self, file: Path | None) -> QWidget | None:
        """Show ``file``, which another start was given, once it may be seen; the window to come forward."""
        self._offered = file or self._offered
        self._show_offered()
        cover = self._lock.page if self._lock is not None else None
        return cover or self._door or self._frame

    def end(self) -> None:
        """Close the register, in the lane that opened it."""
        self._guide.close()
        if self._desk is not None:
            self.background.open(self._desk.close)

    def _first_run(self) -> None:
        from ui.officer.door.first_run import FirstRunWindow
        from ui.officer.settings.first_cards import first_cards

        def init(office: Office, passphrase: str) -> str:
            from xinfang_desk.desk.start import init_desk

            make_private(self._home.parent)
            return init_desk(self._home, passphrase, office=office)

        window = FirstRunWindow(self._look, self._codes, self.background, init, first_cards)
        window.made.connect(lambda passphrase: self._open_first(window, passphrase))
        # Behind the opening in the lane, however soon the officer wants to begin.
        window.finished.connect(lambda: self.background.ask(self, lambda: None, self._begin_first))
        self._door = window
        window.show()

    def _open_first(self, window: FirstRunWindow, passphrase: str) -> None:
        def go_on(desk: Desk) -> None:
            self._serve(desk)
            window.go_on(desk, _china_now)

        self._open_desk(lambda: self._opened_desk(passphrase), go_on, self._ask_passphrase)

    def _begin_first(self, _nothing: None) -> None:
        if self._desk is not None:
            self._opened(self._desk)

    def _codes(self) -> Codes:
        from xinfang_desk.desk.codes import codes_in_use

        return codes_in_use(self._home)

    def _rehearse(self) -> None:
        """Open the desk of fictional people beside the real one (演练), which is not touched."""
        from xinfang_desk.desk.rehearsing import PASSPHRASE, prepare, rehearsal_home

        real, self._home = self._home, rehearsal_home(self._home)

        def work() -> Desk:
            prepare(real)
            return self._opened_desk(PASSPHRASE)

        self._open_desk(work, self._opened, self._ask_passphrase)

    def _open_desk(
        self, work: Callable[[], T], then: Callable[[T], None], refused: Callable[[DeskError], None]
    ) -> None:
        # Opening writes: who came in is held to what is proved of them, and an older register is brought up.
        self.background.change(self, work, then, refused, about=Topic.UNSEEN)

    def _opened_desk(self, passphrase: str, officer: str = "") -> Desk:
        from xinfang_desk.desk.start import open_desk

        officer = officer or os.environ.get("XINFANG_OFFICER", "")
        return open_desk(self._home, passphrase, officer=officer, printing=_printing())

    def _ask_passphrase(self, refused: DeskError | None = None) -> None:
        from ui.officer.door.unlock import UnlockWindow

        office = read_office(self._home)
        named = (office.name, office.officer) if office else ("", "")
        window = UnlockWindow(self._look, *named)
        window.given.connect(lambda passphrase: self._open(passphrase, window.refused))
        window.recovery_wanted.connect(lambda asked: self._recover(asked, window))
        self._door = window
        window.show()
        if refused is not None:
            window.refused(refused)
        # While the passphrase is typed, what stands behind the door is loaded.
        when_painted(window, lambda: _load(window, ("ui.officer.window", *_REST), self._load_desk))

    def _load_desk(self) -> None:
        self.background.ahead(lambda: import_module("xinfang_desk.desk.start"))

    def _open(self, passphrase: str, refused: Callable[[DeskError], None]) -> None:
        self._open_desk(lambda: self._opened_desk(passphrase), self._opened, refused)

    def _recover(self, asked: Recovery, window: UnlockWindow) -> None:
        """Give an account its new passphrase by the code, then open with that as always."""

        def work() -> Account:
            from xinfang_desk.desk.accounts import recover

            return recover(self._home, asked.code, asked.account, asked.new, _china_now())

        def go_on(account: Account) -> None:
            # The county's code is worth nothing by now: whatever comes, the new passphrase opens.
            window.turn_to_passphrase()
            self._open_desk(
                lambda: self._opened_desk(asked.new, account.id),
                self._opened_by_code,
                window.refused,
            )

        self._open_desk(work, go_on, window.recovery_refused)

    def _opened_by_code(self, desk: Desk) -> None:
        self._opened(desk)
        if self._window is not None:
            words = _("口令已重设。恢复码有人看过了：请在“设置”里重新打一张恢复单，旧的当场撕毁。")
            self._window.tell(words)

    def _open_ahead(self, passphrase: str) -> None:
        """With the passphrase at hand the window stands first, and the register opens behind it."""
        office = read_office(self._home)
        if office is None:
            self._open(passphrase, self._not_opened)
            return
        painted = Event()

        def work() -> Desk:
            # Until the window is painted, its thread shall have the processor to itself.
            painted.wait(_PAINT_PATIENCE)
            return self._opened_desk(passphrase)

        opening = self.background.ahead(work)
        desk = pending_desk(office, opening)
        frame, window = self._stand(desk, is_open=False)

        def furnish() -> None:
            if self._window is not window:  # the passphrase was another one
                return
            with self._look.undressed():
                window.furnish()
            self._lock = self._stand_locked(frame, window, desk)
            when_painted(window, painted.set)

        when_painted(window, lambda: _load(window, _REST, furnish))
        self.background.ask(self, opening.result, self._opened_behind, self._not_opened)

    def _opened_behind(self, desk: Desk) -> None:
        self._serve(desk)
        if self._window is not None:
            self._window.complete()
        self._afterwards()

    def _serve(self, desk: Desk) -> None:
        self._desk = desk
        self._guide.serve(desk)

    def _not_opened(self, refused: DeskError) -> None:
        if self._lock is not None:
            self._lock.let_go()
        if self._frame is not None:
            self._frame.deleteLater()
        self._frame = self._window = self._lock = None
        self._ask_passphrase(refused)

    def _opened(self, desk: Desk) -> None:
        self._serve(desk)
        self._stand(desk, is_open=True)
        if self._door is not None:
            from ui.start.typed_ahead import TypedAhead

            TypedAhead(self._app)
            self._door.close()
            self._door = None
        QTimer.singleShot(0, self, self._afterwards)

    def _stand(self, desk: Desk, *, is_open: bool) -> tuple[Frame, DeskWindow]:
        from ui.officer.window import DeskWindow

        with self._look.undressed():
            window = DeskWindow(desk, self.background, self._look, self._codes, _china_now, is_open=is_open)
            frame = self._frame or Frame(self._look.tokens.bg)
            frame.furnish(window)
        window.guide_wanted.connect(self._show_on_guide)
        window.guide_opened.connect(self._guide.open)
        window.guide_turned.connect(self._guide.turn)
        self._guide.stand_beside(frame)
        window.feedback_wanted.connect(self._ask_feedback)
        window.new_visit_begun.connect(self._guide.rest)
        window.rest_wanted.connect(self._guide.rest)
        self._guide.agreed.connect(window.intake.take_agreement)
        self._guide.drawn.connect(window.intake.take_drawing)
        self._guide.change_asked.connect(window.intake.take_wish)
        self._guide.print_asked.connect(window.offer_print)
        self._guide.pictures_wanted.connect(window.offer_pictures)
        self._guide.unplugged.connect(window.tell_unplugged)
        window.recordings_wanted.connect(self._guide.list_recordings)
        self._guide.recordings_listed.connect(window.show_recordings)
        window.number_called.connect(self._guide.call_number)
        window.closed.connect(lambda: frame.keep_place(self._home / WINDOW))
        window.closed.connect(self._app.quit)
        window.lock_wanted.connect(self._lock_now)
        self._app.setQuitOnLastWindowClosed(False)
        if not frame.isVisible():
            frame.stand(self._home / WINDOW)
        window.intake.people.form.name.setFocus()
        self._frame, self._window = frame, window
        if is_open:
            self._lock = self._stand_locked(frame, window, desk)
        return frame, window

    def _lock_now(self) -> None:
        if self._lock is not None:
            self._lock.lock()

    def _afterwards(self) -> None:
        """What may wait until the window stands: rare characters, and the paper's typefaces."""
        fonts.register_rare()
        desk = self._desk
        if desk is not None:
            self.background.ask(self, desk.papers.warm, lambda _: None)
            self._reread_settings()
        self._show_offered()
        QTimer.singleShot(_IDLE_SOON, self._guide, self._guide.prepare)

    def _show_offered(self) -> None:
        """Show what was opened from the file manager, unless nobody has given the passphrase yet."""
        window, offered, home = self._window, self._offered, self._home
        covered = self._desk is None or (self._lock is not None and self._lock.is_locked)
        if window is not None and offered is not None and not covered:
            self._offered = None
            self.background.ask(self, lambda: _recognised(offered, home), window.show_offered, window.refused)

    def _stand_locked(self, frame: Frame, window: DeskWindow, desk: Desk) -> Lock:
        from ui.start.lock import Lock

        said = f"{desk.office.name}　{desk.office.officer}"
        lock = Lock(self._app, frame, self._look, self.background, desk.accounts.confirm, said)
        lock.locked.connect(window.intake.keep_draft)
        lock.locked.connect(self._guide.rest)
        lock.unlocked.connect(self._show_offered)
        lock.left.connect(self._app.quit)
        self._guide.opened.connect(lock.spare)
        return lock

    def _changed(self, what: Topic) -> None:
        if what & Topic.OFFICE:
            self._reread_settings()

    def _reread_settings(self) -> None:
        desk = self._desk
        if desk is not None:
            self.background.ask(self, desk.upkeep.settings, self._use_settings)

    def _use_settings(self, settings: Settings) -> None:
        if self._lock is not None:
            self._lock.set_minutes(settings.idle_minutes)
        self._guide.use_recordings(settings.recordings)
        self._guide.use_screen(settings.guide_screen)

    def _show_on_guide(self, view: GuideView | ReadBack) -> None:
        # What was asked for before the desk was locked may be answered afterwards.
        if self._lock is None or not self._lock.is_locked:
            self._guide.show(view)

    def _ask_feedback(self) -> None:
        if not self._guide.ask_feedback() and self._window is not None:
            self._window.tell(_("来访人的屏幕没有打开。先按“群众屏”打开，再请来访人评价。"))


def _load(window: QWidget, left: Sequence[str], then: Callable[[], None]) -> None:
    """Import modules, one at a turn while ``window`` lives: its keys are answered in between."""
    if left:
        import_module(left[0])
        QTimer.singleShot(0, window, lambda: _load(window, left[1:], then))
    else:
        then()


def _recognised(file: Path, home: Path) -> Offered:
    from xinfang_desk.offered import recognise

    return recognise(file, "desk", home)


def _china_now() -> datetime:
    return datetime.now(CHINA)


def _printing() -> WindowsPrinting | None:
    """What prints on this system, where it is not CUPS."""
    if not WINDOWS:
        return None
    from ui.windows_printing import WindowsPrinting

    return WindowsPrinting()
