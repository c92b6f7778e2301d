"""How the register's tables came to be (登记簿结构): steps that are never edited once released."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from xinfang_desk.domain.errors import DeskError
from xinfang_desk.sealed_copy import copy
from xinfang_desk.sealed_file import SealedFile, Step, connect, migrate, translated
from xinfang_desk.store.file import schema_v1
from xinfang_desk.store.file.schema_duties import m0018_duties, m0020_plans, m0021_open_matters

if TYPE_CHECKING:
    from sqlite_utils import Database

GUARDS = frozenset({"trail_never_changes", "trail_never_shrinks"})
"""The triggers that must stand; sqlite-utils' ``transform`` drops triggers without a word."""


TO_FILL = "search_to_fill"
"""Meta: the search is older than the matters; it knows those up to this id."""

_COPIES = "backups"
_HELD = (
    "SELECT (SELECT count(*) FROM matters), (SELECT count(*) FROM trail),"
    " (SELECT hash FROM trail ORDER BY seq DESC LIMIT 1)"
)
"""How much a register of any version holds, and where its trail stands."""
_NAME = "xinfang-desk register"
_SHAPE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
"""All that the file is made of, but what SQLite keeps for itself."""


def m0001_register(db: Database) -> None:
    """The first register."""
    for statement in schema_v1.STATEMENTS:
        db.execute(statement)


def m0002_sealed_accusations(db: Database) -> None:
    """Room for what is sealed; what lies open is sealed by :mod:`xinfang_desk.store.sealed` afterwards."""
    db.execute("ALTER TABLE matters ADD COLUMN sealed BLOB")
    db.execute("ALTER TABLE matter_versions ADD COLUMN sealed BLOB")
    db.execute("CREATE INDEX matters_to_seal ON matters (id) WHERE confidential = 1 AND sealed IS NULL")


