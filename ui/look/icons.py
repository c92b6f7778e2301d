"""Line icons (图标): one drawing each, inked in the colour of the moment."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).parents[2] / "resources" / "icons"


def draw(painter: QPainter, name: str, colour: str, box: QRectF) -> None:
    """Draw the icon ``name`` in ``colour`` (``#RRGGBB``) into ``box``."""
    ink = (FOLDER / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    QSvgRenderer(QByteArray(ink)).render(painter, box)


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of ``size`` device-independent pixels on a screen of this pixel ``ratio``.

    Drawn once: a window asks for the same few a hundred times.
    """
    key = f"{name} {colour} {size} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _drawn(name, colour, round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(name: str, colour: str, side: int) -> QPixmap:
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, name, colour, QRectF(0, 0, side, side))
    painter.end()
    return picture
