"""The road map on the wall and on the telephone (路线图海报): A3 pages, and the same as long pictures.

Everything stands on it that ``resources/roadmap`` says, in black lines that any office printer draws.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from xinfang_desk.documents.office import poster_cards as cards
from xinfang_desk.documents.office.poster_cards import Type
from xinfang_desk.documents.surface.sheet import Sheet
from xinfang_desk.documents.surface.table import Cell, table
from xinfang_desk.documents.type.style import Align, Style
from xinfang_desk.documents.type.typeface import Face
from xinfang_desk.domain.record import Office
from xinfang_desk.domain.road.roadmap import Place, RoadMap
from xinfang_desk.words import _

A3 = (297.0, 420.0)

DOTS_PER_INCH = 254
"""At which a long page becomes a picture of 1080 pixels in width."""

LONGEST = 900.0
"""Millimetres: a part of the long picture is at most 9,000 pixels high, which WeChat shows unshrunk."""

_EDGE, _GAP, _COLUMNS = 12.0, 5.0, 3
_WALL = Type(size=12.0)
_HAND = Type(size=12.5)
_LONG_WIDTH, _LONG_EDGE = 108.0, 4.0
_LONG_HEAD = 60.0
"""Millimetres that the head and the foot of a long page take, more than enough."""

_MAIN_ROAD = ("xf_accept", "xf_handle", "fucha_ok", "fuhe", "zhongjie")
"""The steps of the petition procedure (信访程序), in their order."""

_STEPS = "一二三四五"


def poster(road_map: RoadMap, office: Office) -> bytes:
    """A3, upright: the whole road on the first page, every place on those that follow."""
    known = cards.numbers(road_map)
    sheet = Sheet(
        A3, f"road map {road_map.version}", top=_EDGE, bottom=A3[1] - 14, footer=_foot(road_map, office)
    )
    y = _head(sheet, _EDGE, office)
    y = _first_question(sheet, y + _GAP, road_map, known)
    y = _main_road(sheet, y + _GAP, road_map, known)
    _ends(sheet, y + _GAP, road_map, known)
    _all_places(sheet, road_map, known)
    return sheet.finish()


def long_pages(road_map: RoadMap, office: Office) -> tuple[bytes, ...]:
    """The same for a telephone: PDFs of one narrow page each, to be drawn at :data:`DOTS_PER_INCH`."""
    known = cards.numbers(road_map)
    shares = list(_shares(road_map, known))
    return tuple(
        _long_page(road_map, office, known, share, f"{number}/{len(shares)}")
        for number, share in enumerate(shares, start=1)
    )


def _head(sheet: Sheet, y: float, office: Office) -> float:
    middle = sheet.width / 2
    title = Style(face=Face.SANS_BOLD, size=46, leading=1.15, align=Align.CENTRE)
    under = Style(face=Face.SANS, size=18, leading=1.4, align=Align.CENTRE)
    y = sheet.text(middle, y, _("依法信访路线图"), title, fit=sheet.width - 2 * _EDGE)
    y = sheet.text(
        middle, y, _("一步一步，有始有终。来了就登记，件件有着落。"), under, fit=sheet.width - 2 * _EDGE
    )
    return sheet.text(middle, y, office.name, under, fit=sheet.width - 2 * _EDGE)


def _first_question(sheet: Sheet, y: float, road_map: RoadMap, known: Mapping[str, int]) -> float:
    """The start with its ways, side by side, in large type."""
    start = road_map.place(road_map.start)
    size = Type(size=16)
    width = sheet.width - 2 * _EDGE
    y = sheet.paragraph(_EDGE, y, width, start.title, size.title.scaled(1.3))
    y = sheet.paragraph(_EDGE, y, width, "".join(start.text), size.body.scaled(0.85)) + 2
    each, high = _column(sheet), 14.0
    for at, way in enumerate(start.ways):
        x, top = _EDGE + at % _COLUMNS * (each + _GAP), y + at // _COLUMNS * (high + 3)
        sheet.box(x, top, each, high, weight=1.4)
        cards.number(sheet, x + 2.5, top + 2.5, known[way.to], size)
        label = top + (high - size.strong.line) / 2
        sheet.text(x + 14.5, label, way.label, size.strong, fit=each - 17)
    return y + -(-len(start.ways) // _COLUMNS) * (high + 3) - 3


def _main_road(sheet: Sheet, y: float, road_map: RoadMap, known: Mapping[str, int]) -> float:
    """The petition procedure from left to right, each step with all that the road map says of it."""
    y = _band(sheet, y, _("信访程序，一步一步这样走"))
    steps = [road_map.place(each) for each in _MAIN_ROAD]
    arrow = 6.0
    room = sheet.width - 2 * _EDGE - arrow * (len(steps) - 1)
    said = [len("".join(step.text)) for step in steps]
    # The more a step says the wider it stands, so that all are about equally high.
    widths = [room * (0.08 + 0.6 * each / sum(said)) for each in said]
    high = max(_step(sheet, 0, 0, width, step) for width, step in zip(widths, steps, strict=True))
    x = _EDGE
    for width, step in zip(widths, steps, strict=True):
        sheet.box(x, y, width, high, weight=1.4)
        cards.number(sheet, x + cards.PAD, y + cards.PAD, _STEPS[steps.index(step)], _WALL)
        more = _("细看{number}").format(number=known[step.id])
        sheet.text(x + 2 * cards.PAD + cards.MARK, y + cards.PAD + 1, more, _WALL.small)
        _step(sheet, x, y, width, step, drawn=True)
        x += width + arrow
        if step is not steps[-1]:
            style = Style(face=Face.SANS_BOLD, size=16, leading=1.0, align=Align.CENTRE)
            sheet.text(x - arrow / 2, y + (high - style.line) / 2, "→", style)
    return y + high


def _step(sheet: Sheet, x: float, y: float, width: float, step: Place, *, drawn: bool = False) -> float:
    """The words of one step under its number; gives the y of its lower edge, drawn or only measured."""
    inner = width - 2 * cards.PAD
    y += cards.PAD + cards.MARK + 1
    for text, style in ((step.title, _WALL.title), *((each, _WALL.body) for each in step.text)):
        if drawn:
            sheet.paragraph(x + cards.PAD, y, inner, text, style)
        y += sheet.measure(inner, text, style) + 1
    return y + cards.PAD


def _ends(sheet: Sheet, y: float, road_map: RoadMap, known: Mapping[str, int]) -> None:
    """Where each kind of matter is handled, in two tables side by side; how long it takes is on its card."""
    y = _band(sheet, y, _("哪种事，找哪里"))
    body = Style(face=Face.SANS, size=10.5, leading=1.1)
    bold = replace(body, face=Face.SANS_BOLD)
    middle = replace(bold, align=Align.CENTRE)
    rows = [
        (
            Cell(text=str(known[each.id]), style=middle),
            Cell(text=each.title, style=bold),
            Cell(text=each.who, style=body),
        )
        for each in _in_order(road_map, known)
        if each.kind == "outcome" and each.who and each.how_long
    ]
    head = [tuple(Cell(text=each, style=middle) for each in (_("编号"), _("哪种事"), _("找谁")))]
    half = (sheet.width - 2 * _EDGE - _GAP) / 2
    columns = (10.0, 0.4 * half, 0.6 * half - 10.0)
    # Both are about equally high: some say much of whom to find.
    tall = (
        max(sheet.measure(width, cell.text, cell.style) for width, cell in zip(columns, row, strict=True))
        for row in rows
    )
    high = list(accumulate(tall))
    left = bisect_left(high, high[-1] / 2) + 1
    for x, share in ((_EDGE, rows[:left]), (_EDGE + half + _GAP, rows[left:])):
        table(sheet, x, y, columns, share, head=head, least=5.2)


def _all_places(sheet: Sheet, road_map: RoadMap, known: Mapping[str, int]) -> None:
    """Every place in its card, down the columns in the order of the numbers."""
    width = _column(sheet)
    column, top = 0, sheet.turn()
    y = top
    for place in _in_order(road_map, known):
        needed = cards.height(sheet, width, place, known, _WALL)
        if y + needed > sheet.bottom:
            column += 1
            if column == _COLUMNS:
                column, top = 0, sheet.turn()
            y = top
        y = cards.draw(sheet, _EDGE + column * (width + _GAP), y, width, place, known, _WALL) + _GAP


def _column(sheet: Sheet) -> float:
    return (sheet.width - 2 * _EDGE - (_COLUMNS - 1) * _GAP) / _COLUMNS


def _band(sheet: Sheet, y: float, text: str) -> float:
    style = Style(face=Face.SANS_BOLD, size=20, leading=1.3)
    sheet.rule(_EDGE, y, sheet.width - _EDGE, y, weight=2.0)
    return sheet.text(_EDGE, y + 1.5, text, style) + 1


def _foot(road_map: RoadMap, office: Office) -> Callable[[Sheet, int, int], None]:
    style = Style(face=Face.SANS, size=12, leading=1.3)

    def draw(sheet: Sheet, page: int, total: int) -> None:
        y = sheet.height - 11
        sheet.text(_EDGE, y, _where_we_are(office), style, fit=sheet.width * 0.55)
        said = f"{_version(road_map)}    {page}/{total}"
        right = replace(style, align=Align.RIGHT)
        sheet.text(sheet.width - _EDGE, y, said, right, fit=sheet.width * 0.35)
        # The foot of a poster is taken; above its head there is room.
        sheet.to_write_in(_EDGE, 2.0, sheet.width - 2 * _EDGE, style)

    return draw


def _where_we_are(office: Office) -> str:
    told = (
        (_("地址"), office.address),
        (_("电话"), office.phone),
        (_("接待时间"), office.hours),
        (_("监督电话"), office.supervision_phone),
    )
    return "    ".join(f"{title}：{text}" for title, text in told if text)


def _version(road_map: RoadMap) -> str:
    return _("路线图 {version} 版，以法律条文为准").format(version=road_map.version)


def _shares(road_map: RoadMap, known: Mapping[str, int]) -> Iterator[list[Place]]:
    """The places in their order, as many on each long page as it may be high."""
    ruler = Sheet((_LONG_WIDTH, LONGEST), "ruler")
    share: list[Place] = []
    used = _LONG_HEAD
    for place in _in_order(road_map, known):
        needed = cards.height(ruler, _LONG_WIDTH - 2 * _LONG_EDGE, place, known, _HAND) + _LONG_EDGE
        if share and used + needed > LONGEST:
            yield share
            share, used = [], _LONG_HEAD
        share.append(place)
        used += needed
    yield share


def _long_page(
    road_map: RoadMap, office: Office, known: Mapping[str, int], share: Sequence[Place], which: str
) -> bytes:
    sheet = Sheet((_LONG_WIDTH, 2 * LONGEST), f"road map {road_map.version} {which}", bottom=2 * LONGEST)
    middle, room = sheet.width / 2, sheet.width - 2 * _LONG_EDGE
    title = Style(face=Face.SANS_BOLD, size=26, leading=1.25, align=Align.CENTRE)
    under = Style(face=Face.SANS, size=12.5, leading=1.4, align=Align.CENTRE)
    y = sheet.text(middle, _LONG_EDGE, _("依法信访路线图"), title, fit=room)
    y = sheet.text(middle, y, f"{office.name}    {which}", under, fit=room)
    y = sheet.text(middle, y, _("方框里是编号，“→”后面的数字是下一步"), under, fit=room) + 2
    for place in share:
        y = cards.draw(sheet, _LONG_EDGE, y, room, place, known, _HAND) + _LONG_EDGE
    for line in (_where_we_are(office), _version(road_map)):
        y = sheet.paragraph(_LONG_EDGE, y, room, line, replace(under, align=Align.LEFT))
    sheet.crop(y + _LONG_EDGE)
    return sheet.finish()


def _in_order(road_map: RoadMap, known: Mapping[str, int]) -> list[Place]:
    return sorted(road_map.places.values(), key=lambda each: known[each.id])
