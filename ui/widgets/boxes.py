"""Rows and columns whose margins and gaps follow the text size."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QLayout, QScrollArea, QWidget

from ui.theme import Look

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom at 100 %."""

Item = QWidget | QLayout | None
"""What a box holds; ``None`` takes up the room that is left."""

_ROOM_FOR_LABEL = 90
"""Pixels kept free above what has the focus: its label stands there, twice as high at 200 %."""

NO_MARGINS: Margins = (0, 0, 0, 0)


class _Box(QBoxLayout):
    def __init__(
        self, look: Look, direction: QBoxLayout.Direction, *, margins: Margins, spacing: int
    ) -> None:
        super().__init__(direction)
        self._look = look
        self._margins = margins
        self._gap = spacing
        self._follow()
        look.changed.connect(self._follow)

    def _follow(self) -> None:
        px = self._look.px
        left, top, right, bottom = self._margins
        self.setContentsMargins(px(left), px(top), px(right), px(bottom))
        self.setSpacing(px(self._gap))


def column(look: Look, *items: Item, margins: Margins = NO_MARGINS, spacing: int = 8) -> QBoxLayout:
    """Items from top to bottom."""
    return _filled(_Box(look, QBoxLayout.Direction.TopToBottom, margins=margins, spacing=spacing), items)


def row(look: Look, *items: Item, margins: Margins = NO_MARGINS, spacing: int = 8) -> QBoxLayout:
    """Items from left to right."""
    return _filled(_Box(look, QBoxLayout.Direction.LeftToRight, margins=margins, spacing=spacing), items)


def _filled(box: _Box, items: tuple[Item, ...]) -> QBoxLayout:
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def frame(kind: str, layout: QLayout, name: str = "") -> QFrame:
    """A panel of this ``kind`` (see :mod:`ui.stylesheet`) around ``layout``."""
    panel = QFrame()
    panel.setProperty("kind", kind)
    panel.setObjectName(name)
    panel.setLayout(layout)
    return panel


def line() -> QFrame:
    """A thin line between things."""
    rule = QFrame()
    rule.setProperty("kind", "line")
    return rule


class Scrolled(QScrollArea):
    """``inside`` with a vertical scroll bar when it needs one; it takes no place in the tab order.

    Qt squeezes what wraps below the height it needs; here it gets that height at every width.
    """

    _fitting = False
    # Of the class: Qt still sends events while Python takes the object apart.

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self._inside = inside
        self.setObjectName(name)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)

    def bring(self, part: QWidget) -> None:
        """Scroll to ``part`` as soon as it has its place; what has the focus in it is seen in any case."""
        QTimer.singleShot(0, part, lambda: self._bring(part))

    def turn_to(self, part: QWidget) -> None:
        """Scroll until ``part`` stands at the top, and go to the first thing in it that keys reach."""
        self.verticalScrollBar().setValue(part.mapTo(self._inside, QPoint(0, 0)).y())
        reached = (
            each
            for each in part.findChildren(QWidget)
            if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        )
        if (first := next(reached, None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is inside its height at the new width (Qt)."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something inside wants another size (Qt)."""
        # Qt answers a new size of what is inside with another one. Where the bar comes and goes with
        # what wraps, it would do so from within its own answer without end.
        if self._fitting:
            return False
        self._fitting = True
        try:
            if event.type() == QEvent.Type.LayoutRequest:
                self._fit()
            return super().eventFilter(watched, event)
        finally:
            self._fitting = False

    def _bring(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part)
        if (focused := part.focusWidget()) is not None:
            self.ensureWidgetVisible(focused, 0, _ROOM_FOR_LABEL)

    def _fit(self) -> None:
        if self._inside.hasHeightForWidth():
            self._inside.setMinimumHeight(self._inside.heightForWidth(self.viewport().width()))


class Shelf(QWidget):
    """A column whose widgets are replaced all together; it hides while it is empty."""

    def __init__(self, look: Look, spacing: int = 6) -> None:
        super().__init__()
        self._held: list[QWidget] = []
        self._column = column(look, spacing=spacing)
        self.setLayout(self._column)
        self.hide()

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Show ``widgets`` in the place of those before."""
        for widget in self._held:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held = list(widgets)
        for widget in self._held:
            self._column.addWidget(widget)
        self.setVisible(bool(self._held))

    def wipe(self) -> None:
        """Leave nothing of what stood here: Qt takes widgets away when it comes to it, their words go now."""
        for part in self.findChildren(QWidget):
            part.setAccessibleName("")
        for words in self.findChildren(QLabel):
            words.clear()
        self.fill(())
