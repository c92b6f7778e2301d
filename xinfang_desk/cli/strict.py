"""Documents that scripts hand in (contract): read strictly, refused by what is wrong in them."""

from __future__ import annotations

import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.time.calendar import CHINA, in_range
from xinfang_desk.files import MOST, read_file, read_json

_PLACE = re.compile(r"`(\$[^`]*)`")
_UNKNOWN = re.compile(r"unknown field `([^`]*)`")
_MISSING = re.compile(r"required field `([^`]*)`")

Given = TypeVar("Given", bound=msgspec.Struct)


def read_input(source: str, kind: type[Given]) -> Given:
    """The one document in a file, or on standard input for ``-``, as ``kind``; ``null`` is *not said*.

    ``input.not_json``, or ``input.*`` by the name of the key that is wrong; ``input.bad_day`` outside 1900 to
    2199.
    """
    content = sys.stdin.buffer.read(MOST) if source == "-" else read_file(Path(source))
    try:
        given = msgspec.convert(_without_null(read_json(content)), kind)
    except msgspec.ValidationError as fault:
        raise refusal_of(str(fault)) from None
    _check_days(given)
    return given


def a_moment(text: str, field: str) -> datetime:
    """A day and time as it is written in a document, in China where it names no zone; ``input.bad_value``."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise DeskError("input.bad_value", field=field) from None
    if not in_range(at.date()):
        raise DeskError("input.bad_day")
    return at.astimezone(CHINA) if at.tzinfo else at.replace(tzinfo=CHINA)


def refusal_of(fault: str) -> DeskError:
    """What msgspec found wrong, as a refusal that names the key."""
    place = _PLACE.findall(fault)
    where = place[-1].removeprefix("$.").removeprefix("$") if place else ""
    if unknown := _UNKNOWN.search(fault):
        return DeskError("input.unknown_key", field=_joined(where, unknown[1]))
    if missing := _MISSING.search(fault):
        return DeskError("input.missing_key", field=_joined(where, missing[1]))
    return DeskError("input.bad_value", field=where or "document")


def _joined(where: str, key: str) -> str:
    return f"{where}.{key}" if where else key


def _without_null(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_null(each) for each in value if each is not None]
    if isinstance(value, dict):
        return {key: _without_null(each) for key, each in value.items() if each is not None}
    return value


def _check_days(given: Any) -> None:
    """Refuse a year that nobody means, wherever it stands."""
    if isinstance(given, msgspec.Struct):
        for field in msgspec.structs.fields(given):
            _check_days(getattr(given, field.name))
    elif isinstance(given, tuple):
        for each in given:
            _check_days(each)
    elif isinstance(given, date) and not in_range(given):
        raise DeskError("input.bad_day")
