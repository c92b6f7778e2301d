"""Correcting what was written down (更正): the same form again; the older words stay readable."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.bound import Bound, said_of
from ui.officer.parts.matter_form import MatterForm
from ui.officer.parts.people_table import PeopleTable
from ui.officer.parts.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.inputs.choices import numbers
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.books.correction import Correction
from xinfang_desk.domain.bounds import MOST
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import MatterDraft, Visit
from xinfang_desk.domain.people.petitioner import MOST_REPRESENTATIVES
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _

_NOBODY = Correction(reason="")
"""A correction that changes nothing of who came."""


class CorrectionCard(Card):
    """One matter in the form; nothing is changed until it is kept."""

    corrected = Signal(object)
    """The :class:`~xinfang_desk.domain.record.MatterRecord` after the correction."""
    closed = Signal()

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        note = _("改前的内容留在“经过”里")
        super().__init__(look, _("更正登记内容"), "correctionCard", icon="pencil", note=note)
        self._station = station
        self._bound = bound
        self._begun = MatterDraft(statement="")
        self._visit: Visit | None = None
        self.people = PeopleTable(look, self._full)
        self.involved = numbers(1, MOST)
        self.form = MatterForm(station)
        drop = Button(look, _("不改了"), "dropCorrection")
        self._keep = Button(look, _("保存更正"), "keepCorrection", icon="check", keys="Ctrl+Enter")
        self.why = QLineEdit()
        hint = _("打字就是改，回车到下一格；最后一行写新的人。身份格按空格选代表。Ctrl+V 贴名单")
        self.body.addWidget(Field(look, _("来访人"), self.people, "correctedPeople", hint=hint))
        self.body.addWidget(Field(look, _("涉及人数"), self.involved, "correctedInvolved"))
        self.body.addWidget(self.form)
        self._why = Field(look, _("为什么改"), self.why, "correctionWhy", required=True)
        self.body.addWidget(self._why)
        self.body.addLayout(row(look, None, drop, self._keep))
        drop.clicked.connect(self.closed)
        self._keep.clicked.connect(self.keep)

    def begin(self, record: MatterRecord) -> None:
        """Put the matter into the form, and who brought it."""
        self._keep.setEnabled(True)
        self._visit = record.visit
        self.people.show_people(record.visit.people)
        self.involved.setValue(record.visit.people_involved)
        self.form.show_matter(record.matter.draft)
        self._begun = self.form.read()
        self.why.clear()
        self._why.show_fault("")
        self.show()
        self.form.statement.setFocus()

    def is_changed(self) -> bool:
        """Whether something is written in it that has not been kept."""
        being_kept = not self._keep.isEnabled()
        if self.isHidden() or being_kept:
            return False
        return self.form.read() != self._begun or self._who() != _NOBODY

    def clear(self) -> None:
        """Put the form away with what is written in it."""
        self.form.show_matter(MatterDraft(statement=""))
        self.people.show_people(())
        self._visit = None
        self.hide()

    def keep(self) -> None:
        """Keep the matter as it stands in the form; a day that cannot stand has the focus instead, or why."""
        if self.form.classing.stops_at_a_day():
            return
        if not all_right((self._why, "" if self.why.text().strip() else _("请写一句为什么改"))):
            return
        draft, number, repair = self.form.read(), self._bound.number, self._station.desk.repair
        correction = replace(self._who(), reason=self.why.text(), matter=draft)
        said = _("已更正，期限跟着改了，改前的内容仍可查看。文书变了的打新的，把旧的换回来。")

        def corrected(record: MatterRecord) -> None:
            self.corrected.emit(record)
            self._station.tell(said, NoticeKind.OK)

        def corrected_before(_record: MatterRecord) -> None:
            self._station.tell(said_of(number, said), NoticeKind.OK)

        self._keep.setEnabled(False)
        self._bound.change(
            lambda number: repair.correct(number, correction),
            corrected,
            self._refused,
            late=corrected_before,
        )

    def _who(self) -> Correction:
        """What of the people and of how many they are differs from what stands."""
        visit, people, involved = self._visit, self.people.people(), self.involved.value()
        if visit is None:
            return _NOBODY
        return replace(
            _NOBODY,
            people=people if people != visit.people else None,
            people_involved=involved if involved != visit.people_involved else None,
        )

    def _full(self) -> None:
        words = _("代表最多 {most} 人（条例第20条）；代理人、监护人不在这里改。")
        self._station.tell(words.format(most=MOST_REPRESENTATIVES), NoticeKind.WARN)

    def _refused(self, fault: DeskError) -> None:
        self._keep.setEnabled(True)
        self._station.refused(fault)
