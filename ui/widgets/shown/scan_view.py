"""One scan, a page at a time (看扫描件): drawn by who keeps it, never written to the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHideEvent, QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent, QTransform
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from ui.background import Background
from ui.look.theme import Look, Theme
from ui.widgets.boxes import column
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_EDGE = 1600
"""Pixels of a page that is looked at."""


Box = tuple[int, int, int, int]
"""Left, top, right, bottom, in thousandths of a page's width and height."""


class Pictures(Protocol):
    """Draws the pages of a content, no edge longer than so many pixels."""

    def __call__(self, content: bytes, /, *, edge: int, page: int | None) -> tuple[bytes, ...]:
        """One page by its place from 0, or all of them, as JPEG."""


class ScanView(QFrame):
    """Hidden until :meth:`look_at`; Page Up and Page Down turn, Escape closes."""

    grown = Signal()
    """A page stands there, and should be seen."""
    closed = Signal()

    def __init__(
        self,
        background: Background,
        look: Look,
        pictures: Pictures,
        refused: Callable[[DeskError], None],
        *,
        beside: bool = False,
    ) -> None:
        """``beside`` what is written: the focus stays there, and what stands around closes it."""
        super().__init__()
        self.setObjectName("scanView")
        self.setProperty("kind", "hint")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._background, self._pictures, self._refused = background, pictures, refused
        self._beside = beside
        self._content, self._pages, self._page, self._asked = b"", 0, 0, 0
        self._drawn = QPixmap()
        self._turns: tuple[int, ...] = ()
        self._marks: tuple[tuple[int, Box], ...] = ()
        self._title = label("", "strong", wrap=True, name="scanTitle")
        self._picture = QLabel()
        self._picture.setObjectName("scanPicture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        # It takes the width that there is, and asks for none.
        self._picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._before = Button(look, _("上一页"), "scanBefore", icon="back", keys="PgUp")
        self._next = Button(look, _("下一页"), "scanNext", icon="forward", keys="PgDn")
        self._close = Button(look, _("关上"), "scanClose", kind="ghost", icon="close", keys="Esc")
        turning = Flow(look)
        turning.add(self._before, self._next, self._close)
        if beside:
            self._close.hide()
        self.setLayout(column(look, self._title, turning, self._picture, margins=(12, 10, 12, 12)))
        self._before.clicked.connect(lambda: self._turn(-1))
        self._next.clicked.connect(lambda: self._turn(1))
        self._close.clicked.connect(self.put_away)
        self._keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_PageUp.value: lambda: self._turn(-1),
            Qt.Key.Key_PageDown.value: lambda: self._turn(1),
            Qt.Key.Key_Escape.value: self.put_away,
        }
        self.hide()

    def look_at(self, name: str, content: bytes, pages: int, turns: tuple[int, ...] = ()) -> None:
        """Show the first page of a scan; where its ``pages`` are not known (0), they are counted.

        ``turns``: by how many degrees, clockwise, each page is shown turned.
        """
        self._content, self._pages, self._page, self._turns = content, pages, 0, turns
        self._title.setText(name)
        self._draw()

    def mark(self, marks: tuple[tuple[int, Box], ...]) -> None:
        """Frame what stands there, each with its page from 0; the first of them is turned to."""
        self._marks = marks
        page = marks[0][0] if marks else self._page
        if page != self._page and page < self._pages:
            self._turn(page - self._page)
        else:
            self._fit()

    def put_away(self) -> None:
        """Show nothing, and keep nothing."""
        was_open = self.isVisible()
        self.clear()
        if was_open:
            self.closed.emit()

    def clear(self) -> None:
        """Show nothing of anybody."""
        self._content, self._drawn, self._marks = b"", QPixmap(), ()
        self._asked += 1
        self._picture.clear()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous() and self._content:
            self.clear()

    def event(self, event: QEvent) -> bool:
        """Claim its keys before the window's own have them (Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and self._of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn and close (Qt)."""
        if (act := self._of(event)) is not None:
            act()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the page be as wide as there is room (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def _of(self, event: QEvent) -> Callable[[], None] | None:
        if isinstance(event, QKeyEvent) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            return self._keys.get(event.key())
        return None

    def _turn(self, by: int) -> None:
        if 0 <= self._page + by < self._pages:
            self._page += by
            self._draw()

    def _draw(self) -> None:
        self._asked += 1
        asked, content, page = self._asked, self._content, self._page if self._pages else None

        def show(drawn: tuple[bytes, ...]) -> None:
            if asked == self._asked:
                self._pages = self._pages or len(drawn)
                self._show(drawn[0])

        self._background.aside(
            self, lambda: self._pictures(content, edge=_EDGE, page=page), show, self._refused
        )

    def _show(self, drawn: bytes) -> None:
        self._drawn = QPixmap()
        self._drawn.loadFromData(drawn, "JPEG")
        if turn := dict(enumerate(self._turns)).get(self._page):
            self._drawn = self._drawn.transformed(QTransform().rotate(turn))
        where = _("第{page}页，共{pages}页").format(page=self._page + 1, pages=self._pages)
        self._picture.setAccessibleName(where)
        self._picture.setToolTip(where)
        for each in (self._before, self._next):
            each.setVisible(self._pages > 1 or not self._beside)
        self._before.use_while(self._page > 0)
        self._next.use_while(self._page + 1 < self._pages)
        opens = not self.isVisible() and not self._beside
        self.show()
        self._fit()
        if opens:
            self.setFocus()
        self.grown.emit()

    def _fit(self) -> None:
        if not self._drawn.isNull():
            ratio = self.devicePixelRatioF()
            width = min(int((self.width() - 30) * ratio), self._drawn.width())
            fitted = self._drawn.scaledToWidth(max(width, 80), Qt.TransformationMode.SmoothTransformation)
            self._frame(fitted)
            fitted.setDevicePixelRatio(ratio)
            self._picture.setPixmap(fitted)
            # A label gives way to what stands around it; a page is wanted whole.
            self._picture.setFixedHeight(round(fitted.height() / ratio))

    def _frame(self, page: QPixmap) -> None:
        """Frame the marks of the page that is shown."""
        with QPainter(page) as painter:
            # Paper is white in every look.
            painter.setPen(QPen(QColor(Theme().tokens.focus), max(2, page.width() // 300)))
            for left, top, right, bottom in (box for at, box in self._marks if at == self._page):
                wide, high = page.width() / 1000, page.height() / 1000
                corner = QPointF(left * wide - 3, top * high - 3)
                painter.drawRect(QRectF(corner, QPointF(right * wide + 3, bottom * high + 3)))
