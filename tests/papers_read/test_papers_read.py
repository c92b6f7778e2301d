"""Fictional papers of every kind are read right, and never wrong where they are hard to see."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random

import pytest

from tests.papers_read.__main__ import Case, kinds_shipped, text_of
from tests.papers_read.measure import RIGHT, WRONG, interval, judged
from tests.papers_read.noise import noisy
from tests.papers_read.sheets import LAYOUTS, as_read
from tests.papers_read.texts import every
from xinfang_desk.domain.reading.lines import Line
from xinfang_desk.domain.reading.paper import read_paper

_CLEAN = 0.97
_DECIDING = ("kind", "event", "made_on", "received_on")
"""What the days are counted by."""


@pytest.fixture(scope="module")
def drawn() -> list[tuple[Case, list[Line]]]:
    every_case = [Case(kind, layout, "", 3) for kind in every() for layout in range(len(LAYOUTS))]
    return [(case, as_read(LAYOUTS[case.layout](text_of(case), sealed=False).lines)) for case in every_case]


def states(drawn: list[tuple[Case, list[Line]]], share: float, seed: int) -> list[dict[str, str]]:
    kinds = kinds_shipped()
    return [
        judged(read_paper(noisy(lines, share, Random(seed)), kinds), text_of(case).wanted)
        for case, lines in drawn
    ]


def test_every_kind_in_every_layout_is_read(drawn: list[tuple[Case, list[Line]]]) -> None:
    told = states(drawn, 0, 1)
    assert [(case, each) for (case, _), each in zip(drawn, told, strict=True) if WRONG in each.values()] == []
    for field in told[0]:
        assert sum(each[field] == RIGHT for each in told) >= 0.9 * len(told), field
    all_told = [state for each in told for state in each.values()]
    assert all_told.count(RIGHT) >= _CLEAN * len(all_told)


def test_what_is_hard_to_see_is_unsure_and_not_wrong(drawn: list[tuple[Case, list[Line]]]) -> None:
    """One sign of a hundred taken for another, as often in figures: worse than any page that was measured."""
    told = [each for seed in range(6) for each in states(drawn, 0.01, seed)]
    for field in _DECIDING:
        wrong = sum(each[field] == WRONG for each in told)
        assert wrong <= 0.015 * len(told), field
    assert sum(each["kind"] == WRONG for each in told) <= 1


def test_an_interval_holds_the_share_it_was_taken_from() -> None:
    low, high = interval(3, 200)
    assert low < 0.015 < high < 0.05
    assert interval(0, 0) == (0.0, 1.0)


@pytest.mark.skipif(find_spec("rapidocr") is None, reason="the reader is an extra")
def test_a_page_through_the_real_reader() -> None:
    from tests.papers_read.__main__ import seen

    case = Case("penalty", 1, "a phone", 4)
    told = judged(read_paper(seen(case), kinds_shipped()), text_of(case).wanted)
    assert WRONG not in told.values()
    assert (told["kind"], told["event"], told["made_on"]) == (RIGHT,) * 3
