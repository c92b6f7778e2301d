"""Counts in words (统计表): what each is called, and the table of them that may leave the office."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO

from xinfang_desk.domain.duties.disclosure import LEAST, merged
from xinfang_desk.domain.people.text import cell
from xinfang_desk.domain.record import Count
from xinfang_desk.words.language import _


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
