"""The tables of the ledger (台账结构): steps that are never edited once released.

Written as SQLite has them, in what PostgreSQL has alike; :mod:`.postgres` puts its own words in the place of
STRICT, BLOB, TEXT and INTEGER.
"""

from __future__ import annotations

_V1 = (
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE desks (
        desk TEXT PRIMARY KEY, keyid TEXT NOT NULL UNIQUE, card BLOB NOT NULL, enrolled_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE batches (
        id INTEGER PRIMARY KEY, desk TEXT NOT NULL REFERENCES desks (desk), sequence INTEGER NOT NULL,
        previous TEXT, tagmanifest TEXT NOT NULL, sha256 TEXT NOT NULL, trail_head TEXT,
        created_at TEXT NOT NULL, received_at TEXT NOT NULL,
        records INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,
        reply INTEGER, UNIQUE (desk, sequence)
    ) STRICT""",
    "CREATE INDEX batches_by_file ON batches (sha256)",
    """CREATE TABLE packs (
        batch INTEGER NOT NULL REFERENCES batches (id), first INTEGER NOT NULL, body BLOB NOT NULL,
        PRIMARY KEY (batch, first)
    ) STRICT""",
    # The revision of each matter that stands; `batch` and `place` say where its words lie in the packs.
    """CREATE TABLE records (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL,
        batch INTEGER NOT NULL REFERENCES batches (id), place INTEGER NOT NULL
    ) STRICT""",
    # What a higher revision replaced, and what came too late.
    """CREATE TABLE versions (
        uid TEXT NOT NULL, rev INTEGER NOT NULL, batch INTEGER NOT NULL REFERENCES batches (id),
        place INTEGER NOT NULL, PRIMARY KEY (uid, rev)
    ) STRICT""",
    # A record without an outcome was accepted.
    """CREATE TABLE outcomes (
        batch INTEGER NOT NULL REFERENCES batches (id), place INTEGER NOT NULL, result TEXT NOT NULL,
        code TEXT, PRIMARY KEY (batch, place)
    ) STRICT""",
    """CREATE TABLE events (
        uid TEXT PRIMARY KEY, matter_uid TEXT NOT NULL, batch INTEGER NOT NULL REFERENCES batches (id),
        body BLOB NOT NULL
    ) STRICT""",
    """CREATE TABLE answers (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL, event TEXT NOT NULL, org TEXT NOT NULL,
        day TEXT NOT NULL, document TEXT NOT NULL, text TEXT NOT NULL, due TEXT NOT NULL,
        entered_at TEXT NOT NULL, reply INTEGER,
        UNIQUE (number, event, org, day, document, text, due)
    ) STRICT""",
    "CREATE INDEX answers_waiting ON answers (number) WHERE reply IS NULL",
    """CREATE TABLE replies (
        desk TEXT NOT NULL REFERENCES desks (desk), sequence INTEGER NOT NULL, tagmanifest TEXT NOT NULL,
        sha256 TEXT NOT NULL, file TEXT NOT NULL, made_at TEXT NOT NULL, accepted INTEGER NOT NULL,
        rejected INTEGER NOT NULL, updates INTEGER NOT NULL, missing TEXT NOT NULL,
        PRIMARY KEY (desk, sequence)
    ) STRICT""",
    """CREATE TABLE summary (
        by TEXT NOT NULL, key TEXT NOT NULL, matters INTEGER NOT NULL, people INTEGER NOT NULL,
        PRIMARY KEY (by, key)
    ) STRICT""",
)

_V2 = (
    # Every key that ever spoke for a desk; ``desks`` has the present one. A key that was replaced still
    # counts until ``until``, one that was revoked never again.
    """CREATE TABLE desk_keys (
        keyid TEXT PRIMARY KEY, desk TEXT NOT NULL REFERENCES desks (desk), card BLOB NOT NULL,
        since TEXT NOT NULL, until TEXT NOT NULL DEFAULT '', revoked_at TEXT NOT NULL DEFAULT '',
        why TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "INSERT INTO desk_keys (keyid, desk, card, since) SELECT keyid, desk, card, enrolled_at FROM desks",
    # Batches that will not come any more, and why: their matters came with others.
    """CREATE TABLE gaps (
        desk TEXT NOT NULL REFERENCES desks (desk), sequence INTEGER NOT NULL, why TEXT NOT NULL,
        closed_at TEXT NOT NULL, PRIMARY KEY (desk, sequence)
    ) STRICT""",
    # Files of other kinds that went to a desk: tables and new cards, each kind a chain of its own.
    """CREATE TABLE sent (
        desk TEXT NOT NULL REFERENCES desks (desk), kind TEXT NOT NULL, sequence INTEGER NOT NULL,
        tagmanifest TEXT NOT NULL, file TEXT NOT NULL, made_at TEXT NOT NULL,
        PRIMARY KEY (desk, kind, sequence)
    ) STRICT""",
)

_V3 = (
    # How the national system knows a matter, as the clerk copied it; ``reply`` is the one that carried it.
    """CREATE TABLE national (
        number TEXT PRIMARY KEY, national_number TEXT NOT NULL, query_code TEXT NOT NULL,
        entered_at TEXT NOT NULL, reply INTEGER
    ) STRICT""",
    "CREATE INDEX national_waiting ON national (number) WHERE reply IS NULL",
    # Recovery copies as the desks sealed them, to the reserve key; an old one opens an old backup.
    """CREATE TABLE copies (
        tagmanifest TEXT PRIMARY KEY, desk TEXT NOT NULL REFERENCES desks (desk), sequence INTEGER NOT NULL,
        created_at TEXT NOT NULL, received_at TEXT NOT NULL, sealed BLOB NOT NULL
    ) STRICT""",
    # Each time somebody opened a desk's copies, and why.
    "CREATE TABLE copy_openings (desk TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL) STRICT",
)

_V4 = (
    # The names of a record as they are compared and as they look; NULL until :mod:`naming` has read it.
    "ALTER TABLE records ADD COLUMN called TEXT",
    "ALTER TABLE records ADD COLUMN alike TEXT",
    "CREATE INDEX records_unnamed ON records (id) WHERE called IS NULL",
)

_V5 = (
    # Until the medium was read back, nobody was told; those before this step went out as they were made.
    "ALTER TABLE replies ADD COLUMN written_at TEXT NOT NULL DEFAULT ''",
    "UPDATE replies SET written_at = made_at",
    # When an opinion reached its person; when and why an answer was taken back; the file and row it is from.
    "ALTER TABLE answers ADD COLUMN served_on TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE answers ADD COLUMN withdrawn_at TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE answers ADD COLUMN why TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE answers ADD COLUMN source TEXT NOT NULL DEFAULT ''",
    # The replies that a desk had taken when it made this batch, in runs; empty where it does not say.
    "ALTER TABLE batches ADD COLUMN heard TEXT NOT NULL DEFAULT ''",
    # How the tables of one source are read (对应关系), and the files that were entered from it.
    "CREATE TABLE sources (name TEXT PRIMARY KEY, body TEXT NOT NULL, changed_at TEXT NOT NULL) STRICT",
    """CREATE TABLE imports (
        sha256 TEXT NOT NULL, source TEXT NOT NULL, at TEXT NOT NULL, taken INTEGER NOT NULL,
        PRIMARY KEY (sha256, source)
    ) STRICT""",
    # Files that were refused, kept aside under our own seal, and why.
    """CREATE TABLE refused (
        sha256 TEXT PRIMARY KEY, file TEXT NOT NULL, code TEXT NOT NULL, facts TEXT NOT NULL,
        at TEXT NOT NULL, kept INTEGER NOT NULL
    ) STRICT""",
    # Tables that wait for the next reply to a desk.
    """CREATE TABLE held_tables (
        id INTEGER PRIMARY KEY, desk TEXT NOT NULL REFERENCES desks (desk), name TEXT NOT NULL,
        body BLOB NOT NULL, at TEXT NOT NULL, reply INTEGER
    ) STRICT""",
)

_V6 = (
    # Words and names are found in an index beside the ledger (:mod:`finding.word_index`).
    "DROP INDEX records_unnamed",
    "ALTER TABLE records DROP COLUMN called",
    "ALTER TABLE records DROP COLUMN alike",
    # What lists, clocks and figures ask of a matter, as :mod:`standing` reads it; `desk` is NULL
    # until it has. `came_on` is the day on which the county got the matter, `act_by` until when its own
    # clock runs, `promised` the first limit that its desk has not kept; `taken_on`, `answer_by` and
    # `answered_on` are for the rates. Days are empty where there is none.
    *(
        f"ALTER TABLE records ADD COLUMN {column}"
        for column in (
            "desk TEXT",
            "received_at TEXT",
            "came_on TEXT",
            "purpose TEXT",
            "route TEXT",
            "outcome TEXT",
            "content TEXT",
            "town TEXT",
            "people INTEGER",
            "state TEXT",
            "act_by TEXT",
            "promised TEXT",
            "taken_on TEXT",
            "answer_by TEXT",
            "answered_on TEXT",
        )
    ),
    "CREATE INDEX records_unlisted ON records (id) WHERE desk IS NULL",
    "CREATE INDEX records_by_batch ON records (batch, place)",
    "CREATE INDEX records_by_time ON records (received_at, id)",
    "CREATE INDEX records_by_desk ON records (desk, received_at, id)",
    "CREATE INDEX records_act_by ON records (act_by) WHERE act_by <> ''",
    "CREATE INDEX records_promised ON records (promised) WHERE promised <> ''",
    # When a record was sent back; NULL where nobody wrote it down.
    "ALTER TABLE outcomes ADD COLUMN at TEXT",
    # The figures of each month; they take the place of ``summary``. What is void is counted under no month.
    """CREATE TABLE monthly (
        by TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL, matters INTEGER NOT NULL,
        people INTEGER NOT NULL, PRIMARY KEY (by, month, key)
    ) STRICT""",
    "DROP TABLE summary",
    # What the clerk decided of two matters (同一人、同一件): ``linked`` or ``apart``; a is the lower number.
    """CREATE TABLE pairs (
        a TEXT NOT NULL, b TEXT NOT NULL, decided TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (a, b)
    ) STRICT""",
)


_V7 = (
    # Each time somebody saw identity numbers whole, and why.
    "CREATE TABLE id_openings (number TEXT NOT NULL, at TEXT NOT NULL, why TEXT NOT NULL) STRICT",
    "CREATE INDEX events_of ON events (matter_uid)",
)

_V8 = (
    # Attachments as they are sealed, where several computers work on one ledger; else they are files alone.
    "CREATE TABLE attachments (sha256 TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT",
)

_V9 = (
    # Who did what, when (操作留痕): only ever added to; `hash` seals a line with the one before it.
    """CREATE TABLE trail (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, officer TEXT NOT NULL, verb TEXT NOT NULL,
        subject TEXT NOT NULL, detail TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
)

_V10 = (
    # Clocks, rates and what a refused matter is called follow newer rules: all are listed anew.
    "UPDATE records SET desk = NULL",
)

_V11 = (
    # What people said of how their matters were handled (群众评价), as the clerk copied it.
    """CREATE TABLE evaluations (
        number TEXT PRIMARY KEY, said TEXT NOT NULL, day TEXT NOT NULL, entered_at TEXT NOT NULL
    ) STRICT""",
)

_V12 = (
    # What the clerk wrote beside the reason for which a record was sent back.
    "ALTER TABLE outcomes ADD COLUMN words TEXT NOT NULL DEFAULT ''",
)

_V13 = (
    # The replies that a desk had taken when it made this batch, and that are not those of this ledger.
    "ALTER TABLE batches ADD COLUMN parted TEXT NOT NULL DEFAULT ''",
)

_V14 = (
    # What a desk took itself has its desk's clock: all are listed anew.
    "UPDATE records SET desk = NULL",
)

_V15 = (
    # What a desk itself refused and closed is called so: all are listed anew.
    "UPDATE records SET desk = NULL",
)

VERSIONS = (_V1, _V2, _V3, _V4, _V5, _V6, _V7, _V8, _V9, _V10, _V11, _V12, _V13, _V14, _V15)
"""The statements of each version."""
