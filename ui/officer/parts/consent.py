"""The head's consent (负责人同意): asked for in place, where the desk wants it for what is being done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from ui.failures import words_for
from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs.secret import SecretEdit
from ui.widgets.labels import label
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.words import _

_WRONG = frozenset({"passphrase.wrong", "passphrase.wait"})


class HeadConsent(QFrame):
    """Why the head is asked, and the line for the head's own passphrase; hidden until it is wanted."""

    agreed = Signal()
    """The head has typed the passphrase: what was refused is to be tried again with it."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("kind", "hint")
        self.passphrase = SecretEdit()
        self._why = label("", wrap=True, name=f"{name}Why")
        self._field = Field(look, _("负责人口令"), self.passphrase, f"{name}Passphrase", required=True)
        agree = Button(look, _("同意，接着办"), f"{name}Agree", icon="check")
        inside = column(look, self._why, self._field, row(look, agree, None), margins=(12, 10, 12, 12))
        self.setLayout(inside)
        agree.clicked.connect(self.agreed)
        self.passphrase.returnPressed.connect(self.agreed)
        self.hide()

    def given(self) -> str:
        """The head's passphrase, or nothing while it was not asked for."""
        return self.passphrase.text()

    def hear(self, fault: DeskError) -> bool:
        """Ask, or say that the consent was wrong; whether the refusal was about that."""
        self.setEnabled(True)
        if fault.code == "account.head_consent":
            self._why.setText(words_for(fault))
            self._field.show_fault("")
            self.show()
        elif self.isVisible() and fault.code in _WRONG:
            self._field.show_fault(words_for(fault))
            self.passphrase.selectAll()
        else:
            return False
        self.passphrase.setFocus()
        return True

    def dismiss(self) -> None:
        """It is not wanted any more."""
        self.setEnabled(True)
        self._field.show_fault("")
        self.hide()
