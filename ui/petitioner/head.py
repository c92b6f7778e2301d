"""The head of every page (页头): what this screen is, and which window calls."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ui.guide_words import _
from ui.look.theme import Look
from ui.widgets.labels import IconLabel, label

_EDGE, _GAP = 24, 16
_TALL_PAD, _LOW_PAD = 18, 10


class Head(QFrame):
    """The blue band; on a low screen it is narrower, and the second line gives way."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("kind", "guide_top")
        self._large = label("", "guide_title")
        self._small = label("", "guide_top")
        self._under = label("", "guide_top")
        self._remark = label("", "guide_top", name="guideRemark")
        self._call = label("", "guide_top", name="guideCall")
        self._tall = False
        self._line = line = QHBoxLayout(self)
        line.setSpacing(_GAP)
        line.addWidget(IconLabel(look, "route", "on_primary", 44))
        line.addWidget(self._large)
        line.addWidget(self._small)
        line.addWidget(self._under)
        line.addStretch(1)
        line.addWidget(self._remark)
        line.addWidget(self._call)

    def fit(self, *, tall: bool) -> None:
        """Take the height that the screen can spare."""
        pad = _TALL_PAD if tall else _LOW_PAD
        self._line.setContentsMargins(_EDGE, pad, _EDGE, pad)
        self._tall = tall
        self._large.setVisible(tall)
        self._small.setVisible(not tall)
        self._under.setVisible(tall and not self._remark.text())

    def say(self, *, window: str, remark: str) -> None:
        """Its words in the language spoken: what is called out (``1 号窗口``), what a translation owes."""
        for title in (self._large, self._small):
            title.setText(_("依法信访路线图"))
        self._under.setText(_("一步一步，有始有终"))
        self._remark.setText(remark)
        self._under.setVisible(self._tall and not remark)
        self._call.setText(window)
