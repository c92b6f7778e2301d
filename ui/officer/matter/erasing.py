"""Erasing after the retention time (到期删除): a reason, one question in place, and no way back."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.bound import Bound, said_of
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


class EraseCard(Card):
    """Offered where the time is over and who sits here may; hidden everywhere else."""

    grown = Signal(QWidget)
    """A part that has just appeared and wants to be seen."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("到期删除"), "eraseCard", icon="calendar")
        self._station = station
        self._bound = bound
        self._words = label("", wrap=True, name="eraseWords")
        self.why = QLineEdit()
        hint = _("记入留痕，比如“保存期满”")
        self._field = Field(look, _("为什么删除"), self.why, "eraseWhy", required=True, hint=hint)
        self._begin = Button(look, _("删除人员和内容"), "beginErasing")
        self._question = QWidget()
        words = _(
            "删除后找不回来。删掉的：姓名、证件、电话、住址、村名、情况、要求、材料、去向、县里的答复、各步的理由。"
            "留下的：编号、日期、状态、分类、出过哪些文书、留痕。以前的备份和县里收到的不在其中。确定删除吗？"
        )
        question = Notice(look, words, "eraseQuestion", kind=NoticeKind.WARN)
        self._keep = Button(look, _("不删"), "dropErasing")
        self._erase = Button(look, _("删除，不再恢复"), "erase", kind="primary")
        self._question.setLayout(column(look, question, row(look, None, self._keep, self._erase), spacing=12))
        for part in (self._words, self._field):
            self.body.addWidget(part)
        self.body.addLayout(row(look, None, self._begin))
        self.body.addWidget(self._question)
        self._begin.clicked.connect(self._ask)
        self.why.returnPressed.connect(self._ask)
        self._keep.clicked.connect(self.put_away)
        self._erase.clicked.connect(self.erase)
        self.put_away()

    def clear(self) -> None:
        """Offer nothing."""
        self.put_away()
        self.hide()

    def show_for(self, since: date | None) -> None:
        """Stand on the page of a matter that may be erased since a day; None: it may not, or not yet."""
        if since is not None:
            self._words.setText(_("{day:%Y-%m-%d} 起保存期满，可以删除人员和内容。").format(day=since))
        self.setVisible(since is not None)

    def erase(self) -> None:
        """Take people and words out of the matter for good."""
        why, desk, number = self.why.text().strip(), self._station.desk, self._bound.number
        said = _("人员和内容已删除。编号、日期和留痕还在。")

        def erased(_nothing: None) -> None:
            self.clear()
            self._station.tell(said, NoticeKind.OK)

        def erased_before(_nothing: None) -> None:
            self._station.tell(said_of(number, said), NoticeKind.OK)

        self._erase.setEnabled(False)
        self._bound.change(
            lambda number: desk.people.erase(number, why), erased, self._refused, late=erased_before
        )

    def put_away(self) -> None:
        """Take the question back."""
        self.why.clear()
        self._field.show_fault("")
        self._stand(asking=False)

    def hideEvent(self, event: QHideEvent) -> None:
        """No question is left standing on a page that was left (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away()

    def _ask(self) -> None:
        why = self.why.text().strip()
        self._field.show_fault("" if why else words_for(DeskError("retention.why_missing")))
        if not why:
            self.why.setFocus()
            return
        self._stand(asking=True)
        # The answer that destroys nothing is the one at hand.
        self._keep.setFocus()
        self.grown.emit(self._question)

    def _stand(self, *, asking: bool) -> None:
        self._erase.setEnabled(True)
        self.why.setReadOnly(asking)
        self._begin.setVisible(not asking)
        if not asking and self._question.isAncestorOf(QApplication.focusWidget() or self):
            self._begin.setFocus()
        self._question.setVisible(asking)

    def _refused(self, fault: DeskError) -> None:
        self._stand(asking=False)
        self._field.show_fault(words_for(fault))
        self.why.setFocus()


def erased_words(record: MatterRecord) -> str:
    """When and why the content of a matter was erased; nothing where it was not."""
    for line in record.history:
        if line.verb == "erased":
            words = _("人员和内容已于 {day} 到期删除，理由：{why}。编号、日期、状态和留痕还在。")
            return words.format(day=f"{line.at:%Y-%m-%d}", why=line.detail)
    return ""
