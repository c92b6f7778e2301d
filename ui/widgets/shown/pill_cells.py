"""Cells of a table that are pills (状态格): an icon, words and a colour."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.look.theme import Look
from ui.widgets.shown.pill import PillKind, draw_pill, pill_size
from ui.widgets.shown.table import TableModel

_Index = QModelIndex | QPersistentModelIndex
_SIDE = 6


class PillCells(QStyledItemDelegate):
    """Draws a cell as a pill where its model gives it a kind (:attr:`TableModel.PillRole`)."""

    def __init__(self, look: Look, table: QTableView) -> None:
        super().__init__(table)
        self._look = look
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the cell (Qt)."""
        kind: PillKind | None = index.data(TableModel.PillRole)
        if kind is None:
            super().paint(painter, option, index)
            return
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        words, ground.text = ground.text, ""
        self._table.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, self._table)
        look = self._look
        room = option.rect.width() - 2 * look.px(_SIDE)
        words = _fitting(look, words, kind, room)
        size = pill_size(look, words, kind)
        corner = QPointF(
            option.rect.left() + look.px(_SIDE), option.rect.center().y() - size.height() / 2 + 1
        )
        draw_pill(painter, look, corner, words, kind)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for it (Qt)."""
        kind: PillKind | None = index.data(TableModel.PillRole)
        return super().sizeHint(option, index) if kind is None else pill_size(self._look, index.data(), kind)


def _fitting(look: Look, words: str, kind: PillKind, room: int) -> str:
    """The words, shortened until their pill has room."""
    if pill_size(look, words, kind).width() <= room:
        return words
    while words and pill_size(look, f"{words}…", kind).width() > room:
        words = words[:-1]
    return f"{words}…"
