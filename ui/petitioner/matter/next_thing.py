"""The one next thing (下一步，就办这一件), from the stops of the road: act, day, place, papers, cost."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import accumulate
from unicodedata import east_asian_width

from ui.guide_view import GuideView
from ui.guide_words import _, day_said, weekday_said
from ui.petitioner.fixed import said, stop_said, window_said
from ui.petitioner.matter import acts
from ui.petitioner.page import Ahead, Point
from xinfang_desk.domain.road.hearing import heard_elsewhere
from xinfang_desk.domain.road.offices import Body
from xinfang_desk.domain.road.roadmap import Place, Progress, Stop
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights
from xinfang_desk.domain.time.limits import Binds
from xinfang_desk.domain.time.undated import SOON, UNDATED
from xinfang_desk.words.rights import TO_COURT, WAITED, beside, over, told

_AT_HOME = frozenset({"apply", *acts.AT_STOP["不服"]})
"""Stops that the petitioner takes."""
_SENTENCE = re.compile(r".+?(?:。|\. |$)")
_AT_ONCE = 96
"""As wide as the two lines that are read at once with a day."""
_INSPECTS = re.compile("监察")
"""In the name of whom the officer named of unpaid wages: inspection, not arbitration."""


def awaited(view: GuideView) -> Stop | None:
    """The stop that is next: the one it stands at, while its day is to come; none when all is done."""
    here = next(each for each in view.stops if each.progress is Progress.HERE)
    if here.is_theirs or here.limit is not None:
        return here
    return next((each for each in view.stops if each.progress is Progress.AHEAD), None)


def is_theirs(view: GuideView) -> bool:
    """Whether the petitioner goes somewhere next; else they wait, and the office acts."""
    stop = awaited(view)
    return stop is not None and stop.id in _AT_HOME


def own_limit(view: GuideView) -> Deadline | None:
    """The petitioner's own day that runs while somebody else acts: whoever only waited would miss it.

    None where the road itself is theirs to go, and of a day that is doubtful or runs on a condition.
    """
    if is_theirs(view):
        return None
    running = rights(view.deadlines, view.as_of)
    return next((each for each in running if each.due and not (each.condition or each.doubt)), None)


def is_waited_for(view: GuideView) -> bool:
    """Whether something is still to come, so that a person may ask where it is."""
    stop = awaited(view)
    return stop is not None and stop.id != "again"


def next_thing(view: GuideView, place: Place | None) -> Ahead:
    """What to do next, ``place`` being the matter's own in the language spoken."""
    stop, own = awaited(view), own_limit(view)
    if own is not None:
        ours = (_our_day(stop, view),) if stop is not None and stop.id != "again" else ()
        act = _("{what}，别误了").format(what=told(own, said))
        return Ahead(act=act, points=(*_safety(view), _day_of(own, view), *ours, _asking(view), _free()))
    if stop is None:
        points = (Point(icon="folder", title=_("收好"), lines=(_("回执和所有的纸"),)), _window(view), _free())
        return Ahead(act=_(acts.NOTHING_LEFT), points=points)
    if stop.id in _AT_HOME:
        day, where = _their_day(view, stop, place), _where(view, stop, place)
        theirs = (day, *where, _papers(stop, place), _cost(view, stop, place))
        return Ahead(act=_safe_first(view, _act(view, stop, place)), points=(*_safety(view), *theirs))
    if stop.id == "again":
        helped = Point(icon="hand_over", title=_("还可以"), lines=stop_said(stop).lines)
        return Ahead(act=_(acts.AWAITED[stop.title]), points=(helped, _window(view), _free()))
    return Ahead(
        act=_waiting(view, stop),
        points=(*_safety(view), _our_day(stop, view), _window(view), *_more(place), _free()),
    )


