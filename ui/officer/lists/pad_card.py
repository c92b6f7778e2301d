"""The pad for power cuts (停电本), printed while there is power: so many receipts, each with its number."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from ui.background import Topic
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import numbers
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import Pad
from xinfang_desk.domain.books.pad import MOST
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

_USUAL = 50


class PadCard(Card):
    """How many, and where the sheets are written to; what is written is printed from the file."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("停电本"), "padCard", icon="document", note=_("先印好，停电时手写"))
        self._station = station
        self.count = numbers(look, 1, MOST)
        self.count.setValue(_USUAL)
        self.count.setMaximumWidth(look.px(160))
        hint = _("每张一个编号，印出来就占住；来电后补录，写坏的作废，日结数得清")
        self.body.addWidget(Field(look, _("几张"), self.count, "padCount", hint=hint))
        write = Button(look, _("存成 PDF"), "writePad", icon="document")
        self.body.addLayout(row(look, None, write))
        write.clicked.connect(self._choose)

    def write(self, file: Path) -> None:
        """Give out the numbers and write their sheets."""
        count, desk = self.count.value(), self._station.desk
        self._station.background.change(
            self,
            lambda: desk.pads.write(count, file),
            lambda made: self._written(made, file),
            self._station.refused,
            about=Topic.UNSEEN,
        )

    def _choose(self) -> None:
        name = f"{_('停电本')}-{self._station.today():%Y%m%d}.pdf"
        chosen, _kind = QFileDialog.getSaveFileName(self, _("停电本存到哪里"), name)
        if chosen:
            self.write(Path(chosen))

    def _written(self, made: Pad, file: Path) -> None:
        words = _("停电本已存到 {file}，编号 {first} 到 {last}，共 {count} 张。请打出来装订。")
        first, last = grouped(made.first), grouped(made.last)
        said = words.format(file=file, first=first, last=last, count=made.pages)
        self._station.tell(said, NoticeKind.OK)
