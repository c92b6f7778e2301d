"""The table of counts that may leave the office."""

from __future__ import annotations

from pathlib import Path

import pytest

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.record import Count
from xinfang_desk.files import write_table
from xinfang_desk.words.counts import table

COUNTS = [Count(key=key, matters=matters) for key, matters in (("民政", 9), ("自然资源", 3), ("教育", 2))]


def test_the_table_for_others_has_a_heading_and_merged_cells() -> None:
    assert table(COUNTS, "事项类别").splitlines() == ["事项类别,件数", "民政,9", "其他（不到 5 件的合并）,5"]


def test_a_table_of_the_same_heading_is_renewed_and_no_other(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    write_table(file, table(COUNTS, "事项类别"))
    write_table(file, table(COUNTS[:1], "事项类别"))
    assert file.read_text("utf-8-sig").splitlines() == ["事项类别,件数", "民政,9"]
    with pytest.raises(DeskError, match=r"output\.exists"):
        write_table(file, table(COUNTS, "月份"))
