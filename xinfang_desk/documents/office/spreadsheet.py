"""A table as an XLSX file (电子表格): every cell is text: no number is cut, and nothing is a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

_TITLE = "<dc:title>"
_CORE = "docProps/core.xml"
_WIDEST, _NARROWEST = 40, 6
"""Characters of a column."""
_NOW_AND_THEN = 500
"""Lines."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Not when it was made: the same table is the same file."""


def spreadsheet(
    title: str,
    headings: Sequence[str],
    lines: Sequence[Sequence[str]],
    heard: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """The file, made in memory: nothing of it lies open in a temporary folder.

    ``heard`` is told now and then how many lines are done; what it raises ends it.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": _MADE})
    sheet = book.add_worksheet(title[:31])
    text = book.add_format({"num_format": "@", "valign": "top"})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for at, words in enumerate(headings):
        sheet.write_string(0, at, words, head)
        longest = max((len(line[at]) for line in lines[:1000]), default=0)
        # A Chinese character is as wide as two digits.
        sheet.set_column(at, at, min(max(2 * len(words), longest + 2, _NARROWEST), _WIDEST))
    for down, line in enumerate(lines, start=1):
        if down % _NOW_AND_THEN == 0:
            heard(down)
        for at, words in enumerate(line):
            sheet.write_string(down, at, words, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(lines), max(len(headings) - 1, 0))
    book.close()
    heard(len(lines))
    return out.getvalue()


def is_spreadsheet_of(title: str, content: bytes) -> bool:
    """Whether a file is a table of that title that :func:`spreadsheet` made."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return f"{_TITLE}{title}<" in packed.read(_CORE).decode()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return False
