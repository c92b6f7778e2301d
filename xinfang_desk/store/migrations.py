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


_COPIES = "backups"


def m0001_register(db: Database) -> None:
    """The first register."""
    for statement in schema_v1.STATEMENTS:
        db.execute(statement)


def m0002_sealed_accusations(db: Database) -> None:
    """Room for what is sealed; what lies open is sealed by :mod:`xinfang_desk.store.sealing` afterwards."""
    db.execute("ALTER TABLE matters ADD COLUMN sealed BLOB")
    db.execute("ALTER TABLE matter_versions ADD COLUMN sealed BLOB")
    db.execute("CREATE INDEX matters_to_seal ON matters (id) WHERE confidential = 1 AND sealed IS NULL")


STEPS = (m0001_register, m0002_sealed_accusations)


def migrate(connection: Any, path: Path, key: bytes, steps: Any = STEPS) -> None:
    """Bring the register up to date; an older one is copied first (``backups``, beside it).

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
        path.with_name(_COPIES).mkdir(mode=0o700, exist_ok=True)
        copy(connection, key, path.with_name(_COPIES) / f"{path.stem}-before-{pending[0]}{path.suffix}")
    migrations.apply(db)
    if missing := missing_guards(connection):
        raise DeskError("store.guards_missing", count=len(missing))


def copies_before_migration(path: Path) -> tuple[Path, ...]:
    """The copies of the register at ``path`` that were made before it changed."""
    return tuple(path.with_name(_COPIES).glob(f"{path.stem}-before-*{path.suffix}"))


def missing_guards(connection: Any) -> frozenset[str]:
    """The guards that do not stand."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return GUARDS - {name for (name,) in found}
