"""Six pictures that are touched and read aloud (看图): all on one leaf, each as large as it can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPageLayout,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from ui.guide_words import _
from ui.look import icons
from ui.look.theme import Look, Theme
from ui.look.tokens import Size
from ui.petitioner.names import TILE
from ui.petitioner.page import Page, Tile, Tiles
from ui.widgets.once import ActsOnce

PICTURE = 200
"""Least height of a drawing on the smallest screen, in pixels."""
_SHAPE = QSizeF(120, 100)
"""Width and height of every drawing, by which places in it are counted."""
_MONTH, _DAY = QRectF(28, 14, 64, 16), QRectF(28, 32, 64, 54)
_FIGURES = {
    "tile_go": QRectF(94, 52, 26, 34),
    "tile_window": QRectF(45, 23, 30, 16),
    "tile_call": QRectF(64, 10, 56, 78),
}
"""Where figures stand in a drawing: the floor beside the house, the window's number, whom to ring."""
_ROW, _GAP, _PAD, _FRAME = 3, 14, 6, 5
_ROWS = (_ROW, 2, 6)
"""How many stand side by side: as on paper, on a screen that is turned, on half a screen."""
_LINES = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_HUGE = 1 << 14
_SHEET, _SHEET_SCALE = 1366.0, 0.9
"""Pixels across a printed sheet, and how large its words are: 7 mm for the line under a picture."""


