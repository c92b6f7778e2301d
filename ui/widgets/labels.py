"""Words on a screen: plain labels, labels that shorten, icons that keep their colour."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import Look


def label(text: str, kind: str = "body", *, wrap: bool = False, name: str = "") -> QLabel:
    """A label of this ``kind`` (see :mod:`ui.look.stylesheet`); its text is never read as markup."""
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setProperty("kind", kind)
    words.setWordWrap(wrap)
    words.setObjectName(name)
    return words


def tip(text: str) -> str:
    """``text`` as a tooltip shows it, letter by letter: left to itself, Qt guesses whether it is markup."""
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


class ElidedLabel(QLabel):
    """One line that ends in an ellipsis where the room ends; all of it is in the tooltip and for readers."""

    def __init__(self, text: str = "", kind: str = "body") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Room for the ellipsis (Qt)."""
        return QSize(self.fontMetrics().horizontalAdvance("……"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits (Qt)."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(tip(self.text()) if shown != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(room, int(self.alignment()) | Qt.TextFlag.TextSingleLine, shown)


class IconLabel(QLabel):
    """A small drawing beside words; assistive tools pass over it."""

    def __init__(self, look: Look, icon: str, ink: str = "text2", size: int = 18) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self._ink = ink
        self._size = size
        self._follow()
        look.changed.connect(self._follow)

    def show_icon(self, icon: str, ink: str) -> None:
        """Another drawing in another colour."""
        self._icon, self._ink = icon, ink
        self._follow()

    def _follow(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._look.pixmap(self._icon, self._ink, self._size, ratio))
        side = self._look.px(self._size)
        self.setFixedSize(side, side)
