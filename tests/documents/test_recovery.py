"""恢复单: one page, its digits large and whole."""

from __future__ import annotations

from datetime import date

from tests.documents.reading import outside, overlaps, pages_of, size_of, text_of
from tests.documents.samples import OFFICE
from xinfang_desk.documents.office.recovery_sheet import recovery

CODE = "01234 56789 13579 24680 11223 99887"


def test_the_code_stands_on_one_page_in_large_type() -> None:
    pdf = recovery(OFFICE, date(2026, 9, 14), CODE)
    assert pages_of(pdf) == 1
    text = text_of(pdf)
    for words in (*CODE.split(), OFFICE.name, "2026年9月14日", "保险柜", "accountrecover"):
        assert words in text
    assert all(size_of(pdf, group) >= 36 for group in CODE.split())
    assert not overlaps(pdf)
    assert not outside(pdf, margin=15.0)


def test_the_same_code_gives_the_same_bytes() -> None:
    first, second = (recovery(OFFICE, date(2026, 9, 14), CODE) for _ in range(2))
    assert first == second
    assert recovery(OFFICE, date(2026, 9, 14), CODE.replace("9", "8")) != first
