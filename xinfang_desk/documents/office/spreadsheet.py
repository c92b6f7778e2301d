"""A table as an XLSX file (电子表格): every cell is text: no number is cut, and nothing is a formula."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_TITLE = "<dc:title>"
_CORE = "docProps/core.xml"
_WIDEST, _NARROWEST = 40, 6
"""Characters of a column."""
_NOW_AND_THEN = 500
"""Lines."""
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Not when it was made: the same table is the same file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet (工作表): its name, its headings, its lines."""

    name: str
    headings: Sequence[str]
    lines: Sequence[Sequence[str]]


def spreadsheet(
    title: str,
    headings: Sequence[str],
    lines: Sequence[Sequence[str]],
    heard: Callable[[int], None] = lambda _done: None,
) -> bytes:
    """A file of one sheet of that title, made in memory: nothing of it lies open in a temporary folder.

    ``heard`` is told now and then how many lines are done; what it raises ends it.
    """
    return workbook(title, [Sheet(name=title, headings=headings, lines=lines)], heard)


def workbook(title: str, sheets: Sequence[Sheet], heard: Callable[[int], None] = lambda _done: None) -> bytes:
    """A file of several sheets, as :func:`spreadsheet`."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": _MADE})
    text = book.add_format({"num_format": "@", "valign": "top"})
    head = book.add_format({"num_format": "@", "bold": True, "bottom": 1})
    for each in sheets:
        _fill(book.add_worksheet(each.name[:31]), each, text, head, heard)
    book.close()
    heard(sum(len(each.lines) for each in sheets))
    return out.getvalue()


def _fill(sheet: Any, wanted: Sheet, text: Any, head: Any, heard: Callable[[int], None]) -> None:
    for at, words in enumerate(wanted.headings):
        sheet.write_string(0, at, words, head)
        longest = max((len(line[at]) for line in wanted.lines[:1000]), default=0)
        # A Chinese character is as wide as two digits.
        sheet.set_column(at, at, min(max(2 * len(words), longest + 2, _NARROWEST), _WIDEST))
    for down, line in enumerate(wanted.lines, start=1):
        if down % _NOW_AND_THEN == 0:
            heard(down)
        for at, words in enumerate(line):
            sheet.write_string(down, at, words, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(wanted.lines), max(len(wanted.headings) - 1, 0))


def is_spreadsheet_of(title: str, content: bytes) -> bool:
    """Whether a file is a table of that title that :func:`spreadsheet` made."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return f"{_TITLE}{title}<" in packed.read(_CORE).decode()
    except (zipfile.BadZipFile, KeyError, UnicodeDecodeError):
        return False
