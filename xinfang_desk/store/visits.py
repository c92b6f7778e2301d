"""Visits (来访): written whole in one transaction, number and papers and trail with them."""

from __future__ import annotations

from dataclasses import replace

from xinfang_desk.domain.matter import Visit
from xinfang_desk.domain.number import Number, make_number
from xinfang_desk.store import bound, sealed
from xinfang_desk.store.drafts import discard_draft
from xinfang_desk.store.file import codec, trail
from xinfang_desk.store.file.meta import read_meta, write_meta
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.file.trail import By
from xinfang_desk.store.matters import insert_visit, keep_matter, matters_of_visit, next_id

_SKIPPED = "numbers_left_out"
"""Meta: how many numbers a restore left out, and up to which year."""


def next_number(register: Register, office_code: str, desk: int, year: int) -> Number:
    """The next number of this desk and year; part of the caller's transaction, so that none is lost."""
    found = register.row(
        "INSERT INTO counters (office_code, desk, year, last) VALUES (?, ?, ?, ?)"
        " ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last",
        (office_code, desk, year, 1 + _left_out(register, year)),
    )
    return make_number(office_code, desk, year, int(found[0]) if found else 0)


def highest_numbers(register: Register) -> tuple[Number, ...]:
    """The last number that was given out, on a blank receipt too, of each year."""
    found = register.rows("SELECT office_code, desk, year, last FROM counters WHERE last > 0 ORDER BY year")
    return tuple(make_number(*each) for each in found)


def has_numbered(register: Register) -> bool:
    """Whether any number was ever given out, on a blank receipt too."""
    return register.row("SELECT 1 FROM counters LIMIT 1") is not None


def skip_numbers(register: Register, gap: int, *, until: int) -> None:
    """Leave out ``gap`` numbers of each year up to ``until``: after a restore they may be on paper.

    Years of which the register holds no visit yet begin behind the gap too: their first numbers may have
    been given out after the copy was made.
    """
    register.run("UPDATE counters SET last = last + ?", (gap,))
    left_out = max(gap, _left_out(register, until)) if _skipped(register) else gap
    write_meta(register, _SKIPPED, f"{left_out} {until}")


def _left_out(register: Register, year: int) -> int:
    gap, until = _skipped(register) or (0, 0)
    return gap if year <= until else 0


def _skipped(register: Register) -> tuple[int, int] | None:
    kept = read_meta(register, _SKIPPED)
    if kept is None:
        return None
    gap, until = kept.split()
    return int(gap), int(until)


def add_visit(register: Register, visit: Visit, key: str = "") -> None:
    """Write a visit inside the caller's transaction; ``key`` is its draft's, whose draft then goes.

    An accusation is sealed on the way (信访工作条例 art. 30) and gets a visit of its own.
    """
    first = next_id(register)
    by = By(at=visit.registered_at, officer=visit.officer)
    opened = any(not matter.confidential for matter in visit.matters)
    if opened:
        insert_visit(register, first, visit, sealed.open_key(key) if key else "")
    place = 0
    for matter_id, matter in enumerate(visit.matters, start=first):
        if matter.confidential:
            uid = register.new_uid() if opened or place else visit.uid
            hidden = sealed.shown_visit(visit, uid)
            insert_visit(register, -matter_id, hidden, sealed.sealed_key(key, place) if key else "")
            content = sealed.seal(register, visit, matter)
            keep_matter(
                register, matter_id, -matter_id, hidden, sealed.shown_matter(matter, uid), sealed=content
            )
            place += 1
        else:
            keep_matter(register, matter_id, first, visit, matter)
        trail.append(register, by, "registered", matter.number, told=bound.told(register, matter.number))
    if key:
        discard_draft(register, key)


def visit_by_key(register: Register, key: str) -> Visit | None:
    """The visit that was made of the draft of that key, with all its matters (双击不成两件).

    Of an accusation only what stays in the open comes back.
    """
    if not key:
        return None
    found = _visits(register, sealed.open_key(key))
    # As many accusations as there are, one after another.
    while more := _visits(register, sealed.sealed_key(key, sum(each[0] < 0 for each in found))):
        found += more
    if not found:
        return None
    together = [matter for visit_id, _ in found for matter in matters_of_visit(register, visit_id)]
    return replace(found[0][1], matters=tuple(sorted(together, key=lambda matter: matter.number)))


def _visits(register: Register, key: str) -> list[tuple[int, Visit]]:
    found = register.rows("SELECT id, body FROM visits WHERE draft_key = ?", (key,))
    return [(int(visit_id), codec.read(body, Visit)) for visit_id, body in found]
