"""Sending a matter back to its desk (退回补正)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.bound import Bound, said_of
from ui.county.matters.names import reason_name, reasons
from ui.county.station import Station
from ui.widgets.boxes import row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.choices import choices, choose
from ui.widgets.labels import label
from ui.widgets.notice import NoticeKind
from xinfang_desk.county.answers import MatterView
from xinfang_desk.county.returning import MOST_WORDS
from xinfang_desk.words import _


class ReturnForm(Card):
    """A reason and words of one's own; while no reply has told of it, a way back."""

    sent = Signal()
    """The matter was sent back, or is kept after all."""

    def __init__(self, station: Station, bound: Bound) -> None:
        look = station.look
        super().__init__(look, _("退回补正"), "returnCard", icon="back", note=_("由接待台改，县里不改"))
        self._station = station
        self._bound = bound
        self.reason = choices([("", _("请选")), *reasons()])
        self.words = QLineEdit()
        self.words.setMaxLength(MOST_WORDS)
        self._reason = Field(look, _("原因"), self.reason, "returnReason", required=True)
        hint = _("比如：第二段说的是哪一年？写清楚要补什么")
        self._words = Field(look, _("要补什么"), self.words, "returnWords", hint=hint)
        self._told = label("", wrap=True, name="returnTold")
        self._send = Button(look, _("退回接待台"), "sendBack", icon="back")
        self._keep = Button(look, _("撤回退回"), "keepAfterAll", icon="refresh")
        for part in (self._told, self._reason, self._words):
            self.body.addWidget(part)
        self.body.addLayout(row(look, None, self._keep, self._send))
        self._send.clicked.connect(self.send)
        self._keep.clicked.connect(self.take_back)
        self.words.returnPressed.connect(self.send)

    def begin(self) -> None:
        """Begin with no reason, and no words."""
        choose(self.reason, "")
        self.words.setText("")
        self._reason.show_fault("")

    def is_written(self) -> bool:
        """Whether a return is half written."""
        return bool(self.words.text().strip())

    def show_matter(self, matter: MatterView) -> None:
        """Offer what can be done: send it back, or keep it after all."""
        back = bool(matter.returned)
        for part in (self._reason, self._words, self._send):
            part.setVisible(not back)
        self._keep.setVisible(matter.return_waits)
        told = _("已退回：{why}").format(why=reason_name(matter.returned))
        if matter.returned_words:
            told += _("。写了：{words}").format(words=matter.returned_words)
        self._told.setText(told + (_("。还没有带走。") if matter.return_waits else ""))
        self._told.setVisible(back)
        self.setVisible(not back or matter.return_waits)

    def send(self) -> None:
        """Send it back for the reason that is chosen."""
        office, code = self._station.office, str(self.reason.currentData() or "")
        words = self.words.text().strip()
        self._reason.show_fault("" if code else _("请选退回的原因。"))
        if not code:
            self.reason.setFocus()
            return
        said = _("已退回，原因随下一份回执带给接待台。")
        self._do(lambda number: office.send_back(number, code, words), said, undo=True)

    def take_back(self) -> None:
        """Keep it after all, while nobody was told."""
        office = self._station.office
        self._do(office.keep_after_all, _("撤回了，没有退回。"), undo=False)

    def _undo(self, number: str) -> None:
        """Take it back of the matter that it was said of, whichever stands on the page by now."""
        office = self._station.office
        self._station.background.change(
            self,
            lambda: office.keep_after_all(number),
            lambda _nothing: self._station.tell(said_of(number, _("撤回了，没有退回。")), NoticeKind.OK),
            self._station.refused,
        )

    def _do(self, work: Callable[[str], None], said: str, *, undo: bool) -> None:
        number = self._bound.number
        said = said_of(number, said)

        def done(_nothing: None) -> None:
            self.begin()
            if undo:
                self._station.offer(said, _("撤回"), lambda: self._undo(number))
            else:
                self._station.tell(said, NoticeKind.OK)
            self.sent.emit()

        def done_before(_nothing: None) -> None:
            self._station.tell(said, NoticeKind.OK)

        self._bound.change(work, done, self._station.refused, late=done_before)
