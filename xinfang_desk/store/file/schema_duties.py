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


def m0020_plans(db: Database) -> None:
    """Plans of a year, trainings, advice to bodies, talks at the window; what a session was about."""
    db.execute(
        "CREATE TABLE plans (year INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,"
        " PRIMARY KEY (year, kind)) STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE trainings (uid TEXT PRIMARY KEY, on_day TEXT NOT NULL, body TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    db.execute(
        "CREATE TABLE advice (uid TEXT PRIMARY KEY, sent_on TEXT NOT NULL, body TEXT NOT NULL)"
        " STRICT, WITHOUT ROWID"
    )
    # A count and nothing else: no row leads back to a visit.
    db.execute(
        "CREATE TABLE talks (month TEXT PRIMARY KEY, count INTEGER NOT NULL CHECK (count >= 1))"
        " STRICT, WITHOUT ROWID"
    )
    for column in ("kind", "law", "plan_item"):
        db.execute(f"ALTER TABLE outreach ADD COLUMN {column} TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE outreach ADD COLUMN photos INTEGER NOT NULL DEFAULT 0")


def m0021_open_matters(db: Database) -> None:
    """The open matters are found without reading the closed ones."""
    db.execute(
        "CREATE INDEX matters_open ON matters (id) WHERE state NOT IN"
        " ('answered', 'reviewed', 'rechecked', 'concluded', 'merged', 'withdrawn', 'void')"
    )
