"""A list that stays where one has scrolled to (列表), however often it is read again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QListView, QWidget

from ui.widgets.shown.list_model import ListModel

T = TypeVar("T")


class ListView(QListView):
    """Rows of one kind, of one height, to be read and opened; it begins at its top."""

    def __init__(self, name: str, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def replace(self, rows: ListModel[T], items: Sequence[T], current: object) -> None:
        """Replace every row of the model; the one whose key is ``current``, if there, is the current one.

        Qt would scroll to it. Here what is seen stays, and one that was not current before comes into sight.
        """
        before = _key(rows, self.currentIndex())
        scrolled = self.verticalScrollBar().value() > 0
        first = _key(rows, self.indexAt(QPoint(1, 1))) if scrolled else None
        rows.show(items)
        self.setAutoScroll(False)
        self.setCurrentIndex(rows.index_of(current))
        self.setAutoScroll(True)
        if current != before:
            self.scrollTo(self.currentIndex())
        elif first is not None:
            self.scrollTo(rows.index_of(first), QListView.ScrollHint.PositionAtTop)


def _key(rows: ListModel[T], index: QModelIndex) -> object:
    return rows.key(index.data(rows.ItemRole)) if index.isValid() else None
