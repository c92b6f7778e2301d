"""Code tables that forms choose from (代码表): contents, places and peoples, as the county set them."""

from __future__ import annotations

from json import loads
from pathlib import Path
from typing import Any, NamedTuple

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.files import read_json, read_regular
from xinfang_desk.places import RESOURCES


class Code(NamedTuple):
    """One entry: its code and its name."""

    code: str
    name: str


class Codes(NamedTuple):
    """The tables."""

    contents: tuple[str, ...]
    places: tuple[Code, ...]
    ethnicities: tuple[Code, ...]


def read_codes(home: Path | None = None) -> Codes:
    """The tables that hold in ``home``: the county's where it sent one, else those we ship."""
    contents = _table(home, "contents", "contents")
    places = _table(home, "places", "townships")
    ethnicities = _table(None, "ethnicity", "values")
    return Codes(
        contents=tuple(contents),
        places=tuple(Code(code=each["code"], name=each["name"]) for each in places),
        ethnicities=tuple(Code(code=each["code"], name=each["name"]) for each in ethnicities),
    )


def _table(home: Path | None, name: str, key: str) -> list[Any]:
    """A list out of a table; one that the county sent and that is damaged now is told of by ``check``."""
    if home is not None:
        try:
            sent = read_json(read_regular(home / "tables" / f"{name}.json"))
            if isinstance(found := sent[key], list):
                return found
        except (OSError, DeskError, LookupError, TypeError):
            pass
    shipped: list[Any] = loads((RESOURCES / "codes" / f"{name}.json").read_text("utf-8"))[key]
    return shipped
