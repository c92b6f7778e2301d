"""Runs of numbers: the same as the numbers one by one, whatever their order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from xinfang_desk.domain.spans import MOST_LISTED, holes, listed, overlap, spans
from xinfang_desk.words.spans import runs_in_words

NUMBERS = st.sets(st.integers(1, 60))


@given(NUMBERS)
@settings(deadline=None)
def test_runs_are_the_numbers(numbers):
    assert set(listed(spans(sorted(numbers)))) == numbers


@given(NUMBERS, NUMBERS)
@settings(deadline=None)
def test_holes_are_what_lies_below_and_is_in_none(taken, told):
    known = [*spans(sorted(taken)), *spans(sorted(told))]
    both = taken | told
    assert set(listed(holes(known))) == set(range(1, max(both, default=0))) - both


@given(NUMBERS, st.integers(1, 60), st.integers(1, 60))
@settings(deadline=None)
def test_an_overlap_is_what_both_hold(numbers, first, last):
    found = listed(overlap(spans(sorted(numbers)), (first, last)))
    assert set(found) == numbers & set(range(first, last + 1))


def test_a_million_costs_a_line():
    (hole,) = holes([(999_999, 999_999)])
    assert hole == (1, 999_998)
    assert len(listed([hole])) == MOST_LISTED
    assert runs_in_words([hole]) == "1–999998"
    assert runs_in_words([(each, each) for each in range(1, 100, 2)]) == "1、3、5、7、9、11、13、15等"
