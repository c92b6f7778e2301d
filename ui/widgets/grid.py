"""Fields side by side, in as many columns as the width holds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.look.theme import Look


class Grid(QWidget):
    """Widgets in rows of at most ``columns``, each ``narrowest`` wide at 100 %; one may span several.

    ``gap`` is what lies between rows, ``between`` what lies between columns, in pixels at 100 %.
    """

    def __init__(
        self, look: Look, columns: int = 4, *, narrowest: int = 190, gap: int = 8, between: int = 12
    ) -> None:
        super().__init__()
        self._look = look
        self._most = columns
        self._narrowest = narrowest
        self._gap = gap
        self._between = between
        self._columns = 0
        self._cells: list[tuple[QWidget, int]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        look.resized.connect(self._arrange)
        self._arrange()

    def add(self, widget: QWidget, span: int = 1) -> None:
        """Put ``widget`` at the end, over ``span`` columns."""
        self.fill([(widget, span)])

    def fill(self, cells: Iterable[tuple[QWidget, int]]) -> None:
        """Put many at the end at once, each over its columns."""
        self._cells.extend(cells)
        self._arrange()

    def rearrange(self) -> None:
        """Close the gaps after widgets were shown or hidden."""
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """One column (Qt): the grid gives way before anything is cut off."""
        widest = max((widget.minimumSizeHint().width() for widget, _span in self._cells), default=0)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the columns that the new width holds (Qt)."""
        super().resizeEvent(event)
        if self._fitting() != self._columns:
            self._arrange()

    def _fitting(self) -> int:
        return max(1, min(self._most, self.width() // self._look.px(self._narrowest)))

    def _arrange(self) -> None:
        for widget, _span in self._cells:
            self._grid.removeWidget(widget)
        self._columns = self._fitting()
        self._grid.setHorizontalSpacing(self._look.px(self._between))
        self._grid.setVerticalSpacing(self._look.px(self._gap))
        row = column = 0
        for widget, wanted in self._cells:
            if widget.isHidden() and widget.parent() is self:
                continue
            span = min(wanted, self._columns)
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(widget, row, column, 1, span)
            column += span
        for number in range(self._most):
            self._grid.setColumnStretch(number, 1 if number < self._columns else 0)
