"""Strokes and their text: the one gives the other, and what no hand drew is nothing."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.hall.drawn import MOST_POINTS, as_text, strokes_of

STROKES = (((0, 0), (600, 200)), ((12, 7),))


def test_there_and_back() -> None:
    assert as_text(STROKES) == "0,0;600,200 12,7"
    assert strokes_of(as_text(STROKES)) == STROKES
    assert strokes_of("") == ()


@pytest.mark.parametrize(
    "text", ["601,0", "0,201", "1,2;x", "1;2", "-1,2", "1,2;", "1,2 " * (MOST_POINTS + 1), "١,٢x"]
)
def test_what_no_hand_drew(text: str) -> None:
    assert strokes_of(text) == ()
