"""Correcting what was written down (更正): the same form again; the older words stay readable."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.failures import words_for
from ui.officer.matters import MatterForm
from ui.officer.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.notice import NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


class CorrectionCard(Card):
    """One matter in the form; nothing is changed until it is kept."""

    corrected = Signal(object)
    """The :class:`~xinfang_desk.domain.record.MatterRecord` after the correction."""
    closed = Signal()

    def __init__(self, station: Station) -> None:
        look = station.look
        note = _("改前的内容留在“经过”里")
        super().__init__(look, _("更正登记内容"), "correctionCard", icon="pencil", note=note)
        self._station = station
        self._number = ""
        self.form = MatterForm(station)
        drop = Button(look, _("不改了"), "dropCorrection")
        self._keep = Button(look, _("保存更正"), "keepCorrection", icon="check")
        self.body.addWidget(self.form)
        self.body.addLayout(row(look, None, drop, self._keep))
        drop.clicked.connect(self.closed)
        self._keep.clicked.connect(self.keep)

    def begin(self, matter: Matter) -> None:
        """Put ``matter`` into the form."""
        self._number = matter.number
        self.form.show_matter(matter.draft)
        self.show()
        self.form.statement.setFocus()

    def keep(self) -> None:
        """Keep the matter as it stands in the form."""
        number, draft = self._number, self.form.read()
        reception = self._station.desk.reception
        self._keep.setEnabled(False)
        self._station.background.change(
            self, lambda: reception.correct(number, draft), self._corrected, self._refused
        )

    def _corrected(self, record: MatterRecord) -> None:
        self._keep.setEnabled(True)
        self.corrected.emit(record)
        self._station.tell(_("已更正。期限和文书已随着更新，改前的内容仍可查看。"), NoticeKind.OK)

    def _refused(self, fault: DeskError) -> None:
        self._keep.setEnabled(True)
        self._station.tell(words_for(fault), NoticeKind.DANGER)
