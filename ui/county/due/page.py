"""What falls due (期限): the county's own clocks, and what desks promised; soonest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal

from ui.county.looking import Looking
from ui.county.matters.names import number_of
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import column, row
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.shown.pill import PillKind
from ui.widgets.shown.pill_cells import PillCells
from ui.widgets.shown.table import TableModel, fit_table, table_of
from xinfang_desk.county.answers import DeskLine
from xinfang_desk.county.finding.lines import DueLine
from xinfang_desk.words import _

_WIDTHS = {0: 136, 1: 104, 2: 140, 3: 220, 4: 190}
"""Widths of the other columns at 100 %."""
_LEFT, _SUMMARY = 1, 5
_SOON = 7
"""Days within which what falls due stands out."""
_ROW = 28


class DuePage(CountyPage):
    """One line a clock; Enter opens its matter."""

    counted = Signal(int)
    """How many are over, or end today."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "duePage")
        look = station.look
        self.looking = Looking(self, station)
        self._desks: dict[str, str] = {}
        self._due: tuple[DueLine, ...] = ()
        self._promised: tuple[DueLine, ...] = ()
        self._which = Segments(look, _("哪些期限"), "dueShown", _kinds(), kind="tab")
        self._which.choose("soon")
        self._said = label("", "caption", name="dueCount")
        titles = (_("到期（当天还算）"), _("还有"), _("该谁办"), _("要做的事"), _("编号"), _("事由"))
        self._model: TableModel[DueLine] = TableModel(
            titles, lambda line: _cells(line, self._desks), self, _pills
        )
        self.table = table_of(self._model, "dueTable", _("期限"), widest=_SUMMARY)
        self.table.setItemDelegate(PillCells(look, self.table))
        inside = column(look, row(look, self._which, None), margins=(12, 10, 12, 10), spacing=8)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._said)
        self.setLayout(inside)
        self._which.chosen.connect(lambda _key: self._fill())
        self.table.activated.connect(self._open)
        look.resized.connect(self._follow)
        self._follow()

    def reload(self) -> None:
        """Read the clocks again."""
        self.looking.look(
            lambda office: (office.finder.due(), office.finder.promised(), office.desks()),
            lambda found: self._show(*found),
            self._station.refused,
            at_once=True,
        )

    def _show(
        self, due: tuple[DueLine, ...], promised: tuple[DueLine, ...], desks: Sequence[DeskLine]
    ) -> None:
        self._desks = {each.desk: each.town for each in desks}
        self._due, self._promised = due, promised
        self.counted.emit(sum(each.days <= 0 for each in due))
        self._fill()

    def _fill(self) -> None:
        kinds: dict[str, Sequence[DueLine]] = {
            "soon": [each for each in self._due if each.days <= _SOON],
            "over": [each for each in self._due if each.days < 0],
            "today": [each for each in self._due if each.days == 0],
            "all": self._due,
            "promised": self._promised,
        }
        for key, words in _kinds():
            self._which.button(key).say(f"{words} {len(kinds[key])}")
        lines = kinds[self._which.choice() or "soon"]
        self._model.show(lines)
        self._said.setText(_("{count} 条").format(count=len(lines)) if lines else _("没有这样的期限。"))

    def _open(self, index: QModelIndex) -> None:
        line: DueLine = index.data(TableModel.ItemRole)
        self._station.ways.open_matter(line.number)

    def _follow(self) -> None:
        fit_table(self.table, self._station.look, _WIDTHS, row=_ROW)


def _kinds() -> tuple[tuple[str, str], ...]:
    return (
        ("soon", _("要办的")),
        ("over", _("已过")),
        ("today", _("今天到期")),
        ("all", _("全部")),
        ("promised", _("接待台答应没办的")),
    )


def _cells(line: DueLine, desks: Mapping[str, str]) -> tuple[str, ...]:
    who = {"county": _("本局"), "desk": _("接待台"), "body": line.org or _("承办单位")}[line.who]
    return (
        f"{line.due:%Y-%m-%d}",
        left(line.days),
        who,
        line.title,
        number_of(line, desks),
        line.summary,
    )


def left(days: int) -> str:
    """How long is left, in words."""
    if days < 0:
        return _("超过{days}天").format(days=-days)
    return _("还有{days}天").format(days=days) if days else _("今天")


def _pills(line: DueLine) -> Mapping[int, PillKind]:
    if line.days < 0:
        return {_LEFT: PillKind.DANGER}
    return {_LEFT: PillKind.WARN} if line.days <= _SOON else {}
