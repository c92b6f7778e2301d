"""The tables of the township's other duties: steps of the migrations, never edited once released."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def m0018_duties(db: Database) -> None:
    """Joint meetings, promises, and order in the hall, which names neither a matter nor a person."""
    db.execute(
        "CREATE TABLE meetings (uid TEXT PRIMARY KEY, held_at TEXT NOT NULL, state TEXT NOT NULL"
        " CHECK (state IN ('draft', 'signed')), body TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE pledges (uid TEXT PRIMARY KEY, number TEXT, body TEXT NOT NULL) STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX pledges_of_matter ON pledges (number) WHERE number IS NOT NULL")
    db.execute(
        "CREATE TABLE incidents (uid TEXT PRIMARY KEY, happened_at TEXT NOT NULL,"
        " called INTEGER NOT NULL CHECK (called IN (0, 1)), recorded_by TEXT NOT NULL, body TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    # For figures alone: what was done is read with its matter.
    db.execute(
        "CREATE TABLE acts (id INTEGER PRIMARY KEY, number TEXT NOT NULL, on_day TEXT NOT NULL,"
        " kind TEXT NOT NULL) STRICT"
    )
