"""Runs of numbers in words (连号): ``1–3、7``, a few of them."""

from __future__ import annotations

from collections.abc import Sequence

from xinfang_desk.words.language import _

MOST = 8
"""Runs that are said."""


def runs_in_words(runs: Sequence[tuple[int, int]]) -> str:
    """The first runs, and that there are more where there are."""
    said = "、".join(str(first) if first == last else f"{first}–{last}" for first, last in runs[:MOST])
    return said if len(runs) <= MOST else _("{runs}等").format(runs=said)
