"""Rows and columns whose margins and gaps follow the text size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QLabel, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

from ui.look.theme import Look

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom at 100 %."""

Item = QWidget | QLayout | None
"""What a box holds; ``None`` takes up the room that is left."""

_ROOM_FOR_LABEL = 90
"""Pixels kept free above what has the focus: its label stands there, twice as high at 200 %."""

_UNDER = 8
"""Pixels kept free below it, as far as there is room."""

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
        look.resized.connect(self._follow)

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
    """A panel of this ``kind`` (see :mod:`ui.look.stylesheet`) around ``layout``."""
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


def reached(inside: QWidget) -> Iterator[QWidget]:
    """What keys reach within a widget now."""
    for each in inside.findChildren(QWidget):
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield each


class Scrolled(QScrollArea):
    """``inside`` with a vertical scroll bar when it needs one; it takes no place in the tab order.

    What gets the focus inside is scrolled into sight, however it got it. Qt squeezes what wraps below the
    height it needs; here it gets that height at every width.
    """

    _fitting = False
    _window: QWindow | None = None
    # Of the class: Qt still sends events while Python takes the object apart.

    def __init__(self, inside: QWidget, name: str) -> None:
        super().__init__()
        self._inside = inside
        self._to_show: QWidget | None = None
        self._showing = QTimer(self, interval=0, singleShot=True)
        self._showing.timeout.connect(self._show_wanted)
        self.setObjectName(name)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside.installEventFilter(self)

    def bring(self, part: QWidget) -> None:
        """Scroll to ``part`` as soon as it has its place; what has the focus in it is seen in any case."""
        QTimer.singleShot(0, part, lambda: self._bring(part))

    def start_at(self, part: QWidget) -> None:
        """Scroll until ``part``, which may be higher than the screen, begins at the top."""
        QTimer.singleShot(0, part, lambda: self._start_at(part))

    def turn_to(self, part: QWidget) -> None:
        """Scroll until ``part`` stands at the top, and go to the first thing in it that keys reach."""
        self._start_at(part)
        if (first := next(reached(part), None)) is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what changed unseen, and follow the focus of the window where this stands (Qt)."""
        super().showEvent(event)
        self._fit()
        window = self.window().windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            window.focusObjectChanged.connect(self._focus_went, Qt.ConnectionType.UniqueConnection)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is inside its height at the new width; what had the focus in sight keeps it so (Qt)."""
        super().resizeEvent(event)
        self._fit()
        focused = self._inside.focusWidget()
        if focused is not None:
            low = (
                focused.mapTo(self._inside, focused.rect().bottomLeft()).y()
                - self.verticalScrollBar().value()
            )
            if event.size().height() <= low < event.oldSize().height():
                self.show_focused(focused)

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

    def show_focused(self, focused: QWidget) -> None:
        """Scroll to what has the focus as soon as what comes and goes with it has its place."""
        self._to_show = focused
        self._showing.start()

    @Slot(QObject)
    def _focus_went(self, focused: QObject | None) -> None:
        # A pressed mouse shows what it points at; the page must not move away under it.
        if (
            isinstance(focused, QWidget)
            and self._inside.isAncestorOf(focused)
            and QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton
        ):
            self.show_focused(focused)

    def _show_wanted(self) -> None:
        focused, self._to_show = self._to_show, None
        if focused is not None and isValid(focused):
            self._show_focused(focused)

    def _start_at(self, part: QWidget) -> None:
        self.verticalScrollBar().setValue(part.mapTo(self._inside, QPoint(0, 0)).y())

    def _bring(self, part: QWidget) -> None:
        self.ensureWidgetVisible(part)
        if (focused := part.focusWidget()) is not None:
            self._show_focused(focused)

    def _show_focused(self, focused: QWidget) -> None:
        """All of it, its label and what is said under it; where it is higher, the place of its cursor."""
        if not self._inside.isAncestorOf(focused) or focused.window().focusWidget() is not focused:
            return
        top = focused.mapTo(self._inside, QPoint(0, 0)).y()
        height, room = focused.height(), self.viewport().height()
        if height > room:
            self.ensureWidgetVisible(focused)
            return
        above = min(_ROOM_FOR_LABEL, room - height)
        field = focused.parentWidget()
        said = 0
        if field is not None and field.height() < room:
            said = field.height() - focused.geometry().bottom()
        bar = self.verticalScrollBar()
        under = max(_UNDER, said)
        bar.setValue(max(min(bar.value(), top - above), min(top + height + under, top - above + room) - room))

    def _fit(self) -> None:
        if self.isVisible() and self._inside.hasHeightForWidth():
            self._inside.setMinimumHeight(self._inside.heightForWidth(self.viewport().width()))


def _reached_in(row: QWidget) -> list[QWidget]:
    """What keys reach in a row, in its order, itself among them."""
    tab = Qt.FocusPolicy.TabFocus
    parts = [row, *row.findChildren(QWidget)]
    return [each for each in parts if each.focusPolicy() & tab and each.isEnabled() and not each.isHidden()]


class Shelf(QWidget):
    """A column whose widgets are replaced all together; it hides while it is empty."""

    def __init__(self, look: Look, spacing: int = 6) -> None:
        super().__init__()
        self._held: list[QWidget] = []
        self._column = column(look, spacing=spacing)
        self.setLayout(self._column)
        self.hide()

    def fill(self, widgets: Iterable[QWidget]) -> None:
        """Show ``widgets`` in the place of those before.

        The focus stays with the same thing: by its name and that of the row it stands in, else in that row,
        else in the one that has come to its place. Where nothing is left, it is with what scrolls here.
        """
        held, following = self._with_focus(), list(widgets)
        if held is not None:
            # Qt would walk it through all that goes away, and out of the page.
            self._around().setFocus(Qt.FocusReason.OtherFocusReason)
        for widget in self._held:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._held = following
        for widget in self._held:
            self._column.addWidget(widget)
            widget.show()  # Qt would, a turn later: till then what stands below would lie under the pointer
        self.setVisible(bool(self._held))
        self._lay_out()
        if held is not None:
            self._give_focus(*held)

    def _lay_out(self) -> None:
        """Give everything around its place now: the next click may come before Qt gets to it."""
        around: QWidget | None = self
        while around is not None and not isinstance(around, Scrolled):
            layout = around.layout()
            if layout is not None:
                layout.activate()
            around = around.parentWidget()

    def _with_focus(self) -> tuple[int, str, QWidget] | None:
        """The place and the name of the row that holds the focus, and what has it."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return None
        place = next(at for at, row in enumerate(self._held) if row is focused or row.isAncestorOf(focused))
        return place, self._held[place].objectName(), focused

    def _give_focus(self, place: int, name: str, focused: QWidget) -> None:
        rows = [each for each in self._held if _reached_in(each)]
        if not rows:
            return
        same = next((each for each in rows if name and each.objectName() == name), None)
        row = same or self._held[min(place, len(self._held) - 1)]
        there = _reached_in(row) or _reached_in(rows[-1])
        named = (each for each in there if each.objectName() == focused.objectName())
        next(named, there[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _around(self) -> QWidget:
        """What scrolls with this, else this itself."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, Scrolled):
            around = around.parentWidget()
        return around or self

    def wipe(self) -> None:
        """Leave nothing of what stood here: Qt takes widgets away when it comes to it, their words go now."""
        for part in self.findChildren(QWidget):
            part.setAccessibleName("")
        for words in self.findChildren(QLabel):
            words.clear()
        self.fill(())
