"""Numbers given out on blank receipts before anybody came (停电本): each is used once, void, or open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xinfang_desk.domain.books.pad import PadCount, PadState
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.number import Number
from xinfang_desk.store.file import trail
from xinfang_desk.store.file.codec import instant
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By


def issue(register: Register, numbers: Sequence[Number], *, by: By) -> None:
    """Keep that these numbers lie on paper; inside a write."""
    register.run_many(
        "INSERT INTO pads (number, issued_at, state) VALUES (?, ?, 'open')",
        [(number, instant(by.at)) for number in numbers],
    )
    trail.append(register, by, "pad_issued", "pad", f"{numbers[0]} {numbers[-1]}")


def use(register: Register, number: Number, *, by: By) -> None:
    """The visit of a receipt is written down; ``pad.unknown``, ``pad.used``, ``pad.void``. Inside a write."""
    _close(register, number, PadState.USED, by)


def require_open(register: Register, number: Number) -> None:
    """Refuse a number that lies on no blank receipt: ``pad.unknown``, ``pad.used``, ``pad.void``."""
    found = register.row("SELECT state FROM pads WHERE number = ?", (number,))
    if found is None:
        raise DeskError("pad.unknown")
    if found[0] != PadState.OPEN.value:
        raise DeskError("pad.used" if found[0] == PadState.USED.value else "pad.void", number=number)


def ending(register: Register, digits: str) -> tuple[Number, ...]:
    """The numbers on receipts that have this running number, or end with it and the check digits after it."""
    found = register.rows(
        "SELECT number FROM pads WHERE substr(number, 13, 5) = ? OR substr(number, 13) = ?", (digits, digits)
    )
    return tuple(Number(number) for (number,) in found)


def void(register: Register, number: Number, why: str, *, by: By) -> None:
    """A receipt was spoiled or lost: its number is nobody's; refused as :func:`use`. Inside a write."""
    _close(register, number, PadState.VOID, by)
    trail.append(register, by, "pad_void", number, why)


def count(register: Register, day: date) -> PadCount:
    """How many receipts lie open, and how many were used or spoiled on a day."""
    found = dict(
        register.stream(
            "SELECT state, count(*) FROM pads WHERE state = 'open' OR substr(closed_at, 1, 10) = ?"
            " GROUP BY state",
            (day.isoformat(),),
        )
    )
    return PadCount(
        open=found.get(PadState.OPEN.value, 0),
        used=found.get(PadState.USED.value, 0),
        void=found.get(PadState.VOID.value, 0),
    )


def open_numbers(register: Register) -> tuple[Number, ...]:
    """The numbers that lie on paper and nobody has used yet."""
    found = register.stream("SELECT number FROM pads WHERE state = 'open' ORDER BY issued_at, number")
    return tuple(Number(number) for (number,) in found)


def _close(register: Register, number: Number, state: PadState, by: By) -> None:
    require_open(register, number)
    register.run(
        "UPDATE pads SET state = ?, closed_at = ? WHERE number = ?", (state.value, instant(by.at), number)
    )