def three_things(view: GuideView) -> tuple[tuple[str, str], ...]:
    """Three things to keep in mind: the papers, help with writing or new papers, and where to come back."""
    keep = (_("收好今天给您的纸"), _("编号 {number}").format(number=view.number_groups))
    ring = _("或者打 {telephone}").format(telephone=view.telephone) if view.telephone else _("带上今天的纸")
    back = _("再来 {window}").format(window=window_said(view.desk))
    if is_theirs(view):
        return (
            keep,
            (_("不会写，可以口头说"), _("请那里的人替您记，再念给您听")),
            (_("去了没人管，{back}").format(back=back), ring),
        )
    return (keep, (_("有新材料，随时补"), _("拿着回执来就行")), _ask_again(view, back, ring))


def _ask_again(view: GuideView, back: str, ring: str) -> tuple[str, str]:
    """Where to ask; whoever waits is told the day too."""
    if not is_waited_for(view):
        return _("想问，{back}").format(back=back), ring
    day = _("{day}还没等到，就来").format(day=full_day(view.ask_on)) if view.ask_on else ""
    if view.supervision:
        ring = _("或者打监督电话 {telephone}").format(telephone=view.supervision)
    return _("没等到，{back}").format(back=back), "\n".join(each for each in (day, ring) if each)


def day_to_go(limit: Deadline, view: GuideView) -> date | None:
    """The day that stands for a limit: a petitioner's safest, as on their papers; an office's last."""
    if limit.binds is not Binds.PETITIONER:
        return limit.due
    return (view.safest.get(limit.due) if limit.due else None) or limit.last(view.as_of)


def last_day(limit: Deadline, view: GuideView) -> str:
    """The same with its year and weekday."""
    day = day_to_go(limit, view)
    return "" if day is None else full_day(day)


def full_day(day: date) -> str:
    """A day that cannot be misread: with year and weekday."""
    return _("{day}（{weekday}）").format(day=day_said(day, year=True), weekday=weekday_said(day))


def grace_of(limit: Deadline, view: GuideView) -> str:
    """That a later day counts too because the last one is a day off (逢休息日顺延); empty where none does."""
    due, rolled = limit.due, limit.rolled
    if due is not None and due in view.safest and rolled is None:
        return _("法律上的最后一天{day}是周末").format(day=full_day(due))
    if due is None or rolled is None or rolled == due or due < view.as_of:
        return ""
    if limit.binds is not Binds.PETITIONER:
        return ""
    words = _("法律上的最后一天{last}放假，{day}还算") if due in view.safest else _("这天放假，{day}还算")
    return words.format(
        last=day_said(due, year=due.year != view.as_of.year),
        day=day_said(rolled, year=rolled.year != due.year),
    )


def note_of(limit: Deadline, named: str) -> str:
    """What has to be known with a limit of the petitioner: its condition, and what is read at once beside it.

    All of it stands where every step is told at length.
    """
    only = _("{title}。").format(title=told(limit, said)) if limit.condition or limit.papers else ""
    return only + _read_at_once(beside(limit, said, named=named), _AT_ONCE)


def _read_at_once(words: str, most: int) -> str:
    """As many whole sentences as stand within ``most``, and that there are more."""
    sentences = _SENTENCE.findall(words)
    fits = accumulate(map(_width, sentences))
    kept = [each for each, wide in zip(sentences, fits, strict=True) if wide <= most]
    return "".join(kept) + (_("还有要知道的，点“每一步细看”。") if len(kept) < len(sentences) else "")


def _width(words: str) -> int:
    """How wide words stand, by their signs: a Chinese one is twice as wide as another."""
    return sum(2 if east_asian_width(each) in "WF" else 1 for each in words)


def said_over(limit: Deadline) -> str:
    """That a limit is over, and what is left to do."""
    last = limit.rolled or limit.due
    return over(limit, day_said(last, year=True) if last else "", said)


def foremost(view: GuideView, stop: Stop) -> Deadline | None:
    """The day that the petitioner must not miss at this stop: the road's, else one that has a condition."""
    if stop.limit is not None:
        return stop.limit
    if stop.id != "apply":
        return None
    return next((each for each in rights(view.deadlines, view.as_of) if each.due is not None), None)


