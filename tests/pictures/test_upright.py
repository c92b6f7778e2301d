"""A page is read whichever way up it lies, row by row, and its boxes are of the upright page."""

from __future__ import annotations

from math import cos, radians, sin

import pytest

from xinfang_desk.pictures.upright import Found, Place, flips, lines_of, turn_of

SIZE = (1000, 2000)
ROWS = {
    "甲乙丙丁戊己庚辛": (100, 200, 500, 240),
    "右边": (700, 210, 800, 250),
    "第二行的字": (100, 300, 400, 340),
}


def corners(box, turned=0, size=SIZE):
    """Of a box of the upright page, in the picture that is to be turned so to be read."""
    left, top, right, bottom = box
    width, height = size
    back = {
        0: lambda x, y: (x, y),
        90: lambda x, y: (y, width - x),
        180: lambda x, y: (width - x, height - y),
        270: lambda x, y: (height - y, x),
    }[turned]
    xs, ys = zip(*(back(x, y) for x, y in ((left, top), (right, bottom))), strict=True)
    return ((min(xs), min(ys)), (max(xs), min(ys)), (max(xs), max(ys)), (min(xs), max(ys)))


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_each_way_up_gives_the_same_lines(turn) -> None:
    flipped = turn in {90, 180}
    places = [Place(corners=corners(box, turn), flipped=flipped) for box in ROWS.values()]
    # One line errs, and is told by the others.
    places[1] = Place(corners=places[1].corners, flipped=not flipped)
    assert turn_of(places) == turn
    assert flips(places, turn) == [flipped] * 3
    found = [Found(text=text, score=0.9, corners=corners(box, turn)) for text, box in ROWS.items()]
    picture = SIZE if turn % 180 == 0 else SIZE[::-1]
    lines = lines_of(found[::-1], picture, turn, 4)
    assert [each.text for each in lines] == [*ROWS]
    assert lines[0].box == (100, 100, 500, 120)
    assert lines[0].page == 4


def test_rows_are_told_as_the_page_slopes() -> None:
    def sloped(x, y):
        return x * cos(radians(8)) - y * sin(radians(8)), x * sin(radians(8)) + y * cos(radians(8))

    left, right, below = (200, 300, 480, 340), (520, 300, 900, 340), (200, 360, 700, 400)
    found = [
        Found(text=text, score=1.0, corners=tuple(sloped(x, y) for x, y in corners(box)))
        for text, box in (("左", left), ("右", right), ("下", below))
    ]
    assert found[2].corners[0][1] < found[1].corners[3][1], "by height alone the rows would mix"
    assert [each.text for each in lines_of(found[::-1], SIZE, 0, 0)] == ["左", "右", "下"]


def test_nothing_found_is_no_line_and_a_box_stays_on_the_page() -> None:
    assert turn_of([]) == 0
    assert lines_of([], SIZE, 0, 0) == ()
    beyond = Found(text="边", score=1.0, corners=((-5, -5), (1010, -5), (1010, 40), (-5, 40)))
    assert lines_of([beyond], SIZE, 0, 0)[0].box == (0, 0, 1000, 20)
