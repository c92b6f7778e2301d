"""Pages as small pictures (缩略图), in the order in which they will stand; every act by key and by button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from ui.look.theme import Look
from ui.officer.parts.scans.staged import Staged
from xinfang_desk.words import _

SMALL = 112
"""Pixels of a small picture at 100 %, at its longer edge."""


class PageStrip(QListWidget):
    """The staged pages; arrow keys choose one, R and L turn it, Ctrl and arrows move it, Delete drops it."""

    changed = Signal()

    def __init__(self, look: Look, staged: Staged) -> None:
        super().__init__()
        self._look = look
        self.staged = staged
        self.setObjectName("stagedPages")
        self.setAccessibleName(_("待收的页"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setWrapping(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(6)
        self.setTabKeyNavigation(False)
        control = Qt.KeyboardModifier.ControlModifier
        keys: dict[QKeyCombination, Callable[[], None]] = {
            QKeyCombination(Qt.Key.Key_R): lambda: self.turn(90),
            QKeyCombination(Qt.Key.Key_L): lambda: self.turn(-90),
            QKeyCombination(Qt.Key.Key_Delete): self.drop,
            QKeyCombination(control, Qt.Key.Key_Left): lambda: self.move(-1),
            QKeyCombination(control, Qt.Key.Key_Right): lambda: self.move(1),
            QKeyCombination(control, Qt.Key.Key_Z): self.go_back,
        }
        self._keys = {each.toCombined(): act for each, act in keys.items()}
        look.resized.connect(self.reload)

    def turn(self, degrees: int) -> None:
        """Turn the chosen page."""
        self._act(lambda place: self.staged.turn(place, degrees))

    def move(self, steps: int) -> None:  # type: ignore[override]  # of a page, where Qt's is of the widget
        """Move the chosen page."""
        self._act(lambda place: self.staged.move(place, steps))

    def drop(self) -> None:
        """Leave the chosen page out."""
        self._act(self.staged.drop)

    def go_back(self) -> None:
        """Take the last step back."""
        self.staged.go_back()
        self.reload(self.currentRow())

    def event(self, event: QEvent) -> bool:
        """Claim its keys before the window's own have them (Qt)."""
        if event.type() == QEvent.Type.ShortcutOverride and self._of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the chosen page (Qt)."""
        if (act := self._of(event)) is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _of(self, event: QEvent) -> Callable[[], None] | None:
        return self._keys.get(event.keyCombination().toCombined()) if isinstance(event, QKeyEvent) else None

    def reload(self, place: int | None = None) -> None:
        """Show the pages as they stand."""
        edge = self._look.px(SMALL)
        chosen = self.currentRow() if place is None else place
        self.clear()
        self.setIconSize(QSize(edge, edge))
        for at, each in enumerate(self.staged.pages, start=1):
            small = QPixmap()
            small.loadFromData(each.small, "JPEG")
            small = small.transformed(QTransform().rotate(each.turn))
            fitted = small.scaled(
                edge, edge, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            with QPainter(fitted) as painter:
                # A white page on a white card would be seen by its ink alone.
                painter.setPen(self._look.colour("line_strong"))
                painter.drawRect(fitted.rect().adjusted(0, 0, -1, -1))
            item = QListWidgetItem(QIcon(fitted), str(at))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _("第{page}页").format(page=at))
            item.setSizeHint(QSize(edge + 12, edge + 34))
            self.addItem(item)
        self.setCurrentRow(min(max(chosen, 0), self.count() - 1))
        self.setFixedHeight(edge + self._look.px(56))
        self.changed.emit()

    def _act(self, act: Callable[[int], object]) -> None:
        place = self.currentRow()
        if place >= 0:
            there = act(place)
            self.reload(there if isinstance(there, int) else place)