def _act(view: GuideView, stop: Stop, place: Place | None) -> str:
    by_id = acts.AT_STOP.get(stop.title, {})
    if stop.id in by_id:
        return _(by_id[stop.id])
    if place is not None and place.id == "laodong" and _INSPECTS.search(view.whom):
        return _(acts.AT_PLACE["jiancha"])
    if place is not None and view.first and place.id in acts.IN_DANGER:
        return _(acts.IN_DANGER[place.id])
    way = _one_of_two(view, stop, place) or (acts.AT_PLACE.get(place.id) if place else None)
    return _(way or acts.ELSE)


def _one_of_two(view: GuideView, stop: Stop, place: Place | None) -> str | None:
    """Where two ways lead on, the one whose day comes first; the other stands among the other ways."""
    limit = foremost(view, stop)
    if place is None or limit is None or limit.condition:
        return None
    return acts.EITHER.get(place.id, {}).get(limit.id)


def _waiting(view: GuideView, stop: Stop) -> str:
    """What is waited for."""
    act = _(acts.AWAITED[stop.title]) if stop.title in acts.AWAITED else said(stop.title)
    if stop.id == "sent" and view.whom:
        act = _("等我们转给{whom}").format(whom=view.whom)
    return _safe_first(view, act)


def _safe_first(view: GuideView, act: str) -> str:
    """Where words or outcome tell of danger, one is safe before anything else."""
    return _("先保安全，再{act}").format(act=act) if view.first else act


def _their_day(view: GuideView, stop: Stop, place: Place | None) -> Point:
    title, on = _("最晚哪天"), view.as_of
    limit = foremost(view, stop)
    if limit is not None and limit.doubt:
        return Point(icon="calendar", title=title, lines=(_("日子还要核对"),), note=_("核对后另外书面告诉您"))
    if limit is not None:
        return _day_of(limit, view)
    if stop.id == "apply" and view.waited is not None:
        return Point(
            icon="calendar",
            title=_(WAITED),
            lines=(full_day(view.waited),),
            note=said(TO_COURT),
            day=view.waited,
        )
    gone = lapsed(view.deadlines, on)
    if stop.id == "apply" and gone:
        lines = (_("日子过了，马上去问"),)
        note = _read_at_once(said_over(gone[0]), 2 * _AT_ONCE)
        return Point(icon="calendar", title=title, lines=lines, note=note)
    runs = UNDATED.get(place.id) if place is not None and stop.id == "apply" else None
    note = said(SOON) if runs and runs.since == stop.when else ""
    return Point(icon="calendar", title=title, lines=(said(stop.when),), note=note)


def _day_of(limit: Deadline, view: GuideView) -> Point:
    """A last day of the petitioner's, and what has to be known with it."""
    grace, note, same_day = grace_of(limit, view), note_of(limit, view.named), _("当天还算")
    if limit.due in view.safest:
        grace, note = same_day, _("{title}。").format(title=grace) + note
    return Point(
        icon="calendar",
        title=_("最晚哪天"),
        lines=(last_day(limit, view),),
        more=grace or same_day,
        note=note,
        day=day_to_go(limit, view),
    )


def _our_day(stop: Stop, view: GuideView) -> Point:
    """By when the office acts; where no day binds it, on which day to come and ask."""
    shown, limit, title = stop_said(stop), stop.limit, _("什么时候")
    note = _("；").join(shown.lines)
    if limit is not None and limit.is_over(view.as_of) and limit.due is not None:
        missed = (_("应在{day}以前，我们还没做到").format(day=full_day(limit.due)),)
        return Point(icon="calendar", title=title, lines=missed, note=note)
    if limit is not None and limit.due is not None and not limit.doubt:
        day = limit.due
        return Point(icon="calendar", title=_("我们最迟"), lines=(full_day(day),), note=note, day=day)
    if limit is None and view.ask_on is not None:
        day, note = view.ask_on, _("；").join((shown.when, note))
        return Point(icon="calendar", title=_("哪天来问"), lines=(full_day(day),), note=note, day=day)
    return Point(icon="calendar", title=title, lines=(shown.when,), note=note)


