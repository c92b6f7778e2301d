"""The search index (检索索引): a sealed file beside the ledger, made from it and made anew without it.

It lies on this machine whatever the ledger lies on, under the same key: names, words, numbers and their
tails never stand readable in a database of somebody else's. Nothing in it is of its own; no backup needs it.
People are in it under keyed hashes too, by which the same one is found at two desks.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Iterator
from pathlib import Path

from xinfang_desk.batch import wire
from xinfang_desk.county import packs
from xinfang_desk.county.ledger import Ledger
from xinfang_desk.county.summary import is_void
from xinfang_desk.domain.errors import DeskError
from xinfang_desk.domain.people.likeness import likenesses, phones
from xinfang_desk.domain.people.petitioner import BESIDE, Person, Role
from xinfang_desk.domain.people.spelling import called, place
from xinfang_desk.sealed_file import SealedFile, Value, connect
from xinfang_desk.searched import query

FILE = "search.db"
SUMMARY = 60
"""Characters of a statement that a list shows."""
_VERSION = 3
"""Of these tables: a file of another version is made anew."""
_AT_ONCE = 2000
"""Records that are added in one write."""
ORDINAL = 30
"""Bits of a row's id that tell apart what was received in the same second."""
_TELLING = 20
"""Characters of a statement by which two are taken for the same; shorter ones many people say."""
_TABLES = (
    f"CREATE VIRTUAL TABLE search USING fts5 ({query.COLUMNS}, content = '', contentless_delete = 1,"
    " tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE similar USING fts5 (words, content = '', contentless_delete = 1,"
    " tokenize = 'ascii')",
    # Rows are ordered by when the matter was received: what was received last is found first, unsorted.
    """CREATE TABLE lines (
        id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, people TEXT NOT NULL, village TEXT NOT NULL,
        summary TEXT NOT NULL
    ) STRICT""",
    "CREATE TABLE marks (mark BLOB NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (mark, id))"
    " STRICT, WITHOUT ROWID",
    "CREATE INDEX marks_of ON marks (id)",
    # How far each batch is in: the place after the last record that is, or that all of it is.
    "CREATE TABLE indexed (batch INTEGER PRIMARY KEY, tagmanifest TEXT NOT NULL, upto INTEGER NOT NULL,"
    " whole INTEGER NOT NULL) STRICT",
    "CREATE TABLE own (ordinal INTEGER NOT NULL, mark_key BLOB NOT NULL) STRICT",
    f"PRAGMA user_version = {_VERSION}",
)


class WordIndex(SealedFile):
    """An open index; use it from the thread that opened it."""

    kind = "ledger"


def open_index(path: Path, key: bytes) -> WordIndex:
    """Open the index at ``path``; made anew where there is none, or none that can be read."""
    try:
        if (index := _opened(path, key)) is not None:
            return index
    except DeskError as fault:
        if fault.code != "ledger.damaged":
            raise
    for left in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        left.unlink(missing_ok=True)
    fresh = _opened(path, key)
    if fresh is None:
        raise DeskError("ledger.damaged")
    return fresh


def _opened(path: Path, key: bytes) -> WordIndex | None:
    """The index at ``path``; None where another version made it."""
    index = WordIndex(connect(path, key, WordIndex.kind))
    try:
        # A commit that a power cut takes back is made again from the ledger.
        index.run("PRAGMA synchronous = NORMAL")
        [(version,)] = index.rows("PRAGMA user_version")
        if version == 0:
            with index.write():
                # Asked again: another program may have been faster.
                if index.rows("PRAGMA user_version") == [(0,)]:
                    for statement in _TABLES:
                        index.run(statement)
                    index.run("INSERT INTO own VALUES (0, ?)", (secrets.token_bytes(32),))
            version = _VERSION
    except BaseException:
        index.close()
        raise
    if version != _VERSION:
        index.close()
        return None
    return index


def catch_up(ledger: Ledger, index: WordIndex, progress: Callable[[int], None] | None = None) -> int:
    """Add what came since, a part at a time; how many records. Cut off, it goes on from there.

    ``progress`` hears how many are done; what it raises ends it, and what is in stays in.
    """
    newest = "SELECT {0}, tagmanifest, (SELECT count(*) FROM {1}) FROM {1} ORDER BY {0} DESC LIMIT 1"
    here = ledger.row(newest.format("id", "batches"))
    if here == index.row(newest.format("batch", "(SELECT * FROM indexed WHERE whole = 1)")):
        return 0
    batches = ledger.rows("SELECT id, tagmanifest FROM batches ORDER BY id")
    there = index.rows("SELECT batch, tagmanifest, whole FROM indexed")
    if not {each[:2] for each in there} <= set(batches):
        # The ledger is an older copy, or another one.
        _empty(index)
        there = []
    whole = {batch for batch, _tagmanifest, whole in there if whole}
    done = 0
    for batch, tagmanifest in batches:
        if batch not in whole:
            for added in _add_batch(ledger, index, batch, tagmanifest):
                done += added
                if progress is not None:
                    progress(done)
    return done


