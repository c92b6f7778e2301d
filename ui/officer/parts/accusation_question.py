"""Is it an accusation (是不是检举控告): asked in place, once for these words, before anything is registered.

信访工作条例 art. 30, para. 3. Nothing here seals or opens by itself: no timer, no usual answer, and the keys
that brought the question answer nothing.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.grid import Grid
from ui.widgets.labels import IconLabel, label
from xinfang_desk.words import _

DEAD_FOR = 400
"""Milliseconds, by the events' own time stamps, in which a nervous key answers nothing."""

_INPUTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride, QEvent.Type.MouseButtonPress})
_ENTERS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset({Qt.Key.Key_Tab, Qt.Key.Key_Backtab})


def sealed_words() -> str:
    """What sealing a matter that is registered brings: it is done at once."""
    what = _("内容当场封上，只有保密员打得开；纪检监察机关的登记卡接收了，他们也打得开。")
    return what + _seen_of_it()


def sealed_later_words() -> str:
    """What sealing brings to a matter that is not registered yet."""
    what = _("登记时封存，只有保密员打得开；纪检监察机关的登记卡接收了，他们也打得开。不上群众屏。")
    return what + _seen_of_it()


def _seen_of_it() -> str:
    return _("名单里只写“已登记（内容保密）”和时间；查找、普通批次里没有，回执不印内容。")


def ordinary_words() -> str:
    """What registering it openly brings."""
    what = _("当作一般信访件：内容印在回执上，姓名和内容进名单，随批次报县里。")
    return what + _("谁、几点选的，记进操作记录。")


class LastInput(QObject):
    """When the last key or click came, by its own time stamp: the clock of whoever sits here."""

    at = 0
    """Milliseconds of the window system's clock; 0 where it does not tell."""

    def watch(self, window: QWindow) -> None:
        """Note what ``window`` is given."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note the time, and let it pass (Qt)."""
        if event.type() in _INPUTS and isinstance(event, QInputEvent):
            self.at = event.timestamp()
        return False


class AccusationQuestion(QFrame):
    """Two answers of equal size, what each brings, and the way back to the words."""

    sealed = Signal()
    """It is one (按检举控告封存)."""
    opened = Signal()
    """It is none (不是，普通登记)."""
    left = Signal()
    """Back to the words (回去再写)."""

    def __init__(self, look: Look, last_input: LastInput) -> None:
        super().__init__()
        self._last_input = last_input
        self._since = 0
        self._focused: QWidget | None = None
        self.setObjectName("accusationQuestion")
        self.setProperty("kind", "ask")
        words = _("按检举控告封存")
        self.seal = Button(look, words, "sealAccusation", kind="primary", icon="lock", keys="Enter")
        self.ordinary = Button(look, _("不是，普通登记"), "registerOrdinary", keys="N")
        self.back = Button(look, _("回去再写"), "backToWords", kind="ghost", keys="Esc")
        head = row(look, IconLabel(look, "lock", "primary", 20), spacing=10)
        self._title = label("", "strong", wrap=True, name="accusationAsked")
        head.addWidget(self._title, 1)
        head.addWidget(label(_("还没有登记，什么都没有印"), "caption"))
        answers = Grid(look, columns=2, narrowest=240, gap=12)
        for button, words in ((self.seal, sealed_later_words()), (self.ordinary, ordinary_words())):
            part = QWidget()
            part.setLayout(column(look, button, label(words, "caption", wrap=True), None, spacing=4))
            button.setAccessibleDescription(words)
            answers.add(part)
        hint = _("拿不准就问来访人：“您是要告某个干部违纪违法，还是要办您自己的事？”")
        foot = row(look)
        foot.addWidget(label(hint, "caption", wrap=True), 1)
        foot.addWidget(self.back)
        self.setLayout(column(look, head, answers, foot, margins=(14, 10, 14, 8), spacing=8))
        for button, signal in (
            (self.seal, self.sealed),
            (self.ordinary, self.opened),
            (self.back, self.left),
        ):
            button.clicked.connect(signal)
            button.installEventFilter(self)
        self.hide()

    def ask(self, paper: str = "") -> None:
        """Put the question, with the focus on what cannot be made good again if it is missed.

        It is about the words, or about the ``paper`` of that name.
        """
        words = _("“{name}”里的字像检举控告公职人员。先定一件事，再登记").format(name=paper)
        title = words if paper else _("这段话像检举控告公职人员。先定一件事，再登记")
        self._title.setText(title)
        self.setAccessibleName(title)
        self._since = self._last_input.at
        self._focused = QApplication.focusWidget()
        self.show()
        self.seal.setFocus(Qt.FocusReason.OtherFocusReason)

    def asks(self) -> bool:
        """Whether the question stands."""
        return not self.isHidden()

    def end(self) -> None:
        """Take the question away."""
        self.hide()

    def was_focused(self) -> QWidget | None:
        """Where the focus was before it was asked."""
        return self._focused

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter answers as the focus stands, N and Esc from anywhere in here; no other key does (Qt)."""
        if event.type() not in {QEvent.Type.KeyPress, QEvent.Type.KeyRelease}:
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, Button):
            return False
        if event.key() in _MOVES or event.key() == Qt.Key.Key_Space:
            return self._is_nervous(event)
        if event.type() == QEvent.Type.KeyPress and not self._is_nervous(event):
            self._answer(watched, event)
        return True

    def _answer(self, focused: Button, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return
        if event.key() in _ENTERS:
            focused.click()
        elif event.key() == Qt.Key.Key_N:
            self.ordinary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.click()

    def _is_nervous(self, event: QKeyEvent) -> bool:
        """Whether a key is held down, or came too soon after what brought the question to be an answer."""
        told = event.timestamp() and self._since
        return event.isAutoRepeat() or bool(told and event.timestamp() - self._since < DEAD_FOR)