class TileSheet(QWidget):
    """The pictures of a page; ``go`` is told which was touched."""

    def __init__(self, look: Look, tiles: Tiles, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        self._buttons = tuple(_TileButton(look, tile, at) for at, tile in enumerate(tiles.items))
        for at, button in enumerate(self._buttons):
            button.clicked.connect(lambda _checked=False, at=at: go(f"{TILE}{at}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many a row as makes the drawings largest (Qt)."""
        super().resizeEvent(event)
        in_a_row = max(_ROWS, key=self._picture)
        for at, button in enumerate(self._buttons):
            self._grid.addWidget(button, at // in_a_row, at % in_a_row)
        for at in range(max(_ROWS)):
            self._grid.setColumnStretch(at, int(at < in_a_row))
            self._grid.setRowStretch(at, int(at < len(self._buttons) // in_a_row))

    def _picture(self, in_a_row: int) -> float:
        """How high the lowest drawing is, with so many a row."""
        rows = len(self._buttons) // in_a_row
        box = QRectF(0, 0, self.width() / in_a_row - _GAP, self.height() / rows - _GAP)
        return min(each.picture(box).height() for each in self._buttons)

    def show_reading(self, at: int | None, *, speaks: bool) -> None:
        """Frame the picture that is read; a loudspeaker only where something is heard."""
        for place, button in enumerate(self._buttons):
            button.show_reading(framed=place == at, speaks=speaks)


class _TileButton(ActsOnce, QAbstractButton):
    def __init__(self, look: Look, tile: Tile, at: int) -> None:
        super().__init__()
        self._look = look
        self._tile = tile
        self._framed = self._speaks = False
        self.setObjectName(f"tile_{at}")
        said = (str(tile.number) if tile.number else "", tile.text, tile.figure, tile.note)
        self.setAccessibleName(_("，").join(each for each in said if each))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def show_reading(self, *, framed: bool, speaks: bool) -> None:
        self._framed, self._speaks = framed, speaks
        self.update()

    def picture(self, box: QRectF) -> QRectF:
        """Where the drawing stands in ``box``."""
        return picture_box(self._look, self._tile, box)

    def heightForWidth(self, width: int) -> int:
        """Room for a drawing and every word (Qt)."""
        return PICTURE // 2 + _words_height(self._look, self._tile, width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it (Qt)."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = _FRAME if self._framed or self.hasFocus() else 2
        line = "primary" if self._framed else "focus" if self.hasFocus() else "line"
        painter.setPen(QPen(look.colour(line), width))
        painter.setBrush(look.colour("primary_soft" if self._framed else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 16, 16)
        _paint(painter, look, self._tile, QRectF(self.rect()))
        if self._speaks:
            side = look.px(40)
            box = QRectF(self.width() - side - look.px(18), look.px(18), side, side)
            icons.draw(painter, "speaker", look.tokens.primary, box)


def picture_box(look: Look, tile: Tile, box: QRectF) -> QRectF:
    """Where the drawing stands: as large as the words below leave room for."""
    room = box.height() - _words_height(look, tile, int(box.width())) - 4 * _PAD
    high = min(room, box.width() * _SHAPE.height() / _SHAPE.width() - 4 * _PAD)
    wide = high * _SHAPE.width() / _SHAPE.height()
    return QRectF(box.center().x() - wide / 2, box.top() + _PAD + (room - high) / 2, wide, high)


def tiles_of(page: Page) -> tuple[Tile, ...]:
    """The pictures of a page; none on any other."""
    return next((block.items for block in page.blocks if isinstance(block, Tiles)), ())


def printed(page: Page) -> bytes:
    """The pictures on a sheet of A4, lying, black on white."""
    wearer = QWidget()
    look = Look(wearer, Theme(scale=_SHEET_SCALE))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageOrientation(QPageLayout.Orientation.Landscape)
    writer.setTitle(_("看图，一步一步来"))
    painter = QPainter(writer)
    scale = writer.width() / _SHEET
    painter.scale(scale, scale)
    wide = (_SHEET - _GAP * (_ROW - 1)) / _ROW
    high = (writer.height() / scale - _GAP) / 2
    for at, tile in enumerate(tiles_of(page)):
        box = QRectF(at % _ROW * (wide + _GAP), at // _ROW * (high + _GAP), wide, high)
        painter.setPen(QPen(look.colour("line_strong"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 16, 16)
        _paint(painter, look, tile, box)
    painter.end()
    return bytes(buffer.data().data())


def _paint(painter: QPainter, look: Look, tile: Tile, box: QRectF) -> None:
    picture = picture_box(look, tile, box)
    icons.draw(painter, tile.icon, look.tokens.text, picture)
    _paint_figures(painter, look, tile, picture)
    if tile.number:
        side = look.px(56)
        disc = QRectF(box.left() + look.px(18), box.top() + look.px(18), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("primary"))
        painter.drawEllipse(disc)
        painter.setPen(look.colour("on_primary"))
        painter.setFont(look.font(Size.GUIDE_HEADING, bold=True))
        painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(tile.number))
    top = box.bottom() - 2 * _PAD - _words_height(look, tile, int(box.width()))
    for text, font, token, high in _words(look, tile, int(box.width())):
        painter.setFont(font)
        painter.setPen(look.colour(token))
        painter.drawText(QRectF(box.left() + _PAD, top, box.width() - 2 * _PAD, high), _LINES, text)
        top += high


def _paint_figures(painter: QPainter, look: Look, tile: Tile, picture: QRectF) -> None:
    """Figures in the drawing: many who read no character read them."""
    if tile.day is not None:
        month = _("{year}年{month}月").format(year=tile.day.year, month=tile.day.month)
        _paint_in(painter, look, month, _within(picture, _MONTH), "surface")
        _paint_in(painter, look, str(tile.day.day), _within(picture, _DAY), "text")
    elif tile.icon == "tile_day":
        _paint_in(painter, look, "？", _within(picture, _DAY), "text")
    figures = tile.figure.split()
    for at, each in enumerate(figures):
        place = QRectF(_FIGURES[tile.icon])
        place.setHeight(place.height() / len(figures))
        place.translate(0, place.height() * at)
        _paint_in(painter, look, each, _within(picture, place), "primary")


def _paint_in(painter: QPainter, look: Look, text: str, box: QRectF, token: str) -> None:
    font = look.font(Size.GUIDE_BODY, bold=True)
    font.setPixelSize(max(int(box.height()), 1))
    wide = QFontMetrics(font).horizontalAdvance(text)
    font.setPixelSize(max(int(box.height() * min(1.0, box.width() / max(wide, 1)) * 0.9), 1))
    painter.setFont(font)
    painter.setPen(look.colour(token))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _within(picture: QRectF, part: QRectF) -> QRectF:
    scale = picture.width() / _SHAPE.width()
    corner = picture.topLeft() + QPointF(part.left(), part.top()) * scale
    return QRectF(corner, QSizeF(part.width(), part.height()) * scale)


def _words(look: Look, tile: Tile, width: int) -> Iterator[tuple[str, QFont, str, int]]:
    room = QRect(0, 0, max(width - 2 * _PAD, 1), _HUGE)
    for text, size, bold, token in (
        (tile.text, Size.GUIDE_STRONG, True, "text"),
        (tile.note, Size.GUIDE_SECOND, False, "text2"),
    ):
        if text:
            font = look.font(size, bold=bold)
            yield text, font, token, QFontMetrics(font).boundingRect(room, _LINES, text).height()


def _words_height(look: Look, tile: Tile, width: int) -> int:
    return sum(high for *_rest, high in _words(look, tile, width))
