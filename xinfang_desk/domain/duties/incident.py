"""Order in the hall (现场秩序): an event of the place, tied to no person and to no matter.

信访工作条例 arts. 26 and 47. Whoever has something to bring is registered as before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from xinfang_desk.domain.errors import DeskError

KEPT_FOR = timedelta(days=366)
"""After that it is gone."""
MOST_SAID = 200
"""Characters of a text."""
_POINTS_AT_SOMEBODY = re.compile(r"\d{11,}|\d{17}[\dXx]")
"""A telephone, an identity number or a register number."""


class Happened(Enum):
    """What happened: one of the six of art. 26."""

    CROWDING = "围堵、冲击机关，堵塞交通"
    DANGEROUS_THINGS = "携带危险物品、管制器具"
    INSULT = "侮辱、殴打、威胁工作人员，毁坏财物"
    STAYING = "在接待场所滞留、滋事"
    INCITING = "煽动、串联、以信访为名敛财"
    OTHER = "其他扰乱公共秩序的行为"


class PlaceAct(Enum):
    """What was done there (art. 47)."""

    DISSUADED = "劝阻"
    CRITICISED = "批评"
    EXPLAINED = "教育"
    LEADER_CAME = "请领导到场"
    CALLED_POLICE = "报110"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One event of the place. ``called_at`` stands with a call to the police, and with nothing else."""

    uid: str = ""
    at: datetime
    where: str
    happened: Happened
    acts: tuple[PlaceAct, ...] = ()
    called_at: datetime | None = None
    police_no: str = ""
    result: str = ""
    recorder: str = ""
    witness: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentFigures:
    """How many there were in a year, and how often the police were called."""

    incidents: int
    calls: int


def checked(incident: Incident, now: datetime) -> Incident:
    """``incident`` if it can be kept.

    ``incident.blank`` without place, act or recorder; ``incident.bad_time`` after now, or so long ago that it
    would be gone; ``incident.bad_call`` for the time of a call without a call;
    ``incident.points_at_somebody`` where a text holds a number by which somebody is found;
    ``incident.too_long``.
    """
    for field, said in (("where", incident.where), ("recorder", incident.recorder), ("acts", incident.acts)):
        if not said:
            raise DeskError("incident.blank", field=field)
    if not now - KEPT_FOR < incident.at <= now:
        raise DeskError("incident.bad_time")
    if incident.called_at is not None and PlaceAct.CALLED_POLICE not in incident.acts:
        raise DeskError("incident.bad_call")
    for field, text in (("where", incident.where), ("result", incident.result)):
        if _POINTS_AT_SOMEBODY.search(text):
            raise DeskError("incident.points_at_somebody", field=field)
        if len(text) > MOST_SAID:
            raise DeskError("incident.too_long", field=field, most=MOST_SAID)
    return incident
