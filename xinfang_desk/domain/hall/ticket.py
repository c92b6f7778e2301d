"""Waiting numbers of a day (取号): who is called next, and where each number stands; nothing of a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

MOST_TOGETHER = 99
"""People who may come on one number; more are a gathering, and send representatives (art. 20)."""


class TicketState(Enum):
    """Where a number stands (取号状态)."""

    WAITING = "waiting"
    CALLED = "called"
    """At the window, or on the way to it."""
    ABSENT = "absent"
    """Called and not there (过号); it counts again as soon as they are back."""
    SERVED = "served"


class Care(Enum):
    """What whoever calls a number should mind (照顾): a closed list, so that no name gets in."""

    WALKS_BADLY = "walks_badly"
    ELDERLY = "elderly"
    HEARS_BADLY = "hears_badly"
    WITH_CHILD = "with_child"
    FAR_HOME = "far_home"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """One number (号): of a day, and of nobody."""

    number: int
    state: TicketState
    people: int
    care: Care | None
    ahead: bool
    """The officer has decided that it is called before the others (先叫)."""
    taken_at: datetime
    called_at: datetime | None


def in_turn(tickets: Iterable[Ticket]) -> tuple[Ticket, ...]:
    """Those that wait, in the order in which they are called: by number, the officer's exceptions first."""
    waiting = (each for each in tickets if each.state is TicketState.WAITING)
    return tuple(sorted(waiting, key=lambda each: (not each.ahead, each.number)))


def at_window(tickets: Iterable[Ticket]) -> Ticket | None:
    """The number that is being received now (正在接待), if any."""
    return next((each for each in tickets if each.state is TicketState.CALLED), None)