def _empty(index: WordIndex) -> None:
    with index.write():
        for table in ("search", "similar"):
            index.run(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")
        for table in ("lines", "marks", "indexed"):
            index.run(f"DELETE FROM {table}")


def _add_batch(ledger: Ledger, index: WordIndex, batch: int, tagmanifest: str) -> Iterator[int]:
    """Add the records of a batch that stand; what was replaced stands with a later one."""
    reader = packs.Reader(ledger)
    upto = (index.row("SELECT upto FROM indexed WHERE batch = ?", (batch,)) or (0,))[0]
    whole = False
    while not whole:
        places = ledger.rows(
            "SELECT place FROM records WHERE batch = ? AND place >= ? ORDER BY place LIMIT ?",
            (batch, upto, _AT_ONCE),
        )
        read = [wire.decode_kept(reader.line((batch, place)), wire.RecordV1) for (place,) in places]
        whole = len(places) < _AT_ONCE
        upto = places[-1][0] + 1 if places else upto
        with index.write():
            _add(index, read)
            index.run(
                "INSERT INTO indexed VALUES (?, ?, ?, ?) ON CONFLICT (batch) DO UPDATE SET"
                " upto = excluded.upto, whole = excluded.whole",
                (batch, tagmanifest, upto, int(whole)),
            )
        yield len(read)


def _add(index: WordIndex, records: list[wire.RecordV1]) -> None:
    ordinal, key = index.row("SELECT ordinal, mark_key FROM own") or (0, b"")
    # In the order of their ids: the full-text table would else write a part of its own for each.
    records.sort(key=lambda each: each.received_at)
    _forget(index, records)
    words: list[tuple[Value, ...]] = []
    similar: list[tuple[Value, ...]] = []
    lines: list[tuple[Value, ...]] = []
    marks: set[tuple[bytes, int]] = set()
    for ordinal, record in enumerate(records, start=ordinal):  # noqa: B020  # counted on from what is there
        row = (int(record.received_at.timestamp()) << ORDINAL) + ordinal
        found_by = _entry(record)
        words.append((row, *found_by.search))
        if found_by.similar:
            similar.append((row, found_by.similar))
        lines.append((row, record.number, *line_of(record)))
        if not is_void(record):
            marks |= {(_mark(key, each), row) for each in _alike(record)}
    index.run_many(f"INSERT INTO search (rowid, {query.COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", words)
    index.run_many("INSERT INTO similar (rowid, words) VALUES (?, ?)", similar)
    index.run_many("INSERT INTO lines VALUES (?, ?, ?, ?, ?)", lines)
    index.run_many("INSERT INTO marks VALUES (?, ?)", sorted(marks))
    index.run("UPDATE own SET ordinal = ordinal + ?", (len(records),))


def _forget(index: WordIndex, records: list[wire.RecordV1]) -> None:
    """Take out what these records replace."""
    found = [
        row
        for record in records
        for row in index.rows("SELECT id FROM lines WHERE number = ?", (record.number,))
    ]
    for table, column in (("search", "rowid"), ("similar", "rowid"), ("lines", "id"), ("marks", "id")):
        index.run_many(f"DELETE FROM {table} WHERE {column} = ?", found)


def _entry(record: wire.RecordV1) -> query.Entry:
    if is_void(record):
        return query.void_entry(record.number)
    names = [who.name for who in record.people]
    numbers = [each for who in record.people for each in (who.id_number, *phones(who.phone))]
    said = [each.said for each in record.materials if each.said]
    papers = [words for each in said for words in (each.title, each.number, each.body, each.text)]
    return query.entry(
        record.number, names, record.village, record.statement, record.request, numbers, papers=papers
    )


def line_of(record: wire.RecordV1) -> tuple[str, str, str]:
    """What a list shows of a record: its people, its village and the beginning of what was said."""
    people = "、".join(who.name for who in record.people)
    return people, record.village, " ".join((record.statement or record.request).split())[:SUMMARY]


def _alike(record: wire.RecordV1) -> Iterator[str]:
    """By what its people, or all of it, are taken for the same; the first letter says which it is.

    Who only came along is nobody's other self.
    """
    for who in record.people:
        if Role(who.role) not in BESIDE:
            yield from likenesses(
                Person(name=who.name, id_number=who.id_number, phone=who.phone, address=who.address)
            )
            if who.name and record.village:
                yield f"matter {called(who.name)} {called(record.village)} {record.content}"
    said = place(record.statement)
    if len(said) >= _TELLING:
        yield f"words {said}"


def _mark(key: bytes, likeness: str) -> bytes:
    """What is kept of a likeness: which kind it is, and a hash that only this index makes."""
    return likeness[:1].encode() + hashlib.blake2b(likeness.encode(), key=key, digest_size=16).digest()
