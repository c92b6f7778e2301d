"""Code tables that forms choose from (代码表): what a matter is about, and which townships there are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.office import Office

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


def moved(office: Office, code: str, desk: int, codes: Codes) -> Office:
    """The office in another township, or at another window; what bore the old township's name bears the new.

    ``office.bad_code`` for a township that is not in the table.
    """
    names = {each.code: each.name for each in codes.places}
    if code not in names:
        raise DeskError("office.bad_code")
    was, now = names.get(office.code, ""), names[code]
    if not was:
        return replace(office, code=code, desk=desk)
    is_legal = office.full_name == legal_name(was, codes.county)
    full = legal_name(now, codes.county) if is_legal else office.full_name.replace(was, now)
    return replace(office, code=code, desk=desk, name=office.name.replace(was, now), full_name=full)


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
