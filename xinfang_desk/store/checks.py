"""Is the register sound (登记簿自检): every page, the trail, its guards, the search, the references."""

from __future__ import annotations

from collections.abc import Callable

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import search, trail
from xinfang_desk.store.migrations import missing_guards
from xinfang_desk.store.register import Register


def integrity(register: Register) -> tuple[str, ...]:
    """The codes of what is wrong; empty when all is well."""
    try:
        return tuple(code for code, wrong in _CHECKS.items() if wrong(register))
    except DeskError as fault:
        # A page that cannot be read stops every other question about it.
        return (fault.code,)


_CHECKS: dict[str, Callable[[Register], bool]] = {
    "store.damaged": lambda register: register.row("PRAGMA cipher_integrity_check") is not None,
    "store.guards_missing": lambda register: bool(missing_guards(register.connection)),
    "trail.broken": lambda register: trail.verify(register) is not None,
    "store.search_stale": lambda register: search.strays(register) > 0,
    "store.references_broken": lambda register: register.row("PRAGMA foreign_key_check") is not None,
}
