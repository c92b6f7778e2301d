"""Search (搜索): results under the field while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.officer.lists.narrowing import Narrowing
from ui.officer.parts.rows import RowsView, dated_face
from ui.officer.parts.station import Station
from ui.widgets.boxes import column
from ui.widgets.labels import label
from xinfang_desk.domain.record import Row, Within
from xinfang_desk.words import _

_AFTER = 120
_SHOWN = 50
_ROWS = 7


class SearchPanel(QFrame):
    """A list over the page; Down goes into it, Enter opens, Escape closes."""

    opened = Signal(str)
    filled = Signal()
    """Something was found, or nothing: the panel wants another height."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setProperty("kind", "card")
        self.setObjectName("searchPanel")
        self.setAccessibleName(_("搜索结果"))
        self._station = station
        self._look = look
        self._bound = Bound(self, station, lambda: None)
        self._text = ""
        self._shown: str | None = None
        """What the rows were looked for with; None while the answer to something newer is awaited."""
        self._opens = False
        self._said = label("", "caption", name="searchCount")
        self.narrowing = Narrowing(look, station.today)
        self.view = RowsView(look, "searchResults", _("搜索结果"), dated_face)
        inside = column(look, self.narrowing, self._said, margins=(12, 10, 12, 10))
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER)
        self._wait.timeout.connect(self._ask)
        self.view.opened.connect(self.opened)
        self.narrowing.changed.connect(self._ask)
        self.hide()

    def look_for(self, text: str) -> None:
        """Search for ``text`` when the typing rests; empty text closes the list."""
        self._text = text.strip()
        self._shown, self._opens = None, False
        self._bound.turn()
        if self._text:
            self._wait.start()
        else:
            self._wait.stop()
            self.hide()

    def begin(self) -> None:
        """Open with nothing looked for yet, ready to be narrowed."""
        reception = self._station.desk.reception
        self._station.background.ask(self, reception.villages, self.narrowing.offer_villages)
        if not self._text:
            self.narrowing.reset()
            self._show("", ())

    def stand_under(self, field: QWidget, around: QWidget) -> None:
        """Take the room below ``field`` in ``around`` that the narrowing and a few rows want."""
        px = self._look.px
        corner = field.mapTo(around, QPoint(0, field.height() + 4))
        width = min(max(field.width(), px(720)), around.width() - corner.x() - px(16))
        rows = min(self.view.model().rowCount(), _ROWS)
        wanted = px(64 + 66 * rows) + self.narrowing.heightForWidth(width - px(26))
        height = min(wanted, around.height() - corner.y() - px(16))
        self.setGeometry(corner.x(), corner.y(), width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the field goes to the first result (Qt)."""
        pressed = event.type() == QEvent.Type.KeyPress and self.isVisible()
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.view.setFocus()
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            return True
        return super().eventFilter(watched, event)

    def open_first(self) -> None:
        """Open the result that is current, else the first; of what is written, not of what stood before."""
        if self._shown is None:
            self._opens = bool(self._text)
            if self._wait.isActive():
                self._wait.stop()
                self._ask()
            return
        index = self.view.currentIndex()
        first = index if index.isValid() else self.view.model().index(0, 0)
        if self.isVisible() and first.isValid():
            self.view.activated.emit(first)

    def _ask(self) -> None:
        text, within, why = self._text, self.narrowing.within(), self.narrowing.why.currentData()
        if not text and within == Within():
            self._show("", ())
            return
        reception = self._station.desk.reception
        self._bound.ask(
            lambda _none: reception.find(text, _SHOWN, why=why, within=within),
            lambda rows: self._show(text, rows),
            self._station.refused,
            marks=Topic.UNSEEN,
        )

    def _show(self, text: str, rows: tuple[Row, ...]) -> None:
        self._shown = text
        self.view.show_rows(rows, asked=(text, self.narrowing.within()), wanted=text)
        if rows:
            alike = sum(row.similar for row in rows)
            words = _("找到 {count} 件，新的在前").format(count=len(rows) - alike)
            if alike:
                words += _("；另有 {count} 件只是写法相近，排在后面，请当面核对").format(count=alike)
        elif text or self.narrowing.within() != Within():
            words = _("没有找到。换个字，或用编号后几位试试")
        else:
            words = _("输入姓名、电话、证件尾号、编号或村名；也可以只用上面的筛选")
        self._said.setText(words)
        self.view.setVisible(bool(rows))
        self.filled.emit()
        self.show()
        self.raise_()
        opens, self._opens = self._opens, False
        if opens:
            self.open_first()
