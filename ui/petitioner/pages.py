"""The pages by name: a matter's road, its steps, the places of the road map, and the read-back (核对)."""

from __future__ import annotations

import re
from datetime import date

from ui.guide_view import GuideView, ReadBack
from ui.guide_words import _, day_said
from ui.petitioner import feedback, names, pictograms, tongues, welcome
from ui.petitioner.fixed import said, stop_said
from ui.petitioner.matter.next_thing import (
    awaited,
    foremost,
    grace_of,
    is_theirs,
    known_of,
    last_day,
    next_thing,
    own_limit,
    said_over,
    three_things,
)
from ui.petitioner.matter.pictures import in_pictures
from ui.petitioner.page import (
    Block,
    Board,
    Choice,
    Choices,
    Fact,
    Facts,
    Page,
    Quiet,
    Road,
    Sentence,
    Written,
)
from xinfang_desk.domain.road.law import cited
from xinfang_desk.domain.road.offices import NO_OFFICES, REVIEW, Body, Offices, competent
from xinfang_desk.domain.road.roadmap import Place, Progress, RoadMap, Stop
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights
from xinfang_desk.words.rights import TO_COURT, WAITED, beside, told

_LONGEST_PIECE = 56
"""Signs of one piece of a read-back text: four lines at the largest type on the smallest screen."""

_LONGEST_NOTE = 20
"""Signs of whom one goes to on another road, and how long it takes."""

# Where a stop is explained on the road map; others are explained by the matter's own place.
_EXPLAINED = {
    "unsatisfied": "fucha",
    "answered": "xf_handle",
    "extended": "xf_handle",
    "reviewed": "fucha_ok",
    "recheck": "fuhe",
    "rechecked": "fuhe",
    "accepted": "xf_accept",
    "merged": "dup_here",
}


def page(
    name: str,
    road_map: RoadMap,
    view: GuideView | None,
    written: ReadBack | None,
    offices: Offices = NO_OFFICES,
    *,
    called: int = 0,
) -> Page:
    """The page of that name; a place of the road map goes by its id.

    ``called`` is the waiting number at the window, which the welcome tells.
    """
    match name:
        case names.WELCOME:
            return welcome.welcome(road_map.start, matter=names.MATTER if view else "", called=called)
        case names.TODAY:
            return welcome.today()
        case names.RIGHTS:
            return welcome.rights()
        case names.CONDUCT:
            return welcome.conduct()
        case names.AGREED:
            return welcome.registered_soon(asks=True)
        case names.SIGNED:
            return welcome.registered_soon(drawn=True)
        case names.WAITING:
            return welcome.registered_soon()
        case names.CHANGE:
            return welcome.change_wanted()
        case names.READ_BACK if written:
            return read_back(written)
        case names.LANGUAGES:
            return tongues.choose()
        case names.UYGHUR:
            return tongues.uyghur()
        case names.MATTER if view:
            return matter(view, road_map, offices)
        case names.STEPS if view:
            return steps(view, road_map, offices)
        case names.PICTURES if view:
            return in_pictures(view, _own_place(view, road_map))
        case _ if name.startswith(names.FEEDBACK):
            return feedback.page(name)
        case _ if name.startswith(names.STOP) and view:
            return step(name.removeprefix(names.STOP), road_map, view, offices)
        case _:
            return place(road_map.place(name), competent(offices, name))


def matter(view: GuideView, road_map: RoadMap, offices: Offices = NO_OFFICES) -> Page:
    """Where I am, the one next thing, three to keep in mind, and which other lawful roads are open."""
    stops = tuple(map(stop_said, view.stops))
    board = Board(
        road=Road(stops=stops, said=_where(stops)),
        ahead=next_thing(view, _own_place(view, road_map)),
        things=three_things(view),
        others=_others(view, road_map, offices),
    )
    return Page(title="", icon="route", blocks=(board,))


def steps(view: GuideView, road_map: RoadMap, offices: Offices = NO_OFFICES) -> Page:
    """All of it at length: each step, every day that matters, every other lawful road."""
    on = view.as_of
    road = tuple(
        Fact(icon=pictograms.of_stop(each.id), title=each.title, text=_("；").join((each.when, *each.lines)))
        for each in map(stop_said, view.stops)
    )
    running = (each for each in rights(view.deadlines, on) if each.due is not None)
    waiting = (view.waited,) if view.waited else ()
    days = (
        *(_day(each, view) for each in running),
        *map(_waiting, waiting),
        *(
            Fact(icon="clock", title=told(each, said), text=said_over(each))
            for each in lapsed(view.deadlines, on)
        ),
    )
    others = _ways_beside(view, road_map, offices)
    blocks: list[Block] = [Facts(items=road)]
    if days:
        blocks.append(Facts(items=days, title=_("要记住的日子")))
    if others:
        blocks.append(Choices(items=others, title=_("这件事也可以走的法定途径")))
    return Page(title=_("这件事，一步一步怎么走"), icon="route", blocks=tuple(blocks))


