"""The ledger a page at a time: the same lines by pages and by keys, in every order, and true totals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.county.parties import record
from xinfang_desk.county.answers import Wanted
from xinfang_desk.county.finding.listing import SORTED_ASIDE, SORTED_BY


@pytest.fixture
def filled(county, desk, other):
    """Matters that differ in every column, some of which lack what they are sorted by."""
    for each in (desk, other):
        county.take(
            each.batch(
                *(
                    record(
                        running,
                        desk=each.desk,
                        received_at=datetime(2026, 9, running % 3 + 1, 1, 0, running, tzinfo=UTC),
                        route=("s2", None, "s6")[running % 3],
                        outcome=("guide", "report", None)[running % 3],
                        content=("", "农村农业", "教育文体")[running % 3],
                        people_involved=running % 4,
                        village=("", "甲村", "乙村")[running % 3],
                    )
                    for running in range(1, 12)
                )
            )
        )
    return county.office.finder


@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize("sort", [*SORTED_BY])
def test_pages_by_number_and_by_key_are_the_same_lines(filled, sort, descending) -> None:
    asked = {"sort": sort, "descending": descending, "size": 4}
    pages = [filled.page(Wanted(page=page, **asked)) for page in range(1, 8)]
    assert {each.total for each in pages} == {22}
    numbered = [line.number for each in pages for line in each.lines]
    assert len(numbered) == len(set(numbered)) == 22
    keyed, behind = [], None
    while True:
        page = filled.page(Wanted(behind=behind, **asked))
        keyed += [line.number for line in page.lines]
        behind = page.end
        if behind is None:
            break
    assert keyed == numbered


@pytest.mark.parametrize("sort", SORTED_ASIDE)
def test_what_stands_in_the_index_alone_sorts_too(filled, sort) -> None:
    lines = filled.page(Wanted(sort=sort, descending=False)).lines
    values = [getattr(each, sort) for each in lines]
    assert values == sorted(values, key=lambda each: (not each, each))
    assert filled.page(Wanted(sort=sort, size=5, page=5)).lines == filled.page(Wanted(sort=sort)).lines[20:]


def test_filters_narrow_and_what_lacks_comes_last(filled) -> None:
    def total(**asked) -> int:
        return filled.page(Wanted(**asked)).total

    assert (total(route="s6"), total(content="农村农业"), total(purpose="jianyi")) == (8, 8, 0)
    assert total(since=date(2026, 9, 2), until=date(2026, 9, 2)) == 8
    assert total(since=date(2026, 9, 2)) + total(until=date(2026, 9, 1)) == 22
    for descending in (True, False):
        lines = filled.page(Wanted(sort="due", descending=descending)).lines
        assert [each.due is None for each in lines] == sorted(each.due is None for each in lines)
