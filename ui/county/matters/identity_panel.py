"""Telephones and identity numbers, whole (看电话和证件号): for a purpose, which is kept."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.bound import Bound
from ui.county.asking import Asking
from ui.county.station import Station
from ui.widgets.field import Field
from xinfang_desk.county.finding.lines import MatterWhole
from xinfang_desk.words import _


class IdentityPanel(Asking):
    """Why one looks; what is shown is gone when the page turns."""

    seen = Signal(object)
    """The :class:`MatterWhole` with its numbers."""

    def __init__(self, station: Station, bound: Bound) -> None:
        self.why = QLineEdit()
        hint = _("比如：打电话核实、核对是不是同一个人")
        self._why = Field(station.look, _("为什么看"), self.why, "identityWhy", required=True, hint=hint)
        words = _("谁看的、为什么看，都记下来。翻到别的事项就收起。")
        super().__init__(station, "identity", _("看电话和证件号"), words, _("看"), self._why)
        self._about = bound
        self.wanted.connect(self._look)

    def _look(self) -> None:
        if not self.is_whole({self._why: _("请写为什么看。")}):
            return
        finder, number, why = self._station.office.finder, self._about.number, self.why.text().strip()
        self.send(lambda: finder.whole(number, why), self._shown, {})

    def _shown(self, found: MatterWhole) -> None:
        if found.view.number == self._about.number:
            self.seen.emit(found)
