"""Bars (条形图): a table whose last column is drawn, so that eyes and readers get the same figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.theme import Look
from xinfang_desk.words import _

_Index = QModelIndex | QPersistentModelIndex
Figure = tuple[str, int]
"""What is counted, and how many."""

NAME, COUNT, BAR = range(3)
_ROW = 36


class BarsModel(QAbstractTableModel):
    """Read-only figures; the third column is for the eye alone."""

    def __init__(self, heading: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heading = heading
        self._figures: tuple[Figure, ...] = ()

    def show(self, figures: Sequence[Figure], heading: str) -> None:
        """Replace every figure."""
        self.beginResetModel()
        self._figures, self._heading = tuple(figures), heading
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """How many figures there are (Qt)."""
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        """Name, count and bar (Qt)."""
        return 0 if parent.isValid() else 3

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The figure in words; its share of the largest for the drawing (Qt)."""
        if not index.isValid():
            return None
        name, count = self._figures[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return count / max(1, *(each for _name, each in self._figures))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, str(count), "")[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _("{name}　{count} 件").format(name=name, count=count)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self._heading, _("件数"), "")[section]
        return None


class _BarDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one bar (Qt)."""
        look = self._look
        room = QRectF(option.rect).adjusted(look.px(8), look.px(9), -look.px(12), -look.px(9))
        share = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary"))
        room.setWidth(max(room.width() * share, 2.0))
        painter.drawRoundedRect(room, look.px(3), look.px(3))
        painter.restore()


class Bars(QTableView):
    """The figures, largest bar across the whole last column."""

    def __init__(self, look: Look, name: str, accessible_name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._figures = BarsModel("", self)
        self.setModel(self._figures)
        self.setItemDelegateForColumn(BAR, _BarDelegate(look, self))
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, mode in (
            (NAME, QHeaderView.ResizeMode.ResizeToContents),
            (COUNT, QHeaderView.ResizeMode.ResizeToContents),
            (BAR, QHeaderView.ResizeMode.Stretch),
        ):
            head.setSectionResizeMode(column, mode)
        self._follow()
        look.changed.connect(self._follow)

    def show_figures(self, figures: Sequence[Figure], heading: str) -> None:
        """Show ``figures``, which count what ``heading`` says."""
        self._figures.show(figures, heading)

    def _follow(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
