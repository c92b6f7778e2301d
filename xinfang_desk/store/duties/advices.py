"""Advice to bodies in the register (工作建议)."""

from __future__ import annotations

from xinfang_desk.domain.duties.advice import Advice
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store.file import codec
from xinfang_desk.store.file.register import Register


def keep(register: Register, advice: Advice) -> None:
    """Keep a piece of advice as it is now; inside a write."""
    register.run(
        "INSERT INTO advice (uid, sent_on, body) VALUES (?, ?, ?)"
        " ON CONFLICT (uid) DO UPDATE SET body = excluded.body",
        (advice.uid, advice.sent_on.isoformat(), codec.body(advice)),
    )


def advice(register: Register, uid: str) -> Advice:
    """One by its uid; ``advice.unknown``."""
    found = register.row("SELECT body FROM advice WHERE uid = ?", (uid,))
    if found is None:
        raise DeskError("advice.unknown")
    return codec.read(found[0], Advice)


def given(register: Register, year: int) -> tuple[Advice, ...]:
    """What was sent in a year, oldest first."""
    found = register.stream(
        "SELECT body FROM advice WHERE substr(sent_on, 1, 4) = ? ORDER BY sent_on, uid", (f"{year:04}",)
    )
    return tuple(codec.read(text, Advice) for (text,) in found)
