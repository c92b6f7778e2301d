"""The road of one matter (从今天起的路): what was done, where it stands, what comes next, and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from xinfang_desk.domain.approval import refusal_lacks
from xinfang_desk.domain.category import NEEDS_APPROVAL, Outcome, Paper, Purpose, Route, is_confidential
from xinfang_desk.domain.days import doubtful, rests_on, was_asked_late
from xinfang_desk.domain.matter import Matter, MatterDraft, Notice, Step, StepTaken
from xinfang_desk.domain.neighbours import has_petition_remedy, is_told_elsewhere, without_a_day
from xinfang_desk.domain.office import judges, names_another, passes_on
from xinfang_desk.domain.road.offices import (
    GOES_ON,
    LATE_REVIEW,
    NO_OFFICES,
    RECHECK,
    REVIEW,
    Level,
    level_of,
)
from xinfang_desk.domain.road.roadmap import THANKED, Progress, RoadMap, Stop, end_of, end_on
from xinfang_desk.domain.road.standing import DONE, Standing, moved_by, standing_of, what_was_done
from xinfang_desk.domain.road.stop_days import Days, When, said
from xinfang_desk.domain.time.calendar import NO_CALENDAR, Calendar
from xinfang_desk.domain.time.deadline import Deadline

COME_AND_ASK = "凭回执来窗口问、来取"
"""What a nameless visitor can do: nothing in writing finds them (art. 23, para. 2)."""
_IN_WRITING = ("书面告诉您", "书面答复")
LONGEST = 5
"""Stops that stand side by side on the petitioner's screen."""
_STANDS: dict[Step, str] = {
    Step.EXTEND: "xf_handle",
    Step.ANSWER: "xf_handle",
    Step.DELIVER: REVIEW,
    Step.ASK_REVIEW: REVIEW,
    Step.REVIEW: RECHECK,
    Step.DELIVER_REVIEW: RECHECK,
    Step.ASK_RECHECK: RECHECK,
    Step.RECHECK: "zhongjie",
    Step.CONCLUDE: "done",
}
"""Where on the road map a matter of the petition procedure stands after a step."""
_IN_HAND = "dup_here"
"""Where a repeat visit stands while its first one is handled."""
_SENT, _APPEAL = "xf_county", "fuyi"
"""Where a matter stands that another body accepted; and one that was answered by a law of its own."""


def place_on(road_map: RoadMap, draft: MatterDraft, steps: Sequence[StepTaken] = ()) -> str:
    """Where on this map a matter stands, as its owner may be told, after the steps that it has taken."""
    reached = [_STANDS[each.step] for each in steps if each.step in _STANDS]
    if reached and draft.purpose is Purpose.SHENSU and draft.route is Route.S6:
        return reached[-1]
    accepted = [each.org for each in steps if each.step is Step.ACCEPT]
    if accepted and names_another(accepted[-1]) and _SENT in road_map.places:
        return _SENT
    by_its_law = draft.purpose is Purpose.SHENSU and draft.route in {Route.S4, Route.S5}
    if by_its_law and any(each.step is Step.DELIVER for each in steps) and _APPEAL in road_map.places:
        return _APPEAL
    return end_on(road_map, as_told(draft))


def place_of(road_map: RoadMap, matter: Matter, first: Matter | None, on: date) -> str:
    """Where a matter stands; a repeat visit where the ``first`` one does, on a day."""
    if first is None:
        doubted = doubtful(matter.notices, matter.steps)
        place = place_on(road_map, as_told(matter.draft, doubted), matter.standing)
        late = was_asked_late(matter.notices, Step.ASK_REVIEW)
        return LATE_REVIEW if place == REVIEW and late and LATE_REVIEW in road_map.places else place
    draft, stands = first.draft, standing_of(first)
    if stands is Standing.IN_HAND and (draft.outcome, draft.route) == (Outcome.ACCEPT, Route.S6):
        return end_on(road_map, replace(matter.draft, road_end=_IN_HAND))
    if stands is Standing.ENDED:
        return end_on(road_map, replace(matter.draft, road_end=_STANDS[Step.RECHECK]))
    last = moved_by(first.standing)
    place = place_on(road_map, draft, (last,) if last else ())
    late = any(each.id == "petition_review_30d" and each.is_over(on) for each in first.deadlines)
    return LATE_REVIEW if place == REVIEW and late and LATE_REVIEW in road_map.places else place


def as_told(draft: MatterDraft, doubted: frozenset[str] = frozenset()) -> MatterDraft:
    """The matter as its owner may be told of it: what needs a notice that nobody can draw yet is none yet.

    So a refusal without facts and approval, and an acceptance of which the day is ``doubted``.
    """
    no_refusal = draft.outcome in NEEDS_APPROVAL and refusal_lacks(draft)
    undated = draft.outcome is Outcome.ACCEPT and rests_on(Paper.ACCEPTANCE, doubted)
    return replace(draft, outcome=None) if no_refusal or undated else draft


