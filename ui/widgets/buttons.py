"""Buttons whose icon, and the hint of whose keys, follow the look."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from ui.theme import Look
from ui.widgets.labels import tip

_INK = {
    "primary": "on_primary",
    "guide_primary": "on_primary",
    "ghost": "primary",
    "guide": "primary",
}


class Button(QPushButton):
    """A push button of one ``kind`` (see :mod:`ui.stylesheet`); assistive tools hear ``text`` alone.

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


class BigButton(Button):
    """A button for the petitioner's screen (触摸按钮): 88 pixels high at 100 %, for any finger."""

    def __init__(self, look: Look, text: str, name: str, *, icon: str = "", primary: bool = False) -> None:
        super().__init__(look, text, name, kind="guide_primary" if primary else "guide", icon=icon)
