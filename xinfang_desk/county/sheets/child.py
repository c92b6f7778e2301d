"""Reads one table on standard input and tells its cells: a program of its own, within limits.

A workbook is somebody else's: what goes wrong in it ends this process and not the office's. Standard output
is JSON Lines: for each sheet ``{"name","rows"}``, then its rows, each a list of cells: text, ``{"n": …}`` a
number, ``{"d": "2026-09-23"}`` a day, ``{"b": …}`` yes or no. Or one line ``{"refused","facts"}``.
"""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from xinfang_desk.county.sheets.measures import MEMORY, MOST_COLUMNS, MOST_FILES, MOST_ROWS, SECONDS, UNPACKED
from xinfang_desk.system import limit_self

_BOOK = {"[Content_Types].xml", "xl/workbook.xml"}
_OLD = b"\xd0\xcf\x11\xe0"
"""How the old XLS begins, and a workbook under a password."""


class Refused(Exception):
    """A table that is not read, by the code that people get."""

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def main() -> None:
    """Read standard input, write standard output."""
    limit_self(MEMORY, SECONDS)
    content = sys.stdin.buffer.read()
    try:
        for line in _told(content):
            sys.stdout.write(line + "\n")
    except Refused as refused:
        sys.stdout.write(json.dumps({"refused": refused.code, "facts": refused.facts}) + "\n")
    except MemoryError:
        sys.stdout.write('{"refused": "sheet.too_big", "facts": {}}\n')


def _told(content: bytes) -> Iterator[str]:
    if content.startswith(_OLD):
        raise Refused("sheet.old_workbook")
    for name, rows in _workbook(content) if content.startswith(b"PK") else [("", _csv(content))]:
        cells = [_filled(row) for row in rows]
        yield json.dumps({"name": name, "rows": len(cells)})
        yield from (json.dumps(row) for row in cells)


def _workbook(content: bytes) -> Iterator[tuple[str, Iterable[Sequence[Any]]]]:
    """The visible sheets of an XLSX; a formula is what it came to last, and is never run."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    _check_archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for each in book.sheets_metadata:
            if each.typ != SheetTypeEnum.WorkSheet or each.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(each.name)
            if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
                raise Refused("sheet.too_big")
            yield each.name, sheet.to_python(skip_empty_area=False)
    except CalamineError:
        raise Refused("sheet.damaged") from None


def _check_archive(content: bytes) -> None:
    """Refuse by its directory what would unpack beyond all measure; the memory's limit holds a lying one."""
    try:
        found = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused("sheet.damaged") from None
    if len(found) > MOST_FILES or sum(each.file_size for each in found) > UNPACKED:
        raise Refused("sheet.too_big")
    if not {each.filename for each in found} >= _BOOK:
        raise Refused("sheet.not_a_table")


def _csv(content: bytes) -> Iterator[Sequence[str]]:
    text = _text(content)
    if "\0" in text:
        raise Refused("sheet.not_a_table")
    head = text.partition("\n")[0]
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(",\t;", key=head.count), strict=True)
        for place, row in enumerate(rows):
            if place >= MOST_ROWS or len(row) > MOST_COLUMNS:
                raise Refused("sheet.too_big")
            yield row
    except csv.Error:
        raise Refused("sheet.damaged") from None


def _text(content: bytes) -> str:
    """By its mark, else UTF-8, else GB 18030, as Windows writes it here."""
    marks = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
    for code in (marks[content[:2]],) if content[:2] in marks else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(code)
        except UnicodeDecodeError:
            continue
    raise Refused("sheet.not_a_table")


def _filled(row: Sequence[Any]) -> list[Any]:
    """A row as it is told, without the empty cells at its end."""
    cells = [_cell(each) for each in row]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def _cell(value: Any) -> Any:
    match value:
        case str():
            return value.strip()
        case bool():
            return {"b": value}
        case int() | float():
            return {"n": value}
        case datetime():
            return {"d": value.date().isoformat()}
        case date():
            return {"d": value.isoformat()}
        case _:
            return str(value)


if __name__ == "__main__":
    main()
