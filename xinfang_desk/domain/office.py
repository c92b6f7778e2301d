"""The office (接待单位) that a desk belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from unicodedata import normalize

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.text import UNSEEN

CHANGEABLE = ("name", "full_name", "phone", "address", "hours", "supervision_phone", "officer")
"""What an office may change of itself once it is set up; code and desk stand in every number."""
LONGEST = 100
"""Characters of a name or an address: papers have that much room, and no card holds more."""

_PHONES = ("phone", "supervision_phone")
_OF_A_VILLAGE = re.compile(r"[村居]民?委员?会|[村居]委|村民小组|[村组]$|社区$")
_OF_A_TOWN = re.compile(r"(?<![城乡村])(?:镇|乡(?![村镇]))|街道")
"""城乡、村镇、乡村 and 城镇 are words of a bureau's trade, not a town's name."""
_TOWN = re.compile("(?:.{2,}?[县市区旗])?(.{1,12}?(?:镇|乡|街道|苏木))")
"""A township's name, where an office's begins with it, with or without the county's before it."""
_OF_A_COUNTY = re.compile("[县市区省]|局|法院|检察院")
_OF_A_BUREAU = re.compile("派出所|税务|法庭|司法所|自然资源所|国土所|市场监管所|市场监督管理所|供电所|交警")
"""A station in a town that a county's bureau, a court or a company keeps there: 镇派出所 is the 公安局's."""
_JUDGES = re.compile("法院|法庭|检察院|仲裁")
"""Who hears suits, prosecutes or arbitrates."""
_PHONE = re.compile(r"[0-9+\-() /、,;转]*")
"""A telephone number: digits and what stands between them, an extension too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """The office a desk belongs to (接待单位), as papers name it; empty lines are filled by hand."""

    code: str
    name: str
    """How people call it, at the head of papers."""
    desk: int
    officer: str
    address: str = ""
    phone: str = ""
    hours: str = ""
    supervision_phone: str = ""
    reviewer: str = ""
    """Who re-examines this office's opinions (复查机关), set by the county."""
    full_name: str = ""
    """The legal name (法定全称) that notices are signed with; nobody else's name stands there."""


def names_a_village(to: str) -> bool:
    """Whether that is the name of a villagers' or residents' committee (村委会、居委会): no organ."""
    return _OF_A_VILLAGE.search(to.strip()) is not None


def names_a_town(to: str) -> bool:
    """Whether the name of a town or of a body under it stands in it, and no village's or bureau's station."""
    apart = names_a_village(to) or _OF_A_BUREAU.search(to)
    return _OF_A_TOWN.search(to) is not None and not apart


def is_of_the_county(to: str) -> bool:
    """Whether a body that is named stands beside or above a township, as far as its name tells."""
    return bool(to.strip()) and not names_a_village(to) and not names_a_town(to)


def is_beside_us(to: str) -> bool:
    """Whether no day of art. 23, para. 3, runs from the one on which we sent it there.

    A county's body counts from what the county's petition bureau sends it, a village owes no notice at all.
    """
    return is_of_the_county(to) or names_a_village(to)


def names_another(to: str) -> bool:
    """Whether it surely is another body than a township: a county's or a city's, a bureau, a court.

    An office of the town's own need not bear its name (民政办).
    """
    named = _OF_A_COUNTY.search(to) or _OF_A_BUREAU.search(to)
    return is_of_the_county(to) and named is not None


def town_of(name: str) -> str:
    """The township in an office's name, for where there is no room for the whole; else the name as it is."""
    found = _TOWN.match(name.strip())
    return found[1] if found else name


def names_elsewhere(name: str, township: str) -> bool:
    """Whether an office's name bears a town's, and not that of the township that was chosen for it."""
    return bool(township) and names_a_town(name) and township not in name


def judges(to: str) -> bool:
    """Whether it decides by a procedure of its own law, of which art. 23, para. 3, sets no day (22, 23)."""
    return _JUDGES.search(to) is not None


def passes_on(to: str) -> bool:
    """Whether it is the county's petition bureau itself, by way of which a bureau is reached (art. 22)."""
    return "信访局" in to


def tidied(office: Office) -> Office:
    """The office without the spaces around what was written, its telephones in plain digits."""
    written = {field: getattr(office, field).strip() for field in CHANGEABLE}
    plain = {field: normalize("NFKC", written[field]) for field in _PHONES}
    return replace(office, **(written | plain))


def changed(office: Office, changes: Mapping[str, str]) -> Office:
    """The office with these fields of :data:`CHANGEABLE` written anew, :func:`tidied`."""
    written: dict[str, Any] = dict(changes)
    return tidied(replace(office, **written))


def faults(office: Office) -> Iterator[tuple[str, DeskError]]:
    """What keeps an office that is :func:`tidied` from being set up: each field at most once."""
    if not office.code:
        yield "code", DeskError("office.unchosen")
    for field in CHANGEABLE:
        written = getattr(office, field)
        if not written and field == "name":
            yield field, DeskError("office.unnamed")
        elif not written and field == "officer":
            yield field, DeskError("office.no_officer")
        elif len(written) > LONGEST:
            yield field, DeskError("office.too_long", most=LONGEST, written=len(written))
        elif UNSEEN.search(written):
            yield field, DeskError("office.bad_sign")
        elif field in _PHONES and not _PHONE.fullmatch(written):
            yield field, DeskError("office.bad_phone")
