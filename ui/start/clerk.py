"""From the passphrase to the county's window (开窗)."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui.background import Background, Topic
from ui.county.door import Door
from ui.county.window import CountyWindow
from ui.look import fonts
from ui.look.theme import Look
from ui.start.lock import Lock
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.places import VAULT, make_private
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office
    from xinfang_desk.offered import Offered


class CountyOpening(QObject):
    """Asks for what is needed, opens the office in the lane, shows its window."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        look: Look,
        background: Background,
        offered: Path | None = None,
    ) -> None:
        super().__init__()
        self._app = app
        self._home = home
        self._offered = offered
        self._look = look
        self.background = background
        self._office: Office | None = None
        self.door: Door | None = None
        self.window: CountyWindow | None = None
        self.lock: Lock | None = None
        background.changed.connect(self._changed)

    def begin(self) -> None:
        """Ask for a first set-up or for the passphrase; one from the environment is tried at once."""
        new = not (self._home / VAULT).exists()
        given = os.environ.get("XINFANG_PASSPHRASE")
        if given and not new:
            self._open("", given, self._ask)
        else:
            self._show_door(new=new)

    def take(self, file: Path | None) -> QWidget | None:
        """Show ``file``, which another start was given, once it may be seen; the window to come forward."""
        self._offered = file or self._offered
        self._show_offered()
        cover = self.lock.page if self.lock is not None else None
        return cover or self.window or self.door

    def end(self) -> None:
        """Close the ledger, in the lane that opened it."""
        if self._office is not None:
            self.background.open(self._office.close)

    def _ask(self, refused: DeskError) -> None:
        self._show_door(new=False).refused(refused)

    def _show_door(self, *, new: bool) -> Door:
        door = Door(self._look, new=new)
        door.given.connect(lambda name, passphrase: self._open(name, passphrase, door.refused))
        door.restore_wanted.connect(lambda file, passphrase: self._restore(file, passphrase, door.refused))
        self.door = door
        door.show()
        return door

    def _open(self, name: str, passphrase: str, refused: Callable[[DeskError], None]) -> None:
        def work() -> Office:
            from xinfang_desk.county.office import init_office, open_office

            if name:
                make_private(self._home.parent)
                init_office(self._home, passphrase, name)
            return open_office(self._home, passphrase, officer=os.environ.get("XINFANG_OFFICER", ""))

        self.background.change(self, work, self._opened, refused, about=Topic.UNSEEN)

    def _restore(self, file: Path, passphrase: str, refused: Callable[[DeskError], None]) -> None:
        """Unpack a backup into the home, which is empty, and open what it held."""

        def work() -> Office:
            from xinfang_desk.county.office import open_office
            from xinfang_desk.county.safe.county_copies import restore_home

            make_private(self._home.parent)
            restore_home(file, self._home, passphrase)
            return open_office(self._home, passphrase, officer=os.environ.get("XINFANG_OFFICER", ""))

        self.background.change(self, work, self._restored, refused, about=Topic.UNSEEN)

    def _restored(self, office: Office) -> None:
        self._opened(office)
        if self.window is not None:
            words = _("台账已恢复。请给每个接待台“重写全部…”，它们才知道县里现在有什么。")
            self.window.tell(words, NoticeKind.WARN)

    def _opened(self, office: Office) -> None:
        self._office = office
        with self._look.undressed():
            window = self.window = CountyWindow(office, self.background, self._look)
        window.showMaximized()
        self.lock = Lock(self._app, window, self._look, self.background, office.confirm, office.name)
        self.lock.unlocked.connect(self._show_offered)
        self.lock.left.connect(self._app.quit)
        window.lock_wanted.connect(self.lock.lock)
        window.closed.connect(self._app.quit)
        # The window is hidden while it is locked.
        self._app.setQuitOnLastWindowClosed(False)
        if self.door is not None:
            self.door.close()
            self.door = None
        self._show_offered()
        # Rare characters may wait until the window stands.
        QTimer.singleShot(0, self, fonts.register_rare)

        self._reread_settings()

    def _changed(self, what: Topic) -> None:
        if what & Topic.OFFICE:
            self._reread_settings()

    def _reread_settings(self) -> None:
        office, lock = self._office, self.lock
        if office is not None and lock is not None:
            self.background.ask(lock, office.settings, lambda kept: lock.set_minutes(kept.idle_minutes))

    def _show_offered(self) -> None:
        offered, home, shown = self._offered, self._home, self.window
        is_covered = self.lock is not None and self.lock.is_locked
        if offered is not None and shown is not None and not is_covered:
            self._offered = None
            self.background.ask(self, lambda: _recognised(offered, home), shown.show_offered, shown.refused)


def _recognised(file: Path, home: Path) -> Offered:
    from xinfang_desk.offered import recognise

    return recognise(file, "county", home)
