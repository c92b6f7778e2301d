"""What the national system calls a matter (信访件编号、查询码): as the county's replies say it."""

from __future__ import annotations

from xinfang_desk.domain.record import National
from xinfang_desk.store.file.register import Register


def keep(register: Register, number: str, told: National, reply: int) -> bool:
    """Put it to its matter; whether it is news. Inside a write.

    Of two replies the later one counts, in whatever order they are brought. An accusation takes none.
    """
    before = of(register, number)
    changed = register.run(
        "INSERT INTO national SELECT number, ?, ?, ? FROM matters WHERE number = ?"
        " AND confidential = 0 AND unanswered = 0"
        " ON CONFLICT (number) DO UPDATE SET national_number = excluded.national_number,"
        " query_code = excluded.query_code, reply = excluded.reply WHERE reply <= excluded.reply",
        (told.number, told.query_code, reply, number),
    )
    return changed > 0 and of(register, number) != before


def of(register: Register, number: str) -> National | None:
    """How the national system knows a matter, or None while nobody has told."""
    found = register.row("SELECT national_number, query_code FROM national WHERE number = ?", (number,))
    if found is None or not any(found):
        return None
    return National(number=found[0], query_code=found[1])


def forget(register: Register, number: str) -> None:
    """Drop it for good; inside a write."""
    register.run("DELETE FROM national WHERE number = ?", (number,))