def stops(
    draft: MatterDraft,
    deadlines: Iterable[Deadline],
    on: date,
    steps: Sequence[StepTaken] = (),
    *,
    received: date | None = None,
    named: bool = True,
    first: Matter | None = None,
    notices: Iterable[Notice] = (),
    calendar: Calendar = NO_CALENDAR,
) -> tuple[Stop, ...]:
    """Three to five stops: the visit, what was done since, where it stands, what comes next.

    Where it is the petitioner's turn it stands at their own step, not at the last one taken here.

    What is over is judged by the day ``on``. Days bear their year whenever it is not that of the visit;
    without ``received`` the visit is that of ``on``. To somebody who is not ``named`` nothing is promised in
    writing. A repeat visit goes the road of the ``first`` one, as that stands. The ``notices`` tell what is
    doubtful or late.
    """
    noticed = tuple(notices)
    draft = as_told(draft, doubtful(noticed, steps))
    done = [taken for taken in steps if taken.step in DONE]
    year = (received or on).year
    by_id = {each.id: each for each in deadlines}
    days = Days(by_id=by_id, year=year, on=on, visit=said(received, year), calendar=calendar)
    past = [_stop(("registered", "登记", days.visit, "当场拿到回执"))]
    if done:
        past += [_stop((*DONE[each.step][:2], said(each.on, year), what_was_done(each))) for each in done]
        late = was_asked_late(noticed, done[-1].step)
        ahead = [_stop(_taken_late(done[-1]))] if late else []
        ahead = ahead or list(map(_stop, _after(done[-1], draft, days)))
    else:
        legs = _first(draft, days) if first is None else _repeated(first, days)
        here, *more = map(_stop, legs)
        past, ahead = [*past, here], more
    if not named:
        past, ahead = _by_asking(past), _by_asking(ahead)
    if ahead and ahead[0].is_theirs:
        past, ahead = [*past, ahead[0]], ahead[1:]
    past = [replace(each, progress=Progress.DONE) for each in past[:-1]] + [
        replace(past[-1], progress=Progress.HERE)
    ]
    room = max(1, LONGEST - len(ahead) - 1)
    return (past[0], *past[1:][-room:], *ahead)


_Leg = tuple[str, str, str | When, str]
"""A stop as it is put down here: its id, title, when and what happens."""
_ASKED = {Step.ASK_REVIEW: Step.REVIEW, Step.ASK_RECHECK: Step.RECHECK}
_LATE: _Leg = ("unsatisfied", "不服", "越早越好", "写清为什么晚了；收不收由上一级定")
"""复查 or 复核 after its thirty days: nobody here refuses it."""
_THEIRS = "apply"
_REPEATED = {
    Standing.IN_HAND: "接着原来的办，不从头算",
    Standing.ANSWERED: "原来那一件已经答复",
    Standing.TOLD: "原来那一件已经告诉您找谁",
    Standing.ENDED: "原来那一件的信访程序走完了",
    Standing.WITHDRAWN: "原来那一件您撤回了",
}
"""What a repeat visit is told of the matter that it was merged into."""


