"""Where a line's text is from (来自身份证): said inside at its right end until it is edited."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.labels import label
from xinfang_desk.words import _


def from_card() -> str:
    """What is said of it."""
    return _("来自身份证")


class Origin:
    """Says inside ``line`` that its text is from the card; takes room only while it does."""

    def __init__(self, look: Look, line: QLineEdit, name: str) -> None:
        self._look = look
        self._line = line
        self._words = label("", "beside", name=name)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.hide()
        line.setLayout(row(look, None, self._words, margins=(0, 1, 12, 1)))
        look.resized.connect(self._fit)

    def say(self, *, is_from_card: bool) -> None:
        """Say it, or no longer."""
        self._words.setText(from_card() if is_from_card else "")
        self._words.setVisible(is_from_card)
        self._line.setAccessibleDescription(self._words.text())
        self._fit()

    def _fit(self) -> None:
        wide = 0 if self._words.isHidden() else self._words.sizeHint().width() + self._look.px(12)
        self._line.setTextMargins(0, 0, wide, 0)
