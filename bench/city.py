"""A city (市): a ledger for each county on three servers, and a database that has them as its parts.

``python -m bench.city --matters 300000 [--counties 9] [--years 5] [--json]``. The ledgers are the program's
own and grow by a thinned generator: rows as a receipt leaves them, without their words. The city's database
holds nothing of its own; what lists and figures ask is asked of it by the program's own functions.
"""

from __future__ import annotations

import argparse
import json
import secrets
import socket
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench import homes
from bench.figure import timed
from bench.ledger import GrowingCounty, records_of
from bench.server import Server, binaries
from xinfang_desk.batch import wire
from xinfang_desk.county import standing
from xinfang_desk.county.answers import By, Wanted
from xinfang_desk.county.finding import listing
from xinfang_desk.county.finding.word_index import open_index
from xinfang_desk.county.ledger.postgres import PostgresLedger, open_postgres
from xinfang_desk.county.ledger.schema import VERSIONS
from xinfang_desk.county.summary import count_all, summary
from xinfang_desk.domain.number import make_number

SERVERS = 3
_SETTINGS = ("max_connections=60", "shared_buffers=128MB", "max_wal_size=2GB", "synchronous_commit=off")
_FIRST_YEAR = 2020
_FIRST_COUNTY = 411500
_TOWNS = 20
_A_BATCH = 1000
_ROUNDS = 5
_APART = 1 << 40
"""Ids of a county begin at a multiple of it, so that none is another's in the city."""
_SPREAD = ("records", "desk"), ("answers", "number")
"""What the city has in parts, and the column that tells the county; both begin with its code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Milliseconds of each thing asked, with so many matters in the city."""

    matters: int
    took: dict[str, float]


