"""Which way up a page is (页面朝向), and its lines in the order in which they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot
from statistics import median

from xinfang_desk.domain.reading.lines import Box, Line

Point = tuple[float, float]

_TALL = 1.5
"""From here on, height ÷ width, the reader takes a line to stand on its side."""
_LONG = 3
"""Times as long as high: the slope of such a line is the page's, that of a shorter one may be anything."""
_THOUSAND = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a line lies: its corners in points of the picture, and whether it seems to stand on its head."""

    corners: tuple[Point, Point, Point, Point]
    flipped: bool

    @property
    def tall(self) -> bool:
        """Whether it stands on its side."""
        across, along = _sides(self.corners)
        return along >= _TALL * across


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a line says, how sure the reader was of it, and its corners."""

    text: str
    score: float
    corners: tuple[Point, Point, Point, Point]


def turn_of(places: Sequence[Place]) -> int:
    """By how many degrees, clockwise, a picture is to be turned to be read: what its longest lines say."""
    weights = dict.fromkeys(((False, False), (False, True), (True, True), (True, False)), 0.0)
    for each in places:
        sides = _sides(each.corners)
        weights[each.tall, each.flipped] += max(sides) / max(min(sides), 1)
    return {(False, False): 0, (False, True): 180, (True, True): 90, (True, False): 270}[
        max(weights, key=weights.__getitem__)
    ]


def flips(places: Sequence[Place], turn: int) -> list[bool]:
    """Whether each line stands on its head: one that lies as the page does stands as the page does."""
    return [turn in {90, 180} if each.tall == (turn % 180 == 90) else each.flipped for each in places]


def lines_of(found: Sequence[Found], size: tuple[int, int], turn: int, page: int) -> tuple[Line, ...]:
    """The lines of a picture of ``size`` points once it is turned so: row by row, from left to right.

    Rows are told as the page slopes; a box is level, and holds all of its line.
    """
    width, height = size if turn % 180 == 0 else size[::-1]
    placed = [(each, [_turned(corner, size, turn) for corner in each.corners]) for each in found]
    slope = _slope([corners for _each, corners in placed])
    lines = []
    for each, corners in placed:
        xs, ys = zip(*corners, strict=True)
        box = _box((min(xs) / width, min(ys) / height, max(xs) / width, max(ys) / height))
        middle, left = sum(ys) / 4 - slope * sum(xs) / 4, min(xs)
        line = Line(text=each.text, score=each.score, box=box, page=page)
        lines.append((middle, min(_sides(corners)), left, line))
    return tuple(line for row in _rows(lines) for _left, line in sorted(row, key=lambda part: part[0]))


def _rows(lines: Sequence[tuple[float, float, float, Line]]) -> list[list[tuple[float, Line]]]:
    """Lines whose middles lie within half a line of one another stand in one row."""
    rows: list[list[tuple[float, Line]]] = []
    last = 0.0
    for middle, high, left, line in sorted(lines, key=lambda each: each[0]):
        if not rows or middle - last > high / 2:
            rows.append([])
            last = middle
        rows[-1].append((left, line))
    return rows


def _slope(all_corners: Sequence[Sequence[Point]]) -> float:
    """Points down for each point to the right, of the lines that are long enough to tell; 0 without any."""
    told = []
    for first, second, third, fourth in all_corners:
        across, along = _sides((first, second, third, fourth))
        start, end = (first, second) if across >= along else (second, third)
        if max(across, along) >= _LONG * min(across, along) and abs(end[0] - start[0]) > abs(
            end[1] - start[1]
        ):
            told.append((end[1] - start[1]) / (end[0] - start[0]))
    return median(told) if told else 0.0


def _sides(corners: Sequence[Point]) -> tuple[float, float]:
    """How long the first side is, and the second."""
    first, second, third = corners[:3]
    return hypot(second[0] - first[0], second[1] - first[1]), hypot(
        third[0] - second[0], third[1] - second[1]
    )


def _turned(point: Point, size: tuple[int, int], turn: int) -> Point:
    (x, y), (width, height) = point, size
    match turn:
        case 90:
            return height - y, x
        case 180:
            return width - x, height - y
        case 270:
            return y, width - x
        case _:
            return x, y


def _box(parts: tuple[float, float, float, float]) -> Box:
    left, top, right, bottom = (min(max(round(each * _THOUSAND), 0), _THOUSAND) for each in parts)
    return left, top, right, bottom
