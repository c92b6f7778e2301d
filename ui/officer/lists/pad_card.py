"""The pad for power cuts (停电本), printed while there is power: so many receipts, each with its number."""

from __future__ import annotations

from datetime import date, datetime, time
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.chosen_files import file_to_save
from ui.failures import words_for
from ui.officer.parts.days import past_day, read_time
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.grid import Grid
from ui.widgets.in_sight import go_to
from ui.widgets.inputs.choices import numbers
from ui.widgets.notice import NoticeKind
from xinfang_desk.desk.answers import Pad
from xinfang_desk.domain.books.pad import MOST
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.domain.time.calendar import CHINA
from xinfang_desk.words import _

_USUAL = 50


class PadCard(Card):
    """How many, and where the sheets are written to; what is written is printed from the file."""

    def __init__(self, station: Station) -> None:
        look = station.look
        super().__init__(look, _("停电本"), "padCard", icon="document", note=_("先印好，停电时手写"))
        self._station = station
        self.count = numbers(1, MOST)
        self.count.setValue(_USUAL)
        hint = _("每张一个编号，印出来就占住；来电后补录，写坏的作废，日结数得清")
        self.body.addWidget(Field(look, _("几张"), self.count, "padCount", hint=hint))
        write = Button(look, _("存成 PDF"), "writePad", icon="document")
        self.body.addLayout(row(look, None, write))
        self.number, self.time = QLineEdit(), QLineEdit()
        self.day = past_day(station)
        grid = Grid(look, columns=3, narrowest=150)
        self._number = Field(look, _("补录：手写回执的编号"), self.number, "padNumber")
        self._day = Field(look, _("哪一天来的"), self.day, "padDay")
        self._time = Field(look, _("几点来的"), self.time, "padTime")
        for field in (self._number, self._day, self._time):
            grid.add(field)
        enter = Button(look, _("补录这一张"), "enterPad", icon="pencil")
        self.body.addWidget(grid)
        self.body.addLayout(row(look, None, enter))
        write.clicked.connect(self._choose)
        enter.clicked.connect(self.enter)
        for line, following in ((self.number, self.day), (self.day, self.time)):
            line.returnPressed.connect(partial(go_to, following, Qt.FocusReason.TabFocusReason))
        self.time.returnPressed.connect(self.enter)

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

    def enter(self) -> None:
        """Begin the draft of a receipt that was filled by hand."""
        number, day, at = written = self._written_down()
        lacking = (
            (self._number, "" if number else _("请写手写回执上的编号")),
            (self._day, self.day.fault() or (_("请写哪一天，如 9.14") if day is None else "")),
            (self._time, _("请写几点，如 9:30") if at is None else ""),
        )
        if not all_right(*lacking) or day is None or at is None:
            return
        came, pads = datetime.combine(day, at, CHINA), self._station.desk.pads
        self._station.background.change(
            self,
            lambda: pads.enter(number, came),
            lambda _nothing: self._entered(written),
            self._refused,
            about=Topic.DRAFTS,
        )

    def _written_down(self) -> tuple[str, date | None, time | None]:
        return self.number.text().strip(), self.day.day(), read_time(self.time.text())

    def _entered(self, written: tuple[str, date | None, time | None]) -> None:
        if written == self._written_down():
            # Else the next receipt is half written by now.
            for line in (self.number, self.day, self.time):
                line.clear()
        words = _("草稿在今日来访最上面，编号和来访时间已填好。按 F3 接着写。")
        self._station.tell(words, NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        if fault.code.startswith(("pad.", "number.")):
            all_right((self._number, words_for(fault)))
        else:
            self._station.refused(fault)

    def _choose(self) -> None:
        name = f"{_('停电本')}_{self._station.today():%Y%m%d}.pdf"
        if chosen := file_to_save(self, _("停电本存到哪里"), name):
            self.write(chosen)

    def _written(self, made: Pad, file: Path) -> None:
        words = _("停电本已存到 {file}，编号 {first} 到 {last}，共 {count} 张。请打出来装订。")
        first, last = grouped(made.first), grouped(made.last)
        said = words.format(file=file, first=first, last=last, count=made.pages)
        self._station.tell(said, NoticeKind.OK)
