"""The county finds a person by any dot, space or code of the name; what looks alike comes last."""

from __future__ import annotations

import pytest

from tests.county.parties import County, record
from tests.store.test_names import ALIKE, ONE_NAME
from xinfang_desk.batch import wire


def _named(running: int, name: str, **changes: object) -> wire.RecordV1:
    return record(running, people=(wire.PersonV1(name=name, role="petitioner", id_type="none"),), **changes)


def _found(county: County, asked: str, limit: int = 50) -> list[tuple[str, bool]]:
    return [(each.number, each.similar) for each in county.office.finder.find(asked, limit).lines]


@pytest.mark.parametrize(("stored", "asked"), ONE_NAME)
def test_one_name_is_found(county, desk, stored: str, asked: str) -> None:
    county.take(desk.batch(_named(1, stored), _named(2, "李样本")))
    assert _found(county, asked) == [(record(1).number, False)]


@pytest.mark.parametrize(("stored", "asked"), ALIKE)
def test_what_looks_alike_is_found_last(county, desk, stored: str, asked: str) -> None:
    county.take(desk.batch(_named(1, stored), _named(2, asked), _named(3, stored)))
    one, two, three = (record(each).number for each in (1, 2, 3))
    assert _found(county, asked) == [(two, False), (three, True), (one, True)]
    assert _found(county, asked, 2) == [(two, False), (three, True)]
    assert _found(county, asked, 1) == [(two, False)]


def test_a_name_that_was_corrected_is_found_by_the_new_one(county, desk) -> None:
    county.take(desk.batch(_named(1, "阿不都•示例")))
    county.take(desk.batch(_named(1, "古丽•样例", rev=2)))
    assert _found(county, "阿不都示例") == []
    assert _found(county, "古丽样例") == [(record(1).number, False)]
