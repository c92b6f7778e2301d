"""Lines of a page that slopes, as if it were level (摆正): boxes are level and grow with the slope."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median, quantiles

from xinfang_desk.domain.reading.lines import Box, Line

_WIDE, _NARROW = 400, 250
"""Thousandths of the width: from the first on a box tells the slope, up to the second a line's height."""
_LEAST = 0.008
_ENOUGH = 2
_FLAT = 4


def levelled(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with boxes as on a level page; of a level page as they are.

    They come row by row as the page slopes: the way it slopes is the one by which none goes up again.
    """
    return tuple(line for _, page in groupby(lines, key=lambda each: each.page) for line in _page(list(page)))


def _page(lines: list[Line]) -> Iterator[Line]:
    steep = _steepness([each.box for each in lines])
    slope = min((steep, -steep), key=lambda each: _goes_up(lines, each)) if steep else 0.0
    for line in lines:
        yield replace(line, box=_level(line.box, slope)) if slope else line


def _steepness(boxes: Sequence[Box]) -> float:
    """How much higher a box grows with its width; 0 where nothing tells it."""
    wide = [box for box in boxes if box[2] - box[0] >= _WIDE]
    narrow = [box for box in boxes if 0 < box[2] - box[0] <= _NARROW]
    if min(len(wide), len(narrow)) < _ENOUGH:
        return 0.0
    low = quantiles((box[3] - box[1] for box in narrow), n=4)[0]
    grown = median(box[3] - box[1] for box in wide) - low
    steep = grown / (median(box[2] - box[0] for box in wide) - median(box[2] - box[0] for box in narrow))
    return steep if steep >= _LEAST else 0.0


def _goes_up(lines: Sequence[Line], slope: float) -> float:
    """By how much lines stand above the one before."""
    middles = (sum(_level(each.box, slope)[1::2]) for each in lines)
    return sum(max(0, before - after) for before, after in pairwise(middles))


def _level(box: Box, slope: float) -> Box:
    left, top, right, bottom = box
    middle = (top + bottom) / 2 - slope * ((left + right) / 2 - 500)
    half = max(bottom - top - abs(slope) * (right - left), _FLAT) / 2
    return left, round(middle - half), right, round(middle + half)
