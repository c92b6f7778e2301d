"""The tables that hold in a home (现行表): the county's where a sound one was applied, else what we ship.

A table in use lies as ``tables/<name>.json``, the one it replaced as ``tables/<name>.before.json``, and one
that came with a reply and that nobody has put to use yet as ``tables/<name>.offered.json``.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xinfang_desk.batch.tables import NAMES, judge
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import json_bytes, read_json, read_regular, refused_by_disk, write_whole
from xinfang_desk.places import RESOURCES, make_private, of_home

TABLES = "tables"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A table that came with the county's reply of that number (随回执来的表)."""

    sequence: int
    table: dict[str, Any]


_SHIPPED = {
    "calendar": "calendars/cn.json",
    "roadmap": "roadmap/roadmap.json",
    "contents": "codes/contents.json",
    "places": "codes/places.json",
    "offices": "codes/offices.json",
    "retyping": "codes/retyping.json",
    "papers": "papers/kinds.json",
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
    except (OSError, DeskError) as fault:
        # What cannot be read just now is not gone: days would be counted by another calendar.
        if (refused := refused_by_disk(fault)) is not None:
            raise refused from fault
        return None
    return document


def offer(home: Path, name: str, document: dict[str, Any], sequence: int) -> bool:
    """Lay a table of the county's reply of that number aside; False where it is no news or of no use."""
    if name not in NAMES or table_in_use(home, name) == document:
        return False
    try:
        judge(name, document)
    except DeskError:
        return False
    known = offered(home, name)
    if known is not None and known.sequence > sequence:
        return False
    with of_home():
        path = make_private(home / TABLES) / f"{name}.offered.json"
        write_whole(path, json_bytes({"sequence": sequence, "table": document}))
    return True


def offered(home: Path, name: str) -> Offered | None:
    """The table of that name that waits to be put to use; None where there is none, or none to be read."""
    try:
        kept = read_table(home / TABLES / f"{name}.offered.json")
        judge(name, kept["table"])
        return Offered(sequence=int(kept["sequence"]), table=kept["table"])
    except (OSError, DeskError, LookupError, TypeError, ValueError):
        return None


def take_up(home: Path, name: str) -> None:
    """It waits no more."""
    (home / TABLES / f"{name}.offered.json").unlink(missing_ok=True)


def read_table(path: Path) -> dict[str, Any]:
    """A table as it lies in a file."""
    document: dict[str, Any] = read_json(read_regular(path))
    return document
