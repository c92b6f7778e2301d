"""Counts that leave the office (对外统计): small cells are merged, so that nobody is found in a table."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.domain.record import LEAST, Count, is_small


def merged(counts: Sequence[Count], rest: str, most: int | None = None) -> tuple[Count, ...]:
    """``counts`` with every cell under :data:`LEAST` in one cell called ``rest``, at the end.

    Of more than ``most`` large ones the smaller go there too: no cell is left out of a known total.
    Where that one would still be small, the smallest of the others joins it: what is left of a known total
    would tell it. Nothing at all is told of fewer than :data:`LEAST` matters.
    """
    large = sorted((each for each in counts if each.matters >= LEAST), key=lambda each: -each.matters)
    small = sum(each.matters for each in counts if is_small(each.matters))
    small += sum(each.matters for each in large[most:]) if most is not None else 0
    large = large[:most]
    while 0 < small < LEAST and large:
        small += large.pop().matters
    told = tuple(each for each in counts if each in large)
    return (*told, Count(key=rest, matters=small)) if small >= LEAST else told
