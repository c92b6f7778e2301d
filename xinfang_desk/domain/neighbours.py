"""Procedures beside a petition (相邻程序): the days that their limits run from, and the limits."""

from __future__ import annotations

from collections.abc import Mapping

from xinfang_desk.domain.category import Route
from xinfang_desk.domain.matter import Event, MatterDraft

_LAND_CONTENTS = frozenset({"自然资源", "农村农业", "国土资源"})
_ASKED_ON: Mapping[Route | None, tuple[Event, ...]] = {
    Route.S1: (Event.JUDGMENT_SERVED,),
    Route.S2: (Event.EMPLOYMENT_ENDED, Event.ACT_KNOWN),
    Route.S4: (Event.DECISION_RECEIVED, Event.ACT_KNOWN),
    Route.S5: (Event.ACT_KNOWN, Event.EMPLOYMENT_ENDED),
}


def days_asked(route: Route | None) -> tuple[Event, ...]:
    """The days that are worth asking for on a road of article 31; what is known of others counts too."""
    return _ASKED_ON.get(route, ())


def limits_from(event: Event, matter: MatterDraft) -> tuple[str, ...]:
    """The limits that an event starts for a matter, by their ids."""
    if event is Event.EMPLOYMENT_ENDED:
        return ("ldzc_1y",)
    if event is Event.JUDGMENT_SERVED:
        return ("shangsu",)
    if event is Event.ACT_KNOWN and matter.route is Route.S2 and matter.content in _LAND_CONTENTS:
        return ("ndcb_2y",)
    against_an_act: tuple[str, ...] = ("fuyi_apply", "xingsu_6m")
    if event is Event.ACT_KNOWN:
        return against_an_act
    land: tuple[str, ...] = ("tdqs",) if matter.content in _LAND_CONTENTS else ()
    return ("xingsu_15d", *land, *against_an_act)
