"""What a petitioner drew by hand (手写): strokes on a field of its own, as text that a record keeps.

It says that what was read back was looked at and is right, and nothing more: no signature in law (电子签名).
"""

from __future__ import annotations

import re

WIDTH, HEIGHT = 600, 200
"""The field on which it was drawn, in units of its own."""
MOST_POINTS = 3000
_POINT = re.compile(r"(\d{1,3}),(\d{1,3})")

Stroke = tuple[tuple[int, int], ...]


def as_text(strokes: tuple[Stroke, ...]) -> str:
    """Strokes as a record keeps them: points ``x,y`` parted by semicolons, strokes by spaces."""
    return " ".join(";".join(f"{x},{y}" for x, y in stroke) for stroke in strokes)


def strokes_of(text: str) -> tuple[Stroke, ...]:
    """The strokes of :func:`as_text`; none of what is no such text, or has more points than a hand draws."""
    strokes = []
    for part in text.split():
        points = [_POINT.fullmatch(each) for each in part.split(";")]
        strokes.append(tuple((int(each[1]), int(each[2])) for each in points if each))
        if len(strokes[-1]) != len(points):
            return ()
    inside = all(x <= WIDTH and y <= HEIGHT for stroke in strokes for x, y in stroke)
    return tuple(strokes) if inside and sum(map(len, strokes)) <= MOST_POINTS else ()
