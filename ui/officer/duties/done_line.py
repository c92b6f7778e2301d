"""What came of a task (回话): on which day it was done, and the result."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.officer.parts.days import past_day
from ui.officer.parts.station import PageStation
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from xinfang_desk.words import _


class DoneLine(QWidget):
    """One line below the tasks of a closed meeting, about the task that is chosen."""

    done = Signal(object, str)
    """The day, and what came of it."""

    def __init__(self, station: PageStation) -> None:
        super().__init__()
        look = station.look
        self.day, self.result = past_day(station), QLineEdit()
        self._day = Field(look, _("哪天办成"), self.day, "taskDoneOn", beside=True)
        self._result = Field(look, _("结果"), self.result, "taskResult", beside=True)
        keep = Button(look, _("这一条办成了"), "taskDone", icon="check")
        inside = row(look, self._day, self._result, keep)
        inside.setStretch(1, 1)
        self.setLayout(inside)
        keep.clicked.connect(self._keep)
        self.result.returnPressed.connect(self._keep)

    def clear(self) -> None:
        """Nothing is written."""
        self.result.clear()
        self.day.show_day(None)

    def _keep(self) -> None:
        day: date | None = self.day.day()
        result = self.result.text().strip()
        self._day.show_fault("" if day else _("请写哪天办成"))
        self._result.show_fault("" if result else _("请写办的结果"))
        if day and result:
            self.done.emit(day, result)
        else:
            (self.result if day else self.day).setFocus()
