"""Sending a table to the desks (下发表): which one, from which file, to whom, onto which stick."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ui.chosen_files import chosen_folder
from ui.county.asked import DeskField, FileField
from ui.county.station import CountyPage, Station
from ui.failures import words_for
from ui.table_names import table_names
from ui.widgets.boxes import Scrolled, Shelf, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.answers import DeskLine, SentTable
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class TablesPage(CountyPage):
    """One form; what was written, and what was not, stands below it."""

    def __init__(self, station: Station) -> None:
        super().__init__(station, "tablesPage")
        look = station.look
        self._desks: tuple[DeskLine, ...] = ()
        self.table = choices(table_names().items())
        self._table = Field(look, _("哪一种表"), self.table, "tableName", required=True)
        self.to = DeskField(look, "tableDesk", every=_("每个接待台"))
        self.file = FileField(look, _("表的文件"), "tableFile", hint=_("写法见信息员手册“下发的表”"))
        self._hold = Button(look, _("随下一份回执带去"), "holdTable", icon="inbox")
        self._send = Button(look, _("选U盘，写出"), "sendTable", kind="primary", icon="stick")
        self._pressed = self._send
        self._results = Shelf(look)
        card = Card(look, _("下发表"), "tableCard", icon="list")
        words = _(
            "每个接待台写一个密封的文件，放在U盘的 XINFANG/ack；或者不另写，随下一份回执带去。"
            "接待台先预览，负责人装上才用。"
        )
        fields = Grid(look, columns=2, narrowest=240)
        fields.fill(((self._table, 1), (self.to, 1), (self.file, 2)))
        card.body.addWidget(label(words, "label", wrap=True))
        card.body.addWidget(fields)
        card.body.addLayout(row(look, None, self._hold, self._send))
        card.body.addWidget(self._results)
        page = column(look, card, None, margins=(12, 10, 12, 10))
        self._scroll = Scrolled(frame("page", page), "tableScroll")
        whole = column(look)
        whole.addWidget(self._scroll)
        self.setLayout(whole)
        self._send.clicked.connect(self._choose_folder)
        self._hold.clicked.connect(self.hold)
        self.file.line.returnPressed.connect(self._choose_folder)

    def offer(self, desks: tuple[DeskLine, ...]) -> None:
        """These are the desks now."""
        self._desks = desks
        self.to.offer(desks)

    def hold(self) -> None:
        """Keep the table for the next reply to the desk that is chosen, or to each."""
        if self._is_whole():
            self._send_by(None, self._hold)

    def send(self, folder: Path) -> None:
        """Write the table for the desk that is chosen, or for each, to ``folder``."""
        self._send_by(folder, self._send)

    def _send_by(self, folder: Path | None, pressed: Button) -> None:
        self._pressed = pressed
        office, table, file = self._station.office, str(self.table.currentData()), self.file.file()
        desks = [self.to.desk()] if self.to.desk() else [each.desk for each in self._desks]
        for button in (self._hold, self._send):
            button.setEnabled(False)
        self._station.background.change(
            self, lambda: office.send_tables(desks, table, file, folder), self._show, self._refused
        )

    def _choose_folder(self) -> None:
        if not self._is_whole():
            return
        if chosen := chosen_folder(self, _("表写到哪个文件夹"), on_stick=True):
            self.send(chosen)

    def _is_whole(self) -> bool:
        self._results.fill(())
        self.file.show_fault("" if self.file.line.text().strip() else _("请选表的文件。"))
        self.to.show_fault("" if self._desks else _("还没有接待台。请先接收它们的登记卡。"))
        if self.file.fault or self.to.fault:
            self._point_at(self.file if self.file.fault else self.to)
        return not (self.file.fault or self.to.fault)

    def _show(self, results: Sequence[SentTable]) -> None:
        self._rest()
        self._results.fill(self._notice(place, each) for place, each in enumerate(results))
        self._scroll.bring(self._results)

    def _notice(self, place: int, sent: SentTable) -> Notice:
        if sent.fault is not None:
            words = f"{sent.desk}：{words_for(sent.fault)}"
            return Notice(self._station.look, words, f"tableSent_{place}", kind=NoticeKind.DANGER)
        words = _("{desk}：已写好并核对，{file}").format(desk=sent.desk, file=sent.file)
        if sent.file is None:
            words = _("{desk}：已记下，随下一份回执带去。").format(desk=sent.desk)
        return Notice(self._station.look, words, f"tableSent_{place}", kind=NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._rest()
        if fault.code.startswith("drive."):
            self._station.refused(fault)
            return
        facts = fault.facts
        if "table" in facts:
            facts = facts | {"table": table_names()[str(facts["table"])]}
        self.file.show_fault(words_for(DeskError(fault.code, **facts)))
        self._point_at(self.file)

    def _point_at(self, field: Field) -> None:
        field.control.setFocus()
        self._scroll.bring(field)

    def _rest(self) -> None:
        for button in (self._hold, self._send):
            button.setEnabled(True)
        self._pressed.setFocus()
