"""What entering a table would do (录入前先看): what is bad, what contradicts, what is new."""

from __future__ import annotations

from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QTableView, QWidget

from ui.county.station import Station
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.flow import Flow
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import label
from ui.widgets.shown.pill import Pill, PillKind
from ui.widgets.shown.table import TableModel, table_of
from xinfang_desk.county.sheets.mapping import BadCell
from xinfang_desk.county.sheets.plan import Contradiction, NewRow, Plan, beside
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _
from xinfang_desk.words.county_events import event_name

T = TypeVar("T")

_ROW = 38
_MAY_LACK = (4, 5, 6)
"""Columns of what is new that a table need not have: not shown where nothing stands in them."""
_MOST = 200
"""Rows of a list that are shown; the counts above tell of all."""


class PlanView(QWidget):
    """Four counts, and under them a list of each kind that is there."""

    decided = Signal(str, str)
    """A number, and which of the two shall stand: ``kept`` or ``table``."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = self._look = station.look
        self._widths: dict[QTableView, dict[int, int]] = {}
        self.setObjectName("planView")
        self._counts = {name: Pill(look, "") for name in ("new", "same", "contradicts", "bad")}
        for name, pill in self._counts.items():
            pill.setObjectName(f"planCount_{name}")
        self._bad: TableModel[BadCell] = TableModel(
            (_("哪一格"), _("里面写着"), _("为什么不行，怎么改")), _bad_cells, self
        )
        self._new: TableModel[NewRow] = TableModel(
            (_("编号"), _("事由"), _("动作"), _("日期"), _("文书号"), _("期限"), _("内容")), _new_cells, self
        )
        self._bad_title = label(_("不对的"), "section")
        self._bad_table = self._table(self._bad, "badTable", _("不对的格子"), {0: 190, 1: 170})
        self._clash_title = label("", "section", name="clashTitle")
        self._clashes = Shelf(look, spacing=6)
        self._new_title = label(_("会新录入的"), "section")
        self._new_table = self._table(
            self._new, "newTable", _("会新录入的进展"), {0: 200, 2: 72, 3: 100, 4: 110, 5: 100, 6: 112}
        )
        parts = (
            self._bad_title,
            self._bad_table,
            self._clash_title,
            self._clashes,
            self._new_title,
            self._new_table,
        )
        inside = column(look, *parts, None, margins=(12, 8, 12, 8), spacing=6)
        counts = Flow(look)
        counts.add(*self._counts.values())
        whole = column(look, counts, spacing=8)
        whole.addWidget(Scrolled(frame("card", inside), "planScroll"), 1)
        self.setLayout(whole)
        self.show_plan(Plan())
        look.resized.connect(self._follow)
        self._follow()

    def show_plan(self, plan: Plan) -> None:
        """Show what would be done."""
        counts = {
            "new": (_("会新录入 {count}"), len(plan.new), PillKind.INFO),
            "same": (_("一样的，跳过 {count}"), plan.same, PillKind.IDLE),
            "contradicts": (_("和已有的不合 {count}"), len(plan.contradicts), PillKind.WARN),
            "bad": (_("不对的 {count}"), len(plan.bad), PillKind.DANGER),
        }
        for name, (words, count, kind) in counts.items():
            self._counts[name].show_state(words.format(count=count), kind if count else PillKind.IDLE)
        self._bad.show(plan.bad[:_MOST])
        self._new.show(plan.new[:_MOST])
        told = [_new_cells(each) for each in plan.new[:_MOST]]
        for place in _MAY_LACK:
            self._new_table.setColumnHidden(place, not any(cells[place] for cells in told))
        self._clashes.fill(self._clash(each) for each in plan.contradicts[:_MOST])
        open_ones = sum(not each.decided for each in plan.contradicts)
        clashes = _("要定的：台账里已经有了，表里说的不一样。共 {count} 件，还有 {left} 件没定")
        self._clash_title.setText(clashes.format(count=len(plan.contradicts), left=open_ones))
        shown: tuple[tuple[QLabel, QWidget, int], ...] = (
            (self._bad_title, self._bad_table, len(plan.bad)),
            (self._clash_title, self._clashes, len(plan.contradicts)),
            (self._new_title, self._new_table, len(plan.new)),
        )
        for title, part, count in shown:
            title.setVisible(count > 0)
            part.setVisible(count > 0)
        for table, count in ((self._bad_table, len(plan.bad)), (self._new_table, len(plan.new))):
            table.setFixedHeight(self._look.px(_ROW * (min(count, 7) + 1) + 6))

    def _clash(self, clash: Contradiction) -> QWidget:
        line = QWidget()
        which = Segments(
            self._look,
            _("{number} 用哪个").format(number=grouped(clash.number)),
            f"decide_{clash.row}",
            (("kept", _("已有的")), ("table", _("表里的"))),
        )
        which.choose(clash.decided or None)
        which.chosen.connect(partial(self.decided.emit, clash.number))
        kept, table = _("另一个信访件编号或查询码"), _("信访件编号、查询码不一样")
        if clash.kept is not None and clash.new.answer is not None:
            kept, table = beside(clash.kept, clash.new.answer)
        words = _("{number}　已经录的：{kept}　表里第{row}行：{table}").format(
            number=grouped(clash.number),
            kept=kept,
            row=clash.row,
            table=table,
        )
        inside = row(self._look, spacing=8)
        inside.addWidget(label(words, wrap=True), 1)
        inside.addWidget(which)
        line.setLayout(inside)
        return line

    def _table(self, model: TableModel[T], name: str, words: str, widths: dict[int, int]) -> QTableView:
        widest = next(place for place in range(model.columnCount()) if place not in widths)
        table: QTableView = table_of(model, name, words, widest=widest)
        self._widths[table] = widths
        return table

    def _follow(self) -> None:
        for table, widths in self._widths.items():
            table.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))
            for place, width in widths.items():
                table.setColumnWidth(place, self._look.px(width))


def _bad_cells(bad: BadCell) -> tuple[str, ...]:
    where = _("第{row}行 {letter}列 {sheet}").format(sheet=bad.sheet, row=bad.row, letter=bad.letter)
    return where.strip(), bad.value, bad.words.partition("：")[2] or bad.words


def _new_cells(new: NewRow) -> tuple[str, ...]:
    answer = new.answer
    if answer is None:
        told = new.national[0] if new.national else ""
        return grouped(new.number), new.summary, _("信访件编号"), "", told, "", ""
    return (
        grouped(new.number),
        new.summary,
        event_name(answer.event),
        answer.day.isoformat(),
        answer.document,
        answer.due.isoformat() if answer.due else "",
        " ".join(answer.text.split()),
    )
