"""No cell leaves the office that is so small that it points at somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.duties.disclosure import merged
from xinfang_desk.domain.record import LEAST, Count


def counts(cells: dict[str, int]) -> list[Count]:
    return [Count(key=key, matters=matters) for key, matters in cells.items()]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"甲": 9, "乙": 5}, {"甲": 9, "乙": 5}),
        ({"甲": 9, "乙": 3, "丙": 2}, {"甲": 9, "其他": 5}),
        ({"甲": 9, "乙": 7, "丙": 2}, {"甲": 9, "其他": 9}),  # 2 alone would tell itself
        ({"甲": 9, "丙": 1}, {"其他": 10}),
        ({"甲": 3}, {}),
        ({"甲": 4, "乙": 4}, {"其他": 8}),
        ({}, {}),
    ],
)
def test_no_small_cell_leaves_the_office(cells: dict[str, int], told: dict[str, int]) -> None:
    assert {each.key: each.matters for each in merged(counts(cells), "其他")} == told


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=8))
def test_what_is_told_is_never_small_and_adds_up(cells: dict[str, int]) -> None:
    found = merged(counts(cells), "（其他）")
    total = sum(cells.values())
    assert all(each.matters >= LEAST for each in found)
    assert sum(each.matters for each in found) == (total if total >= LEAST else 0)
    few = merged(counts(cells), "（其他）", 2)
    assert len(few) <= 3
    assert all(each.matters >= LEAST for each in few)
    assert sum(each.matters for each in few) == (total if total >= LEAST else 0)