class City:
    """Counties on servers of their own, and the database above them."""

    def __init__(self, folder: Path, counties: int, years: int, bin_dir: Path) -> None:
        self._years = range(_FIRST_YEAR, _FIRST_YEAR + years)
        self._stack = ExitStack()
        self._sent = [0] * counties
        self.matters = 0
        try:
            servers = [Server(bin_dir, _free_port(), _SETTINGS) for _ in range(SERVERS)]
            for server in servers:
                self._stack.callback(server.close)
            self._homes = [servers[county % SERVERS] for county in range(counties)]
            self._databases = [server.made() for server in self._homes]
            records = _records()
            self._told = standing.listed(records[0], standing.Known(came_on=homes.NOW.date()))
            (folder / "work").mkdir()
            self.growing = GrowingCounty(folder, records, self._address(0))
            self._stack.callback(self.growing.close)
            self._ledgers = [self._ledger(county) for county in range(counties)]
            self.city = self._above(servers[0])
        except BaseException:
            self._stack.close()
            raise

    def grow(self, matters: int) -> None:
        """Matters in every county until so many are in the city."""
        each = -(-(matters - self.matters) // len(self._ledgers))
        for county, ledger in enumerate(self._ledgers):
            with ledger.write():
                for first in range(0, each, _A_BATCH):
                    self._batch(county, ledger, min(_A_BATCH, each - first))
                count_all(ledger)
            ledger.run("ANALYZE")
        self.matters += each * len(self._ledgers)

    def close(self) -> None:
        """Stop the servers."""
        self._stack.close()

    def some_number(self) -> str:
        """A number in the middle of all."""
        return _number(len(self._sent) // 2, self._sent[-1] // 2, self._years)

    def _address(self, county: int) -> str:
        return self._homes[county].address(self._databases[county])

    def _ledger(self, county: int) -> PostgresLedger:
        ledger = open_postgres(self._address(county), Path("/"), secrets.token_bytes(32), make=True)
        self._stack.callback(ledger.close)
        for table in ("batches", "records", "answers"):
            ledger.run(f"ALTER TABLE {table} ALTER COLUMN id RESTART WITH {(county + 1) * _APART}")
        for year in self._years:
            # What one part of the city is: a year of a county.
            ledger.run(
                f"CREATE VIEW records_{year} AS SELECT * FROM records"
                f" WHERE received_at >= '{year}' AND received_at < '{year + 1}'"
            )
        with ledger.write():
            for town in range(_TOWNS):
                desk = _desk(county, town)
                ledger.run("INSERT INTO desks VALUES (?, ?, ?, '')", (desk, desk, b""))
        return ledger

    def _batch(self, county: int, ledger: PostgresLedger, size: int) -> None:
        """As a receipt leaves a batch, but for its words."""
        first = self._sent[county]
        made = ledger.row(
            "INSERT INTO batches (desk, sequence, tagmanifest, sha256, created_at, received_at, records)"
            " VALUES (?, ?, '', ?, '', '', ?) RETURNING id",
            (_desk(county, 0), first, f"{county} {first}", size),
        )
        batch = made[0] if made else 0
        columns = ("uid", "number", "rev", "batch", "place", *standing.COLUMNS)
        at = {name: place for place, name in enumerate(standing.COLUMNS)}

        def rows() -> Iterator[Sequence[Any]]:
            for place, running in enumerate(range(first, first + size)):
                told = list(self._told)
                year = self._years[running % len(self._years)]
                day = f"{year}-{running % 12 + 1:02d}-{running % 28 + 1:02d}"
                told[at["desk"]] = _desk(county, running % _TOWNS)
                told[at["town"]] = _desk(county, running % _TOWNS)[:9]
                told[at["received_at"]] = f"{day}T09:{running % 60:02d}:00+08:00"
                number = _number(county, running, self._years)
                yield f"{county:04d}{running:012d}", number, 1, batch, place, *told

        ledger.add("records", columns, rows())
        self._sent[county] += size

    def _above(self, server: Server) -> PostgresLedger:
        """The city's database: every county's tables as parts of its own, and the figures of all."""
        database = server.made()
        for statement in self._statements():
            server.ask(statement, database)
        ledger = open_postgres(server.address(database), Path("/"), secrets.token_bytes(32))
        self._stack.callback(ledger.close)
        return ledger

    def _statements(self) -> Iterator[str]:
        yield "CREATE EXTENSION postgres_fdw; CREATE SCHEMA xinfang"
        yield f"CREATE TABLE xinfang.steps AS SELECT {len(VERSIONS)} AS version"
        for table, by in _SPREAD:
            yield f"CREATE TABLE xinfang.{table} ({self._columns(table)}) PARTITION BY RANGE ({by})"
        for county, (server, database) in enumerate(zip(self._homes, self._databases, strict=True)):
            there = f"county_{county}"
            yield (
                f"CREATE SERVER {there} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1',"
                f" port '{server.port}', dbname '{database}', async_capable 'true', fetch_size '200')"
            )
            yield f"CREATE USER MAPPING FOR county SERVER {there} OPTIONS (user 'county')"
            code = _FIRST_COUNTY + county
            part = f"FOR VALUES FROM ('{code}') TO ('{code + 1}')"
            yield (
                f"CREATE FOREIGN TABLE xinfang.answers_{county} PARTITION OF xinfang.answers {part}"
                f" SERVER {there} OPTIONS (table_name 'answers')"
            )
            yield (
                f"CREATE TABLE xinfang.records_{county} PARTITION OF xinfang.records {part}"
                " PARTITION BY RANGE (received_at)"
            )
            for year in self._years:
                yield (
                    f"CREATE FOREIGN TABLE xinfang.records_{county}_{year}"
                    f" PARTITION OF xinfang.records_{county} FOR VALUES FROM ('{year}') TO ('{year + 1}')"
                    f" SERVER {there} OPTIONS (table_name 'records_{year}')"
                )
            yield (
                f"CREATE FOREIGN TABLE xinfang.monthly_{county} ({self._columns('monthly')})"
                f" SERVER {there} OPTIONS (table_name 'monthly')"
            )
        every = " UNION ALL ".join(f"TABLE xinfang.monthly_{county}" for county in range(len(self._homes)))
        yield (
            "CREATE VIEW xinfang.monthly AS SELECT by, month, key, sum(matters)::bigint AS matters,"
            f" sum(people)::bigint AS people FROM ({every}) each_county GROUP BY by, month, key"
        )

    def _columns(self, table: str) -> str:
        """The columns as a county's ledger has them."""
        told = self._ledgers[0].rows(
            "SELECT column_name, data_type, collation_name FROM information_schema.columns"
            " WHERE table_schema = 'xinfang' AND table_name = ? ORDER BY ordinal_position",
            (table,),
        )
        return ", ".join(f'"{name}" {kind}' + f' COLLATE "{how}"' * bool(how) for name, kind, how in told)


def measure(city: City, folder: Path) -> Measured:
    """What a county and a city ask, the median of some rounds."""
    number, top, ever = city.some_number(), city.city, Wanted()
    desk, found = f"{number[:9]}-1", "SELECT number FROM records WHERE number = ?"
    with open_index(folder / "search.db", bytes(32)) as index:
        asked: dict[str, Callable[[], object]] = {
            "number": lambda: top.row(f"{found} AND desk = ?", (number, desk)),
            "number_anywhere": lambda: top.row(found, (number,)),
            "figures_by_month": lambda: summary(top, By.MONTH),
            "page_of_a_desk": lambda: listing.page(top, index, Wanted(desk=desk)),
            "page_of_the_city": lambda: listing.page(top, index, ever),
        }
        took = {name: _median(work) for name, work in asked.items()}
    took["receive"] = statistics.median(city.growing.take_one() * 1000 for _ in range(_ROUNDS))
    return Measured(matters=city.matters, took=took)


def main(argv: Sequence[str] | None = None) -> int:
    """Grow a city in three steps, and print what each thing took at each."""
    parser = argparse.ArgumentParser(prog="python -m bench.city", description=__doc__)
    parser.add_argument("--matters", type=int, default=300_000)
    parser.add_argument("--counties", type=int, default=9)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args(argv)
    found = binaries(foreign=True)
    if found is None:
        print("no PostgreSQL with postgres_fdw: install Debian's postgresql", file=sys.stderr)
        return 3
    seen = []
    with homes.room() as room:
        city = City(room, args.counties, args.years, found)
        try:
            for part in (10, 3, 1):
                city.grow(args.matters // part)
                seen.append(measure(city, room))
                print(_line(seen[-1]), file=sys.stderr, flush=True)
        finally:
            city.close()
    if args.json:
        print(json.dumps([{"matters": each.matters, **each.took} for each in seen]))
        return 0
    print("| matters | " + " | ".join(seen[0].took) + " |")
    for each in seen:
        print(_line(each))
    return 0


def _line(seen: Measured) -> str:
    return f"| {seen.matters:,} | " + " | ".join(f"{took:.1f} ms" for took in seen.took.values()) + " |"


def _median(work: Callable[[], Any]) -> float:
    work()
    return statistics.median(timed(work) * 1000 for _ in range(_ROUNDS))


def _records() -> list[wire.RecordV1]:
    with homes.open_store(homes.home(1000)) as store:
        return records_of(store)


def _desk(county: int, town: int) -> str:
    return f"{_FIRST_COUNTY + county}{town + 1:03d}-1"


def _number(county: int, running: int, years: range) -> str:
    year = years[running % len(years)]
    return str(make_number(_desk(county, running % _TOWNS)[:9], 1, year, running // _TOWNS + 1))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    sys.exit(main())
