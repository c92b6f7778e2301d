"""What happened (提示行): one line over the foot of the window, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QWidget

from ui.theme import Look
from ui.widgets.notice import Notice, NoticeKind

STAYS = 8_000
"""Milliseconds for which what went well stands; refusals and questions stand until the next word."""

_PASSING = frozenset({NoticeKind.INFO, NoticeKind.OK})
_WIDEST, _LOWEST, _EDGE = 760, 46, 13
"""Pixels at 100 %: how wide it gets, how high it is at least, and how far it stands off the edges."""


class SaidLine(Notice):
    """Lies over what it stands on, so that nothing on the page moves when it comes or goes.

    It takes the free left part of the foot of the page, and grows upwards. What passes stays while the
    pointer or the focus is on it. No box ever asks in its place.
    """

    def __init__(self, look: Look, name: str, around: QWidget, page: Callable[[], QWidget]) -> None:
        super().__init__(look, "", name)
        self._look = look
        self._page = page
        self._around = around
        self._offered: Callable[[], object] | None = None
        self.leaving = QTimer(self, interval=STAYS, singleShot=True)
        self.leaving.timeout.connect(self._leave)
        self.acted.connect(self.take_up)
        self.setParent(around)
        around.installEventFilter(self)
        look.changed.connect(self._follow)
        self.hide()

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened; empty words clear the line."""
        self._offered = None
        self.say(words, kind)
        self._stand(kind, shown=bool(words))

    def offer(
        self, words: str, action: str, act: Callable[[], object], kind: NoticeKind = NoticeKind.OK
    ) -> None:
        """Say what happened, with a button that does ``act``: mostly undoes it."""
        self._offered = act
        self.say(words, kind, action)
        self._stand(kind, shown=True)

    def take_up(self) -> None:
        """Do what the line offers, once."""
        act, self._offered = self._offered, None
        if act is not None:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window changes (Qt)."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self.isVisible():
            self._place()

    def _stand(self, kind: NoticeKind, *, shown: bool) -> None:
        self.leaving.stop()
        if shown:
            self._place()
            self.raise_()
            if kind in _PASSING:
                self.leaving.start()
        self.setVisible(shown)

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self.leaving.start()
        else:
            self.tell("")

    def _place(self) -> None:
        px = self._look.px
        room = free_foot(self._page(), self._around)
        width = min(room.width() - 2 * px(_EDGE), px(_WIDEST))
        height = max(self.heightForWidth(width), px(_LOWEST))
        self.setGeometry(room.left() + px(_EDGE), room.bottom() + 1 - px(_EDGE) - height, width, height)


def free_foot(page: QWidget, around: QWidget) -> QRect:
    """Where a line may lie over ``page``, from its foot upwards: beside the buttons of its footer, or on it.

    In the coordinates of ``around``. Where the footer's buttons leave less than a third, all above it.
    """
    room = QRect(page.mapTo(around, QPoint(0, 0)), page.size())
    foot = next((each for each in page.findChildren(QFrame) if each.property("kind") == "footer"), None)
    if foot is None or not foot.isVisible():
        return room
    buttons = [each for each in foot.findChildren(QAbstractButton) if each.isVisible()]
    free = min((each.mapTo(page, QPoint(0, 0)).x() for each in buttons), default=page.width())
    if free * 3 >= page.width():
        room.setWidth(free)
    else:
        room.setBottom(foot.mapTo(around, QPoint(0, 0)).y() - 1)
    return room