def step(stop_id: str, road_map: RoadMap, view: GuideView, offices: Offices = NO_OFFICES) -> Page:
    """One step of a matter in plain words: by when, who, what to bring, what if one is unsatisfied."""
    stop = stop_said(next(each for each in view.stops if each.id == stop_id))
    shown = _explaining(stop, road_map, view)
    opening = (Facts(items=(Fact(icon="calendar", title=stop.when, text=_("；").join(stop.lines)),)),)
    rest = welcome.today().blocks if stop_id == "registered" else ()
    there = _there(shown, view, offices)
    told = (*_told(shown, there), *_way_on(shown, asked=True), *_by(shown)) if shown else rest
    return Page(title=_step_title(stop), icon=pictograms.of_stop(stop.id), blocks=(*opening, *told))


def place(found: Place, there: tuple[Body, ...] = ()) -> Page:
    """A place of the road map: a question with its ways, or what to do there."""
    if found.kind == "question":
        hint = (Quiet(text="".join(found.text)),) if found.text else ()
        blocks: tuple[Block, ...] = (*hint, *_way_on(found))
    else:
        blocks = (*_told(found, there), *_way_on(found), *_by(found))
    return Page(title=found.title, icon=pictograms.of_place(found.id), blocks=blocks)


def read_back(written: ReadBack) -> Page:
    """What was written, word for word, in pieces that each fit on a page."""
    blocks = tuple(
        Written(title=title if number == 0 else "", text=piece, whole=whole)
        for (title, text), whole in zip(written.lines, written.whole, strict=True)
        for number, piece in enumerate(pieces(text) or ("",))
    )
    return Page(title=_("请您听一遍、看一遍：写得对不对？"), icon="eye", blocks=blocks)


def pieces(text: str) -> tuple[str, ...]:
    """``text`` cut after sentences, and long sentences after commas; joined again it is the same text."""
    parts: list[str] = []
    for sentence in re.findall(r"[^。；！？\n]*[。；！？\n]+|[^。；！？\n]+", text):
        if parts and len(parts[-1]) + len(sentence) <= _LONGEST_PIECE // 2:
            parts[-1] += sentence
            continue
        left = sentence
        while len(left) > _LONGEST_PIECE:
            comma = max(left.rfind(sign, 0, _LONGEST_PIECE) for sign in "，、：,")
            cut = comma + 1 if comma > 0 else _LONGEST_PIECE
            parts.append(left[:cut])
            left = left[cut:]
        parts.append(left)
    return tuple(parts)


def _explaining(stop: Stop, road_map: RoadMap, view: GuideView) -> Place | None:
    if stop.id == "registered":
        return None
    known = _EXPLAINED.get(stop.id)
    if known or view.place is None:
        return road_map.place(known) if known else None
    return road_map.place(view.place.id).fitting(view.content, view.told)


def _own_place(view: GuideView, road_map: RoadMap) -> Place | None:
    """Where the matter stands on the map, in the language spoken."""
    return road_map.places.get(view.place.id) if view.place else None


def _ways_beside(view: GuideView, road_map: RoadMap, offices: Offices) -> tuple[Choice, ...]:
    """The other lawful roads: whom one goes to, where that is, and how long one has or it takes."""
    here = _own_place(view, road_map)
    asked = {way.to: way.label for way in here.ways} if here else {}
    places = (road_map.place(each.id) for each in view.others)
    return tuple(
        Choice(
            # A question is no road: what one would answer leads to it.
            label=asked.get(each.id, each.title) if each.kind == "question" else each.title,
            to=each.id,
            icon=pictograms.of_place(each.id),
            note=next(map(known_of, competent(offices, each.id)), "") or _briefly(each),
        )
        for each in places
    )


def _others(view: GuideView, road_map: RoadMap, offices: Offices) -> tuple[Choice, ...]:
    """Further days of the petitioner's own, each with its road, then the other roads of the map."""
    stop = awaited(view)
    shown = foremost(view, stop) if stop is not None and is_theirs(view) else own_limit(view)
    further = (each for each in rights(view.deadlines, view.as_of) if each != shown and each.due is not None)
    days = tuple(
        Choice(
            label=told(each, said),
            to=names.STEPS,
            icon="calendar",
            note=_until(each, view),
        )
        for each in further
        if not each.condition
    )
    return (*days, *_ways_beside(view, road_map, offices))


