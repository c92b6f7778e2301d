"""What can be touched (触摸按钮): its words wrap and are never cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.look.theme import Look
from ui.look.tokens import Size
from ui.widgets.once import ActsOnce

SMALLEST, IN_STRIP, FLAT = 88, 82, 78
"""Heights in pixels at 100 % of a target, of one in the strip, and of a line in a card."""
LEAST = 58
"""No target is lower, on any screen."""

_ICON, _GAP, _EDGE, _PAD = 40, 16, 24, 10
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_HUGE = 1 << 14


class TouchButton(ActsOnce, QAbstractButton):
    """A button of icon and words, with a second line for ``note``; ``strip`` is the smaller kind below pages.

    A ``flat`` one is a line of a card: its frame is seen when it is pointed at.

    A button of the strip stands with its words in the middle; any other reads from the left.
    """

    def __init__(
        self,
        look: Look,
        text: str,
        name: str,
        *,
        icon: str,
        note: str = "",
        primary: bool = False,
        strip: bool = False,
        flat: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._note = note
        self._primary = primary
        self._strip = strip
        self._flat = flat
        self._by_key = False
        self.setObjectName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.say(text, icon)

    def say(self, text: str, icon: str, *, spoken: str = "") -> None:
        """Change the words and their drawing; ``spoken`` is what assistive tools say instead."""
        self._icon = icon
        self.setText(text)
        self.setAccessibleName("，".join(part for part in (spoken or text, self._note) if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """Words wrap (Qt)."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the button is at ``width`` (Qt)."""
        words, note = self._heights(self._room(width))
        return max(self._least(), words + note + (0 if self._flat else 2 * _PAD))

    def sizeHint(self) -> QSize:
        """Room for the words on one line (Qt)."""
        width = self._words_width() + self._beside_words()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The smallest target (Qt)."""
        return QSize(2 * self._least(), self._least())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be touched (Qt)."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Calm again (Qt)."""
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus only to those who walk by keyboard (Qt)."""
        self._by_key = event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_box(painter)
        room = self._room(self.width())
        words, note = self._heights(room)
        wide = min(self._words_width(), room)
        drawn = self._icon_room() if self._has_icon(self.width()) else 0
        left = (self.width() - wide - drawn) // 2 if self._strip else self._edge()
        top = (self.height() - words - note) // 2
        if drawn:
            picture = self._look.pixmap(self._icon, self._ink("primary"), _ICON, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(left, (self.height() - self._icon_size()) / 2), picture)
        left += drawn
        painter.setFont(self._look.font(self._type(), bold=self._bold()))
        painter.setPen(self._look.colour(self._ink("text")))
        painter.drawText(QRect(left, top, room, words), _WRAP, self.text())
        if self._note:
            painter.setFont(self._look.font(Size.GUIDE_SECOND))
            painter.setPen(self._look.colour(self._ink("text2")))
            painter.drawText(QRect(left, top + words, room, note), _WRAP, self._note)

    def _draw_box(self, painter: QPainter) -> None:
        look = self._look
        if self._primary:
            fill = "primary_press" if self.isDown() else "primary_hover" if self.underMouse() else "primary"
            line = fill
        else:
            fill = "select" if self.isDown() else "primary_soft" if self.underMouse() else "surface"
            line = "primary" if self.underMouse() else "surface" if self._flat else "line_strong"
        width = 2
        if self.hasFocus() and self._by_key:
            line, width = ("text" if self._primary else "focus"), 4
        painter.setPen(QPen(look.colour(line), width))
        painter.setBrush(look.colour(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 16, 16)

    def _least(self) -> int:
        return max(LEAST, self._look.px(IN_STRIP if self._strip else FLAT if self._flat else SMALLEST))

    def _ink(self, token: str) -> str:
        return "on_primary" if self._primary else token

    def _type(self) -> Size:
        return Size.GUIDE_BODY if self._strip else Size.GUIDE_STRONG

    def _bold(self) -> bool:
        return self._primary or bool(self._note)

    def _icon_size(self) -> int:
        return self._look.px(_ICON)

    def _icon_room(self) -> int:
        return self._icon_size() + (_GAP // 2 if self._strip else _GAP)

    def _edge(self) -> int:
        return 0 if self._flat else _EDGE // 3 if self._strip else _EDGE

    def _beside_words(self) -> int:
        return self._icon_room() + 2 * self._edge()

    def _has_icon(self, width: int) -> bool:
        """In a narrow strip the drawing gives way before the words break."""
        return not self._strip or self._words_width() + self._beside_words() <= width

    def _room(self, width: int) -> int:
        beside = self._beside_words() if self._has_icon(width) else 2 * self._edge()
        return max(width - beside, 1)

    def _words_width(self) -> int:
        words = QFontMetrics(self._look.font(self._type(), bold=self._bold())).horizontalAdvance(self.text())
        note = QFontMetrics(self._look.font(Size.GUIDE_SECOND)).horizontalAdvance(self._note)
        # One pixel more: an advance is rounded down, and a line that just fits must not wrap.
        return max(words, note) + 1

    def _heights(self, room: int) -> tuple[int, int]:
        """Heights of the words and of the note in ``room`` pixels of width."""
        box = QRect(0, 0, room, _HUGE)
        words = QFontMetrics(self._look.font(self._type(), bold=self._bold()))
        note = QFontMetrics(self._look.font(Size.GUIDE_SECOND))
        return (
            words.boundingRect(box, _WRAP, self.text()).height(),
            note.boundingRect(box, _WRAP, self._note).height() if self._note else 0,
        )
