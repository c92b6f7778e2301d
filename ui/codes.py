"""Code tables that forms choose from (代码表): contents, places and peoples, as the county set them."""

from __future__ import annotations

from dataclasses import dataclass
from json import loads
from pathlib import Path

from xinfang_desk.places import RESOURCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One entry: its code and its name."""

    code: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The tables."""

    contents: tuple[str, ...]
    places: tuple[Code, ...]
    ethnicities: tuple[Code, ...]


def read_codes(folder: Path = RESOURCES / "codes") -> Codes:
    """The tables in ``folder``."""
    contents = loads((folder / "contents.json").read_text("utf-8"))["contents"]
    places = loads((folder / "places.json").read_text("utf-8"))["townships"]
    ethnicities = loads((folder / "ethnicity.json").read_text("utf-8"))["values"]
    return Codes(
        contents=tuple(contents),
        places=tuple(Code(code=each["code"], name=each["name"]) for each in places),
        ethnicities=tuple(Code(code=each["code"], name=each["name"]) for each in ethnicities),
    )
