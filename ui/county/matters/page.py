"""The matters of the county (信访事项): a table to look through, and a search above it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound
from ui.county.matters.names import people_of
from ui.county.station import Station
from ui.widgets.boxes import column
from ui.widgets.labels import label
from ui.widgets.shown.table import TableModel, table_of
from xinfang_desk.county.answers import MatterLine
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

_SUMMARY = 3
_WIDTHS = {0: 204, 1: 110, 2: 110, 4: 110, 5: 64}
"""Widths of the other columns at 100 %."""


class MattersPage(QWidget):
    """The matters that came last, or those that a search found; Enter or a double click opens one."""

    opened = Signal(str)
    """The number of the matter to open."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("mattersPage")
        self._station = station
        # A list that was asked for stands until the next one comes: it shows what each row is about itself.
        self._bound = Bound(self, station, lambda: None)
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setAccessibleName(_("搜索"))
        self.search.setPlaceholderText(_("搜索：编号、姓名、村名、内容里的话"))
        self.search.setClearButtonEnabled(True)
        self._said = label("", "caption", name="mattersCount")
        titles = (_("编号"), _("来访人"), _("村（社区）"), _("内容"), _("来访日"), _("进展"))
        sealed = station.office.takes_accusations
        self._model = TableModel(titles, partial(_cells, sealed=sealed), self)
        self.table = table_of(self._model, "mattersTable", _("信访事项"), widest=_SUMMARY)
        inside = column(look, self.search, self._said, spacing=8)
        inside.addWidget(self.table, 1)
        self.setLayout(inside)
        self.search.textChanged.connect(self.reload)
        self.table.activated.connect(self._open)
        look.resized.connect(self._follow)
        self._follow()

    def reload(self) -> None:
        """Ask again for what the search says, or for the newest."""
        office, text = self._station.office, self.search.text().strip()
        self._bound.ask(
            lambda _none: (office.finder.find(text) if text else office.finder.page()).lines,
            lambda lines: self._show(text, lines),
        )

    def _show(self, text: str, lines: Sequence[MatterLine]) -> None:
        self._model.show(lines)
        if text:
            said = _("找到 {count} 件") if lines else _("没有找到。可以少打几个字再试。")
        else:
            said = _("最近 {count} 件") if lines else _("还没有事项。请先接收批次文件。")
        self._said.setText(said.format(count=len(lines)))

    def _open(self, index: QModelIndex) -> None:
        line: MatterLine = index.data(TableModel.ItemRole)
        self.opened.emit(line.number)

    def _follow(self) -> None:
        look = self._station.look
        self.table.verticalHeader().setDefaultSectionSize(look.px(44))
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, look.px(width))


def _cells(line: MatterLine, *, sealed: bool) -> tuple[str, ...]:
    return (
        grouped(line.number),
        people_of(line, sealed=sealed),
        line.village,
        line.summary,
        f"{line.received_at:%Y-%m-%d}",
        str(line.answers) if line.answers else "",
    )
