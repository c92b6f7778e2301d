"""What a sheet is made of: marks (笔迹) that each say all about themselves; a list of them is a page.

Places are millimetres from the top left of the page; sizes and line weights are points.
"""

from __future__ import annotations

from dataclasses import dataclass

from xinfang_desk.documents.type.style import Ink
from xinfang_desk.documents.type.typeface import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text; ``y`` is its base line. Boxes for what no font draws are marks of their own."""

    x: float
    y: float
    runs: tuple[Run, ...]
    size: float
    pitch: float
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    weight: float
    ink: Ink
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle's outline."""

    x: float
    y: float
    width: float
    height: float
    weight: float
    ink: Ink
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle's outline; ``x`` and ``y`` are its centre."""

    x: float
    y: float
    radius: float
    weight: float
    ink: Ink
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """Black bars of a code, drawn as one path: each (column, row, columns), by ``unit`` from x and y."""

    x: float
    y: float
    unit: float
    height: float
    cells: tuple[tuple[int, int, int], ...]


Mark = Text | Rule | Box | Circle | Bars
