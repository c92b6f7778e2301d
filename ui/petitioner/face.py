"""A large answer (满意度按钮): a drawing that is understood without reading, its word under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.widgets.once import ActsOnce

_ICON, _PAD = 150, 20
"""Pixels on every screen: larger type needs the room for itself."""

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
_HUGE = 1 << 14


class FaceButton(ActsOnce, QAbstractButton):
    """A button of a large drawing and a word; all answers look alike, none is urged."""

    def __init__(self, look: Look, text: str, name: str, icon: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setObjectName(name)
        self.setText(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Words wrap (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the button is at ``width`` (Qt)."""
        return _ICON + self._words(width) + 3 * _PAD

    def sizeHint(self) -> QSize:
        """Room for the drawing and the word (Qt)."""
        width = 2 * _ICON
        return QSize(width, self.heightForWidth(width))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be touched (Qt)."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again (Qt)."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill = "select" if self.isDown() else "primary_soft" if self.underMouse() else "surface"
        line = "focus" if self.hasFocus() else "primary" if self.underMouse() else "line_strong"
        painter.setPen(QPen(look.colour(line), 4 if self.hasFocus() else 2))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 16, 16)
        top = (self.height() - _ICON - _PAD - self._words(self.width())) // 2
        size = round(_ICON / look.theme.scale)
        picture = look.pixmap(self._icon, "primary", size, self.devicePixelRatioF())
        painter.drawPixmap(QPointF((self.width() - _ICON) / 2, top), picture)
        painter.setFont(look.font(Size.GUIDE_HEADING, bold=True))
        painter.setPen(look.colour("text"))
        room = QRect(_PAD, top + _ICON + _PAD, self.width() - 2 * _PAD, self._words(self.width()))
        painter.drawText(room, _WRAP, self.text())

    def _words(self, width: int) -> int:
        metrics = QFontMetrics(self._look.font(Size.GUIDE_HEADING, bold=True))
        return metrics.boundingRect(QRect(0, 0, max(width - 2 * _PAD, 1), _HUGE), _WRAP, self.text()).height()
