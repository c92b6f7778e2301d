"""The route map (依法信访路线图) on the petitioner's screen: the stops of a matter, and where one is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui.guide_words import _
from ui.look.theme import Look
from ui.look.tokens import Size


class StopState(Enum):
    """Where a stop lies on the way (步骤状态)."""

    DONE = "done"
    HERE = "here"
    NEXT = "next"

    def words(self) -> str:
        """The state in a word."""
        return {
            StopState.DONE: _("已经走完"),
            StopState.HERE: _("现在到这里"),
            StopState.NEXT: _("接下来"),
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One step: its ``icon`` (a drawing's name), what it is called, by when, and what happens there."""

    state: StopState
    icon: str
    title: str
    when: str = ""
    note: str = ""
    """Told to those who listen; those who look see it where the step is explained."""
    is_theirs: bool = False

    def standing(self) -> str:
        """Where it lies on the way, in a word; who stands at their own step is told so."""
        return _("您走到这里") if self.is_theirs and self.state is StopState.HERE else self.state.words()


_RADIUS, _HALO, _RING, _LINE, _MIDDLE, _WORDS_TOP = 27, 34, 4, 10, 37, 71
_ICON = 32


class _StopButton(QAbstractButton):
    """A stop: drawn whole, focusable, announced with its place and state."""

    def __init__(self, look: Look, stop: Stop, number: int, total: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._stop = stop
        self.setObjectName(f"routeStop_{number}")
        said = (stop.title, stop.standing(), stop.when, stop.note)
        place = _("第 {number} 步，共 {total} 步").format(number=number, total=total)
        self.setAccessibleName("，".join((place, *(part for part in said if part))))

    def heightForWidth(self, width: int) -> int:
        """How high the stop is at ``width`` (Qt)."""
        return int(self._rows(width)[-1][1].bottom()) + 1 + self._look.px(4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_mark(painter, QPointF(self.width() / 2, look.px(_MIDDLE)))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        for text, box, font, token in self._rows(self.width()):
            painter.setFont(font)
            painter.setPen(look.colour(token))
            painter.drawText(box, flags, text)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("focus"), look.px(4)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), look.px(16), look.px(16))

    def _draw_mark(self, painter: QPainter, at: QPointF) -> None:
        look = self._look
        passed = self._stop.state is not StopState.NEXT
        if self._stop.state is StopState.HERE:
            painter.setPen(QPen(look.colour("primary"), 3))
            painter.setBrush(look.colour("primary_soft"))
            painter.drawEllipse(at, look.px(_HALO), look.px(_HALO))
        painter.setPen(QPen(look.colour("primary" if passed else "line_strong"), look.px(_RING)))
        painter.setBrush(look.colour("primary" if passed else "surface"))
        painter.drawEllipse(at, look.px(_RADIUS), look.px(_RADIUS))
        icon = "check" if self._stop.state is StopState.DONE else self._stop.icon
        ink = "on_primary" if passed else "text2"
        picture = look.pixmap(icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(at - QPointF(look.px(_ICON), look.px(_ICON)) / 2, picture)

    def _rows(self, width: int) -> list[tuple[str, QRectF, QFont, str]]:
        """The lines under the mark: words, place, type and colour token."""
        look, stop = self._look, self._stop
        here = stop.state is StopState.HERE
        second = stop.standing() if here else stop.when
        wanted = [
            (stop.title, look.font(Size.GUIDE_STRONG, bold=True), "primary" if here else "text"),
            (second, look.font(Size.GUIDE_SECOND, bold=here), "primary" if here else "text2"),
        ]
        side = look.px(6)
        top = look.px(_WORDS_TOP)
        rows = []
        for text, font, token in wanted:
            if not text:
                continue
            room = QRectF(0, 0, max(width - 2 * side, 1), 1 << 14).toRect()
            needed = QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap, text)
            rows.append((text, QRectF(side, top, room.width(), needed.height()), font, token))
            top += needed.height()
        return rows


class RouteMap(QWidget):
    """The stops side by side on one line; the way gone so far is drawn in, at once if the look is still."""

    stop_chosen = Signal(int)
    """The place of the stop a person touched, from 0."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(_("依法信访路线图"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look = look
        self._stops: tuple[Stop, ...] = ()
        self._buttons: list[_StopButton] = []
        self._gone = 1.0
        self._motion = QVariantAnimation(self)
        self._motion.setDuration(900)
        self._motion.setStartValue(0.0)
        self._motion.setEndValue(1.0)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.valueChanged.connect(self._advance)
        look.resized.connect(self._arrange)

    def show_stops(self, stops: Sequence[Stop]) -> None:
        """Show another way."""
        for button in self._buttons:
            button.deleteLater()
        self._stops = tuple(stops)
        self._buttons = []
        for place, stop in enumerate(stops):
            button = _StopButton(self._look, stop, place + 1, len(stops), self)
            button.clicked.connect(lambda _checked=False, at=place: self.stop_chosen.emit(at))
            button.show()
            self._buttons.append(button)
        self._arrange()
        self._motion.stop()
        self._gone = 1.0 if self._look.theme.still else 0.0
        if not self._look.theme.still:
            self._motion.start()

    def sizeHint(self) -> QSize:
        """Room for all stops (Qt)."""
        return QSize(self._look.px(240) * max(len(self._stops), 1), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Spread the stops anew (Qt)."""
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line under the stops (Qt)."""
        if not self._buttons:
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middles = [QPointF(button.geometry().center().x(), look.px(_MIDDLE)) for button in self._buttons]
        self._draw_way(painter, "line", middles[0], middles[-1])
        reached = sum(stop.state is not StopState.NEXT for stop in self._stops) - 1
        if reached > 0:
            end = middles[0] + (middles[reached] - middles[0]) * self._gone
            self._draw_way(painter, "primary", middles[0], end)

    def _draw_way(self, painter: QPainter, token: str, start: QPointF, end: QPointF) -> None:
        pen = QPen(self._look.colour(token), self._look.px(_LINE))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, end)

    def _advance(self, gone: float) -> None:
        self._gone = gone
        self.update()

    def _arrange(self) -> None:
        if not self._buttons:
            return
        wide = self.width() / len(self._buttons)
        height = max(button.heightForWidth(int(wide)) for button in self._buttons)
        self.setMinimumHeight(height)
        self.updateGeometry()
        for place, button in enumerate(self._buttons):
            button.setGeometry(
                round(place * wide), 0, round((place + 1) * wide) - round(place * wide), height
            )
        self.update()
