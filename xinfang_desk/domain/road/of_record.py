"""The road of a matter on record, put together once for whoever tells it (从今天起的路)."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.people.petitioner import is_named
from xinfang_desk.domain.record import MatterRecord
from xinfang_desk.domain.road.roadmap import Stop
from xinfang_desk.domain.road.stops import stops
from xinfang_desk.domain.time.calendar import Calendar


def road_of(record: MatterRecord, on: date, calendar: Calendar) -> tuple[Stop, ...]:
    """The road of a matter so far and what comes next (从今天起的路), for paper and screen alike."""
    matter, visit = record.matter, record.visit
    return stops(
        matter.draft,
        matter.deadlines,
        on,
        matter.standing,
        received=matter.received_at.date(),
        named=not visit.anonymous and is_named(visit.people),
        first=record.first,
        notices=matter.notices,
        calendar=calendar,
    )
