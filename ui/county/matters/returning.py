"""Sending a matter back to its desk (退回补正)."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ui.bound import Bound, said_of
from ui.county.matters.names import reasons
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices
from ui.widgets.notice import NoticeKind
from xinfang_desk.words import _


class ReturnForm(Card):
    """One reason and one button; the desk hears of it with the next reply."""

    sent = Signal()
    """The matter was sent back."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("退回补正"), "returnCard", icon="back", note=_("由接待台改，县里不改"))
        self._station = station
        self._bound = bound
        self.reason = choices(reasons())
        send = Button(look, _("退回接待台"), "sendBack", icon="back")
        self.body.addWidget(Field(look, _("原因"), self.reason, "returnReason"))
        self.body.addLayout(row(look, None, send))
        send.clicked.connect(self.send)

    def begin(self) -> None:
        """Begin with the first reason again."""
        self.reason.setCurrentIndex(0)

    def send(self) -> None:
        """Send it back for the reason that is chosen."""
        office, number, code = self._station.office, self._bound.number, str(self.reason.currentData())
        said = _("已退回，原因随下一份回执带给接待台。")

        def sent(_nothing: None) -> None:
            self._station.tell(said, NoticeKind.OK)
            self.sent.emit()

        def sent_before(_nothing: None) -> None:
            self._station.tell(said_of(number, said), NoticeKind.OK)

        self._bound.change(
            lambda number: office.send_back(number, code), sent, self._station.refused, late=sent_before
        )
