"""The ledger (台账): every matter as a line, sorted and narrowed, as a file and on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ui.background import Topic
from ui.chosen_files import file_to_save
from ui.failures import words_for
from ui.officer.lists.ledger_model import COLUMNS, LedgerModel
from ui.officer.lists.ledger_narrowing import LedgerNarrowing
from ui.officer.lists.ledger_saving import LedgerSaving
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.printing import Sheet
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.inputs.segments import Segments
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import NoticeKind
from ui.widgets.shown.table import SharingTable, plain
from xinfang_desk.domain.books.every_matter import PAGE, SORTED_BY, Column, Found, LedgerRow, Wanted
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _
from xinfang_desk.words.ledger_words import heading

_WIDTHS = {
    Column.NUMBER: 92,
    Column.RECEIVED_AT: 108,
    Column.PEOPLE: 92,
    Column.PEOPLE_INVOLVED: 52,
    Column.ID_NUMBERS: 160,
    Column.PHONES: 110,
    Column.VILLAGE: 84,
    Column.CONTENT: 90,
    Column.PURPOSE: 76,
    Column.ROUTE: 84,
    Column.OUTCOME: 84,
    Column.TO: 100,
    Column.STATE: 72,
    Column.DUE: 68,
    Column.OFFICER: 76,
}
"""Widths at 100 %; the summary takes the room that is left."""


class LedgerPage(DeskPage):
    """Days and choices over a table; under it what leaves the office."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "ledgerPage")
        look = station.look
        self._found: Found | None = None
        self._asked = 0
        self._keeps = False
        self._total = ElidedLabel("", "label")
        self._total.setObjectName("ledgerTotal")
        self.narrowing = LedgerNarrowing(look, station.today)
        self._choose = Button(look, _("列"), "ledgerColumns", kind="ghost", icon="list")
        self._menu = QMenu(self)
        self._choose.setMenu(self._menu)
        self.model = LedgerModel(self)
        self.table = SharingTable(COLUMNS.index(Column.SUMMARY))
        self.table.setObjectName("ledgerTable")
        self.table.setAccessibleName(_("台账"))
        self.table.setModel(self.model)
        plain(self.table)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        self._order = COLUMNS.index(Column.RECEIVED_AT), Qt.SortOrder.DescendingOrder
        header.setSortIndicator(*self._order)
        choices = (("masked", _("遮住")), ("whole", _("全写")))
        self.numbers = Segments(look, _("证件号和电话"), "ledgerNumbers", choices, kind="tab")
        self.numbers.choose("masked")
        self.why = QLineEdit()
        self.why.setObjectName("ledgerWhy")
        self.why.setAccessibleName(_("写全是为什么"))
        self.why.setPlaceholderText(_("写全是为什么，记入留痕"))
        self._print = Button(look, _("打印 A4横"), "printLedger", icon="printer", keys="Ctrl+P")
        self._save = Button(look, _("导出表格"), "saveLedger", kind="primary", icon="document", keys="Ctrl+E")
        self.saving = LedgerSaving(station)
        self.narrowing.add(self._choose)
        head = row(look, label(_("台账"), "title"), spacing=12)
        head.addWidget(self._total, 1)
        head.addWidget(self.narrowing.text)
        foot = row(
            look, label(_("证件号和电话"), "label"), self.numbers, self.why, None, self._print, self._save
        )
        foot.setAlignment(self.numbers, Qt.AlignmentFlag.AlignVCenter)
        page = column(look, head, self.narrowing, margins=(12, 10, 12, 10), spacing=8)
        page.addWidget(self.table, 1)
        page.addWidget(self.saving)
        page.addLayout(foot)
        inside = column(look, spacing=0)
        inside.addWidget(frame("page", page), 1)
        self.setLayout(inside)
        # The last of all: a page that is opened begins with the days, and not with a search.
        self.narrowing.text.raise_()
        self._reading = QTimer(self, interval=0, singleShot=True)
        self._reading.timeout.connect(self._read_in_sight)
        self.model.missing.connect(self._reading.start)
        self.narrowing.changed.connect(self.reload)
        header.sortIndicatorChanged.connect(self._sorted)
        header.sectionMoved.connect(lambda *_places: self._keep_columns())
        self.table.activated.connect(self._open)
        self.numbers.chosen.connect(lambda _key: self._follow_numbers())
        self._print.clicked.connect(self.print_it)
        self._save.clicked.connect(self._choose_file)
        self.saving.ended.connect(self._saved)
        self.saving.refused.connect(self._refused)
        look.resized.connect(self._follow)
        self._actions = {
            "Ctrl+P": self.print_it,
            "Ctrl+E": self._choose_file,
            "Alt+Up": lambda: self._sort(descending=False),
            "Alt+Down": lambda: self._sort(descending=True),
            "Alt+Left": lambda: self.narrowing.turn(1),
            "Alt+Right": lambda: self.narrowing.turn(-1),
        }
        anywhere = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, place, context in (
            # Of the table alone: elsewhere they open a list of choices.
            ("Alt+Up", self.table, Qt.ShortcutContext.WidgetShortcut),
            ("Alt+Down", self.table, Qt.ShortcutContext.WidgetShortcut),
            ("Alt+Left", self, anywhere),
            ("Alt+Right", self, anywhere),
        ):
            pressed = QShortcut(QKeySequence(keys), place, context=context)
            pressed.activated.connect(self._actions[keys])
        self._follow_numbers()
        self._follow()
        station.background.ask(self, station.desk.ledger.columns, self._show_columns)

    def reload(self) -> None:
        """Read again which matters there are; what was asked before counts no more."""
        self._asked += 1
        asked, wanted, desk = self._asked, self.wanted(), self._station.desk

        def show(found: Found) -> None:
            if asked == self._asked:
                self._show(found)

        background = self._station.background
        if wanted.text:
            # Who was looked for is kept.
            background.change(
                self, lambda: desk.ledger.found(wanted), show, self._station.refused, about=Topic.UNSEEN
            )
        else:
            background.ask(self, lambda: desk.ledger.found(wanted), show, self._station.refused)
        columns = (Column.CONTENT, Column.VILLAGE, Column.OFFICER)
        background.ask(
            self, lambda: {each: desk.ledger.named(each) for each in columns}, self.narrowing.offer
        )

    def search_line(self) -> QWidget:
        """Where one looks for something in the table."""
        return self.narrowing.text

    def wanted(self) -> Wanted:
        """What the table is narrowed to, and its order."""
        section, order = self._order
        return self.narrowing.wanted(sort=COLUMNS[section], descending=order is Qt.SortOrder.DescendingOrder)

    def columns(self) -> tuple[Column, ...]:
        """The columns in sight, from left to right."""
        header = self.table.horizontalHeader()
        places = (header.logicalIndex(at) for at in range(header.count()))
        return tuple(COLUMNS[each] for each in places if not header.isSectionHidden(each))

    def print_it(self) -> None:
        """What is shown, on paper."""
        wanted, columns, desk = self.wanted(), self.columns(), self._station.desk
        Sheet(self._station, self, "ledger", lambda: desk.ledger.sheet(wanted, columns)).print_it()

    def save(self, file: Path) -> None:
        """Write what is shown to ``file``: these lines, these columns, this order."""
        why = self.why.text() if self.numbers.choice() == "whole" else None
        if self._found is not None and not self.saving.under_way():
            self._save.setEnabled(False)
            self.saving.begin(file, self._found.numbers, self.columns(), why)

    def _show(self, found: Found) -> None:
        words = _("{days}　{count} 件 · {people} 人 · 办结 {closed} · 过期 {overdue}").format(
            days=self.narrowing.said(),
            count=len(found.numbers),
            people=found.people,
            closed=found.closed,
            overdue=found.overdue,
        )
        if found.withheld:
            words += _(" · 还有 {count} 件已封存或等确认，不在表里").format(count=found.withheld)
        if found.void:
            words += _(" · 还有 {count} 件作废的，不在表里").format(count=found.void)
        self._total.setText(words)
        self._save.setEnabled(bool(found.numbers) and not self.saving.under_way())
        same = self._found is not None and self._found.numbers == found.numbers
        self._found = found
        if same:
            self.model.forget()
            return
        at = self.table.currentIndex()
        stood = self.model.numbers[at.row()] if at.isValid() else None
        self.model.show(found.numbers)
        if stood in found.numbers:
            self.table.setCurrentIndex(self.model.index(found.numbers.index(stood), at.column()))
        elif found.numbers:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _read_in_sight(self) -> None:
        """Ask for the pages that are in sight and have not been read."""
        if not self.model.numbers:
            return
        height = self.table.viewport().height()
        first = max(self.table.rowAt(0), 0)
        last = self.table.rowAt(height - 1)
        last = last if last >= 0 else len(self.model.numbers) - 1
        for at in range(first // PAGE, last // PAGE + 1):
            if not self.model.holds(at):
                self._read_page(at)

    def _read_page(self, at: int) -> None:
        ledger, asked, numbers = self._station.desk.ledger, self._asked, self.model.page(at)

        def put(rows: tuple[LedgerRow, ...]) -> None:
            if asked == self._asked:
                self.model.put(at, rows)

        self._station.background.ask(self, lambda: ledger.lines(numbers), put)

    def _open(self, index: QModelIndex) -> None:
        self._station.ways.open_matter(self.model.numbers[index.row()])

    def _sort(self, *, descending: bool) -> None:
        """By the column in which the current line is current."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(max(self.table.currentIndex().column(), 0), order)

    def _sorted(self, section: int, order: Qt.SortOrder) -> None:
        """Read in another order; what identifies people sorts nothing, and the order stays."""
        if COLUMNS[section] in SORTED_BY:
            self._order = section, order
            self.reload()
        else:
            self.table.horizontalHeader().setSortIndicator(*self._order)
            words = _("不按“{column}”排。").format(column=heading(COLUMNS[section]))
            self._station.tell(words, NoticeKind.INFO)

    def _show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show these in this order, and offer the others."""
        header = self.table.horizontalHeader()
        self._keeps = False
        for to, each in enumerate((*columns, *(every for every in COLUMNS if every not in columns))):
            header.moveSection(header.visualIndex(COLUMNS.index(each)), to)
        self._menu.clear()
        for at, each in enumerate(COLUMNS):
            header.setSectionHidden(at, each not in columns)
            action = QAction(heading(each), self._menu, checkable=True, checked=each in columns)
            action.setObjectName(f"ledgerColumn_{each.value}")
            action.toggled.connect(lambda on, at=at: self._turn_column(at, shown=on))
            self._menu.addAction(action)
        self._keeps = True
        self._count_columns()

    def _turn_column(self, at: int, *, shown: bool) -> None:
        self.table.horizontalHeader().setSectionHidden(at, not shown)
        self._keep_columns()

    def _keep_columns(self) -> None:
        """Remember for who sits here what they look at."""
        self._count_columns()
        columns, ledger = self.columns(), self._station.desk.ledger
        if self._keeps:
            self._station.background.change(
                self,
                lambda: ledger.keep_columns(columns),
                lambda _nothing: None,
                self._station.refused,
                about=Topic.UNSEEN,
            )

    def _count_columns(self) -> None:
        words = _("列 {shown}/{all}").format(shown=len(self.columns()), all=len(COLUMNS))
        self._choose.say(words)

    def _choose_file(self) -> None:
        if self._found is None or not self._found.numbers or self.saving.under_way():
            return
        since, until = self.narrowing.days()
        span = "-".join(f"{each:%Y%m%d}" for each in dict.fromkeys((since, until)) if each)
        if chosen := file_to_save(self, _("台账存到哪里"), f"{_('台账')}_{span or _('全部')}.xlsx"):
            self.save(chosen)

    def _saved(self, count: int, file: Path) -> None:
        self._save.setEnabled(True)
        self._station.tell(_("已存 {count} 件到 {file}").format(count=count, file=file), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._save.setEnabled(True)
        if fault.code == "full.why_missing":
            self.why.setFocus()
        if fault.code == "output.stopped":
            self._station.tell(words_for(fault), NoticeKind.INFO)
        else:
            self._station.refused(fault)

    def _follow_numbers(self) -> None:
        self.why.setVisible(self.numbers.choice() == "whole")

    def _follow(self) -> None:
        px = self._station.look.px
        self.table.verticalHeader().setDefaultSectionSize(px(28))
        for each, width in _WIDTHS.items():
            self.table.setColumnWidth(COLUMNS.index(each), px(width))
        # Two lines at least: what leaves the office stays in sight under them.
        self.table.setMinimumHeight(px(30 + 2 * 28))
