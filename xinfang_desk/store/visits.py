"""Visits (来访): written whole in one transaction, number and papers and trail with them."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.store import codec, trail
from xinfang_desk.store.drafts import discard_draft
from xinfang_desk.store.matters import keep_matter, matters_of_visit, next_id
from xinfang_desk.store.register import Register
from xinfang_desk.store.trail import By


def next_number(register: Register, office_code: str, desk: int, year: int) -> Number:
    """The next number of this desk and year; part of the caller's transaction, so that none is lost."""
    found = register.row(
        "INSERT INTO counters (office_code, desk, year, last) VALUES (?, ?, ?, 1)"
        " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (office_code, desk, year),
    )
    return make_number(office_code, desk, year, int(found[0]) if found else 0)


def skip_numbers(register: Register, gap: int) -> None:
    """Leave out the next ``gap`` numbers of every desk and year: after a restore they may be on paper."""
    register.run("UPDATE counters SET last = last + ?", (gap,))


def add_visit(register: Register, visit: Visit, key: str = "") -> None:
    """Write a visit inside the caller's transaction; ``key`` is its draft's, whose draft then goes."""
    visit_id = next_id(register)
    register.run(
        "INSERT INTO visits (id, uid, received_at, registered_at, draft_key, body) VALUES (?, ?, ?, ?, ?, ?)",
        (
            visit_id,
            visit.uid,
            codec.instant(visit.received_at),
            codec.instant(visit.registered_at),
            key or None,
            codec.body(replace(visit, matters=())),
        ),
    )
    by = By(at=visit.registered_at, officer=visit.officer)
    for matter_id, matter in enumerate(visit.matters, start=visit_id):
        keep_matter(register, matter_id, visit_id, visit, matter)
        trail.append(register, by, "registered", matter.number)
    if key:
        discard_draft(register, key)


def visit_by_key(register: Register, key: str) -> Visit | None:
    """The visit that was made of the draft of that key, with all its matters (双击不成两件)."""
    found = register.row("SELECT id, body FROM visits WHERE draft_key = ?", (key,)) if key else None
    if found is None:
        return None
    return replace(codec.read(found[1], Visit), matters=matters_of_visit(register, found[0]))
