"""What a table has to be (下发表) before a county sends it or a desk applies it: one judge for both."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from xinfang_desk.batch.wire import TableName, TableV1
from xinfang_desk.domain.books.retyping import read_slots
from xinfang_desk.domain.codes import read_contents, read_places
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.reading.kinds import read_kinds
from xinfang_desk.domain.road.offices import read_offices
from xinfang_desk.domain.road.roadmap import read_roadmap
from xinfang_desk.domain.road.roadmap_check import check_roadmap
from xinfang_desk.domain.time.calendar import read_calendar
from xinfang_desk.files import goes_deep, read_json

NAMES: tuple[str, ...] = get_args(TableName)
_VERSION = re.compile(r"[0-9A-Za-z._-]{1,64}")


def check_table(name: str, content: bytes) -> TableV1:
    """The table in a file of JSON with a ``version``; ``table.unknown``, ``table.bad``, its own refusal."""
    if name not in NAMES:
        raise DeskError("table.unknown")
    try:
        document = read_json(content)
    except DeskError:
        raise DeskError("table.bad", table=name) from None
    if not isinstance(document, dict) or not _VERSION.fullmatch(str(document.get("version", ""))):
        raise DeskError("table.bad", table=name)
    judge(name, document)
    return TableV1(table=cast(TableName, name), version=str(document["version"]), content=document)


def judge(name: str, document: Mapping[str, Any]) -> None:
    """Refuse a document that the program could not work with."""
    if goes_deep(document):
        raise DeskError("table.bad", table=name)
    try:
        _JUDGES[name](document)
    except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError, RecursionError):
        raise DeskError("table.bad", table=name) from None


def _roadmap(document: Mapping[str, Any]) -> None:
    check_roadmap(read_roadmap(document))


_JUDGES: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "calendar": read_calendar,
    "roadmap": _roadmap,
    "contents": read_contents,
    "places": read_places,
    "offices": read_offices,
    "retyping": read_slots,
    "papers": read_kinds,
}
