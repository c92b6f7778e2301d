"""Declaring a visit void (整次来访作废): a reason, the head's name where it is wanted, one question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.desk.answers import Voided
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _
from xinfang_desk.words.labels import plain_name


class VoidCard(Card):
    """Hidden until it is asked for; what was printed or handed over is listed for taking back."""

    done = Signal()
    closed = Signal()

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("整次来访作废"), "voidCard", icon="close")
        self._station = station
        self._bound = bound
        self.why, self.head = QLineEdit(), QLineEdit()
        hint = _("登错了，还是登了两遍")
        self._field = Field(look, _("为什么作废"), self.why, "voidWhy", required=True, hint=hint)
        hint = _("文书已经交到人手里的，要负责人同意")
        self._head = Field(look, _("负责人"), self.head, "voidHead", hint=hint)
        words = _(
            "这次来访的每一件都作废：编号不再用，只按编号查得到，不进别的名单和数字，随下一批告诉县里。"
            "记录和留痕都在。不能撤回。"
        )
        question = Notice(look, words, "voidWords", kind=NoticeKind.WARN)
        keep = Button(look, _("不作废"), "dropVoid")
        self._void = Button(look, _("作废"), "void", kind="primary")
        self._question = QWidget()
        self._question.setLayout(column(look, question, row(look, None, keep, self._void), spacing=12))
        for part in (self._field, self._head, self._question):
            self.body.addWidget(part)
        keep.clicked.connect(self.closed)
        self._void.clicked.connect(self.void)
        self.why.returnPressed.connect(self.head.setFocus)
        self.head.returnPressed.connect(self._void.setFocus)
        self.clear()

    def begin(self) -> None:
        """Ask why."""
        self._void.setEnabled(True)
        self.show()
        self.why.setFocus()

    def clear(self) -> None:
        """Ask nothing."""
        for line in (self.why, self.head):
            line.clear()
        self._field.show_fault("")
        self._head.show_fault("")
        self.hide()

    def is_begun(self) -> bool:
        """Whether a reason stands in it that has not been acted on."""
        return not self.isHidden() and bool(self.why.text().strip())

    def hideEvent(self, event: QHideEvent) -> None:
        """No question is left standing on a page that was left, unless its reason was begun (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous() and not self.is_begun():
            self.clear()

    def void(self) -> None:
        """Declare the visit void, for the reason that was written."""
        why, head, number = self.why.text().strip(), self.head.text().strip(), self._bound.number
        repair = self._station.desk.repair

        def gone(found: Voided) -> None:
            self._station.tell(_said(found), NoticeKind.WARN if found.papers else NoticeKind.OK)
            self.clear()
            self.done.emit()

        def gone_before(found: Voided) -> None:
            self._station.tell(said_of(number, _said(found)), NoticeKind.WARN)

        self._void.setEnabled(False)
        self._bound.change(
            lambda number: repair.void(number, why, by=head), gone, self._refused, late=gone_before
        )

    def _refused(self, fault: DeskError) -> None:
        self._void.setEnabled(True)
        wants_head = fault.code in {"void.head_missing", "role.lacking"}
        field, line = (self._head, self.head) if wants_head else (self._field, self.why)
        field.show_fault(words_for(fault))
        line.setFocus()


def _said(gone: Voided) -> str:
    if not gone.papers:
        return _("已作废 {count} 件，没有要收回的文书。").format(count=len(gone.numbers))
    papers = _("、").join(f"{grouped(each.number)} {plain_name(each.kind)}" for each in gone.papers)
    return _("已作废 {count} 件。请收回：{papers}").format(count=len(gone.numbers), papers=papers)
