"""Reading a table that somebody made (读表): XLSX or CSV, in a process of its own that may die of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from xinfang_desk.apart import read_apart
from xinfang_desk.county.sheets.measures import PACKED, SECONDS
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import no_link, read_file

_READER = "xinfang_desk.county.sheets.child"

Cell = str | int | float | bool | date
"""Text, a number as the table holds it, yes or no, or a day; empty text where there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet (一张表); a CSV has one without a name."""

    name: str
    rows: tuple[tuple[Cell, ...], ...] = field(repr=False)
    """From the first row of the sheet, each without the empty cells at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A file that was read whole, and the SHA-256 of it in hex."""

    sha256: str
    size: int
    sheets: tuple[Sheet, ...]


def read_table(file: Path) -> Table:
    """Read a table; nothing in it is run, and nothing of it lies on the disk in between.

    ``input.unreadable``, ``input.too_big``, ``sheet.not_a_table``, ``sheet.old_workbook`` (also one under a
    password), ``sheet.too_big`` (a bomb, or too many rows or columns), ``sheet.damaged``.
    """
    content = read_file(no_link(file), PACKED)
    if not content.strip():
        raise DeskError("sheet.not_a_table")
    return Table(sha256=hashlib.sha256(content).hexdigest(), size=len(content), sheets=_sheets(content))


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    told = read_apart(
        _READER, content, seconds=3 * SECONDS, too_much="sheet.too_big", damaged="sheet.damaged"
    )
    return tuple(_read(iter(told.splitlines())))


def _read(lines: Iterable[bytes]) -> Iterable[Sheet]:
    for line in (told := iter(lines)):
        head: dict[str, Any] = json.loads(line)
        if "refused" in head:
            raise DeskError(head["refused"], **head["facts"])
        rows = tuple(tuple(map(_cell, json.loads(next(told)))) for _row in range(head["rows"]))
        yield Sheet(name=head["name"], rows=rows)


def _cell(told: Any) -> Cell:
    match told:
        case {"n": int() | float() as number}:
            return number
        case {"b": bool() as yes}:
            return yes
        case {"d": str() as day}:
            return date.fromisoformat(day)
        case _:
            return str(told)
