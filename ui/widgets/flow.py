"""A row that breaks into further rows where the width ends."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Look


class Flow(QWidget):
    """Widgets from left to right, then on the next row; the gap is given at 100 %."""

    def __init__(self, look: Look, spacing: int = 8) -> None:
        super().__init__()
        self._look = look
        self._gap = spacing
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        look.resized.connect(self._arrange)

    def add(self, *widgets: QWidget) -> None:
        """Put ``widgets`` at the end."""
        for widget in widgets:
            widget.setParent(self)
            widget.show()
        self._arrange()

    def clear(self) -> None:
        """Take all widgets away for good."""
        for widget in self._held():
            widget.setParent(None)
            widget.deleteLater()
        self._arrange()

    def heightForWidth(self, width: int) -> int:
        """The height of the rows at ``width`` (Qt)."""
        return self._place(width, move=False)

    def sizeHint(self) -> QSize:
        """All in one row (Qt)."""
        sizes = [widget.sizeHint() for widget in self._held()]
        gaps = self._look.px(self._gap) * max(len(sizes) - 1, 0)
        return QSize(sum(s.width() for s in sizes) + gaps, max((s.height() for s in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """The widest alone (Qt)."""
        size = QSize(0, 0)
        for widget in self._held():
            size = size.expandedTo(widget.sizeHint())
        return size

    def event(self, event: QEvent) -> bool:
        """Arrange anew when a widget wants another size (Qt)."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew (Qt)."""
        super().resizeEvent(event)
        self._place(self.width(), move=True)

    def _held(self) -> list[QWidget]:
        widgets = (child for child in self.children() if isinstance(child, QWidget))
        return [widget for widget in widgets if not widget.isHidden()]

    def _arrange(self) -> None:
        self._place(self.width(), move=True)
        self.updateGeometry()

    def _place(self, width: int, *, move: bool) -> int:
        """Lay the rows out; how high they are."""
        gap = self._look.px(self._gap)
        y = 0
        for line in self._lines(width, gap):
            height = max(widget.sizeHint().height() for widget in line)
            x = 0
            for widget in line:
                size = widget.sizeHint()
                if move:
                    widget.setGeometry(x, y + (height - size.height()) // 2, size.width(), size.height())
                x += size.width() + gap
            y += height + gap
        return max(y - gap, 0)

    def _lines(self, width: int, gap: int) -> list[list[QWidget]]:
        """Which widgets share a line."""
        lines: list[list[QWidget]] = []
        x = 0
        for widget in self._held():
            wide = widget.sizeHint().width()
            if not lines or x + wide > width:
                lines.append([])
                x = 0
            lines[-1].append(widget)
            x += wide + gap
        return lines
