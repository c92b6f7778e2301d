"""The bare window (空窗): the form where it will stay, with room left for what will stand around it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.look.theme import Look
from ui.officer.halves import kept_free
from ui.widgets.boxes import column, frame, row


class Shell:
    """The ``body`` of the window, from outside to inside: ``room``, ``middle``, ``centre``, ``pages``."""

    def __init__(self, look: Look, form: QWidget) -> None:
        self._look = look
        self.pages = QStackedWidget()
        self.pages.addWidget(form)
        self.centre = column(look, spacing=0)
        self.centre.addWidget(self.pages, 1)
        self.middle = row(look, spacing=0)
        self.middle.addLayout(self.centre, 1)
        self.room = column(look, spacing=0)
        self.room.addLayout(self.middle, 1)
        self.body = frame("page", self.room, "deskBody")

    def keep_free(self, width: int) -> None:
        """Leave the room that a window of this width (pixels at 100 %) will need around the form."""
        self.room.setContentsMargins(*map(self._look.px, kept_free(width)))
