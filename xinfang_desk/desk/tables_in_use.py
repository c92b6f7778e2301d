"""The tables that hold in a home (现行表): the county's where a sound one was applied, else what we ship.

A table in use lies as ``tables/<name>.json``, the one it replaced as ``tables/<name>.before.json``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xinfang_desk.batch.tables import NAMES, judge
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_json, read_regular
from xinfang_desk.places import RESOURCES

TABLES = "tables"

_SHIPPED = {
    "calendar": "calendars/cn.json",
    "roadmap": "roadmap/roadmap.json",
    "contents": "codes/contents.json",
    "places": "codes/places.json",
    "offices": "codes/offices.json",
    "retyping": "codes/retyping.json",
}


def table_in_use(home: Path, name: str) -> dict[str, Any]:
    """The table that holds in ``home``."""
    return applied(home, name) or read_table(RESOURCES / _SHIPPED[name])


def damaged_tables(home: Path) -> tuple[str, ...]:
    """Tables that were applied and cannot be read any more: what we ship holds in their stead."""
    return tuple(
        name for name in NAMES if (home / TABLES / f"{name}.json").exists() and applied(home, name) is None
    )


def applied(home: Path, name: str) -> dict[str, Any] | None:
    """The county's table of that name; None where there is none, or none that can be read."""
    try:
        document = read_table(home / TABLES / f"{name}.json")
        judge(name, document)
    except (OSError, DeskError):
        return None
    return document


def read_table(path: Path) -> dict[str, Any]:
    """A table as it lies in a file."""
    document: dict[str, Any] = read_json(read_regular(path))
    return document
