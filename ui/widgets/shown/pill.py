"""Pills (状态签): a state in an icon, words and a colour, so that it never hangs on the colour alone."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.look.theme import Look
from ui.look.tokens import Size


class PillKind(Enum):
    """What a pill says of a matter's state: tokens of text, ground and border, and the icon."""

    OK = ("ok", "ok_soft", "ok_line", "check")
    INFO = ("primary", "primary_soft", "primary_line", "forward")
    WARN = ("warn", "warn_soft", "warn_line", "clock")
    DANGER = ("danger", "danger_soft", "danger_line", "alert")
    IDLE = ("text2", "idle_soft", "line", "")
    WAIT = ("text2", "idle_soft", "line", "clock")
    AWAY = ("text2", "idle_soft", "line", "leave")

    def __init__(self, ink: str, ground: str, border: str, icon: str) -> None:
        self.ink = ink
        self.ground = ground
        self.border = border
        self.icon = icon


_HEIGHT, _SIDE, _ICON, _GAP = 20, 8, 12, 3


def pill_size(look: Look, text: str, kind: PillKind) -> QSize:
    """The room a pill takes."""
    words = QFontMetricsF(look.font(Size.CAPTION)).horizontalAdvance(text)
    icon = look.px(_ICON + _GAP) if kind.icon else 0
    return QSize(round(words + 0.5) + 1 + icon + 2 * look.px(_SIDE), look.px(_HEIGHT))


def draw_pill(painter: QPainter, look: Look, corner: QPointF, text: str, kind: PillKind) -> None:
    """Draw a pill with its top left at ``corner``: for widgets and for the rows of lists."""
    box = QRectF(corner, pill_size(look, text, kind))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.colour(kind.border), 1))
    painter.setBrush(look.colour(kind.ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), box.height() / 2 - 1, box.height() / 2 - 1)
    words = box.adjusted(look.px(_SIDE), 0, -look.px(_SIDE), 0)
    if kind.icon:
        ratio = painter.device().devicePixelRatioF()
        picture = look.pixmap(kind.icon, kind.ink, _ICON, ratio)
        painter.drawPixmap(QPointF(words.left(), box.center().y() - look.px(_ICON) / 2), picture)
        words.setLeft(words.left() + look.px(_ICON + _GAP))
    painter.setFont(look.font(Size.CAPTION))
    painter.setPen(look.colour(kind.ink))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
    painter.restore()


class Pill(QLabel):
    """A pill among other widgets."""

    def __init__(self, look: Look, text: str, kind: PillKind = PillKind.IDLE) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._look = look
        self._kind = kind
        look.resized.connect(self.updateGeometry)

    def show_state(self, text: str, kind: PillKind) -> None:
        """Say something else."""
        self._kind = kind
        self.setText(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The room it takes (Qt)."""
        return pill_size(self._look, self.text(), self._kind)

    def minimumSizeHint(self) -> QSize:
        """No less (Qt)."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        draw_pill(QPainter(self), self._look, QPointF(0, 0), self.text(), self._kind)
