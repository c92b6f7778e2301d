"""Checking a receipt that somebody brings (核验回执): scanned, or typed with its code."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.bound import Bound
from ui.county.station import Station
from ui.failures import words_for
from ui.widgets.boxes import Shelf, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.county.answers import ReceiptChecked, TextSeen
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import grouped
from xinfang_desk.words import _

_LONGEST = 400


class Receipts(Card):
    """A scanner fills the first line by itself; without one, number and code are typed."""

    grown = Signal(QWidget)
    """The verdict stands there, and should be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        check = Button(look, _("核验"), "checkReceipt", icon="check")
        super().__init__(look, _("核验回执"), "receiptsCard", icon="check", aside=check)
        self._station = station
        self.text, self.code = QLineEdit(), QLineEdit()
        self.text.setMaxLength(_LONGEST)
        self.text.setPlaceholderText(_("扫码，或输登记编号"))
        self.code.setPlaceholderText(_("没有扫描枪时填"))
        self._bound = Bound(self, station, self._clear)
        self._result = Shelf(look)
        text = Field(look, _("二维码或编号"), self.text, "receiptText")
        code = Field(look, _("核验码"), self.code, "receiptCode")
        lines = row(look, text, code)
        lines.setStretch(0, 8)
        lines.setStretch(1, 7)
        self.body.addLayout(lines)
        self.body.addWidget(self._result)
        # From the code one goes on to what checks it, not back over the title.
        self.setTabOrder(self.text, self.code)
        self.setTabOrder(self.code, check)
        check.clicked.connect(self.check)
        self.text.returnPressed.connect(self.check)
        self.code.returnPressed.connect(self.check)
        # What was said is about the paper before, as soon as another one is being typed.
        for line in (self.text, self.code):
            line.textEdited.connect(lambda _text: self._bound.turn())

    def check(self) -> None:
        """Prove what is in the two lines."""
        text, code = self.text.text().strip(), self.code.text().strip()
        if not text:
            self.text.setFocus()
            return
        office = self._station.office
        self._bound.turn()
        self._bound.ask(
            lambda _none: office.check_typed(text, code) if code else office.check_scanned(text),
            self._genuine,
            self._refused,
        )

    def _genuine(self, receipt: ReceiptChecked) -> None:
        words, kind = said(receipt)
        self._say(words, kind)
        self.text.clear()
        self.code.clear()
        self.text.setFocus()

    def _refused(self, fault: DeskError) -> None:
        self._say(words_for(fault), NoticeKind.DANGER)
        self.text.selectAll()

    def _clear(self) -> None:
        self._result.fill(())

    def _say(self, words: str, kind: NoticeKind) -> None:
        self._result.fill([Notice(self._station.look, words, "receiptNotice", kind=kind)])
        self.grown.emit(self._result)


def said(receipt: ReceiptChecked) -> tuple[str, NoticeKind]:
    """What a genuine receipt tells, in words, and how much it asks for attention."""
    head = _("真回执：{number}，{desk}，{day}来访。").format(
        number=grouped(receipt.number), desk=receipt.desk, day=receipt.received_on
    )
    if receipt.key_revoked:
        return head + _("但签它的密钥后来吊销了，请向接待台核实。"), NoticeKind.WARN
    more = {
        TextSeen.SAME: (_("文字与报来的一致。"), NoticeKind.OK),
        TextSeen.CORRECTED: (_("出具之后更正过文字，以更正后的为准。"), NoticeKind.WARN),
        TextSeen.OTHER: (_("文字与报来的不同，更正可能还没有报到。"), NoticeKind.WARN),
        TextSeen.VOID: (_("但这次来访后来作废了，回执不再有效。请收回，向接待台核实。"), NoticeKind.DANGER),
        TextSeen.NOT_ARRIVED: (_("这件事项还没有报到县里。"), NoticeKind.INFO),
    }
    words, kind = more[receipt.text]
    return head + words, kind
