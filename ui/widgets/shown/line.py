"""A line over the months (折线): how many each brought; the figures stand in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.look.theme import Look
from ui.look.tokens import Size
from xinfang_desk.words import _

Point = tuple[str, int]
"""A month as it is called, and how many."""
_HIGH, _TOP, _FOOT, _SIDE, _DOT = 112, 22, 22, 22, 3.5


class Line(QWidget):
    """Drawn from nought; every point bears its figure, so that nothing hangs on the drawing alone."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._points: tuple[Point, ...] = ()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        look.resized.connect(self.updateGeometry)

    def show_points(self, points: Sequence[Point], title: str) -> None:
        """Draw these; readers hear them one after the other."""
        self._points = tuple(points)
        told = "，".join(_("{month} {count}件").format(month=month, count=count) for month, count in points)
        self.setAccessibleName(f"{title}：{told}" if told else title)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room (Qt)."""
        return QSize(self._look.px(240), self._look.px(_HIGH))

    def minimumSizeHint(self) -> QSize:
        """The figures stay apart (Qt)."""
        return QSize(self._look.px(120), self._look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        painter, look = QPainter(self), self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Size.CAPTION))
        room = QRectF(self.rect()).adjusted(look.px(_SIDE), look.px(_TOP), -look.px(_SIDE), -look.px(_FOOT))
        painter.setPen(QPen(look.colour("line"), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        places = self._places(room)
        painter.setPen(QPen(look.colour("primary"), look.px(2)))
        painter.drawPolyline(QPolygonF(places))
        each_nth = self._each_nth(room.width())
        for at, ((month, count), place) in enumerate(zip(self._points, places, strict=True)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("primary"))
            painter.drawEllipse(place, look.px(_DOT), look.px(_DOT))
            if (len(self._points) - 1 - at) % each_nth:
                continue
            wide = look.px(60)
            painter.setPen(look.colour("text"))
            over = QRectF(place.x() - wide / 2, place.y() - look.px(20), wide, look.px(16))
            painter.drawText(over, Qt.AlignmentFlag.AlignCenter, str(count))
            painter.setPen(look.colour("text2"))
            under = QRectF(place.x() - wide / 2, room.bottom() + look.px(4), wide, look.px(16))
            painter.drawText(under, Qt.AlignmentFlag.AlignCenter, month)

    def _places(self, room: QRectF) -> list[QPointF]:
        most = max((count for _month, count in self._points), default=0) or 1
        steps = max(len(self._points) - 1, 1)
        return [
            QPointF(room.left() + room.width() * at / steps, room.bottom() - room.height() * count / most)
            for at, (_month, count) in enumerate(self._points)
        ]

    def _each_nth(self, width: float) -> int:
        """Of how many points one is labelled, so that no label stands in another."""
        fitting = max(int(width // self._look.px(46)), 1)
        return -(-len(self._points) // fitting) or 1
