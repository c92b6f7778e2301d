"""The township in an office's name, for where there is no room for the whole."""

from __future__ import annotations

import pytest

from xinfang_desk.domain.office import town_of


@pytest.mark.parametrize(
    ("name", "town"),
    [
        ("示例镇人民政府来访接待室", "示例镇"),
        ("示例县样本乡信访办", "样本乡"),
        ("演示街道办事处", "演示街道"),
        ("镇平县城关镇人民政府", "城关镇"),
        ("红旗乡", "红旗乡"),
        ("示例县信访局", "示例县信访局"),
        ("", ""),
    ],
)
def test_the_town_stands_for_its_office(name, town) -> None:
    assert town_of(name) == town
