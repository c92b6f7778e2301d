"""The first start (第一次使用): which desk and passphrase; then the safe, the printer, the county."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit

from ui.background import Background, Topic
from ui.failures import words_for
from ui.look.theme import Look
from ui.officer.parts.duties import first_holder_words
from ui.officer.parts.station import Station
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field, all_right
from ui.widgets.grid import Grid
from ui.widgets.in_sight import go_to, to_top
from ui.widgets.inputs.choices import choices, numbers
from ui.widgets.inputs.new_passphrase import NewPassphrase
from ui.widgets.labels import ElidedLabel, label
from ui.widgets.notice import Notice, NoticeKind
from ui.widgets.once import is_enter
from xinfang_desk.domain.codes import legal_name
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import Office, faults, tidied
from xinfang_desk.words import _
from xinfang_desk.words.towns import said_of_town

if TYPE_CHECKING:
    from xinfang_desk.desk import Desk
    from xinfang_desk.domain.codes import Codes


class FirstRunWindow(QFrame):
    """Which desk and which passphrase; then what belongs on paper, and with the county.

    What is said of all of it stands over the buttons, where it is in sight however far the page is scrolled.
    ``init`` makes the register and answers with the card's fingerprint; ``cards`` are what comes after it.
    Whoever hears :attr:`made` opens the desk and calls :meth:`go_on`.
    """

    made = Signal(str)
    """The register is made; the passphrase opens it."""
    finished = Signal()
    """The officer wants to begin."""

    def __init__(
        self,
        look: Look,
        codes: Callable[[], Codes],
        background: Background,
        init: Callable[[Office, str], str],
        cards: Callable[[Station], Sequence[Card]],
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
        self._cards = cards
        places = ((each.code, f"{each.name}　{each.code}") for each in codes().places)
        self.office_code = choices((("", _("请选择")), *places))
        self.office_name, self.officer, self.full_name = QLineEdit(), QLineEdit(), QLineEdit()
        self.address, self.phone = QLineEdit(), QLineEdit()
        self.desk = numbers(1, 9)
        self._secret = NewPassphrase(look, "newPassphrase", _("口令"))
        self.passphrase, self.again = self._secret.first, self._secret.again
        self._fields = {
            "code": Field(look, _("乡镇（街道）"), self.office_code, "officeCode", required=True),
            "name": Field(look, _("单位名称（印在回执上）"), self.office_name, "officeName", required=True),
            "desk": Field(look, _("窗口号"), self.desk, "deskNumber", required=True),
            "officer": Field(look, _("接访人姓名"), self.officer, "officer", required=True),
            "full_name": Field(
                look,
                _("法定全称（告知书落款）"),
                self.full_name,
                "officeFullName",
                hint=_("照公章上的字写；空着就留给人手写"),
            ),
            "phone": Field(look, _("单位电话"), self.phone, "officePhone"),
            "address": Field(look, _("单位地址"), self.address, "officeAddress"),
        }
        where = Grid(look, columns=3)
        for name, field in self._fields.items():
            where.add(field, {"name": 2, "full_name": 2, "address": 3}.get(name, 1))
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
        holder = Notice(look, first_holder_words(), "holderNotice")
        self._page = column(look, label(_("第一次使用"), "title"), margins=(20, 12, 20, 12), spacing=10)
        for part in (*self._asked, holder):
            self._page.addWidget(part)
        self._page.addStretch(1)
        self._make = Button(look, _("建立登记簿"), "makeRegister", kind="primary", icon="check")
        self._start = Button(look, _("开始使用"), "startDesk", kind="primary", icon="forward")
        self._start.hide()
        verbs = row(look, spacing=12)
        verbs.addWidget(ElidedLabel(_("数据只存在这台电脑上，不联网。"), "label"), 1)
        verbs.addWidget(self._make)
        verbs.addWidget(self._start)
        foot = column(look, self._said, verbs, margins=(20, 8, 20, 8), spacing=8)
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(frame("page", self._page), "firstRunScroll"), 1)
        inside.addWidget(frame("footer", foot))
        self.setLayout(inside)
        self._make.clicked.connect(self.make)
        self._start.clicked.connect(self.finished)
        self.office_code.currentIndexChanged.connect(self._suggest_full_name)
        self.phone.editingFinished.connect(self._in_plain_digits)
        self.office_code.currentIndexChanged.connect(self._mend)
        self.office_code.currentIndexChanged.connect(self._compare)
        self.office_name.textChanged.connect(self._compare)
        for line in (self.office_name, self.officer, self.full_name, self.address, self.phone):
            line.textChanged.connect(self._mend)
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize()))
        self.office_code.setFocus()

    def sizeHint(self) -> QSize:
        """Room for the whole page (Qt)."""
        return QSize(self._look.px(980), self._look.px(720))

    def office(self) -> Office:
        """The office as written."""
        written = Office(
            code=self.office_code.currentData(),
            name=self.office_name.text(),
            desk=self.desk.value(),
            officer=self.officer.text(),
            full_name=self.full_name.text(),
            address=self.address.text(),
            phone=self.phone.text(),
        )
        return tidied(written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to what is asked next; at the end it makes the register (Qt)."""
        if is_enter(event):
            self._go_on()
        else:
            super().keyPressEvent(event)

    def make(self) -> None:
        """Make the register, if nothing is missing."""
        if self._make.isEnabled() and self._is_complete():
            self._said.hide()
            self._make.setEnabled(False)
            office, passphrase = self.office(), self.passphrase.text()
            self._background.change(
                self, lambda: self._init(office, passphrase), self._made, self._refused, about=Topic.UNSEEN
            )

    def go_on(self, desk: Desk, now: Callable[[], datetime]) -> None:
        """The desk is open: the sheet for the safe, a test page, the cards (恢复单、测试页、登记卡)."""
        station = Station(
            desk=desk,
            background=self._background,
            look=self._look,
            codes=self._codes,
            now=now,
            tell=self._tell,
            offer=lambda words, _action, _act, kind=NoticeKind.OK, _last=None: self._tell(words, kind),
        )
        for card in self._cards(station):
            self._page.insertWidget(self._page.count() - 1, card)
            card.reload()
        for part in self._asked:
            part.hide()
        to_top(self)

    def _tell(self, words: str, kind: NoticeKind) -> None:
        self._said.say(words, kind)

    def _is_complete(self) -> bool:
        wrong = {name: words_for(fault) for name, fault in faults(self.office())}
        said = ((field, wrong.get(name, "")) for name, field in self._fields.items())
        return all_right(*said, *self._secret.faults())

    def _mend(self) -> None:
        """Take back what was said to be wrong as soon as it is right."""
        wrong = {name: words_for(fault) for name, fault in faults(self.office())}
        for name, field in self._fields.items():
            if field.fault:
                field.show_fault(wrong.get(name, ""))

    def _suggest_full_name(self) -> None:
        """The legal name of the township that is chosen, until somebody has written another."""
        if not self.full_name.isModified():
            self.full_name.setText(legal_name(self._township(), self._codes().county))

    def _compare(self) -> None:
        """Say so where the name bears another town's than the one that is chosen."""
        chosen, name = self.office_code.currentData(), self.office_name.text()
        self._fields["name"].show_remark(said_of_town(self._codes(), chosen, name))

    def _township(self) -> str:
        names = {each.code: each.name for each in self._codes().places}
        return names.get(self.office_code.currentData(), "")

    def _in_plain_digits(self) -> None:
        plain = self.office().phone
        if plain != self.phone.text().strip():
            self.phone.setText(plain)
            self._fields["phone"].show_remark(_("全角的数字已改成半角。"))

    def _go_on(self) -> None:
        asked = [*(each.control for each in self._fields.values()), self.passphrase, self.again]
        here = QApplication.focusWidget()
        if here is self.again:
            self.make()
        elif here in asked:
            go_to(asked[asked.index(here) + 1], Qt.FocusReason.TabFocusReason)

    def _made(self, fingerprint: str) -> None:
        words = _(
            "登记簿已建好。先打恢复单和测试页；再写出本窗口的卡交给县里，电话核对这组数字：{digits}；接收县里的卡。"
            "现在办不了的，以后在“设置”里办。"
        )
        self._said.say(words.format(digits=fingerprint), NoticeKind.OK)
        self._said.show()
        self._make.hide()
        self._start.show()
        # A second Enter, pressed out of habit, must not leave behind what is still to be printed.
        self._said.setFocus()
        self.made.emit(self.passphrase.text())

    def _refused(self, fault: DeskError) -> None:
        self._make.setEnabled(True)
        places = {
            "office.bad_code": self._fields["code"],
            "office.bad_desk": self._fields["desk"],
            "passphrase.short": self._secret.field,
        }
        if field := places.get(fault.code):
            all_right((field, words_for(fault)))
        else:
            self._said.say(words_for(fault), NoticeKind.DANGER)
            self._said.show()
            self._make.setFocus()
