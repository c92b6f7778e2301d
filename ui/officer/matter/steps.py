"""What is done on a matter after it was registered (办理环节): the lawful steps, in one small form."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.days import coming_day, past_day
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Step, StepTaken
from xinfang_desk.domain.progress import LONGEST_EXTENSION
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _
from xinfang_desk.words import label as name_of

ASKED: Mapping[Step, tuple[str, ...]] = {
    Step.FORWARD: ("org", "document", "gist"),
    Step.ASSIGN: ("org", "document", "due", "gist"),
    Step.ACCEPT: ("org", "document", "due", "gist"),
    Step.URGE: ("org", "gist"),
    Step.NOTE: ("gist",),
    Step.EXTEND: ("days", "approved_by", "gist"),
    Step.ANSWER: ("org", "document", "due", "gist"),
    Step.DELIVER: ("gist",),
    Step.ASK_REVIEW: ("org", "gist"),
    Step.REVIEW: ("org", "document", "due", "gist"),
    Step.DELIVER_REVIEW: ("gist",),
    Step.ASK_RECHECK: ("org", "gist"),
    Step.HEAR: ("org", "days", "gist"),
    Step.RECHECK: ("org", "document", "due", "gist"),
    Step.CONCLUDE: ("gist",),
    Step.WITHDRAW: ("gist",),
    Step.UNDO: ("gist",),
    Step.SEPARATE: ("gist",),
    Step.SEAL: (),
    Step.ORDINARY: (),
}
"""What each step is asked beside its day (:class:`~xinfang_desk.domain.matter.StepTaken`)."""

_FIELD_OF = {
    "step.document_missing": "document",
    "step.reason_missing": "gist",
    "step.org_missing": "org",
    "step.extension_too_long": "days",
    "step.hearing_days": "days",
    "step.approval_missing": "approved_by",
    "step.before_registration": "on",
    "step.after_today": "on",
    "step.before_earlier": "on",
    "step.bad_due": "due",
    "step.extension_too_late": "on",
}
"""Beside which field a refusal is said."""


class StepCard(Card):
    """Choose a step, write what belongs to it, keep it; the matter's clocks and papers follow."""

    taken = Signal(object)
    """The :class:`~xinfang_desk.domain.record.MatterRecord` after the step."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("办理"), "stepCard", icon="forward", note=_("只列依法可以做的"))
        self._station = station
        self._bound = bound
        self.step = choices([(None, _("请选择"))])
        self.on = past_day(station)
        self.due = coming_day(station)
        self.org, self.document, self.gist = QLineEdit(), QLineEdit(), QLineEdit()
        self.approved_by = QLineEdit()
        self.days = numbers(0, LONGEST_EXTENSION)
        self._fields = {
            "on": Field(look, _("哪一天"), self.on, "stepOn"),
            "org": Field(look, _("哪个单位"), self.org, "stepOrg"),
            "document": Field(look, _("文号"), self.document, "stepDocument"),
            "due": Field(look, _("最迟哪天办结、答复"), self.due, "stepDue"),
            "days": Field(look, _("天数"), self.days, "stepDays"),
            "approved_by": Field(look, _("签批负责人"), self.approved_by, "stepApprovedBy"),
            "gist": Field(look, _("内容或理由"), self.gist, "stepGist"),
        }
        self._grid = Grid(look, columns=3, narrowest=150)
        self._grid.add(Field(look, _("办什么"), self.step, "step"))
        for name, field in self._fields.items():
            self._grid.add(field, 3 if name == "gist" else 1)
        self._keep = Button(look, _("记下"), "takeStep", icon="check")
        self.body.addWidget(self._grid)
        self.body.addLayout(row(look, None, self._keep))
        self.step.activated.connect(self._follow)
        self._keep.clicked.connect(self.take)

    def clear(self) -> None:
        """Offer nothing, and forget what was written."""
        self.show_steps(())
        self._clear()

    def show_steps(self, steps: tuple[Step, ...]) -> None:
        """Offer the steps that are lawful for the matter on the page."""
        self.setVisible(bool(steps))
        if self._offered() != steps:
            while self.step.count() > 1:
                self.step.removeItem(1)
            for each in steps:
                self.step.addItem(name_of(each), each)
            self._clear()

    def take(self) -> None:
        """Keep the step as written."""
        step: Step | None = self.step.currentData()
        if step is None:
            return
        for field in self._fields.values():
            field.show_fault("")
        asked, taken = ASKED[step], self._written(step)
        for name, edit in (("on", self.on), ("due", self.due)):
            if edit.fault() and (name == "on" or name in asked):
                self._fault(name, edit.fault())
                return
        reception, number = self._station.desk.reception, self._bound.number
        said = _("已记下：{step}。期限和文书已随着更新。").format(step=self.step.currentText())

        def took(record: MatterRecord) -> None:
            if QApplication.focusWidget() in {None, self._keep}:
                self.step.setFocus()
            self._clear()
            self.taken.emit(record)
            self._station.tell(said, NoticeKind.OK)

        def took_before(_record: MatterRecord) -> None:
            self._station.tell(said_of(number, said), NoticeKind.OK)

        self._keep.setEnabled(False)
        self._bound.change(
            lambda number: reception.take_step(number, taken), took, self._refused, late=took_before
        )

    def _offered(self) -> tuple[Step, ...]:
        return tuple(self.step.itemData(place) for place in range(1, self.step.count()))

    def _written(self, step: Step) -> StepTaken:
        asked = ASKED[step]
        return StepTaken(
            step=step,
            on=self.on.day() or self._station.today(),
            org=self.org.text().strip() if "org" in asked else "",
            document=self.document.text().strip() if "document" in asked else "",
            gist=self.gist.text().strip(),
            days=self.days.value() if "days" in asked else 0,
            due=self.due.day() if "due" in asked else None,
            approved_by=self.approved_by.text().strip() if "approved_by" in asked else "",
        )

    def _refused(self, fault: DeskError) -> None:
        self._keep.setEnabled(True)
        name = _FIELD_OF.get(fault.code)
        if name is None or self._fields[name].isHidden():
            self._station.refused(fault)
        else:
            self._fault(name, words_for(fault))

    def _fault(self, name: str, words: str) -> None:
        self._fields[name].show_fault(words)
        self._fields[name].control.setFocus()

    def _clear(self) -> None:
        self._keep.setEnabled(True)
        self.step.setCurrentIndex(0)
        for edit in (self.org, self.document, self.gist, self.approved_by):
            edit.clear()
        self.days.setValue(0)
        self.due.show_day(None)
        self.on.show_day(self._station.today())
        self._follow()

    def _follow(self) -> None:
        """Ask what the chosen step needs, and nothing else."""
        step: Step | None = self.step.currentData()
        asked = ("on", *ASKED[step]) if step is not None else ()
        for name, field in self._fields.items():
            field.setVisible(name in asked)
            field.show_fault("")
        is_opinion = step in {Step.ANSWER, Step.REVIEW, Step.RECHECK}
        self._fields["due"].rename(_("支持了请求的，哪天以前办到") if is_opinion else _("最迟哪天办结、答复"))
        self._keep.setVisible(step is not None)
        self._grid.rearrange()
