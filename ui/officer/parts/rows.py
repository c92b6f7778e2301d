"""Matters in a list (事项列表): today's queue, search results, due lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.officer.parts.matching import found_by, marks
from ui.widgets.shown.list_model import ListModel
from ui.widgets.shown.list_view import ListView
from ui.widgets.shown.pill import PillKind, draw_pill, pill_size
from ui.widgets.shown.row_paint import draw_end, draw_ground, draw_line
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.record import Row
from xinfang_desk.words import _
from xinfang_desk.words.labels import state_said

_Index = QModelIndex | QPersistentModelIndex
_ROW = 46
"""Height of a row in pixels at 100 %."""

_DONE = frozenset(
    {
        *(State.ANSWERED, State.REVIEWED, State.RECHECKED, State.CONCLUDED, State.MERGED),
        *(State.WITHDRAWN, State.VOID),
    }
)
"""States in which nothing is left to do at the desk today."""


def state_of(row: Row) -> State:
    """How far a matter has come, as a list may tell: an accusation is registered, and no more is said."""
    return State.REGISTERED if row.confidential else row.state


def is_done(row: Row) -> bool:
    """Whether nothing is left to do at the desk today, as a list may tell."""
    return state_of(row) in _DONE


def pill_of(row: Row) -> tuple[str, PillKind]:
    """What stands out of a row: papers that nobody has been handed, else its state."""
    if row.unanswered:
        return _("待确认"), PillKind.WARN
    waiting = row.papers_owed - row.papers_handed_over
    if waiting > 0:
        return _("待交付 {count}").format(count=waiting), PillKind.WARN
    said = state_said(state_of(row), row.outcome, carried=row.carried, ended_by=row.ended_by)
    return said, PillKind.OK if is_done(row) else PillKind.INFO


def people_of(row: Row) -> str:
    """Who came, in a few words; nothing of an accusation, nor of what may be one."""
    if row.confidential:
        return _("已登记（内容保密）")
    if row.unanswered:
        return _("内容不显示（先定是不是检举控告）")
    if row.people_count > 1:
        return _("{people} 等{count}人").format(people=row.people, count=row.people_count)
    return row.people or _("未留姓名")


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a row shows beside who came: its pill, its second line, and what stands at the end of that."""

    pill: tuple[str, PillKind]
    lower: str
    end: str


def day_face(row: Row) -> Face:
    """Among the rows of one day."""
    return Face(pill=pill_of(row), lower=row.summary, end=f"{row.received_at:%H:%M}")


def dated_face(row: Row) -> Face:
    """Among the rows of many days."""
    place = f"{row.village}　" if row.village else ""
    alike = _("〔写法相近〕") if row.similar else ""
    return Face(pill=pill_of(row), lower=alike + place + row.summary, end=f"{row.received_at:%Y-%m-%d}")


class RowsModel(ListModel[Row]):
    """Matters, with the words that the list shows of each."""

    def __init__(self, face: Callable[[Row], Face] = dated_face, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._face = face

    def words(self, item: Row) -> tuple[str, ...]:
        """Who came, what about, how it stands, and when."""
        face = self._face(item)
        return people_of(item), face.lower, face.pill[0], face.end

    def key(self, item: Row) -> object:
        """Its number."""
        return item.number


class _RowDelegate(QStyledItemDelegate):
    """Draws a row in two lines: who and the state, what and when."""

    def __init__(self, look: Look, parent: QObject, face: Callable[[Row], Face]) -> None:
        super().__init__(parent)
        self._look = look
        self._face = face
        self.wanted = ""
        """The words that were looked for; they are marked where they stand."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Two lines (Qt)."""
        return QSize(option.rect.width(), self._look.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the row (Qt)."""
        look = self._look
        row: Row = index.data(RowsModel.ItemRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(0, 1, 0, -1)
        draw_ground(painter, look, box, option.state, hovers=True)
        inner = box.adjusted(look.px(8), look.px(3), -look.px(8), -look.px(3))
        upper = QRect(inner.left(), inner.top(), inner.width(), look.px(20))
        lower = QRect(inner.left(), inner.bottom() - look.px(17), inner.width(), look.px(18))
        face = self._face(row)
        words, kind = face.pill
        size = pill_size(look, words, kind)
        draw_pill(painter, look, QPointF(upper.right() + 1 - size.width(), upper.top()), words, kind)
        who = upper.adjusted(0, 0, -size.width() - look.px(8), 0)
        self._write(painter, who, people_of(row), Size.BODY, "text", bold=True)
        width = draw_end(painter, look, lower, face.end, Size.CAPTION)
        what = lower.adjusted(0, 0, -width - look.px(8), 0)
        why = found_by(row, self.wanted)
        said = f"{face.lower}　（{why}）" if why else face.lower
        self._write(painter, what, said, Size.LABEL, "text2", bold=False)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, size: int, ink: str, *, bold: bool) -> None:
        painter.setFont(self._look.font(size, bold=bold))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        for start, end in marks(shown, self.wanted):
            left = box.left() + metrics.horizontalAdvance(shown[:start])
            mark = QRect(left, box.top(), metrics.horizontalAdvance(shown[start:end]), box.height())
            painter.fillRect(mark, self._look.colour("warn_soft"))
            painter.fillRect(mark.adjusted(0, mark.height() - 2, 0, 0), self._look.colour("warn"))
        draw_line(painter, self._look, box, text, size, ink, bold=bold)


class RowsView(ListView):
    """The rows; Enter or a click opens one. Assistive tools announce *n of m*."""

    opened = Signal(str)
    """The number of the matter to open."""

    def __init__(
        self, look: Look, name: str, accessible_name: str, face: Callable[[Row], Face] = day_face
    ) -> None:
        super().__init__(name, accessible_name)
        self._asked: object = None
        self._awaited: str | None = None
        self._rows = RowsModel(face, self)
        self.setModel(self._rows)
        self._delegate = _RowDelegate(look, self, face)
        self.setItemDelegate(self._delegate)
        self.setMouseTracking(True)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        look.resized.connect(self.scheduleDelayedItemsLayout)

    def show_rows(self, rows: Sequence[Row], *, asked: object = None, wanted: str = "") -> None:
        """Replace every row, and mark ``wanted`` words.

        While the same is ``asked`` the current row stays so and the list where it is; what answers something
        else begins at its top.
        """
        self._delegate.wanted = wanted
        if asked != self._asked:
            self._asked = asked
            self.setCurrentIndex(QModelIndex())
            self.scrollToTop()
        current: Row | None = self.currentIndex().data(RowsModel.ItemRole)
        number: str | None = current.number if current is not None else None
        if any(each.number == self._awaited for each in rows):
            number, self._awaited = self._awaited, None
        self.replace(self._rows, rows, number)

    def await_row(self, number: str) -> None:
        """The row of that number, as soon as it is there, is the current one and comes into sight."""
        self._awaited = number

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The first click has opened it; what the second falls on may be another row by now (Qt)."""
        event.accept()

    def _open(self, index: QModelIndex) -> None:
        row: Row = index.data(RowsModel.ItemRole)
        self.opened.emit(row.number)