def _until(limit: Deadline, view: GuideView) -> str:
    """Until when a petitioner may act."""
    return _("日子还要核对") if limit.doubt else _("{day}，当天还算").format(day=last_day(limit, view))


def _briefly(place: Place) -> str:
    """Whom one goes to and the first word of how long, as far as a line holds them."""
    first = re.split("[；;，,。]", place.how_long, maxsplit=1)[0]
    who = _shortly(place.who)
    both = _("，").join(each for each in (who, first) if each)
    return both if len(both) <= _LONGEST_NOTE else who


def _step_title(stop: Stop) -> str:
    return _("这一步：{title}").format(title=stop.title)


def _there(shown: Place | None, view: GuideView, offices: Offices) -> tuple[Body, ...]:
    """Who hears this stop: the matter's own office, or who is asked at that place of the map."""
    if shown is None:
        return ()
    if view.place is not None and shown.id == view.place.id:
        return view.offices
    return competent(offices, REVIEW if shown.id == _EXPLAINED["unsatisfied"] else shown.id)


def _told(found: Place, there: tuple[Body, ...] = ()) -> tuple[Block, ...]:
    """Whom, with what, how long, what then; where that is; the rest in sentences."""
    facts = tuple(
        Fact(icon=icon, title=title, text=text)
        for icon, title, text in (
            ("person", _("找谁"), found.who),
            ("folder", _("带什么"), _("；").join(found.bring)),
            ("clock", _("要多久"), found.how_long),
            ("scales", _("不满意怎么办"), found.if_unsatisfied),
        )
        if text
    )
    blocks: list[Block] = [Sentence(text=_("这件事保密。"), icon="lock")] if found.confidential else []
    if facts:
        blocks.append(Facts(items=facts))
    if there:
        blocks.append(Facts(items=tuple(map(_office, there)), title=_("那里的地址和电话")))
    blocks += (Sentence(text=text, icon=pictograms.of_sentence(text)) for text in found.text)
    return tuple(blocks)


def _by(found: Place) -> tuple[Quiet, ...]:
    """The law on which it stands, last."""
    if not found.articles:
        return ()
    return (Quiet(text=_("依据：{articles}").format(articles=cited(found.articles)), is_citation=True),)


def _office(body: Body) -> Fact:
    """An office with what the county's table knows of it."""
    phone = _("电话{phone}").format(phone=body.phone) if body.phone else ""
    known = _("；").join(each for each in (body.address, phone, body.hours) if each)
    return Fact(icon="building", title=body.name, text=known or _("在哪里、几点上班，请问窗口"))


def _shortly(who: str) -> str:
    """Whom one goes to, without what stands in brackets or comes after."""
    return re.split("[（：；／、(:;]", who, maxsplit=1)[0]


def _where(stops: tuple[Stop, ...]) -> str:
    """Where one is on the road and what comes next, in a sentence that can be read aloud."""
    here = next(place for place, stop in enumerate(stops) if stop.progress is Progress.HERE)
    now = _("您现在走到“{title}”。").format(title=stops[here].title)
    if here + 1 == len(stops):
        return now
    then = stops[here + 1]
    return now + _("下一步是“{title}”：{when}。").format(title=then.title, when=then.when)


def _way_on(found: Place, *, asked: bool = False) -> tuple[Block, ...]:
    """The ways on; ``asked`` puts the question above them, where it is not the page's own title."""
    if not found.ways:
        return ()
    items = tuple(
        Choice(label=way.label, to=way.to, icon=pictograms.of_way(found.id, way)) for way in found.ways
    )
    title = found.title if asked and found.kind == "question" else ""
    return (Choices(items=items, title=title),)


def _waiting(day: date) -> Fact:
    """From when a court may be asked about a body that does nothing."""
    words = _("{first}。{second}").format(first=day_said(day, year=True), second=_(TO_COURT))
    return Fact(icon="calendar", title=_(WAITED), text=words)


def _day(deadline: Deadline, view: GuideView) -> Fact:
    title = told(deadline, said)
    if deadline.doubt:
        return Fact(icon="calendar", title=title, text=_("日子还要核对，核对后另外书面告诉您"))
    text = _until(deadline, view)
    more = beside(deadline, said, named=view.named) + grace_of(deadline, view)
    return Fact(
        icon="person",
        title=title,
        text=_("{first}。{second}").format(first=text, second=more) if more else text,
    )
