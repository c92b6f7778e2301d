"""What was done on a matter, and when, as SQL finds it (办理的日子): for lists, figures and promises."""

from __future__ import annotations

from datetime import date, datetime

from xinfang_desk.domain.category import Paper
from xinfang_desk.domain.matter import Matter
from xinfang_desk.domain.promises import Deeds
from xinfang_desk.domain.time.calendar import china_day
from xinfang_desk.store.file import codec

HANDED = """(SELECT json_group_array(json_array(p.kind, p.handed_over_at)) FROM papers p
    WHERE p.matter = m.id AND p.handed_over_at IS NOT NULL AND p.state = 'handed_over')"""
"""Of ``matters m``: the papers that are in somebody's hand, and since when."""
SAID = """(SELECT json_group_array(json_array(a.event, a.on_day)) FROM answers a
    WHERE a.number = m.number AND a.withdrawn_on = '')"""
"""Of ``matters m``: what the county said and did not take back."""


def handed_of(text: str) -> tuple[tuple[Paper, date], ...]:
    """Read what :data:`HANDED` found."""
    found = codec.read(text, tuple[tuple[str, datetime], ...])
    return tuple((Paper(kind), china_day(at)) for kind, at in found)


def said_of(text: str) -> tuple[tuple[str, date], ...]:
    """Read what :data:`SAID` found."""
    return codec.read(text, tuple[tuple[str, date], ...])


def deeds_of(matter: Matter, handed: str, said: str) -> Deeds:
    """What was done on ``matter``, of what :data:`HANDED` and :data:`SAID` found of it."""
    return Deeds(steps=matter.standing, told=said_of(said), handed=handed_of(handed))
