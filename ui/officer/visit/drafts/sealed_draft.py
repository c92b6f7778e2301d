"""A draft that lies sealed (封着的草稿): the confidential officer opens it, in place, to be written on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.background import Topic
from ui.failures import words_for
from ui.officer.parts.station import Station
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import VisitDraft
from xinfang_desk.words import _


class SealedDraft(QFrame):
    """Why it is shut, the confidential passphrase, and the way back."""

    opened = Signal(str)
    """The key of the draft, which can be taken up from now on."""

    def __init__(self, station: Station) -> None:
        super().__init__()
        look = station.look
        self._station = station
        self._key = ""
        self.setObjectName("sealedDraft")
        self.setProperty("kind", "ask")
        title = _("这份草稿像检举控告，内容封着")
        self.setAccessibleName(title)
        words = _("写的人还没有退出时可以接着写；退出以后，只有保密员凭保密口令打得开，打开一次留痕记一次。")
        self.passphrase = SecretEdit()
        self._field = Field(look, _("保密口令"), self.passphrase, "draftPassphrase", required=True)
        self._open = Button(look, _("启封接着写"), "unsealDraft", kind="primary", icon="lock")
        leave = Button(look, _("不打开"), "leaveSealedDraft")
        parts = (label(title, "strong"), label(words, "caption", wrap=True), self._field)
        buttons = row(look, None, leave, self._open)
        self.setLayout(column(look, *parts, buttons, margins=(14, 10, 14, 10), spacing=8))
        leave.clicked.connect(self.put_away)
        self._open.clicked.connect(self.unseal)
        self.passphrase.returnPressed.connect(self.unseal)
        self.hide()

    def ask(self, key: str) -> None:
        """Ask for the passphrase that opens the draft of that key."""
        self.put_away()
        self._key = key
        self.show()
        self.passphrase.setFocus()

    def put_away(self) -> None:
        """Leave it shut."""
        self._key = ""
        self.passphrase.clear()
        self._field.show_fault("")
        self._open.setEnabled(True)
        self.hide()

    def unseal(self) -> None:
        """Open it with what is written."""
        key, passphrase, sealing = self._key, self.passphrase.text(), self._station.desk.sealing
        if not key or not passphrase:
            self.passphrase.setFocus()
            return
        self._open.setEnabled(False)
        self._station.background.change(
            self,
            lambda: sealing.open_draft(key, passphrase),
            lambda draft: self._unsealed(key, draft),
            self._refused,
            about=Topic.UNSEEN,
        )

    def _unsealed(self, key: str, _draft: VisitDraft) -> None:
        self.put_away()
        self.opened.emit(key)

    def _refused(self, fault: DeskError) -> None:
        self._open.setEnabled(True)
        self._field.show_fault(words_for(fault))
        self.passphrase.selectAll()
        self.passphrase.setFocus()
