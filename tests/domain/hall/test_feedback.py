"""Figures of satisfaction: counted right, and never so small that they point at somebody."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from xinfang_desk.domain.hall.feedback import (
    LEAST,
    Answer,
    Cell,
    Feedback,
    Month,
    Reason,
    Tally,
    counted,
    ended,
    month_of,
    told,
)

figures = st.integers(0, 12)
tallies = st.lists(
    st.builds(
        Tally,
        month=st.sampled_from([Month(f"2026-{number:02d}") for number in range(1, 13)]),
        answers=st.dictionaries(st.sampled_from(Answer), figures),
        reasons=st.dictionaries(st.sampled_from(Reason), figures),
    ),
    unique_by=lambda each: each.month,
    max_size=12,
)


def month(name: str, *counts: int) -> Tally:
    return Tally(month=Month(name), answers=dict(zip(Answer, counts, strict=True)))


def test_an_answer_holds_nothing_that_leads_back() -> None:
    assert {each.name for each in fields(Feedback)} == {"answer", "reason"}
    assert {each.name for each in fields(Tally)} == {"month", "answers", "reasons"}


def test_answers_and_reasons_are_counted() -> None:
    tally = Tally(month=month_of(date(2026, 9, 14)))
    for given_ in (
        Feedback(answer=Answer.SATISFIED),
        Feedback(answer=Answer.UNSATISFIED, reason=Reason.WAITING),
        Feedback(answer=Answer.UNSATISFIED),
    ):
        tally = counted(tally, given_)
    assert tally.month == "2026-09"
    assert tally.answers == {Answer.SATISFIED: 1, Answer.UNSATISFIED: 2}
    assert tally.reasons == {Reason.WAITING: 1}
    assert tally.total == 3


def test_a_running_month_is_not_told() -> None:
    months = (month("2026-08", 9, 9, 9), month("2026-09", 9, 9, 9))
    assert ended(months, date(2026, 9, 30)) == months[:1]
    assert ended(months, date(2026, 10, 1)) == months


def test_large_figures_stand_alone() -> None:
    (only,) = told([month("2026-09", 20, 6, 5)])
    assert only.cells == tuple(
        Cell(answers=(answer,), count=count) for answer, count in zip(Answer, (20, 6, 5), strict=True)
    )


def test_a_small_figure_joins_its_smaller_neighbour() -> None:
    (only,) = told([month("2026-09", 20, 6, 1)])
    assert only.cells == (
        Cell(answers=(Answer.SATISFIED,), count=20),
        Cell(answers=(Answer.FAIRLY, Answer.UNSATISFIED), count=7),
    )


def test_a_month_with_few_answers_is_told_with_its_neighbours() -> None:
    first, last = told([month("2026-07", 3, 0, 1), month("2026-08", 9, 0, 0), month("2026-09", 8, 0, 0)])
    assert (first.first, first.last, last.first, last.last) == ("2026-07", "2026-08", "2026-09", "2026-09")
    (both,) = told([month("2026-08", 9, 0, 0), month("2026-09", 1, 0, 1)])
    assert (both.first, both.last) == ("2026-08", "2026-09")


def test_too_few_in_all_tell_nothing() -> None:
    (only,) = told([month("2026-09", 2, 1, 1)])
    assert only.cells == ()
    assert told([]) == ()


def test_the_others_join_the_least_of_the_named() -> None:
    tally = Tally(
        month=Month("2026-09"),
        answers={Answer.UNSATISFIED: 20},
        reasons={Reason.WAITING: 9, Reason.MANNER: 6, Reason.OTHER: 2},
    )
    (only,) = told([tally])
    assert only.reasons == ((Reason.WAITING, 9),)
    assert only.further == 8


@given(tallies)
def test_no_small_figure_is_ever_told(months: list[Tally]) -> None:
    for span in told(months):
        for cell in span.cells:
            assert cell.count >= LEAST
        assert all(count >= LEAST for _reason, count in span.reasons)
        assert span.further == 0 or span.further >= LEAST


@given(tallies)
def test_no_answer_is_lost_where_enough_answered(months: list[Tally]) -> None:
    everything = sum(each.total for each in months)
    reported = sum(cell.count for span in told(months) for cell in span.cells)
    assert reported == (everything if everything >= LEAST else 0)
    for span in told(months):
        if span.cells:
            assert [answer for cell in span.cells for answer in cell.answers] == list(Answer)
