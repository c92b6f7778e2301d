"""A list of two lines a row (两行的列表): what it is, how it stands; no name of anybody who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.list_view import ListView
from ui.widgets.shown.pill import PillKind, draw_pill, pill_size
from ui.widgets.shown.row_paint import draw_end, draw_ground, draw_line

_Index = QModelIndex | QPersistentModelIndex
_ROW = 50
"""Height of a row in pixels at 100 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoLines:
    """One row, known by its ``key``. The pill stands above the ``end``, or in its place where it is empty."""

    key: str
    upper: str
    lower: str
    pill: tuple[str, PillKind] | None = None
    end: str = ""


class _Model(ListModel[TwoLines]):
    def words(self, item: TwoLines) -> tuple[str, ...]:
        """Both lines, and how it stands."""
        return item.upper, item.lower, item.pill[0] if item.pill else "", item.end

    def key(self, item: TwoLines) -> object:
        """Its key."""
        return item.key


class _Delegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines (Qt)."""
        return QSize(option.rect.width(), self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row (Qt)."""
        look, item = self._look, index.data(_Model.ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 1, 0, -1)
        draw_ground(painter, look, box, option.state)
        inner = box.adjusted(look.px(8), look.px(4), -look.px(8), -look.px(4))
        upper = QRect(inner.left(), inner.top(), inner.width(), look.px(21))
        lower = QRect(inner.left(), inner.bottom() - look.px(19), inner.width(), look.px(20))
        if item.pill:
            words, kind = item.pill
            size = pill_size(look, words, kind)
            beside = upper if item.end else lower
            draw_pill(painter, look, QPointF(beside.right() + 1 - size.width(), beside.top()), words, kind)
            beside.setRight(beside.right() - int(size.width()) - look.px(8))
        draw_line(painter, look, upper, item.upper, Size.BODY, "text", bold=True)
        width = draw_end(painter, look, lower, item.end, Size.CAPTION)
        lower.setRight(lower.right() - width - look.px(8))
        draw_line(painter, look, lower, item.lower, Size.LABEL, "text2")
        painter.restore()


class TwoLinesView(ListView):
    """The rows; a click or Enter opens one, arrows walk. Assistive tools announce *n of m*."""

    opened = Signal(str)
    """The key of the row to open."""

    def __init__(self, look: Look, name: str, accessible_name: str) -> None:
        super().__init__(name, accessible_name)
        self._rows = _Model(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(look, self))
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        look.resized.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: Sequence[TwoLines], current: str = "") -> None:
        """Replace every row; the one of that key is the current one."""
        self.replace(self._rows, lines, current)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(_Model.ItemRole).key)
