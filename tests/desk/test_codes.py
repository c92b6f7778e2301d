"""Tables to choose from: the county's where it sent a sound one, ours else, and never none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xinfang_desk.desk.codes import codes_in_use


@pytest.mark.parametrize("damaged", ["{", '{"contents": []}', '{"contents": [1]}', '{"contents": 5}', "[]"])
def test_the_countys_table_holds_and_a_damaged_one_does_not(tmp_path: Path, damaged: str) -> None:
    shipped = codes_in_use(tmp_path)
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "contents.json").write_text(json.dumps({"contents": ["示例类别"]}), "utf-8")
    assert codes_in_use(tmp_path).contents == ("示例类别",)
    assert codes_in_use(tmp_path).places == shipped.places
    (tables / "contents.json").write_text(damaged, "utf-8")
    assert codes_in_use(tmp_path) == shipped


def test_what_is_shipped_can_be_chosen_from(tmp_path: Path) -> None:
    shipped = codes_in_use(tmp_path)
    assert "教育" in shipped.contents
    assert all(each.name for each in shipped.places)
