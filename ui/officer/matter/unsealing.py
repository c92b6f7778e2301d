"""Opening a sealed accusation for reading (启封), for the confidential officer alone (信访工作条例 art. 30).

What was opened stands in this card and nowhere else, and goes with whatever takes the card out of sight.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.background import Topic
from ui.bound import Bound
from ui.failures import words_for
from ui.idle import Resting
from ui.officer.parts.duties import same_hands_words
from ui.officer.parts.facts import opened_facts
from ui.officer.parts.station import Station
from ui.widgets.boxes import Shelf, column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from ui.widgets.notice import Notice
from ui.widgets.shown.pill import Pill, PillKind
from ui.widgets.shown.scan_view import ScanView
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.words import _


class UnsealCard(Card):
    """Shut; asking for passphrase and reason; or open, marked 保密."""

    grown = Signal(QWidget)
    """A part that has just appeared and wants to be seen."""

    def __init__(self, station: Station) -> None:
        look = station.look
        self._mark = Pill(look, _("保密"), PillKind.DANGER)
        super().__init__(look, _("启封"), "unsealCard", icon="lock", aside=self._mark)
        self._station = station
        self._bound = Bound(self, station, self._clear)
        self.resting = Resting(self)
        self.passphrase, self.why = SecretEdit(), QLineEdit()
        self._passphrase_field = Field(look, _("保密口令"), self.passphrase, "sealPassphrase", required=True)
        hint = _("记入留痕，比如“移送前核对”；不要写出内容")
        self._why_field = Field(look, _("为什么启封"), self.why, "sealWhy", required=True, hint=hint)
        self._begin = begin = Button(look, _("启封"), "beginUnsealing", icon="lock")
        drop = Button(look, _("不启封"), "dropUnsealing")
        self._open = Button(look, _("启封阅看"), "unseal", kind="primary", icon="eye")
        self._away = Button(look, _("收起"), "putAway", icon="lock")
        self._shut, self._asking, self._opened = QWidget(), QWidget(), QWidget()
        words = _("内容封着，只有保密员凭保密口令能看。启封一次，留痕记一次。")
        self._shut.setLayout(column(look, label(words, wrap=True), row(look, begin, None), spacing=12))
        fields = (self._passphrase_field, self._why_field, row(look, None, drop, self._open))
        self._asking.setLayout(column(look, *fields, spacing=12))
        self._lines = Shelf(look)
        words = _("只给保密员看。一分钟没动键盘鼠标、离开这一页、锁屏，都会收起。")
        head = label(words, "caption", wrap=True)
        scans = station.desk.scans
        self._scans = Shelf(look)
        self.view = ScanView(
            station.background,
            look,
            scans.pictures,
            station.refused,
        )
        parts = (head, row(look, self._away, None), self._lines, self._scans, self.view)
        self._opened.setLayout(column(look, *parts, spacing=12))
        self._same_hands = Notice(look, same_hands_words(), "sameHands")
        for part in (self._same_hands, self._shut, self._asking, self._opened):
            self.body.addWidget(part)
        begin.clicked.connect(self._ask)
        drop.clicked.connect(self.put_away)
        self._away.clicked.connect(self.put_away)
        self._open.clicked.connect(self.unseal)
        self.passphrase.returnPressed.connect(self.unseal)
        self.why.returnPressed.connect(self.unseal)
        self.resting.timeout.connect(self.put_away)
        self.view.grown.connect(lambda: self.grown.emit(self.view))
        self.view.closed.connect(self._away.setFocus)
        self.put_away()

    def show_for(self, number: str, *, offered: bool, is_alone: bool) -> None:
        """Stand on the page of a matter, for whoever may open it; what is open there stays open.

        Who is alone in receiving and opening is told how another comes to do the one.
        """
        self._same_hands.setVisible(is_alone)
        if number != self._bound.number:
            self._bound.turn(number)
        self.setVisible(offered)

    def unseal(self) -> None:
        """Open the accusation with what is written in the fields."""
        passphrase, why = self.passphrase.text(), self.why.text().strip()
        self._passphrase_field.show_fault("" if passphrase else _("请输入保密口令"))
        self._why_field.show_fault("" if why else words_for(DeskError("seal.why_missing")))
        if not passphrase or not why:
            (self.why if passphrase else self.passphrase).setFocus()
            return
        self._open.setEnabled(False)
        sealing = self._station.desk.sealing
        self._bound.ask(
            lambda number: (
                sealing.unseal(number, passphrase, why),
                sealing.open_scans(number, passphrase),
            ),
            lambda opened: self._show(*opened),
            self._refused,
            marks=Topic.MATTERS,
        )

    def put_away(self) -> None:
        """Shut it: nothing of the content, the passphrase or the reason is left in the card."""
        self._bound.turn(self._bound.number)

    def clear(self) -> None:
        """Offer to open nothing."""
        self._bound.turn()
        self.hide()

    def _clear(self) -> None:
        self.resting.end()
        for line in (self.passphrase, self.why):
            line.clear()
        for field in (self._passphrase_field, self._why_field):
            field.show_fault("")
        self._open.setEnabled(True)
        self._lines.wipe()
        self._scans.wipe()
        self.view.clear()
        self._stand(self._shut)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave nothing for who sits here next, nor behind the lock (Qt)."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.put_away()

    def _ask(self) -> None:
        self._stand(self._asking)
        self.passphrase.setFocus()
        self.grown.emit(self._asking)

    def _show(self, record: MatterRecord, scans: tuple[bytes, ...]) -> None:
        self.put_away()
        self._scans.fill(self._scan(at, each) for at, each in enumerate(scans, start=1))
        self._lines.fill(self._line(title, words) for title, words in opened_facts(record))
        self._stand(self._opened)
        self._away.setFocus()
        self.resting.begin()
        self.grown.emit(self._mark)

    def _line(self, title: str, words: str) -> QWidget:
        # Plain labels: their text cannot be marked, and so goes to no clipboard.
        line = QWidget()
        caption, said = label(title, "caption"), label(words, wrap=True)
        line.setLayout(column(self._station.look, caption, said, spacing=1))
        line.setAccessibleName(f"{title}：{words}")
        return line

    def _scan(self, at: int, content: bytes) -> Button:
        """One of what was scanned; its content is held here alone, and goes with the card."""
        name = _("第{number}份扫描件").format(number=at)
        see = Button(self._station.look, name, f"seeSealed_{at}", icon="eye")
        see.clicked.connect(lambda: self.view.look_at(name, content, 0))
        return see

    def _refused(self, fault: DeskError) -> None:
        self._open.setEnabled(True)
        self._passphrase_field.show_fault(words_for(fault))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _stand(self, part: QWidget) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self)
        part.show()
        if had_focus and part is self._shut:
            self._begin.setFocus()
        for each in (self._shut, self._asking, self._opened):
            each.setVisible(each is part)
        self._mark.setVisible(part is self._opened)
