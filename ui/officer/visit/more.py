"""What is seldom needed (更多), in one line of words; it opens over the page and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.look.theme import Look
from ui.widgets.boxes import column, reached, row
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel
from xinfang_desk.words import _


class More(QWidget):
    """The line, and the panel over what stands under it, until Escape or until one goes elsewhere."""

    _window: QWindow | None = None

    def __init__(self, look: Look, *parts: QWidget) -> None:
        super().__init__()
        self._look = look
        self.button = Button(look, _("更多"), "moreOfPerson", kind="ghost", keys="Alt+M")
        self._words = ElidedLabel("", "label")
        line = row(look, self.button, spacing=6)
        line.addWidget(self._words, 1)
        self.setLayout(line)
        self.panel = QFrame()
        self.panel.setObjectName("morePanel")
        self.panel.setProperty("kind", "ask")
        self.panel.setAccessibleName(_("更多"))
        self.panel.setLayout(column(look, *parts, margins=(12, 10, 12, 10), spacing=8))
        self.panel.hide()
        self.button.clicked.connect(self.turn)
        self.panel.installEventFilter(self)

    def stand_on(self, page: QWidget) -> None:
        """Let the panel lie over this, which scrolls with the line."""
        page.installEventFilter(self)
        self.panel.setParent(page)
        self.panel.hide()

    def say(self, words: str) -> None:
        """What stands in the panel now, in words."""
        self._words.setText(words)
        self.button.setAccessibleDescription(words)

    def turn(self) -> None:
        """Open the panel at its first part, or put it away."""
        if self.close_it():
            return
        window = self.window().windowHandle()
        if window is not None and window is not self._window:
            self._window = window
            # Queued: to hide something while the focus is on its way leaves Qt with two of them.
            window.focusObjectChanged.connect(self._focus_went, Qt.ConnectionType.QueuedConnection)
        self.panel.show()
        self._place()
        self.panel.raise_()
        next(reached(self.panel)).setFocus(Qt.FocusReason.TabFocusReason)

    def close_it(self) -> bool:
        """Put the panel away, with the focus on the line again; whether it was open."""
        opened = not self.panel.isHidden()
        focused = QApplication.focusWidget()
        if opened:
            if focused is not None and self.panel.isAncestorOf(focused):
                self.button.setFocus()
            self.panel.hide()
        return opened

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the panel the height that its parts want, as they come and go (Qt)."""
        if event.type() in {QEvent.Type.LayoutRequest, QEvent.Type.Resize} and self.panel.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        page = self.panel.parentWidget() or self
        corner = self.mapTo(page, QPoint(0, self.height() + self._look.px(2)))
        width = self.width()
        high = max(self.panel.heightForWidth(width), self.panel.minimumSizeHint().height())
        self.panel.setGeometry(corner.x(), corner.y(), width, high)

    @Slot()
    def _focus_went(self) -> None:
        now = QApplication.focusWidget()
        if now is None or QApplication.activePopupWidget() is not None:
            return
        if not self.panel.isAncestorOf(now) and now is not self.button:
            self.panel.hide()
