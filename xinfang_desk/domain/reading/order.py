"""In which order the lines of a page are read (阅读次序): heights from top to bottom, columns one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from xinfang_desk.domain.reading.lines import Box, Line
from xinfang_desk.domain.reading.runs import Piece, run_of

_APART = 90
"""Thousandths of the width between two lines of one height that are no one piece."""
_MIDDLE = range(380, 621, 10)
_A_COLUMN = 6
"""Heights that stand beside one another before they are two columns and no table."""
_WIDE = 0.6
"""How much of its half most lines of a column fill."""


def pieces_of(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The lines of all pages as pieces, in reading order; empty lines are left out."""
    seen = [index for index, line in enumerate(lines) if line.text.strip()]
    seen.sort(key=lambda index: lines[index].page)
    found: list[Piece] = []
    for _, page in groupby(seen, key=lambda index: lines[index].page):
        for block in _blocks(lines, list(page)):
            found.extend(piece for height in _heights(lines, block) for piece in _apart(lines, height))
    return tuple(found)


def _middle(box: Box) -> float:
    return (box[1] + box[3]) / 2


def _heights(lines: Sequence[Line], indexes: list[int]) -> list[list[int]]:
    """Lines of one height together, from top to bottom, each from left to right."""
    found: list[list[int]] = []
    for index in sorted(indexes, key=lambda each: _middle(lines[each].box)):
        box = lines[index].box
        last = lines[found[-1][-1]].box if found else None
        least = min(box[3] - box[1], last[3] - last[1]) if last else 0
        if last and _middle(box) - _middle(last) < least * 0.5:
            found[-1].append(index)
        else:
            found.append([index])
    return [sorted(each, key=lambda index: lines[index].box[0]) for each in found]


def _apart(lines: Sequence[Line], height: list[int]) -> Iterator[Piece]:
    """The pieces of one height."""
    together = [height[0]]
    for index in height[1:]:
        if lines[index].box[0] - lines[together[-1]].box[2] > _APART:
            yield _piece(lines, together)
            together = []
        together.append(index)
    yield _piece(lines, together)


def _piece(lines: Sequence[Line], indexes: list[int]) -> Piece:
    boxes = [lines[each].box for each in indexes]
    left, top, right, bottom = zip(*boxes, strict=True)
    box = (min(left), min(top), max(right), max(bottom))
    return Piece(run_of(lines, indexes), box, lines[indexes[0]].page)


def _blocks(lines: Sequence[Line], page: list[int]) -> Iterator[list[int]]:
    """The page cut into what goes over its whole width, and the columns between."""
    found = next(((cut, heights) for cut in _MIDDLE if (heights := _columns(lines, page, cut))), None)
    if found is None:
        yield page
        return
    cut, (first, last) = found
    yield [each for each in page if _middle(lines[each].box) < first]
    between = [each for each in page if first <= _middle(lines[each].box) <= last]
    yield [each for each in between if lines[each].box[2] <= cut]
    yield [each for each in between if lines[each].box[2] > cut]
    yield [each for each in page if _middle(lines[each].box) > last]


def _columns(lines: Sequence[Line], page: list[int], cut: int) -> tuple[float, float] | None:
    """From which height to which the page has two columns beside ``cut``; None where it has none."""
    boxes = [lines[each].box for each in page]
    across = sorted(_middle(box) for box in boxes if box[0] < cut < box[2])
    edges = [-1.0, *across, 1e9]
    for above, below in pairwise(edges):
        here = [box for box in boxes if above < _middle(box) < below]
        left = [box for box in here if box[2] <= cut]
        right = [box for box in here if box[0] >= cut]
        if _is_column(left, cut) and _is_column(right, 1000 - cut):
            heights = [_middle(box) for box in (*left, *right)]
            return min(heights), max(heights)
    return None


def _is_column(boxes: list[Box], width: int) -> bool:
    wide = [each for each in boxes if each[2] - each[0] > width * _WIDE]
    return len(boxes) >= _A_COLUMN and len(wide) * 2 > len(boxes)
