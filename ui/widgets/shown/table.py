"""A table to look through (表格): read-only rows, one line each, one column that takes the room left."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from ui.look.theme import Look
from ui.widgets.labels import tip
from ui.widgets.shown.pill import PillKind

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_LEAST = 7
"""The width of the widest column at least, in heights of a line."""


class TableModel(QAbstractTableModel, Generic[T]):
    """Rows of one kind under ``titles``; ``cells`` says the words of one."""

    ItemRole = Qt.ItemDataRole.UserRole + 1
    """The row itself."""
    PillRole = Qt.ItemDataRole.UserRole + 2
    """How a cell stands out as a pill, where it does."""

    def __init__(
        self,
        titles: Sequence[str],
        cells: Callable[[T], Sequence[str]],
        parent: QObject | None = None,
        pills: Callable[[T], Mapping[int, PillKind]] = lambda _item: {},
    ) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._cells = cells
        self._pills = pills
        self._items: tuple[T, ...] = ()

    def show(self, items: Sequence[T]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows there are (Qt)."""
        return 0 if parent.isValid() else len(self._items)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns there are (Qt)."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles (Qt)."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._titles[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and the words of a cell (Qt)."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == self.ItemRole:
            return item
        if role == self.PillRole:
            return self._pills(item).get(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells(item)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._cells(item)[index.column()])
        return None


def plain(table: QTableView) -> None:
    """A table to look through: whole rows, one at a time, nothing to edit, and Tab leaves it."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    titles = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    table.horizontalHeader().setDefaultAlignment(titles)


class SharingTable(QTableView):
    """Gives its ``widest`` column the room that the others leave, and enough to be read in any case."""

    def __init__(self, widest: int) -> None:
        super().__init__()
        self._widest = widest
        self.horizontalHeader().sectionResized.connect(self._share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width out (Qt)."""
        super().resizeEvent(event)
        self._share(-1)

    def _share(self, changed: int) -> None:
        header = self.horizontalHeader()
        if changed != self._widest:
            others = header.length() - header.sectionSize(self._widest)
            least = _LEAST * self.fontMetrics().height()
            self.setColumnWidth(self._widest, max(least, self.viewport().width() - others))


def fit_table(
    table: QTableView, look: Look, widths: Mapping[int, int], *, row: int, lines: int | None = None
) -> None:
    """Give a table the ``widths`` of its columns, a ``row``'s height, room for ``lines``; pixels at 100 %."""
    table.verticalHeader().setDefaultSectionSize(look.px(row))
    if lines is not None:
        table.setMinimumHeight(look.px(row * lines))
    for place, width in widths.items():
        table.setColumnWidth(place, look.px(width))


def table_of(model: TableModel[T], name: str, words: str, *, widest: int) -> QTableView:
    """The table of a model, ``words`` for assistive tools; Tab leaves it, the ``widest`` column fills it."""
    table = SharingTable(widest)
    table.setObjectName(name)
    table.setAccessibleName(words)
    table.setModel(model)
    plain(table)
    table.setWordWrap(False)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    return table
