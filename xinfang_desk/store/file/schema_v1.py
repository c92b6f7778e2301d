"""The first tables (登记簿第一版结构), as migration m0001 makes them; never edited once released."""

STATEMENTS = (
    # What the home is: office, identity; JSON that is its owner's.
    "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE counters (
        office_code TEXT NOT NULL, desk INTEGER NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
        PRIMARY KEY (office_code, desk, year)
    ) STRICT, WITHOUT ROWID""",
    # A body is the record as JSON without its matters; a NULL key is a visit that came without a form.
    # The id is that of its first matter, whose others follow at once.
    """CREATE TABLE visits (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL, received_at TEXT NOT NULL, registered_at TEXT NOT NULL,
        draft_key TEXT UNIQUE, body TEXT NOT NULL
    ) STRICT""",
    # ``newest`` is the latest received_at up to this row: a list that is walked backwards stops by it.
    # people, village, summary are what a list shows; empty for an accusation.
    """CREATE TABLE matters (
        id INTEGER PRIMARY KEY, uid TEXT NOT NULL, number TEXT NOT NULL UNIQUE,
        visit INTEGER NOT NULL REFERENCES visits (id), rev INTEGER NOT NULL CHECK (rev >= 1),
        state TEXT NOT NULL, purpose TEXT NOT NULL, route TEXT, outcome TEXT, content TEXT NOT NULL,
        place TEXT NOT NULL, confidential INTEGER NOT NULL CHECK (confidential IN (0, 1)),
        received_at TEXT NOT NULL, received_on TEXT NOT NULL, newest TEXT NOT NULL,
        people TEXT NOT NULL, people_count INTEGER NOT NULL, village TEXT NOT NULL, summary TEXT NOT NULL,
        due TEXT, merged_into TEXT, earlier TEXT,
        sent_rev INTEGER NOT NULL DEFAULT 0, answered_rev INTEGER NOT NULL DEFAULT 0, body TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX matters_of_day ON matters (received_on)",
    "CREATE INDEX matters_by_due ON matters (due) WHERE due IS NOT NULL",
    "CREATE INDEX matters_by_village ON matters (village) WHERE village <> ''",
    "CREATE INDEX matters_unsent ON matters (received_on) WHERE confidential = 0 AND sent_rev < rev",
    """CREATE TABLE matter_versions (
        matter INTEGER NOT NULL REFERENCES matters (id), rev INTEGER NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (matter, rev)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE papers (
        matter INTEGER NOT NULL REFERENCES matters (id), position INTEGER NOT NULL, kind TEXT NOT NULL,
        state TEXT NOT NULL, sha256 TEXT, prints INTEGER NOT NULL DEFAULT 0, handed_over_at TEXT,
        PRIMARY KEY (matter, position)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX papers_owed ON papers (matter, position) WHERE state IN ('due', 'drawn', 'sent')",
    "CREATE TABLE drafts (key TEXT PRIMARY KEY, saved_at TEXT NOT NULL, first_words TEXT NOT NULL,"
    " body TEXT NOT NULL) STRICT, WITHOUT ROWID",
    """CREATE TABLE trail (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, officer TEXT NOT NULL, verb TEXT NOT NULL,
        subject TEXT NOT NULL, detail TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX trail_of_subject ON trail (subject)",
    "CREATE TRIGGER trail_never_changes BEFORE UPDATE ON trail"
    " BEGIN SELECT RAISE (ABORT, 'the trail is never changed'); END",
    "CREATE TRIGGER trail_never_shrinks BEFORE DELETE ON trail"
    " BEGIN SELECT RAISE (ABORT, 'the trail is never shortened'); END",
    """CREATE TABLE batches (
        sequence INTEGER PRIMARY KEY, made_at TEXT NOT NULL, file TEXT NOT NULL, sha256 TEXT NOT NULL,
        tagmanifest TEXT NOT NULL, records INTEGER NOT NULL, state TEXT NOT NULL, acknowledged_at TEXT
    ) STRICT""",
    """CREATE TABLE batch_items (
        matter INTEGER NOT NULL REFERENCES matters (id),
        sequence INTEGER NOT NULL REFERENCES batches (sequence),
        rev INTEGER NOT NULL, result TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '',
        words TEXT NOT NULL DEFAULT '', PRIMARY KEY (matter, sequence)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX batch_items_of_batch ON batch_items (sequence)",
    "CREATE INDEX batch_items_rejected ON batch_items (matter, rev) WHERE result = 'rejected'",
    "CREATE TABLE replies (sha256 TEXT PRIMARY KEY, sequence INTEGER NOT NULL, taken_at TEXT NOT NULL)"
    " STRICT, WITHOUT ROWID",
    """CREATE TABLE answers (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL, event TEXT NOT NULL, org TEXT NOT NULL,
        on_day TEXT NOT NULL, document TEXT NOT NULL, text TEXT NOT NULL, due TEXT,
        reply_sequence INTEGER NOT NULL, UNIQUE (number, event, org, on_day, document, text)
    ) STRICT""",
    # What a search looks in: single characters of what is read, initials of names, numbers written
    # backwards, so that a tail is the beginning of a token. An accusation is in neither of these two.
    "CREATE VIRTUAL TABLE search USING fts5 (people, village, statement, request, initials, tails,"
    " content = '', contentless_delete = 1, tokenize = 'ascii')",
    "CREATE TABLE addresses (address TEXT NOT NULL, matter INTEGER NOT NULL REFERENCES matters (id),"
    " PRIMARY KEY (address, matter)) STRICT, WITHOUT ROWID",
)
