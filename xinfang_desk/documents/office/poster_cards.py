"""Places of the road map as numbered cards (路线图卡片): a way leads to a number on the same paper."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.documents.type.style import Align, Ink, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.road.law import cited
from xinfang_desk.domain.road.roadmap import Place, RoadMap
from xinfang_desk.words import _

PAD = 3.0
"""Millimetres between a card's frame and its words."""

MARK = 9.0
"""Millimetres: side of the square with a card's number."""

_GAP = 1.2
"""Millimetres between two parts of a card."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Type:
    """The sizes of a poster (海报字号), all from the size of its text in points."""

    size: float

    @property
    def title(self) -> Style:
        """What a place is called."""
        return Style(face=Face.SANS_BOLD, size=self.size * 1.2, leading=1.3)

    @property
    def body(self) -> Style:
        """What happens there."""
        return Style(face=Face.SANS, size=self.size, leading=1.38)

    @property
    def strong(self) -> Style:
        """Where to go next."""
        return Style(face=Face.SANS_BOLD, size=self.size, leading=1.38)

    @property
    def small(self) -> Style:
        """What it stands on."""
        return Style(face=Face.SANS, size=self.size * 0.875, leading=1.35, ink=Ink.GREY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One paragraph of a card; ``mark`` stands before its first line."""

    text: str
    style: Style
    mark: str = ""


def numbers(road_map: RoadMap) -> Mapping[str, int]:
    """A number for each place, from 1: first the start, then what its ways lead to, and so on."""
    found: dict[str, int] = {}
    ahead = deque([road_map.start])
    while ahead:
        place_id = ahead.popleft()
        if place_id not in found:
            found[place_id] = len(found) + 1
            ahead.extend(way.to for way in road_map.place(place_id).ways)
    return found


def parts(place: Place, known: Mapping[str, int], size: Type) -> tuple[Part, ...]:
    """All that the road map says of a place, as it stands on its card."""
    told = [Part(text=each, style=size.body, mark="·") for each in place.text]
    if place.confidential:
        told.insert(0, Part(text=_("这件事保密。"), style=size.strong, mark="·"))
    facts = (
        (_("找谁"), place.who),
        (_("带什么"), "；".join(place.bring)),
        (_("要多久"), place.how_long),
        (_("不满意怎么办"), place.if_unsatisfied),
    )
    told += [Part(text=f"{title}：{text}", style=size.body, mark="□") for title, text in facts if text]
    told += [Part(text=f"{way.label} → {known[way.to]}", style=size.strong, mark="○") for way in place.ways]
    if place.articles:
        told.append(Part(text=_("依据：{articles}").format(articles=cited(place.articles)), style=size.small))
    return tuple(told)


def height(sheet: Sheet, width: float, place: Place, known: Mapping[str, int], size: Type) -> float:
    """How high the card of a place is, in millimetres."""
    head = max(sheet.measure(width - 2 * PAD - MARK - PAD, place.title, size.title), MARK)
    told = parts(place, known, size)
    inner = sum(sheet.measure(_room(width, part), part.text, part.style) + _GAP for part in told)
    return 2 * PAD + head + _GAP + inner


def draw(
    sheet: Sheet, x: float, y: float, width: float, place: Place, known: Mapping[str, int], size: Type
) -> float:
    """The card of a place; gives the y below it. The caller has seen to it that there is room."""
    whole = height(sheet, width, place, known, size)
    sheet.box(x, y, width, whole, weight=1.0)
    number(sheet, x + PAD, y + PAD, known[place.id], size)
    left = x + PAD + MARK + PAD
    title = sheet.measure(x + width - PAD - left, place.title, size.title)
    top = y + PAD + max((MARK - title) / 2, 0)
    sheet.paragraph(left, top, x + width - PAD - left, place.title, size.title)
    at = y + PAD + max(title, MARK) + _GAP
    for part in parts(place, known, size):
        if part.mark:
            sheet.text(x + PAD, at, part.mark, part.style)
        at = sheet.paragraph(
            x + width - PAD - _room(width, part), at, _room(width, part), part.text, part.style
        )
        at += _GAP
    return y + whole


def number(sheet: Sheet, x: float, y: float, value: int | str, size: Type) -> None:
    """A card's number in its square, or a step's."""
    sheet.box(x, y, MARK, MARK, weight=1.4)
    style = Style(face=Face.SANS_BOLD, size=size.size * 1.2, leading=1.0, align=Align.CENTRE)
    sheet.text(x + MARK / 2, y + (MARK - style.line) / 2, str(value), style)


def _room(width: float, part: Part) -> float:
    return width - 2 * PAD - (part.style.line if part.mark else 0.0)
