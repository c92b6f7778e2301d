"""Lines for passphrases (口令): dots, and empty again as soon as they are off the screen."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLineEdit


class SecretEdit(QLineEdit):
    """Holds a passphrase while it can be seen: when its page is left, it is gone.

    One that is ``legible`` is for a code that is copied from paper: thirty digits are not typed blindly.
    """

    def __init__(self, *, legible: bool = False) -> None:
        super().__init__()
        if not legible:
            self.setEchoMode(QLineEdit.EchoMode.Password)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed (Qt)."""
        super().hideEvent(event)
        # A window that is only minimised comes back, and what was being typed with it.
        if not event.spontaneous():
            # Unlike clear(), it cannot be taken back with Ctrl+Z.
            self.setText("")
