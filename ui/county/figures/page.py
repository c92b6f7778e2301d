"""The county's figures (统计): of a time, by six keys, with the four rates; never by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.bound import Bound
from ui.chosen_files import chosen_folder
from ui.county.figures.periods import Period, periods
from ui.county.figures.rates_card import RatesCard
from ui.county.figures.upward_panel import UpwardPanel
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow import Flow
from ui.widgets.inputs.captioned import captioned
from ui.widgets.inputs.choices import choices, refill
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.counts import CountsView
from ui.widgets.shown.line import Line
from xinfang_desk.county.answers import By, DeskLine, SummaryRow
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.record import Count
from xinfang_desk.files import write_table
from xinfang_desk.words import _, label

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office

_RIGHT = 420
_BOTH = 1100
"""The width, in pixels at 100 %, from which figures and rates have room side by side."""
_MONTHS = 12


class FiguresPage(CountyPage):
    """Bars with matters and people; beside them the rates, and a line over the last months."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "figuresPage")
        look = self._look = station.look
        self._bound = Bound(self, station, lambda: self.view.show_counts((), ""))
        headings = {
            By.DESK.value: _("接待台"),
            By.PLACE.value: _("乡镇街道"),
            By.CONTENT.value: _("内容分类"),
            By.PURPOSE.value: _("信访目的"),
            By.ROUTE.value: _("法定途径"),
            By.MONTH.value: _("月份"),
        }
        # Only the discipline authority's own ledger holds accusations, and nothing else.
        without = "" if station.office.takes_accusations else _("检举控告不在统计里。")
        self.period = choices(())
        self.period.setObjectName("figuresPeriod")
        self.period.setMinimumContentsLength(8)
        self.period.setAccessibleName(_("哪个时间"))
        self._offer(())
        self.view = CountsView(look, headings, By.PLACE.value, without=without)
        self.rates = RatesCard(station)
        self.upward = UpwardPanel(station, self._period)
        self.line = Line(look, "monthsLine")
        months = Card(look, _("各月件数"), "monthsCard", icon="calendar", note=_("到这个月的十二个月"))
        months.body.addWidget(self.line)
        self._report = Button(look, _("存报告（PDF、表格）…"), "saveReport", icon="document")
        self._up = Button(look, _("存上报表…"), "saveUpward", icon="forward")
        when = row(look, captioned(look, _("哪个时间"), self.period), None)
        left = column(look, when, self.upward, spacing=8)
        left.addWidget(self.view, 1)
        self._right = QWidget()
        self._right.setLayout(column(look, self.rates, months, None, spacing=12))
        self._halves = row(look, margins=(12, 10, 12, 10), spacing=12)
        self._halves.addLayout(left, 1)
        self._halves.addWidget(self._right)
        self._scroll = Scrolled(frame("page", self._halves), "countyFiguresScroll")
        verbs = Flow(look)
        verbs.add(self._up, self._report)
        whole = column(look, spacing=0)
        whole.addWidget(self._scroll, 1)
        whole.addWidget(frame("footer", row(look, None, verbs, margins=(12, 7, 12, 7))))
        self.setLayout(whole)
        self.period.activated.connect(lambda _at: self._turn(""))
        self.view.chosen.connect(self._turn)
        self.view.filed.connect(self.save)
        self.rates.turned.connect(self.reload)
        self._report.clicked.connect(self._choose_folder)
        self._up.clicked.connect(lambda: self.upward.ask(self._up))
        self.upward.grown.connect(self._scroll.bring)

    def reload(self) -> None:
        """Read the figures again."""
        office, by, period, desk = self._station.office, By(self.view.by()), self._period(), self.rates.desk()
        self._bound.ask(
            lambda _none: (
                _in_words(office, by, period),
                office.count_void(),
                office.figures.summary(By.MONTH),
                office.desks(),
            ),
            lambda found: self._show(*found),
            self._station.refused,
        )
        self._bound.ask(
            lambda _none: office.figures.rates(period.months, desk),
            self.rates.show_rates,
            self._station.refused,
            kind="rates",
        )

    def fit(self, width: int) -> None:
        """Put the rates beside the figures, where a window of this width (pixels at 100 %) has room."""
        both = width >= _BOTH
        self._halves.setDirection(
            self._halves.Direction.LeftToRight if both else self._halves.Direction.TopToBottom
        )
        if both:
            self._right.setFixedWidth(self._look.px(_RIGHT))
        else:
            self._right.setMinimumWidth(0)
            self._right.setMaximumWidth(16_777_215)

    def save(self, file: Path) -> None:
        """Write the table that may leave the office to ``file``."""
        content = self.view.table()
        self._station.background.ask(
            self,
            lambda: write_table(file, content),
            lambda _nothing: self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK),
            self._station.refused,
        )

    def save_report(self, folder: Path) -> None:
        """Write the report of the time that is chosen, as PDF and XLSX, to ``folder``."""
        figures, period = self._station.office.figures, self._period().report(self._station.office.today())
        self._station.background.ask(
            self, lambda: figures.report(period, folder), self._reported, self._station.refused
        )

    def _reported(self, files: Sequence[Path]) -> None:
        names = "、".join(each.name for each in files)
        self._station.tell(_("报告已存到那个文件夹：{files}").format(files=names), NoticeKind.OK)

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("报告存到哪个文件夹")):
            self.save_report(chosen)

    def _turn(self, _by: str) -> None:
        self._bound.turn()
        self.reload()

    def _period(self) -> Period:
        found: Period = self.period.currentData()
        return found

    def _offer(self, months: Sequence[str]) -> None:
        refill(self.period, [(each, each.words) for each in periods(months)])

    def _show(
        self, rows: Sequence[SummaryRow], void: int, months: Sequence[SummaryRow], desks: Sequence[DeskLine]
    ) -> None:
        self._offer([each.key for each in months])
        self.rates.offer(desks)
        found = {each.key: each.matters for each in months}
        wanted = _last_months(self._station.office.today().year, self._station.office.today().month)
        self.line.show_points([(key[2:], found.get(key, 0)) for key in wanted], _("各月件数"))
        matters, people = (sum(getattr(each, part) for each in rows) for part in ("matters", "people"))
        ever = self._period().ever
        words = (
            _("台账里一共 {count} 件，涉及 {people} 人")
            if ever
            else _("{period}收到 {count} 件，涉及 {people} 人")
        )
        if not rows:
            words = _("还没有事项。请先接收批次文件。") if ever else _("{period}没有事项。")
        counts = [Count(key=each.key, matters=each.matters) for each in rows]
        total = words.format(count=matters, people=people, period=self._period().words)
        if void and ever:
            total += _("；另有 {count} 件接待台已作废，不计在内").format(count=void)
        self.view.show_counts(counts, total, [each.people for each in rows])


def _last_months(year: int, month: int) -> list[str]:
    before = [divmod(year * 12 + month - 1 - back, 12) for back in reversed(range(_MONTHS))]
    return [f"{each:04}-{at + 1:02}" for each, at in before]


def _in_words(office: Office, by: By, period: Period) -> tuple[SummaryRow, ...]:
    """The figures, their keys as people call them: months in their order, all else by how many."""
    rows = office.figures.summary(by, period.months)
    if by is By.MONTH:
        return rows
    names = _names(office, by)
    called = [replace(each, key=names.get(each.key, each.key)) for each in rows]
    return tuple(sorted(called, key=lambda each: -each.matters))


def _names(office: Office, by: By) -> Mapping[str, str]:
    if by is By.PLACE:
        return office.figures.names()
    if by is By.DESK:
        return {each.desk: f"{each.name} {each.desk.rpartition('-')[2]}号" for each in office.desks()}
    if by is By.PURPOSE:
        return {each.value: label(each) for each in Purpose}
    return {each.value: label(each) for each in Route} if by is By.ROUTE else {}
