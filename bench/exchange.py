"""The exchange (上报): made at the desk and taken in at the county, beside the least that could do."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import zstandard

from bench import homes
from bench.figure import BenchFault, Figure, Measure, Sizes, interleave, of_samples, timed
from bench.ledger import records_of
from xinfang_desk.batch import wire
from xinfang_desk.county.office import Office, open_office
from xinfang_desk.desk import Desk
from xinfang_desk.desk.start import open_desk
from xinfang_desk.places import REGISTER
from xinfang_desk.sealed_file import connect
from xinfang_desk.vault import open_vault

_FIELDS = wire.RecordV1.__struct_fields__
_KEYS = {"uid": "TEXT PRIMARY KEY", "number": "TEXT NOT NULL UNIQUE"}
_COLUMNS = ", ".join(f'"{name}" {_KEYS.get(name, "")}' for name in _FIELDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    """One batch made over and over, and the same records by other means: milliseconds and bytes."""

    ours: list[float]
    least: list[float]
    workbook: list[float]
    records: int
    sealed_bytes: int
    lines_bytes: int
    workbook_bytes: int


def export(sizes: Sizes) -> Figure:
    """A batch made, sealed, written to a stick and read back."""
    made = _made(sizes)
    return of_samples(
        made.ours,
        made.least,
        what=f"making, sealing, writing and reading back a batch of {made.records:,} records"
        " ÷ select + encode + zstd -3 of the same rows",
    )


def export_vs_xlsx(sizes: Sizes) -> Figure:
    """The same beside the workbook that would carry the rows otherwise."""
    made = _made(sizes)
    return of_samples(
        made.ours, made.workbook, what=f"the same batch ÷ openpyxl (write only) of the {made.records:,} rows"
    )


def batch_size(sizes: Sizes) -> Figure:
    """Bytes on the stick."""
    made = _made(sizes)
    return of_samples(
        [made.sealed_bytes],
        [made.lines_bytes],
        unit="bytes",
        what=f"sealed batch of {made.records:,} records ÷ its JSON Lines",
        beside={"xlsx": made.workbook_bytes},
    )


def import_(sizes: Sizes) -> Figure:
    """A batch received for the first time."""
    first, _, limit = _received(sizes)
    return of_samples(
        first,
        limit,
        what="county office.receive of that batch into its encrypted ledger"
        " ÷ raw plain sqlite3 executemany of the same rows",
    )


def import_again(sizes: Sizes) -> Figure:
    """The same file a second time, which changes nothing."""
    _, second, limit = _received(sizes)
    return of_samples(second, limit, what="the same batch again ÷ the same limit")


def _rows_of(records: list[wire.RecordV1]) -> list[tuple[Any, ...]]:
    """Records as flat rows: what is nested as JSON."""
    encode = msgspec.json.encode

    def flat(value: object) -> object:
        plain = msgspec.to_builtins(value)
        return encode(plain).decode() if isinstance(plain, list | tuple | dict) else plain

    return [tuple(flat(getattr(record, name)) for name in _FIELDS) for record in records]


@cache
def _made(sizes: Sizes) -> _Made:
    with homes.copy_of(sizes.batch) as folder:
        stick = folder / "stick"
        stick.mkdir()
        with homes.open_store(folder) as store:
            records = records_of(store)
        desk = open_desk(folder / homes.DESK, homes.PASSPHRASE, now=homes.now)
        lines = [msgspec.json.encode(record) for record in records]
        workbook = folder / "records.xlsx"
        rows = _rows_of(records)
        ours, least = interleave([_batch(desk, stick), _least(folder, records)], sizes.exports)
        (beside,) = interleave([_workbook(workbook, rows)], sizes.workbooks, warm=0)
        desk.close()
        return _Made(
            ours=ours,
            least=least,
            workbook=beside,
            records=len(records),
            sealed_bytes=min(stick.iterdir()).stat().st_size,
            lines_bytes=sum(len(line) + 1 for line in lines),
            workbook_bytes=workbook.stat().st_size,
        )


def _batch(desk: Desk, stick: Path) -> Measure:
    """All of what waits; from the second time on, what the county has not acknowledged, which is the same."""

    def work() -> None:
        if desk.outbox.make_batch(stick, again=True) is None:
            raise BenchFault("nothing to send")

    return lambda: timed(work)


def _least(folder: Path, records: list[wire.RecordV1]) -> Measure:
    """What nobody can leave out: reading the rows, encoding the records, compressing the lines."""
    path = folder / homes.DESK / REGISTER
    connection = connect(path, open_vault(folder / homes.DESK, homes.PASSPHRASE), "store")
    encoder = msgspec.json.Encoder()

    def work() -> None:
        connection.execute(
            "SELECT v.body, m.body FROM matters m JOIN visits v ON v.id = m.visit"
            " WHERE m.confidential = 0 ORDER BY m.id"
        ).fetchall()
        connection.execute(
            "SELECT p.* FROM papers p JOIN matters m ON m.id = p.matter WHERE m.confidential = 0"
            " ORDER BY p.matter, p.position"
        ).fetchall()
        compressor = zstandard.ZstdCompressor(level=3, write_checksum=True)
        compressor.compress(b"\n".join(map(encoder.encode, records)))

    return lambda: timed(work)


def _workbook(file: Path, rows: list[tuple[Any, ...]]) -> Measure:
    """The way with openpyxl that its manual calls the fastest."""
    from openpyxl import Workbook  # type: ignore[import-untyped]  # it has no types

    def work() -> None:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        sheet.append(_FIELDS)
        for row in rows:
            sheet.append(row)
        book.save(file)

    return lambda: timed(work)


@cache
def _received(sizes: Sizes) -> list[list[float]]:
    """Milliseconds of the first receipt of a batch, of the second, and of the limit."""
    with homes.copy_of(sizes.batch) as folder:
        with homes.open_store(folder) as store:
            rows = _rows_of(records_of(store))
        file = _sealed_batch(folder)
        again: list[float] = []

        def ours() -> float:
            with _fresh_county(folder) as office:
                took = timed(_receive(office, file, repeated=False))
                again.append(timed(_receive(office, file, repeated=True)) * 1000)
            return took

        first, least = interleave([ours, lambda: _limit(folder / "limit.db", rows)], sizes.imports)
    return [first, again[1:], least]


def _sealed_batch(folder: Path) -> Path:
    """The batch that the desk in ``folder`` makes of all it has."""
    desk = open_desk(folder / homes.DESK, homes.PASSPHRASE, now=homes.now)
    made = desk.outbox.make_batch(folder)
    desk.close()
    if made is None:
        raise BenchFault("nothing to send")
    return folder / made.file


@contextmanager
def _fresh_county(folder: Path) -> Iterator[Office]:
    """A county that knows the desk and has received nothing yet."""
    with homes.room() as room:
        shutil.copytree(folder / homes.COUNTY, room / homes.COUNTY)
        office = open_office(room / homes.COUNTY, homes.PASSPHRASE, now=homes.now)
        yield office
        office.close()


def _receive(office: Office, file: Path, *, repeated: bool) -> Callable[[], None]:
    def work() -> None:
        (received,) = office.receive([file])
        if received.code or received.repeated is not repeated or received.rejected:
            raise BenchFault(f"the county answered {received.code}")

    return work


def _limit(file: Path, rows: list[tuple[Any, ...]]) -> float:
    """All rows in one durable write into an empty plain database."""
    for left in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
        left.unlink(missing_ok=True)
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute(f"CREATE TABLE records ({_COLUMNS})")
    insert = f"INSERT INTO records VALUES ({', '.join('?' * len(_FIELDS))})"

    def work() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert, rows)
        connection.execute("COMMIT")

    took = timed(work)
    connection.close()
    return took
