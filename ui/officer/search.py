"""Search (搜索): results under the field while one types."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from ui.failures import words_for
from ui.officer.rows import RowsView
from ui.officer.station import Station
from ui.widgets.boxes import column
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Row
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
        self._text = ""
        self._said = label("", "caption", name="searchCount")
        self.view = RowsView(look, "searchResults", _("搜索结果"), dated=True)
        inside = column(look, self._said, margins=(12, 10, 12, 10))
        inside.addWidget(self.view, 1)
        self.setLayout(inside)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_AFTER)
        self._wait.timeout.connect(self._ask)
        self.view.opened.connect(self.opened)
        self.hide()

    def look_for(self, text: str) -> None:
        """Search for ``text`` when the typing rests; empty text closes the list."""
        self._text = text.strip()
        if self._text:
            self._wait.start()
        else:
            self._wait.stop()
            self.hide()

    def wanted_height(self) -> int:
        """Room for what was found, up to a few rows."""
        rows = max(min(self.view.model().rowCount(), _ROWS), 1)
        return self._look.px(54 + 66 * rows)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the field goes to the first result (Qt)."""
        pressed = event.type() == QEvent.Type.KeyPress and self.isVisible()
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self.view.setFocus()
            self.view.setCurrentIndex(self.view.model().index(0, 0))
            return True
        return super().eventFilter(watched, event)

    def open_first(self) -> None:
        """Open the result that is current, else the first."""
        index = self.view.currentIndex()
        first = index if index.isValid() else self.view.model().index(0, 0)
        if self.isVisible() and first.isValid():
            self.view.activated.emit(first)

    def _ask(self) -> None:
        text, reception = self._text, self._station.desk.reception
        self._station.background.read(
            self, lambda: reception.find(text, _SHOWN), lambda rows: self._show(text, rows), self._refused
        )

    def _show(self, text: str, rows: tuple[Row, ...]) -> None:
        if text != self._text:
            return
        self.view.show_rows(rows)
        found = _("找到 {count} 件，新的在前") if rows else _("没有找到。换个字，或用编号后几位试试")
        self._said.setText(found.format(count=len(rows)))
        self.filled.emit()
        self.show()
        self.raise_()

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)
