"""A year's figures as files for machines (年报数字的 JSON 和 CSV): exact, for the office's own use."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from typing import Any

from xinfang_desk.domain.duties.yearly import Figure
from xinfang_desk.files import json_bytes
from xinfang_desk.words.duties.figures_said import exact, said

_HEADINGS = ("编号", "名称", "数", "单位", "分子", "分母", "不计", "怎么算")


def as_list(figures: Sequence[Figure]) -> list[dict[str, Any]]:
    """Each figure with what it is made of."""
    return [
        {
            "id": each.id,
            "name": said(each).name,
            "value": each.value,
            "numerator": each.numerator,
            "denominator": each.denominator,
            "left_out": each.left_out,
            "definition": said(each).definition,
        }
        for each in figures
    ]


def as_json(figures: Sequence[Figure]) -> bytes:
    """The same as a file."""
    return json_bytes(as_list(figures))


def as_csv(figures: Sequence[Figure]) -> bytes:
    """The same as a table, with the mark by which office programs know UTF-8."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow(_HEADINGS)
    for each in figures:
        known = said(each)
        numbers = (each.numerator, each.denominator, each.left_out)
        lines.writerow((each.id, known.name, exact(each), known.unit, *numbers, known.definition))
    return out.getvalue().encode("utf-8-sig")
