"""Bars (条形图): a table with a column that is drawn, so that eyes and readers get the same figures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from ui.look.theme import Look
from ui.widgets.shown.table import plain
from xinfang_desk.words import _

_Index = QModelIndex | QPersistentModelIndex
Figure = tuple[str, int] | tuple[str, int, int]
"""What is counted, how many, and how many people where they are counted too."""

NAME, COUNT, BAR, PEOPLE = range(4)
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

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many figures there are (Qt)."""
        return 0 if parent.isValid() else len(self._figures)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Name, count and bar; people where they are counted (Qt)."""
        if parent.isValid():
            return 0
        return PEOPLE + any(len(each) > 2 for each in self._figures)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The figure in words; its share of the largest for the drawing (Qt)."""
        if not index.isValid():
            return None
        figure = self._figures[index.row()]
        name, count, people = figure[0], figure[1], figure[2:]
        if role == Qt.ItemDataRole.UserRole:
            return count / max(1, *(each[1] for each in self._figures))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (COUNT, PEOPLE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return (name, str(count), "", *map(str, people))[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = _("{name}　{count} 件，{people} 人") if people else _("{name}　{count} 件")
            return words.format(name=name, count=count, people=sum(people))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What the columns are (Qt)."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self._heading, _("件数"), "", _("人数"))[section]
        return None


class _BarDelegate(QStyledItemDelegate):
    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one bar (Qt)."""
        # The row's ground and line first, as in the other columns.
        super().paint(painter, option, index)
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
    """The figures, the largest bar across its whole column."""

    def __init__(self, look: Look, name: str, accessible_name: str) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(accessible_name)
        self._figures = BarsModel("", self)
        self.setModel(self._figures)
        self.setItemDelegateForColumn(BAR, _BarDelegate(look, self))
        plain(self)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        for column, mode in (
            (NAME, QHeaderView.ResizeMode.ResizeToContents),
            (COUNT, QHeaderView.ResizeMode.ResizeToContents),
            (BAR, QHeaderView.ResizeMode.Stretch),
        ):
            head.setSectionResizeMode(column, mode)
        self._follow()
        look.resized.connect(self._follow)

    def show_figures(self, figures: Sequence[Figure], heading: str) -> None:
        """Show ``figures``, which count what ``heading`` says."""
        self._figures.show(figures, heading)
        if self._figures.columnCount() > PEOPLE:
            self.horizontalHeader().setSectionResizeMode(PEOPLE, QHeaderView.ResizeMode.ResizeToContents)

    def _follow(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