def _first(draft: MatterDraft, days: Days) -> Iterator[_Leg]:
    """Where a matter stands on the day of the visit, and what comes next, by what was done with it."""
    here = days.visit
    if is_confidential(draft.purpose, draft.outcome):
        yield "sent", "转送", days.by("forward_15d"), "转给有权的机关"
        yield "handled", "办理", "问那个机关", "内容全程保密"
        return
    told = days.by("notify_15d", "notify_forwarded_15d")
    match draft.outcome:
        case Outcome.ACCEPT:
            yield "accepted", "受理", here, "给您受理告知书"
            yield from _after_acceptance(draft, days)
        case Outcome.MERGE if end_of(draft) in GOES_ON:
            yield "merged", "并入原件", here, "原来那一件已经书面答复"
            yield from _asked_above(draft, days)
        case Outcome.MERGE if draft.earlier is None:
            yield "merged", "找原来那一件", here, "正在找您说的那一件"
            yield "told", "告知", told, "书面告诉您找到没有、怎么办"
        case Outcome.MERGE:
            yield "merged", "并入原件", here, _REPEATED[Standing.IN_HAND]
            when = days.by("extend_30d", "handle_60d", otherwise="照原来那件的日子")
            yield "answered", "答复", when, "书面答复送到您手里"
            goes_on = {"handle_60d", "extend_30d"} & days.by_id.keys()
            yield _review_asked(days) if goes_on else _anything_more()
        case Outcome.GUIDE | Outcome.TELL_ELSEWHERE if end_of(draft) in GOES_ON:
            yield "told", "告知", here, "给您告知书，写明去哪里"
            yield from _asked_above(draft, days)
        case Outcome.GUIDE | Outcome.TELL_ELSEWHERE:
            yield "told", "告知", here, "给您告知书，写明去哪里"
            runs = without_a_day(draft, end_of(draft))
            yield (
                "apply",
                "您去提出",
                days.until(otherwise=runs.since if runs else "越早越好"),
                "带上回执和材料",
            )
            if draft.outcome is Outcome.GUIDE and not is_told_elsewhere(draft):
                ours = "意见书不服的，照样可以申请复查" if has_petition_remedy(draft) else "信访这边不再办"
                yield "handled", "他们来办", "用他们的办法", ours
            else:
                yield "handled", "他们来办", "问那个单位", "收不收、怎么办，由他们告诉您"
        case Outcome.FORWARD | Outcome.ASSIGN:
            yield from _sent(draft, days)
        case Outcome.REPORT:
            yield "told", "报告", here, "马上报告镇党委、政府"
            yield "answered", "告知", told, "书面告诉您谁来办、怎么办"
        case Outcome.OBJECTION:
            yield "told", "核对归谁办", days.by("objection_5wd"), "跟转来的单位核对"
            yield "answered", "告诉您去向", days.by("notify_forwarded_15d"), "书面告诉您谁来办"
        case Outcome.ONSPOT | None if end_of(draft) == THANKED:
            yield "answered", "记下", here, "转告您要谢的人和单位"
            yield _anything_more()
        case Outcome.ONSPOT:
            yield "answered", "当场解答", here, "已经答复您"
            yield _anything_more()
        case Outcome.MEDIATE:
            yield "mediated", "调解", here, "双方愿意才调"
            yield "handled", "调成了", "双方商量好以后", "写成协议书，照着办"
            yield "told", "调不成", told, "书面告诉您去哪里"
        case Outcome.NOT_ACCEPT:
            yield "told", "不予受理", here, "原来的照常办"
            yield "answered", "等那边办完", "看那边的告知书", "补材料、问进度找那边"
            yield _review_asked(days)
        case Outcome.NO_MORE:
            yield "told", "不再受理", here, "信访程序走完了"
            yield _something_new()
        case _:
            yield "told", "告知", told, "书面告诉您由谁办、怎么办"
            yield "handled", "办理", "告知后", "按告知书写的办"


def _repeated(first: Matter, days: Days) -> Iterator[_Leg]:
    """The road of the matter that a repeat visit was merged into, from where it stands on."""
    stands, draft = standing_of(first), as_told(first.draft)
    yield "merged", "并入原件", days.visit, _REPEATED[stands]
    if stands is Standing.ENDED:
        yield _something_new()
    elif stands is Standing.WITHDRAWN:
        yield _anything_more()
    elif last := moved_by(first.standing):
        yield from _after(last, draft, days)
    else:
        here, *ahead = _first(draft, days)
        # What was done on the day itself is done.
        yield from ahead if isinstance(here[2], str) else (here, *ahead)


def _after(last: StepTaken, draft: MatterDraft, days: Days) -> Iterator[_Leg]:
    """What comes after the latest step."""
    match last.step:
        case Step.FORWARD | Step.ASSIGN:
            if last.step is Step.ASSIGN and {"handle_60d", "extend_30d"} & days.by_id.keys():
                yield from _after_acceptance(draft, days)
            else:
                yield _told_by(last.org, days)
        case Step.ACCEPT | Step.EXTEND:
            yield from _after_acceptance(draft, days)
        case Step.ANSWER:
            yield "delivered", "送达", "写好就送", "送到您手里，请您签字"
            yield _unsatisfied(draft, days)
        case Step.DELIVER:
            yield _unsatisfied(draft, days)
        case Step.ASK_REVIEW:
            yield "reviewed", "复查意见", days.by("review_30d"), "复查机关书面答复您"
        case Step.REVIEW:
            yield "delivered", "送达", "到了就送", "送到您手里，请您签字"
            yield _recheck_asked(days)
        case Step.DELIVER_REVIEW:
            yield _recheck_asked(days)
        case Step.ASK_RECHECK:
            yield "rechecked", "复核意见", days.by("recheck_30d"), "这是信访程序的最后一步"
        case Step.RECHECK:
            yield _something_new()
        case _:
            return


