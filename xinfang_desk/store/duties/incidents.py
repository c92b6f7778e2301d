"""Order in the hall (现场秩序): it knows neither matter nor person, and forgets after a year."""

from __future__ import annotations

from datetime import datetime

from xinfang_desk.domain.duties.incident import KEPT_FOR, Incident, IncidentFigures, PlaceAct
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def keep(register: Register, incident: Incident, recorded_by: str) -> None:
    """Keep an event of the place; ``recorded_by`` is the account that may read it. Inside a write."""
    register.run(
        "INSERT INTO incidents (uid, happened_at, called, recorded_by, body) VALUES (?, ?, ?, ?, ?)",
        (
            incident.uid,
            codec.instant(incident.at),
            int(PlaceAct.CALLED_POLICE in incident.acts),
            recorded_by,
            codec.body(incident),
        ),
    )


def incidents(register: Register, year: int, recorded_by: str | None) -> tuple[Incident, ...]:
    """The events of a year, oldest first; of one account alone, or for None of all."""
    found = register.stream(
        "SELECT body FROM incidents WHERE substr(happened_at, 1, 4) = ?1 AND (?2 IS NULL OR recorded_by = ?2)"
        " ORDER BY happened_at, uid",
        (f"{year:04}", recorded_by),
    )
    return tuple(codec.read(text, Incident) for (text,) in found)


def figures(register: Register, year: int) -> IncidentFigures:
    """How many events of a year are kept, and how often the police were called."""
    [(count, calls)] = register.rows(
        "SELECT count(*), coalesce(sum(called), 0) FROM incidents WHERE substr(happened_at, 1, 4) = ?",
        (f"{year:04}",),
    )
    return IncidentFigures(incidents=int(count), calls=int(calls))


def forget_old(register: Register, now: datetime) -> int:
    """Drop for good what is older than a year; how many. Writes by itself, and only where there is any."""
    before = (codec.instant(now - KEPT_FOR),)
    if register.row("SELECT 1 FROM incidents WHERE happened_at < ?", before) is None:
        return 0
    with register.write(), register.shredding():
        return register.run("DELETE FROM incidents WHERE happened_at < ?", before)
