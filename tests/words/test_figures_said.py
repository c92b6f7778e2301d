"""What of a year's figures may leave the office: no small count is found by what is left of a total."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.duties.yearly import Figure
from xinfang_desk.words.duties.figures_said import ROADS, hidden, outward

PARTS = ("F2", "F2.1", "F3", "F3.1", "F3.3", "F10.1", "F10.2", "F11.1", "F11.2", *ROADS)


def told(**counts: int) -> dict[str, str]:
    given = {name.replace("_", "."): count for name, count in counts.items()}
    figures = {name: Figure(id=name, value=given.get(name, 0)) for name in PARTS}
    back = hidden(figures)
    return {name: outward(figures[name], back) for name in PARTS}


def test_a_total_that_is_merged_stands_in_no_road() -> None:
    """Ten in all; two small ones; eight claims, all on one road: nothing says eight."""
    said = told(F3=8, F3_1=1, F3_3=1, F3_9=8)
    assert [name for name in PARTS if "8" in said[name]] == []
    assert said["F3.1"] == "不到5件"


@pytest.mark.parametrize(
    ("counts", "kept"),
    [
        ({"F2": 5, "F2_1": 1}, {"F2", "F2.1"}),
        ({"F3": 26, "F3_4": 1, "F3_5": 5, "F3_6": 20}, {"F3.4", "F3.5", "F3.6"}),
        ({"F10_1": 3, "F10_2": 9}, {"F10.1", "F10.2"}),
        ({"F11_1": 1, "F11_2": 20}, {"F11.1", "F11.2"}),
    ],
)
def test_nothing_small_is_left_over(counts: dict[str, int], kept: set[str]) -> None:
    said = told(**counts)
    assert {name for name in PARTS if not said[name].endswith("件") or "不到" in said[name]} == kept


def test_two_that_the_sum_would_tell_are_told_alike() -> None:
    """Six in all, and one part under five and one not: that would be one and five."""
    said = told(F2=5, F2_1=1)
    assert {said["F2"], said["F2.1"]} == {"（件数不单列）"}


def test_a_year_before_the_register_is_not_nothing() -> None:
    assert "待填" in outward(Figure(id="F1.6", value=None), {})
    assert outward(Figure(id="F1.6", value=10), {}) == "增加10件"
    assert outward(Figure(id="F1.3", value=None), {}) == "没有上年的数"


@pytest.mark.parametrize(
    ("trained", "passed", "kept"), [(9, 8, 1), (9, 9, 0), (20, 15, 0), (20, 3, 1), (4, 4, 2)]
)
def test_who_did_not_pass_is_not_found_among_few(trained: int, passed: int, kept: int) -> None:
    figures = {name: Figure(id=name, value=0) for name in PARTS}
    figures |= {"F18.1": Figure(id="F18.1", value=trained), "F18.2": Figure(id="F18.2", value=passed)}
    back = hidden(figures)
    said = [outward(figures[name], back) for name in ("F18.1", "F18.2")]
    assert [each in {f"{trained}人次", f"{passed}人次"} for each in said].count(False) == kept
