"""The stretches of days that a ledger is of."""

from datetime import date

import pytest

from xinfang_desk.domain.books.every_matter import Span, days_of

TODAY = date(2026, 1, 14)


@pytest.mark.parametrize(
    ("span", "back", "first", "last"),
    [
        (Span.DAY, 0, TODAY, TODAY),
        (Span.DAY, 14, date(2025, 12, 31), date(2025, 12, 31)),
        (Span.WEEK, 0, date(2026, 1, 12), date(2026, 1, 18)),
        (Span.WEEK, 2, date(2025, 12, 29), date(2026, 1, 4)),
        (Span.MONTH, 0, date(2026, 1, 1), date(2026, 1, 31)),
        (Span.MONTH, 1, date(2025, 12, 1), date(2025, 12, 31)),
        (Span.MONTH, 11, date(2025, 2, 1), date(2025, 2, 28)),
        (Span.YEAR, 2, date(2024, 1, 1), date(2024, 12, 31)),
        (Span.ALL, 0, None, None),
    ],
)
def test_a_stretch_is_whole(span: Span, back: int, first: date | None, last: date | None) -> None:
    assert days_of(span, TODAY, back) == (first, last)
