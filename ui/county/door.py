"""The door (打开台账): the passphrase of the ledger, or the name of the county that is set up."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.chosen_files import file_to_open
from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.boxes import Scrolled, column, frame, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class Door(QFrame):
    """One small page; with ``new`` it asks for a name and for the passphrase twice."""

    given = Signal(str, str)
    """The county's name (empty where there is a ledger already) and the passphrase."""
    restore_wanted = Signal(object, str)
    """The ``Path`` of a backup, and the passphrase that opens it."""

    def __init__(self, look: Look, *, new: bool) -> None:
        super().__init__()
        self._look = look
        self._new = new
        title = _("建立县级台账") if new else _("打开县级台账")
        self.setObjectName("countyDoor")
        self.setWindowTitle(_("县级收文"))
        self.setAccessibleName(title)
        self.setProperty("kind", "page")
        self.name, self.passphrase, self.again = QLineEdit(), QLineEdit(), QLineEdit()
        for secret in (self.passphrase, self.again):
            secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._name = Field(look, _("单位名称"), self.name, "countyName", required=True)
        self._passphrase = Field(look, _("口令"), self.passphrase, "passphrase", required=True)
        self._again = Field(look, _("再输一遍"), self.again, "passphraseAgain", required=True)
        self._enter = Button(
            look, _("建立台账") if new else _("打开"), "enterCounty", kind="primary", icon="lock"
        )
        card = Card(look, title, "doorCard", icon="lock")
        safe = _("建好后，文件夹里的 reserve-key.txt 是备用密钥：请移到单独的U盘，锁进保险柜，再从本机删除。")
        for part in (self._name, self._passphrase, self._again) if new else (self._passphrase,):
            card.body.addWidget(part)
        self._restore = Button(look, _("从备份恢复…"), "restoreCounty", kind="ghost", icon="refresh")
        self._restore.setVisible(new)
        if new:
            card.body.addWidget(label(safe, "label", wrap=True))
        card.body.addLayout(row(look, self._restore, None, self._enter))
        page = frame("page", column(look, None, card, None, margins=(48, 32, 48, 32)))
        inside = column(look, spacing=0)
        inside.addWidget(Scrolled(page, "doorScroll"), 1)
        self.setLayout(inside)
        self._enter.clicked.connect(self._give)
        self._restore.clicked.connect(self._choose_backup)
        for line in (self.name, self.passphrase, self.again):
            line.returnPressed.connect(self._give)
        (self.name if new else self.passphrase).setFocus()

    def sizeHint(self) -> QSize:
        """A small window (Qt)."""
        return QSize(self._look.px(600), self._look.px(520 if self._new else 360))

    def refused(self, fault: DeskError) -> None:
        """Say why it stays shut, and let it be tried again."""
        for button in (self._enter, self._restore):
            button.setEnabled(True)
        self._passphrase.show_fault(words_for(fault))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _choose_backup(self) -> None:
        """A backup's own passphrase is asked for here; it needs no name, and is typed once."""
        if not self.passphrase.text():
            self._passphrase.show_fault(_("请先输入备份里的口令，就是原来打开台账的口令。"))
            self.passphrase.setFocus()
            return
        self._passphrase.show_fault("")
        if chosen := file_to_open(self, _("哪一份备份"), _("备份 (*.xfbackup)"), on_stick=True):
            for button in (self._enter, self._restore):
                button.setEnabled(False)
            self.restore_wanted.emit(chosen, self.passphrase.text())

    def _give(self) -> None:
        if not self._is_complete():
            return
        self._enter.setEnabled(False)
        self.given.emit(self.name.text().strip(), self.passphrase.text())

    def _is_complete(self) -> bool:
        nameless = self._new and not self.name.text().strip()
        differs = self._new and self.again.text() != self.passphrase.text()
        silent = not self.passphrase.text()
        self._name.show_fault(_("请写单位名称。") if nameless else "")
        self._passphrase.show_fault(_("请输入口令。") if silent else "")
        self._again.show_fault(_("两遍口令不一样。请再输一遍。") if differs else "")
        return not (nameless or differs or silent)
