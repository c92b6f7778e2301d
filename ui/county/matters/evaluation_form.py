"""Entering what somebody said of how their matter was handled (群众评价)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.bound import Bound
from ui.county.asked import day_edit
from ui.county.matters.handing import Handing
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.labels import label
from xinfang_desk.county.finding.lines import MatterWhole
from xinfang_desk.words import _

_NOTHING = ("", "")


class EvaluationForm(Card):
    """What was said and when; none said, and saved, takes it back. Only once the matter was answered."""

    entered = Signal()
    """Something was taken into the ledger."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        note = _("国家系统里写的，或者回访问到的")
        super().__init__(look, _("群众评价"), "evaluationCard", icon="check", note=note)
        self._office = station.office
        self._shown = _NOTHING
        self.said = choices(_said())
        self.day = day_edit(look)
        fields = {
            "evaluation": Field(look, _("怎么说"), self.said, "evaluationSaid"),
            "date": Field(look, _("哪天说的"), self.day, "evaluationDay"),
        }
        self._day = fields["date"]
        self._handing = Handing(station, bound, fields, self._taken)
        self._fields = Grid(look, columns=2, narrowest=150)
        self._fields.fill((field, 1) for field in fields.values())
        self._none = label(_("还没有答复、办结，办好了再问。"), "label", wrap=True, name="evaluationNone")
        self._enter = Button(look, _("保存评价"), "enterEvaluation", icon="check")
        for part in (self._none, self._fields):
            self.body.addWidget(part)
        self.body.addLayout(row(look, None, self._enter))
        self._enter.clicked.connect(self.enter)
        self.day.returnPressed.connect(self.enter)

    def begin(self) -> None:
        """Nothing said, whatever was being written."""
        self._show(_NOTHING)

    def is_written(self) -> bool:
        """Whether it says anything that was not saved."""
        return self._written() != self._shown

    def show_whole(self, found: MatterWhole) -> None:
        """What stands for this matter; what somebody is writing stays."""
        may = found.may_be_evaluated or found.evaluation is not None
        self._none.setVisible(not may)
        self._fields.setVisible(may)
        self._enter.setVisible(may)
        if not self.is_written():
            said = found.evaluation
            self._show((said[0], said[1].isoformat()) if said else _NOTHING)

    def enter(self) -> None:
        """Hand in what is chosen; where nothing was said, no day is asked for."""
        said, today = str(self.said.currentData()), self._office.today()
        day = self.day.day() if said else today
        self._day.show_fault("" if day else _("请写日期，如 2026-09-16。"))
        if day is None:
            self.day.setFocus()
            return
        words = _("评价已保存，算进满意率。") if said else _("评价已撤回。")
        self._handing.over(
            self._office.enter_evaluations, {"evaluation": said, "date": day.isoformat()}, words
        )

    def _taken(self) -> None:
        if not self.said.currentData():
            self.day.clear()
        self._shown = self._written()
        self.entered.emit()

    def _show(self, shown: tuple[str, str]) -> None:
        self._shown = shown
        choose(self.said, shown[0])
        self.day.setText(shown[1])
        self._handing.clear()

    def _written(self) -> tuple[str, str]:
        return str(self.said.currentData()), self.day.text().strip()


def _said() -> tuple[tuple[str, str], ...]:
    return (
        ("", _("没有评价")),
        ("satisfied", _("满意")),
        ("mostly", _("基本满意")),
        ("dissatisfied", _("不满意")),
    )
