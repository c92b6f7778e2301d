"""Entering how the national system knows a matter (信访件编号、查询码)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.bound import Bound
from ui.county.matters.handing import Handing
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.labels import label
from xinfang_desk.county.answers import NationalLine
from xinfang_desk.words import _

_NOTHING = ("", "")
_NAMES = ("national_number", "query_code")


class NationalForm(Card):
    """Two lines copied from the national system, as they stand now; emptied, they are taken back."""

    entered = Signal()
    """Something was taken into the ledger."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        note = _("照国家系统里的抄；清空再保存就是撤回")
        super().__init__(look, _("国家信访信息系统"), "nationalCard", icon="document", note=note)
        self._office = station.office
        self._shown = _NOTHING
        self.national_number, self.query_code = QLineEdit(), QLineEdit()
        hint = _("只给本人，印在重新出具的回执上")
        number = Field(look, _("信访件编号"), self.national_number, "nationalNumber")
        code = Field(look, _("查询码"), self.query_code, "queryCode", hint=hint)
        fields = dict(zip(_NAMES, (number, code), strict=True))
        wrong = _("这里只有字母、数字和短横，请照国家系统里的再抄一遍。")
        self._handing = Handing(station, bound, fields, self._taken, wrong=wrong)
        grid = Grid(look, columns=2, narrowest=220)
        for field in fields.values():
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
        self._handing.clear()

    def enter(self) -> None:
        """Hand in what is written."""
        said = _("已保存，随下一份回执带给接待台。")
        self._handing.over(self._office.enter_national, dict(zip(_NAMES, self._written(), strict=True)), said)

    def _taken(self) -> None:
        self._shown = self._written()
        self.entered.emit()

    def _written(self) -> tuple[str, str]:
        return self.national_number.text().strip(), self.query_code.text().strip()
