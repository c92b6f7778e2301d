"""The tables in use (下发的表): which version of each, the county's or ours, and the way back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.background import Topic
from ui.chosen_files import file_to_open
from ui.officer.parts.station import Station
from ui.table_names import table_names
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import ElidedLabel
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import TableChange, TableState
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class TablesCard(Card):
    """Each table in a line; what the county sent is looked at before it is put to use."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("县里下发的表"), "tablesCard", icon="list", note=_("重新打开程序后生效"))
        self._station = station
        self._file: Path | None = None
        self._lines = Shelf(look)
        self._preview = Notice(look, "", "tablesPreview", action=_("装上"))
        self._preview.hide()
        choose = Button(look, _("装县里发来的表"), "chooseTables", icon="folder")
        self.body.addWidget(self._lines)
        self.body.addWidget(self._preview)
        self.body.addLayout(row(look, choose, None))
        self._preview.acted.connect(self._apply)
        choose.clicked.connect(self._choose)

    def reload(self) -> None:
        """Read again which tables are in use."""
        desk = self._station.desk
        self._station.background.ask(self, desk.tables.in_use, self._show, self._refused)
        self._station.background.ask(self, desk.tables.preview, self._show_offered, self._refused)

    def look_at(self, file: Path) -> None:
        """Say what a file from the county would change."""
        desk = self._station.desk
        self._file = file
        self._station.background.ask(
            self, lambda: desk.tables.preview(file), self._show_preview, self._refused
        )

    def _show(self, tables: tuple[TableState, ...]) -> None:
        self._lines.fill(map(self._line, tables))

    def _line(self, each: TableState) -> QWidget:
        look = self._station.look
        whose = _("县里下发") if each.from_county else _("随程序带的")
        inside = row(look, spacing=6)
        inside.addWidget(ElidedLabel(f"{table_names()[each.table]}　{each.version}　{whose}"), 1)
        if each.can_go_back:
            back = Button(look, _("退回上一版"), f"rollBack_{each.table}", kind="ghost")
            back.setAccessibleName(_("{table}退回上一版").format(table=table_names()[each.table]))
            back.clicked.connect(lambda: self._roll_back(each.table))
            inside.addWidget(back)
        panel = QWidget()
        panel.setObjectName(f"table_{each.table}")
        panel.setLayout(inside)
        return panel

    def _show_offered(self, changes: tuple[TableChange, ...]) -> None:
        """What came with a reply waits here, until somebody looks at a file instead."""
        if changes and self._file is None:
            self._show_preview(changes)

    def _show_preview(self, changes: tuple[TableChange, ...]) -> None:
        words = _("{table}：现在 {present}，换成 {version}，增 {added} 行，减 {removed} 行。")
        said = (
            words.format(
                table=table_names()[each.table],
                present=each.present,
                version=each.version,
                added=each.added,
                removed=each.removed,
            )
            for each in changes
        )
        self._preview.say("\n".join(said), NoticeKind.INFO, _("装上"))
        self._preview.show()

    def _apply(self) -> None:
        desk, file = self._station.desk, self._file
        self._station.background.change(
            self, lambda: desk.tables.apply(file), self._applied, self._refused, about=Topic.OFFICE
        )

    def _applied(self, _changes: tuple[TableChange, ...]) -> None:
        self._preview.hide()
        self._file = None
        self._station.tell(_("已装上，重新打开程序后生效。不对可以退回上一版。"), NoticeKind.OK)
        self.reload()

    def _roll_back(self, table: str) -> None:
        desk = self._station.desk
        self._station.background.change(
            self,
            lambda: desk.tables.roll_back(table),
            self._rolled_back,
            self._refused,
            about=Topic.OFFICE,
        )

    def _rolled_back(self, version: str) -> None:
        words = _("已退回 {version}，重新打开程序后生效。").format(version=version)
        self._station.tell(words, NoticeKind.OK)
        self.reload()

    def _choose(self) -> None:
        if chosen := file_to_open(self, _("县里发来的表"), on_stick=True):
            self.look_at(chosen)

    def _refused(self, fault: DeskError) -> None:
        self._preview.hide()
        self._station.refused(fault)
