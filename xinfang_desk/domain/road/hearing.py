"""Who hears a petitioner's own limit (向谁提出), by the names that bodies bear."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.road.offices import Offices, asked, reconsiders
from xinfang_desk.domain.time.deadline import Deadline, lapsed, rights, rule

_HEAR: dict[str, Callable[[str], bool]] = {
    "法院": lambda body: "法院" in body,
    "县政府": reconsiders,
    "仲裁": lambda body: "仲裁" in body,
}
"""By a word of whom a limit names, whether a body of a name hears it."""


def hears(body: str, limit: Deadline) -> bool:
    """Whether a body of that name is one that a limit says to ask."""
    return any(hears(body) for word, hears in _HEAR.items() if word in rule(limit.id).of_whom)


def heard_elsewhere(limit: Deadline, body: str) -> str:
    """Whom a limit says to ask, where a body that is named is none of those; empty where it is, or none."""
    of_whom = rule(limit.id).of_whom
    names = any(word in of_whom for word in _HEAR)
    return of_whom if names and not hears(body, limit) else ""


def left_elsewhere(body: str, limits: Iterable[Deadline], on: date) -> Deadline | None:
    """What is left with somebody else, soonest first, where all that ``body`` hears is over on a day."""
    limits = tuple(limits)
    left = rights(limits, on)
    over = any(hears(body, each) for each in lapsed(limits, on))
    if not over or not left or any(hears(body, each) for each in left):
        return None
    return left[0] if heard_elsewhere(left[0], body) else None


def named(offices: Offices, place: str, matter: Matter, on: date) -> str:
    """Whom the officer named, where that body hears it and not all that it hears is over on that day."""
    to = asked(offices, place, matter.draft)
    return "" if left_elsewhere(to, matter.deadlines, on) else to
