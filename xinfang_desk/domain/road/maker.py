"""Whose decision a matter is about (谁作的决定): by the paper that was read, or by what was said."""

from __future__ import annotations

import re
from enum import Enum

from xinfang_desk.domain.matter import MatterDraft
from xinfang_desk.domain.office import names_a_town

_MADE_BY = re.compile(
    "([县镇乡](?:人民)?政府|[县镇乡][里上]|县[^，。；,;]{1,10}局)"
    "[^，。；,;不没]{0,8}(?:下|发|作|给|送|贴|出|叫|责令)"
)
"""In somebody's words, of whom they have a paper: 镇里给我一张, 县自然资源局送来."""
_GOVERNMENT = re.compile("[县区旗](?:人民)?政府$")


class Maker(Enum):
    """Whose decision a paper in hand is (谁作的): who enforces it, and who looks at it, go by that."""

    TOWN = "town"
    COUNTY = "county"
    """A bureau of the county; or the county, nobody said which of it."""
    GOVERNMENT = "government"
    """The county's own government."""


def maker_of(draft: MatterDraft) -> Maker | None:
    """Who made the decision in hand: by the paper that was read, else by the words; None, nobody knows."""
    read = [each.said.body for each in draft.materials if each.said and each.said.event and each.said.body]
    found = {_maker(each) for each in read or _MADE_BY.findall(f"{draft.statement}\n{draft.request}")}
    return found.pop() if len(found) == 1 else None


def _maker(body: str) -> Maker:
    if names_a_town(body):
        return Maker.TOWN
    return Maker.GOVERNMENT if _GOVERNMENT.search(body) else Maker.COUNTY
