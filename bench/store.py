"""The register (登记簿): one durable visit, and finding one among a hundred thousand or a million."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from bench import homes, people
from bench.figure import BenchFault, Figure, Measure, Sizes, interleave, of_samples, timed
from xinfang_desk.desk.start import open_desk
from xinfang_desk.domain.books.every_matter import PAGE, SORTED_BY, Column, Wanted
from xinfang_desk.domain.matter import Matter, Visit
from xinfang_desk.domain.people.petitioner import masked_id, masked_phone
from xinfang_desk.domain.people.spelling import plain
from xinfang_desk.store.file import codec, rows
from xinfang_desk.store.file.register import Register
from xinfang_desk.store.finding import ledger, search

NEWEST = 50
_OTHER_SEED = 11
_LENGTHS = (1, 2, 3, 4, 6)

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
    """One visit whole and on the disk, beside one row of that size in a plain database."""
    with homes.copy_of(sizes.register) as folder:
        size = _row_size(folder)
        desk = open_desk(folder / homes.DESK, homes.PASSPHRASE, now=homes.now)
        limit = sqlite3.connect(folder / "limit.db", isolation_level=None)
        limit.execute("PRAGMA journal_mode = WAL")
        limit.execute("PRAGMA synchronous = FULL")
        limit.execute("CREATE TABLE visits (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        body = "例" * (size // 3)
        warm = sizes.commits // 20 + 1
        drafts = people.visits(sizes.commits + warm, seed=_OTHER_SEED)

        def ours() -> float:
            draft = next(drafts)
            return timed(lambda: desk.reception.register(draft))

        def against() -> float:
            return timed(lambda: limit.execute("INSERT INTO visits (body) VALUES (?)", (body,)))

        samples = interleave([ours, against], sizes.commits, warm=warm)
        limit.close()
        desk.close()
    return of_samples(
        *samples,
        what=f"one visit through desk.reception.register (register of {sizes.register:,} visits) ÷ "
        f"raw plain sqlite3 commit of one row of {size} bytes, WAL, synchronous=FULL",
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
    """The ledger by each of its columns: all numbers in order, what they come to, and a page of lines."""
    orders = sorted(SORTED_BY, key=lambda each: each.value)
    ours: list[float] = []
    against: list[float] = []
    with homes.open_store(homes.home(sizes.register)) as store:
        for place, column in enumerate([orders[0], *orders]):
            _prove_order(store, column)
            mine, other = _paging(store, column)(), _scanning(store, column)()
            if place:
                ours.append(mine * 1000)
                against.append(other * 1000)
    return of_samples(
        ours,
        against,
        what=f"all numbers of {sizes.register:,} visits in order, their sums and a page of {PAGE} lines, by"
        f" each of {len(orders)} columns ÷ the numbers and sums alone, read from the matters themselves",
    )


def _paging(store: Register, column: Column) -> Measure:
    def page() -> None:
        found = ledger.found(store, Wanted(sort=column), people.LAST_DAY)
        middle = len(found.numbers) // 2
        ledger.lines(store, found.numbers[middle : middle + PAGE], id_as=masked_id, phone_as=masked_phone)

    return lambda: timed(page)


def _scanning(store: Register, column: Column) -> Measure:
    def scan() -> None:
        store.rows(_SCANNED.format(column=ledger.COLUMNS[column]))
        store.rows(f"SELECT sum(people_count), sum(due < '') FROM matters m NOT INDEXED WHERE {rows.SHOWN}")

    return lambda: timed(scan)


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
