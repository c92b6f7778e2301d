"""Accusations to the discipline authority (检举控告移送): what waits, and the file that it is handed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ui.chosen_files import chosen_folder
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import SealedWaiting
from xinfang_desk.desk.counter import entitled
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

if TYPE_CHECKING:
    from xinfang_desk.domain.record import DisciplineBatch


class SealedCard(Card):
    """What of the accusations waits for the authority, and the file of it; hidden while nothing does."""

    def __init__(self, station: Station) -> None:
        look = station.look
        note = _("封好后只有纪检监察机关能打开")
        super().__init__(look, _("移送检举控告"), "sealedCard", icon="seal", note=note)
        self._station = station
        self._words = label("", wrap=True, name="sealedWaiting")
        self._refusal = Notice(look, "", "sealedRefused", kind=NoticeKind.DANGER)
        self._make = Button(look, _("封装检举控告"), "makeDisciplineBatch", icon="folder")
        self.body.addWidget(self._words)
        self.body.addWidget(self._refusal)
        self.body.addLayout(row(look, None, self._make))
        self._make.clicked.connect(self._choose_folder)
        self._refusal.hide()
        self.hide()

    def reload(self) -> None:
        """Read again what waits; whoever may not hand it over sees nothing of it."""
        desk = self._station.desk

        def read() -> SealedWaiting | None:
            mine = desk.accounts.mine()
            return desk.discipline.waiting() if entitled(desk.discipline.waiting, mine.duties) else None

        self._station.background.ask(self, read, self._show, self._station.refused)

    def make(self, folder: Path) -> None:
        """Seal what waits and write it to ``folder``."""
        desk = self._station.desk
        self._make.setEnabled(False)
        self._refusal.hide()
        self._station.background.change(
            self, lambda: desk.discipline.make_batch(folder), self._made, self._refused
        )

    def _show(self, found: SealedWaiting | None) -> None:
        self.setVisible(found is not None and found.records > 0)
        if found is not None:
            words = _("有 {count} 件检举控告等着移送。写到U盘，当面交给纪检监察机关，不要交给别人。")
            if not found.enrolled:
                words = _("有 {count} 件等着移送。还没有纪检监察机关的登记卡，请保密员先在“设置”里接收。")
            self._words.setText(words.format(count=found.records))
            self._make.setEnabled(found.enrolled)

    def _choose_folder(self) -> None:
        if chosen := chosen_folder(self, _("检举控告写到哪里"), on_stick=True):
            self.make(chosen)

    def _made(self, batch: DisciplineBatch | None) -> None:
        if batch is None:
            self._station.tell(_("没有要移送的检举控告。"), NoticeKind.INFO)
        else:
            words = _("已封装、写入、读回核对，共 {count} 件。文件：{file}。请当面交给纪检监察机关。")
            self._station.tell(words.format(count=batch.records, file=batch.file), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._make.setEnabled(True)
        self._refusal.say(words_for(fault), NoticeKind.DANGER)
        self._refusal.show()
