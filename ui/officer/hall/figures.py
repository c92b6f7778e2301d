"""Counts (统计): by topic, by place, by month; never by a person."""

from __future__ import annotations

from pathlib import Path

from ui.bound import Bound
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.counts import CountsView
from xinfang_desk.domain.record import Count, CountBy
from xinfang_desk.files import write_table
from xinfang_desk.words import _


class FiguresPage(DeskPage):
    """Bars with their figures for this year; a table for others, with small cells merged."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "figuresPage")
        look = station.look
        self._bound = Bound(self, station, lambda: self.view.show_counts((), ""))
        headings = {
            CountBy.CONTENT.value: _("事项类别"),
            CountBy.PLACE.value: _("村（社区）"),
            CountBy.MONTH.value: _("月份"),
        }
        self.view = CountsView(look, headings, CountBy.CONTENT.value, without=_("检举控告不在统计里。"))
        report = Button(look, _("年度报告"), "openYearReport", icon="document")
        report.clicked.connect(lambda: station.ways.open_page("yearly"))
        inside = column(look, margins=(12, 10, 12, 10), spacing=8)
        inside.addWidget(self.view, 1)
        inside.addLayout(row(look, report, None))
        self.setLayout(inside)
        self.view.chosen.connect(self._turn)
        self.view.filed.connect(self.save)

    def reload(self) -> None:
        """Count again."""
        by, today = CountBy(self.view.by()), self._station.today()
        since = today.replace(month=1, day=1)
        reception = self._station.desk.reception
        self._bound.ask(lambda _none: reception.counts(by, since, today), self._show, self._station.refused)

    def save(self, file: Path) -> None:
        """Write the table that may leave the office to ``file``."""
        content = self.view.table()
        self._station.background.ask(
            self,
            lambda: write_table(file, content),
            lambda _nothing: self._saved(file),
            self._station.refused,
        )

    def _turn(self, _by: str) -> None:
        """Another tab: nothing of the last one stands under it."""
        self._bound.turn()
        self.reload()

    def _show(self, counts: tuple[Count, ...]) -> None:
        total = sum(each.matters for each in counts)
        words = _("{year} 年到今天一共 {count} 件") if counts else _("今年还没有登记。")
        self.view.show_counts(counts, words.format(year=self._station.today().year, count=total))

    def _saved(self, file: Path) -> None:
        self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK)
