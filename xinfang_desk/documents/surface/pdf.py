"""Pages of marks written as PDF by reportlab's canvas: the same marks always give the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from xinfang_desk.documents.surface.ink import Bars, Box, Circle, Mark, Rule, Text
from xinfang_desk.documents.type.embedding import register
from xinfang_desk.documents.type.style import POINTS_PER_MM, Ink
from xinfang_desk.documents.type.typeface import Face, open_typefaces

MAKER = "xinfang-desk"
_FILLED, _UNSEEN = 0, 3
"""Text rendering modes (ISO 32000-1, 9.3.6): drawn, or there for copying out alone."""


def write(pages: Sequence[Sequence[Mark]], width: float, height: float, title: str) -> bytes:
    """A PDF of these pages, ``width`` by ``height`` millimetres; nothing but our own fonts is in it."""
    file = io.BytesIO()
    # without a font of ours the canvas names Helvetica, not embedded, on every page
    (first,) = open_typefaces().runs("0", Face.SERIF)
    canvas = Canvas(
        file,
        pagesize=(width * POINTS_PER_MM, height * POINTS_PER_MM),
        pageCompression=1,
        invariant=1,
        initialFontName=register(first.font),
        lang="zh-CN",
    )
    canvas.setTitle(title)
    canvas.setAuthor(MAKER)
    canvas.setCreator(MAKER)
    canvas.setSubject("")
    for page in pages:
        for mark in page:
            _draw(canvas, height, mark)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def _draw(canvas: Any, height: float, mark: Mark) -> None:
    """Put one mark on the canvas, whose unit is the point and whose origin is the bottom left."""

    def across(x: float) -> float:
        return x * POINTS_PER_MM

    def up(y: float) -> float:
        return (height - y) * POINTS_PER_MM

    match mark:
        case Text():
            _draw_text(canvas, across(mark.x), up(mark.y), mark)
        case Bars():
            canvas.setFillColorRGB(*Ink.BLACK.value)
            # reportlab's own paths format each number in Python, and a QR code has a thousand
            rectangles = [
                f"{across(mark.x + column * mark.unit):.3f} {up(mark.y + row * mark.unit + mark.height):.3f}"
                f" {across(columns * mark.unit):.3f} {across(mark.height):.3f} re"
                for column, row, columns in mark.cells
            ]
            canvas.addLiteral(f"n {' '.join(rectangles)} f")
        case Rule():
            _take_pen(canvas, mark.weight, mark.ink, mark.dash)
            canvas.line(across(mark.x), up(mark.y), across(mark.x2), up(mark.y2))
        case Box():
            _take_pen(canvas, mark.weight, mark.ink, mark.dash)
            bottom = up(mark.y + mark.height)
            canvas.rect(across(mark.x), bottom, across(mark.width), across(mark.height))
        case Circle():
            _take_pen(canvas, mark.weight, mark.ink, mark.dash)
            canvas.circle(across(mark.x), up(mark.y), across(mark.radius))


def _take_pen(canvas: Any, weight: float, ink: Ink, dash: tuple[float, ...]) -> None:
    canvas.setStrokeColorRGB(*ink.value)
    canvas.setLineWidth(weight)
    canvas.setDash(list(dash))


def _draw_text(canvas: Any, x: float, y: float, mark: Text) -> None:
    line = canvas.beginText(x, y)
    line.setFillColorRGB(*mark.ink.value)
    if mark.pitch:
        line.setCharSpace(mark.pitch)
    for run in mark.runs:
        line.setFont(register(run.font), mark.size)
        if run.missing:
            line.setTextRenderMode(_UNSEEN)
        line.textOut(run.text)
        if run.missing:
            line.setTextRenderMode(_FILLED)
    if mark.pitch:
        # spacing outlives the text object it was set in
        line.setCharSpace(0)
    canvas.drawText(line)
