"""The limits of a matter (法定期限) from top to bottom: what is done, what is next, what comes later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.pill import PillKind, draw_pill, pill_size
from xinfang_desk.words import _

_Index = QModelIndex | QPersistentModelIndex


class Stage(Enum):
    """Where a limit stands (期限状态)."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"
    LATE = "late"

    def words(self) -> str:
        """The state in a word, for assistive tools."""
        return {
            Stage.DONE: _("已完成"),
            Stage.NEXT: _("下一步"),
            Stage.LATER: _("以后"),
            Stage.LATE: _("已过期限"),
        }[self]


_PILL = {
    Stage.DONE: PillKind.OK,
    Stage.NEXT: PillKind.WARN,
    Stage.LATER: PillKind.IDLE,
    Stage.LATE: PillKind.DANGER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One row: what is owed, from when till when in words, and how long is left."""

    stage: Stage
    title: str
    note: str = ""
    left: str = ""


class LimitsModel(ListModel[Limit]):
    """Limits, with their words for assistive tools."""

    def words(self, item: Limit) -> tuple[str, ...]:
        """What is owed, how it stands, what is left, and the note."""
        return item.title, item.stage.words(), item.left, item.note


class _LimitDelegate(QStyledItemDelegate):
    """Draws a row: a mark on the line, the title, the note under it, what is left at the right."""

    _MARK, _TEXT, _TOP, _GAP = 12, 32, 4, 12

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The row's height at the width of the view (Qt)."""
        limit: Limit = index.data(LimitsModel.ItemRole)
        width = option.rect.width()
        title, note = self._boxes(QRect(0, 0, width, 0), limit)
        bottom = note.bottom() if limit.note else title.bottom()
        return QSize(width, bottom + 1 + self._look.px(self._GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row (Qt)."""
        look = self._look
        limit: Limit = index.data(LimitsModel.ItemRole)
        title, note = self._boxes(option.rect, limit)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mark = QPointF(option.rect.left() + look.px(self._MARK), title.center().y() + 0.5)
        self._draw_line(painter, option.rect, mark, index)
        self._draw_mark(painter, mark, limit.stage)
        wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        painter.setFont(look.font(Size.BODY, bold=True))
        painter.setPen(look.colour("text"))
        painter.drawText(title, wrap, limit.title)
        painter.setFont(look.font(Size.LABEL))
        painter.setPen(look.colour("text2"))
        painter.drawText(note, wrap, limit.note)
        if limit.left:
            kind = _PILL[limit.stage]
            size = pill_size(look, limit.left, kind)
            corner = QPointF(option.rect.right() + 1 - size.width(), mark.y() - size.height() / 2)
            draw_pill(painter, look, corner, limit.left, kind)
        if QStyle.StateFlag.State_HasFocus in option.state:
            painter.setPen(QPen(look.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6)
        painter.restore()

    def _boxes(self, row: QRect, limit: Limit) -> tuple[QRect, QRect]:
        """Where the title and the note go."""
        look = self._look
        left = row.left() + look.px(self._TEXT)
        aside = pill_size(look, limit.left, _PILL[limit.stage]).width() + look.px(8) if limit.left else 0
        width = max(row.right() + 1 - left, 1)
        high = 1 << 14
        bold = QFontMetrics(look.font(Size.BODY, bold=True))
        plain = QFontMetrics(look.font(Size.LABEL))
        wrap = Qt.TextFlag.TextWordWrap
        title = bold.boundingRect(QRect(0, 0, max(width - aside, 1), high), wrap, limit.title)
        note = plain.boundingRect(QRect(0, 0, width, high), wrap, limit.note)
        top = row.top() + look.px(self._TOP)
        title_box = QRect(left, top, max(width - aside, 1), title.height())
        return title_box, QRect(left, title_box.bottom() + 1 + look.px(2), width, note.height())

    def _draw_line(self, painter: QPainter, row: QRect, mark: QPointF, index: _Index) -> None:
        """The line through the marks: full behind what is done, dotted before what is to come."""
        look = self._look
        gap = look.px(9)
        if index.row() > 0:
            above: Limit = index.model().index(index.row() - 1, 0).data(LimitsModel.ItemRole)
            painter.setPen(self._pen(above.stage))
            painter.drawLine(QPointF(mark.x(), row.top()), QPointF(mark.x(), mark.y() - gap))
        if index.row() + 1 < index.model().rowCount():
            limit: Limit = index.data(LimitsModel.ItemRole)
            painter.setPen(self._pen(limit.stage))
            painter.drawLine(QPointF(mark.x(), mark.y() + gap), QPointF(mark.x(), row.bottom() + 1))

    def _pen(self, stage: Stage) -> QPen:
        if stage is Stage.DONE:
            return QPen(self._look.colour("primary"), 2)
        return QPen(self._look.colour("line_strong"), 2, Qt.PenStyle.DotLine)

    def _draw_mark(self, painter: QPainter, at: QPointF, stage: Stage) -> None:
        look = self._look
        if stage is Stage.DONE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("primary"))
            painter.drawEllipse(at, look.px(9), look.px(9))
            tick = look.pixmap("check", "on_primary", 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(at - QPointF(look.px(14), look.px(14)) / 2, tick)
        elif stage is Stage.LATER:
            painter.setPen(QPen(look.colour("line_strong"), 2))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(at, look.px(7), look.px(7))
        else:
            ink = look.colour("danger" if stage is Stage.LATE else "primary")
            painter.setPen(QPen(ink, 3))
            painter.setBrush(look.colour("surface"))
            painter.drawEllipse(at, look.px(8), look.px(8))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(at, look.px(3.4), look.px(3.4))


class Timeline(QListView):
    """The rows, as high as they need to be; assistive tools announce *n of m*, arrows walk them."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("法定期限"))
        self._limits = LimitsModel(self)
        self.setModel(self._limits)
        self.setItemDelegate(_LimitDelegate(look, self))
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._fit()
        look.resized.connect(self._relayout)

    def show_limits(self, limits: Sequence[Limit]) -> None:
        """Replace every row."""
        self._limits.show(limits)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew at another width (Qt)."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relayout()

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()

    def _fit(self) -> None:
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, self.viewport().width(), 0)
        delegate = self.itemDelegate()
        rows = (self._limits.index(row) for row in range(self._limits.rowCount()))
        self.setFixedHeight(sum(delegate.sizeHint(option, row).height() for row in rows))
