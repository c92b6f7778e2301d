"""The head of the form (登记页头): whether what is written is kept, on which number and when they came."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ui.look.theme import Look
from ui.officer.parts.days import full_day
from ui.widgets.boxes import row
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.shown.pill import Pill, PillKind
from xinfang_desk.domain.number import Number, grouped
from xinfang_desk.words import _


class Head(QWidget):
    """One line over the form."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._kept = Pill(look, _("尚未填写"), PillKind.IDLE)
        self._kept.setObjectName("visitKept")
        self._when = ElidedLabel("", "label")
        self._when.setObjectName("visitCame")
        self._came = ""
        self._ticket = 0
        inside = row(look, label(_("来访登记"), "section"), self._kept, spacing=12)
        inside.addWidget(self._when, 1)
        self.setLayout(inside)

    def say_empty(self) -> None:
        """Nothing has been written yet."""
        self._kept.show_state(_("尚未填写"), PillKind.IDLE)

    def say_written(self) -> None:
        """Something has been written that is not kept yet."""
        self._kept.show_state(_("正在填写"), PillKind.IDLE)

    def say_kept(self, at: datetime) -> None:
        """All that is written was put by then."""
        self._kept.show_state(_("草稿已保存 {time:%H:%M}").format(time=at), PillKind.OK)

    def serve(self, ticket: int) -> None:
        """They came on this waiting number; 0 where numbers are not used."""
        self._ticket = ticket
        number = _("{number} 号　").format(number=ticket) if ticket else ""
        self._when.setText(number + self._came)

    def say_when(self, came: datetime, pad: Number | None) -> None:
        """They came then, and have a number from the pad, or get one."""
        number = _("停电本 {number}").format(number=grouped(pad)) if pad else _("登记后当场编号")
        words = _("来访时间 {time:%H:%M}　{day}　{number}")
        self._came = words.format(time=came, day=full_day(came.date()), number=number)
        self.serve(self._ticket)
