"""Counts that leave the office (对外统计): small cells are merged, so that nobody is found in a table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from xinfang_desk.domain.people.text import cell
from xinfang_desk.domain.record import Count
from xinfang_desk.files import begins, write_file
from xinfang_desk.words import _

LEAST = 5
"""A cell under this is told together with others."""


def merged(counts: Sequence[Count], rest: str) -> tuple[Count, ...]:
    """``counts`` with every cell under :data:`LEAST` in one cell called ``rest``, at the end.

    Where that one would still be small, the smallest of the others joins it: what is left of a known total
    would tell it. Nothing at all is told of fewer than :data:`LEAST` matters.
    """
    large = sorted((each for each in counts if each.matters >= LEAST), key=lambda each: -each.matters)
    small = sum(each.matters for each in counts if 0 < each.matters < LEAST)
    while 0 < small < LEAST and large:
        small += large.pop().matters
    told = tuple(each for each in counts if each in large)
    return (*told, Count(key=rest, matters=small)) if small >= LEAST else told


def named(count: Count) -> str:
    """What is counted; what nobody filled in is called so."""
    return count.key or _("没有填")


def table(counts: Sequence[Count], heading: str) -> str:
    """The table that may leave the office, as CSV: small cells merged (:func:`merged`)."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow((cell(heading), _("件数")))
    lines.writerows(
        (cell(named(each)), each.matters)
        for each in merged(counts, _("其他（不到 {least} 件的合并）").format(least=LEAST))
    )
    return out.getvalue()


def write_table(file: Path, content: str) -> None:
    """Write a table to ``file``, or renew one of its heading; ``output.unwritable``, ``output.exists``."""
    heading, line, _rows = content.partition("\r\n")
    # With a mark at its beginning, spreadsheets read it as what it is.
    write_file(file, content.encode("utf-8-sig"), begins((heading + line).encode()))
