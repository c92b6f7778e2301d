"""A year's figures in words (年报数字用语): what each is called, how it was reckoned, how it is written.

The names and definitions are content of the shipped file ``resources/duties/figures.json``: a Chinese report
quotes them as they stand.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from xinfang_desk.domain.duties.yearly import Figure
from xinfang_desk.domain.record import LEAST, is_small
from xinfang_desk.places import RESOURCES
from xinfang_desk.words.counts import outward as few

_PERCENT = "%"
_MERGED = "（件数不单列）"
_OF_PEOPLE = "（人次不单列）"
_UNKNOWN = "【待填：增加或减少多少】"
_OF_LAST_YEAR = frozenset({"F1.3", "F1.4", "F1.5"})
ROADS = tuple(f"F3.{place}" for place in range(4, 11))
"""Claims by the road of art. 31: together they are F3."""
_PARTS = (
    ("F2", "F2.1"), ("F3", "F3.1", "F3.3"), ("F10.1", "F10.2"), ("F11.1", "F11.2"), ROADS,
)  # fmt: skip
"""What adds up to a figure that is told: one small part could be reckoned from the others."""
_OF_FEW = frozenset({*(each for parts in _PARTS for each in parts)}) | {
    *("F7", "F9", "F9.1", "F10.1", "F10.2", "F11.1", "F11.2", "F11.3"),
}
"""Counts of matters that a small one of would point at somebody; meetings and sessions point at nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a figure is told of: its name, its unit, and what it is made of."""

    name: str
    unit: str
    definition: str


@cache
def _known() -> Mapping[str, Said]:
    content = json.loads((RESOURCES / "duties" / "figures.json").read_text("utf-8"))
    return {key: Said(**each) for key, each in content.items()}


def said(figure: Figure) -> Said:
    """What a figure is called and how it was reckoned."""
    return _known()[figure.id]


def exact(figure: Figure) -> str:
    """The figure as the office itself reads it: ``95.0%``, ``38``, or a dash."""
    if figure.value is None:
        return "——"
    return f"{figure.value:.1%}" if said(figure).unit == _PERCENT else str(figure.value)


def made_of(figure: Figure) -> str:
    """What a share is made of; empty for a plain count."""
    if figure.denominator is None:
        return ""
    words = f"{figure.numerator}÷{figure.denominator}"
    return f"{words}，不计{figure.left_out}件" if figure.left_out else words


def hidden(figures: Mapping[str, Figure]) -> Mapping[str, str]:
    """What may not leave the office as it is, and what is said of it instead.

    Small counts, and the next smallest beside them until nothing that is told, a total least of all, leaves
    one value alone for any of them.
    """
    told = {name: int(each.value or 0) for name, each in figures.items()}
    back = {
        name: f"{few(told[name])}{said(figures[name]).unit}"
        for name in _OF_FEW
        if is_small(told.get(name, 0))
    }
    for parts in _PARTS:
        small = [name for name in parts if name in back]
        others = sorted(
            (name for name in parts if name not in back and told[name]), key=lambda name: told[name]
        )
        taken: list[str] = []
        while small and others and _is_found([told[name] for name in (*small, *taken)]):
            taken.append(others.pop(0))
        back |= dict.fromkeys(taken, _MERGED)
        if len(small) + len(taken) > 1 and _is_found([told[name] for name in (*small, *taken)]):
            # Even which of them is small would tell it.
            back |= dict.fromkeys((*small, *taken), _MERGED)
    if "F3" in back:
        # Its roads would add up to it.
        back |= dict.fromkeys((name for name in ROADS if told[name]), _MERGED)
    return back | _few_people(told)


def _few_people(told: Mapping[str, int]) -> dict[str, str]:
    """Who learned and who passed, where few did, or few did not: everybody there would know who."""
    trained, passed = told.get("F18.1", 0), told.get("F18.2", 0)
    back = {"F18.1": f"{few(trained)}人次"} if is_small(trained) else {}
    if is_small(trained) or is_small(passed) or is_small(trained - passed):
        back["F18.2"] = _OF_PEOPLE
    return back


def _is_found(counts: Sequence[int]) -> bool:
    """Whether one who knows the sum, and which of ``counts`` are under five, knows each of them."""
    small = [each for each in counts if each < LEAST]
    large = len(counts) - len(small)
    total = sum(counts)
    if len(counts) == 1 or total < LEAST:
        return True
    if not large:
        return total == len(small) * (LEAST - 1)
    return total == len(small) + large * LEAST


def outward(figure: Figure, kept_back: Mapping[str, str]) -> str:
    """The figure with its unit, as a report that leaves the office says it; few are not told."""
    known = said(figure)
    if figure.id == "F1.6":
        return _UNKNOWN if figure.value is None else _change(int(figure.value))
    if figure.id in kept_back:
        return kept_back[figure.id]
    if figure.id in _OF_LAST_YEAR and figure.value is None:
        return "没有上年的数"
    if known.unit != _PERCENT:
        return "——" if figure.value is None else f"{figure.value}{known.unit}"
    if not figure.denominator:
        return "（没有可算的）"
    if figure.denominator < LEAST:
        return f"（不到{LEAST}件，不单列）"
    return f"{exact(figure)}（{made_of(figure)}）"


def _change(number: int) -> str:
    if not number:
        return "持平"
    return f"增加{number}件" if number > 0 else f"减少{-number}件"
