"""The county's own clocks (县里的期限): what the county or a body under it has to do next, and until when.

Three terms of the Regulations (信访工作条例): the county passes a matter on within 15 days of its arrival
(art. 22, para. 1), the body that got it says in writing within 15 days whether it takes it (art. 23, para.
3), and handles it within 60 days of taking it, up to 30 more where its head allows (art. 34). A day that was
named (交办限期, a promise) runs beside these and never in their place: nobody can promise the law away. A
clock counts from the day of the entry, not of its arrival there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import limit, spoken

AFTER: Mapping[str, State] = {
    "forwarded": State.FORWARDED,
    "assigned": State.ASSIGNED,
    "accepted": State.ACCEPTED,
    "not_accepted": State.CONCLUDED,
    "no_longer_accepted": State.CONCLUDED,
    "extended": State.EXTENDED,
    "answered": State.ANSWERED,
    "review_answered": State.REVIEWED,
    "recheck_answered": State.RECHECKED,
    "concluded": State.CONCLUDED,
}
"""Where a matter stands after what the county says was done."""
REFUSED = ("not_accepted", "no_longer_accepted")
"""What ends a matter because it was not taken (不予受理、不再受理): it is called so, and not 办结."""
ENDS = tuple(event for event, state in AFTER.items() if state is State.CONCLUDED)
"""What ends a matter; the last of them in the order of its days is what it is called by."""

_DECIDED = {Outcome.NOT_ACCEPT: "not_accepted", Outcome.NO_MORE: "no_longer_accepted"}
"""What a desk's own decision is called by, where its matter ended and the county said nothing of the end."""
_FINAL = frozenset({State.VOID, State.WITHDRAWN, State.MERGED})
"""What a desk alone says, and nobody goes on from."""
_ROAD = tuple(State)
"""The states in the order of the road."""
_FOR_THE_COUNTY = frozenset({None, Outcome.REPORT, Outcome.OBJECTION})
"""What a desk leaves to the county: reported, handed back as not its own, or not classed."""


class Who(Enum):
    """Who has to act (该谁办)."""

    COUNTY = "county"
    BODY = "body"
    DESK = "desk"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """Something that was done on a matter, as the county entered it (办理进展)."""

    event: str
    on: date
    org: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What has to be done next (下一步): the limit by its id, from when, until when, by whom."""

    rule: str
    start: date
    due: date
    who: Who
    org: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a clock asks of a matter; ``review_due`` is from when and until when its desk reckoned a 复查."""

    state: State
    purpose: Purpose
    route: Route | None
    outcome: Outcome | None
    came_on: date
    accepted_on: date | None = None
    """When the desk took it, as its record says."""
    review_due: tuple[date, date] | None = None


def furthest(state: State, done: Sequence[Done]) -> State:
    """Where a matter stands by what its desk says and the county has entered: whatever is further.

    A desk that corrects a word has not always heard of the last step; what it ended itself stays ended.
    """
    if not done or state in _FINAL:
        return state
    return max((state, *(AFTER[each.event] for each in done)), key=_ROAD.index)


def told_as(state: State, outcome: Outcome | None, done: Sequence[Done]) -> str:
    """What it is called that a matter stands there: a :class:`State`, or how it was :data:`REFUSED`.

    The one rule of county and desk; ``done`` stands in the order of its days.
    """
    ends = [each.event for each in done if each.event in ENDS]
    return called(furthest(state, done), outcome, ends[-1] if ends else "")


def called(state: State, outcome: Outcome | None, ended_by: str) -> str:
    """The same of where it stands, what its desk did with it, and what the county said last that ended it."""
    end = ended_by or _DECIDED.get(outcome, "") if outcome else ended_by
    return end if state is State.CONCLUDED and end in REFUSED else state.value


def check_order(accepted_on: date | None, done: Sequence[Done], step: Done) -> None:
    """No answer comes before its acceptance, whichever of the two is entered first.

    ``step.answer_before_taken``, ``step.taken_after_answer``; ``accepted_on`` is when its desk took it.
    """
    taken = [each.on for each in done if each.event == "accepted"]
    taken += [accepted_on] if accepted_on is not None else []
    if step.event == "answered" and taken and step.on < min(taken):
        raise DeskError("step.answer_before_taken", field="date", day=spoken(min(taken)))
    answers = [each.on for each in done if each.event == "answered" and each.on < step.on]
    if step.event == "accepted" and answers and not any(day <= min(answers) for day in taken):
        raise DeskError("step.taken_after_answer", field="date", day=spoken(min(answers)))


