"""What rows that draw themselves share (画一行): the ground of a chosen one, and a line cut to its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle

if TYPE_CHECKING:
    from ui.look.theme import Look

_ROUND = 6
"""Pixels at 100 %."""


def draw_ground(
    painter: QPainter, look: Look, box: QRect, state: QStyle.StateFlag, *, hovers: bool = False
) -> None:
    """Where the row is chosen, or the mouse is over one that ``hovers``; and the frame of the focus."""
    selected = QStyle.StateFlag.State_Selected in state
    if selected or (hovers and QStyle.StateFlag.State_MouseOver in state):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("select" if selected else "surface2"))
        painter.drawRoundedRect(box, look.px(_ROUND), look.px(_ROUND))
    if QStyle.StateFlag.State_HasFocus in state:
        painter.setPen(QPen(look.colour("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), look.px(_ROUND), look.px(_ROUND))


def draw_line(
    painter: QPainter, look: Look, box: QRect, text: str, size: int, ink: str, *, bold: bool = False
) -> None:
    """One line of text in ``box``, with an ellipsis where it is too long."""
    painter.setFont(look.font(size, bold=bold))
    painter.setPen(look.colour(ink))
    shown = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def draw_end(painter: QPainter, look: Look, box: QRect, text: str, size: int) -> int:
    """Words at the end of a line, never cut; how wide they are, in pixels."""
    painter.setFont(look.font(size))
    painter.setPen(look.colour("text3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetrics(painter.font()).horizontalAdvance(text)
