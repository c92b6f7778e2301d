"""The county's figures (统计): by place, content, purpose, route and month; never by a person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ui.bound import Bound
from ui.county.station import CountyPage, Station
from ui.widgets.boxes import column
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.counts import CountsView
from xinfang_desk.county.answers import By, SummaryRow
from xinfang_desk.domain.category import Purpose, Route
from xinfang_desk.domain.record import Count
from xinfang_desk.files import write_table
from xinfang_desk.words import _, label

if TYPE_CHECKING:
    from xinfang_desk.county.office import Office


class FiguresPage(CountyPage):
    """Bars with matters and people for all that lies in the ledger; a table for others."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "figuresPage")
        self._bound = Bound(self, station, lambda: self.view.show_counts((), ""))
        headings = {
            By.PLACE.value: _("乡镇街道"),
            By.CONTENT.value: _("内容分类"),
            By.PURPOSE.value: _("信访目的"),
            By.ROUTE.value: _("法定途径"),
            By.MONTH.value: _("月份"),
        }
        # Only the discipline authority's own ledger holds accusations, and nothing else.
        without = "" if station.office.takes_accusations else _("检举控告不在统计里。")
        self.view = CountsView(station.look, headings, By.PLACE.value, without=without)
        self.setLayout(column(station.look, self.view, margins=(12, 10, 12, 10)))
        self.view.chosen.connect(self._turn)
        self.view.filed.connect(self.save)

    def reload(self) -> None:
        """Read the figures again."""
        office, by = self._station.office, By(self.view.by())
        self._bound.ask(
            lambda _none: (_in_words(office, by), office.count_void()),
            lambda found: self._show(*found),
            self._station.refused,
        )

    def _turn(self, _by: str) -> None:
        self._bound.turn()
        self.reload()

    def save(self, file: Path) -> None:
        """Write the table that may leave the office to ``file``."""
        content = self.view.table()
        self._station.background.ask(
            self,
            lambda: write_table(file, content),
            lambda _nothing: self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK),
            self._station.refused,
        )

    def _show(self, rows: Sequence[SummaryRow], void: int) -> None:
        matters, people = (sum(getattr(each, part) for each in rows) for part in ("matters", "people"))
        words = _("台账里一共 {count} 件，涉及 {people} 人") if rows else _("还没有事项。请先接收批次文件。")
        counts = [Count(key=each.key, matters=each.matters) for each in rows]
        total = words.format(count=matters, people=people)
        if void:
            total += _("；另有 {count} 件接待台已作废，不计在内").format(count=void)
        self.view.show_counts(counts, total, [each.people for each in rows])


def _in_words(office: Office, by: By) -> tuple[SummaryRow, ...]:
    """The figures, their keys as people call them: months in their order, all else by how many."""
    rows = office.summary(by)
    if by is By.MONTH:
        return rows
    names = _names(office, by)
    called = [replace(each, key=names.get(each.key, each.key)) for each in rows]
    return tuple(sorted(called, key=lambda each: -each.matters))


def _names(office: Office, by: By) -> Mapping[str, str]:
    if by is By.PLACE:
        return office.figures.names()
    if by is By.PURPOSE:
        return {each.value: label(each) for each in Purpose}
    return {each.value: label(each) for each in Route} if by is By.ROUTE else {}
