"""Rows for a list view (列表), each said in words to assistive tools."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex


class ListModel(QAbstractListModel, Generic[T]):
    """Read-only rows of one kind; who makes it of a kind says its words in :meth:`words`."""

    ItemRole = Qt.ItemDataRole.UserRole + 1
    """The row itself, for the delegate that draws it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: tuple[T, ...] = ()

    def words(self, item: T) -> tuple[str, ...]:
        """What is said of a row; empty parts are left out."""
        raise NotImplementedError

    def key(self, item: T) -> object:
        """What a row is known by when all are read again; who makes a model of a kind says it."""
        raise NotImplementedError

    def index_of(self, key: object) -> QModelIndex:
        """Where the row of that key stands; nowhere, where it does not."""
        places = (place for place, each in enumerate(self._items) if self.key(each) == key)
        return self.index(next(places, -1))

    def show(self, items: Sequence[T]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many rows there are (Qt)."""
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row, and its words (Qt)."""
        if not index.isValid():
            return None
        item = self._items[index.row()]
        if role == self.ItemRole:
            return item
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "，".join(part for part in self.words(item) if part)
        return None
