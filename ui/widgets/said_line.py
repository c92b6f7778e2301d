"""What happened (提示行): one line over the foot of the window, with at most one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer, Slot
from PySide6.QtGui import QCursor, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QWidget

from ui.look.theme import Look
from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import Notice, NoticeKind

STAYS = 8_000
"""Milliseconds for which what went well stands; refusals and questions stand until the next word."""

_PASSING = frozenset({NoticeKind.INFO, NoticeKind.OK})
_WIDEST, _LOWEST, _EDGE = 760, 40, 6
"""Pixels at 100 %: how wide it gets, how high it is at least, and how far it stands off the edges."""


class SaidLine(Notice):
    """Lies over what it stands on, so that nothing on the page moves when it comes or goes.

    It takes the free left part of the foot of the page, and grows upwards; where that would cover what has
    the focus or lies under the pointer, the head of the page. When the focus comes to what it covers, it
    goes to the other end, with what it says. What passes stays while the pointer or the focus is on it.
    No box ever asks in its place.
    """

    def __init__(self, look: Look, name: str, around: QWidget, page: Callable[[], QWidget]) -> None:
        super().__init__(look, "", name)
        self._look = look
        self._page = page
        self._around = around
        self._at_head = False
        self._window: QWindow | None = None
        self._offered: Callable[[], object] | None = None
        self._is_last = _never
        self.leaving = QTimer(self, interval=STAYS, singleShot=True)
        self.leaving.timeout.connect(self._leave)
        # What has come to have the focus is scrolled into sight first.
        self._giving_way = QTimer(self, interval=0, singleShot=True)
        self._giving_way.timeout.connect(self._give_way)
        self.acted.connect(self.take_up)
        self.setParent(around)
        around.installEventFilter(self)
        look.resized.connect(self._follow)
        self.hide()

    def tell(self, words: str, kind: NoticeKind = NoticeKind.INFO) -> None:
        """Say what happened; empty words clear the line."""
        self._offered = None
        self.say(words, kind)
        self._stand(kind, shown=bool(words))

    def offer(
        self,
        words: str,
        action: str,
        act: Callable[[], object],
        kind: NoticeKind = NoticeKind.OK,
        is_last: Callable[[], bool] | None = None,
    ) -> None:
        """Say what happened, with a button that does ``act``: mostly undoes it.

        ``is_last`` tells whether nothing was written since: Ctrl+Z then takes this back first.
        """
        self._offered, self._is_last = act, is_last or _never
        self.say(words, kind, action)
        self._stand(kind, shown=True)

    def take_up(self) -> None:
        """Do what the line offers, once."""
        act, self._offered = self._offered, None
        if act is not None:
            # What was said is no longer so; the act says what is.
            self.tell("")
            act()

    def goes_first(self) -> bool:
        """Whether what it offers to take back is the last thing that was done."""
        return self._offered is not None and self._is_last()

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
            self._at_head = False
            self._place()
            self._at_head = self._covers_hand()
            self._place()
            self.raise_()
            self._watch()
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
        page = self._page()
        room = _place_of(page, self._around) if self._at_head else free_foot(page, self._around)
        width = min(room.width() - 2 * px(_EDGE), px(_WIDEST))
        height = max(self.heightForWidth(width), px(_LOWEST))
        top = room.top() + px(_EDGE) if self._at_head else room.bottom() + 1 - px(_EDGE) - height
        self.setGeometry(room.left() + px(_EDGE), top, width, height)

    def _covers_hand(self) -> bool:
        """Whether what has the focus lies under it, or the pointer does."""
        focused = QApplication.focusWidget()
        pointer = self._around.mapFromGlobal(QCursor.pos())
        pointed = self._around.underMouse() and self.geometry().contains(pointer)
        return pointed or (focused is not None and self._covers(focused))

    def _covers(self, widget: QWidget) -> bool:
        if not self._around.isAncestorOf(widget) or self.isAncestorOf(widget):
            return False
        # A page or a list that has the focus as a whole is under everything.
        return widget.height() < self._around.height() // 3 and self.geometry().intersects(
            _place_of(widget, self._around)
        )

    def _watch(self) -> None:
        window = self.window().windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            window.focusObjectChanged.connect(self._focus_went)

    @Slot(QObject)
    def _focus_went(self, _focused: QObject | None) -> None:
        if self.isVisible():
            self._giving_way.start()

    def _give_way(self) -> None:
        focused = QApplication.focusWidget()
        if self.isVisible() and focused is not None and self._covers(focused):
            self._at_head = not self._at_head
            self._place()


def _never() -> bool:
    return False


def free_foot(page: QWidget, around: QWidget) -> QRect:
    """Where a line may lie over ``page``, from its foot upwards: beside what stands in its footer, or on it.

    In the coordinates of ``around``. Where that leaves less than a third, all above it. How far the page is,
    which the foot says in one line that takes the room left over, is what the line says for as long.
    """
    room = _place_of(page, around)
    foot = next((each for each in page.findChildren(QFrame) if each.property("kind") == "footer"), None)
    if foot is None or not foot.isVisible():
        return room
    labels = (each for each in foot.findChildren(QLabel) if each.text() and not isinstance(each, ElidedLabel))
    read = [*foot.findChildren(QAbstractButton), *labels]
    free = min(
        (each.mapTo(page, QPoint(0, 0)).x() for each in read if each.isVisible()), default=page.width()
    )
    if free * 3 >= page.width():
        room.setWidth(free)
    else:
        room.setBottom(foot.mapTo(around, QPoint(0, 0)).y() - 1)
    return room


def _place_of(widget: QWidget, around: QWidget) -> QRect:
    return QRect(widget.mapTo(around, QPoint(0, 0)), widget.size())
