"""Opening the register (打开登记簿): the passphrase, and nothing else on the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from ui.failures import words_for
from ui.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _


class UnlockWindow(QFrame):
    """Asks for the passphrase; a wrong one is said beside the field."""

    given = Signal(str)

    def __init__(self, look: Look, office_name: str = "") -> None:
        super().__init__()
        self._look = look
        self.setObjectName("unlockWindow")
        self.setWindowTitle(_("来访接待台"))
        self.setAccessibleName(_("打开登记簿"))
        self.setProperty("kind", "page")
        self.passphrase = QLineEdit()
        self.passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._field = Field(
            look,
            _("口令"),
            self.passphrase,
            "passphrase",
            hint=_("忘了口令，请用恢复单或联系县里"),
            required=True,
        )
        self._open = Button(look, _("打开"), "unlock", kind="primary", icon="lock")
        card = Card(look, _("打开登记簿"), "unlockCard", icon="lock", note=office_name)
        card.body.addWidget(self._field)
        card.body.addLayout(row(look, None, self._open))
        self.setLayout(column(look, None, card, None, margins=(48, 48, 48, 48)))
        self._open.clicked.connect(self._give)
        self.passphrase.returnPressed.connect(self._give)
        self.passphrase.setFocus()

    def sizeHint(self) -> QSize:
        """A small window (Qt)."""
        return QSize(self._look.px(560), self._look.px(360))

    def refused(self, fault: DeskError) -> None:
        """Say why it stays shut, and let it be tried again."""
        self._open.setEnabled(True)
        self._field.show_fault(words_for(fault))
        self.passphrase.selectAll()
        self.passphrase.setFocus()

    def _give(self) -> None:
        if self.passphrase.text():
            self._open.setEnabled(False)
            self._field.show_fault("")
            self.given.emit(self.passphrase.text())
