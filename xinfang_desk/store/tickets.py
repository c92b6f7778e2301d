"""Waiting numbers of the day (取号): kept so that neither a power cut nor a wrong clock loses one."""

from __future__ import annotations

from datetime import date, datetime

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.hall.ticket import Care, Ticket, TicketState
from xinfang_desk.domain.time.clock import LONGEST_REST
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register

_COLUMNS = "number, state, people, care, ahead, taken_at, called_at"


def tickets(register: Register, day: date) -> tuple[Ticket, ...]:
    """The numbers of ``day``, in the order in which they were taken."""
    found = register.stream(f"SELECT {_COLUMNS} FROM tickets WHERE day = ? ORDER BY number", (str(day),))
    return tuple(map(_ticket, found))


def take(
    register: Register,
    day: date,
    at: datetime,
    *,
    people: int,
    care: Care | None,
    ahead: bool,
    clock_right: bool,
) -> Ticket:
    """The next number of ``day``; inside a write. No line of the trail tells of it: it is nobody's yet.

    What waited a month ago waits no more and is forgotten, while the clock is right: one that runs ahead
    makes an old day of the present one.
    """
    if clock_right:
        register.run("DELETE FROM tickets WHERE day < ?", (str(day - LONGEST_REST),))
    [taken] = register.rows(
        "INSERT INTO tickets (day, number, state, people, care, ahead, taken_at)"
        " SELECT ?1, coalesce(max(number), 0) + 1, 'waiting', ?2, ?3, ?4, ?5 FROM tickets WHERE day = ?1"
        f" RETURNING {_COLUMNS}",
        (str(day), people, care.value if care else "", int(ahead), codec.instant(at)),
    )
    return _ticket(taken)


def describe(
    register: Register, day: date, number: int, *, people: int, care: Care | None, ahead: bool
) -> Ticket:
    """Say how many come on a number, what to mind, and whether it goes first; inside a write."""
    register.run(
        "UPDATE tickets SET people = ?, care = ?, ahead = ? WHERE day = ? AND number = ?",
        (people, care.value if care else "", int(ahead), str(day), number),
    )
    return _one(register, day, number)


def move(register: Register, day: date, number: int, state: TicketState) -> Ticket:
    """Let a number stand somewhere else; inside a write."""
    register.run("UPDATE tickets SET state = ? WHERE day = ? AND number = ?", (state.value, str(day), number))
    return _one(register, day, number)


def call(register: Register, day: date, number: int, at: datetime) -> Ticket:
    """Call a number to the window, where there is room for one: the one before is done; inside a write."""
    register.run(
        "UPDATE tickets SET state = 'served' WHERE day = ? AND state = 'called' AND number <> ?",
        (str(day), number),
    )
    register.run(
        "UPDATE tickets SET called_at = ? WHERE day = ? AND number = ?", (codec.instant(at), str(day), number)
    )
    return move(register, day, number, TicketState.CALLED)


def finish(register: Register, day: date, number: int) -> None:
    """Whoever came on a number has been registered; nothing happens where it is not known; inside a write."""
    register.run("UPDATE tickets SET state = 'served' WHERE day = ? AND number = ?", (str(day), number))


def drop(register: Register, day: date, number: int) -> None:
    """Forget a number that was taken by mistake; inside a write."""
    register.run("DELETE FROM tickets WHERE day = ? AND number = ?", (str(day), number))


def _one(register: Register, day: date, number: int) -> Ticket:
    found = register.row(
        f"SELECT {_COLUMNS} FROM tickets WHERE day = ? AND number = ?",
        (str(day), number),
    )
    if found is None:
        raise DeskError("ticket.unknown", number=number)
    return _ticket(found)


def _ticket(found: tuple[int, str, int, str, int, str, str | None]) -> Ticket:
    number, state, people, care, ahead, taken_at, called_at = found
    return Ticket(
        number=number,
        state=TicketState(state),
        people=people,
        care=Care(care) if care else None,
        ahead=bool(ahead),
        taken_at=datetime.fromisoformat(taken_at),
        called_at=datetime.fromisoformat(called_at) if called_at else None,
    )
