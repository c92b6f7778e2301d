"""A field to draw in (手写框): by finger, pen or mouse; a stroke taken back, all of it, or left alone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.guide_words import _
from ui.look.theme import Look
from ui.petitioner.names import DRAWN, WAITING
from ui.petitioner.touch import TouchButton
from xinfang_desk.domain.hall.drawn import HEIGHT, MOST_POINTS, WIDTH, Stroke, as_text

_NEAR = 3
"""Units; a point nearer to the one before is left out."""
_LEFT_ALONE = 60_000
"""Milliseconds without a touch after which what was drawn goes from the screen."""
_GAP = 12
_HIGH = 200
"""Pixels at 100 %."""


class Pad(QFrame):
    """Strokes, in units of :mod:`xinfang_desk.domain.hall.drawn`; Qt makes mouse events of touch and pen."""

    changed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._strokes: list[list[tuple[int, int]]] = []
        self.setObjectName("signingPad")
        self.setAccessibleName(_("在这里写名字，或者画个记号"))
        self.setProperty("kind", "guide_card")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self._alone = QTimer(self, singleShot=True, interval=_LEFT_ALONE)
        self._alone.timeout.connect(self.clear)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn so far."""
        return tuple(map(tuple, self._strokes))

    def sizeHint(self) -> QSize:
        """Three times as wide as high (Qt)."""
        high = self._look.px(_HIGH)
        return QSize(high * WIDTH // HEIGHT, high)

    def take_back(self) -> None:
        """Take the last stroke back."""
        self._change(self._strokes[:-1])

    def clear(self) -> None:
        """Nothing is drawn."""
        self._change([])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins (Qt)."""
        self._change([*self._strokes, [self._unit(event.position())]])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """It goes on (Qt)."""
        x, y = self._unit(event.position())
        if not self._strokes or sum(map(len, self._strokes)) >= MOST_POINTS:
            return
        before = self._strokes[-1][-1]
        if abs(x - before[0]) + abs(y - before[1]) >= _NEAR:
            self._strokes[-1].append((x, y))
            self._change(self._strokes)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field and its strokes (Qt)."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            field = self._field()
            painter.setPen(QPen(self._look.colour("line_strong"), 1, Qt.PenStyle.DashLine))
            painter.drawRect(field)
            pen = QPen(self._look.colour("text"), self._look.px(4))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            unit = field.width() / WIDTH
            for stroke in self._strokes:
                points = [QPointF(field.x() + x * unit, field.y() + y * unit) for x, y in stroke]
                painter.drawPolyline(QPolygonF([points[0], *points]))

    def _change(self, strokes: list[list[tuple[int, int]]]) -> None:
        self._strokes = strokes
        if strokes:
            self._alone.start()
        else:
            self._alone.stop()
        self.update()
        self.changed.emit()

    def _field(self) -> QRectF:
        """The largest field that fits, in the middle."""
        unit = min((self.width() - 4) / WIDTH, (self.height() - 4) / HEIGHT)
        wide, high = WIDTH * unit, HEIGHT * unit
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _unit(self, at: QPointF) -> tuple[int, int]:
        field = self._field()
        x = round((at.x() - field.x()) * WIDTH / field.width())
        y = round((at.y() - field.y()) * HEIGHT / field.height())
        return min(max(x, 0), WIDTH), min(max(y, 0), HEIGHT)


class Signing(QWidget):
    """The pad and what can be done with it; each way on is a name, as everywhere on this screen."""

    def __init__(self, look: Look, go: Callable[[str], None]) -> None:
        super().__init__()
        self.pad = Pad(look)
        self._back = _button(look, _("退一笔"), "signingBack", "back")
        self._clear = _button(look, _("清掉"), "signingClear", "close")
        skip = _button(look, _("不写"), "signingSkip", "forward")
        self._done = _button(look, _("写好了"), "signingDone", "check", primary=True)
        verbs = QHBoxLayout()
        verbs.setSpacing(_GAP)
        for button in (self._back, self._clear, skip, self._done):
            verbs.addWidget(button, 1)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(_GAP)
        inside.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addLayout(verbs)
        self._back.clicked.connect(self.pad.take_back)
        self._clear.clicked.connect(self.pad.clear)
        skip.clicked.connect(lambda: go(WAITING))
        self._done.clicked.connect(lambda: go(DRAWN + as_text(self.pad.strokes)))
        self.pad.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        for button in (self._back, self._clear, self._done):
            button.setEnabled(bool(self.pad.strokes))


def _button(look: Look, text: str, name: str, icon: str, *, primary: bool = False) -> TouchButton:
    return TouchButton(look, text, name, icon=icon, primary=primary, strip=True)
