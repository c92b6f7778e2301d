"""The books beside the desk: a plain ledger of what the desk said, kept by nothing of the product.

It is also how far the soak has come. An act is in the books whole or not at all; one that was cut off is done
again, and each act is written so that doing it twice is doing it once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

# A fate is kept, erased or lost, which is: left out by a restore, and in somebody's hand all the same.
_TABLES = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS matters (
    number TEXT PRIMARY KEY, place INTEGER NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL,
    sealed INTEGER NOT NULL, rev INTEGER NOT NULL, state TEXT NOT NULL, fate TEXT NOT NULL DEFAULT 'kept',
    closed_on TEXT NOT NULL DEFAULT '', touched INTEGER NOT NULL DEFAULT 0, receipt TEXT NOT NULL DEFAULT ''
);
CREATE INDEX IF NOT EXISTS by_touch ON matters (touched, place) WHERE fate = 'kept' AND sealed = 0;
CREATE INDEX IF NOT EXISTS by_closing ON matters (closed_on) WHERE fate = 'kept' AND closed_on <> '';
CREATE TABLE IF NOT EXISTS since_copy AS SELECT * FROM matters WHERE 0;
CREATE UNIQUE INDEX IF NOT EXISTS once_since_copy ON since_copy (number);
CREATE TRIGGER IF NOT EXISTS as_it_was AFTER UPDATE ON matters BEGIN
    INSERT OR IGNORE INTO since_copy SELECT old.number, old.place, old.day, old.words, old.sealed, old.rev,
        old.state, old.fate, old.closed_on, old.touched, old.receipt;
END;
"""


def hashed(words: str) -> str:
    """By what words are known here."""
    return sha256(words.encode()).hexdigest()


class Books:
    """The open books."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = WAL")
        # A kill takes nothing back that was written; a power cut is none of this soak's business.
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.executescript(_TABLES)

    @contextmanager
    def act(self, name: str) -> Iterator[bool]:
        """One act of a day, whole or not at all; False where it was done already."""
        if name in self.note("acts").split():
            yield False
            return
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield True
            self.put("acts", f"{self.note('acts')} {name}")
            self._db.execute("COMMIT")
        finally:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")

    def next_day(self, day: int) -> None:
        """A day is over: the next one is ``day``."""
        self._db.execute("BEGIN IMMEDIATE")
        self.put("day", str(day))
        self.put("acts", "")
        self._db.execute("COMMIT")

    def note(self, name: str, otherwise: str = "") -> str:
        """What is noted under a name."""
        found = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return otherwise if found is None else str(found[0])

    def put(self, name: str, value: str) -> None:
        """Note something."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def registered(
        self, number: str, place: int, day: str, words: str, *, sealed: bool, rev: int, state: str
    ) -> bool:
        """Write a number down that somebody was given; False where somebody has it already."""
        added = self._db.execute(
            "INSERT OR IGNORE INTO matters (number, place, day, words, sealed, rev, state, touched)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (number, place, day, hashed(words), sealed, rev, state, place),
        )
        return added.rowcount == 1

    def stands(self, number: str, rev: int, state: str, *, touched: int, closed_on: str = "") -> None:
        """Write down where a matter stands now."""
        self._db.execute(
            "UPDATE matters SET rev = ?, state = ?, touched = ?,"
            " closed_on = CASE WHEN ? = '' THEN closed_on ELSE ? END WHERE number = ?",
            (rev, state, touched, closed_on, closed_on, number),
        )

    def set(self, number: str, column: str, value: str) -> None:
        """Write one more thing down about a matter."""
        self._db.execute(f"UPDATE matters SET {column} = ? WHERE number = ?", (value, number))  # noqa: S608

    def rows(self, sql: str, *values: str | int) -> list[tuple[str, ...]]:
        """Ask the books."""
        return self._db.execute(sql, values).fetchall()

    def count(self, what: str = "fate <> 'lost'") -> int:
        """How many matters are such."""
        return int(self._db.execute(f"SELECT count(*) FROM matters WHERE {what}").fetchone()[0])  # noqa: S608

    def copied(self) -> None:
        """A copy of the desk was made now: what is undone from here on is what it does not hold."""
        self._db.execute("DELETE FROM since_copy")
        self.put("copied", str(self.last_place()))

    def last_place(self) -> int:
        """The place of the last matter."""
        return int(self._db.execute("SELECT coalesce(max(place), 0) FROM matters").fetchone()[0])

    def put_back(self) -> int:
        """The desk is again what it was when it was copied; how many numbers it no longer knows of."""
        # What is replaced is no update: the trigger sees nothing of it.
        self._db.execute("INSERT OR REPLACE INTO matters SELECT * FROM since_copy")
        gone = self._db.execute(
            "UPDATE matters SET fate = 'lost' WHERE place > ? AND fate <> 'lost'", (self.note("copied"),)
        ).rowcount
        self._db.execute("DELETE FROM since_copy")
        return int(gone)

    def close(self) -> None:
        """Close them."""
        self._db.close()