def _after_acceptance(draft: MatterDraft, days: Days) -> Iterator[_Leg]:
    """Sixty days and 复查 for art. 31, item 6, alone; a suggestion is studied, a duty done by its own law."""
    if draft.purpose is Purpose.SHENSU and draft.route is Route.S6:
        longer = "太复杂的，领导批准可以再多30天" if "extend_30d" not in days.by_id else "书面答复送到您手里"
        yield "answered", "答复", days.by("extend_30d", "handle_60d"), longer
    elif draft.purpose is Purpose.JIANYI:
        yield "handled", "研究", days.by("own_promise"), "采纳不采纳，都回复您"
        return
    else:
        yield "handled", "办理", days.by("own_promise", otherwise="没有统一的日子"), "依法去办，或者答复您"
    yield _unsatisfied(draft, days)


def _sent(draft: MatterDraft, days: Days) -> Iterator[_Leg]:
    level = level_of(NO_OFFICES, draft.to)
    if level is Level.VILLAGE:
        yield "told", "镇里去查", days.visit, "请村里协助说明"
        yield _told_by(draft.to, days)
        return
    when = said(draft.transferred_on, days.year) if draft.transferred_on else days.by("forward_15d")
    stop_id, title, line = DONE[Step.ASSIGN if draft.outcome is Outcome.ASSIGN else Step.FORWARD]
    yield stop_id, title, when, line
    yield _told_by(draft.to, days)


def _told_by(to: str, days: Days) -> _Leg:
    """By when whoever was given it answers: a county bureau what comes to it by way of the county."""
    if level_of(NO_OFFICES, to) is Level.VILLAGE:
        return "answered", "答复", "查清以后", "结果由镇里告诉您"
    if judges(to):
        return "told", "告知", "自己去提出", "收不收、怎么办，由他们告诉您"
    if level_of(NO_OFFICES, to) is Level.COUNTY and not passes_on(to):
        return "told", "告知", "没等到就来问", "县里转给它15天内，书面告诉您"
    return (
        "told",
        "告知",
        days.by("notify_forwarded_15d", otherwise="对方收到后15日内"),
        "那个单位书面告诉您",
    )


def _unsatisfied(draft: MatterDraft, days: Days) -> _Leg:
    """What whoever is not content may do: 复查 of an opinion alone, of a suggestion nothing (art. 29)."""
    if draft.purpose is not Purpose.SHENSU:
        return _anything_more()
    if draft.route not in {None, Route.S6}:
        when = days.until("fuyi_apply", "xingsu_6m", otherwise="收到答复以后")
        return "appeal", "不服", when, "可以申请行政复议，或者去法院"
    return _review_asked(days)


def _asked_above(draft: MatterDraft, days: Days) -> Iterator[_Leg]:
    """Of an opinion in hand: asked of whoever is above, and answered there."""
    if end_of(draft) == LATE_REVIEW or (end_of(draft) == RECHECK and days.is_over("petition_recheck_30d")):
        yield _LATE
    elif end_of(draft) == RECHECK:
        yield _recheck_asked(days)
        yield "rechecked", "复核意见", "收到申请30日内", "这是信访程序的最后一步"
    else:
        yield _review_asked(days)
        yield "reviewed", "复查意见", "收到申请30日内", "复查机关书面答复您"


def _review_asked(days: Days) -> _Leg:
    if days.is_over("petition_review_30d"):
        return _LATE
    when = days.until("petition_review_30d", otherwise="收到答复30日内")
    return "unsatisfied", "不服", when, "可以请求复查，再不服可以复核"


def _recheck_asked(days: Days) -> _Leg:
    if days.is_over("petition_recheck_30d"):
        return _LATE
    when = days.until("petition_recheck_30d", otherwise="收到复查意见30日内")
    return "recheck", "不服", when, "可以请求复核"


def _taken_late(asked: StepTaken) -> _Leg:
    """What was asked for after its thirty days: whether it is taken is said above, and not by when."""
    title = DONE[_ASKED[asked.step]][1]
    return DONE[_ASKED[asked.step]][0], title, "等上一级答复", "过了30日，收不收由上一级定"


def _something_new() -> _Leg:
    return "again", "以后", "有新情况随时来", "有困难的，帮您申请救助"


def _anything_more() -> _Leg:
    return "again", "以后", "随时", "还有不明白的，再来问"


def _by_asking(road: list[Stop]) -> list[Stop]:
    """The road of somebody who left no name: what comes in writing is to be asked for."""

    def asked(line: str) -> str:
        return COME_AND_ASK if any(words in line for words in _IN_WRITING) else line

    return [replace(each, lines=tuple(map(asked, each.lines))) for each in road]


def _stop(leg: _Leg) -> Stop:
    stop_id, title, when, line = leg
    words, limit, more = (when.words, when.limit, when.more) if isinstance(when, When) else (when, None, "")
    return Stop(
        id=stop_id,
        title=title,
        when=words,
        lines=(line, more) if more else (line,),
        progress=Progress.AHEAD,
        limit=limit,
        is_theirs=stop_id == _THEIRS,
    )
