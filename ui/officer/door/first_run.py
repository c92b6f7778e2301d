"""The first start (第一次使用): which desk and passphrase; then the safe, the printer, the county."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.background import Background
from ui.codes import Codes
from ui.failures import words_for
from ui.look.theme import Look
from ui.officer.parts.new_passphrase import NewPassphrase
from ui.officer.parts.station import Station
from ui.officer.settings.machine import CountyCard, PrinterCard
from ui.officer.settings.recovery import RecoveryCard
from ui.pending_desk import DeskDoor
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.grid import Grid
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Office
from xinfang_desk.words import _


class FirstRunWindow(QFrame):
    """Which desk and which passphrase; then what belongs on paper, and with the county.

    ``init`` makes the register and answers with the card's fingerprint. Whoever hears :attr:`made` opens
    the desk and calls :meth:`go_on`.
    """

    made = Signal(str)
    """The register is made; the passphrase opens it."""
    finished = Signal()
    """The officer wants to begin."""

    def __init__(
        self, look: Look, codes: Codes, background: Background, init: Callable[[Office, str], str]
    ) -> None:
        super().__init__()
        self.setObjectName("firstRunWindow")
        self.setWindowTitle(_("来访接待台"))
        self.setAccessibleName(_("第一次使用"))
        self.setProperty("kind", "page")
        self._look = look
        self._codes = codes
        self._background = background
        self._init = init
        self.office_code = choices((each.code, f"{each.name}　{each.code}") for each in codes.places)
        self.office_name, self.officer = QLineEdit(), QLineEdit()
        self.address, self.phone = QLineEdit(), QLineEdit()
        self.desk = numbers(look, 1, 9)
        self._secret = NewPassphrase(look, "newPassphrase", _("口令"))
        self.passphrase, self.again = self._secret.first, self._secret.again
        self._name_field = Field(
            look, _("单位名称（印在回执上）"), self.office_name, "officeName", required=True
        )
        self._officer_field = Field(look, _("接访人姓名"), self.officer, "officer", required=True)
        where = Grid(look, columns=3)
        for field, span in (
            (Field(look, _("乡镇（街道）"), self.office_code, "officeCode", required=True), 1),
            (self._name_field, 2),
            (Field(look, _("窗口号"), self.desk, "deskNumber", required=True), 1),
            (self._officer_field, 1),
            (Field(look, _("单位电话"), self.phone, "officePhone"), 1),
            (Field(look, _("单位地址"), self.address, "officeAddress"), 3),
        ):
            where.add(field, span)
        office = Card(look, _("这是哪个窗口"), "officeCard", icon="home")
        office.body.addWidget(where)
        lock = Card(
            look, _("登记簿口令"), "passphraseCard", icon="lock", note=_("登记簿全部加密，没有口令谁也打不开")
        )
        lock.body.addWidget(self._secret)
        lock.body.addWidget(
            label(
                _("口令要长、好记、别人猜不到，比如四个不相干的词。写下来，交负责人锁进保险柜。"),
                "label",
                wrap=True,
            )
        )
        self._said = Notice(look, "", "firstRunNotice")
        self._said.hide()
        self._asked = (office, lock)
        self._page = column(look, label(_("第一次使用"), "title"), margins=(32, 24, 32, 24), spacing=14)
        for part in (*self._asked, self._said):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self._make = Button(look, _("建立登记簿"), "makeRegister", kind="primary", icon="check")
        self._start = Button(look, _("开始使用"), "startDesk", kind="primary", icon="forward")
        self._start.hide()
        foot = row(look, margins=(32, 16, 32, 16), spacing=12)
        foot.addWidget(ElidedLabel(_("数据只存在这台电脑上，不联网。"), "label"), 1)
        foot.addWidget(self._make)
        foot.addWidget(self._start)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", self._page), "firstRunScroll"), 1)
        inside.addWidget(frame("footer", foot))
        self.setLayout(inside)
        self._make.clicked.connect(self.make)
        self._start.clicked.connect(self.finished)

    def sizeHint(self) -> QSize:
        """Room for the whole page (Qt)."""
        return QSize(self._look.px(980), self._look.px(720))

    def office(self) -> Office:
        """The office as written."""
        return Office(
            code=self.office_code.currentData(),
            name=self.office_name.text().strip(),
            desk=self.desk.value(),
            officer=self.officer.text().strip(),
            address=self.address.text().strip(),
            phone=self.phone.text().strip(),
        )

    def make(self) -> None:
        """Make the register, if nothing is missing."""
        if self._is_complete():
            self._make.setEnabled(False)
            office, passphrase = self.office(), self.passphrase.text()
            self._background.read(self, lambda: self._init(office, passphrase), self._made, self._refused)

    def go_on(self, desk: DeskDoor, now: Callable[[], datetime]) -> None:
        """The desk is open: the sheet for the safe, a test page, the cards (恢复单、测试页、登记卡)."""
        station = Station(
            desk=desk,
            background=self._background,
            look=self._look,
            codes=self._codes,
            now=now,
            tell=self._tell,
            offer=lambda words, _action, _act, kind=NoticeKind.OK: self._tell(words, kind),
        )
        for card in (RecoveryCard(station), PrinterCard(station), CountyCard(station)):
            self._page.insertWidget(self._page.count() - 1, card)
            card.reload()
        for part in self._asked:
            part.hide()

    def _tell(self, words: str, kind: NoticeKind) -> None:
        self._said.say(words, kind)

    def _is_complete(self) -> bool:
        office, is_secret_whole = self.office(), self._secret.is_whole()
        faults = (
            (self._name_field, _("请写单位名称") if not office.name else ""),
            (self._officer_field, _("请写接访人姓名") if not office.officer else ""),
        )
        for field, words in faults:
            field.show_fault(words)
        wrong = [field for field, words in faults if words]
        if wrong:
            wrong[0].control.setFocus()
        return is_secret_whole and not wrong

    def _made(self, fingerprint: str) -> None:
        words = _(
            "登记簿已建好。先打恢复单和测试页；再写出本窗口的卡交给县里，电话核对这组数字：{digits}；接收县里的卡。"
            "现在办不了的，以后在“设置”里办。"
        )
        self._said.say(words.format(digits=fingerprint), NoticeKind.OK)
        self._said.show()
        self._make.hide()
        self._start.show()
        self._start.setFocus()
        self.made.emit(self.passphrase.text())

    def _refused(self, fault: DeskError) -> None:
        self._make.setEnabled(True)
        self._said.say(words_for(fault), NoticeKind.DANGER)
        self._said.show()
