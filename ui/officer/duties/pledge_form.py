"""A promise in the office's own word (我们说的): on which matter, what, by whom, until when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.background import Topic
from ui.failures import words_for
from ui.officer.parts.days import coming_day
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from xinfang_desk.domain.duties.pledge import Pledge, Source
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import read_number
from xinfang_desk.words import _


class PledgeForm(Card):
    """The leader who follows it, and the day of the next hearing, are written where there is one (包案)."""

    made = Signal()
    left = Signal()

    def __init__(self, station: PageStation) -> None:
        look = station.look
        super().__init__(look, _("答应了一件事"), "pledgeForm", icon="pencil")
        self._station = station
        self.number, self.what, self.by = QLineEdit(), QLineEdit(), QLineEdit()
        self.leader, self.due, self.hears = QLineEdit(), coming_day(station), coming_day(station)
        self._number = Field(look, _("登记编号"), self.number, "pledgeNumber", required=True)
        self._what = Field(look, _("答应了什么"), self.what, "pledgeWhat", required=True)
        self._due = Field(look, _("哪天以前（当天还算）"), self.due, "pledgeDue", required=True)
        hint = _("空着就是本单位")
        grid = Grid(look, columns=2, narrowest=140)
        for field, span in ((self._number, 2), (self._what, 2), (self._due, 1)):
            grid.add(field, span)
        grid.add(Field(look, _("哪个单位"), self.by, "pledgeBy", hint=hint))
        grid.add(Field(look, _("包案的领导"), self.leader, "pledgeLeader"))
        grid.add(Field(look, _("哪天再当面听"), self.hears, "pledgeHears"))
        keep = Button(look, _("记下"), "keepPledge", kind="primary", icon="check")
        drop = Button(look, _("不记了"), "dropPledge", kind="ghost")
        self.body.addWidget(grid)
        self.body.addLayout(row(look, None, drop, keep))
        keep.clicked.connect(self.keep)
        drop.clicked.connect(self.left)
        self.hide()

    def begin(self) -> None:
        """An empty form."""
        for line in (self.number, self.what, self.by, self.leader):
            line.clear()
        self.due.show_day(None)
        self.hears.show_day(None)
        self.show()
        self.number.setFocus()

    def keep(self) -> None:
        """Keep the promise."""
        due, what = self.due.day(), self.what.text().strip()
        self._what.show_fault("" if what else _("请写答应了什么"))
        self._due.show_fault("" if due else _("请写哪天以前"))
        self._number.show_fault("" if self.number.text().strip() else _("请写编号"))
        if due is None or not what or not self.number.text().strip():
            return
        pledge = Pledge(
            uid="",
            number=None,
            what=what,
            by=self.by.text().strip(),
            source=Source.OWN_WORD,
            due=due,
            entered_on=self._station.today(),
            leader=self.leader.text().strip(),
            next_meeting=self.hears.day(),
        )
        promises, typed = self._station.desk.promises, self.number.text()
        self._station.background.change(
            self,
            lambda: promises.add(read_number(typed), pledge),
            lambda _made: self.made.emit(),
            self._refused,
            about=Topic.OFFICE,
        )

    def _refused(self, fault: DeskError) -> None:
        of_number = fault.code.startswith(("matter.", "number.", "input."))
        field = self._number if of_number else self._due
        field.show_fault(words_for(fault))
        field.control.setFocus()
