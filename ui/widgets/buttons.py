"""Buttons whose icon, and the hint of whose keys, follow the look."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from ui.look.theme import Look
from ui.widgets.focus import nearest_on
from ui.widgets.labels import tip
from ui.widgets.once import ActsOnce

_INK = {
    "primary": "on_primary",
    "guide_primary": "on_primary",
    "ghost": "primary",
    "guide": "primary",
}


class Button(ActsOnce, QPushButton):
    """A push button of one ``kind`` (see :mod:`ui.look.stylesheet`); assistive tools hear ``text`` alone.

    ``keys`` stand after the text, so that they can be learnt; who owns the window binds them, because a
    shortcut must not fire while an input method composes. :meth:`shrink` leaves the icon alone.
    """

    def __init__(
        self, look: Look, text: str, name: str, *, kind: str = "", icon: str = "", keys: str = ""
    ) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._keys = keys
        self._words = text
        self._shrunk = False
        self._awaited = False
        self.setProperty("kind", kind)
        self.setObjectName(name)
        self.say(text)
        if icon:
            self._follow()
            look.changed.connect(self._follow)

    def say(self, text: str) -> None:
        """Change the words; the keys stay."""
        self._words = text
        self.setAccessibleName(text)
        gap = " " if self._icon else ""
        keys = f"　{self._keys}".rstrip()
        self.setText("" if self._shrunk else f"{gap}{text}{keys}")
        self.setToolTip(tip(f"{text}{keys}") if self._shrunk else "")

    def setEnabled(self, enabled: bool) -> None:
        """Shut it off or let it be used (Qt).

        A button that is shut off while it works keeps the focus waiting: Qt would hand it on to whatever
        follows in the window.
        """
        if not enabled and self.hasFocus():
            self.clearFocus()
            self._awaited = True
        super().setEnabled(enabled)
        if enabled:
            if self._awaited and QApplication.focusWidget() is None:
                self.setFocus()
            self._awaited = False

    def use_while(self, there_is_work: bool) -> None:
        """Let it be used while there is something for it to do; after its last act the focus goes on."""
        if self.hasFocus() and not there_is_work and (following := nearest_on(self.window(), self)):
            following.setFocus(Qt.FocusReason.TabFocusReason)
        self.setEnabled(there_is_work)

    def shrink(self, shrunk: bool) -> None:
        """Show the icon alone, with the words in the tooltip, or all of it again."""
        self._shrunk = shrunk and bool(self._icon)
        self.say(self._words)

    def _icon_size(self) -> int:
        return 36 if str(self.property("kind")).startswith("guide") else 18

    def _follow(self) -> None:
        size = self._icon_size()
        ink = _INK.get(self.property("kind"), "text2")
        self.setIcon(self._look.icon(self._icon, ink, size))
        self.setIconSize(QSize(self._look.px(size), self._look.px(size)))
