"""What a paper was drawn as (画稿): its marks by pages, kept small, so that later forms never change it.

Packed it names fonts and holds none: a few kilobytes, out of which the same bytes come again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from xinfang_desk.documents.surface.ink import Bars, Box, Circle, Mark, Rule, Text
from xinfang_desk.documents.type.style import Ink
from xinfang_desk.documents.type.typeface import Run, open_typefaces
from xinfang_desk.domain.errors import DeskError

_KINDS: dict[str, type[Mark]] = {"text": Text, "rule": Rule, "box": Box, "circle": Circle, "bars": Bars}
_NAMES = {kind: name for name, kind in _KINDS.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Pages of marks, ``width`` by ``height`` millimetres."""

    width: float
    height: float
    title: str
    pages: tuple[tuple[Mark, ...], ...]

    def pdf(self) -> bytes:
        """The PDF; the same marks give the same bytes on every machine."""
        from xinfang_desk.documents.surface.pdf import write

        return write(self.pages, self.width, self.height, self.title)

    def lowered(self, by: float) -> Drawing:
        """The same with so many millimetres free above it, its pages longer by them."""
        pages = tuple(tuple(_lowered(mark, by) for mark in page) for page in self.pages)
        return replace(self, height=self.height + by, pages=pages)

    def packed(self) -> bytes:
        """All of it but the fonts."""
        pages = [[[_NAMES[type(mark)], _fields(mark)] for mark in page] for page in self.pages]
        whole = {"width": self.width, "height": self.height, "title": self.title, "pages": pages}
        return zlib.compress(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode(), 9)


def joined(drawings: Sequence[Drawing]) -> Drawing:
    """One after another, as one paper."""
    return replace(drawings[0], pages=tuple(page for each in drawings for page in each.pages))


def unpacked(content: bytes) -> Drawing:
    """The drawing that was :meth:`Drawing.packed`; ``store.record_damaged`` where something else lies there.

    ``paper.font_missing`` where a font it names did not come with this version.
    """
    try:
        whole = json.loads(zlib.decompress(content))
        pages = tuple(tuple(_mark(name, known) for name, known in page) for page in whole.pop("pages"))
        return Drawing(pages=pages, **whole)
    except (zlib.error, ValueError, TypeError, KeyError) as fault:
        raise DeskError("store.record_damaged") from fault


def _lowered(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Rule):
        return replace(mark, y=mark.y + by, y2=mark.y2 + by)
    return replace(mark, y=mark.y + by)


def _fields(mark: Mark) -> dict[str, Any]:
    known: dict[str, Any] = {name: getattr(mark, name) for name in mark.__slots__}
    if isinstance(mark, Text):
        known["runs"] = [[run.font.path.name, run.text, run.missing] for run in mark.runs]
    if not isinstance(mark, Bars):
        known["ink"] = mark.ink.name
    return known


def _mark(name: str, known: dict[str, Any]) -> Mark:
    kind: type[Mark] = _KINDS[name]
    if "ink" in known:
        known["ink"] = Ink[known["ink"]]
    if "runs" in known:
        file = open_typefaces().file
        known["runs"] = tuple(
            Run(font=file(font), text=text, missing=missing) for font, text, missing in known["runs"]
        )
    for listed in ("dash", "cells"):
        if listed in known:
            known[listed] = tuple(map(tuple, known[listed]) if listed == "cells" else known[listed])
    return kind(**known)
