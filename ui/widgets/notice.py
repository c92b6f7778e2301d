"""Notices (提示): a fact and what to do about it, inside the screen it belongs to."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame

from ui.look.theme import Look
from ui.widgets.boxes import column, row
from ui.widgets.buttons import Button
from ui.widgets.field import restyle
from ui.widgets.labels import IconLabel, label


class NoticeKind(Enum):
    """How a notice stands out: the token of its icon, and its icon."""

    INFO = ("primary", "info")
    OK = ("ok", "check")
    WARN = ("warn", "alert")
    DANGER = ("danger", "alert")

    def __init__(self, token: str, icon: str) -> None:
        self.token = token
        self.icon = icon

    @property
    def frame(self) -> str:
        """The kind of its frame in the stylesheet."""
        return self.name.lower()


class Notice(QFrame):
    """An icon, a sentence that wraps, and at most one thing to do."""

    acted = Signal()
    """The person wants it done."""

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        *,
        kind: NoticeKind = NoticeKind.INFO,
        action: str = "",
        under: bool = False,
    ) -> None:
        """``under``: the action stands under the words, where beside them they would have no room."""
        super().__init__()
        self.setObjectName(name)
        self._icon = IconLabel(look, kind.icon, kind.token, 18)
        self._words = label("", "body", wrap=True)
        # A click on the words marks them, so that they can be copied into a telephone note.
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside = row(look, margins=(12, 4, 8, 4))
        inside.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        self._action = Button(look, action, f"{name}Action", kind="ghost")
        self._action.clicked.connect(self.acted)
        if under:
            inside.addLayout(column(look, self._words, row(look, None, self._action), spacing=0), 1)
        else:
            inside.addWidget(self._words, 1)
            inside.addWidget(self._action, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(inside)
        self.say(text, kind, action)

    def say(self, text: str, kind: NoticeKind = NoticeKind.INFO, action: str = "") -> None:
        """Say something else; screen readers hear it as this panel's name."""
        self._words.setText(text)
        self._icon.show_icon(kind.icon, kind.token)
        self._action.say(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self.setProperty("kind", kind.frame)
        restyle(self)
