"""Entering answers from a table (从表格录入): chosen, mapped, looked through, entered whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from ui.chosen_files import file_to_open
from ui.county.entries.mapping_card import MappingCard
from ui.county.entries.plan_view import PlanView
from ui.county.station import CountyPage, Station
from ui.failures import words_for
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose, numbers, refill
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.sheets.entering import SourceLine
from xinfang_desk.county.sheets.mapping import Mapping
from xinfang_desk.county.sheets.plan import Plan
from xinfang_desk.county.sheets.reading import Sheet, Table
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_LEFT = 460


class EntriesPage(CountyPage):
    """The file and its mapping at the left, what it would do at the right, the one act at the foot."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "entriesPage")
        look = station.look
        self._file: Path | None = None
        self._table: Table | None = None
        self._sources: tuple[SourceLine, ...] = ()
        self._decided: dict[str, str] = {}
        self._asked = 0
        self._ready = False
        self.chooser = Button(look, _("选表格"), "chooseTable", icon="inbox")
        self._about = label(_("XLSX 或 CSV，部门发来的办理情况表"), "label", wrap=True, name="tableAbout")
        self.source = QLineEdit()
        self._source = Field(look, _("来源"), self.source, "tableSource", required=True)
        self.known = choices(())
        self._known = Field(look, _("录过的来源"), self.known, "tableKnown")
        self.sheet = choices(())
        self._sheet = Field(look, _("用哪张表"), self.sheet, "tableSheet")
        self.header = numbers(1, 1000)
        self._header = Field(look, _("标题在第几行"), self.header, "tableHeader")
        self.mapping = MappingCard(station)
        self.plan = PlanView(station)
        self._said = label("", "label", wrap=True, name="entriesSaid")
        self.again = Button(look, _("改好了，重读 F5"), "readAgain", icon="back")
        self.enter_button = Button(look, _("录入"), "enterTable", kind="primary", icon="check")
        fields = Grid(look, columns=2, narrowest=150)
        fields.fill(((self._source, 1), (self._known, 1), (self._sheet, 1), (self._header, 1)))
        chosen = Card(look, _("从表格录入进展"), "tableFileCard", icon="list")
        for part in (self._about, fields):
            chosen.body.addWidget(part)
        chosen.body.addLayout(row(look, self.chooser, None))
        left = Scrolled(
            frame("page", column(look, chosen, self.mapping, None, margins=(12, 10, 4, 10), spacing=10)),
            "entriesScroll",
        )
        self._left = left
        right = column(look, margins=(4, 10, 12, 10), spacing=8)
        right.addWidget(self.plan, 1)
        halves = row(look, spacing=0)
        halves.addWidget(left)
        halves.addLayout(right, 1)
        foot = row(look, margins=(14, 8, 14, 8), spacing=10)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.again)
        foot.addWidget(self.enter_button)
        whole = column(look, spacing=0)
        whole.addLayout(halves, 1)
        whole.addWidget(frame("footer", foot, "entriesFoot"))
        self.setLayout(whole)
        self._actions = {"F5": self.read_again, "Ctrl+Return": self.enter}
        look.resized.connect(self._follow)
        self._follow()
        self.chooser.clicked.connect(self._choose)
        self.again.clicked.connect(self.read_again)
        self.enter_button.clicked.connect(self.enter)
        self.source.editingFinished.connect(self._sourced)
        self.known.activated.connect(self._take_known)
        self.sheet.activated.connect(self._laid_out)
        self.header.valueChanged.connect(self._laid_out)
        self.mapping.changed.connect(self._look_through)
        self.plan.decided.connect(self._decide)
        self._show_state()

    def _follow(self) -> None:
        self._left.setFixedWidth(self._station.look.px(_LEFT))

    def reload(self) -> None:
        """Read which sources are known; a table that is being looked through is held against the ledger."""
        self._station.background.ask(self, self._station.office.tables.sources, self._offer_sources)
        self._look_through()

    def open(self, file: Path) -> None:
        """Read a table; nothing of it is entered."""
        self._file = file
        self.chooser.setEnabled(False)
        self._station.background.aside(
            self, lambda: self._station.office.tables.open(file), self._opened, self._unread
        )

    def read_again(self) -> None:
        """Read the same file once more, after somebody has put it right."""
        if self._file is not None:
            self.open(self._file)

    def enter(self) -> None:
        """Enter all of it."""
        mapping = self._mapping()
        if self._table is None or mapping is None or not self._ready:
            return
        tables, table, source = self._station.office.tables, self._table, self.source.text()
        decided = dict(self._decided)
        self.enter_button.setEnabled(False)
        self._station.background.change(
            self, lambda: tables.enter(table, source, mapping, decided), self._entered, self._refused
        )

    def _choose(self) -> None:
        if chosen := file_to_open(self, _("选表格"), _("表格 (*.xlsx *.csv)"), on_stick=True):
            self.open(chosen)

    def _opened(self, table: Table) -> None:
        self.chooser.setEnabled(True)
        self._table, self._decided = table, {}
        refill(self.sheet, [(each.name, each.name or _("只有一张")) for each in table.sheets])
        name = self._file.name if self._file else ""
        rows = sum(len(each.rows) for each in table.sheets)
        about = _("{file}　{sheets}张表，{rows}行，{size} KB")
        self._about.setText(
            about.format(file=name, sheets=len(table.sheets), rows=rows, size=-(-table.size // 1024))
        )
        self._sourced()
        (self.source if not self.source.text().strip() else self.mapping).setFocus()

    def _unread(self, fault: DeskError) -> None:
        self.chooser.setEnabled(True)
        self._table = None
        self._show_state()
        self._station.refused(fault)

    def _offer_sources(self, sources: Sequence[SourceLine]) -> None:
        self._sources = tuple(sources)
        refill(self.known, [("", _("新的来源")), *((each.name, each.name) for each in sources)])
        self._known.setVisible(bool(sources))
        choose(self.known, self.source.text().strip())

    def _take_known(self) -> None:
        self.source.setText(str(self.known.currentData() or ""))
        self._sourced()

    def _sourced(self) -> None:
        """Another source: its mapping is the one that is kept for it."""
        kept = self._kept()
        if kept is not None:
            self.header.blockSignals(True)
            self.header.setValue(kept.header_row)
            self.header.blockSignals(False)
            if kept.sheet is not None and (place := self.sheet.findData(kept.sheet)) >= 0:
                self.sheet.setCurrentIndex(place)
        self._laid_out()

    def _laid_out(self) -> None:
        choose(self.known, self.source.text().strip())
        sheet = self._chosen_sheet()
        if sheet is not None:
            self.mapping.show_sheet(sheet, self.header.value(), self._kept())
        self._look_through()

    def _kept(self) -> Mapping | None:
        name = self.source.text().strip()
        return next((each.mapping for each in self._sources if each.name == name), None)

    def _chosen_sheet(self) -> Sheet | None:
        sheets = self._table.sheets if self._table else ()
        place = self.sheet.currentIndex()
        return sheets[place] if 0 <= place < len(sheets) else None

    def _mapping(self) -> Mapping | None:
        """What is said now, or None while something is lacking, which is told at the foot."""
        sheet = self._chosen_sheet()
        if self._table is None or sheet is None:
            self._say(_("还没有选表格。"))
            return None
        if not self.source.text().strip():
            self._say(_("请写这张表的来源，如县人社局；对应关系按来源记住。"))
            return None
        try:
            return self.mapping.mapping(sheet.name if len(self._table.sheets) > 1 else None)
        except DeskError as fault:
            lacking = {
                "number": _("请定下哪一列是编号。"),
                "columns.event": _("请定下哪一列是动作，或哪一列是信访件编号。"),
                "columns.date": _("请定下哪一列是日期。"),
                "org": _("请写整张表的办理单位，或定下哪一列是。"),
            }
            self._say(lacking.get(str(fault.facts.get("field")), words_for(fault)))
            return None

    def _look_through(self) -> None:
        """Hold the table against the ledger anew; an answer that comes late is dropped."""
        self._asked += 1
        self._ready = False
        mapping, asked = self._mapping(), self._asked
        if self._table is None or mapping is None:
            self.plan.show_plan(Plan())
            self._show_state()
            return
        tables, table, source = self._station.office.tables, self._table, self.source.text()
        decided = dict(self._decided)
        self._say(_("正在核对…"))
        self._station.background.ask(
            self,
            lambda: tables.preview(table, source, mapping, decided),
            lambda plan: self._show(plan) if asked == self._asked else None,
            self._refused,
        )

    def _decide(self, number: str, which: str) -> None:
        self._decided[number] = which
        self._look_through()

    def _show(self, plan: Plan) -> None:
        self.plan.show_plan(plan)
        if plan.before is not None:
            self._say(_("这个文件 {day} 录过，不用再录。").format(day=f"{plan.before:%Y-%m-%d %H:%M}"))
        elif not plan.ready:
            words = _("有 {bad} 格不对、{undecided} 件没定。改好以前一条也不录，台账没有动。")
            self._say(words.format(bad=len(plan.bad), undecided=plan.undecided))
        else:
            self._say(_("都对，可以录入。录入以后随下一份回执带给接待台。"))
        taking = len(plan.new) + sum(each.decided == "table" for each in plan.contradicts)
        self._ready = plan.ready and plan.before is None and taking > 0
        self.enter_button.setText(_("录入 {count} 条").format(count=taking) if taking else _("录入"))
        self._show_state()

    def _entered(self, plan: Plan) -> None:
        said = _("已录入 {count} 条，随下一份回执带给接待台。")
        self._station.tell(said.format(count=plan.taken), NoticeKind.OK)
        self.reload()

    def _refused(self, fault: DeskError) -> None:
        self._say(words_for(fault))
        self._show_state()

    def _say(self, words: str) -> None:
        self._said.setText(words)

    def _show_state(self) -> None:
        self.mapping.setVisible(self._table is not None)
        self.again.setEnabled(self._file is not None)
        self.enter_button.setEnabled(self._ready)
