"""Entering how the national system knows a matter (信访件编号、查询码)."""

from __future__ import annotations

import json

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.bound import Bound, said_of
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import EntriesTaken, NationalLine
from xinfang_desk.words import _, sentence

_NOTHING = ("", "")


class NationalForm(Card):
    """Two lines copied from the national system, as they stand now; emptied, they are taken back."""

    entered = Signal()
    """Something was taken into the ledger."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        note = _("照国家系统里的抄；清空再保存就是撤回")
        super().__init__(look, _("国家信访信息系统"), "nationalCard", icon="document", note=note)
        self._station = station
        self._bound = bound
        self._shown = _NOTHING
        self.national_number, self.query_code = QLineEdit(), QLineEdit()
        self._fields = {
            "national_number": Field(look, _("信访件编号"), self.national_number, "nationalNumber"),
            "query_code": Field(
                look, _("查询码"), self.query_code, "queryCode", hint=_("只给本人，印在重新出具的回执上")
            ),
        }
        grid = Grid(look, columns=2, narrowest=220)
        for field in self._fields.values():
            grid.add(field)
        self._told = label("", "caption", wrap=True, name="nationalTold")
        enter = Button(look, _("保存编号和查询码"), "enterNational", icon="check")
        self.body.addWidget(grid)
        foot = row(look, enter)
        foot.insertWidget(0, self._told, 1)
        self.body.addLayout(foot)
        enter.clicked.connect(self.enter)

    def begin(self) -> None:
        """Empty lines, whatever was being typed."""
        self._shown = self._written()
        self.show_told(None)

    def is_written(self) -> bool:
        """Whether it says anything that was not saved."""
        return self._written() != self._shown

    def show_told(self, told: NationalLine | None) -> None:
        """What stands for this matter; words that somebody is typing stay."""
        if self.is_written():
            return
        self._shown = (told.number, told.query_code) if told else _NOTHING
        for line, words in zip((self.national_number, self.query_code), self._shown, strict=True):
            line.setText(words)
        waiting = _("等下一份回执带给接待台")
        self._told.setText("" if told is None else _("已随回执带出") if told.replied else waiting)
        self._clear_faults()

    def enter(self) -> None:
        """Hand in what is written."""
        self._clear_faults()
        number = self._bound.number
        told = dict(zip(self._fields, self._written(), strict=True)) | {"number": number}
        office, line = self._station.office, json.dumps(told).encode()
        self._bound.change(
            lambda _number: office.enter_national([line]),
            self._entered,
            self._station.refused,
            late=lambda taken: self._entered_before(number, taken),
        )

    def _entered(self, taken: EntriesTaken) -> None:
        if taken.refused:
            fault = taken.refused[0]
            field = self._fields.get(str(fault.facts.get("field")))
            if field is not None:
                field.show_fault(_("这里只有字母、数字和短横，请照国家系统里的再抄一遍。"))
            else:
                self._station.tell(sentence(fault.code, fault.facts), NoticeKind.DANGER)
            return
        self._shown = self._written()
        words = _("已保存，随下一份回执带给接待台。")
        self._station.tell(said_of(self._bound.number, words), NoticeKind.OK)
        self.entered.emit()

    def _entered_before(self, number: str, taken: EntriesTaken) -> None:
        """The page is about another matter by now: its form is left alone."""
        words, kind = _("已保存，随下一份回执带给接待台。"), NoticeKind.OK
        for fault in taken.refused[:1]:
            words, kind = sentence(fault.code, fault.facts), NoticeKind.DANGER
        self._station.tell(said_of(number, words), kind)

    def _written(self) -> tuple[str, str]:
        return self.national_number.text().strip(), self.query_code.text().strip()

    def _clear_faults(self) -> None:
        for field in self._fields.values():
            field.show_fault("")
