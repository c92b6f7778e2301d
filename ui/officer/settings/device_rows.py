"""The list of devices (设备列表): two lines a row, and how each stands."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look.icons import draw
from ui.look.theme import Look
from ui.look.tokens import Size
from ui.officer.settings.device_lines import DeviceLine
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.list_view import ListView
from ui.widgets.shown.pill import draw_pill, pill_size
from ui.widgets.shown.row_paint import draw_ground, draw_line

_Index = QModelIndex | QPersistentModelIndex
_ROW, _ICON = 46, 22
"""Pixels at 100 %."""


class DeviceModel(ListModel[DeviceLine]):
    """Devices, with the words that the list shows of each."""

    def words(self, item: DeviceLine) -> tuple[str, ...]:
        """What it is, where, and how it stands."""
        return item.title, item.lower, item.pill[0]

    def key(self, item: DeviceLine) -> object:
        """Its kind, and of printers the name."""
        return item.key


class DeviceRows(ListView):
    """The current row is the one that is told of beside the list."""

    def __init__(self, look: Look, name: str, accessible_name: str) -> None:
        super().__init__(name, accessible_name)
        self.rows = DeviceModel(self)
        self.setModel(self.rows)
        self._delegate = _DeviceDelegate(look, self)
        self.setItemDelegate(self._delegate)
        look.resized.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: tuple[DeviceLine, ...], current: str) -> None:
        """Replace every row; ``current`` is the key of the one that is told of."""
        self.replace(self.rows, lines, current)
        self.setFixedHeight(self._delegate.height() * len(lines) + 2 * self.frameWidth())


class _DeviceDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def height(self) -> int:
        return self._look.px(_ROW)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines (Qt)."""
        return QSize(option.rect.width(), self.height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row (Qt)."""
        look = self._look
        line: DeviceLine = index.data(DeviceModel.ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 1, 0, -1)
        draw_ground(painter, look, box, option.state)
        inner = box.adjusted(look.px(10), look.px(3), -look.px(8), -look.px(3))
        side = look.px(_ICON)
        mark = QRectF(inner.left(), inner.center().y() - side / 2, side, side)
        draw(painter, line.icon, look.colour("primary").name(), mark)
        words, kind = line.pill
        size = pill_size(look, words, kind)
        corner = QPointF(inner.right() + 1 - size.width(), inner.center().y() - size.height() / 2)
        draw_pill(painter, look, corner, words, kind)
        left = inner.left() + side + look.px(10)
        room = inner.right() - size.width() - look.px(8) - left
        upper = QRect(left, inner.top(), room, look.px(20))
        draw_line(painter, look, upper, line.title, Size.BODY, "text", bold=True)
        lower = QRect(left, inner.bottom() - look.px(17), room, look.px(18))
        draw_line(painter, look, lower, line.lower, Size.LABEL, "text2")
        painter.restore()
