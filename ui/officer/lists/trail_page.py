"""The trail (操作留痕), read and taken along: who did what when and why. Nothing is changed here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.chosen_files import file_to_save
from ui.officer.parts.days import past_day
from ui.officer.parts.desk_page import DeskPage
from ui.officer.parts.history import said
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.shown.table import TableModel, table_of
from xinfang_desk.domain.record import HistoryLine
from xinfang_desk.files import begins, json_bytes, write_file
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.desk.answers import TrailExport

_DONE = 3
_WIDTHS = {0: 64, 1: 150, 2: 110, 4: 210}
"""Widths of the other columns at 100 %."""


class TrailPage(DeskPage):
    """Filters, a table, and a signed export; a reading is a line too, so a button asks for it."""

    def __init__(self, station: PageStation) -> None:
        super().__init__(station, "trailPage")
        look = station.look
        self._bound = Bound(self, station, self._clear)
        self._found: TrailExport | None = None
        self.officer, self.looked_for = QLineEdit(), QLineEdit()
        self.since, self.until = (past_day(station) for _ in range(2))
        self._days = (
            Field(look, _("从哪天"), self.since, "trailSince"),
            Field(look, _("到哪天"), self.until, "trailUntil"),
        )
        grid = Grid(look, columns=4, narrowest=170)
        grid.add(Field(look, _("谁做的"), self.officer, "trailOfficer"))
        for field in self._days:
            grid.add(field)
        hint = _("姓名或证件号，看谁查过")
        grid.add(Field(look, _("谁查过这个人"), self.looked_for, "trailLookedFor", hint=hint))
        read = Button(look, _("查阅"), "readTrail", kind="primary", icon="search")
        self._export = Button(look, _("导出（带签名）"), "exportTrail", icon="document")
        self._export.setEnabled(False)
        self._verdict = Shelf(look)
        titles = (_("序号"), _("时间"), _("谁"), _("做了什么"), _("对哪一件"))
        self._model: TableModel[tuple[str, ...]] = TableModel(titles, tuple, self)
        self.table = table_of(self._model, "trailTable", _("操作留痕"), widest=_DONE)
        self._count = label(
            _("选好条件，点“查阅”。查阅本身也记进留痕。"), "label", wrap=True, name="trailCount"
        )
        page = column(look, label(_("操作留痕"), "title"), grid, margins=(12, 10, 12, 10), spacing=12)
        page.addLayout(row(look, None, self._export, read))
        page.addWidget(self._count)
        page.addWidget(self._verdict)
        page.addWidget(self.table, 1)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", page), "trailScroll"), 1)
        self.setLayout(inside)
        read.clicked.connect(self.read)
        for line in (self.officer, self.looked_for, self.since, self.until):
            line.returnPressed.connect(self.read)
        self._export.clicked.connect(self._choose_file)
        look.resized.connect(self._follow)
        self._follow()

    def search_line(self) -> QWidget:
        """Who did it."""
        return self.officer

    def reload(self) -> None:
        """What was read stands until it is asked for again: each reading is a line of the trail."""

    def read(self) -> None:
        """Read the lines that fit what is written in the filters."""
        for field, edit in zip(self._days, (self.since, self.until), strict=True):
            field.show_fault(edit.fault())
        if self.since.fault() or self.until.fault():
            return
        desk = self._station.desk
        officer, looked_for = self.officer.text().strip(), self.looked_for.text().strip()
        since, until = self.since.day(), self.until.day()
        self._bound.turn()
        self._bound.ask(
            lambda _none: desk.trail.export(officer=officer, since=since, until=until, looked_for=looked_for),
            self._show,
            self._station.refused,
            marks=Topic.UNSEEN,
        )

    def export(self, file: Path) -> None:
        """Write what is shown to ``file``, with the desk's signature over it."""
        found = self._found
        if found is not None:
            self._station.background.ask(
                self,
                lambda: _write(file, found),
                lambda _nothing: self._exported(file),
                self._station.refused,
            )

    def _clear(self) -> None:
        self._found = None
        self._model.show(())
        self._export.setEnabled(False)
        self._count.clear()
        self._verdict.fill(())

    def _show(self, found: TrailExport) -> None:
        self._found = found
        self._model.show(_rows(found))
        self.table.scrollToBottom()
        self._export.setEnabled(True)
        self._count.setText(
            _("{count} 条").format(count=len(found.lines)) if found.lines else _("没有符合的留痕。")
        )
        words, kind = _("留痕首尾相连，没有断，也没有改过。"), NoticeKind.OK
        if not found.sound:
            words = _("留痕断了或被改过。请停用这台电脑，把导出的文件交给县里核对。")
            kind = NoticeKind.DANGER
        self._verdict.fill([Notice(self._station.look, words, "trailSound", kind=kind)])

    def _choose_file(self) -> None:
        office = self._station.desk.office
        name = f"{_('操作留痕')}_{office.code}-{office.desk}_{self._station.today():%Y%m%d}.json"
        if chosen := file_to_save(self, _("留痕导出到哪里"), name):
            self.export(chosen)

    def _exported(self, file: Path) -> None:
        self._station.tell(_("已导出并签名：{file}").format(file=file), NoticeKind.OK)

    def _follow(self) -> None:
        look = self._station.look
        self.table.setMinimumHeight(look.px(260))
        self.table.verticalHeader().setDefaultSectionSize(look.px(36))
        for place, width in _WIDTHS.items():
            self.table.setColumnWidth(place, look.px(width))


_BEGINS = json_bytes({"lines": []}).partition(b"[")[0]
"""How an export begins, whatever is in it."""


def _rows(found: TrailExport) -> list[tuple[str, ...]]:
    done = [
        HistoryLine(at=each.at, verb=each.verb, officer=each.officer, detail=each.detail)
        for each in found.lines
    ]
    return [
        (str(line.seq), f"{line.at:%Y-%m-%d %H:%M}", line.officer, said(each), line.subject)
        for line, each in zip(found.lines, done, strict=True)
    ]


def _write(file: Path, found: TrailExport) -> None:
    write_file(file, json_bytes(found.document()), begins(_BEGINS))
