"""The ledger's lines as a table shows them (台账): all of them counted, those in sight read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui.widgets.labels import tip
from xinfang_desk.domain.books.every_matter import PAGE, Column, LedgerRow
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.words.ledger_words import cell, heading

COLUMNS = tuple(Column)
_Index = QModelIndex | QPersistentModelIndex
_MOST_KEPT = 40
"""Pages that are kept once read; who scrolls on reads others."""


class LedgerModel(QAbstractTableModel):
    """Every number in its order; the lines of a page are asked for when they come into sight."""

    missing = Signal()
    """A line is in sight that has not been read."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.numbers: tuple[Number, ...] = ()
        self._pages: dict[int, Sequence[LedgerRow | None]] = {}

    def show(self, numbers: Sequence[Number]) -> None:
        """Hold these matters, none of them read."""
        self.beginResetModel()
        self.numbers = tuple(numbers)
        self._pages.clear()
        self.endResetModel()

    def forget(self) -> None:
        """Read again what is in sight."""
        self._pages.clear()
        if self.numbers:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.numbers) - 1, len(COLUMNS) - 1))

    def page(self, at: int) -> tuple[Number, ...]:
        """The numbers of a page."""
        return self.numbers[at * PAGE : (at + 1) * PAGE]

    def holds(self, at: int) -> bool:
        """Whether the lines of a page have been read."""
        return at in self._pages

    def put(self, at: int, rows: Sequence[LedgerRow]) -> None:
        """The lines of a page, as they were read; one that is no line any more stays empty."""
        known = {each.number: each for each in rows}
        while len(self._pages) >= _MOST_KEPT:
            del self._pages[next(iter(self._pages))]
        page = self.page(at)
        self._pages[at] = [known.get(each) for each in page]
        first = at * PAGE
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(page) - 1, len(COLUMNS) - 1))

    def row(self, at: int) -> LedgerRow | None:
        """A line, where it has been read."""
        page = self._pages.get(at // PAGE)
        return page[at % PAGE] if page else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many matters there are (Qt)."""
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """How many columns there are (Qt)."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The titles (Qt)."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return heading(COLUMNS[section])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a cell; the number is there before its line has been read (Qt)."""
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        column, row = COLUMNS[index.column()], self.row(index.row())
        whole = role == Qt.ItemDataRole.ToolTipRole
        if column is Column.NUMBER:
            number = grouped(self.numbers[index.row()])
            return tip(number) if whole else " ".join(number.split()[-2:])
        if row is None:
            if not self.holds(index.row() // PAGE):
                self.missing.emit()
            return ""
        words = cell(row, column)
        if whole:
            return tip(words)
        # The year stands over the table.
        return words[5:] if column in {Column.RECEIVED_AT, Column.DUE} else words