def _where(view: GuideView, stop: Stop, place: Place | None) -> tuple[Point, ...]:
    """To whom one goes, and what the table knows of them: address, telephone, hours."""
    if stop.id == "appeal":
        return (_named(_("看答复的最后一段，写着去哪里")),)
    names = view.whom or (place.who if place else "") or _("告知书上写着")
    beside = [each for each in view.others if place is None or each.id != place.id]
    apart = {each.id for each in beside}
    there = tuple(_body(each) for each in view.offices[:2] if not apart & set(each.places))
    limit = foremost(view, stop)
    if place is not None and place.id == "chaichu":
        return (replace(_named(_(acts.BY_LAW)), note="\n".join(map(known_of, view.offices)) or _ask_where()),)
    if limit is not None and (asked := heard_elsewhere(limit, names)):
        return (_named(said(asked)),)
    if view.before:
        return (_named(view.before, asks=not there), *there)
    if there:
        return (replace(there[0], title=_("去哪里")), *there[1:])
    elsewhere = {each.who for each in beside}
    return (_named("／".join(each for each in names.split("／") if each not in elsewhere) or names),)


def _named(names: str, *, asks: bool = True) -> Point:
    """Somebody of whom nothing more is known; ``asks`` says that the window is asked where that is."""
    return Point(icon="building", title=_("去哪里"), lines=(names,), note=_ask_where() if asks else "")


def _ask_where() -> str:
    return _("在哪里、几点上班，请问窗口")


def _body(body: Body) -> Point:
    known = _("，").join(each for each in (body.address, body.hours) if each)
    also = _("也可以去")
    return Point(icon="building", title=also, lines=(body.name,), more=body.phone, note=known or _ask_where())


def known_of(body: Body) -> str:
    """An office with its address and telephone, in a line."""
    return _("，").join(each for each in (body.name, body.address, body.phone) if each)


def _papers(stop: Stop, place: Place | None) -> Point:
    ours = _("今天的回执、告知书") if stop.id == "apply" else _("回执")
    bring = place.bring if place and stop.id != "appeal" else ()
    return Point(icon="folder", title=_("带什么"), lines=_with_ours(ours, bring))


def _with_ours(ours: str, bring: tuple[str, ...]) -> tuple[str, ...]:
    """What is brought, a line each; our own papers stand beside the first."""
    if not bring:
        return (ours,)
    return (_("{first}；{ours}").format(first=bring[0], ours=ours), *bring[1:])


def _cost(view: GuideView, stop: Stop, place: Place | None) -> Point:
    if stop.id in {"unsatisfied", "recheck"}:
        return _free()
    lines = acts.COSTS.get(place.id, acts.ASK) if place and stop.id == "apply" else acts.ASK
    if way := _one_of_two(view, stop, place):
        lines = acts.COST_OF[way]
    icon = "no_money" if lines == acts.FREE else "money"
    return Point(icon=icon, title=_("花不花钱"), lines=tuple(map(_, lines)))


def _free() -> Point:
    return Point(icon="no_money", title=_("花不花钱"), lines=tuple(map(_, acts.FREE)))


def _window(view: GuideView) -> Point:
    return Point(icon="home", title=_("要不要跑"), lines=(_("不用来回跑"),), note=_ask_here(view))


def _asking(view: GuideView) -> Point:
    """The window and the telephone, where there is something to go for."""
    return Point(icon="home", title=_("问哪里"), lines=(_ask_here(view),))


def _ask_here(view: GuideView) -> str:
    window, stop = window_said(view.desk), awaited(view)
    if view.supervision and stop is not None and stop.limit is not None and stop.limit.is_over(view.as_of):
        words = _("催一催，来 {window}，或打监督电话 {telephone}")
        return words.format(window=window, telephone=view.supervision)
    ring = _("想问，来 {window}，或打 {telephone}").format(window=window, telephone=view.telephone)
    return ring if view.telephone else _("想问，来 {window}").format(window=window)


def _more(place: Place | None) -> tuple[Point, ...]:
    lines = place.bring if place else ()
    return (Point(icon="folder", title=_("想补的话"), lines=lines),) if lines else ()


def _safety(view: GuideView) -> tuple[Point, ...]:
    """What comes before all else, where words or outcome tell of danger."""
    lines = tuple(map(said, view.first))
    return (Point(icon="alert", title=_("先保安全"), lines=lines),) if lines else ()
