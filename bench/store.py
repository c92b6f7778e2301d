"""The register (登记簿): one durable visit, and finding one among a hundred thousand or a million."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median

from bench import homes, people
from bench.figure import BenchFault, Figure, Measure, Sizes, interleave, of_samples, timed
from bench.statements import again, changes, heard
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.every_matter import PAGE, SORTED_BY, USUAL, Column, Wanted
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.people.spelling import plain
from xinfang_desk.store.file import codec, rows
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import ledger, search

NEWEST = 50
_OTHER_SEED = 11
_LENGTHS = (1, 2, 3, 4, 6)
_PAGED = 3
"""Times that the ledger is turned to one column."""
_KEPT = "SELECT count(*), max(id), max(number) FROM matters"

_LIKE = f"""SELECT {rows.COLUMNS} FROM matters m
    WHERE m.confidential = 0 AND (m.people LIKE ?1 OR m.body LIKE ?1)
    ORDER BY m.received_at DESC, m.id DESC LIMIT {NEWEST}"""

_SCANNED = (
    f"SELECT m.number FROM matters m NOT INDEXED WHERE {rows.SHOWN} ORDER BY {{column}} DESC, m.id DESC"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Written:
    """What of a matter may be searched by its words."""

    number: str
    order: tuple[str, int]
    texts: tuple[str, ...]


def visit_commit(sizes: Sizes) -> Figure:
    """One visit whole and on the disk, beside its rows alone, and one row in a plain database."""
    warm = sizes.commits // 20 + 1
    taken: list[list[float]] = [[], [], []]
    with homes.copy_of(sizes.register) as folder, homes.copy_of(sizes.register) as other:
        row = "例" * (_row_size(folder) // 3)
        with (
            homes.open_store(folder) as store,
            homes.open_store(other) as bare,
            closing(sqlite3.connect(other / "plain.db", isolation_level=None)) as plain,
        ):
            reception = homes.reception(store, folder)
            for setting in ("journal_mode = WAL", "synchronous = FULL"):
                plain.execute(f"PRAGMA {setting}")
            plain.execute("CREATE TABLE visits (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
            for draft in people.visits(warm + sizes.commits, seed=_OTHER_SEED):
                with heard(store.connection) as said:
                    taken[0].append(timed(partial(reception.register, draft)) * 1000)
                taken[1].append(timed(partial(again, bare.connection, changes(said))) * 1000)
                insert = partial(plain.execute, "INSERT INTO visits (body) VALUES (?)", (row,))
                taken[2].append(timed(insert) * 1000)
            if bare.row(_KEPT) != store.row(_KEPT):
                raise BenchFault("the rows that were written alone are not those of the visits")
    ours, alone, flushed = (each[warm:] for each in taken)
    return of_samples(
        ours,
        alone,
        what=f"one visit through desk.reception.register (register of {sizes.register:,} visits) ÷ the same"
        " rows written by bare sqlcipher3 into a copy of that register in one durable transaction",
        beside={f"one row of {3 * len(row):,} bytes in a plain file, WAL, FULL": median(flushed)},
    )


def search_median(sizes: Sizes) -> Figure:
    """The newest fifty by words; every answer is proved against a reading of the whole register."""
    with homes.open_store(homes.home(sizes.register)) as store:
        written = list(_read_all(store))
        asked = _queries(written, sizes.queries)
        for text in asked:
            _prove(store, text, written)
        del written
        samples = _beside_like(store, asked)
    return of_samples(
        *samples,
        what=f"newest {NEWEST} whole rows, encrypted, {sizes.register:,} visits, {len(asked)} queries of"
        " 1 to 6 characters (names, villages, statements), recall = precision = 1 ÷ LIKE over the people"
        " and bodies of the matters of the same file, newest by time received",
    )


def ledger_page(sizes: Sizes) -> Figure:
    """The ledger by each of its columns: all numbers in order, what they come to, and its first page."""
    orders = sorted(SORTED_BY, key=lambda each: each.value)
    ours: list[float] = []
    against: list[float] = []
    with homes.open_store(homes.home(sizes.register)) as store:
        for column in orders:
            _prove_order(store, column)
            with heard(store.connection) as said:
                _page(store, column)
            mine, other = interleave(
                [partial(timed, partial(_page, store, column)), partial(timed, partial(_asked, store, said))],
                _PAGED,
            )
            ours.append(min(mine))
            against.append(min(other))
    return of_samples(
        ours,
        against,
        what=f"all numbers of {sizes.register:,} visits in order, their sums and the first page of {PAGE}"
        f" lines, by each of {len(orders)} columns ÷ the same SQL alone, its rows fetched",
    )


def _page(store: Register, column: Column) -> None:
    found = ledger.found(store, Wanted(sort=column), people.LAST_DAY)
    ledger.lines(store, found.numbers[:PAGE], id_as=masked_id, phone_as=masked_phone)


def _asked(store: Register, said: Sequence[str]) -> None:
    for each in said:
        store.rows(each)


def ledger_xlsx(sizes: Sizes) -> Figure:
    """The whole ledger as a table for others, beside the writer that makes the file."""
    with homes.copy_of(sizes.register) as folder:
        desk = open_desk(folder / homes.DESK, homes.PASSPHRASE, now=homes.now)
        numbers = desk.ledger.found(Wanted()).numbers
        asked = desk.ledger.begin_file(numbers, USUAL)
        ready = [line for at in range(asked.parts) for line in desk.ledger.part_of(asked, at)]
        file = folder / "ledger.xlsx"
        samples = interleave(
            [
                partial(timed, partial(desk.ledger.save, file, numbers, USUAL)),
                partial(timed, partial(_bare_workbook, folder / "bare.xlsx", ready)),
            ],
            sizes.workbooks,
        )
        desk.close()
    return of_samples(
        *samples,
        what=f"the ledger of {len(ready):,} matters read, written as XLSX and kept on the disk ÷ XlsxWriter"
        " with its ready rows",
    )


def _bare_workbook(file: Path, lines: Sequence[Sequence[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(file) as book:
        sheet, text = book.add_worksheet(), book.add_format({"num_format": "@", "valign": "top"})
        for down, line in enumerate(lines):
            for at, words in enumerate(line):
                sheet.write_string(down, at, words, text)


def _prove_order(store: Register, column: Column) -> None:
    """The same matters, and what stands in the column goes down to the end."""
    found = ledger.found(store, Wanted(sort=column), people.LAST_DAY).numbers
    scanned = [number for (number,) in store.rows(_SCANNED.format(column=ledger.COLUMNS[column]))]
    if sorted(found) != sorted(scanned) or not found:
        raise BenchFault(f"the ledger by {column.value} holds other matters than the register")


def scale_search(sizes: Sizes) -> Figure:
    """The same queries on a register ten times as large."""
    small, large = homes.home(sizes.register), homes.home(sizes.large_register)
    with homes.open_store(small) as few, homes.open_store(large) as many:
        asked = _queries(list(islice(_read_all(few), sizes.register)), sizes.queries)
        ours: list[float] = []
        against: list[float] = []
        for text in asked:
            measures = (_finding(many, text), _finding(few, text))
            large_one, small_one = interleave(measures, 3)
            ours.append(min(large_one))
            against.append(min(small_one))
    return of_samples(
        ours,
        against,
        what=f"finding among {sizes.large_register:,} visits ÷ among {sizes.register:,}, the same queries",
    )


def _beside_like(store: Register, asked: Sequence[str]) -> list[list[float]]:
    """Each query once, and once as a LIKE; the first of each only warms the caches."""
    ours, against = [], []
    for place, text in enumerate([asked[0], *asked]):
        found, liked = _finding(store, text)(), _liking(store, text)()
        if place:
            ours.append(found * 1000)
            against.append(liked * 1000)
    return [ours, against]


def _finding(store: Register, text: str) -> Measure:
    return lambda: timed(lambda: search.find(store, text, NEWEST))


def _liking(store: Register, text: str) -> Measure:
    return lambda: timed(lambda: store.rows(_LIKE, (f"%{text}%",)))


def _row_size(folder: Path) -> int:
    """Bytes of the bodies of a middling visit and its matter."""
    with homes.open_store(folder) as store:
        found = store.rows(
            "SELECT octet_length(v.body) + octet_length(m.body) AS size FROM matters m"
            " JOIN visits v ON v.id = m.visit ORDER BY size"
        )
    return int(found[len(found) // 2][0])


def _read_all(store: Register) -> Iterator[_Written]:
    found = store.stream(
        "SELECT m.id, m.received_at, v.body, m.body FROM matters m JOIN visits v ON v.id = m.visit"
        " WHERE m.confidential = 0 ORDER BY m.id"
    )
    for matter_id, received_at, visit_body, matter_body in found:
        visit, matter = codec.read(visit_body, Visit), codec.read(matter_body, Matter)
        said = matter.draft
        texts = (*(person.name for person in visit.people), said.village, said.statement, said.request)
        yield _Written(
            number=matter.number, order=(received_at, matter_id), texts=tuple(plain(text) for text in texts)
        )


def _queries(written: Sequence[_Written], count: int) -> list[str]:
    """Words that somebody would look for: whole names, given names, villages, pieces of a statement."""
    dice = Random(_OTHER_SEED)
    asked: list[str] = []
    while len(asked) < count:
        name, *_, village, statement, _request = dice.choice(written).texts
        length = _LENGTHS[len(asked) % len(_LENGTHS)]
        start = dice.randrange(max(1, len(statement) - length))
        for text in (name[-6:], name[-2:], village[:6], statement[start : start + length]):
            if text and len(asked) < count:
                asked.append(text)
    return asked


def _prove(store: Register, text: str, written: Sequence[_Written]) -> None:
    """Exactly the newest matters whose words hold ``text``."""
    wanted = plain(text)
    right = [each for each in written if any(wanted in words for words in each.texts)]
    right.sort(key=lambda each: each.order, reverse=True)
    expected = [each.number for each in right[:NEWEST]]
    found = [row.number for row in search.find(store, text, NEWEST)]
    if found != expected:
        missed, wrong = len(set(expected) - set(found)), len(set(found) - set(expected))
        raise BenchFault(f"search for {len(text)} characters missed {missed} and wrongly found {wrong}")
