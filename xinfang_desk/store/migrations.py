"""How the register's tables came to be (登记簿结构): steps that are never edited once released."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlite_utils import Database, Migrations

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.store import schema_v1
from xinfang_desk.store.backup import copy

GUARDS = frozenset({"trail_never_changes", "trail_never_shrinks"})
"""The triggers that must stand; sqlite-utils' ``transform`` drops triggers without a word."""


def m0001_register(db: Database) -> None:
    """The first register."""
    for statement in schema_v1.STATEMENTS:
        db.execute(statement)


STEPS = (m0001_register,)


def migrate(connection: Any, path: Path, key: bytes, steps: Any = STEPS) -> None:
    """Bring the register up to date; an older one is copied beside itself first.

    ``store.newer`` when a later version of the program has been at it.
    """
    migrations = Migrations("xinfang-desk register")
    for step in steps:
        migrations()(step)
    db = Database(connection)
    applied = {each.name for each in migrations.applied(db)}
    if unknown := applied - {step.__name__ for step in steps}:
        raise DeskError("store.newer", unknown=len(unknown))
    pending = [each.name for each in migrations.pending(db)]
    if not pending:
        return
    if applied:
        copy(connection, key, path.with_name(f"{path.stem}-before-{pending[0]}{path.suffix}"))
    migrations.apply(db)
    if missing := missing_guards(connection):
        raise DeskError("store.guards_missing", count=len(missing))


def missing_guards(connection: Any) -> frozenset[str]:
    """The guards that do not stand."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return GUARDS - {name for (name,) in found}
