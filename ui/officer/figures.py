"""Counts (统计): by topic, by place, by month; never by a person."""

from __future__ import annotations

import csv
from collections.abc import Callable
from io import StringIO
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.failures import words_for
from ui.officer.station import Station
from ui.officer.telling import LEAST, merged
from ui.widgets.bars import Bars
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from ui.widgets.segments import Segments
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Count, CountBy
from xinfang_desk.words import _


class FiguresPage(QWidget):
    """Bars with their figures for this year; a table for others, with small cells merged."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self.setObjectName("figuresPage")
        self._station = station
        self._counts: tuple[Count, ...] = ()
        choices = [(each.value, words) for each, words in _headings().items()]
        self.by = Segments(look, _("按什么统计"), "figuresBy", choices, kind="tab")
        self.by.choose(CountBy.CONTENT.value)
        self._total = label("", "label", wrap=True, name="figuresTotal")
        self.bars = Bars(look, "figures", _("统计"))
        save = Button(look, _("另存表格给外单位"), "saveFigures", icon="document")
        note = _("给外单位的表里，不到 {least} 件的合并成一格，看不出是谁。检举控告不在统计里。")
        inside = column(
            look, label(_("统计"), "title"), self.by, self._total, margins=(24, 18, 24, 18), spacing=12
        )
        inside.addWidget(self.bars, 1)
        inside.addLayout(row(look, save, None))
        inside.addWidget(label(note.format(least=LEAST), "caption", wrap=True))
        self.setLayout(inside)
        self.by.chosen.connect(self.reload)
        save.clicked.connect(self._choose_file)
        self.keys: dict[str, Callable[[], None]] = {}

    def reload(self) -> None:
        """Count again."""
        by, today = self._by(), self._station.today()
        since = today.replace(month=1, day=1)
        reception = self._station.desk.reception
        self._station.background.read(
            self,
            lambda: reception.counts(by, since, today),
            lambda found: self._show(by, found),
            self._refused,
        )

    def save(self, file: Path) -> None:
        """Write the table that may leave the office to ``file``."""
        content = table(self._counts, _headings()[self._by()])
        self._station.background.read(
            self, lambda: _write(file, content), lambda _nothing: self._saved(file), self._refused
        )

    def _by(self) -> CountBy:
        return CountBy(self.by.choice() or CountBy.CONTENT.value)

    def _show(self, by: CountBy, counts: tuple[Count, ...]) -> None:
        if by is not self._by():
            return
        self._counts = counts
        total = sum(each.matters for each in counts)
        words = _("{year} 年到今天一共 {count} 件") if counts else _("今年还没有登记。")
        self._total.setText(words.format(year=self._station.today().year, count=total))
        self.bars.show_figures([(_named(each), each.matters) for each in counts], _headings()[by])

    def _choose_file(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(self, _("表格存到哪里"), f"{_('统计')}.csv")
        if chosen:
            self.save(Path(chosen))

    def _saved(self, file: Path) -> None:
        self._station.tell(_("已存到 {file}").format(file=file), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._station.tell(words_for(fault), NoticeKind.DANGER)


def table(counts: tuple[Count, ...], heading: str) -> str:
    """The table that may leave the office, as CSV: small cells merged (:func:`merged`)."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow((heading, _("件数")))
    lines.writerows(
        (_named(each), each.matters)
        for each in merged(counts, _("其他（不到 {least} 件的合并）").format(least=LEAST))
    )
    return out.getvalue()


def _headings() -> dict[CountBy, str]:
    return {CountBy.CONTENT: _("事项类别"), CountBy.PLACE: _("村（社区）"), CountBy.MONTH: _("月份")}


def _named(count: Count) -> str:
    return count.key or _("没有填")


def _write(file: Path, content: str) -> None:
    try:
        # With a mark at its beginning, spreadsheets read it as what it is.
        file.write_text(content, "utf-8-sig")
    except OSError as fault:
        raise DeskError("output.unwritable", folder=str(file.parent)) from fault
