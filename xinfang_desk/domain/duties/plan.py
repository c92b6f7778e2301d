"""Plans of a year (学习计划、普法责任清单、培训计划): what for whom in which month; posts, and no person.

What is done ticks an item by its words; how much is left follows from that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.outreach import SessionKind

MOST_ITEMS = 200
MOST_TIMES = 1000


class PlanKind(Enum):
    """What a plan is of."""

    STUDY = "学习"
    LAW = "普法"
    TRAINING = "培训"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItem:
    """One thing that is planned."""

    what: str
    law: str = ""
    who_for: str = ""
    when: int
    """The month, 1 to 12."""
    where: str = ""
    how: SessionKind = SessionKind.TALK
    responsible: str = ""
    """A post (岗位), not a person."""
    target: int = 1
    """How often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A year's plan of one kind."""

    year: int
    kind: PlanKind
    items: tuple[PlanItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An item with how much of it was done (计划、完成、还差)."""

    kind: PlanKind
    item: PlanItem
    done: int

    @property
    def left(self) -> int:
        """How often it is still to be done."""
        return max(self.item.target - self.done, 0)


def checked(plan: Plan) -> Plan:
    """``plan`` if it can be kept to: ``plan.blank``, ``plan.bad_item`` by its place, ``plan.twice``."""
    if not plan.items or len(plan.items) > MOST_ITEMS:
        raise DeskError("plan.blank")
    for place, each in enumerate(plan.items, start=1):
        if not each.what.strip() or not 1 <= each.when <= 12 or not 1 <= each.target <= MOST_TIMES:
            raise DeskError("plan.bad_item", item=place)
    names = [each.what for each in plan.items]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise DeskError("plan.twice", item=place + 1)
    return plan


def standing(plans: Iterable[Plan], ticked: Iterable[str]) -> tuple[Planned, ...]:
    """Every item, by month, with how often its words were ``ticked`` by what was done."""
    done = list(ticked)
    found = [
        Planned(kind=plan.kind, item=item, done=done.count(item.what))
        for plan in plans
        for item in plan.items
    ]
    return tuple(sorted(found, key=lambda each: (each.item.when, each.kind.value, each.item.what)))
