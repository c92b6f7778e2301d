"""Tables of a form (表格): cells whose text wraps, rows that grow with it and go on over the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from xinfang_desk.documents.surface.sheet import BODY, HAIR, Sheet
from xinfang_desk.documents.type.style import Line, Style

PADDING_X = 1.2
PADDING_Y = 0.8
"""Millimetres between a cell's frame and its text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """Text in one cell, as wide as ``span`` columns."""

    text: str
    style: Style = BODY
    span: int = 1


Row = Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Laid:
    x: float
    width: float
    style: Style
    lines: list[Line]

    @property
    def height(self) -> float:
        return len(self.lines) * self.style.line + 2 * PADDING_Y


def table(
    sheet: Sheet,
    x: float,
    y: float,
    columns: Sequence[float],
    rows: Sequence[Row],
    *,
    head: Sequence[Row] = (),
    least: float = 7.0,
    weight: float = HAIR,
) -> float:
    """Rows of framed cells below ``y``; gives the y below the last.

    ``columns`` are widths in millimetres; each row's spans add up to their number. A row is at least
    ``least`` high and as high as its longest cell. A row that does not fit goes to a further page under
    the ``head`` rows; one longer than a page is torn between lines.
    """
    for row in head:
        y = _row(sheet, y, _lay_out(sheet, x, columns, row), (), least, weight)
    heads = [_lay_out(sheet, x, columns, row) for row in head]
    for row in rows:
        y = _row(sheet, y, _lay_out(sheet, x, columns, row), heads, least, weight)
    return y


def _lay_out(sheet: Sheet, x: float, columns: Sequence[float], row: Row) -> list[_Laid]:
    edges = list(accumulate(columns, initial=x))
    cells: list[_Laid] = []
    first = 0
    for cell in row:
        left, right = edges[first], edges[first + cell.span]
        lines = sheet.lines(right - left - 2 * PADDING_X, cell.text, cell.style)
        cells.append(_Laid(x=left, width=right - left, style=cell.style, lines=lines))
        first += cell.span
    if first != len(columns):
        raise ValueError(f"a row of {first} columns in a table of {len(columns)}")
    return cells


def _row(
    sheet: Sheet, y: float, cells: list[_Laid], heads: Sequence[list[_Laid]], least: float, weight: float
) -> float:
    head_height = sum(_height(head, least) for head in heads)
    page = sheet.bottom - sheet.top - head_height
    while y + _height(cells, least) > sheet.bottom + 1e-6:
        fitting = _cut(cells, sheet.bottom - y)
        at_top = y <= sheet.top + head_height + 1e-6
        if at_top and fitting is None:
            break
        if fitting is not None and (at_top or _height(cells, least) > page):
            part, cells = fitting
            _frame(sheet, y, part, _height(part, least), weight)
        y = sheet.turn()
        for head in heads:
            y = _frame(sheet, y, head, _height(head, least), weight)
    return _frame(sheet, y, cells, _height(cells, least), weight)


def _height(cells: Sequence[_Laid], least: float) -> float:
    return max(least, *(cell.height for cell in cells))


def _cut(cells: list[_Laid], room: float) -> tuple[list[_Laid], list[_Laid]] | None:
    """The row's lines that fit into ``room`` and those that do not; None if no line fits."""
    counts = [int((room - 2 * PADDING_Y + 1e-6) // cell.style.line) for cell in cells]
    if any(count < 1 for count in counts):
        return None
    pairs = list(zip(cells, counts, strict=True))
    upper = [_with_lines(cell, cell.lines[:count]) for cell, count in pairs]
    return upper, [_with_lines(cell, cell.lines[count:]) for cell, count in pairs]


def _with_lines(cell: _Laid, lines: list[Line]) -> _Laid:
    return _Laid(x=cell.x, width=cell.width, style=cell.style, lines=lines)


def _frame(sheet: Sheet, y: float, cells: Sequence[_Laid], height: float, weight: float) -> float:
    for cell in cells:
        sheet.box(cell.x, y, cell.width, height, weight=weight)
        text_y = y + (height - len(cell.lines) * cell.style.line) / 2
        for line in cell.lines:
            text_y = sheet.line(cell.x + PADDING_X, text_y, line, cell.style)
    return y + height
