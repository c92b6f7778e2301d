"""Entering what was done on a matter (录入办理进展)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from ui.bound import Bound
from ui.county.asked import day_edit
from ui.county.matters.handing import Handing
from ui.county.station import Station
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.inputs.statement import StatementEdit
from xinfang_desk.words import _
from xinfang_desk.words.county_events import events

_LONGEST, _NEARLY = 2000, 1800
_SPANS = (3, 3, 3, 3, 2, 4)
"""Of six columns: what the fields take, in their order."""


class EntryForm(Card):
    """Gathers one step and hands it to the office; what is wrong is said at its field."""

    entered = Signal()
    """A step was taken into the ledger."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        enter = Button(look, _("录入"), "enterAnswer", kind="primary", icon="check", keys="Ctrl+Enter")
        super().__init__(look, _("录入进展"), "answerCard", icon="pencil", aside=enter)
        self._office = station.office
        self.step = choices(events())
        self.org = QLineEdit()
        self.day = day_edit(look)
        self.document = QLineEdit()
        self.due = day_edit(look, ahead=True)
        self.text = StatementEdit(look, limit=_LONGEST, lines=2)
        self._fields = {
            "event": Field(look, _("办理动作"), self.step, "answerEvent", required=True),
            "org": Field(look, _("办理单位"), self.org, "answerOrg", required=True),
            "date": Field(look, _("日期"), self.day, "answerDay", required=True),
            "due": Field(look, _("办理期限"), self.due, "answerDue"),
            "document": Field(look, _("文书号"), self.document, "answerDocument"),
            "text": Field(look, _("告知群众的话"), self.text, "answerText", tail=self.text.counter),
        }
        self._handing = Handing(station, bound, self._fields, self._taken)
        grid = Grid(look, columns=6, narrowest=60, gap=4, between=8)
        grid.fill(zip(self._fields.values(), _SPANS, strict=True))
        # How much is written is told where it comes near to what is too much.
        self.text.counter.setWordWrap(True)
        self.text.textChanged.connect(self._count)
        self._count()
        self.text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.body.addWidget(grid)
        enter.clicked.connect(self.enter)

    def _count(self) -> None:
        self.text.counter.setVisible(len(self.text.toPlainText()) > _NEARLY)

    def begin(self) -> None:
        """An empty form."""
        choose(self.step, "forwarded")
        for line in (self.org, self.document, self.day, self.due):
            line.clear()
        self.text.write("")
        self._handing.clear()

    def is_written(self) -> bool:
        """Whether anything has been written."""
        return any(each.text() for each in (self.org, self.document, self.day, self.due)) or bool(
            self.text.written().strip()
        )

    def enter(self) -> None:
        """Hand in what is written, if what must be there is there."""
        self._handing.clear()
        if not self._is_complete():
            return
        said = _("进展已录入，随下一份回执带给接待台。")
        self._handing.over(self._office.answer, self._line(), said)

    def _is_complete(self) -> bool:
        faults = {
            "org": "" if self.org.text().strip() else _("请写办理单位。"),
            "date": "" if self.day.day() else _("请写日期，如 2026-09-16。"),
            "due": _("期限不是日期。请照 2026-11-15 的样子写，或者留空。") if self.due.fault() else "",
        }
        for name, words in faults.items():
            self._fields[name].show_fault(words)
        return not any(faults.values())

    def _line(self) -> dict[str, str | None]:
        day, due = self.day.day(), self.due.day()
        return {
            "event": str(self.step.currentData()),
            "org": self.org.text().strip(),
            "date": day.isoformat() if day else None,
            "document": self.document.text().strip(),
            "text": self.text.written().strip(),
            "due": due.isoformat() if due else None,
        }

    def _taken(self) -> None:
        self.begin()
        self.entered.emit()
