"""Repeat visits (重复来访): what is known of the matter that one repeats."""

from __future__ import annotations

from xinfang_desk.domain.matter import State
from xinfang_desk.domain.number import Number
from xinfang_desk.domain.visit import Earlier
from xinfang_desk.store import matters
from xinfang_desk.store.file.register import Register


def earlier_matter(register: Register, number: Number | None) -> Earlier | None:
    """What is known of the matter that a visit repeats."""
    found = matters.matter(register, number) if number else None
    if found is None:
        return None
    joinable = not found[1].withheld and found[1].state is not State.VOID
    first = matters.first_of(register, found[1]) or found[1]
    return Earlier(number=found[1].number, deadlines=first.deadlines, joinable=joinable, matter=first)
