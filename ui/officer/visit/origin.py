"""Where a line's text is from (来自身份证): said inside at its right end until it is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.labels import label
from xinfang_desk.words import _

_AROUND = 44
"""Pixels at 100 % beside text and words: what a line keeps free at its ends, and between the two."""


def from_card() -> str:
    """What is said of it."""
    return _("来自身份证")


class Origin(QObject):
    """Says inside ``line`` that its text is from the card; less where the text needs the room."""

    _line: QLineEdit
    # Of the class: Qt still sends events while Python takes the object apart.

    def __init__(self, look: Look, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        self._look = look
        self._line = line
        self._words = label("", "beside", name=name)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.hide()
        self._is_from_card = False
        line.setLayout(row(look, None, self._words, margins=(0, 1, 12, 1)))
        line.installEventFilter(self)
        look.resized.connect(self._fit)

    def say(self, *, is_from_card: bool) -> None:
        """Say it, or no longer."""
        self._is_from_card = is_from_card
        self._line.setAccessibleDescription(from_card() if is_from_card else "")
        self._line.setToolTip(from_card() if is_from_card else "")
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The line has another width (Qt)."""
        if event.type() == QEvent.Type.Resize and watched is self._line:
            self._fit()
        return False

    def _fit(self) -> None:
        """The text comes first: of the words as much as has room beside it, a sign of them at least."""
        taken = self._line.fontMetrics().horizontalAdvance(self._line.text()) + self._look.px(_AROUND)
        room = self._line.width() - taken
        measured = self._words.fontMetrics()
        fitting = (each for each in (from_card(), _("证")) if measured.horizontalAdvance(each) <= room)
        said = next(fitting, "") if self._is_from_card else ""
        self._words.setText(said)
        self._words.setVisible(bool(said))
        wide = measured.horizontalAdvance(said) + self._look.px(12) if said else 0
        self._line.setTextMargins(0, 0, wide, 0)