def county_clocks(facts: Facts, done: Sequence[Done], calendar: Calendar) -> tuple[Clock, ...]:
    """The clocks that run now, soonest first, none where nothing is waited for.

    ``done`` stands in the order of its days.
    """
    state = furthest(facts.state, done)
    if facts.purpose is Purpose.JUBAO or state in _FINAL:
        return ()
    if state is State.UNDER_REVIEW and facts.review_due is not None:
        start, due = facts.review_due
        return (Clock(rule="review_30d", start=start, due=due, who=Who.COUNTY),)
    if done and state in {State.FORWARDED, State.ASSIGNED, State.ACCEPTED, State.EXTENDED}:
        return tuple(sorted(_of_body(facts, done, calendar), key=lambda each: each.due))
    if not done and state is State.REGISTERED and facts.outcome in _FOR_THE_COUNTY:
        return tuple(_counted("forward_15d", facts.came_on, Who.COUNTY, "", calendar))
    return ()


def accepted(facts: Facts, done: Sequence[Done]) -> date | None:
    """The day from which the sixty days of article 34 run: of the last acceptance, or the desk's own."""
    return next((each.on for each in reversed(done) if each.event == "accepted"), facts.accepted_on)


def extended_until(taken_on: date, calendar: Calendar) -> date | None:
    """The last day to which article 34 lets a term be extended: thirty days after the unrolled sixtieth."""
    return limit("extend_30d", taken_on, calendar).due


def _of_body(facts: Facts, done: Sequence[Done], calendar: Calendar) -> Iterator[Clock]:
    last = done[-1]
    passed = next((each for each in reversed(done) if each.event in {"forwarded", "assigned"}), None)
    taken = next((each for each in reversed(done) if each.event in {"accepted", "extended"}), None)
    if taken is not None and taken.event == "extended":
        yield from _extended(facts, done, taken, calendar)
    else:
        if passed is not None and passed.event == "assigned":
            yield from _named("assigned_term", passed)
        if taken is not None:
            yield from _named("own_promise", taken)
            if _has_sixty_days(facts):
                yield from _counted("handle_60d", taken.on, Who.BODY, taken.org, calendar)
    if last is passed:
        yield from _counted("notify_forwarded_15d", last.on, Who.BODY, last.org, calendar)


def _extended(facts: Facts, done: Sequence[Done], last: Done, calendar: Calendar) -> Iterator[Clock]:
    """The extended term, in the place of those before: as it was named, never beyond the law's."""
    since = accepted(facts, done)
    most = None if since is None else extended_until(since, calendar)
    due = min((each for each in (last.due, most) if each is not None), default=None)
    if due is not None and (last.due is not None or _has_sixty_days(facts)):
        yield Clock(rule="extend_30d", start=since or last.on, due=due, who=Who.BODY, org=last.org)


def _has_sixty_days(facts: Facts) -> bool:
    """Sixty days are for article 31, item 6 alone."""
    return facts.purpose is Purpose.SHENSU and facts.route is Route.S6


def _named(rule: str, by: Done) -> Iterator[Clock]:
    if by.due is not None:
        yield Clock(rule=rule, start=by.on, due=by.due, who=Who.BODY, org=by.org)


def _counted(rule: str, start: date, who: Who, org: str, calendar: Calendar) -> Iterator[Clock]:
    due = limit(rule, start, calendar).due
    if due is not None:
        yield Clock(rule=rule, start=start, due=due, who=who, org=org)


def answer_limit(facts: Facts, done: Sequence[Done], calendar: Calendar) -> date | None:
    """By when a body has to answer, whether it has or not (应答复日); None where no limit was set."""
    moves = [each for each in done if each.event in {"assigned", "accepted", "extended"}]
    clocks = _of_body(facts, moves, calendar) if moves else ()
    return min((each.due for each in clocks if each.rule != "notify_forwarded_15d"), default=None)
