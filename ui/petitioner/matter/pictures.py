"""The next thing for those who do not read (看图): six pictures, the first three in their order."""

from __future__ import annotations

import re

from ui.guide_view import GuideView
from ui.guide_words import _, day_said
from ui.petitioner.fixed import said, window_said
from ui.petitioner.matter import acts
from ui.petitioner.matter.next_thing import awaited, is_theirs, is_waited_for, next_thing, own_limit
from ui.petitioner.page import Ahead, Page, Point, Tile, Tiles
from xinfang_desk.domain.road.roadmap import Place
from xinfang_desk.words.rights import told

LONGEST = 14
"""Signs of the one line under a picture."""
_HELPS = frozenset({"tile_help", "tile_add"})


def in_pictures(view: GuideView, place: Place | None) -> Page:
    """The same next thing as on the first page, in pictures."""
    ahead = next_thing(view, place)
    items = _going(view, ahead.points) if is_theirs(view) else _staying(view, ahead)
    if view.first:
        # Safety before all else (先保安全): it takes the place of what helps with writing.
        items = (_safe(view), *(each for each in items if each.icon not in _HELPS))
    return Page(title="", icon="eye", blocks=(Tiles(items=items),))


def _going(view: GuideView, points: tuple[Point, ...]) -> tuple[Tile, ...]:
    where, day = _of(points, "building"), _of(points, "calendar")
    name = re.split("[／；，（]", where.lines[0])[0]
    fits = len(name) <= LONGEST
    return (
        Tile(icon="tile_bring", number=1, text=_("带上这些"), note=_of(points, "folder").lines[0]),
        Tile(
            icon="tile_go",
            number=2,
            text=name if fits else _("去这里"),
            note=where.more if fits else name,
            figure=_floor(where),
        ),
        _day(day, _("最晚{day}"), number=3, icon="tile_soon"),
        _cost(points),
        Tile(icon="tile_help", text=_("不会写，可以说"), note=_("请那里的人替您记")),
        _back(view, _("没人管，再来")),
    )


def _staying(view: GuideView, ahead: Ahead) -> tuple[Tile, ...]:
    points, waits, own = ahead.points, is_waited_for(view), own_limit(view)
    when = _day(_of(points, "calendar"), _("等到{day}"), number=3, icon="tile_day")
    stay = Tile(icon="tile_home", number=2, text=_("不用来回跑"), note=_("换了电话，告诉我们"))
    if own is not None:
        stay = Tile(icon="tile_go", number=2, text=told(own, said), note=_("在哪里、几点上班，请问窗口"))
        when, waits = _day(_of(points, "calendar"), _("最晚{day}"), number=3, icon="tile_soon"), True
    return (
        Tile(icon="tile_papers", number=1, text=_("收好这些纸"), note=view.number_groups),
        stay,
        when if waits else Tile(icon=_then(view), number=3, text=ahead.act, note=""),
        _cost(points),
        Tile(icon="tile_add", text=_("有新材料，随时补"), note=_("拿着回执来就行")),
        _back(view, _("没等到，再来"), view.supervision) if waits else _back(view, _("想问，再来")),
    )


def _safe(view: GuideView) -> Tile:
    """Whom to ring, in figures."""
    ring = " ".join(dict.fromkeys(re.findall("1[12][0-9]", "".join(view.first))))
    return Tile(icon="tile_call", text=_("先保安全"), note=said(view.first[0]), figure=ring)


def _then(view: GuideView) -> str:
    """Where nothing is waited for: one comes again, or all is done."""
    return "tile_done" if awaited(view) is None else "tile_go"


def _day(point: Point, words: str, *, number: int, icon: str) -> Tile:
    """The day in a calendar; where none is known that one goes soon, or that it is to be asked."""
    if point.day is None:
        return Tile(icon=icon, number=number, text=point.lines[0], note=point.more)
    return Tile(
        icon="tile_day",
        number=number,
        text=words.format(day=day_said(point.day, year=True)),
        note=point.more,
        day=point.day,
    )


def _cost(points: tuple[Point, ...]) -> Tile:
    words = _of(points, "money", "no_money").lines[0]
    if words == _(acts.FREE[0]):
        return Tile(icon="tile_free", text=words, note=_("谁收钱都别给"))
    return Tile(icon="tile_money", text=_("要不要钱，先问"), note=re.split("[；;]", words)[0])


def _back(view: GuideView, text: str, complaints: str = "") -> Tile:
    where = _("；").join(each for each in (window_said(view.desk), complaints or view.telephone) if each)
    return Tile(icon="tile_window", text=text, note=where, figure=str(view.desk))


def _floor(where: Point) -> str:
    """On which floor, in figures."""
    found = re.search("([0-9]+|[一二三四五六七八九])[楼层]", where.note)
    if found is None:
        return ""
    told = found[1]
    return told if told.isdigit() else str("一二三四五六七八九".index(told) + 1)


def _of(points: tuple[Point, ...], *icons: str) -> Point:
    """The point with one of these drawings; an empty one where nothing is known of it."""
    nothing = Point(icon=icons[0], title="", lines=("",))
    return next((each for each in points if each.icon in icons), nothing)
