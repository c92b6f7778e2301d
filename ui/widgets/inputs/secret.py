"""Lines for passphrases (口令): dots, and empty again as soon as they are off the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from xinfang_desk.words import _

_WIDE = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
"""Full-width digits and letters, as an input method types them: other signs than those of the keys."""


class SecretEdit(QLineEdit):
    """Holds a passphrase while it can be seen: when its page is left, it is gone.

    One that is ``legible`` is for a code that is copied from paper: thirty digits are not typed blindly.
    """

    doubted = Signal(str)
    """What may not be typed as it is meant, where only dots are seen; empty when there is no doubt."""

    def __init__(self, *, legible: bool = False) -> None:
        super().__init__()
        self._has_capitals = False
        if not legible:
            self.setEchoMode(QLineEdit.EchoMode.Password)
            self.textChanged.connect(self._doubt)

    def show_letters(self, *, shown: bool) -> None:
        """Show what is typed, or dots again."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice Caps Lock, of which Qt does not tell: capitals without Shift, small letters with it (Qt)."""
        letter = event.text()
        if letter.isascii() and letter.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._has_capitals = letter.isupper() != shifted
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed (Qt)."""
        super().hideEvent(event)
        # A window that is only minimised comes back, and what was being typed with it.
        if not event.spontaneous():
            # Unlike clear(), it cannot be taken back with Ctrl+Z.
            self._has_capitals = False
            self.setText("")

    def _doubt(self, text: str) -> None:
        if text and self._has_capitals:
            words = _("大写锁定（Caps Lock）开着：按一下 Caps Lock 键关掉，再从头输。")
        elif _WIDE.search(text):
            words = _("里面有全角的字母或数字：把输入法切到英文、半角，再从头输。")
        else:
            words = ""
        self.doubted.emit(words)
