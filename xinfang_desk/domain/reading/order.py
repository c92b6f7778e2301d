"""In which order the lines of a page are read (阅读次序): heights from top to bottom, columns one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from xinfang_desk.domain.reading.lines import Box, Line
from xinfang_desk.domain.reading.runs import Piece, run_of

_Cut: TypeAlias = tuple[int, int, float, float]
"""How many lines stand beside a cut, where it is, from which height to which."""
_APART = 90
"""Thousandths of the width between two lines of one height that are no one piece."""
_MIDDLE = range(380, 621, 10)
_A_COLUMN, _BOTH = 2, 8
"""Lines that fill a column, and lines of both, before they are two columns and no table."""
_LABELS_END = range(140, 381, 10)
_LABELS = 2
_CELLS = 3
"""Lines that fill a table's right side, and labels to their left, before it is one."""
_CELL_ENDS = ("。", ";", ":")
_NEXT = 2.2
"""Heights of a line to the middle of the next of its paragraph, at most."""
_WIDE = 0.6
"""How much of its half most lines of a column fill."""


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines of all pages as pieces, in reading order; empty lines are left out.

    Lines come row by row, as the page slopes: boxes are level and tell that of a sloping page less well.
    """
    seen = [index for index, line in enumerate(lines) if line.text.strip()]
    seen.sort(key=lambda index: lines[index].page)
    found: list[Piece] = []
    for _, page in groupby(seen, key=lambda index: lines[index].page):
        for block in _blocks(lines, list(page)):
            found.extend(_pieces(lines, block))
    return tuple(found)


def _pieces(lines: Sequence[Line], block: list[int]) -> Iterator[Piece]:
    """The pieces of one block from top to bottom; of a table the label of a cell before the cell."""
    form = max(_form(lines, block), default=None)
    if form is None:
        yield from (piece for height in _heights(lines, block) for piece in _apart(lines, height))
        return
    _, cut, first, last = form
    yield from _pieces(lines, [each for each in block if _middle(lines[each].box) < first])
    between = [each for each in block if first <= _middle(lines[each].box) <= last]
    yield from _cells(lines, between, cut)
    yield from _pieces(lines, [each for each in block if _middle(lines[each].box) > last])


def _cells(lines: Sequence[Line], between: list[int], cut: int) -> Iterator[Piece]:
    """Cells with their labels: no label stands within a sentence."""
    labels = _heights(lines, [each for each in between if lines[each].box[2] <= cut])
    wide = _heights(lines, [each for each in between if lines[each].box[2] > cut])
    cells = [piece for height in wide for piece in _apart(lines, height)]
    for at, cell in enumerate(cells):
        begins = (
            at == 0 or cells[at - 1].text.endswith(_CELL_ENDS) or cells[at - 1].box[2] < cell.box[2] - _APART
        )
        below = next(
            (each for each in range(at + 1, len(cells)) if cells[each - 1].text.endswith(_CELL_ENDS)), None
        )
        end = cells[below].box[1] if below is not None else 1000
        while begins and labels and _middle(lines[labels[0][0]].box) < end:
            yield _piece(lines, labels[0], labels.pop(0)[0])
        yield cell
    yield from (_piece(lines, each, each[0]) for each in labels)


def _form(lines: Sequence[Line], block: list[int]) -> Iterator[_Cut]:
    """Where labels end and cells begin."""
    for cut in _LABELS_END:
        for here in _uncut([lines[each].box for each in block], cut):
            cells = [box for box in here if box[0] >= cut]
            wide = [box for box in cells if box[2] - box[0] > (1000 - cut) * _WIDE]
            if len(here) - len(cells) >= _LABELS and len(wide) >= _CELLS:
                yield len(here), cut, min(map(_middle, wide)), max(map(_middle, here))


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _heights(lines: Sequence[Line], indexes: list[int]) -> list[list[int]]:
    """Lines of one height together: such as follow one another to the right, and not below."""
    found: list[list[int]] = []
    for index in indexes:
        box = lines[index].box
        before = lines[found[-1][-1]].box if found else None
        if before and box[0] > before[0] and before[1] < _middle(box) < before[3]:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _apart(lines: Sequence[Line], height: list[int]) -> Iterator[Piece]:
    """The pieces of one height."""
    together = [height[0]]
    for index in height[1:]:
        if lines[index].box[0] - lines[together[-1]].box[2] > _APART:
            yield _piece(lines, together, height[0])
            together = []
        together.append(index)
    yield _piece(lines, together, height[0])


def _piece(lines: Sequence[Line], indexes: list[int], height: int) -> Piece:
    boxes = [lines[each].box for each in indexes]
    left, top, right, bottom = zip(*boxes, strict=True)
    box = (min(left), min(top), max(right), max(bottom))
    return Piece(run_of(lines, indexes), box, lines[indexes[0]].page, height)


def _blocks(lines: Sequence[Line], page: list[int]) -> Iterator[list[int]]:
    """The page cut into what goes over its whole width, and the columns between."""
    found = max((each for cut in _MIDDLE for each in _columns(lines, page, cut)), default=None)
    if found is None:
        yield page
        return
    _, cut, first, last = found
    yield [each for each in page if _middle(lines[each].box) < first]
    between = [each for each in page if first <= _middle(lines[each].box) <= last]
    yield [each for each in between if lines[each].box[2] <= cut]
    yield [each for each in between if lines[each].box[2] > cut]
    yield [each for each in page if _middle(lines[each].box) > last]


def _columns(lines: Sequence[Line], page: list[int], cut: int) -> Iterator[_Cut]:
    """Where the page has two columns beside ``cut``."""
    for here in _uncut([lines[each].box for each in page], cut):
        left = [box for box in here if box[2] <= cut]
        right = [box for box in here if box[0] >= cut]
        wide = [_filled(left, cut), _filled(right, 1000 - cut)]
        if min(map(len, wide)) >= _A_COLUMN and len(here) >= _BOTH:
            lowest = max((*wide[0], *wide[1]), key=_middle)
            height = lowest[3] - lowest[1]
            first = max(min(map(_middle, column)) for column in wide)
            yield len(here), cut, first - height, _middle(lowest) + _NEXT * height


def _uncut(boxes: list[Box], cut: int) -> Iterator[list[Box]]:
    """The boxes between two that go over ``cut``, from top to bottom."""
    here: list[Box] = []
    for box in sorted(boxes, key=_middle):
        if box[0] < cut < box[2]:
            yield here
            here = []
        else:
            here.append(box)
    yield here


def _filled(column: list[Box], width: int) -> list[Box]:
    """The lines that fill a column of ``width``; none where few do."""
    wide = [box for box in column if box[2] - box[0] > width * _WIDE]
    return wide if len(wide) * 3 > len(column) else []
