"""Tables to choose from: the county's where it sent one, ours else, and never none."""

from __future__ import annotations

import json
from pathlib import Path

from ui.codes import read_codes


def test_the_countys_table_holds_and_a_damaged_one_does_not(tmp_path: Path) -> None:
    shipped = read_codes()
    assert read_codes(tmp_path) == shipped
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "contents.json").write_text(json.dumps({"contents": ["示例类别"]}), "utf-8")
    assert read_codes(tmp_path).contents == ("示例类别",)
    assert read_codes(tmp_path).places == shipped.places
    (tables / "contents.json").write_text("{", "utf-8")
    assert read_codes(tmp_path) == shipped
