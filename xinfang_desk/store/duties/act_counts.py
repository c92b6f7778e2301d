"""Figures of what was done for petitioners (办理情况的数); the words stand with their matters."""

from __future__ import annotations

from datetime import date

from xinfang_desk.domain.matter import Act, ActKind
from xinfang_desk.store.file.register import Register


def count(register: Register, number: str, act: Act) -> None:
    """Count one more act of a matter; inside a write."""
    register.run(
        "INSERT INTO acts (number, on_day, kind) VALUES (?, ?, ?)",
        (number, act.on.isoformat(), act.kind.value),
    )


def counts(register: Register, since: date, until: date) -> dict[tuple[str, ActKind], int]:
    """How many acts were done in those days, by month (2026-09) and kind; those of open matters alone."""
    found = register.stream(
        "SELECT substr(a.on_day, 1, 7), a.kind, count(*) FROM acts a JOIN matters m ON m.number = a.number"
        " WHERE a.on_day BETWEEN ? AND ? AND m.confidential = 0 AND m.unanswered = 0 AND m.state <> 'void'"
        " GROUP BY 1, 2 ORDER BY 1, 2",
        (since.isoformat(), until.isoformat()),
    )
    return {(month, ActKind(kind)): int(count) for month, kind, count in found}
