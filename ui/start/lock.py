"""The idle lock (锁屏): a desk that nobody touches shows nothing, and knows its officer by the passphrase."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QInputMethodEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.background import Background
from ui.failures import words_for
from ui.idle import SIGNS_OF_LIFE
from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.settings import Settings
from xinfang_desk.words import _

KEYS = "Ctrl+L"
"""Locks at once."""

_MINUTE = 60_000


class LockPage(QFrame):
    """Stands in the place of the desk and asks for the passphrase of who sits there."""

    given = Signal(str)
    closed = Signal()
    """The officer would rather leave the program than unlock it."""

    def __init__(self, look: Look, title: str, said: str) -> None:
        super().__init__()
        self.setObjectName("lockPage")
        self.setWindowTitle(title)
        self.setAccessibleName(_("已锁屏"))
        self.setProperty("kind", "page")
        self.passphrase = SecretEdit()
        self._field = Field(look, _("口令"), self.passphrase, "unlockPassphrase", required=True)
        self._unlock = Button(look, _("解锁"), "unlockDesk", kind="primary", icon="lock")
        self._look = look
        card = self._card = Card(look, _("已锁屏"), "lockCard", icon="lock", note=said)
        card.body.addWidget(label(_("正在写的内容都还在，解锁后接着写。"), wrap=True))
        card.body.addWidget(self._field)
        card.body.addLayout(row(look, None, self._unlock))
        middle = row(look, margins=(48, 48, 48, 48))
        middle.addStretch(1)
        middle.addWidget(card, 20)
        middle.addStretch(1)
        self.setLayout(column(look, None, middle, None))
        self._unlock.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self._give)
        look.resized.connect(self._follow)
        self._follow()
        self.passphrase.setFocus()

    def refused(self, fault: DeskError) -> None:
        """Say why it stays locked, and let it be tried again."""
        self._unlock.setEnabled(True)
        self.passphrase.selectAll()
        all_right((self._field, words_for(fault)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell of it (Qt)."""
        self.closed.emit()
        super().closeEvent(event)

    def _follow(self) -> None:
        self._card.setMaximumWidth(self._look.px(560))

    def _give(self) -> None:
        given = self.passphrase.text()
        if self._unlock.isEnabled() and all_right((self._field, "" if given else _("请输入口令"))):
            self._unlock.setEnabled(False)
            self.given.emit(given)


class Lock(QObject):
    """Covers ``window`` after minutes without key, mouse or touch in any of our windows, or by Ctrl+L.

    ``confirm`` is asked in the lane; it refuses a passphrase that is not of who sits here.
    """

    locked = Signal()
    unlocked = Signal()
    left = Signal()
    """The program is to be left from the locked screen."""

    def __init__(
        self,
        app: QApplication,
        window: QWidget,
        look: Look,
        background: Background,
        confirm: Callable[[str], None],
        said: str,
    ) -> None:
        super().__init__(window)
        self._app = app
        self._window = window
        self._look = look
        self._background = background
        self._confirm = confirm
        self._said = said
        self._spared: list[QWidget] = []
        self._focused: QObject | None = None
        self._composing = False
        self.page: LockPage | None = None
        self.idle = QTimer(self)
        self.idle.setSingleShot(True)
        self.idle.timeout.connect(self.lock)
        self.set_minutes(Settings().idle_minutes)
        self.idle.start()
        keys = QShortcut(QKeySequence(KEYS), window)
        keys.setContext(Qt.ShortcutContext.ApplicationShortcut)
        keys.activated.connect(self._lock_by_key)
        app.focusWindowChanged.connect(self._watch)
        app.focusObjectChanged.connect(self._follow)
        self.watch(window)
        self._follow(app.focusObject())

    @property
    def is_locked(self) -> bool:
        """Whether the desk is covered."""
        return self.page is not None

    def set_minutes(self, minutes: int) -> None:
        """Lock after so many minutes, one at least."""
        wanted = max(1, minutes) * _MINUTE
        if wanted != self.idle.interval():
            self.idle.setInterval(wanted)

    def watch(self, window: QWidget) -> None:
        """See signs of life in ``window`` even while it has no focus."""
        self._watch(window.windowHandle())

    def spare(self, window: QWidget) -> None:
        """Leave ``window`` on its screen; whoever owns it empties it (:attr:`locked`)."""
        self._spared.append(window)
        self.watch(window)

    def lock(self) -> None:
        """Cover the desk now."""
        if self.page is not None:
            return
        self.idle.stop()
        self.locked.emit()
        page = LockPage(self._look, self._window.windowTitle(), self._said)
        page.given.connect(self._ask)
        page.closed.connect(self.left)
        page.setGeometry(self._window.geometry())
        page.setWindowState(self._window.windowState())
        self.page = page
        page.show()
        # Menus and dialogs too; a dialog that is hidden counts as cancelled.
        for shown in self._app.topLevelWidgets():
            if shown.isVisible() and shown is not page and shown not in self._spared:
                shown.hide()
        page.passphrase.setFocus()

    def let_go(self) -> None:
        """Take the cover away, where there is one; the desk comes back by its passphrase alone."""
        page, self.page = self.page, None
        if page is not None:
            page.hide()
            page.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there (Qt)."""
        if event.type() in SIGNS_OF_LIFE:
            if isinstance(event, QInputMethodEvent):
                self._composing = bool(event.preeditString())
            if self.page is None:
                self.idle.start()
        return super().eventFilter(watched, event)

    def _lock_by_key(self) -> None:
        # What is being composed would be lost.
        if not self._composing:
            self.lock()

    def _ask(self, passphrase: str) -> None:
        page = self.page
        if page is not None:
            self._background.ask(page, lambda: self._confirm(passphrase), self._unlock, page.refused)

    def _unlock(self, _confirmed: None) -> None:
        self._window.show()
        self._window.activateWindow()
        self.let_go()
        self.idle.start()
        self.unlocked.emit()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _follow(self, focused: QObject | None) -> None:
        """An input method hands its words to what has the focus, past every window."""
        if self._focused is not None and shiboken6.isValid(self._focused):
            self._focused.removeEventFilter(self)
        self._focused = focused
        self._composing = False
        if focused is not None:
            focused.installEventFilter(self)
