"""Where a line's text is from (来自身份证、来自照片): said inside at its right end until it is edited."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit

from ui.look.theme import Look
from ui.widgets.boxes import row
from ui.widgets.labels import label
from xinfang_desk.domain.people.id_card import IdCard
from xinfang_desk.words import _

_AROUND = 44
"""Pixels at 100 % beside text and words: what a line keeps free at its ends, and between the two."""


def from_card(card: IdCard) -> str:
    """What is said of what a card says."""
    return _("来自照片") if card.pictured else _("来自身份证")


class Origin(QObject):
    """Says inside ``line`` where its text is from; less where the text needs the room."""

    _line: QLineEdit
    # Of the class: Qt still sends events while Python takes the object apart.

    def __init__(self, look: Look, line: QLineEdit, name: str) -> None:
        super().__init__(line)
        self._look = look
        self._line = line
        self._words = label("", "beside", name=name)
        self._words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.hide()
        self._from = ""
        line.setLayout(row(look, None, self._words, margins=(0, 1, 12, 1)))
        line.installEventFilter(self)
        look.resized.connect(self._fit)

    def say(self, words: str) -> None:
        """Say these, or nothing any longer."""
        self._from = words
        self._line.setAccessibleDescription(words)
        self._line.setToolTip(words)
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
        fitting = (each for each in (self._from, _("证")) if measured.horizontalAdvance(each) <= room)
        said = next(fitting, "") if self._from else ""
        self._words.setText(said)
        self._words.setVisible(bool(said))
        wide = measured.horizontalAdvance(said) + self._look.px(12) if said else 0
        self._line.setTextMargins(0, 0, wide, 0)
