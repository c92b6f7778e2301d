"""Counts in words (统计表): what each is called, and the table of them that may leave the office."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from xinfang_desk.domain.duties.disclosure import merged
from xinfang_desk.domain.people.text import cell
from xinfang_desk.domain.record import LEAST, Count, is_small
from xinfang_desk.words.language import _


def outward(count: int) -> str:
    """A count as a report tells it, which is Chinese: a small one is not told (``不到5``)."""
    return f"不到{LEAST}" if is_small(count) else str(count)


def named(count: Count) -> str:
    """What is counted; what nobody filled in is called so."""
    return count.key or _("没有填")


def table(counts: Sequence[Count], heading: str) -> str:
    """The table that may leave the office, as CSV: small cells merged (:func:`merged`)."""
    out = StringIO()
    lines = csv.writer(out)
    lines.writerow((cell(heading), _("件数")))
    rest = _("其他（不到 {least} 件的合并）").format(least=LEAST)
    lines.writerows((cell(named(each)), each.matters) for each in merged(counts, rest))
    return out.getvalue()
