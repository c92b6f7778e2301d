"""Sequence numbers as runs (连号), so that a hole of a million is told in a line and costs no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

Span = tuple[int, int]
"""The first and the last number of a run."""
MOST_LISTED = 1000
"""Numbers that are told one by one at most; the other side may have chosen any."""


def spans(numbers: Iterable[int]) -> tuple[Span, ...]:
    """The runs of ``numbers``, which come in their order."""
    found: list[Span] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def holes(known: Iterable[Span]) -> tuple[Span, ...]:
    """What lies from 1 to the highest of ``known`` and in none of them; they may overlap, in any order."""
    found, next_one = [], 1
    for first, last in sorted(known):
        if first > next_one:
            found.append((next_one, first - 1))
        next_one = max(next_one, last + 1)
    return tuple(found)


def joined(known: Iterable[Span]) -> tuple[Span, ...]:
    """The runs of all that lies in any of ``known``; they may overlap, in any order."""
    found: list[Span] = []
    for first, last in sorted(known):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def listed(runs: Iterable[Span]) -> tuple[int, ...]:
    """The numbers of ``runs`` one by one, the first :data:`MOST_LISTED`."""
    return tuple(islice(chain.from_iterable(range(first, last + 1) for first, last in runs), MOST_LISTED))


def overlap(runs: Iterable[Span], asked: Span) -> Iterator[Span]:
    """What of ``asked`` lies in ``runs``."""
    for first, last in runs:
        if first <= asked[1] and last >= asked[0]:
            yield max(first, asked[0]), min(last, asked[1])
