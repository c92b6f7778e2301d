"""Code tables that forms choose from (代码表): what a matter is about, and which townships there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_CODE = re.compile(r"[0-9]{9}")


class Code(NamedTuple):
    """One entry: its code and its name."""

    code: str
    name: str


class Codes(NamedTuple):
    """The tables."""

    contents: tuple[str, ...]
    places: tuple[Code, ...]
    county: str = ""
    """The county's name, as the table of townships says it."""


def legal_name(place: str, county: str) -> str:
    """What a township's government is called in full (法定全称); empty where its name does not tell."""
    if place.endswith("街道"):
        return f"{county}人民政府{place}办事处"
    return f"{county}{place}人民政府" if place.endswith(("镇", "乡")) else ""


def read_contents(data: Mapping[str, Any]) -> tuple[str, ...]:
    """What matters are about, from the data file; ``ValueError`` for one that no form could offer."""
    found = tuple(data["contents"])
    if not found or not all(isinstance(each, str) and each.strip() for each in found):
        raise ValueError("contents")
    return found


def read_places(data: Mapping[str, Any]) -> tuple[Code, ...]:
    """The townships, from the data file; ``ValueError`` for one that no form could offer."""
    found = tuple(Code(code=each["code"], name=each["name"]) for each in data["townships"])
    if not found or not all(_CODE.fullmatch(each.code) and each.name.strip() for each in found):
        raise ValueError("townships")
    return found