def m0003_hall(db: Database) -> None:
    """Figures of what visitors say, sessions that explain the law, and who was found not to be whom."""
    # Counts and nothing else: neither a row nor a time leads back to a visit.
    for what in ("answer", "reason"):
        db.execute(
            f"CREATE TABLE feedback_{what} (month TEXT NOT NULL, {what} TEXT NOT NULL,"
            f" count INTEGER NOT NULL CHECK (count >= 1), PRIMARY KEY (month, {what})) STRICT, WITHOUT ROWID"
        )
    db.execute(
        """CREATE TABLE outreach (
            uid TEXT PRIMARY KEY, began_at TEXT NOT NULL, minutes INTEGER NOT NULL, place TEXT NOT NULL,
            village TEXT NOT NULL, people INTEGER NOT NULL, pages TEXT NOT NULL, given TEXT NOT NULL,
            note TEXT NOT NULL, officer TEXT NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX outreach_by_time ON outreach (began_at)")
    db.execute(
        "CREATE TABLE apart (mark BLOB NOT NULL, number TEXT NOT NULL REFERENCES matters (number),"
        " PRIMARY KEY (mark, number)) STRICT, WITHOUT ROWID"
    )


def m0004_queue(db: Database) -> None:
    """Waiting numbers of the day; a row says nothing of who took the number."""
    db.execute(
        """CREATE TABLE tickets (
            day TEXT NOT NULL, number INTEGER NOT NULL CHECK (number >= 1), state TEXT NOT NULL,
            people INTEGER NOT NULL CHECK (people >= 1), care TEXT NOT NULL,
            ahead INTEGER NOT NULL CHECK (ahead IN (0, 1)), taken_at TEXT NOT NULL, called_at TEXT,
            PRIMARY KEY (day, number)
        ) STRICT, WITHOUT ROWID"""
    )


def m0005_national(db: Database) -> None:
    """What the county sends for a matter to be found by in the national system."""
    # Both empty where the county took back what it had said; by ``reply`` an older one does not say it again.
    db.execute(
        """CREATE TABLE national (
            number TEXT PRIMARY KEY REFERENCES matters (number), national_number TEXT NOT NULL,
            query_code TEXT NOT NULL, reply INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID"""
    )


def m0006_waiting(db: Database) -> None:
    """What the county has not answered, in rows of its own: a batch need not write whole matters anew."""
    db.execute(
        """CREATE TABLE waiting (
            matter INTEGER PRIMARY KEY REFERENCES matters (id), rev INTEGER NOT NULL,
            sent INTEGER NOT NULL DEFAULT 0 CHECK (sent IN (0, 1))
        ) STRICT"""
    )
    db.execute(
        "INSERT INTO waiting SELECT id, rev, sent_rev >= rev FROM matters"
        " WHERE confidential = 0 AND answered_rev < rev"
    )
    db.execute("DROP INDEX matters_unsent")
    for column in ("sent_rev", "answered_rev"):
        db.execute(f"ALTER TABLE matters DROP COLUMN {column}")
    # To prove a reference to matters, SQLite would read each matter again; checks.py does it instead.
    db.execute("ALTER TABLE batch_items RENAME TO items")
    db.execute(
        """CREATE TABLE batch_items (
            matter INTEGER NOT NULL, sequence INTEGER NOT NULL REFERENCES batches (sequence),
            rev INTEGER NOT NULL, result TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '',
            words TEXT NOT NULL DEFAULT '', PRIMARY KEY (matter, sequence)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("INSERT INTO batch_items SELECT matter, sequence, rev, result, code, words FROM items")
    db.execute("DROP TABLE items")
    db.execute("CREATE INDEX batch_items_of_batch ON batch_items (sequence)")
    db.execute("CREATE INDEX batch_items_rejected ON batch_items (matter, rev) WHERE result = 'rejected'")


def m0007_unanswered(db: Database) -> None:
    """What sounds like an accusation and waits for an answer; and drafts of such, sealed as they are."""
    # What was registered before anybody was asked stays as it is.
    db.execute(
        "ALTER TABLE matters ADD COLUMN unanswered INTEGER NOT NULL DEFAULT 0 CHECK (unanswered IN (0, 1))"
    )
    db.execute("CREATE INDEX matters_unanswered ON matters (id) WHERE unanswered = 1")
    db.execute("ALTER TABLE drafts ADD COLUMN sealed BLOB")


def m0008_spelling(db: Database) -> None:
    """A search that knows names by any dot or space, and one beside it for what only looks alike.

    It is filled by :func:`xinfang_desk.store.finding.search.catch_up` afterwards, some matters at a time.
    """
    db.execute("DROP TABLE search")
    for table, columns in (
        ("search", "people, village, statement, request, initials, tails"),
        ("similar", "words"),
    ):
        db.execute(
            f"CREATE VIRTUAL TABLE {table} USING fts5 ({columns}, content = '', contentless_delete = 1,"
            " tokenize = 'ascii')"
        )
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, '0')", (TO_FILL,))


def m0009_drawings(db: Database) -> None:
    """What a paper was drawn as, so that it comes out again as it was handed over."""
    # Of papers that older registers handed over there is none: they are drawn anew, and say so.
    db.execute(
        """CREATE TABLE drawings (
            matter INTEGER NOT NULL REFERENCES matters (id), position INTEGER NOT NULL,
            large INTEGER NOT NULL CHECK (large IN (0, 1)), drawing BLOB NOT NULL,
            PRIMARY KEY (matter, position)
        ) STRICT, WITHOUT ROWID"""
    )


def m0010_repair(db: Database) -> None:
    """Room for the visit as it stood before it was put right, and for why a revision was replaced."""
    db.execute("ALTER TABLE matter_versions ADD COLUMN visit TEXT")
    db.execute("ALTER TABLE matter_versions ADD COLUMN why TEXT NOT NULL DEFAULT ''")


def m0011_ledger(db: Database) -> None:
    """Who received a matter, and one index with all that a ledger is narrowed and sorted by."""
    db.execute("ALTER TABLE matters ADD COLUMN officer TEXT NOT NULL DEFAULT ''")
    db.execute(
        "UPDATE matters SET officer ="
        " coalesce((SELECT json_extract(v.body, '$.officer') FROM visits v WHERE v.id = matters.visit), '')"
    )
    # Whoever reads it opens no matter: a ledger of many years is sorted in a moment.
    db.execute(
        "CREATE INDEX matters_ledger ON matters (received_at, confidential, unanswered, state, number,"
        " people, people_count, village, content, purpose, route, outcome, due, officer)"
    )


def m0012_pads(db: Database) -> None:
    """Numbers that were given out on blank receipts, and what became of each."""
    db.execute(
        """CREATE TABLE pads (
            number TEXT PRIMARY KEY, issued_at TEXT NOT NULL, state TEXT NOT NULL
            CHECK (state IN ('open', 'used', 'void')), closed_at TEXT
        ) STRICT, WITHOUT ROWID"""
    )


def m0013_rolls(db: Database) -> None:
    """What a slip of a roll was drawn as, beside the sheet of the same paper."""
    db.execute("ALTER TABLE drawings RENAME TO drawings_of_sheets")
    db.execute(
        """CREATE TABLE drawings (
            matter INTEGER NOT NULL REFERENCES matters (id), position INTEGER NOT NULL,
            roll INTEGER NOT NULL, large INTEGER NOT NULL CHECK (large IN (0, 1)), drawing BLOB NOT NULL,
            PRIMARY KEY (matter, position, roll)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("INSERT INTO drawings SELECT matter, position, 0, large, drawing FROM drawings_of_sheets")
    db.execute("DROP TABLE drawings_of_sheets")


def m0014_withdrawals(db: Database) -> None:
    """Answers tell when they were served and which were taken back; another term is another answer."""
    db.execute("ALTER TABLE answers RENAME TO answers_before")
    db.execute(
        """CREATE TABLE answers (
            id INTEGER PRIMARY KEY, number TEXT NOT NULL, event TEXT NOT NULL, org TEXT NOT NULL,
            on_day TEXT NOT NULL, document TEXT NOT NULL, text TEXT NOT NULL, due TEXT NOT NULL DEFAULT '',
            reply_sequence INTEGER NOT NULL, served_on TEXT NOT NULL DEFAULT '',
            withdrawn_on TEXT NOT NULL DEFAULT '', why TEXT NOT NULL DEFAULT '',
            UNIQUE (number, event, org, on_day, document, text, due)
        ) STRICT"""
    )
    db.execute(
        "INSERT INTO answers (id, number, event, org, on_day, document, text, due, reply_sequence)"
        " SELECT id, number, event, org, on_day, document, text, coalesce(due, ''), reply_sequence"
        " FROM answers_before"
    )
    db.execute("DROP TABLE answers_before")


def m0015_clocks_of_the_first(db: Database) -> None:
    """A repeat visit has no day of its own by which the office has to act: the first one's runs."""
    db.execute(
        "UPDATE matters SET due = NULL WHERE merged_into IN"
        " (SELECT number FROM matters WHERE state <> 'void' AND confidential = 0 AND unanswered = 0)"
    )


def m0016_scans(db: Database) -> None:
    """Whose the scans are that lie sealed in the home; of an accusation's not even the hash is known."""
    # Without a matter: to be removed. ``since``: the revision that it came with.
    db.execute(
        """CREATE TABLE scans (
            kept TEXT PRIMARY KEY, matter INTEGER REFERENCES matters (id), sha256 TEXT,
            since INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0 CHECK (delivered IN (0, 1))
        ) STRICT"""
    )
    db.execute("CREATE INDEX scans_of_matter ON scans (matter)")


def m0017_told(db: Database) -> None:
    """Lines of the trail are bound to what they tell of; the key of that lies beside the matter."""
    db.execute("ALTER TABLE trail ADD COLUMN told TEXT NOT NULL DEFAULT ''")
    db.execute("ALTER TABLE matters ADD COLUMN salt BLOB")


def m0019_scans_of_drafts(db: Database) -> None:
    """What was scanned before its visit is registered is its draft's until then."""
    db.execute("ALTER TABLE scans ADD COLUMN draft TEXT")


class _Pattern(SealedFile):
    """An empty register in memory, to hold another against."""

    kind = "store"


STEPS: tuple[Step, ...] = (
    m0001_register,
    m0002_sealed_accusations,
    m0003_hall,
    m0004_queue,
    m0005_national,
    m0006_waiting,
    m0007_unanswered,
    m0008_spelling,
    m0009_drawings,
    m0010_repair,
    m0011_ledger,
    m0012_pads,
    m0013_rolls,
    m0014_withdrawals,
    m0015_clocks_of_the_first,
    m0016_scans,
    m0017_told,
    m0018_duties,
    m0019_scans_of_drafts,
    m0020_plans,
    m0021_open_matters,
)


def bring_up_to_date(file: SealedFile, path: Path, key: bytes, steps: Sequence[Step] = STEPS) -> None:
    """Take what steps the register has not seen; an older one is copied first (``backups``, beside it).

    The copy is opened and compared before anything changes: ``store.copy_damaged``. ``store.newer`` when
    a later version of the program has been at it.
    """

    def before(first: str) -> None:
        path.with_name(_COPIES).mkdir(mode=0o700, exist_ok=True)
        kept = path.with_name(_COPIES) / f"{path.stem}-before-{first}{path.suffix}"
        copy(file.connection, key, kept)
        drill(file, kept, key)

    with translated(file.kind, file.connection):
        changed = migrate(file, _NAME, steps, before=before)
    if changed and (missing := missing_guards(file)):
        raise DeskError("store.guards_missing", count=len(missing))


def drill(file: SealedFile, kept: Path, key: bytes) -> None:
    """Open the copy and hold it against the register (恢复演练); ``store.copy_damaged`` where they differ."""
    copied = connect(kept, key, file.kind)
    try:
        with translated(file.kind, copied):
            held = copied.execute(_HELD).fetchone()
            # As it was: what is in WAL mode cannot be opened from a disc.
            copied.execute("PRAGMA journal_mode = DELETE")
    finally:
        copied.close()
    if held != file.row(_HELD):
        raise DeskError("store.copy_damaged")


def copies_before_migration(path: Path) -> tuple[Path, ...]:
    """The copies of the register at ``path`` that were made before it changed."""
    return tuple(path.with_name(_COPIES).glob(f"{path.stem}-before-*{path.suffix}"))


def astray(file: SealedFile) -> frozenset[str]:
    """Which tables, indexes, triggers and views are not as the steps make them: foreign, gone or altered.

    A trigger of somebody else's would rewrite what is kept as it is kept, and the trail would fit it.
    """
    with (
        translated(file.kind, file.connection),
        _Pattern(connect(Path(":memory:"), bytes(32), file.kind)) as pattern,
    ):
        migrate(pattern, _NAME, STEPS)
        differing = set(pattern.rows(_SHAPE)) ^ set(file.rows(_SHAPE))
    return frozenset(name for _kind, name, _sql in differing)


def missing_guards(file: SealedFile) -> frozenset[str]:
    """The guards that do not stand."""
    with translated(file.kind, file.connection):
        return GUARDS - {trigger.name for trigger in file.database().triggers}
