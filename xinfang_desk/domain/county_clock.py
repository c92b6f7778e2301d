"""The county's own clocks (县里的期限): what the county or a body under it has to do next, and until when.

Three terms of the Regulations (信访工作条例): the county passes a matter on within 15 days of its arrival
(art. 22, para. 1), the body that got it says in writing within 15 days whether it takes it (art. 23, para.
3), and handles it within 60 days of taking it, up to 30 more where its head allows (art. 34). A day that the
county named itself stands before these. A clock counts from the day of the entry, not of its arrival there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from xinfang_desk.domain.category import Outcome, Purpose, Route
from xinfang_desk.domain.matter import State
from xinfang_desk.domain.time.calendar import Calendar
from xinfang_desk.domain.time.deadline import limit

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
    review_due: tuple[date, date] | None = None


def furthest(state: State, done: Sequence[Done]) -> State:
    """Where a matter stands by what its desk says and the county has entered: whatever is further.

    A desk that corrects a word has not always heard of the last step; what it ended itself stays ended.
    """
    if state in _FINAL:
        return state
    return max((state, *(AFTER[each.event] for each in done)), key=_ROAD.index)


def county_clock(facts: Facts, done: Sequence[Done], calendar: Calendar) -> Clock | None:
    """The clock that runs now, None where nothing is waited for; ``done`` in the order of its days."""
    state = furthest(facts.state, done)
    if facts.purpose is Purpose.JUBAO or state in _FINAL:
        return None
    if state is State.UNDER_REVIEW and facts.review_due is not None:
        start, due = facts.review_due
        return Clock(rule="review_30d", start=start, due=due, who=Who.COUNTY)
    if done and state in {State.FORWARDED, State.ASSIGNED, State.ACCEPTED, State.EXTENDED}:
        return _of_body(facts, done, calendar)
    if not done and state is State.REGISTERED and facts.outcome in _FOR_THE_COUNTY:
        return _counted("forward_15d", facts.came_on, Who.COUNTY, "", calendar)
    return None


def _of_body(facts: Facts, done: Sequence[Done], calendar: Calendar) -> Clock | None:
    last = done[-1]
    if last.due is not None:
        named = {"accepted": "own_promise", "extended": "extend_30d"}
        return Clock(
            rule=named.get(last.event, "assigned_term"),
            start=last.on,
            due=last.due,
            who=Who.BODY,
            org=last.org,
        )
    if last.event in {"forwarded", "assigned"}:
        return _counted("notify_forwarded_15d", last.on, Who.BODY, last.org, calendar)
    if facts.purpose is not Purpose.SHENSU or facts.route is not Route.S6:
        # Sixty days are for article 31, item 6 alone.
        return None
    taken = next((each for each in reversed(done) if each.event == "accepted"), None)
    if taken is None:
        return None
    rule = "extend_30d" if last.event == "extended" else "handle_60d"
    return _counted(rule, taken.on, Who.BODY, last.org, calendar)


def _counted(rule: str, start: date, who: Who, org: str, calendar: Calendar) -> Clock | None:
    due = limit(rule, start, calendar).due
    return None if due is None else Clock(rule=rule, start=start, due=due, who=who, org=org)


def answer_limit(facts: Facts, done: Sequence[Done], calendar: Calendar) -> date | None:
    """By when a body has to answer, whether it has or not (应答复日); None where no limit was set."""
    moves = [each for each in done if each.event in {"assigned", "accepted", "extended"}]
    clock = _of_body(facts, moves, calendar) if moves else None
    return None if clock is None or clock.rule == "notify_forwarded_15d" else clock.due
