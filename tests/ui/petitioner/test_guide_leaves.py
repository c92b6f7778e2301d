"""Packing rows on leaves."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.petitioner.leaves import GAP, _filled, pack

groups = st.lists(st.lists(st.integers(1, 700), min_size=1, max_size=4), min_size=1, max_size=12)


@given(groups, st.integers(300, 900))
def test_no_row_is_lost_and_none_is_cut(heights: list[list[int]], room: int) -> None:
    leaves = pack(heights, room)
    flat = [height for group in heights for height in group]
    assert [row for leaf in leaves for row in leaf] == list(range(len(flat)))
    for leaf in leaves:
        needed = sum(flat[row] for row in leaf) + GAP * (len(leaf) - 1)
        assert needed <= room or len(leaf) == 1


@given(groups, st.integers(300, 900))
def test_a_group_that_fits_one_leaf_stays_together(heights: list[list[int]], room: int) -> None:
    leaves = pack(heights, room)
    starts = [0, *accumulate(len(group) for group in heights)]
    for group, start in zip(heights, starts, strict=False):
        if sum(group) + GAP * (len(group) - 1) <= room:
            rows = set(range(start, start + len(group)))
            assert any(rows <= set(leaf) for leaf in leaves)


def test_no_leaf_is_half_empty_where_another_can_give() -> None:
    assert [len(leaf) for leaf in pack([[100]] * 7, 680)] == [4, 3]
    assert [len(leaf) for leaf in pack([[100]] * 13, 680)] == [6, 4, 3]
    # What to do next stands on the first leaf wherever nothing is half empty then.
    assert pack([[319], [434], [420]], 841) == ((0, 1), (2,))
    # A group stays together even where that leaves the leaves unlike.
    assert pack([[300], [100, 100, 100]], 400) == ((0,), (1, 2, 3))


@given(groups, st.integers(300, 900))
def test_no_more_leaves_than_filling_each_one_takes(heights: list[list[int]], room: int) -> None:
    assert len(pack(heights, room)) == len(_filled(heights, room, room, GAP))


def test_two_rows_share_a_leaf_only_with_the_gap_between_them() -> None:
    assert pack([[100], [90]], 200) == ((0, 1),)
    assert pack([[100], [91]], 200) == ((0,), (1,))


@pytest.mark.parametrize("room", [-20, 0, 1, 3, 40])
def test_where_there_is_no_room_every_row_still_has_its_leaf(room: int) -> None:
    leaves = pack([[50, 60], [70], [80]], room)
    assert [row for leaf in leaves for row in leaf] == [0, 1, 2, 3]
