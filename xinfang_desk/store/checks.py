"""Is the register sound (登记簿自检): pages, trail and guards, search, references, papers, seals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.refusals import Code
from xinfang_desk.store import bound
from xinfang_desk.store.file import codec, trail
from xinfang_desk.store.file.migrations import GUARDS, astray, missing_guards
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import search

_PAGE = re.compile(r"page (\d+)")


_MOST_NAMED = 20
"""Numbers of damaged records that a finding names."""
_TAKEN_BACK = frozenset(
    {
        "store.search_stale",
        "store.papers_unsound",
        "store.records_damaged",
        "store.told_otherwise",
        "store.batch_short",
    }
)
"""What is put right later, or told by every check: no reason to leave a desk without its only copy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is wrong (自检发现), and where."""

    code: Code
    facts: Mapping[str, str | int] = field(default_factory=dict)


def integrity(register: Register) -> tuple[Fault, ...]:
    """What is wrong and where; empty when all is well."""
    found: list[Fault] = []
    try:
        for check in _CHECKS:
            found.extend(check(register))
    except DeskError as fault:
        # A page that cannot be read stops every other question; what was found so far says which.
        if fault.code not in {each.code for each in found}:
            found.append(Fault(code=fault.code))
    return tuple(found)


def is_damaged(register: Register) -> bool:
    """Whether :func:`integrity` finds what no copy may hold that is taken back (损坏).

    ``store.disk`` where the disk does not let it be said.
    """
    found = {each.code for each in integrity(register)}
    if "store.disk" in found:
        raise DeskError("store.disk")
    return not found <= _TAKEN_BACK


def unsealed(register: Register) -> str | None:
    """The number of an accusation that lies open, or None."""
    found = register.row("SELECT number FROM matters WHERE confidential = 1 AND sealed IS NULL LIMIT 1")
    return None if found is None else str(found[0])


def _unreadable(register: Register) -> Iterator[str]:
    """The numbers of matters whose record, or that of whose visit, was spoilt (读不出来)."""
    rows = register.stream(
        "SELECT m.number, CAST(v.body AS BLOB), CAST(m.body AS BLOB)"
        " FROM matters m JOIN visits v ON v.id = m.visit ORDER BY m.id"
    )
    return (str(number) for number, visit, matter in rows if not codec.is_read(visit, matter))


def _pages(register: Register) -> Iterator[Fault]:
    # Asked twice: of a page that could not be read just once nobody shall be told that it is damaged.
    if _said(register) and (said := _said(register)):
        yield Fault(code="store.damaged", facts={"pages": "、".join(_PAGE.findall(said)) or "—"})


def _said(register: Register) -> str:
    return " ".join(str(line) for (line,) in register.rows("PRAGMA cipher_integrity_check"))


def _guards(register: Register) -> Iterator[Fault]:
    if missing := missing_guards(register):
        yield Fault(code="store.guards_missing", facts={"guards": "、".join(sorted(missing))})


def _shape(register: Register) -> Iterator[Fault]:
    # A guard that is gone has been told by name.
    if parts := astray(register) - (GUARDS & missing_guards(register)):
        yield Fault(code="store.astray", facts={"parts": "、".join(sorted(parts))})


def _trail(register: Register) -> Iterator[Fault]:
    broken = trail.verify(register)
    if broken is not None:
        yield Fault(code="trail.broken", facts={"line": broken})


def _told(register: Register) -> Iterator[Fault]:
    if strays := bound.strays(register):
        yield Fault(code="store.told_otherwise", facts={"number": strays[0], "count": len(strays)})


def _bodies(register: Register) -> Iterator[Fault]:
    if spoilt := tuple(_unreadable(register)):
        more = "……" if len(spoilt) > _MOST_NAMED else ""
        numbers = "、".join(spoilt[:_MOST_NAMED]) + more
        yield Fault(code="store.records_damaged", facts={"numbers": numbers})


def _search(register: Register) -> Iterator[Fault]:
    if count := search.strays(register):
        yield Fault(code="store.search_stale", facts={"count": count})


def _references(register: Register) -> Iterator[Fault]:
    tables = {str(table) for table, *_ in register.rows("PRAGMA foreign_key_check")}
    if register.row("SELECT 1 FROM (SELECT matter FROM batch_items EXCEPT SELECT id FROM matters)"):
        tables.add("batch_items")
    if tables:
        yield Fault(code="store.references_broken", facts={"tables": "、".join(sorted(tables))})


def _batches(register: Register) -> Iterator[Fault]:
    found = register.rows(
        "SELECT b.sequence, b.records, (SELECT count(*) FROM batch_items WHERE sequence = b.sequence) AS kept"
        " FROM batches b WHERE b.records <> kept ORDER BY 1"
    )
    for sequence, records, kept in found:
        yield Fault(code="store.batch_short", facts={"sequence": sequence, "records": records, "kept": kept})


def _papers(register: Register) -> Iterator[Fault]:
    found = register.row(
        "SELECT m.number FROM papers p JOIN matters m ON m.id = p.matter"
        " WHERE p.state NOT IN ('due', 'drawn', 'sent', 'handed_over', 'voided')"
        # One that was in somebody's hand may be void since.
        " OR (p.state <> 'voided' AND (p.state = 'handed_over') <> (p.handed_over_at IS NOT NULL))"
        " OR (p.state IN ('drawn', 'sent') AND p.sha256 IS NULL)"
        # What a matter owes has a row, whatever became of it; and none of those rows is ever removed.
        " UNION ALL SELECT m.number FROM matters m"
        " JOIN json_each(CASE WHEN json_valid(m.body) THEN m.body ELSE '{}' END, '$.papers') k"
        " WHERE NOT EXISTS (SELECT 1 FROM papers WHERE matter = m.id AND kind = k.value) LIMIT 1"
    )
    if found is not None:
        yield Fault(code="store.papers_unsound", facts={"number": found[0]})


def _seals(register: Register) -> Iterator[Fault]:
    if number := unsealed(register):
        yield Fault(code="store.unsealed", facts={"number": number})


_CHECKS: tuple[Callable[[Register], Iterator[Fault]], ...] = (
    _pages,
    _guards,
    _shape,
    _trail,
    _told,
    _bodies,
    _search,
    _references,
    _batches,
    _papers,
    _seals,
)
