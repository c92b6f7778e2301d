"""The head of every page (页头): what this screen is, and which window calls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.look.theme import Look
from ui.widgets.labels import IconLabel, label

_EDGE, _PAD, _GAP = 24, 5, 16


class Head(QFrame):
    """The blue band."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "guide_top")
        self._title = label("", "guide_title")
        self._remark = label("", "guide_top", name="guideRemark")
        self._call = label("", "guide_top", name="guideCall")
        line = QHBoxLayout(self)
        line.setContentsMargins(_EDGE, _PAD, _EDGE, _PAD)
        line.setSpacing(_GAP)
        line.addWidget(IconLabel(look, "route", "on_primary", 44))
        line.addWidget(self._title)
        line.addStretch(1)
        line.addWidget(self._remark)
        line.addWidget(self._call)

    def say(self, title: str, *, window: str, remark: str) -> None:
        """Its words in the language spoken: what is called out (``1 号窗口``), what a translation owes."""
        self._title.setText(title)
        self._remark.setText(remark)
        self._call.setText(window)
