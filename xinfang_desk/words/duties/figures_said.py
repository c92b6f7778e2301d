"""A year's figures in words (年报数字用语): what each is called, how it was reckoned, how it is written.

The names and definitions are content of the shipped file ``resources/duties/figures.json``: a Chinese report
quotes them as they stand.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache

from xinfang_desk.domain.disclosure import LEAST
from xinfang_desk.domain.duties.yearly import Figure
from xinfang_desk.places import RESOURCES

_PERCENT = "%"
_PARTS = (("F2", "F2.1"), ("F3", "F3.1", "F3.3"), tuple(f"F3.{place}" for place in range(4, 11)))
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


def hidden(figures: Mapping[str, Figure]) -> frozenset[str]:
    """What may not leave the office as it is: small counts, and what would tell one by what is left."""
    few = {name for name in _OF_FEW if name in figures and 0 < int(figures[name].value or 0) < LEAST}
    for parts in _PARTS:
        small = [name for name in parts if name in few]
        total = sum(int(figures[name].value or 0) for name in small)
        others = sorted(
            (name for name in parts if name not in few and figures[name].value),
            key=lambda name: int(figures[name].value or 0),
        )
        if small and (len(small) == 1 or total < LEAST) and others:
            few.add(others[0])
    return frozenset(few)


def outward(figure: Figure, kept_back: Collection[str]) -> str:
    """The figure with its unit, as a report that leaves the office says it; few are not told."""
    known = said(figure)
    if figure.id == "F1.6":
        return _change(int(figure.value or 0))
    if figure.id in kept_back:
        return f"不到{LEAST}{known.unit}" if 0 < int(figure.value or 0) < LEAST else "（合并，不单列）"
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
